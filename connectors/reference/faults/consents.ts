import { randomUUID } from 'node:crypto';

import { FHIR_SYSTEM } from '../codes.js';
import {
  consentsOf,
  makeEntry,
  type ConsentResource,
  type Entry,
  type Extension,
  type PatientResource,
  type ProvenanceResource,
  type Resource,
  type TransactionBundle,
} from '../fhir-messages.js';
import type { MessageFacts, MessageFault } from './fault.js';
import { FaultMissed, must } from './missed.js';

type ChangeBundle = (bundle: TransactionBundle) => void;

function resourceOf<T extends Resource['resourceType']>(bundle: TransactionBundle, type: T) {
  const entry = must(
    bundle.entry.find(({ resource }) => resource.resourceType === type),
    type,
  );
  return entry as Entry & { resource: Extract<Resource, { resourceType: T }> };
}

/** Changes every Consent of the message; a message without one is an error of the fault. */
const eachConsent =
  (change: (consent: ConsentResource) => void): ChangeBundle =>
  (bundle) => {
    const consents = consentsOf(bundle);
    must(consents[0], 'Consent');
    consents.forEach(({ resource }) => {
      change(resource);
    });
  };

const categoryCodes = (consent: ConsentResource): Extension[] => {
  must(consent.extension[0], 'consulting category');
  return consent.extension;
};

const isPatient = (entry: Entry): boolean => entry.resource.resourceType === 'Patient';

/** Adds the Patient of another message of the same migration, or the same one again where there is no other. */
function withSecondPatient(bundle: TransactionBundle, neighbourBsn: string): void {
  const first = resourceOf(bundle, 'Patient');
  const second = structuredClone<PatientResource>(first.resource);
  second.identifier = [{ system: FHIR_SYSTEM.bsn, value: neighbourBsn }];
  bundle.entry.splice(bundle.entry.findIndex(isPatient) + 1, 0, makeEntry(second));
}

function withoutOrganization(bundle: TransactionBundle): void {
  const { fullUrl, resource } = resourceOf(bundle, 'Organization');
  bundle.entry = bundle.entry.filter((entry) => entry.fullUrl !== fullUrl);
  // The actor still says who the holder is, so that only the entry is missing.
  const reference = { identifier: must(resource.identifier[0], 'URA') };
  eachConsent((consent) => {
    must(consent.provision.actor?.[0], 'actor').reference = reference;
  })(bundle);
}

function withRelativeUrls(bundle: TransactionBundle): void {
  let text = JSON.stringify(bundle.entry);
  bundle.entry.forEach(({ fullUrl, resource }, index) => {
    text = text.replaceAll(fullUrl, `${resource.resourceType}/${index + 1}`);
  });
  bundle.entry = JSON.parse(text) as Entry[];
}

function withProvenance(bundle: TransactionBundle): void {
  const provenance: ProvenanceResource = {
    resourceType: 'Provenance',
    target: consentsOf(bundle).map(({ fullUrl }) => ({ reference: fullUrl })),
    recorded: new Date().toISOString(),
    agent: [{ role: [], who: { identifier: { system: 'urn:oid:2.16.528.1.1007.3.1', value: '900000009' } } }],
  };
  bundle.entry.push(makeEntry(provenance));
}

const holdsConsents = (kind: MessageFacts['kind']): boolean => kind === 'migrate' || kind === 'record-consent';

/** Faults in the form of any message of consents: the migratiebericht, and what the buttons send. */
export const CONSENT_FAULTS = {
  'sends-a-batch-instead-of-a-transaction': {
    description: 'Sends its consents as a batch instead of a transaction.',
    consents: (bundle) => {
      bundle.type = 'batch';
    },
  },
  'sends-two-patients-in-one-message': {
    description: 'Puts a second patient in a message of consents.',
    consents: withSecondPatient,
  },
  'puts-the-bsn-under-the-ura-system': {
    description: 'Identifies the patient in a message of consents under the system of the URA.',
    consents: (bundle) => {
      must(resourceOf(bundle, 'Patient').resource.identifier[0], 'BSN').system = FHIR_SYSTEM.ura;
    },
  },
  'leaves-out-the-birth-date': {
    description: 'Leaves the birth date of the patient out of a message of consents.',
    consents: (bundle) => {
      const { resource } = resourceOf(bundle, 'Patient');
      must(resource.birthDate, 'birth date');
      delete resource.birthDate;
    },
  },
  'sends-an-unknown-gender': {
    description: 'Sends the gender of the patient as a word of its own.',
    consents: (bundle) => {
      resourceOf(bundle, 'Patient').resource.gender = 'man';
    },
  },
  'sends-an-empty-display': {
    description: 'Sends a display that is empty with the data category, where it should be left out.',
    consents: eachConsent((consent) => {
      must(consent.category[0]?.coding[0], 'data category').display = '';
    }),
  },
  'leaves-out-the-organization': {
    description: 'Leaves the Organization of the holder out of a message of consents.',
    consents: withoutOrganization,
  },
  'adds-a-provenance-to-a-migration': {
    description: 'Adds a Provenance to a migration message.',
    migration: withProvenance,
  },
  'gives-entries-relative-urls': {
    description: 'Gives the entries of a message of consents relative addresses instead of urn:uuid.',
    consents: withRelativeUrls,
  },
  'puts-instead-of-posts': {
    description: 'Asks for PUT instead of POST in the entries of a message of consents.',
    consents: (bundle) => {
      bundle.entry.forEach(({ request }) => (request.method = 'PUT'));
    },
  },
  'refers-outside-the-bundle': {
    description: 'Refers to a patient who is not in the message.',
    consents: eachConsent((consent) => {
      consent.patient = { reference: `urn:uuid:${randomUUID()}` };
    }),
  },
  'sends-an-unknown-consent-status': {
    description: 'Sends a Consent with status proposed.',
    consents: eachConsent((consent) => {
      consent.status = 'proposed';
    }),
  },
  'leaves-out-the-scope': {
    description: 'Sends a Consent without scope.',
    consents: eachConsent((consent) => {
      delete consent.scope;
    }),
  },
  'sends-another-data-category': {
    description: "Sends a Consent about another data category than the holder's own.",
    consents: eachConsent((consent) => {
      const coding = must(consent.category[0]?.coding[0], 'data category');
      coding.code = coding.code === 'GGC002' ? 'GGC012' : 'GGC002';
    }),
  },
  'sends-a-date-without-time-zone': {
    description: 'Sends the moment of the decision without a time zone.',
    consents: eachConsent((consent) => {
      const without = consent.dateTime.replace(/(Z|[+-]\d{2}:\d{2})$/i, '');
      if (without === consent.dateTime) throw new FaultMissed('the moment has no time zone');
      consent.dateTime = without;
    }),
  },
  'permits-on-a-no': {
    description: 'Sends a provision of type permit with a no.',
    consents: eachConsent((consent) => {
      if (consent.status === 'inactive') consent.provision.type = 'permit';
    }),
  },
  'leaves-out-the-actor': {
    description: 'Sends a Consent without the holder as actor.',
    consents: eachConsent((consent) => {
      delete consent.provision.actor;
    }),
  },
  'sends-marketing-as-purpose': {
    description: 'Sends a Consent for marketing.',
    consents: eachConsent((consent) => {
      must(consent.provision.purpose[0], 'purpose').code = 'HMARKT';
    }),
  },
  'sends-an-unknown-consulting-category': {
    description: 'Sends a consulting category that does not exist.',
    consents: eachConsent((consent) => {
      const [first] = categoryCodes(consent);
      must(first?.valueCodeableConcept?.coding[0], 'consulting category').code = 'RPZAC999';
    }),
  },
  'doubles-a-consulting-category': {
    description: 'Sends the same consulting category twice in one Consent.',
    consents: eachConsent((consent) => {
      consent.extension.push(structuredClone(must(categoryCodes(consent)[0], 'category')));
    }),
  },
  'sends-no-consulting-category': {
    description: 'Sends a Consent without any consulting category.',
    consents: eachConsent((consent) => {
      categoryCodes(consent).length = 0;
    }),
  },
  'sends-rubbish-as-migration': {
    description: 'Sends a text that is no FHIR where a message of consents belongs.',
    body: (body, { kind }) => (holdsConsents(kind) ? 'rubbish' : body),
  },
  'sends-consents-as-application-json': {
    description: 'Sends its consents with a media type that is not the one of FHIR.',
    headers: (headers, { kind }) =>
      holdsConsents(kind)
        ? { ...headers, 'Content-Type': must(headers['Content-Type'], 'Content-Type').replace('fhir+', '') }
        : headers,
  },
} as const satisfies Record<string, MessageFault>;

const provenanceOf = (bundle: TransactionBundle): ProvenanceResource => resourceOf(bundle, 'Provenance').resource;

const DAY = 24 * 3600 * 1000;
const YEAR = 365 * DAY;

/** Faults in the form of what only the buttons send. */
export const RECORDING_FAULTS = {
  'leaves-out-the-provenance': {
    description: 'Records a choice without a Provenance.',
    recording: (bundle) => {
      const { fullUrl } = resourceOf(bundle, 'Provenance');
      bundle.entry = bundle.entry.filter((entry) => entry.fullUrl !== fullUrl);
    },
  },
  'records-a-provenance-about-the-patient': {
    description: 'Says in the Provenance that it is about the patient, and not about the choice.',
    recording: (bundle) => {
      provenanceOf(bundle).target = [{ reference: resourceOf(bundle, 'Patient').fullUrl }];
    },
  },
  'leaves-out-the-agent': {
    description: 'Records a choice without saying who recorded it.',
    recording: (bundle) => {
      delete provenanceOf(bundle).agent;
    },
  },
  'records-a-professional-with-punctuation': {
    description: 'Writes punctuation in the identifier of who recorded a choice.',
    recording: (bundle) => {
      for (const { who } of must(provenanceOf(bundle).agent, 'agent')) {
        const identifier = must(who.identifier, 'identifier');
        identifier.value = `${identifier.value.slice(0, 8)}-${identifier.value.slice(8, 9)}`;
      }
    },
  },
  'leaves-out-the-question-version': {
    description: 'Records a choice without the version of the question.',
    recording: (bundle) => {
      delete provenanceOf(bundle).extension;
    },
  },
  'sends-another-situation-code': {
    description: 'Records a choice under a toestemmingssituatie that is not the one of the button.',
    recording: (bundle) => {
      const coding = must(provenanceOf(bundle).activity?.coding[0], 'situation');
      coding.code = coding.code === 'SIT001' ? 'SIT002' : 'SIT001';
    },
  },
  'records-with-the-date-of-yesterday': {
    description: 'Records a choice as if it had been given a day before.',
    recording: eachConsent((consent) => {
      consent.dateTime = new Date(Date.now() - DAY).toISOString();
    }),
  },
  'records-with-a-future-date': {
    description: 'Records a choice with a moment in the future.',
    recording: eachConsent((consent) => {
      consent.dateTime = new Date(Date.now() + YEAR).toISOString();
    }),
  },
} as const satisfies Record<string, MessageFault>;
