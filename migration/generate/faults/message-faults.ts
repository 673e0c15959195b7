/** Messages that are none, or whose entries, patient or holder are wrong. */
import { besideTheRightOne, saysNo, saysYes, sends, swap, writes } from './fault.js';
import type { FaultKind } from './fault.js';

const entry = (type: string): RegExp =>
  new RegExp(`\\{"fullUrl":"[^"]*","resource":\\{"resourceType":"${type}".*?"url":"${type}"\\}\\}`);
const [patient, organization] = [entry('Patient'), entry('Organization')];
const consentAndComma = new RegExp(`${entry('Consent').source},`);
const elsewhere = 'urn:uuid:00000000-0000-4000-8000-000000000000';

/** A further entry of a type, with a fullUrl of its own. */
const copyOf = (of: RegExp) => (json: string) =>
  json.replace(of, (whole) => `${whole},${whole.replace(/urn:uuid:[^"]*/, elsewhere)}`);

/** What cannot be read, or is no Bundle with a Consent. Whose it is, nobody can tell. */
const unreadable: readonly FaultKind[] = (
  [
    { name: 'breaks-off-in-the-middle', plant: writes((text) => text.slice(0, text.length / 2)) },
    { name: 'leaves-out-a-comma', format: 'json', plant: writes(swap('],"status"', ']"status"')) },
    { name: 'leaves-out-a-closing-bracket', format: 'json', plant: writes((text) => text.slice(0, -1)) },
    { name: 'writes-text-behind-the-message', format: 'json', plant: writes((text) => `${text};`) },
    { name: 'writes-two-messages-on-one-line', format: 'json', plant: writes((text) => text + text) },
    {
      name: 'writes-a-key-twice',
      format: 'json',
      fits: saysYes,
      plant: writes(swap('"status":"active"', '"status":"active","status":"inactive"')),
    },
    { name: 'writes-single-quotes', format: 'json', plant: writes((text) => text.replaceAll('"', "'")) },
    { name: 'nests-too-deep', format: 'json', plant: writes((text) => `${'['.repeat(999)}${text}${']'.repeat(999)}`) },
    {
      name: 'writes-latin-1-instead-of-utf-8',
      unreadable: true,
      format: 'json',
      plant: writes((text) => Buffer.from(swap('"Consent"', '"Consent","language":"fraçais"')(text), 'latin1')),
    },
    { name: 'sends-a-list-of-bundles', format: 'json', plant: writes((text) => `[${text}]`) },
    { name: 'sends-null', format: 'json', plant: writes(() => 'null') },
    { name: 'sends-an-empty-object', format: 'json', plant: writes(() => '{}') },
    { name: 'sends-a-web-page', plant: writes(() => '<!DOCTYPE html><html><body>Time-out</body></html>') },
    { name: 'sends-other-words-than-a-message', plant: writes(() => 'toestemming van patient: ja') },
    { name: 'closes-another-element', format: 'xml', plant: writes(swap('</Patient>', '</Patiënt>')) },
    { name: 'forgets-the-namespace', format: 'xml', plant: writes(swap(' xmlns="http://hl7.org/fhir"', '')) },
    {
      name: 'uses-an-unknown-entity',
      format: 'xml',
      plant: writes(swap('value="transaction"', 'value="&transactie;"')),
    },
    { name: 'sends-another-resource', plant: sends(swap('"resourceType":"Bundle"', '"resourceType":"Parameters"')) },
    {
      name: 'sends-a-bundle-without-entries',
      format: 'json',
      also: ['valid-r4'],
      plant: sends(swap(/"entry":\[.*\]/, '"entry":[]')),
    },
    { name: 'leaves-out-the-entries', format: 'xml', plant: writes(swap(/<entry>.*<\/entry>/, '')) },
    {
      name: 'sends-an-entry-without-a-resource',
      also: ['valid-r4'],
      plant: sends(swap('"entry":[', `"entry":[{"fullUrl":"${elsewhere}"},`)),
    },
    {
      name: 'sends-entries-as-an-object',
      format: 'json',
      plant: sends((json) =>
        swap(/\]\}$/, '}}')(swap('"entry":[', '"entry":{"a":')(json.replaceAll('},{"fullUrl"', '},"b":{"fullUrl"'))),
      ),
    },
    { name: 'sends-no-consent', plant: sends(swap(consentAndComma, '')) },
  ] as const
).map((kind) => ({ rule: 'is-a-bundle', ...kind, plant: besideTheRightOne(kind.plant) }));

/** Bundles whose patient or holder cannot be told. */
const ofNobody: readonly FaultKind[] = (
  [
    { name: 'sends-two-patients', rule: 'one-patient', plant: sends(copyOf(patient)) },
    { name: 'sends-no-patient', rule: 'one-patient', plant: sends(swap(new RegExp(`,${patient.source}`), '')) },
    {
      name: 'puts-the-bsn-under-the-ura-system',
      rule: 'patient-has-bsn',
      plant: sends(swap('NamingSystem/bsn', 'NamingSystem/ura')),
    },
    {
      name: 'sends-a-bsn-that-fails-the-eleven-test',
      rule: 'patient-has-bsn',
      plant: sends((json) =>
        json.replace(
          /(bsn","value":"\d{8})(\d)/,
          (_, rest: string, last: string) => `${rest}${(Number(last) + 1) % 10}`,
        ),
      ),
    },
    {
      name: 'sends-a-bsn-of-eight-digits',
      rule: 'patient-has-bsn',
      plant: sends(swap(/(bsn","value":"\d{8})\d/, '$1')),
    },
    {
      name: 'sends-two-bsns',
      rule: 'patient-has-bsn',
      plant: sends(swap(/\{"system":"([^"]*\/bsn)","value":"\d{9}"\}/, '$&,{"system":"$1","value":"999990019"}')),
    },
    {
      name: 'sends-no-identifier-of-the-patient',
      rule: 'patient-has-bsn',
      plant: sends(swap(/"identifier":\[[^\]]*\],"birthDate"/, '"birthDate"')),
    },
    {
      name: 'sends-no-organization',
      rule: 'one-organization',
      plant: sends(swap(new RegExp(`,${organization.source}`), '')),
    },
    { name: 'sends-two-organizations', rule: 'one-organization', plant: sends(copyOf(organization)) },
    {
      name: 'puts-the-agb-code-in-place-of-the-ura',
      rule: 'one-organization',
      plant: sends(swap('NamingSystem/ura', 'NamingSystem/agb-z')),
    },
    {
      name: 'sends-a-ura-of-seven-digits',
      rule: 'one-organization',
      plant: sends(swap(/(ura","value":"\d{7})\d/, '$1')),
    },
  ] as const
).map((kind) => ({ ...kind, plant: besideTheRightOne(kind.plant) }));

/** Bundles that can be read and are wrong as a whole. */
const misshapen: readonly FaultKind[] = [
  {
    name: 'sends-a-batch-instead-of-a-transaction',
    rule: 'bundle-is-a-transaction',
    plant: sends(swap('"type":"transaction"', '"type":"batch"')),
  },
  {
    name: 'sends-an-empty-text',
    rule: 'valid-r4',
    plant: sends(swap(/"birthDate":"[^"]*"/, '$&,"maritalStatus":{"text":""}')),
  },
  {
    name: 'adds-an-element-that-r4-does-not-have',
    rule: 'valid-r4',
    plant: sends(swap('"birthDate"', '"bijnaam":"x","birthDate"')),
  },
  {
    name: 'sends-two-types-of-one-choice',
    rule: 'read-in-one-way',
    also: ['meaning-is-known'],
    plant: sends(swap(/"birthDate":"[^"]*"/, '$&,"deceasedBoolean":false,"deceasedDateTime":"2020-01-01"')),
  },
  {
    name: 'sends-a-gender-in-dutch',
    rule: 'read-in-one-way',
    plant: sends(swap('"birthDate"', '"gender":"vrouw","birthDate"')),
  },
  {
    name: 'sends-a-bundle-without-type',
    rule: 'bundle-is-a-transaction',
    also: ['valid-r4'],
    plant: sends(swap('"type":"transaction",', '')),
  },
  { name: 'leaves-out-the-birth-date', rule: 'patient-has-birth-date', plant: sends(swap(/,"birthDate":"[^"]*"/, '')) },
  {
    name: 'sends-a-birth-date-that-does-not-exist',
    rule: 'patient-has-birth-date',
    also: ['read-in-one-way'],
    plant: sends(swap(/"birthDate":"[^"]*"/, '"birthDate":"1971-02-30"')),
  },
  {
    name: 'sends-a-birth-date-as-the-dutch-write-it',
    rule: 'patient-has-birth-date',
    also: ['read-in-one-way'],
    plant: sends(swap(/"birthDate":"(\d{4})-(\d\d)-(\d\d)"/, '"birthDate":"$3-$2-$1"')),
  },
  {
    name: 'sends-an-unknown-provider-category',
    rule: 'one-organization',
    plant: sends(swap(/(organization-type","code":)"[^"]*"/, '$1"QQ9"')),
  },
  {
    name: 'sends-no-provider-category',
    rule: 'one-organization',
    plant: sends(swap(/,"type":\[\{"coding":\[[^\]]*\]\}\]\},"request"/, '},"request"')),
  },
  {
    name: 'gives-entries-relative-urls',
    rule: 'entries-have-urn-uuid',
    plant: sends((json) => json.replaceAll('urn:uuid:', 'Resource/')),
  },
  {
    name: 'gives-two-entries-the-same-url',
    rule: 'entries-have-urn-uuid',
    also: ['read-in-one-way'],
    plant: sends(
      swap(/^(.*?"fullUrl":")[^"]*(".*"fullUrl":")([^"]*)(","resource":\{"resourceType":"Patient")/, '$1$3$2$3$4'),
    ),
  },
  { name: 'leaves-out-a-full-url', rule: 'entries-have-urn-uuid', plant: sends(swap(/"fullUrl":"[^"]*",/, '')) },
  {
    name: 'gives-an-entry-a-urn-that-is-no-uuid',
    rule: 'entries-have-urn-uuid',
    also: ['valid-r4'],
    plant: sends(swap(/"fullUrl":"[^"]*"/, '"fullUrl":"urn:uuid:toestemming-1"')),
  },
  {
    name: 'puts-instead-of-posts',
    rule: 'entries-are-posted',
    plant: sends(swap('"method":"POST"', '"method":"PUT"')),
  },
  {
    name: 'posts-to-another-type',
    rule: 'entries-are-posted',
    plant: sends(swap('"method":"POST","url":"Consent"', '"method":"POST","url":"Contract"')),
  },
  {
    name: 'leaves-out-the-request',
    rule: 'entries-are-posted',
    also: ['valid-r4'],
    plant: sends(swap(',"request":{"method":"POST","url":"Consent"}', '')),
  },
  {
    name: 'refers-to-a-patient-outside-the-bundle',
    rule: 'references-resolve',
    also: ['meaning-is-known'],
    plant: sends(swap(/"patient":\{"reference":"[^"]*"/, `"patient":{"reference":"${elsewhere}"`)),
  },
  {
    name: 'refers-to-the-organization-as-the-patient',
    rule: 'references-resolve',
    also: ['meaning-is-known', 'read-in-one-way'],
    plant: sends(
      swap(
        /("patient":\{"reference":")[^"]*(".*"fullUrl":")([^"]*)(","resource":\{"resourceType":"Organization")/,
        '$1$3$2$3$4',
      ),
    ),
  },
  {
    name: 'refers-to-an-organization-outside-the-bundle',
    rule: 'references-resolve',
    also: ['meaning-is-known'],
    plant: sends(swap(/"reference":\{"reference":"[^"]*"/, `"reference":{"reference":"${elsewhere}"`)),
  },
  {
    name: 'refers-to-a-patient-by-address',
    rule: 'references-resolve',
    also: ['meaning-is-known'],
    plant: sends(swap(/"patient":\{"reference":"[^"]*"/, '"patient":{"reference":"Patient/1"')),
  },
  {
    name: 'adds-a-provenance',
    rule: 'no-provenance',
    also: ['valid-r4'],
    plant: sends(
      swap(
        /\]\}$/,
        `,{"fullUrl":"${elsewhere}","resource":{"resourceType":"Provenance"},"request":{"method":"POST","url":"Provenance"}}]}`,
      ),
    ),
  },
  {
    name: 'permits-on-a-no',
    rule: 'permit-only-on-yes',
    fits: saysNo,
    plant: sends(swap('"provision":{', '"provision":{"type":"permit",')),
  },
  {
    name: 'gives-a-yes-without-permit',
    rule: 'permit-only-on-yes',
    fits: saysYes,
    plant: sends(swap('"type":"permit",', '')),
  },
  {
    name: 'denies-on-a-yes',
    rule: 'permit-only-on-yes',
    fits: saysYes,
    plant: sends(swap('"type":"permit"', '"type":"deny"')),
  },
];

export const messageFaults: readonly FaultKind[] = [...unreadable, ...ofNobody, ...misshapen];
