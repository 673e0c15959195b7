import { DATA_CATEGORIES, FHIR_EXTENSION, FHIR_SYSTEM } from './codes.js';
import type { Consents, MitzChoice } from './consents.js';
import { UNATTENDED, type Context } from './context.js';
import { keyOf, providerOf } from './domain.js';
import { FhirUnreadable, objectAt, objectsAt, readFhir, textAt, type Loose } from './fhir-reading.js';
import { given } from './input.js';

/** What a notification says: the choices of one patient about one holder. */
export interface Notification {
  bsn: string;
  ura: string;
  choices: MitzChoice[];
}

/** Reads the transaction Bundle of a notification. Anything unclear in it makes the whole unreadable. */
export function readNotification(text: string): Notification {
  const bundle = readFhir(text);
  if (bundle['resourceType'] !== 'Bundle' || bundle['type'] !== 'transaction') {
    throw new FhirUnreadable('not a transaction');
  }
  const entries = objectsAt(bundle, 'entry');
  const consents = entries.flatMap((entry) => resourcesIn(entry, 'Consent'));
  const [first] = consents;
  if (first === undefined) throw new FhirUnreadable('no Consent');
  const bsn = identifierIn(entries, objectAt(first, 'patient'), 'Patient', FHIR_SYSTEM.bsn);
  const ura = identifierIn(entries, holderOf(first), 'Organization', FHIR_SYSTEM.ura);
  for (const consent of consents) {
    const samePatient = identifierIn(entries, objectAt(consent, 'patient'), 'Patient', FHIR_SYSTEM.bsn) === bsn;
    const sameHolder = identifierIn(entries, holderOf(consent), 'Organization', FHIR_SYSTEM.ura) === ura;
    if (!samePatient || !sameHolder) throw new FhirUnreadable('more than one patient or holder');
  }
  return { bsn, ura, choices: consents.map(readChoice) };
}

function resourcesIn(entry: Loose, type: string): Loose[] {
  return objectsAt(entry, 'resource').filter((resource) => resource['resourceType'] === type);
}

/** The custodian: the holder the choice is about. */
function holderOf(consent: Loose): Loose | undefined {
  return objectAt(objectAt(objectAt(consent, 'provision'), 'actor'), 'reference');
}

/** Follows a reference inside the bundle, and reads the identifier of that system. */
function identifierIn(entries: readonly Loose[], reference: Loose | undefined, type: string, system: string): string {
  const target = textAt(reference, 'reference');
  const entry = entries.find((candidate) => target !== undefined && textAt(candidate, 'fullUrl') === target);
  const [resource] = entry === undefined ? [] : resourcesIn(entry, type);
  const identifier = objectsAt(resource, 'identifier').find((candidate) => textAt(candidate, 'system') === system);
  const value = textAt(identifier, 'value');
  if (value === undefined) throw new FhirUnreadable(`no ${type}`);
  return value;
}

function readChoice(consent: Loose): MitzChoice {
  const status = textAt(consent, 'status');
  const provision = textAt(objectAt(consent, 'provision'), 'type');
  const at = textAt(consent, 'dateTime') ?? '';
  const category = codesIn(objectAt(consent, 'category'), FHIR_SYSTEM.dataCategory)[0];
  const dataCategory = DATA_CATEGORIES.find((known) => known === category);
  const consultingCategories = objectsAt(consent, 'extension')
    .filter((extension) => textAt(extension, 'url') === FHIR_EXTENSION.providerCategory)
    .flatMap((extension) => codesIn(objectAt(extension, 'valueCodeableConcept'), FHIR_SYSTEM.consultingCategory));
  const isYes = status === 'active' && provision === 'permit';
  const isNo = status === 'inactive' && provision !== 'permit';
  if (!isYes && !isNo) throw new FhirUnreadable('neither a yes nor a no');
  if (dataCategory === undefined || consultingCategories.length === 0) throw new FhirUnreadable('no categories');
  if (Number.isNaN(Date.parse(at))) throw new FhirUnreadable('no moment');
  return { dataCategory, consultingCategories, choice: isYes ? 'yes' : 'no', at };
}

function codesIn(concept: Loose | undefined, system: string): string[] {
  return objectsAt(concept, 'coding').flatMap((coding) => {
    const code = textAt(coding, 'code');
    return textAt(coding, 'system') === system && code !== undefined ? [code] : [];
  });
}

/** Lets a notification have its effect, for patients we know, and tells whether it had. About anybody else nothing changes. */
export function applyNotification(
  context: Context,
  consents: Consents,
  notification: Notification,
  requestId: string | undefined,
): boolean {
  const { bsn, ura, choices } = notification;
  const isOurs =
    providerOf(context.environment(), ura) !== undefined &&
    context.store.get('patients', keyOf(ura, bsn)) !== undefined;
  if (isOurs) for (const choice of choices) consents.learn(ura, bsn, choice);
  const outcome = isOurs ? 'success' : 'refused';
  context.audit.add({
    event: 'notification',
    professional: UNATTENDED,
    bsn,
    ...given('requestId', requestId),
    outcome,
  });
  return isOurs;
}
