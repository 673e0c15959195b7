/** The rules about a message that records consents as a whole: its entries, patient and holder. */
import { demand, judgeEach, notShown } from '../../core/outcome.js';
import { isDayAfter, isRealDate } from '../calendar.js';
import { at, identifierOf, listAt, shown, textAt } from '../fhir/json.js';
import type { Json } from '../fhir/json.js';
import { baseFormRule, expectText, mediaTypeRule } from '../fhir/message.js';
import type { FhirRule } from '../fhir/message.js';
import { countsAsBsn } from '../identifiers.js';
import { place, swap } from '../rules.js';
import { groupOf } from '../specification/index.js';
import {
  bundleForm,
  bundleOf,
  entriesOf,
  judgeParts,
  organizationOf,
  partsOf,
  placeIn,
  providerTypeOf,
} from './bundle-message.js';

const baseRule = baseFormRule(bundleForm, {
  title: {
    nl: 'Het bericht is een welgevormde Bundle van FHIR R4 met ten minste één Consent',
    en: 'The message is a well-formed Bundle of FHIR R4 with at least one Consent',
  },
  reads: ['bundel.type', 'fhir.mediaTypes'],
  trippedBy: ['sends-rubbish-as-migration'],
  broken: { mutate: () => 'toestemmingen' },
});

/** The rules about the bundle, by the id of their check. */
export const bundleRules = {
  'is-a-bundle': {
    ...baseRule,
    judge: (message, specification) => {
      baseRule.judge(message, specification);
      demand(partsOf(message, 'Consent').length > 0, {
        message: 'the Bundle must hold a Consent',
        expected: 'one or more',
        received: 'none',
        where: place(message.exchange, 'Bundle.entry'),
      });
    },
  },
  'media-type-is-fhir': mediaTypeRule({
    reads: ['bundel.type', 'fhir.mediaTypes'],
    trippedBy: ['sends-consents-as-application-json'],
    broken: { headers: { 'content-type': 'application/json' } },
  }),
  'bundle-is-a-transaction': {
    title: { nl: 'De Bundle is een transaction', en: 'The Bundle is a transaction' },
    reads: ['bundel.type'],
    trippedBy: ['sends-a-batch-instead-of-a-transaction'],
    broken: swap('"type":"transaction"', '"type":"batch"'),
    judge: (message, specification) => {
      const received = at(bundleOf(message), 'type');
      expectText(message.exchange, received, specification['bundel.type'].value, 'Bundle.type');
    },
  },
  'one-patient': {
    title: { nl: 'Het bericht gaat over één patiënt', en: 'The message is about one patient' },
    reads: ['bundel.onePatient'],
    trippedBy: ['sends-two-patients-in-one-message'],
    broken: swap(
      /(\{"fullUrl":")urn:uuid:[^"]*(","resource":\{"resourceType":"Patient".*?"url":"Patient"\}\})/,
      '$&,$1urn:uuid:5f0c9a52-6d0e-4c57-9d4c-0f2f3f3a9b11$2',
    ),
    judge: (message, specification) => {
      const patients = partsOf(message, 'Patient');
      demand(patients.length === specification['bundel.onePatient'].value, {
        message: 'the Bundle must hold one Patient',
        expected: '1',
        received: String(patients.length),
        where: place(message.exchange, patients[1]?.path ?? 'Bundle.entry'),
      });
    },
  },
  'patient-has-bsn': {
    title: {
      nl: 'De patiënt heeft een BSN dat de elfproef doorstaat',
      en: 'The patient has a BSN that passes the eleven-test',
    },
    reads: ['bundel.onePatient', 'system.bsn'],
    trippedBy: ['puts-the-bsn-under-the-ura-system'],
    broken: swap('NamingSystem/bsn', 'NamingSystem/ura'),
    judge: (message, specification) => {
      const system = specification['system.bsn'].value;
      judgeParts(message, 'Patient', (patient) => {
        const bsns = listAt(patient.json, 'identifier')
          .filter((one) => textAt(one, 'system') === system)
          .map((one) => textAt(one, 'value') ?? '');
        demand(new Set(bsns).size === 1 && bsns.every(countsAsBsn), {
          message: 'the Patient must have one BSN under its system',
          expected: `system ${system}, 9 digits that pass the eleven-test`,
          received: shown(at(patient.json, 'identifier')),
          where: placeIn(message, patient, 'identifier'),
        });
      });
    },
  },
  'patient-has-birth-date': {
    title: {
      nl: 'De patiënt heeft een geboortedatum die bestaat en niet in de toekomst ligt',
      en: 'The patient has a birth date that exists and is not in the future',
    },
    reads: ['bundel.birthDate'],
    trippedBy: ['leaves-out-the-birth-date'],
    broken: swap(/,"birthDate":"[^"]*"/, ''),
    judge: (message) => {
      judgeParts(message, 'Patient', (patient) => {
        const birthDate = at(patient.json, 'birthDate');
        const exists = typeof birthDate === 'string' && isRealDate(birthDate);
        demand(exists && !isDayAfter(birthDate, new Date(message.exchange.at)), {
          message: 'the Patient must have a birth date',
          expected: 'YYYY-MM-DD, not in the future',
          received: shown(birthDate),
          where: placeIn(message, patient, 'birthDate'),
        });
      });
    },
  },
  'one-organization': {
    title: {
      nl: 'Het bericht noemt één dossierhouder, met URA (8 cijfers) en een bekende zorgaanbiedercategorie',
      en: 'The message names one holder, with its URA (8 digits) and a known provider category',
    },
    reads: ['bundel.oneOrganization', 'system.ura', 'system.providerType', 'codes.holderGroups'],
    trippedBy: ['leaves-out-the-organization'],
    broken: swap(
      /,\{"fullUrl":"urn:uuid:[^"]*","resource":\{"resourceType":"Organization".*?"url":"Organization"\}\}/,
      '',
    ),
    judge: (message, specification) => {
      const organizations = partsOf(message, 'Organization');
      demand(organizations.length === specification['bundel.oneOrganization'].value, {
        message: 'the Bundle must hold one Organization',
        expected: '1',
        received: String(organizations.length),
        where: place(message.exchange, organizations[1]?.path ?? 'Bundle.entry'),
      });
      const organization = organizationOf(message);
      const system = specification['system.ura'].value;
      demand(/^\d{8}$/.test(identifierOf(organization.json, system) ?? ''), {
        message: 'the Organization must have a URA under its system',
        expected: `system ${system}, 8 digits`,
        received: shown(at(organization.json, 'identifier')),
        where: placeIn(message, organization, 'identifier'),
      });
      demand(groupOf(specification, providerTypeOf(organization, specification) ?? '') !== undefined, {
        message: 'the Organization must have a known provider category',
        expected: `system ${specification['system.providerType'].value}, a zorgaanbiedercategorie of the set`,
        received: shown(at(organization.json, 'type')),
        where: placeIn(message, organization, 'type'),
      });
    },
  },
  'entries-have-urn-uuid': {
    title: { nl: 'Elk onderdeel heeft een fullUrl met urn:uuid', en: 'Every entry has a urn:uuid as its fullUrl' },
    reads: ['bundel.entries'],
    trippedBy: ['gives-entries-relative-urls'],
    broken: { mutate: (body) => body.replaceAll('urn:uuid:', 'Resource/') },
    judge: (message) => {
      const entries = entriesOf(message);
      judgeEach(entries, (entry) => {
        demand(/^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(entry.fullUrl ?? ''), {
          message: 'an entry must have a urn:uuid as its fullUrl',
          expected: 'urn:uuid:{uuid}',
          received: shown(at(entry.json, 'fullUrl')),
          where: placeIn(message, entry, 'fullUrl'),
        });
        demand(entries.filter(({ fullUrl }) => fullUrl === entry.fullUrl).length === 1, {
          message: 'two entries must not have the same fullUrl',
          expected: 'a different urn:uuid for each',
          received: entry.fullUrl ?? '',
          where: placeIn(message, entry, 'fullUrl'),
        });
      });
    },
  },
  'entries-are-posted': {
    title: { nl: 'Elk onderdeel wordt met POST aangeboden bij zijn type', en: 'Every entry is a POST to its type' },
    reads: ['bundel.entries'],
    trippedBy: ['puts-instead-of-posts'],
    broken: swap('"method":"POST"', '"method":"PUT"'),
    judge: (message) => {
      judgeEach(entriesOf(message), (entry) => {
        const expected = `POST ${textAt(entry.json, 'resource', 'resourceType') ?? ''}`;
        const received = `${textAt(entry.json, 'request', 'method') ?? ''} ${textAt(entry.json, 'request', 'url') ?? ''}`;
        demand(received === expected, {
          message: 'the request of an entry must be a POST to its type',
          expected,
          received,
          where: placeIn(message, entry, 'request'),
        });
      });
    },
  },
  'references-resolve': {
    title: {
      nl: 'Verwijzingen wijzen naar onderdelen van het bericht, elke Consent naar de patiënt',
      en: 'References point to entries of the message, every Consent to the patient',
    },
    reads: ['bundel.entries', 'bundel.onePatient'],
    trippedBy: ['refers-outside-the-bundle'],
    broken: swap(
      /"patient":\{"reference":"[^"]*"/,
      '"patient":{"reference":"urn:uuid:00000000-0000-4000-8000-000000000000"',
    ),
    judge: (message) => {
      const patients = partsOf(message, 'Patient').map(({ fullUrl }) => fullUrl);
      if (patients.length === 0 || partsOf(message, 'Organization').length === 0)
        notShown('the message does not hold both Patient and Organization: see the rules on those');
      const known = entriesOf(message).map(({ fullUrl }) => fullUrl);
      judgeParts(message, 'Consent', (consent) => {
        const patient = textAt(consent.json, 'patient', 'reference');
        demand(patient !== undefined && patients.includes(patient), {
          message: 'a Consent must refer to the Patient of the message',
          expected: patients.join(' or '),
          received: shown(at(consent.json, 'patient')),
          where: placeIn(message, consent, 'patient.reference'),
        });
      });
      judgeEach([...referencesIn(at(bundleOf(message), 'entry'), 'Bundle.entry')], ({ reference, path }) => {
        demand(reference.startsWith('#') || known.includes(reference), {
          message: 'a reference must point to an entry of the message',
          expected: 'the fullUrl of an entry',
          received: reference,
          where: place(message.exchange, path),
        });
      });
    },
  },
} as const satisfies Readonly<Record<string, FhirRule>>;

function* referencesIn(json: Json | undefined, path: string): Generator<{ reference: string; path: string }> {
  if (json === null || typeof json !== 'object') return;
  for (const [key, inner] of Object.entries<Json>(json as Readonly<Record<string, Json>>)) {
    const here = Array.isArray(json) ? `${path}[${key}]` : `${path}.${key}`;
    if (key === 'reference' && typeof inner === 'string') yield { reference: inner, path: here };
    else yield* referencesIn(inner, here);
  }
}
