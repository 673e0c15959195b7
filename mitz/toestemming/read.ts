import { at, codesAt, identifierOf, listAt, textAt } from '../fhir/json.js';
import type { Json } from '../fhir/json.js';
import type { MitzSpecification } from '../specification/index.js';
import type { ConsentChoice } from './bundle.js';

/** What a received message says, in meaning. Unlike what we build, its recording may be told only in part. */
export interface ReceivedConsents {
  readonly bsn: string;
  readonly birthDate: string | undefined;
  readonly holder: { readonly ura: string; readonly providerType: string };
  readonly consents: readonly ConsentChoice[];
  /** Present when the message has a Provenance: it was recorded with a button. */
  readonly recording?: {
    readonly professional: { readonly root: string; readonly extension: string } | undefined;
    readonly mandated: { readonly root: string; readonly extension: string } | undefined;
    readonly situation: string | undefined;
    readonly questionVersion: string | undefined;
    readonly recorded: string | undefined;
  };
}

/** The resources of one type in a bundle, each with its place as FHIRPath. */
export function resourcesOf(bundle: Json, type: string): readonly { readonly resource: Json; readonly path: string }[] {
  return listAt(bundle, 'entry').flatMap((entry, i) => {
    const resource = (entry as { resource?: Json } | null)?.resource;
    return textAt(resource, 'resourceType') === type
      ? [{ resource: resource ?? null, path: `Bundle.entry[${i}].resource` }]
      : [];
  });
}

/** The consulting categories a Consent names. */
const consultingCategoriesOf = (consent: Json, specification: MitzSpecification): readonly string[] =>
  listAt(consent, 'extension')
    .filter((one) => textAt(one, 'url') === specification['toestemming.providerCategory'].value)
    .flatMap((one) => codesAt(one, specification['system.consultingCategory'].value, 'valueCodeableConcept', 'coding'));

/** The choice a Consent records: its status decides, and a permit must agree with it. Undefined where they do not tell. */
function choiceOf(consent: Json, specification: MitzSpecification): 'yes' | 'no' | undefined {
  const { yes, no } = specification['toestemming.status'].value;
  const status = textAt(consent, 'status');
  const permits = textAt(consent, 'provision', 'type') === specification['toestemming.permit'].value;
  if (status === yes && permits) return 'yes';
  return status === no && !permits ? 'no' : undefined;
}

/**
 * The meaning of a message that records consents, written in full in a form the set knows.
 * @returns what it says, or in words why it was not recognised.
 */
export function readConsents(
  bundle: Json,
  specification: MitzSpecification,
): ReceivedConsents | { readonly unrecognised: string } {
  const patients = resourcesOf(bundle, 'Patient');
  const organizations = resourcesOf(bundle, 'Organization');
  const [patient] = patients;
  const [organization] = organizations;
  if (textAt(bundle, 'resourceType') !== 'Bundle' || patients.length !== 1 || organizations.length !== 1) {
    return { unrecognised: 'not a Bundle with one Patient and one Organization' };
  }
  const bsn = identifierOf(patient?.resource, specification['system.bsn'].value);
  const ura = identifierOf(organization?.resource, specification['system.ura'].value);
  if (bsn === undefined || ura === undefined) return { unrecognised: 'no BSN or no URA under its system' };
  const other = whatMayMeanSomethingElse(bundle, specification);
  if (other !== undefined) return { unrecognised: other };
  const consents = resourcesOf(bundle, 'Consent').map(({ resource }) => readConsent(resource, specification));
  const whole = consents.filter((one) => one !== undefined);
  if (whole.length === 0 || whole.length < consents.length) {
    return { unrecognised: 'no Consent, or one without a readable choice, category or date' };
  }
  const [type] = listAt(organization?.resource, 'type').flatMap((one) =>
    codesAt(one, specification['system.providerType'].value, 'coding'),
  );
  const [provenance] = resourcesOf(bundle, 'Provenance');
  return {
    bsn,
    birthDate: textAt(patient?.resource, 'birthDate'),
    holder: { ura, providerType: type ?? '' },
    consents: whole,
    ...(provenance && { recording: readProvenance(provenance.resource, specification) }),
  };
}

/** What a provision of the known form has. A nested provision or a label changes it in a way that the set does not know. */
export const knownInProvision: ReadonlySet<string> = new Set(['type', 'actor', 'purpose', 'period', 'extension', 'id']);

/** Why a message may say something else than its choices seem to: undefined where nothing in it changes their meaning. */
function whatMayMeanSomethingElse(bundle: Json, specification: MitzSpecification): string | undefined {
  for (const entry of listAt(bundle, 'entry')) {
    const resource = at(entry, 'resource');
    const type = textAt(resource, 'resourceType') ?? '';
    if (type === 'Bundle') return 'a Bundle within the Bundle, which may be about somebody else';
    if (at(resource, 'modifierExtension') !== undefined) return 'a modifierExtension, which may change what is said';
    const strange = Object.keys(at(resource, 'provision') ?? {}).find((key) => !knownInProvision.has(key));
    if (type === 'Consent' && strange !== undefined)
      return `a provision with '${strange}', which may change the choice`;
    if (type === 'Organization' && urasOf(resource, specification).size > 1) return 'an Organization with two URAs';
  }
  return undefined;
}

const urasOf = (organization: Json | undefined, specification: MitzSpecification): ReadonlySet<string> =>
  new Set(
    listAt(organization ?? null, 'identifier')
      .filter((one) => textAt(one, 'system') === specification['system.ura'].value)
      .map((one) => textAt(one, 'value') ?? ''),
  );

function readConsent(consent: Json, specification: MitzSpecification): ConsentChoice | undefined {
  const choice = choiceOf(consent, specification);
  const [dataCategory] = listAt(consent, 'category').flatMap((one) =>
    codesAt(one, specification['system.dataCategory'].value, 'coding'),
  );
  const decidedAt = textAt(consent, 'dateTime');
  if (!choice || dataCategory === undefined || decidedAt === undefined) return undefined;
  return { choice, dataCategory, decidedAt, consultingCategories: consultingCategoriesOf(consent, specification) };
}

function readProvenance(
  provenance: Json,
  specification: MitzSpecification,
): NonNullable<ReceivedConsents['recording']> {
  const person = (i: number): { root: string; extension: string } | undefined => {
    const system = textAt(provenance, 'agent', i, 'who', 'identifier', 'system');
    const extension = textAt(provenance, 'agent', i, 'who', 'identifier', 'value');
    return system !== undefined && extension !== undefined
      ? { root: system.replace(/^urn:oid:/, ''), extension }
      : undefined;
  };
  const version = listAt(provenance, 'extension').find(
    (one) => textAt(one, 'url') === specification['registratie.questionVersion'].value,
  );
  return {
    professional: person(0),
    mandated: person(1),
    situation: codesAt(provenance, specification['registratie.situationSystem'].value, 'activity', 'coding')[0],
    questionVersion: textAt(version, 'valueString'),
    recorded: textAt(provenance, 'recorded'),
  };
}
