import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import fc from 'fast-check';
import { door, pseudonymiser } from '../core/redaction.js';
import { bsnHider, countsAsBsn, inTestRange, passesElevenTest, testBsns } from './identifiers.js';

/** Nine digits that pass the eleven-test, as a real BSN does; never of the range that the harness issues. */
const realBsn = fc
  .integer({ min: 10_000_000, max: 998_999_999 })
  .map((number) => String(number).padStart(9, '0'))
  .filter(passesElevenTest);
const oid = '2.16.840.1.113883.2.4.6.3';
const fhirSystem = 'http://fhir.nl/fhir/NamingSystem/bsn';

/** The ways in which a BSN, or what stands in its place, is written in messages, addresses, headers and words. */
const places: Readonly<Record<string, (bsn: string) => unknown>> = {
  'II, root first': (bsn) => `<h:InstanceIdentifier root="${oid}" extension="${bsn}"/>`,
  'II, extension first': (bsn) => `<id extension="${bsn}" assigningAuthorityName="x" root="${oid}"/>`,
  'II, single quotes': (bsn) => `<id root='${oid}' displayable='true' extension='${bsn}'/>`,
  'II, single quotes, extension first': (bsn) => `<id extension='${bsn}' root='${oid}'/>`,
  'II, on several lines': (bsn) => `<id\n  root = "${oid}"\n  extension = "${bsn}"\n/>`,
  'FHIR JSON identifier': (bsn) => JSON.stringify({ identifier: [{ system: fhirSystem, value: bsn }] }),
  'FHIR JSON identifier, value first': (bsn) => JSON.stringify({ identifier: [{ value: bsn, system: fhirSystem }] }),
  'FHIR JSON identifier with more in it': (bsn) =>
    JSON.stringify({ use: 'official', system: fhirSystem, rank: 1, value: bsn }, null, 2),
  'FHIR JSON with escaped slashes': (bsn) => JSON.stringify({ system: fhirSystem, value: bsn }).replaceAll('/', '\\/'),
  'FHIR JSON identifier by OID': (bsn) => JSON.stringify({ system: `urn:oid:${oid}`, value: bsn }),
  'FHIR XML identifier': (bsn) =>
    `<identifier>\n <system value="${fhirSystem}"/>\n <value value="${bsn}"/>\n</identifier>`,
  'FHIR XML identifier, prefixed': (bsn) => `<f:system value='${fhirSystem}'></f:system><f:value value='${bsn}'/>`,
  'FHIR XML identifier, value first': (bsn) => `<value value="${bsn}"/><system value="${fhirSystem}"/>`,
  criteria: (bsn) => `Consent?_query=otv&patientid=${bsn}&providerid=90000382&providertype=Z3`,
  'criteria in XML': (bsn) => `<criteria value="Consent?_query=otv&amp;patientid=${bsn}"/>`,
  'an action of the driver': (bsn) => ({
    kind: 'action',
    input: { bsn },
    result: { output: { bsns: [bsn], patientShown: bsn } },
  }),
  'an action as text': (bsn) => JSON.stringify({ patientLaunched: bsn, bsn }),
  'an OID of its own': (bsn) => `urn:oid:${oid}.${bsn}`,
};
/** Where only the eleven-test tells that it is a BSN. */
const freeText: Readonly<Record<string, (bsn: string) => unknown>> = {
  'a path': (bsn) => `/tst-us/mitz/Patient/${bsn}/Consent`,
  'a query': (bsn) => `/Patient?identifier=http%3A%2F%2Ffhir.nl%2Ffhir%2FNamingSystem%2Fbsn%7C${bsn}`,
  'a query with quotes': (bsn) => `/Patient?name=%22${bsn}%22&x=%20${bsn}`,
  'a header': (bsn) => [
    ['X-Patient', bsn],
    ['x-note', `patient ${bsn}`],
  ],
  'a sentence': (bsn) => `Patiënt met BSN ${bsn}, geboren op 1970-01-01. Niet ${bsn}.`,
  'a word glued to it': (bsn) => `bsn${bsn}x bsn.${bsn} _${bsn}_ (${bsn}) #${bsn}`,
  'a file name': (bsn) => `${bsn}.pdf`,
  HL7v2: (bsn) => `PID|1||${bsn}^^^NLMINBIZA^NNNLD`,
  'a key of an object': (bsn) => ({ [bsn]: { deep: [[{ note: `x ${bsn} y` }]] } }),
  'a number': (bsn) => (bsn.startsWith('0') ? bsn : { reference: Number(bsn), all: [Number(bsn)] }),
  'a JSON text in a JSON text': (bsn) => JSON.stringify({ message: JSON.stringify({ patient: bsn, n: Number(bsn) }) }),
  'an escape of JSON before it': (bsn) => `{"note":"\\u0022${bsn}\\u0022 \\u00e9${bsn}"}`,
  'a timestamp beside it': (bsn) => `2026-11-21T10:00:00.123Z ${bsn} 12.5`,
};

const doorFor = (issued: Iterable<string> = [], key = 'key'): { pass: <T>(value: T) => T; hidden: Set<string> } => {
  const hidden = new Set<string>();
  return { pass: door([bsnHider(new Set(issued), hidden)], pseudonymiser(Buffer.from(key))), hidden };
};
const shown = (value: unknown): string => JSON.stringify(value);

describe('a BSN', () => {
  it('passes the eleven-test, or does not', () => {
    expect(['123456782', '111222333'].every(passesElevenTest)).to.be.true;
    for (const none of [
      '123456789',
      '000000000',
      '12345678',
      '1234567820',
      '12345678a',
      '',
      ' 123456782',
      '１２３４５６７８２',
    ])
      expect(passesElevenTest(none), none).to.be.false;
  });

  it('with one digit wrong, or two neighbours swapped, passes no more', () => {
    fc.assert(
      fc.property(realBsn, fc.nat({ max: 8 }), fc.integer({ min: 1, max: 9 }), (bsn, at, plus) => {
        const digits = bsn.split('').map(Number);
        const wrong = digits.with(at, (digits[at]! + plus) % 10).join('');
        expect(passesElevenTest(wrong), wrong).to.be.false;
        const swapped =
          at < 8
            ? digits
                .with(at, digits[at + 1]!)
                .with(at + 1, digits[at]!)
                .join('')
            : bsn;
        // The last two weights, 2 and -1, differ by 3; no difference of neighbours is a multiple of eleven.
        if (swapped !== bsn) expect(passesElevenTest(swapped), swapped).to.be.false;
      }),
    );
  });

  it('of the harness lies in the test range, passes the test, and is the same for the same seed', () => {
    const take = (seed: string): readonly string[] => {
      const series = testBsns(seed);
      return Array.from({ length: 2000 }, () => series.next().value);
    };
    const all = take('a');
    expect(all.every((bsn) => inTestRange(bsn) && passesElevenTest(bsn))).to.be.true;
    expect(new Set(all).size).to.equal(all.length);
    expect(take('a')).to.deep.equal(all);
    expect(take('b')).not.to.deep.equal(all);
  });

  it('counts as one by its pseudonym too, but only if the value behind it did', () => {
    expect(['123456782', 'bsn-0a1b2c3d-valid'].map(countsAsBsn)).to.deep.equal([true, true]);
    expect(['123456789', 'bsn-0a1b2c3d-invalid', 'bsn-0a1b2c3-valid', 'xbsn-0a1b2c3d-valid'].some(countsAsBsn)).to.be
      .false;
    const { pass } = doorFor();
    expect(countsAsBsn(pass({ bsn: '123456782' }).bsn)).to.be.true;
    expect(countsAsBsn(pass({ bsn: '123456789' }).bsn)).to.be.false;
  });
});

describe('the door for BSNs', () => {
  for (const [name, write] of Object.entries({ ...places, ...freeText })) {
    it(`hides one that was not issued, and leaves one that was: ${name}`, () => {
      const issued = '999990019';
      fc.assert(
        fc.property(realBsn, (bsn) => {
          const { pass, hidden } = doorFor([issued]);
          const out = pass(write(bsn));
          expect(shown(out)).not.to.contain(bsn);
          expect([...hidden]).to.have.length(1);
          expect([...hidden][0]).to.match(/^bsn-[0-9a-f]{8}-valid$/);
          expect(shown(out)).to.contain([...hidden][0]);
          expect(pass(out), 'twice').to.deep.equal(out);
          const known = doorFor([issued]);
          expect(known.pass(write(issued))).to.deep.equal(write(issued));
          expect([...known.hidden]).to.deep.equal([]);
        }),
        { numRuns: 40 },
      );
    });
  }

  for (const [name, write] of Object.entries(places)) {
    it(`hides what stands in its place though it is none, or cut off: ${name}`, () => {
      for (const value of ['123456789', '1234567', '12345678'].slice(0, name === 'an OID of its own' ? 2 : 3)) {
        const { pass, hidden } = doorFor();
        const out = pass(write(value));
        expect(shown(out)).not.to.contain(value);
        expect([...hidden].every((one) => /^bsn-[0-9a-f]{8}-invalid$/.test(one))).to.be.true;
        expect(pass(out)).to.deep.equal(out);
      }
    });
  }

  it('gives one stand-in for one value in a run, wherever it stands, and another under another key', () => {
    fc.assert(
      fc.property(realBsn, realBsn, (a, b) => {
        const all = Object.values({ ...places, ...freeText });
        const { pass, hidden } = doorFor();
        for (const write of all) pass(write(a));
        expect(hidden.size).to.equal(1);
        for (const write of all) pass(write(b));
        expect(hidden.size).to.equal(a === b ? 1 : 2);
        const elsewhere = doorFor([], 'another key');
        elsewhere.pass(a);
        expect([...elsewhere.hidden][0]).not.to.equal([...hidden][0]);
      }),
      { numRuns: 30 },
    );
  });

  it('leaves alone what is no BSN: URAs, timestamps, UUIDs, OIDs, digests, longer and shorter numbers', () => {
    const digits = (length: number): fc.Arbitrary<string> =>
      fc.string({ unit: fc.integer({ min: 0, max: 9 }).map(String), minLength: length, maxLength: length });
    const hex = fc.string({
      unit: fc.constantFrom('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'f'),
      minLength: 64,
      maxLength: 64,
    });
    const none = fc.oneof(
      digits(8).map((ura) => `<id root="2.16.528.1.1007.3.3" extension="${ura}"/>`),
      digits(8).map((ura) => `Consent?_query=otv&providerid=${ura}&providertype=Z3`),
      // Four digits of an escape with five behind it, together and as 4-5: an escape that is taken apart is no JSON any more.
      digits(5).map((digit) => `{"id":"\\u0061${digit} \\u0065-${digit}"}`),
      digits(9).map((fraction) => `2026-11-21T10:00:00.${fraction}+01:00`),
      digits(9).map((fraction) => `20261121100000.${fraction}+0100`),
      digits(9).map((part) => `urn:oid:2.16.840.1.113883.2.4.6.6.${part}`),
      digits(9).map((part) => `2.16.${part}.1.5`),
      fc.uuid().map((id) => `urn:uuid:${id}`),
      // Digits in the last group of a UUID that would pass by themselves.
      realBsn.map((bsn) => `urn:uuid:6f1f2cf6-8b0c-4b30-8f12-${bsn}abc`),
      realBsn.map((bsn) =>
        `"${bsn}a-${bsn.slice(0, 4)}-4b30-8f12-0123456789ab"`.replace(`"${bsn}a`, `"${bsn.slice(0, 7)}a`),
      ),
      hex.map((digest) => `sha256 ${digest}a`),
      // Ten to twelve digits of which the first are zeros are a number of nine that was filled up.
      digits(10).filter((n) => !n.startsWith('0')),
      digits(12).map((n) => `12-1${n}`),
      digits(14),
    );
    fc.assert(
      fc.property(none, (text) => {
        const { pass, hidden } = doorFor();
        expect(pass({ text, list: [text] })).to.deep.equal({ text, list: [text] });
        expect(hidden.size).to.equal(0);
      }),
      { numRuns: 1000 },
    );
  });

  it('leaves nine digits in words that are no BSN, and hides the one beside them', () => {
    const { pass } = doorFor();
    expect(pass('no 123456789, but 123456782')).to.match(/^no 123456789, but bsn-[0-9a-f]{8}-valid$/);
  });

  it('leaves an issued one in its place whatever is written around it, and hides another beside it', () => {
    const { pass } = doorFor(['999990019']);
    for (const text of ['patientid=999990019.', 'patientid=999990019)', '{"m":"{\\"c\\":\\"patientid=999990019\\"}"}'])
      expect(pass(text)).to.equal(text);
    const both = pass(`<id root="${oid}" extension="999990019 of 123456782"/>`);
    expect(both).to.contain('999990019').and.not.to.contain('123456782');
  });

  it('takes account of what is issued later in the run', () => {
    const issued = new Set<string>();
    const pass = door([bsnHider(issued)], pseudonymiser());
    expect(pass('999990019')).not.to.equal('999990019');
    issued.add('999990019');
    expect(pass('999990019')).to.equal('999990019');
  });

  it('takes time that grows with the text, whatever a hostile message repeats', () => {
    const { pass } = doorFor();
    const bait = [
      `root="${oid}" `,
      'extension="x" ',
      `"system":"${fhirSystem}",`,
      '"value":"x",',
      '<value value="x"/>',
      'patientid=',
      '2.16.840.1.113883.',
      '123456789 ',
      'abcdef0123',
      randomUUID(),
    ];
    const timeOf = (length: number): number => {
      const begun = performance.now();
      for (const one of bait) pass(one.repeat(length / one.length));
      return performance.now() - begun;
    };
    timeOf(20_000);
    const [small, large] = [timeOf(100_000), timeOf(800_000)];
    expect(large / Math.max(small, 1), `${small.toFixed(0)} ms, then ${large.toFixed(0)} ms`).to.be.lessThan(40);
  });
});
