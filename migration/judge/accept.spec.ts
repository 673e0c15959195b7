import { expect } from 'chai';
import fc from 'fast-check';
import { randomBytes } from 'node:crypto';
import { readPlainXml } from '../../mitz/fhir/plain-xml.js';
import { readFhir } from '../../mitz/fhir/read.js';
import { fhirXml } from '../../mitz/fhir/write-xml.js';
import { buildConsentBundle } from '../../mitz/toestemming/bundle.js';
import { readConsents } from '../../mitz/toestemming/read.js';
import { defaultSpecification } from '../../mitz/specification/index.js';
import { migration } from '../../test/corpus/consents.js';
import { filesOf, varied } from '../../test/corpus/table.js';
import { dayInAmsterdam, momentOf } from '../../mitz/calendar.js';
import { acceptor, acceptXml } from './accept.js';
import { judgeMessage } from './judge-message.js';
import { SafeTexts } from './show-safely.js';
import type { SentMessage } from './sent-message.js';
import { CategoryBits } from './sent-message.js';
import { dayAt, momentMs } from '../read/dates.js';
import { Pseudonyms } from '../read/pseudonym.js';

// The moment of the corpus: some of its messages were decided just then.
const now = new Date('2026-11-21T10:00:00Z');
const accept = acceptor(defaultSpecification, now);
const safeTexts = new SafeTexts(new Pseudonyms(randomBytes(32)), defaultSpecification);

function fast(text: string, format: 'json' | 'xml' = 'json'): SentMessage | undefined {
  try {
    return format === 'xml' ? acceptXml(text, accept) : accept(JSON.parse(text), text);
  } catch {
    return undefined;
  }
}

/** What the rules have against a message, and what it says by the reader of the scenarios. */
const slow = (text: string, format: 'json' | 'xml' = 'json'): ReturnType<typeof judgeMessage> =>
  judgeMessage(text, format, defaultSpecification, now, safeTexts);

/** That the fast path says nothing that the slow path does not. */
function mustAgree(text: string, format: 'json' | 'xml' = 'json'): boolean {
  const said = fast(text, format);
  if (said === undefined) return false;
  const { findings, message } = slow(text, format);
  expect(findings, text).to.deep.equal([]);
  expect(message).to.deep.equal(said);
  return true;
}

const formatOf = (contentType: string): 'json' | 'xml' => (contentType.includes('xml') ? 'xml' : 'json');
const codes = Object.keys(defaultSpecification['codes.consultingCategories'].value);
const good = JSON.stringify(
  buildConsentBundle(
    {
      bsn: '999990019',
      birthDate: '1971-04-12',
      holder: { ura: '90000382', providerType: 'Z3' },
      consents: [
        { choice: 'yes', dataCategory: 'GGC002', consultingCategories: codes, decidedAt: '2024-05-06T10:00:00+02:00' },
        {
          choice: 'no',
          dataCategory: 'GGC002',
          consultingCategories: codes.slice(1),
          decidedAt: '2024-05-06T10:00:00Z',
        },
      ],
    },
    defaultSpecification,
  ),
);
const goodXml = fhirXml(JSON.parse(good) as Parameters<typeof fhirXml>[0]);

/** What may stand in XML, or may not, and is not plain: neither between elements nor within a value. */
const foreign = [
  '<!-- x -->',
  '<![CDATA[x]]>',
  '<?x y?>',
  '<!DOCTYPE Bundle>',
  '&amp;',
  '&#65;',
  '&x;',
  '" id="a',
  '<id id="a" value="b"/>',
  '<id value="b" value="c"/>',
  "<id value='b'/>",
  '<id value="b"><extension url="c"/></id>',
  '<f:id xmlns:f="http://hl7.org/fhir" value="b"/>',
  '<id xmlns="urn:x" value="b"/>',
  '<div xmlns="http://www.w3.org/1999/xhtml">x</div>',
  '<constructor value="b"/>',
  '<resourceType value="Patient"/>',
  '<__proto__ value="b"/>',
  '\u0001',
  '\ud83d\ude00',
  '\ufffe',
];

describe('the fast path of a check in bulk', function () {
  this.timeout(20_000);

  it('accepts a plain message, however its white space is, and reads in it what the reader of the scenarios reads', () => {
    expect(mustAgree(good)).to.be.true;
    expect(mustAgree(JSON.stringify(JSON.parse(good), undefined, 2))).to.be.true;
    expect(mustAgree(good.replaceAll('/', '\\/'))).to.be.true;
    expect(mustAgree(goodXml, 'xml')).to.be.true;
    const read = readConsents(readFhir(good, 'application/fhir+json'), defaultSpecification);
    expect(read).to.deep.include({ bsn: fast(good)?.bsn, birthDate: fast(good)?.birthDate });
  });

  it('accepts nothing wrong of the corpus, and of what is right says what the rules say', () => {
    const { koppelvlak } = migration;
    const right = [...filesOf(koppelvlak, 'right'), ...migration.right.map((one) => varied(koppelvlak, one))];
    const accepted = right.filter(({ body, contentType }) => mustAgree(body, formatOf(contentType)));
    expect(accepted.length, 'most of what is right is fast').to.be.at.least(right.length / 2);
    const wrong = [...filesOf(koppelvlak, 'wrong'), ...migration.wrong.map((one) => varied(koppelvlak, one))];
    for (const { body, contentType, finds, name } of wrong) {
      // A file has no Content-Type: that one rule is about the wire only.
      if (finds === 'media-type-is-fhir') continue;
      expect(fast(body, formatOf(contentType)), name).to.equal(undefined);
      expect(
        slow(body, formatOf(contentType)).findings.map(({ rule }) => rule),
        name,
      ).to.include(finds);
    }
  });

  it('accepts no changed message that a rule rejects: a key doubled, left out or moved, a value changed or of another kind', () => {
    const tokens = good.match(/"[^"]*"|[{}[\],:]/g) ?? [];
    const strings = [...new Set(tokens.filter((token) => token.startsWith('"')))];
    const values = [
      'null',
      '1',
      'true',
      '""',
      '[]',
      '{}',
      '{"reference":"Patient/1"}',
      '"2024-02-30"',
      '"urn:uuid:x"',
      '"\\u0041"',
      ...strings,
    ];
    const change = fc.record({
      at: fc.nat(tokens.length - 1),
      way: fc.constantFrom('replace', 'drop', 'double', 'insert', 'swap'),
      value: fc.constantFrom(...values),
      key: fc.constantFrom(...strings, '"reference"', '"display"'),
    });
    let accepted = 0;
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 3 }), (changes) => {
        const changed = [...tokens];
        for (const { at, way, value, key } of changes) {
          if (way === 'replace') changed[at] = value;
          else if (way === 'drop') changed[at] = '';
          else if (way === 'double') changed[at] = `${tokens[at] ?? ''}${tokens[at] ?? ''}`;
          else if (way === 'insert') changed[at] = `${tokens[at] ?? ''}${tokens[at] === '{' ? `${key}:${value},` : ''}`;
          else
            [changed[at], changed[(at + 4) % tokens.length]] = [
              tokens[(at + 4) % tokens.length] ?? '',
              tokens[at] ?? '',
            ];
        }
        if (mustAgree(changed.join(''))) accepted += 1;
      }),
      { numRuns: 2500 },
    );
    expect(accepted, 'some changes leave a message right').to.be.greaterThan(0);
  });

  it('sees a key that stands twice, however it is written, although JSON.parse keeps the last only', () => {
    for (const doubled of [
      '"status":"inactive","status"',
      '"status": "active", "status"',
      '"\\u0073tatus":"active","status"',
    ]) {
      expect(fast(good.replace('"status"', doubled)), doubled).to.equal(undefined);
    }
  });

  it('reads plain XML as the reader of the scenarios does, and accepts none that was changed so that a rule rejects it', () => {
    const tokens: readonly string[] = goodXml.match(/<\/?|"[^"]*"|\w+|[^<"\w]/g) ?? [];
    const known = tokens.filter((token) => /^[\w"]/.test(token));
    const pieces = [...new Set([...known, ...(goodXml.match(/<(\w+) value="[^"]*"\/>/g) ?? []), ...foreign])];
    const change = fc.record({
      at: fc.nat(tokens.length - 1),
      way: fc.constantFrom('replace', 'drop', 'double', 'insert', 'swap'),
      piece: fc.constantFrom(...pieces),
    });
    const times = { plain: 0, changedAndPlain: 0, accepted: 0 };
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 3 }), (changes) => {
        const changed = [...tokens];
        for (const { at, way, piece } of changes) {
          const token = tokens[at] ?? '';
          if (way === 'replace') changed[at] = piece;
          else if (way === 'drop') changed[at] = '';
          else if (way === 'double') changed[at] = token + token;
          else if (way === 'insert') changed[at] = token + piece;
          else {
            const other = tokens.indexOf(piece);
            if (other >= 0) [changed[at], changed[other]] = [piece, token];
          }
        }
        const text = changed.join('');
        const plain = readPlainXml(text);
        if (plain !== undefined) {
          times.plain += 1;
          if (text !== goodXml) times.changedAndPlain += 1;
          expect(plain, text).to.deep.equal(readFhir(text, 'application/fhir+xml'));
        }
        if (mustAgree(text, 'xml')) times.accepted += 1;
      }),
      { numRuns: 2500 },
    );
    for (const [what, count] of Object.entries(times)) expect(count, what).to.be.greaterThan(0);
  });

  it('leaves XML that is not plain to that reader, and with white space between its elements it is plain', () => {
    const plain = goodXml.replaceAll('><', '>\r\n\t<');
    for (const text of [goodXml, plain, `<?xml version="1.0" encoding="UTF-8"?>\n${plain}\n`]) {
      expect(readPlainXml(text), text).to.deep.equal(JSON.parse(good));
      expect(mustAgree(text, 'xml')).to.be.true;
    }
    const start = '<Bundle xmlns="http://hl7.org/fhir">';
    for (const piece of foreign) {
      expect(readPlainXml(goodXml.replace(start, start + piece)), piece).to.equal(undefined);
      expect(readPlainXml(goodXml.replace('"transaction"', `"${piece}"`)), piece).to.equal(undefined);
    }
    const deep = `${start}${'<entry>'.repeat(70)}${'</entry>'.repeat(70)}</Bundle>`;
    for (const text of [deep, goodXml.slice(0, -1), `${goodXml}x`, goodXml + goodXml, '', '<', start, 'null'])
      expect(readPlainXml(text), text).to.equal(undefined);
  });

  it('reads moments and days as the calendar does', () => {
    const moments = fc.record({
      ms: fc.integer({ min: Date.UTC(1900, 0, 1), max: Date.UTC(2100, 0, 1) }),
      zone: fc.constantFrom('Z', '+01:00', '+02:00', '-10:30'),
      fraction: fc.constantFrom('', '.5', '.1234567'),
    });
    fc.assert(
      fc.property(moments, ({ ms, zone, fraction }) => {
        const text = `${new Date(ms).toISOString().slice(0, 19)}${fraction}${zone}`;
        expect(momentMs(text)).to.equal(momentOf(text)?.getTime());
        expect(dayAt(ms)).to.equal(dayInAmsterdam(new Date(ms)));
      }),
    );
    fc.assert(
      fc.property(
        fc.stringMatching(/^20\d\d-[01]\d-[0-3]\dT[0-2]\d:[0-6]\d:[0-6]\d(Z|[+-][01]\d:[0-6]\d)?$/),
        (text) => {
          const read = momentMs(text);
          if (!Number.isNaN(read)) expect(momentOf(text)?.getTime(), text).to.equal(read);
        },
      ),
    );
  });

  it('has each midnight in the Netherlands where the calendar has it', () => {
    const [day, hour] = [24 * 3_600_000, 3_600_000];
    for (let begin = Date.UTC(1941, 0, 1); begin < Date.UTC(2041, 0, 1); begin += day) {
      for (const ms of [22 * hour - 1, 22 * hour, 23 * hour - 1, 23 * hour]) {
        const moment = new Date(begin + ms);
        if (dayAt(begin + ms) !== dayInAmsterdam(moment)) expect.fail(moment.toISOString());
      }
    }
  });

  it('keeps sets of consulting categories, and knows no set with an unknown or a doubled one', () => {
    const bits = new CategoryBits(defaultSpecification);
    expect(bits.of(codes)).to.equal(bits.all);
    expect(bits.codes(bits.of(codes.slice(2)))).to.deep.equal(codes.slice(2));
    expect(bits.of(['RPZAC999'])).to.equal(-1);
    expect(bits.of(['RPZAC001', 'RPZAC001'])).to.equal(-1);
  });
});
