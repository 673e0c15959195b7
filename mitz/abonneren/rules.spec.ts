import { expect } from 'chai';

import { fhirMessage } from '../fhir/message.js';
import { describeRules, expectOnlyFailing, judged, notPassed } from '../rules.spec.kit.js';
import type { Ruled } from '../rules.spec.kit.js';
import type { FhirMessage } from '../fhir/message.js';
import { subscriptionRules } from './rules.js';

const subscriptions: Ruled<FhirMessage> = {
  koppelvlak: 'abonneren',
  rules: subscriptionRules,
  read: fhirMessage,
  write: (example, patient, different) => {
    example.subscribe(patient, different);
  },
};

/** The same Subscription as the examples write, in XML; what each place holds can be replaced. */
const inXml = (bsn: string, change: (xml: string) => string = (xml) => xml): string =>
  change(
    `<Subscription xmlns="http://hl7.org/fhir">` +
      `<extension url="http://fhir.nl/StructureDefinition/Patient.birthDate"><valueDate value="1971-04-12"/></extension>` +
      `<extension url="http://fhir.nl/StructureDefinition/GatewaySystem"><valueOid value="urn:oid:2.16.840.1.113883.2.4.6.6.1"/></extension>` +
      `<extension url="http://fhir.nl/StructureDefinition/SourceSystem"><valueOid value="urn:oid:2.16.840.1.113883.2.4.6.6.2"/></extension>` +
      `<status value="requested"/><reason value="OTV"/>` +
      `<criteria value="Consent?_query=otv&amp;patientid=${bsn}&amp;providerid=90000382&amp;providertype=Z3"/>` +
      `<channel><type value="rest-hook"/><endpoint value="https://localhost:9443/otv"/><payload value="application/fhir+xml"/></channel>` +
      `</Subscription>`,
  );

const judgedXml = (change?: (xml: string) => string): ReturnType<typeof judged> =>
  judged(subscriptions, (example, patient) => {
    const headers = { 'content-type': 'application/fhir+xml; charset=utf-8' };
    example.exchange('abonneren', 'POST', inXml(patient.bsn, change), headers, { status: 202, body: '' });
  });

const judgedJson = (mutate: (body: string) => string): ReturnType<typeof judged> =>
  judged(subscriptions, (example, patient) => {
    example.subscribe(patient, { mutate });
  });

describe('the rules about a Subscription', () => {
  describeRules(subscriptions);

  it('pass the right message in XML', () => {
    expect(notPassed(judgedXml())).to.deep.equal([]);
  });

  it('find the same faults in XML', () => {
    const wrong = {
      'status-is-requested': ['<status value="requested"/>', '<status value="active"/>'],
      'no-id-on-create': ['<extension', '<id value="1"/><extension'],
      'birth-date-is-a-date': ['1971-04-12', '1971-02-30'],
      'endpoint-is-https': ['https://', 'http://'],
      'is-a-subscription': ['</channel>', ''],
    };
    for (const [id, [from, to]] of Object.entries(wrong)) {
      expectOnlyFailing(
        judgedXml((xml) => xml.replace(from ?? '', to ?? '')),
        id,
      );
    }
  });

  it('do not blame a target for what FHIR leaves free', () => {
    const reordered = (body: string): string =>
      JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(body) as object).reverse()));
    const harmless: readonly ((body: string) => string)[] = [
      reordered,
      (body) => body.replace(/_query=otv&(patientid=\d+)&(providerid=\d+)/, '$2&$1&_query=otv'),
      (body) => body.replace(/\{"url":"[^"]*Patient.birthDate","valueDate":"[^"]*"\},/, ''),
      (body) => body.replace(',"payload":"application/fhir+json"', ''),
      (body) => body.replace('"payload":"application/fhir+json"', '"payload":"application/fhir+xml; charset=utf-8"'),
      (body) => body.replace('{', '{"meta":{"profile":["http://vzvz.nl/fhir/otv"]},'),
    ];
    for (const change of harmless) expect(notPassed(judgedJson(change))).to.deep.equal([]);
  });

  it('find a birth date that does not exist or has not come yet', () => {
    for (const date of ['1971-02-30', '2027-01-01', '1971-4-1']) {
      expectOnlyFailing(
        judgedJson((body) => body.replace('1971-04-12', date)),
        'birth-date-is-a-date',
      );
    }
  });

  it('find a BSN that fails the eleven-test, and take a pseudonym for what it stands for', () => {
    const withBsn = (bsn: string) => (body: string) => body.replace(/patientid=\d+/, `patientid=${bsn}`);
    expectOnlyFailing(judgedJson(withBsn('999000001')), 'criteria-in-form');
    expectOnlyFailing(judgedJson(withBsn('bsn-0123abcd-invalid')), 'criteria-in-form');
    expect(notPassed(judgedJson(withBsn('bsn-0123abcd-valid')))).to.deep.equal([]);
  });

  it('say where a fault stands', () => {
    const all = judgedJson((body) => body.replace('"status":"requested"', '"status":7'));
    expect(all['status-is-requested']?.shortcoming).to.deep.include({
      expected: 'requested',
      received: '7',
      where: 'exchange 1, Subscription.status',
    });
  });

  it('judge nothing where no message arrived, or in a media type that cannot be read but the media type itself', () => {
    const outcomes = (all: ReturnType<typeof judged>): Set<string> =>
      new Set(Object.values(all).map(({ outcome }) => outcome));
    expect(outcomes(judged(subscriptions, () => undefined))).to.deep.equal(new Set(['not-shown']));
    const asText = judged(subscriptions, (example, patient) => {
      example.subscribe(patient, { headers: { 'content-type': 'text/plain' } });
    });
    expectOnlyFailing(asText, 'media-type-is-fhir');
    expect(asText['is-a-subscription']?.outcome).to.equal('not-shown');
  });
});
