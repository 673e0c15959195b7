import { expect } from 'chai';
import fc from 'fast-check';
import { defaultSpecification } from '../specification/index.js';
import { readXml } from '../xml.js';
import { buildOpenAnswer, readLocations } from './answer.js';
import type { Location } from './answer.js';
import { buildOpenQuestion, openAttributeNames, openFormOf, readOpenQuestion } from './question.js';
import type { OpenQuestion } from './question.js';

const digits = (length: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.integer({ min: 0, max: 9 }).map(String), minLength: length, maxLength: length });
/** Whatever can stand in an attribute: also what has to be escaped. */
const code = fc.string({
  unit: fc.constantFrom('a', 'Z', '1', '.', '-', '&', '<', '>', '"', "'", 'é'),
  minLength: 1,
  maxLength: 20,
});
const person = fc.record({ root: fc.constantFrom('2.16.528.1.1007.3.1', '1.2.3'), extension: code });
const question: fc.Arbitrary<OpenQuestion> = fc.record({
  messageId: fc.uuid().map((id) => `urn:uuid:${id}`),
  bsn: digits(9),
  consulter: fc.record({
    ura: digits(8),
    providerType: fc.constantFrom('Z3', 'V4', 'G&5'),
    professional: fc.record(
      { root: fc.constant('1.2.3'), extension: code, roleCode: fc.constantFrom('01.015', '30.000'), mandated: person },
      { requiredKeys: ['root', 'extension', 'roleCode'] },
    ),
  }),
  purposeOfUse: fc.constantFrom('TREAT', 'COC', 'RESEARCH'),
});
const location: fc.Arbitrary<Location> = fc.record(
  {
    ura: digits(8),
    homeCommunityId: fc.constantFrom('urn:oid:1.2.3', 'urn:oid:2.16.840.1.113883.2.4.6.6.1'),
    sourceId: fc.constant('urn:oid:1.2.4'),
    dataCategories: fc.subarray(['GGC002', 'GGC012', 'GGC013']),
  },
  { requiredKeys: ['homeCommunityId', 'dataCategories'] },
);

const sent = { endpoint: 'https://localhost:8443/tst-us/mitz/openautorisatievraag', at: '2026-11-21T10:00:00.000Z' };
const built = (one: OpenQuestion): string => buildOpenQuestion(one, sent, defaultSpecification);
const read = (body: string): ReturnType<typeof readOpenQuestion> =>
  readOpenQuestion(readXml(body), defaultSpecification);

const example: OpenQuestion = {
  messageId: 'urn:uuid:6f1f2cf6-8b0c-4b30-8f12-93c1f1d8f0a1',
  bsn: '999990020',
  consulter: {
    ura: '90000382',
    providerType: 'Z3',
    professional: { root: '2.16.528.1.1007.3.1', extension: '900000009', roleCode: '01.015' },
  },
  purposeOfUse: 'TREAT',
};

describe('an open autorisatievraag', () => {
  it('that was written is read back as it was, and so is its answer', () => {
    fc.assert(
      fc.property(question, fc.array(location, { maxLength: 4 }), (one, locations) => {
        expect(read(built(one))).to.deep.equal(one);
        const answer = readXml(buildOpenAnswer(one, locations, defaultSpecification));
        expect(readLocations(answer, defaultSpecification)).to.deep.equal(locations);
      }),
    );
  });

  it('is read by the values of the set it was written under, and not by those of another', () => {
    const moved: typeof defaultSpecification = {
      ...defaultSpecification,
      'open.namespace': { value: 'urn:ihe:iti:xcpd:2030', basis: 'assumed', source: 's' },
      'oid.bsn': { value: '1.2.3', basis: 'assumed', source: 's' },
      'open.attribute.purpose': { value: 'urn:purpose', basis: 'assumed', source: 's' },
    };
    const body = buildOpenQuestion(example, sent, moved);
    expect(readOpenQuestion(readXml(body), moved)).to.deep.equal(example);
    expect(read(body)).to.have.property('unrecognised');
  });

  it('proves nothing about meaning where a part is lacking, doubled or under another OID: each is named', () => {
    for (const name of openAttributeNames.filter((one) => one !== 'mandated')) {
      const id = defaultSpecification[`open.attribute.${name}`].value;
      const whole = new RegExp(`<saml2:Attribute Name="${id.replaceAll('.', '\\.')}".*?</saml2:Attribute>`);
      const changes = [(body: string) => body.replace(whole, ''), (body: string) => body.replace(whole, '$&$&')];
      const { oid: own } = openFormOf(name, defaultSpecification);
      if (own !== undefined) changes.push((body) => body.replace(whole, (found) => found.replace(own, '1.2.3')));
      for (const change of changes) {
        const body = change(built(example));
        expect(body).not.to.equal(built(example));
        expect(read(body)).to.have.property('unrecognised').that.contains(name);
      }
    }
  });

  it('is not recognised without its parts, nor as a SOAP 1.1 message', () => {
    for (const [from, to] of [
      [/<wsse:Security.*<\/wsse:Security>/, ''],
      [/urn:ihe:iti:xcpd:2009/, 'urn:ihe:iti:2009'],
      [/<RequestedPatientId[^>]*>/, '$&$&'],
      [/http:\/\/www.w3.org\/2003\/05\/soap-envelope/g, 'http://schemas.xmlsoap.org/soap/envelope/'],
    ] as const)
      expect(read(built(example).replace(from, to)), String(from)).to.have.property('unrecognised');
    expect(readLocations(readXml('<a/>'), defaultSpecification)).to.equal(undefined);
  });
});
