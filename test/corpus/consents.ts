import {
  dated,
  dateTime,
  entry,
  other,
  patient,
  rightConsents,
  wrongConsents,
  wrongConsentsInXml,
} from './consent-lines.js';
import { rightIn, rightMediaTypes, wrongIn } from './table.js';
import type { Table } from './table.js';

const yes = 'a-yes.json';
const xml = 'as-the-notification-is-written.xml';

/** Variations of a migration message. */
export const migration: Table = {
  koppelvlak: 'migreren',
  right: [
    ...rightMediaTypes(yes, ['application/fhir+json; charset=UTF-8']),
    ...rightMediaTypes(xml, ['application/fhir+xml;charset=utf-8']),
    ...rightIn(yes, rightConsents),
    ...rightIn(yes, [
      ['decided at a moment in UTC', dateTime, dated('2024-05-06T08:00:00Z')],
      ['decided at a fraction of a second', dateTime, dated('2024-05-06T08:00:00.1234567Z')],
      ['decided in another time zone', dateTime, dated('2024-05-05T22:00:00-10:00')],
      ['decided just now', dateTime, dated('2026-11-21T10:00:30+00:00')],
      ['decided on the day of birth', dateTime, dated('1971-04-12T12:00:00+01:00')],
      ['UUIDs in capitals', (body) => body.replaceAll('1111-4111-8111-111111111111', 'AAAA-4AAA-8AAA-AAAAAAAAAAAA')],
    ]),
  ],
  wrong: [
    ...wrongIn(yes, wrongConsents),
    ...wrongIn(xml, wrongConsentsInXml),
    ...wrongIn(yes, [
      [
        'entries-have-urn-uuid',
        'an address',
        '"fullUrl": "urn:uuid:11111111-1111-4111-8111-111111111111"',
        '"fullUrl": "https://xis.example.nl/fhir/Consent/1"',
      ],
      [
        'entries-have-urn-uuid',
        'no UUID',
        '"fullUrl": "urn:uuid:11111111-1111-4111-8111-111111111111"',
        '"fullUrl": "urn:uuid:consent-1"',
      ],
      ['entries-have-urn-uuid', 'none', '"fullUrl": "urn:uuid:11111111-1111-4111-8111-111111111111",'],
      ['consent-date-time', 'in the future', dateTime, dated('2026-11-22T10:00:00Z')],
    ]),
    ...wrongIn('a-no.json', [
      ['permit-only-on-yes', 'a no with permit', '"provision": {', '"provision": { "type": "permit",'],
    ]),
    ...wrongIn('a-yes-and-a-no.json', [
      [
        'entries-have-urn-uuid',
        'two the same',
        '22222222-2222-4222-8222-222222222222',
        '11111111-1111-4111-8111-111111111111',
      ],
      ['consent-status', 'of the second', '"inactive"', '"rejected"'],
      ['consent-date-time', 'of the second', /("inactive"[^]*?"dateTime": "2024-05-06T10:00:00)[^"]*/, '$1'],
    ]),
  ],
};

/** Variations of a choice that was recorded with a button. */
export const recording: Table = {
  koppelvlak: 'registreren',
  right: [
    ...rightIn(yes, rightConsents),
    ...rightIn(yes, [
      ['a clock that is a minute ahead', '2026-11-21T09:59:30.000Z', '2026-11-21T10:01:00Z'],
      ['an employer that identifies', 'urn:oid:2.16.528.1.1007.3.1', 'urn:oid:2.16.840.1.113883.2.4.3.8.1000.5'],
      [
        'a second coding of the activity',
        '"activity": { "coding": [',
        '"activity": { "coding": [{ "system": "http://terminology.hl7.org/CodeSystem/v3-DataOperation", "code": "CREATE" }, ',
      ],
      [
        'another extension of the Provenance',
        '"extension": [{ "url": "http://fhir.nl/StructureDefinition/OTV-QuestionVersion"',
        '"extension": [{ "url": "http://example.nl/scherm", "valueString": "balie" }, { "url": "http://fhir.nl/StructureDefinition/OTV-QuestionVersion"',
      ],
      ['the patient as a further target', '"target": [', `"target": [{ "reference": "${patient}" }, `],
    ]),
  ],
  wrong: [
    ...wrongIn(yes, [
      [
        'entries-have-urn-uuid',
        'an address',
        `"fullUrl": "urn:uuid:55555555-5555-4555-8555-555555555555"`,
        '"fullUrl": "Provenance/1"',
      ],
    ]),
    ...wrongIn(yes, wrongConsents),
    ...wrongIn(xml, wrongConsentsInXml),
    ...wrongIn(yes, [
      ['one-provenance', 'none', entry('Provenance')],
      [
        'one-provenance',
        'two',
        entry('Provenance'),
        `$&,{"fullUrl":"${other}","resource":{"resourceType":"Provenance","extension":[{"url":"http://fhir.nl/StructureDefinition/OTV-QuestionVersion","valueString":"3.8.1"}],"target":[{"reference":"urn:uuid:11111111-1111-4111-8111-111111111111"}],"recorded":"2026-11-21T09:59:30Z","activity":{"coding":[{"system":"http://fhir.nl/otv/CodeSystem/toestemmingssituatie","code":"SIT001"}]},"agent":[{"who":{"identifier":{"system":"urn:oid:1.2.3","value":"7"}}}]},"request":{"method":"POST","url":"Provenance"}}`,
      ],
      ['provenance-is-about-the-choices', 'no target', /"target": .*,\n/],
      [
        'provenance-is-about-the-choices',
        'the patient',
        '"target": [{ "reference": "urn:uuid:11111111-1111-4111-8111-111111111111"',
        `"target": [{ "reference": "${patient}"`,
      ],
      ['references-resolve', 'a target elsewhere as well', '"target": [', `"target": [{ "reference": "${other}" }, `],
      ['provenance-names-the-professional', 'no agent', /,\s*"agent": \[[^]*?\n {8}\]/],
      ['provenance-names-the-professional', 'with punctuation', '900000009', 'dr. A. Arts'],
      ['provenance-names-the-professional', 'not under an OID', 'urn:oid:2.16.528.1.1007.3.1', 'http://uzi'],
      [
        'provenance-names-the-professional',
        'by name only',
        /"who": \{ "identifier": \{[^}]*\} \}/,
        '"who": { "display": "A. Arts" }',
      ],
      ['provenance-names-the-professional', 'of 61 letters', '900000009', 'x'.repeat(61)],
      [
        'provenance-names-the-question-version',
        'no extension',
        /"extension": \[\{ "url": "[^"]*OTV-QuestionVersion"[^]*?\}\],/,
      ],
      ['provenance-names-the-question-version', 'empty', '"valueString": "3.8.1"', '"valueString": ""'],
      ['provenance-names-the-question-version', 'a number', '"valueString": "3.8.1"', '"valueDecimal": 3.8'],
      ['provenance-names-the-situation', 'of another kind of holder', 'SIT001', 'SIT002'],
      ['provenance-names-the-situation', 'unknown', 'SIT001', 'SIT999'],
      ['provenance-names-the-situation', 'left out', /"activity": .*,\n/],
      ['provenance-names-the-situation', 'under another system', 'toestemmingssituatie', 'gegevenscategorie'],
      ['recorded-at-the-moment', 'in the future', '2026-11-21T09:59:30.000Z', '2026-11-21T12:00:00Z'],
      ['recorded-at-the-moment', 'without a time zone', '2026-11-21T09:59:30.000Z', '2026-11-21T09:59:30'],
      ['recorded-at-the-moment', 'a day', '2026-11-21T09:59:30.000Z', '2026-11-21'],
      ['recorded-at-the-moment', 'left out', /"recorded": .*,\n/],
      ['recorded-at-the-moment', 'the choice in the future', dateTime, dated('2027-01-01T00:00:00Z')],
    ]),
    ...wrongIn('a-hospital.json', [
      ['provenance-names-the-situation', 'of a general practitioner', 'SIT002', 'SIT001'],
    ]),
    ...wrongIn('two-consents.json', [
      [
        'provenance-is-about-the-choices',
        'one of two',
        ', { "reference": "urn:uuid:22222222-2222-4222-8222-222222222222" }',
      ],
    ]),
    ...wrongIn(xml, [
      ['provenance-names-the-question-version', 'empty', /<extension url="[^"]*OTV-QuestionVersion">.*?<\/extension>/],
      ['recorded-at-the-moment', 'a year too late', '<recorded value="2026', '<recorded value="2027'],
    ]),
  ],
};
