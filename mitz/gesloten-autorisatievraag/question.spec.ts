import { expect } from 'chai';
import fc from 'fast-check';
import { defaultSpecification } from '../specification/index.js';
import { readXml } from '../xml.js';
import { attributeNames, buildQuestion, formOf, readQuestion } from './question.js';
import type { Question } from './question.js';

const digits = (length: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.integer({ min: 0, max: 9 }).map(String), minLength: length, maxLength: length });
/** Whatever can stand in an attribute: also what has to be escaped. */
const code = fc.oneof(
  digits(9),
  fc.string({
    unit: fc.constantFrom('a', 'Z', '1', '.', '-', '&', '<', '>', '"', "'", 'é'),
    minLength: 1,
    maxLength: 20,
  }),
);
const oid = fc.array(fc.nat({ max: 99_999 }), { minLength: 1, maxLength: 6 }).map((parts) => ['2', ...parts].join('.'));
const provider = fc.record({ ura: digits(8), providerType: fc.constantFrom('Z3', 'V4', 'A1', 'G&5') });
const person = fc.record({ root: oid, extension: code });
const question: fc.Arbitrary<Question> = fc.record({
  messageId: fc.uuid().map((id) => `urn:uuid:${id}`),
  bsn: digits(9),
  holder: provider,
  dataCategories: fc.array(fc.constantFrom('GGC002', 'GGC012', 'GGC013', 'GGC999'), { minLength: 1, maxLength: 4 }),
  consulter: fc.record({
    ura: digits(8),
    providerType: fc.constantFrom('Z3', 'V4'),
    professional: fc.record(
      { root: oid, extension: code, roleCode: fc.constantFrom('01.015', '30.000'), mandated: person },
      { requiredKeys: ['root', 'extension', 'roleCode'] },
    ),
  }),
  purposeOfUse: fc.constantFrom('TREAT', 'COC', 'RESEARCH'),
});

const endpoint = 'https://localhost:8443/tst-us/mitz/geslotenautorisatievraag/xacml3';
const built = (one: Question): string => buildQuestion(one, endpoint, defaultSpecification);
const read = (body: string): ReturnType<typeof readQuestion> => readQuestion(readXml(body), defaultSpecification);

const example: Question = {
  messageId: 'urn:uuid:6f1f2cf6-8b0c-4b30-8f12-93c1f1d8f0a1',
  bsn: '999990019',
  holder: { ura: '90000382', providerType: 'Z3' },
  dataCategories: ['GGC002', 'GGC013'],
  consulter: {
    ura: '90000697',
    providerType: 'V4',
    professional: { root: '2.16.528.1.1007.3.1', extension: '900027308', roleCode: '01.016' },
  },
  purposeOfUse: 'TREAT',
};

describe('a gesloten autorisatievraag', () => {
  it('that was written is read back as it was', () => {
    fc.assert(
      fc.property(question, (one) => {
        expect(read(built(one))).to.deep.equal(one);
      }),
    );
  });

  it('is read by the values of the set it was written under, and not by those of another', () => {
    const moved: typeof defaultSpecification = {
      ...defaultSpecification,
      'vraag.xacmlNamespace': {
        value: 'urn:oasis:names:tc:xacml:3.0:core:schema:wd-99',
        basis: 'assumed',
        source: 's',
      },
      'oid.bsn': { value: '1.2.3', basis: 'assumed', source: 's' },
      'vraag.attribute.purpose': { value: 'urn:purpose', basis: 'assumed', source: 's' },
    };
    const body = buildQuestion(example, endpoint, moved);
    expect(readQuestion(readXml(body), moved)).to.deep.equal(example);
    expect(read(body)).to.have.property('unrecognised');
  });

  it('proves nothing about meaning where a part is lacking, doubled or under another OID: each is named', () => {
    for (const name of attributeNames.filter((one) => one !== 'mandated')) {
      const id = defaultSpecification[`vraag.attribute.${name}`].value;
      const one = { ...example, dataCategories: ['GGC002'] };
      const whole = new RegExp(`<x:Attribute AttributeId="${id.replaceAll('.', '\\.')}".*?</x:Attribute>`);
      const changes = [(body: string) => body.replace(whole, '')];
      if (name !== 'dataCategory') changes.push((body) => body.replace(whole, '$&$&'));
      const { oid: own } = formOf(name, defaultSpecification);
      if (own !== undefined) changes.push((body) => body.replace(whole, (found) => found.replace(own, '1.2.3')));
      for (const change of changes) {
        const body = change(built(one));
        expect(body).not.to.equal(built(one));
        expect(read(body)).to.have.property('unrecognised').that.contains(name);
      }
    }
  });

  it('is not recognised in another namespace, nor as a SOAP 1.1 message', () => {
    for (const [from, to] of [
      ['protocol:wd-14', 'protocol'],
      ['schema:wd-17', 'schema:os'],
      ['http://www.w3.org/2003/05/soap-envelope', 'http://schemas.xmlsoap.org/soap/envelope/'],
    ] as const)
      expect(read(built(example).replaceAll(from, to)), from).to.have.property('unrecognised');
    expect(read('<a/>')).to.have.property('unrecognised');
  });
});
