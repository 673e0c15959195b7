import { expect } from 'chai';
import fc from 'fast-check';
import { exampleContext } from '../example.js';
import { buildSubscription } from '../abonneren/subscription.js';
import { defaultSpecification } from '../specification/index.js';
import { buildConsentBundle } from '../toestemming/bundle.js';
import { xml } from '../xml.js';
import { textAt } from './json.js';
import type { Json } from './json.js';
import { FhirFault, readFhir } from './read.js';
import { bundleXml, subscriptionXml } from './read.spec.kit.js';

const json = 'application/fhir+json';
const asJson = (body: string): Json => readFhir(body, json);
const asXml = (body: string): Json => readFhir(body, 'application/fhir+xml; charset=utf-8');
const { provider, gatewaySystem, sourceSystem } = exampleContext.company;

describe('readFhir', () => {
  describe('gives the same value for the same resource in JSON and XML', () => {
    it('a Subscription', () => {
      const request = {
        bsn: '999990019',
        holder: provider,
        birthDate: '1971-04-12',
        endpoint: 'https://localhost:9443/notificaties',
        gatewaySystem: gatewaySystem!,
        sourceSystem: sourceSystem!,
      };
      const built = buildSubscription(request, defaultSpecification);
      expect(asXml(subscriptionXml)).to.deep.equal(built);
      expect(asJson(JSON.stringify(built))).to.deep.equal(built);
    });

    it('a Bundle with a consent and its Provenance', () => {
      const built = buildConsentBundle(
        {
          bsn: '999990019',
          birthDate: '1971-04-12',
          holder: provider,
          consents: [
            {
              choice: 'yes',
              dataCategory: 'GGC002',
              consultingCategories: ['RPZAC001', 'RPZAC104'],
              decidedAt: '2024-05-06T10:00:00+02:00',
            },
          ],
          recording: {
            professional: { root: '2.16.528.1.1007.3.1', extension: '900000009', roleCode: '01.015' },
            button: 'dossierhoudersknop',
            questionVersion: '3.8.1',
            recorded: '2026-11-21T10:00:00Z',
          },
        },
        defaultSpecification,
      );
      const urls = [0, 1, 2, 3].map((i) => textAt(built, 'entry', i, 'fullUrl'));
      expect(asXml(bundleXml(urls))).to.deep.equal(built);
      expect(asJson(JSON.stringify(built, null, '\t'))).to.deep.equal(built);
    });

    it('any text in a primitive', () => {
      fc.assert(
        fc.property(fc.string({ unit: 'grapheme-ascii' }), (reason) => {
          const body = xml`<Subscription xmlns="http://hl7.org/fhir"><reason value="${reason}"/></Subscription>`.text;
          expect(asXml(body)).to.deep.equal(asJson(JSON.stringify({ resourceType: 'Subscription', reason })));
        }),
      );
    });

    it('a primitive that has an extension beside its value', () => {
      const extended = `<Patient xmlns="http://hl7.org/fhir"><birthDate id="b" value="1971-04-12">
        <extension url="urn:x"><valueBoolean value="true"/></extension></birthDate>
        <deceasedBoolean><extension url="urn:y"/></deceasedBoolean></Patient>`;
      expect(asXml(extended)).to.deep.equal({
        resourceType: 'Patient',
        birthDate: '1971-04-12',
        _birthDate: { id: 'b', extension: [{ url: 'urn:x', valueBoolean: true }] },
        _deceasedBoolean: { extension: [{ url: 'urn:y' }] },
      });
    });

    it('numbers and booleans by their type, and only where they are written as such', () => {
      const body = `<Bundle xmlns="http://hl7.org/fhir"><id value="1"/><total value="2"/><entry><resource><Patient>
        <active value="true"/><id value="true"/></Patient></resource></entry><entry><resource><Patient>
        <active value="ja"/></Patient></resource></entry></Bundle>`;
      expect(asXml(body)).to.deep.equal({
        resourceType: 'Bundle',
        id: '1',
        total: 2,
        entry: [
          { resource: { resourceType: 'Patient', active: true, id: 'true' } },
          { resource: { resourceType: 'Patient', active: 'ja' } },
        ],
      });
    });
  });

  it('shows in XML an element that stands twice where it may not, and names that objects have by nature', () => {
    const body = `<Subscription xmlns="http://hl7.org/fhir"><status value="a"/><status value="b"/><status value="c"/>
      <constructor value="x"/><__proto__ value="y"/><toString value="z"/></Subscription>`;
    const read = asXml(body) as Record<string, Json>;
    expect(read['status']).to.deep.equal(['a', 'b', 'c']);
    expect(Object.entries(read)).to.deep.include.members([
      ['constructor', 'x'],
      ['__proto__', 'y'],
      ['toString', 'z'],
    ]);
    expect(Object.getPrototypeOf(read)).to.equal(Object.prototype);
  });

  describe('goes by the media type', () => {
    for (const type of [json, 'application/json', 'APPLICATION/FHIR+JSON ; fhirVersion=4.0', 'text/json'])
      it(`JSON: ${type}`, () => {
        expect(readFhir('{"resourceType":"Patient"}', type)).to.deep.equal({ resourceType: 'Patient' });
      });
    for (const type of ['application/fhir+xml', 'application/xml', 'text/xml;charset=UTF-8'])
      it(`XML: ${type}`, () => {
        expect(readFhir('<Patient xmlns="http://hl7.org/fhir"/>', type)).to.deep.equal({ resourceType: 'Patient' });
      });
    for (const type of [
      undefined,
      '',
      'text/plain',
      'application/fhir+jsonx',
      'json',
      'application/x-www-form-urlencoded',
    ])
      it(`neither: ${type ?? 'none'}`, () => {
        expect(() => readFhir('{}', type)).to.throw(FhirFault, 'is no FHIR format');
      });
    it('and not by what the body looks like', () => {
      expect(() => asJson(subscriptionXml)).to.throw(FhirFault, 'not well-formed JSON');
      expect(() => asXml('{"resourceType":"Patient"}')).to.throw(FhirFault, 'not well-formed');
    });
  });

  describe('refuses in JSON', () => {
    it('a key that stands twice in one object, however it is written', () => {
      for (const body of [
        '{"a":1,"b":2,"a":1}',
        '{"resourceType":"Patient","x":[{"y":{"k":1,"k":1}}]}',
        '{"a":1,"\\u0061":2}',
        '{"a":{"b":[]},"a":2}',
        '{"":1,"":2}',
        '[{"a":"a:","a":0}]',
      ])
        expect(() => asJson(body), body).to.throw(FhirFault, 'stands twice');
    });

    it('no key that stands once in each object, whatever strings look like', () => {
      for (const body of [
        '{"a":{"a":{"a":1}},"b":[{"a":1},{"a":1}]}',
        '{"a":"\\"b\\":","b":"{\\"a\\":1,\\"a\\":2}"}',
        '{"a":"\\\\","b":"a"}',
        '{ "a" : [ "a" , "a" , { } , [ ] ] }',
        '"a"',
        '[]',
        'null',
      ])
        expect(asJson(body), body).to.deep.equal(JSON.parse(body));
    });

    it('nothing that JSON itself writes', () => {
      fc.assert(
        fc.property(fc.jsonValue(), (value) => {
          const body = JSON.stringify(value);
          expect(JSON.stringify(asJson(body))).to.equal(JSON.stringify(JSON.parse(body)));
        }),
      );
    });

    it('text that is no JSON', () => {
      for (const body of ['', '{', '{"a":1,}', "{'a':1}", '{"a":1}{"b":2}', '\u0000', 'NaN'])
        expect(() => asJson(body), body).to.throw(FhirFault, 'not well-formed');
    });

    it('values nested deeper than 64, and not one less', () => {
      const lists = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);
      expect(asJson(lists(64))).to.be.an('array');
      for (const depth of [65, 60_000])
        expect(() => asJson(lists(depth)), String(depth)).to.throw(FhirFault, 'deeper than 64');
      expect(() => asJson(`{"a":${'{"a":'.repeat(64)}1${'}'.repeat(65)}`)).to.throw(FhirFault, 'deeper than 64');
    });

    it('no long list: 400,000 members are read', () => {
      expect(asJson(`[${'0,'.repeat(399_999)}0]`)).to.have.length(400_000);
    });

    it('a body over the size, in bytes', () => {
      const limits = { maxBytes: 8, maxDepth: 9 };
      expect(readFhir('["1234"]', json, limits)).to.deep.equal(['1234']);
      expect(() => readFhir('["éééé"]', json, limits)).to.throw(FhirFault, 'larger than 8 bytes');
    });

    it('and takes for many keys time that grows with their number', () => {
      const timeOf = (count: number): number => {
        const body = `{${Array.from({ length: count }, (_, i) => `"k${i}":0`).join(',')}}`;
        const begun = performance.now();
        asJson(body);
        return performance.now() - begun;
      };
      timeOf(1000);
      const [small, large] = [timeOf(10_000), timeOf(80_000)];
      expect(large / Math.max(small, 1), `${small.toFixed(0)} ms, then ${large.toFixed(0)} ms`).to.be.lessThan(40);
    });
  });

  describe('refuses in XML', () => {
    const table: Readonly<Record<string, readonly [body: string, words: string]>> = {
      'a root in no namespace': ['<Patient/>', "/Patient is in namespace ''"],
      'a root in another namespace': ['<Patient xmlns="http://hl7.org/fhir/R5"/>', '/Patient is in namespace'],
      'an element in another namespace': [
        '<Patient xmlns="http://hl7.org/fhir"><id xmlns="urn:x" value="1"/></Patient>',
        "/Patient/id is in namespace 'urn:x'",
      ],
      'a resource in another namespace': [
        '<Bundle xmlns="http://hl7.org/fhir"><entry><resource><Patient xmlns="urn:x"/></resource></entry></Bundle>',
        "/Bundle/entry/resource/Patient is in namespace 'urn:x'",
      ],
      'two resources in one place': [
        '<Bundle xmlns="http://hl7.org/fhir"><entry><resource><Patient/><Consent/></resource></entry></Bundle>',
        'holds more than one resource',
      ],
      'a DOCTYPE': ['<!DOCTYPE Patient><Patient xmlns="http://hl7.org/fhir"/>', 'a DOCTYPE is not allowed'],
      'a doubled attribute': [
        '<Patient xmlns="http://hl7.org/fhir"><id value="1" value="2"/></Patient>',
        'not well-formed',
      ],
      'elements nested deeper than 64': [
        `<Patient xmlns="http://hl7.org/fhir">${'<a>'.repeat(64)}${'</a>'.repeat(64)}</Patient>`,
        'nested deeper than 64',
      ],
    };
    for (const [what, [body, words]] of Object.entries(table))
      it(what, () => {
        expect(() => asXml(body)).to.throw(FhirFault, words);
      });
  });
});
