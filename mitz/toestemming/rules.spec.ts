import { expect } from 'chai';
import { fhirMessage } from '../fhir/message.js';
import type { FhirMessage } from '../fhir/message.js';
import { describeRules, expectOnlyFailing, judged, notPassed } from '../rules.spec.kit.js';
import type { Ruled } from '../rules.spec.kit.js';
import { consentBundleRules, recordingRules } from './rules.js';

const migrations: Ruled<FhirMessage> = {
  koppelvlak: 'migreren',
  rules: consentBundleRules,
  read: fhirMessage,
  write: (example, patient, different) => {
    example.migrate(patient, {}, different);
  },
};

const recorded: Ruled<FhirMessage> = {
  koppelvlak: 'registreren',
  rules: recordingRules,
  read: fhirMessage,
  write: (example, patient, different) => {
    example.recording(patient, 'yes', different);
  },
};

type Mutate = (body: string) => string;

const judgedAs = (ruled: Ruled<FhirMessage>, mutate: Mutate): ReturnType<typeof judged> =>
  judged(ruled, (example, patient) => {
    ruled.write(example, patient, { mutate });
  });

/** FHIR's XML of what the examples write: in it the order counts, so it is written out for the types that occur. */
function asXml(value: unknown, name: string): string {
  if (Array.isArray(value)) return value.map((inner) => asXml(inner, name)).join('');
  if (value === null || typeof value !== 'object') return `<${name} value="${String(value)}"/>`;
  const { resourceType, ...rest } = value as Record<string, unknown>;
  const isExtension = name === 'extension';
  const { url } = rest;
  const children = Object.entries(rest).filter(([key]) => !isExtension || key !== 'url');
  const inner = children.map(([key, child]) => asXml(child, key)).join('');
  if (typeof resourceType === 'string') {
    const whole = `<${resourceType}${name === 'Bundle' ? ' xmlns="http://hl7.org/fhir"' : ''}>${inner}</${resourceType}>`;
    return name === 'resource' ? `<resource>${whole}</resource>` : whole;
  }
  return `<${name}${isExtension ? ` url="${String(url)}"` : ''}>${inner}</${name}>`;
}

function inXml(ruled: Ruled<FhirMessage>, mutate: Mutate = (body) => body): ReturnType<typeof judged> {
  return judged(ruled, (example, patient) => {
    ruled.write(example, patient, {
      mutate: (body) => mutate(asXml(JSON.parse(body), 'Bundle')),
      headers: { 'content-type': 'application/fhir+xml' },
    });
  });
}

describe('the rules about a migration message', () => {
  describeRules(migrations);

  it('pass the right message in XML, and find the same faults there', () => {
    expect(notPassed(inXml(migrations))).to.deep.equal([]);
    const batch = inXml(migrations, (xml) => xml.replace('<type value="transaction"/>', '<type value="batch"/>'));
    expectOnlyFailing(batch, 'bundle-is-a-transaction');
    const unscoped = inXml(migrations, (xml) => xml.replace(/<scope>.*?<\/scope>/, ''));
    expectOnlyFailing(unscoped, 'consent-scope');
  });

  it('pass a no, with or without a deny, and one message with both a yes and a no', () => {
    const no = judged(migrations, (example, patient) => {
      example.migrate(patient, { choice: 'no' });
      example.migrate(patient, { choice: 'no' }, { mutate: (body) => body.replace('"provision":{', '"provision":{"type":"deny",') }); // prettier-ignore
    });
    expect(notPassed(no)).to.deep.equal([]);
  });

  const consentFaults: Readonly<Record<string, Mutate>> = {
    'doubles a consulting category': (body) => body.replace(/\{"url":"[^"]*OTV-ProviderCategory".*?\}\]\}\},/, '$&$&'),
    'names no consulting category': (body) => body.replace(/"extension":\[.*?\],"status"/, '"status"'),
    'names a consulting category under another system': (body) =>
      body.replace('raadplegende-zorgaanbiedercategorie', 'iets-anders'),
  };
  for (const [name, mutate] of Object.entries(consentFaults)) {
    it(`find a message that ${name}`, () => {
      expectOnlyFailing(judgedAs(migrations, mutate), 'consulting-categories-known');
    });
  }

  it('find a moment without time, one that does not exist, one before birth and one in the future', () => {
    for (const moment of ['2024-05-06', '2024-02-30T10:00:00Z', '1971-04-11T10:00:00Z', '2026-11-21T10:30:00Z']) {
      const all = judgedAs(migrations, (body) => body.replace('2024-05-06T10:00:00+02:00', moment));
      expectOnlyFailing(all, 'consent-date-time');
    }
    const hurried = judgedAs(migrations, (body) => body.replace('2024-05-06T10:00:00+02:00', '2026-11-21T10:01:00Z'));
    expect(notPassed(hurried), 'clocks may differ').to.deep.equal([]);
  });

  it('find a holder without URA, with seven digits, or of an unknown category', () => {
    const wrong: readonly Mutate[] = [
      (body) => body.replace('NamingSystem/ura', 'NamingSystem/agb'),
      (body) => body.replace('"90000382"', '"9000038"'),
      (body) => body.replace('"Z3"', '"QQ9"'),
    ];
    for (const mutate of wrong) expectOnlyFailing(judgedAs(migrations, mutate), 'one-organization');
  });

  it('judge a reference by the fullUrl of the entries, relative or not', () => {
    const all = judgedAs(migrations, (body) => body.replaceAll('urn:uuid:', 'Resource/'));
    expect(all['references-resolve']?.outcome).to.equal('pass');
    const nowhere = judgedAs(migrations, (body) =>
      body.replace(/("type":"permit".*?"reference":")[^"]*"/, '$1urn:uuid:x"'),
    );
    expectOnlyFailing(nowhere, 'references-resolve');
    expect(nowhere['actor-is-the-organization']?.outcome).to.equal('not-shown');
  });

  it('say where a fault stands', () => {
    const all = judgedAs(migrations, (body) => body.replace('"status":"active"', '"status":"proposed"'));
    expect(all['consent-status']?.shortcoming).to.deep.include({
      expected: 'active (yes) or inactive (no)',
      received: 'proposed',
      where: 'exchange 1, Bundle.entry[0].resource.status',
    });
  });

  it('find a Bundle without a Consent, and judge nothing else about consents', () => {
    const without: Mutate = (body) =>
      body.replace(/\{"fullUrl":"[^"]*","resource":\{"resourceType":"Consent".*?"url":"Consent"\}\},/, '');
    const all = judgedAs(migrations, without);
    expectOnlyFailing(all, 'is-a-bundle');
    expect(all['consent-status']?.outcome).to.equal('not-shown');
  });

  it('find a resource of another type, and judge nothing else', () => {
    const all = judgedAs(migrations, () => '{"resourceType":"Parameters"}');
    expectOnlyFailing(all, 'is-a-bundle');
    expect(all['is-a-bundle']?.shortcoming?.received).to.equal('Parameters');
  });
});

describe('the rules about a choice recorded with a button', () => {
  describeRules(recorded);

  it('pass the right message in XML', () => {
    expect(notPassed(inXml(recorded))).to.deep.equal([]);
  });

  it('take the situation of either button for the kind of holder', () => {
    const withSituation = (code: string) => (body: string) => body.replace('"SIT001"', `"${code}"`);
    expect(notPassed(judgedAs(recorded, withSituation('SIT003')))).to.deep.equal([]);
    expectOnlyFailing(judgedAs(recorded, withSituation('SIT002')), 'provenance-names-the-situation');
    const hospital = judgedAs(recorded, (body) => body.replace('"Z3"', '"V4"'));
    expectOnlyFailing(hospital, 'provenance-names-the-situation');
  });

  it('find a professional in another form than OID and letters or digits', () => {
    for (const change of [
      (body: string) => body.replace('"900000009"', '"dr. A. Arts!"'),
      (body: string) => body.replace('urn:oid:2.16.528.1.1007.3.1"', 'http://uzi"'),
    ])
      expectOnlyFailing(judgedAs(recorded, change), 'provenance-names-the-professional');
  });

  it('find a recording that is dated in the future, or not dated', () => {
    for (const change of ['"recorded":"2099-01-01T00:00:00Z"', '"recorded":"gisteren"']) {
      const all = judgedAs(recorded, (body) => body.replace(/"recorded":"[^"]*"/, change));
      expectOnlyFailing(all, 'recorded-at-the-moment');
    }
  });
});
