/** What may change the meaning of a message is never accepted, in JSON or XML; what changes nothing is left alone. */
import { expect } from 'chai';
import { fhirXml } from '../../mitz/fhir/write-xml.js';
import { Bench, message, row } from '../check.spec.kit.js';
import type { MigrationRecord } from '../result.js';

const anna = '999990019';
const right = message({ bsn: anna });
const no = message({ bsn: anna, choice: 'no' });

const changed = (from: string | RegExp, to: string, of = right): string => {
  const text = of.replace(from, to);
  expect(text).to.not.equal(of);
  return text;
};
const inProvision = (element: string, of = right): string => changed('"actor":[', `${element},"actor":[`, of);
const beforeProvision = (element: string, of = right): string =>
  changed('"provision":{', `${element},"provision":{`, of);
const atPatient = (element: string): string => changed(/"birthDate":"[^"]*"/, `$&,${element}`);
const security = (code: string): string => `"meta":{"security":[{"system":"urn:x","code":"${code}"}]}`;
const policy = (code: string): string => `"policyRule":{"coding":[{"system":"urn:x","code":"${code}"}]}`;
const elsewhere = 'urn:uuid:00000000-0000-4000-8000-000000000000';

const doubtful: Readonly<Record<string, string>> = {
  'implicit rules of the Bundle': changed('"resourceType":"Bundle",', '$&"implicitRules":"urn:x",'),
  'implicit rules of the Patient': changed('"resourceType":"Patient",', '$&"implicitRules":"urn:x",'),
  'a test label on the Bundle': changed('"resourceType":"Bundle",', `$&${security('HTEST')},`),
  'a label on the Consent': changed('"resourceType":"Consent",', `$&${security('R')},`),
  'a yes that opts out': beforeProvision(policy('OPTOUT')),
  'a yes that opts out of emergency care': beforeProvision(policy('OPTOUTE')),
  'a no that opts in': beforeProvision(policy('OPTIN'), no),
  'a verification': beforeProvision('"verification":[{"verified":true}]'),
  'an unknown extension of Consent': changed('"extension":[', '$&{"url":"urn:x","valueBoolean":true},'),
  'a modifier extension of Consent': changed(
    '"status":"active"',
    '"modifierExtension":[{"url":"urn:x","valueBoolean":true}],$&',
  ),
  'a modifier extension of Organization': changed(
    '"resourceType":"Organization",',
    '$&"modifierExtension":[{"url":"urn:x","valueBoolean":true}],',
  ),
  'an extension of the provision': changed('"provision":{', '$&"extension":[{"url":"urn:x","valueBoolean":true}],'),
  'a period that ended': inProvision('"period":{"end":"2025-01-01"}'),
  'a period that ends': inProvision('"period":{"end":"2098-01-01"}'),
  'a period that has not begun': inProvision('"period":{"start":"2098"}'),
  'a patient who is not active': changed('"birthDate"', '"active":false,"birthDate"'),
  'a deceased patient': atPatient('"deceasedBoolean":true'),
  'a patient with a date of death': atPatient('"deceasedDateTime":"2024-02-03"'),
  'a patient who is another one': atPatient(
    '"link":[{"other":{"identifier":{"system":"urn:x","value":"1"}},"type":"replaced-by"}]',
  ),
  'a holder that is not active': changed('"resourceType":"Organization",', '$&"active":false,'),
  'a consent of nobody in the message': changed(
    /"patient":\{"reference":"[^"]*"/,
    `"patient":{"reference":"${elsewhere}"`,
  ),
  'a consent of the holder': right.replace(
    /("patient":\{"reference":")[^"]*(".*"fullUrl":")([^"]*)(","resource":\{"resourceType":"Organization")/,
    '$1$3$2$3$4',
  ),
};

const categories: Readonly<Record<string, string>> = {
  'the category of another group': changed('"code":"GGC002"', '"code":"GGC013"'),
  'an unknown category': changed('"code":"GGC002"', '"code":"GGC999"'),
};

const plain: Readonly<Record<string, string>> = {
  'an opt-in with a yes': beforeProvision(policy('OPTIN')),
  'an active patient who lives': changed('"birthDate"', '"active":true,"birthDate"').replace(
    /"birthDate":"[^"]*"/,
    '$&,"deceasedBoolean":false',
  ),
  'a period that began': inProvision('"period":{"start":"2020-01-01"}'),
  'a period without an end, written as one': inProvision('"period":{"start":"2020-01-01","end":"9999-12-31"}'),
  'a profile': changed('"resourceType":"Bundle",', '$&"meta":{"profile":["http://fhir.nl/x"]},'),
};

describe('what may change the meaning of a message', function () {
  this.timeout(60_000);
  let bench: Bench;
  beforeEach(async () => {
    bench = await Bench.make();
  });
  afterEach(() => bench.remove());

  /** One message with its register, as JSON and as XML. */
  async function both(text: string): Promise<readonly { record: MigrationRecord; rules: readonly string[] }[]> {
    const xml = fhirXml(JSON.parse(text) as Parameters<typeof fhirXml>[0]);
    const files = [await bench.write('one.json', text), await bench.write('one.xml', xml)];
    const results = [];
    for (const file of files) {
      const { record } = await bench.batch([], [row(anna, text.includes('"inactive"') ? 'no' : 'yes')], {
        messages: [file],
      });
      // Beside it: rules about the shape, and the counts without a message that was not recognised.
      const shape = new Set([
        'references-resolve',
        'consent-category-of-the-holder',
        'valid-r4',
        'read-in-one-way',
        'counts-add-up',
      ]);
      const rules = (await bench.findings()).map(({ rule }) => rule).filter((rule) => !shape.has(rule));
      results.push({ record, rules });
    }
    return results;
  }

  for (const [rule, cases] of Object.entries({
    'meaning-is-known': doubtful,
    'data-category-is-the-holders': categories,
  })) {
    for (const [what, text] of Object.entries(cases)) {
      it(`is found: ${what}`, async () => {
        for (const { record, rules } of await both(text)) {
          expect(rules).to.deep.equal([rule]);
          expect(record.verdict).to.equal('not-accepted');
        }
      });
    }
  }

  for (const [what, text] of Object.entries(plain)) {
    it(`is not seen in ${what}`, async () => {
      for (const { record, rules } of await both(text)) {
        expect(rules).to.deep.equal([]);
        expect(record.verdict).to.equal('accepted');
      }
    });
  }
});
