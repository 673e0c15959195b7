import { randomUUID, generateKeyPairSync } from 'node:crypto';
import { expect } from 'chai';
import { mitzDoor } from './door.js';
import { countsAsBsn, testBsns } from './identifiers.js';

const bsns = testBsns('door');
const [strange, issued] = [bsns.next().value, bsns.next().value];
const issuedName = `Testpatiënt ${issued.slice(-4)}`;
const encoded = (text: string): string => Buffer.from(text).toString('base64');
const key = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
const pem = key.export({ type: 'pkcs8', format: 'pem' }) as string;
const opaque = 'q7Zr0T9mVx3kLw8sYb2n';
const jwt = `${encoded('{"alg":"ES256","typ":"JWT"}')}.${Buffer.from(`{"sub":"${strange}"}`).toString('base64url')}.c2lnbmF0dXJl`;

/** What is planted: as it is written, and what of it nobody may read. */
const planted: Readonly<Record<string, { readonly text: string; readonly secret: string }>> = {
  'a BSN': { text: strange, secret: strange },
  'a bearer token': { text: `Bearer ${opaque}`, secret: opaque },
  'a SAML token': { text: `SAML ${encoded('<saml2:Assertion xmlns:saml2="x"/>')}`, secret: 'PHNhbWwyOkFzc2' },
  'a JSON Web Token': { text: jwt, secret: 'c2lnbmF0dXJl' },
  'a private key': { text: pem, secret: pem.split('\n')[1] ?? '' },
  'a password': { text: `password=${opaque}`, secret: opaque },
  'a password in JSON': { text: JSON.stringify({ password: `a ${opaque}` }), secret: opaque },
  'a password in JSON in JSON': {
    text: JSON.stringify({ a: JSON.stringify({ client_secret: opaque }) }),
    secret: opaque,
  },
  'a password in XML': { text: `<wsse:Password Type="xy">${opaque}</wsse:Password>`, secret: opaque },
};

const hexadecimal = (character: string): string => character.charCodeAt(0).toString(16);
const spelt = (write: (character: string) => string) => (text: string) =>
  text.replace(/[A-Za-z0-9]/g, (one) => write(one));

/** How it is written, and how it is read back. */
const encodings: Readonly<Record<string, { write: (text: string) => string; read: (text: string) => string }>> = {
  'as it is': { write: (text) => text, read: (text) => text },
  'percent-encoded': { write: encodeURIComponent, read: decodeURIComponent },
  'percent-encoded to the letter': {
    write: (text) => [...text].map((one) => `%${one.charCodeAt(0).toString(16).padStart(2, '0')}`).join(''),
    read: decodeURIComponent,
  },
  'percent-encoded twice': {
    write: spelt((one) => `%25${hexadecimal(one)}`),
    read: (text) => decodeURIComponent(decodeURIComponent(text)),
  },
  'in decimal references': {
    write: spelt((one) => `&#${one.charCodeAt(0)};`),
    read: (text) => text.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code))),
  },
  'in hexadecimal references': {
    write: spelt((one) => `&#x${hexadecimal(one)};`),
    read: (text) => text.replace(/&#x([0-9a-f]+);/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
  },
  'in escapes of JSON': {
    write: spelt((one) => `\\u00${hexadecimal(one)}`),
    read: (text) => text.replace(/\\u00([0-9a-f]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
  },
  'in base64': { write: encoded, read: (text) => decodedIn(text) },
  'in base64 with words around it': { write: (text) => encoded(`aan ${text} van`), read: (text) => decodedIn(text) },
  'in base64 for addresses': {
    write: (text) => Buffer.from(text).toString('base64url'),
    read: (text) => decodedIn(text),
  },
  'in base64 in base64': { write: (text) => encoded(encoded(text)), read: (text) => decodedIn(decodedIn(text)) },
  'in UTF-16, the small end first': { write: (text) => [...text].join('\0') + '\0', read: noNul },
  'in UTF-16, the large end first': { write: (text) => '\0' + [...text].join('\0'), read: noNul },
};
function noNul(text: string): string {
  return text.replaceAll('\0', '');
}
const decodedIn = (text: string): string =>
  text.replace(/[A-Za-z0-9+_-]{12,}={0,2}/g, (piece) => Buffer.from(piece, 'base64').toString('utf8'));

/** Every field of what is recorded. */
const places: Readonly<Record<string, (text: string) => unknown>> = {
  'the path': (text) => ({ request: { path: `/tst-us/mitz/Patient/${text}` } }),
  'the query': (text) => ({ request: { path: `/Patient?x=${text}&y=1` } }),
  'a header': (text) => ({ request: { headers: [['x-note', text]] } }),
  'a SOAP body': (text) => ({
    request: { body: `<s:Envelope><s:Body><a b="${text}">${text}</a></s:Body></s:Envelope>` },
  }),
  'a FHIR XML body': (text) => ({ request: { body: `<Consent><id value="${text}"/></Consent>` } }),
  'a FHIR JSON body': (text) => ({ request: { body: `{"resourceType":"Consent","id":"${text}"}` } }),
  'the answer to a notification': (text) => ({ response: { body: text, headers: [['location', `/x/${text}`]] } }),
  'the output of an action': (text) => ({
    kind: 'action',
    result: { status: 'done', output: { items: [{ reason: text }] } },
  }),
  'a refusal': (text) => ({ kind: 'action', result: { status: 'refused', reason: `${text} is onbekend` } }),
  'what a process printed': (text) => `12:00:01 info: ${text}`,
  'an error': (text) => `the driver broke its contract at action 'reset': status 500: {"error":"${text}"}`,
  'the name of a field': (text) => ({ output: { [text]: 1 } }),
};

const read = (value: unknown, by: (text: string) => string): string => {
  if (typeof value === 'string') return `${value} ${by(value)}`;
  if (value === null || typeof value !== 'object') return '';
  return Object.entries(value)
    .map(([name, inner]) => `${name} ${by(name)} ${read(inner, by)}`)
    .join('\n');
};

describe('the one door', () => {
  for (const [what, { text, secret }] of Object.entries(planted)) {
    it(`lets nothing through of ${what}, in no field and no encoding, and is at peace with what it let through`, () => {
      for (const [how, { write, read: by }] of Object.entries(encodings)) {
        for (const [where, put] of Object.entries(places)) {
          const pass = mitzDoor();
          const before = put(write(text));
          expect(read(before, by), `${how} in ${where}: planted`).to.contain(secret);
          const out = pass(before);
          expect(read(out, by), `${how} in ${where}`).not.to.contain(secret);
          expect(pass(out), `${how} in ${where}, again`).to.deep.equal(out);
        }
      }
    });
  }

  it('leaves a BSN that was issued as it was written, in every field and encoding', () => {
    const pass = mitzDoor(new Set([issued]));
    for (const { write } of Object.values(encodings))
      for (const put of Object.values(places)) expect(pass(put(write(issued)))).to.deep.equal(put(write(issued)));
  });

  it('gives one pseudonym to one BSN, however it is written', () => {
    const hidden = new Set<string>();
    const pass = mitzDoor(new Set(), hidden);
    for (const { write } of Object.values(encodings))
      for (const put of Object.values(places)) pass(put(write(strange)));
    expect([...hidden]).to.have.length(1);
    expect(countsAsBsn([...hidden][0] ?? '')).to.be.true;
  });

  it('finds a BSN broken up, which does not count as one by that, and leaves an issued one', () => {
    const [a, b, c] = [strange.slice(0, 3), strange.slice(3, 6), strange.slice(6)];
    const written = ['.', '-', ' ', '\u00a0', '%20', '+', '&nbsp;'].flatMap((sign) => [
      [a, b, c].join(sign),
      [strange.slice(0, 4), strange.slice(4, 6), c].join(sign),
      [...strange].join(sign),
      ...(sign === '.' ? [] : [[strange.slice(0, 4), strange.slice(4)].join(sign)]),
      ...(sign === '-' ? [1, 2, 3, 5, 6, 7, 8].map((n) => `${strange.slice(0, n)}-${strange.slice(n)}`) : []),
      ...['0', '00', '000'].map((zeros) => `${zeros}${strange}`),
    ]);
    const hidden = new Set<string>();
    const pass = mitzDoor(new Set(), hidden);
    for (const text of written) {
      for (const sentence of [text, `patiënt ${text}.`, `(${text})`, `patientid=${text}&x=1`, `"bsn":"${text}"`]) {
        const out = pass(sentence);
        expect(out, sentence).to.match(/bsn-[0-9a-f]{8}-invalid/);
        expect(out, sentence).not.to.contain(c);
      }
    }
    expect([...hidden]).to.have.length(1);
    const forIssued = mitzDoor(new Set([issued]));
    const grouped = `${issued.slice(0, 3)}.${issued.slice(3, 6)}.${issued.slice(6)}`;
    expect(forIssued(`a ${grouped} b`)).to.equal(`a ${grouped} b`);
  });

  it('leaves what is evidence: ids, digests, OIDs, times, addresses, versions, certificates, words', () => {
    const certificate = encoded(`\x30\x82\x01\x22\x30\x82\xff${'\xfe'.repeat(60)}`);
    const open = [
      `urn:uuid:${randomUUID()}`,
      'sha256 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
      'urn:oid:2.16.840.1.113883.2.4.6.6.90000382',
      '2.16.528.1.1007.3.3.123.456.782',
      '2026-11-21T10:00:00.123+01:00',
      '20261121100000.123456782+0100',
      '127.0.0.1:8443 192.168.1.10 10.123.456.782.1',
      'in 3 of 999 scenarios after 12.345 ms',
      'Consent?_query=otv&providerid=90000382&providertype=Z3',
      '<name value="Huisartsenpraktijk De Proef"/>',
      '{"coding":[{"system":"x","code":"GGC012","display":"Medische gegevens"}]}',
      'InstanceIdentifier AttributeDesignator application/fhir+xml multipart/related',
      certificate,
    ];
    for (const text of open) expect(mitzDoor()(text), text).to.equal(text);
  });
});

describe('names at the door', () => {
  const name = 'Wilhelmina';
  const family = 'Duijvendak';
  const structural: Readonly<Record<string, unknown>> = {
    'HumanName in JSON': JSON.stringify({ name: [{ text: `${name} ${family}`, family, given: [name, name] }] }),
    'HumanName in JSON in JSON': JSON.stringify({ a: JSON.stringify({ name: [{ family, given: [name] }] }) }),
    'HumanName in XML': `<name><text value="${name} ${family}"/><family value="${family}"/><given value='${name}'/></name>`,
    'a reference in JSON': JSON.stringify({ subject: { identifier: { value: '1' }, display: `${name} ${family}` } }),
    'a reference in XML': `<patient><reference value="Patient/1"/><display value="${name} ${family}"/></patient>`,
    'HL7v3, in parts': `<hl7:name use="L"><hl7:given>${name}</hl7:given> <hl7:family>${family}</hl7:family></hl7:name>`,
    'HL7v3, in one': `<assignedPerson><name>${name} ${family}</name></assignedPerson>`,
    'the user in an assertion': `<Attribute Name="urn:oasis:names:tc:xspa:1.0:subject:subject-id"><AttributeValue>${name} ${family}</AttributeValue></Attribute>`,
    'a search': { path: `/Patient?family=${family}&given:exact=${name}` },
    'a header': { headers: [['X-Patient-Name', `${name} ${family}`]] },
    'an output': { result: { output: { items: [{ name, patientName: family, deep: { lastName: family } }] } } },
    'a sentence': `Mevrouw ${name} ${family} is niet bekend; dhr. ${family}; naam: ${name} van ${family}`,
    'base64 of HumanName': encoded(`<name><family value="${family}"/><given value="${name}"/></name>`),
  };
  for (const [where, value] of Object.entries(structural)) {
    it(`are hidden where a name belongs: ${where}`, () => {
      const pass = mitzDoor();
      const out = pass(value);
      for (const by of [(text: string) => text, decodedIn]) {
        expect(read(out, by)).not.to.contain(name);
        expect(read(out, by)).not.to.contain(family);
      }
      expect(JSON.stringify(out) + read(out, decodedIn)).to.match(/name-[0-9a-f]{8}/);
      expect(pass(out), 'again').to.deep.equal(out);
    });
  }

  it('stay where the harness issued them', () => {
    const pass = mitzDoor(new Set([issuedName, 'De Proef']));
    const given = { output: { name: issuedName }, body: `<name>De Proef</name><family value="${issuedName}"/>` };
    expect(pass(given)).to.deep.equal(given);
  });

  it('are not looked for in free text: that cannot be done, and is not promised', () => {
    const text = `${name} ${family} staat niet ingeschreven`;
    expect(mitzDoor()({ result: { status: 'refused', reason: text } }).result.reason).to.equal(text);
  });
});
