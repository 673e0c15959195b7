/** Variations of any message that records consents: a migration has them, and a choice recorded with a button. */
import type { RightLine, WrongLine } from './table.js';

/** The entry of a resource, with the comma before it. */
export const entry = (type: string): RegExp =>
  new RegExp(
    `,\\s*\\{\\s*"fullUrl": "[^"]*",\\s*"resource": \\{\\s*"resourceType": "${type}"[^]*?"url": "${type}" \\}\\s*\\}`,
  );
export const dateTime = /"dateTime": "[^"]*"/;
export const dated = (to: string): string => `"dateTime": "${to}"`;
const organization = 'urn:uuid:44444444-4444-4444-8444-444444444444';
export const patient = 'urn:uuid:33333333-3333-4333-8333-333333333333';
export const other = 'urn:uuid:99999999-9999-4999-8999-999999999999';
const practitioner = `,{"fullUrl":"${other}","resource":{"resourceType":"Practitioner","name":[{"text":"A. Arts"}]},"request":{"method":"POST","url":"Practitioner"}}$&`;
const firstExtension = /\{ "url": "[^"]*OTV-ProviderCategory"[^]*?\] \} \},/;

/** Right all the same, of a JSON message. */
export const rightConsents: readonly RightLine[] = [
  ['a display', '"code": "GGC002"', '"code": "GGC002", "display": "Behandelgegevens"'],
  ['no version of a coding', (body: string): string => body.replaceAll(' "version": "3960100",', '')],
  [
    'a second coding of the category',
    '"category": [{ "coding": [',
    '"category": [{ "coding": [{ "system": "http://loinc.org", "code": "59284-0" }, ',
  ],
  [
    'a second category',
    '"category": [',
    '"category": [{ "coding": [{ "system": "http://loinc.org", "code": "59284-0" }] }, ',
  ],
  [
    'a second coding of the kind of holder',
    '"type": [{ "coding": [',
    '"type": [{ "coding": [{ "system": "http://terminology.hl7.org/CodeSystem/organization-type", "code": "prov" }, ',
  ],
  [
    'a second kind of holder',
    '"type": [{ "coding": [{ "system": "http://nictiz',
    '"type": [{ "text": "praktijk" }, { "coding": [{ "system": "http://nictiz',
  ],
  ['words beside a code', '"code": "patient-privacy" }]', '"code": "patient-privacy" }], "text": "privacy"'],
  [
    'another extension',
    '"extension": [',
    '"extension": [{ "url": "http://example.nl/bron", "valueString": "papier" },',
  ],
  [
    'another actor',
    '"actor": [',
    `"actor": [{ "role": { "coding": [{ "system": "http://terminology.hl7.org/CodeSystem/v3-ParticipationType", "code": "PRCP" }] }, "reference": { "reference": "${organization}" } }, `,
  ],
  ['a period', '"provision": {', '"provision": { "period": { "start": "2024-05-06" },'],
  ['a practitioner among the entries', entry('Organization'), practitioner],
  ['a condition on the request', '"url": "Patient"', '"url": "Patient", "ifNoneExist": "identifier=1"'],
  ['a display of a reference', `"patient": { "reference": "${patient}"`, '$&, "type": "Patient", "display": "patiënt"'],
  ['the year of birth only', '"birthDate": "1971-04-12"', '"birthDate": "1971"'],
  ['alive', '"birthDate"', '"deceasedBoolean": false, "birthDate"'],
  [
    'an address for the BSN',
    '"value": "999990019"',
    '"value": "999990019", "use": "official", "assigner": { "display": "BRP" }',
  ],
];

/** Wrong, of a JSON message with one yes. */
export const wrongConsents: readonly WrongLine[] = [
  ['is-a-bundle', 'a text', /[^]+/, 'toestemmingen'],
  ['is-a-bundle', 'another resource', '"Bundle"', '"Parameters"'],
  ['is-a-bundle', 'no entries', /"entry": \[[^]*\]/, '"entry": []'],
  ['is-a-bundle', 'no list of entries', /,\s*"entry": \[[^]*\]/],
  ['is-a-bundle', 'truncated', /\]\s*\}\s*$/],
  ['is-a-bundle', 'an entry that is a text', '"entry": [', '"entry": ["toestemming",'],
  ['is-a-bundle', 'an entry without resource', '"entry": [', `"entry": [{ "fullUrl": "${other}" },`],
  ['is-a-bundle', 'one key twice', '"type": "transaction",', '"type": "transaction", "type": "batch",'],
  ['valid-r4', 'an empty list', '"birthDate"', '"name": [], "birthDate"'],
  ['valid-r4', 'an element of the supplier', '"scope"', '"vendorField": { "a": 1 }, "scope"'],
  ['valid-r4', 'a null', '"birthDate"', '"deceasedBoolean": null, "birthDate"'],
  ['valid-r4', 'an empty object', '"birthDate"', '"maritalStatus": {}, "birthDate"'],
  ['valid-r4', 'an empty text', '"code": "GGC002"', '"code": "GGC002", "display": ""'],
  [
    'valid-r4',
    'an extension without value',
    '"birthDate"',
    '"extension": [{ "url": "http://example.nl/x" }], "birthDate"',
  ],
  ['valid-r4', 'a phone number without its system', '"birthDate"', '"telecom": [{ "value": "088" }], "birthDate"'],
  [
    'read-in-one-way',
    'two of one choice',
    '"birthDate"',
    '"deceasedBoolean": true, "deceasedDateTime": "2020-01-01", "birthDate"',
  ],
  ['read-in-one-way', 'a truth value as a text', '"birthDate"', '"deceasedBoolean": "false", "birthDate"'],
  ['read-in-one-way', 'a code of no value set', '"birthDate"', '"gender": "man", "birthDate"'],
  [
    'read-in-one-way',
    'a reversed period',
    '"provision": {',
    '"provision": { "period": { "start": "2026", "end": "2025" },',
  ],
  ['read-in-one-way', 'a name that is no list', '"birthDate"', '"name": { "family": "x" }, "birthDate"'],
  [
    'read-in-one-way',
    'a holder where a person belongs',
    '"birthDate"',
    `"generalPractitioner": [{ "reference": "${patient}" }], "birthDate"`,
  ],
  ['media-type-is-fhir', 'application/json', '', '', 'application/json'],
  ['bundle-is-a-transaction', 'a batch', '"transaction"', '"batch"'],
  ['bundle-is-a-transaction', 'a collection', '"transaction"', '"collection"'],
  ['bundle-is-a-transaction', 'not said', '"type": "transaction",'],
  [
    'one-patient',
    'two',
    entry('Patient'),
    `$&,{"fullUrl":"${other}","resource":{"resourceType":"Patient","identifier":[{"system":"http://fhir.nl/fhir/NamingSystem/bsn","value":"999900195"}],"birthDate":"1980-01-01"},"request":{"method":"POST","url":"Patient"}}`,
  ],
  ['one-patient', 'none', entry('Patient')],
  ['patient-has-bsn', 'under the system of the URA', 'NamingSystem/bsn', 'NamingSystem/ura'],
  ['patient-has-bsn', 'under its OID', 'http://fhir.nl/fhir/NamingSystem/bsn', 'urn:oid:2.16.840.1.113883.2.4.6.3'],
  ['patient-has-bsn', 'fails the eleven-test', '999990019', '999990018'],
  ['patient-has-bsn', 'a number', '"999990019"', '999990019'],
  ['patient-has-bsn', 'no identifier', /"identifier": \[\{ "system": "[^"]*bsn"[^\]]*\],/],
  [
    'patient-has-bsn',
    'two of them',
    /\{ "system": "[^"]*bsn", "value": "999990019" \}/,
    '$&, { "system": "http://fhir.nl/fhir/NamingSystem/bsn", "value": "999900195" }',
  ],
  ['patient-has-birth-date', 'left out', /,\s*"birthDate": "[^"]*"/],
  ['patient-has-birth-date', 'the Dutch way', '1971-04-12', '12-04-1971'],
  ['patient-has-birth-date', 'does not exist', '1971-04-12', '1971-04-31'],
  ['patient-has-birth-date', 'with a time', '1971-04-12', '1971-04-12T00:00:00'],
  ['one-organization', 'none', entry('Organization')],
  ['one-organization', 'a URA of seven digits', '90000382', '9000038'],
  ['one-organization', 'under the system of the AGB code', 'NamingSystem/ura', 'NamingSystem/agb-z'],
  ['one-organization', 'of no known kind', '"code": "Z3"', '"code": "QQ9"'],
  ['one-organization', 'of no kind', /,\s*"type": \[\{ "coding": \[\{ "system": "http:\/\/nictiz[^\]]*\] \}\]/],
  ['entries-are-posted', 'a PUT', '"method": "POST"', '"method": "PUT"'],
  ['entries-are-posted', 'in lower case', '"method": "POST"', '"method": "post"'],
  ['entries-are-posted', 'with an id', '"url": "Patient"', '"url": "Patient/1"'],
  ['entries-are-posted', 'to another type', '"url": "Patient"', '"url": "Consent"'],
  ['entries-are-posted', 'no request', /,\s*"request": \{ "method": "POST", "url": "Consent" \}/],
  [
    'references-resolve',
    'a patient elsewhere',
    `"patient": { "reference": "${patient}"`,
    `"patient": { "reference": "${other}"`,
  ],
  [
    'references-resolve',
    'a patient by its address',
    `"patient": { "reference": "${patient}"`,
    '"patient": { "reference": "Patient/1"',
  ],
  [
    'references-resolve',
    'the holder for the patient',
    `"patient": { "reference": "${patient}"`,
    `"patient": { "reference": "${organization}"`,
  ],
  ['references-resolve', 'no patient', /"patient": \{[^}]*\},/],
  [
    'references-resolve',
    'a performer elsewhere',
    '"scope"',
    '"performer": [{ "reference": "Practitioner/1" }], "scope"',
  ],
  ['references-resolve', 'the actor elsewhere', `"reference": "${organization}" } }]`, `"reference": "${other}" } }]`],
  ['consent-status', 'proposed', '"active"', '"proposed"'],
  ['consent-status', 'with a capital', '"active"', '"Active"'],
  ['consent-status', 'left out', '"status": "active",'],
  ['consent-scope', 'left out', /"scope": .*,\n/],
  ['consent-scope', 'research', 'patient-privacy', 'research'],
  ['consent-category-of-the-holder', 'of a laboratory', '"GGC002"', '"GGC012"'],
  ['consent-category-of-the-holder', 'unknown', '"GGC002"', '"GGC999"'],
  ['consent-category-of-the-holder', 'left out', /"category": .*,\n/],
  [
    'consent-category-of-the-holder',
    'two',
    '"code": "GGC002" }',
    '$&, { "system": "http://fhir.nl/otv/CodeSystem/gegevenscategorie", "code": "GGC013" }',
  ],
  ['permit-only-on-yes', 'a yes without', '"type": "permit",'],
  ['permit-only-on-yes', 'a yes with deny', '"permit"', '"deny"'],
  ['permit-only-on-yes', 'no provision at all is no permit', '"type": "permit"', '"type": "Permit"'],
  ['actor-is-the-organization', 'left out', /"actor": .*,\n/],
  ['actor-is-the-organization', 'in another role', '"CST"', '"PRCP"'],
  ['actor-is-the-organization', 'the patient', `"reference": "${organization}" } }]`, `"reference": "${patient}" } }]`],
  ['purpose-is-treat', 'marketing', '"TREAT"', '"HMARKT"'],
  ['purpose-is-treat', 'left out', /,\s*"purpose": .*\n/, '\n'],
  [
    'purpose-is-treat',
    'one more',
    '"code": "TREAT" }',
    '$&, { "system": "http://hl7.org/fhir/v3/ActReason", "code": "HRESCH" }',
  ],
  ['consulting-categories-known', 'unknown', 'RPZAC003', 'RPZAC999'],
  ['consulting-categories-known', 'twice', firstExtension, '$& $&'],
  ['consulting-categories-known', 'none', /"extension": \[[^]*?\n {8}\],/],
  ['consulting-categories-known', 'under another system', 'raadplegende-zorgaanbiedercategorie', 'gegevenscategorie'],
  ['consent-date-time', 'no time zone', dateTime, dated('2024-05-06T10:00:00')],
  ['consent-date-time', 'a day', dateTime, dated('2024-05-06')],
  ['consent-date-time', 'without seconds', dateTime, dated('2024-05-06T10:00+02:00')],
  ['consent-date-time', 'does not exist', dateTime, dated('2024-02-30T10:00:00Z')],
  ['consent-date-time', 'a zone without colon', dateTime, dated('2024-05-06T10:00:00+0200')],
  ['consent-date-time', 'the Dutch way', dateTime, dated('06-05-2024 10:00')],
  ['consent-date-time', 'before birth', dateTime, dated('1971-04-11T10:00:00Z')],
  ['consent-date-time', 'left out', /"dateTime": .*,\n/],
  ['consent-date-time', 'a twenty-fifth hour', dateTime, dated('2024-05-06T25:00:00Z')],
];

/** Wrong, of an XML message with a yes and a no. */
export const wrongConsentsInXml: readonly WrongLine[] = [
  ['is-a-bundle', 'not closed', '</Bundle>'],
  ['is-a-bundle', 'a DOCTYPE', '<Bundle', '<!DOCTYPE Bundle>\n<Bundle'],
  ['is-a-bundle', 'two resources in one entry', '</Patient>', '</Patient><Patient/>'],
  ['valid-r4', 'elements in another order', /(<birthDate[^>]*>)/, '$1<active value="true"/>'],
  ['valid-r4', 'an unknown element', '<birthDate', '<bijnaam value="x"/><birthDate'],
  ['read-in-one-way', 'a code of no value set', '<birthDate', '<gender value="man"/><birthDate'],
  [
    'read-in-one-way',
    'an element twice that stands once',
    '<birthDate',
    '<active value="true"/><active value="false"/>$&',
  ],
  ['bundle-is-a-transaction', 'a batch', '<type value="transaction"/>', '<type value="batch"/>'],
  ['consent-status', 'unknown', '<status value="active"/>', '<status value="ja"/>'],
  ['permit-only-on-yes', 'a yes without', '<type value="permit"/>'],
  ['consulting-categories-known', 'unknown', '<code value="RPZAC001"/>', '<code value="RPZAC01"/>'],
  ['patient-has-birth-date', 'left out', /<birthDate[^>]*>/],
];
