import { randomUUID } from 'node:crypto';

import {
  CONSULTING_CATEGORIES,
  dataCategoryOf,
  FHIR_EXTENSION,
  FHIR_SYSTEM,
  OID,
  situationOf,
  type Button,
} from './codes.js';
import type { Choice, Environment, Patient, Professional, Provider } from './domain.js';

export interface Coding {
  system: string;
  code: string;
  display?: string;
}
export interface Coded {
  coding: Coding[];
}
export interface Reference {
  reference?: string;
  identifier?: { system: string; value: string };
}
export interface Extension {
  url: string;
  valueDate?: string;
  valueOid?: string;
  valueString?: string;
  valueCodeableConcept?: Coded;
}
export interface SubscriptionResource {
  resourceType: 'Subscription';
  id?: string;
  extension: Extension[];
  status: string;
  reason?: string;
  criteria: string;
  end?: string;
  error?: string;
  channel: { type: string; endpoint: string; payload: string };
}
export interface PatientResource {
  resourceType: 'Patient';
  identifier: { system: string; value: string }[];
  gender?: string;
  birthDate?: string;
}
export interface OrganizationResource {
  resourceType: 'Organization';
  identifier: { system: string; value: string }[];
  type: Coded[];
}
export interface ConsentResource {
  resourceType: 'Consent';
  extension: Extension[];
  status: string;
  scope?: Coded;
  category: Coded[];
  patient: Reference;
  dateTime: string;
  provision: { type?: string; actor?: { role: Coded; reference: Reference }[]; purpose: Coding[] };
}
export interface ProvenanceResource {
  resourceType: 'Provenance';
  extension?: Extension[];
  target: Reference[];
  recorded: string;
  activity?: Coded;
  agent?: { role: Coded[]; who: Reference }[];
}
export type Resource = PatientResource | OrganizationResource | ConsentResource | ProvenanceResource;
export interface Entry {
  fullUrl: string;
  resource: Resource;
  request: { method: string; url: string };
}
export interface TransactionBundle {
  resourceType: 'Bundle';
  type: string;
  entry: Entry[];
}

/** The message that registers a patient at Mitz (abonneren). */
export function buildSubscription(
  environment: Environment,
  holder: Provider,
  patient: Patient,
  endpoint: string,
): SubscriptionResource {
  const extension: Extension[] = [];
  // A date that nobody verified is not ours to pass on: Mitz decides with it whether a patient may act alone.
  if (patient.birthDateVerified) extension.push({ url: FHIR_EXTENSION.birthDate, valueDate: patient.birthDate });
  const { gatewaySystem, sourceSystem } = environment;
  if (gatewaySystem !== undefined) extension.push({ url: FHIR_EXTENSION.gatewaySystem, valueOid: gatewaySystem });
  if (sourceSystem !== undefined) extension.push({ url: FHIR_EXTENSION.sourceSystem, valueOid: sourceSystem });
  const criteria = `patientid=${patient.bsn}&providerid=${holder.ura}&providertype=${holder.providerType}`;
  return {
    resourceType: 'Subscription',
    extension,
    status: 'requested',
    reason: 'OTV',
    criteria: `Consent?_query=otv&${criteria}`,
    channel: { type: 'rest-hook', endpoint, payload: `application/fhir+${environment.format}` },
  };
}

export interface ConsentFacts {
  bsn: string;
  birthDate: string;
  holder: Provider;
  choice: Choice;
  at: string;
  consultingCategories: readonly string[];
}

export function makeEntry(resource: Resource): Entry {
  return { fullUrl: `urn:uuid:${randomUUID()}`, resource, request: { method: 'POST', url: resource.resourceType } };
}

/** The message that offers one patient's choice to Mitz: a Patient, an Organization and a Consent. */
export function buildConsentBundle(facts: ConsentFacts): TransactionBundle {
  const { holder } = facts;
  const patient = makeEntry({
    resourceType: 'Patient',
    identifier: [{ system: FHIR_SYSTEM.bsn, value: facts.bsn }],
    birthDate: facts.birthDate,
  });
  const organization = makeEntry({
    resourceType: 'Organization',
    identifier: [{ system: FHIR_SYSTEM.ura, value: holder.ura }],
    type: [coded(FHIR_SYSTEM.organizationType, holder.providerType)],
  });
  const consent = makeEntry({
    resourceType: 'Consent',
    extension: facts.consultingCategories.map((code) => ({
      url: FHIR_EXTENSION.providerCategory,
      valueCodeableConcept: coded(FHIR_SYSTEM.consultingCategory, code),
    })),
    status: facts.choice === 'yes' ? 'active' : 'inactive',
    scope: coded(FHIR_SYSTEM.scope, 'patient-privacy'),
    category: [coded(FHIR_SYSTEM.dataCategory, dataCategoryOf(holder.providerType))],
    patient: { reference: patient.fullUrl },
    dateTime: facts.at,
    provision: {
      ...(facts.choice === 'yes' ? { type: 'permit' } : {}),
      actor: [{ role: coded(FHIR_SYSTEM.participation, 'CST'), reference: { reference: organization.fullUrl } }],
      purpose: [{ system: FHIR_SYSTEM.purpose, code: 'TREAT' }],
    },
  });
  return { resourceType: 'Bundle', type: 'transaction', entry: [patient, organization, consent] };
}

export interface RecordingFacts {
  bsn: string;
  birthDate: string;
  holder: Provider;
  choice: Choice;
  at: string;
  button: Button;
  questionVersion: string;
  professional: Professional;
}

/** The message of the buttons: the consent of a migration, with a Provenance that says who, which button, which question. */
export function buildRecording(facts: RecordingFacts): TransactionBundle {
  const bundle = buildConsentBundle({ ...facts, consultingCategories: CONSULTING_CATEGORIES });
  const { professional } = facts;
  const agent = [agentOf(professional, `urn:oid:${OID.role}`, professional.roleCode)];
  if (professional.mandated !== undefined)
    agent.push(agentOf(professional.mandated, FHIR_SYSTEM.agentRole, 'mandated'));
  const provenance = makeEntry({
    resourceType: 'Provenance',
    extension: [{ url: FHIR_EXTENSION.questionVersion, valueString: facts.questionVersion }],
    target: consentsOf(bundle).map((entry) => ({ reference: entry.fullUrl })),
    recorded: new Date().toISOString(),
    activity: coded(FHIR_SYSTEM.situation, situationOf(facts.button, facts.holder.providerType)),
    agent,
  });
  return { ...bundle, entry: [...bundle.entry, provenance] };
}

function agentOf(person: { root: string; extension: string }, roleSystem: string, role: string) {
  return {
    role: [coded(roleSystem, role)],
    who: { identifier: { system: `urn:oid:${person.root}`, value: person.extension } },
  };
}

export function consentsOf(bundle: TransactionBundle): (Entry & { resource: ConsentResource })[] {
  return bundle.entry.filter(
    (entry): entry is Entry & { resource: ConsentResource } => entry.resource.resourceType === 'Consent',
  );
}

function coded(system: string, code: string): Coded {
  return { coding: [{ system, code }] };
}
