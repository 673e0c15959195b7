/**
 * What in a message may make its choices mean something else than they seem to, by the names of FHIR R4. A reader that
 * passes over one of these takes a consent for another one than its sender meant.
 */
import { at, codesAt, identifierOf, listAt, textAt } from '../fhir/json.js';
import type { Json } from '../fhir/json.js';
import { groupOf } from '../specification/index.js';
import type { MitzSpecification } from '../specification/index.js';

/** Something by which a message may mean something else. */
export interface Doubt {
  /** In the words of FHIR, and without anything of a person. */
  readonly text: string;
  readonly where: string;
}

/** Codes of policyRule that say the opposite of a choice (HL7 v3 ActCode). */
const opposite = { yes: /^OPTOUT/, no: /^OPTIN/ } as const;

/** Whatever may change the meaning of the message, in its order; none where nothing in it does. */
export function doubtsAbout(bundle: Json, specification: MitzSpecification, now: Date): readonly Doubt[] {
  const entries = listAt(bundle, 'entry').map((entry, i) => ({
    url: textAt(entry, 'fullUrl'),
    resource: at(entry, 'resource') ?? null,
    where: `Bundle.entry[${i}].resource`,
  }));
  const urlsOf = (type: string): readonly (string | undefined)[] =>
    entries.filter(({ resource }) => textAt(resource, 'resourceType') === type).map(({ url }) => url);
  const urls = { patient: urlsOf('Patient'), organization: urlsOf('Organization') };
  return [
    ...ofAnyResource(bundle, 'Bundle'),
    ...entries.flatMap(({ resource, where }) => {
      const type = textAt(resource, 'resourceType');
      return [
        ...ofAnyResource(resource, where),
        ...(type === 'Patient' ? ofPatient(resource, where) : []),
        ...(type === 'Organization' ? ofOrganization(resource, where) : []),
        ...(type === 'Consent' ? ofConsent(resource, where, urls, specification, now) : []),
      ];
    }),
  ];
}

function ofAnyResource(resource: Json, where: string): readonly Doubt[] {
  return [
    ...present(resource, where, 'implicitRules', 'implicitRules, rules by which it must be read'),
    ...present(resource, where, 'modifierExtension', 'a modifierExtension'),
    ...(listAt(resource, 'meta', 'security').length > 0
      ? [{ text: 'a label in meta.security, such as that of a test', where: `${where}.meta.security` }]
      : []),
  ];
}

function ofPatient(patient: Json, where: string): readonly Doubt[] {
  const deceased = at(patient, 'deceasedBoolean');
  return [
    ...(at(patient, 'active') === false ? [{ text: 'a Patient that is not active', where: `${where}.active` }] : []),
    ...(deceased === true || at(patient, 'deceasedDateTime') !== undefined
      ? [{ text: 'a Patient that is deceased', where: `${where}.deceased` }]
      : []),
    ...present(patient, where, 'link', 'a link to another Patient'),
  ];
}

const ofOrganization = (organization: Json, where: string): readonly Doubt[] => [
  ...(at(organization, 'active') === false
    ? [{ text: 'an Organization that is not active', where: `${where}.active` }]
    : []),
  ...present(organization, where, 'partOf', 'an Organization that is part of another one'),
];

function ofConsent(
  consent: Json,
  where: string,
  urls: { readonly patient: readonly (string | undefined)[]; readonly organization: readonly (string | undefined)[] },
  specification: MitzSpecification,
  now: Date,
): readonly Doubt[] {
  const choice = textAt(consent, 'status') === specification['toestemming.status'].value.yes ? 'yes' : 'no';
  const known = specification['toestemming.providerCategory'].value;
  const policies = listAt(consent, 'policyRule', 'coding').map((coding) => textAt(coding, 'code') ?? '');
  const actors = listAt(consent, 'provision', 'actor').map((actor) => textAt(actor, 'reference', 'reference'));
  return [
    ...(policies.some((code) => opposite[choice].test(code))
      ? [{ text: `a policyRule that says the opposite of a ${choice}`, where: `${where}.policyRule` }]
      : []),
    ...present(consent, where, 'verification', 'a verification of the consent'),
    ...(listAt(consent, 'extension').some((one) => textAt(one, 'url') !== known)
      ? [{ text: 'an extension of Consent that the set does not know', where: `${where}.extension` }]
      : []),
    ...(listAt(consent, 'provision', 'extension').length > 0
      ? [{ text: 'an extension of the provision that the set does not know', where: `${where}.provision.extension` }]
      : []),
    ...ofPeriod(at(consent, 'provision', 'period'), `${where}.provision.period`, now),
    // Of none or of two there are rules of their own.
    ...(urls.patient.length !== 1 || urls.patient.includes(textAt(consent, 'patient', 'reference'))
      ? []
      : [{ text: 'a Consent of somebody else than the Patient in the message', where: `${where}.patient` }]),
    ...(urls.organization.length === 1 && actors.some((one) => !urls.organization.includes(one))
      ? [{ text: 'an actor that is not the Organization in the message', where: `${where}.provision.actor` }]
      : []),
  ];
}

/** A consent that ended, or did not begin, is not in force; of a period that cannot be read nobody knows. */
function ofPeriod(period: Json | undefined, where: string, now: Date): readonly Doubt[] {
  if (period === undefined) return [];
  const [start, end] = (['start', 'end'] as const).map((side) => {
    const text = at(period, side);
    return text === undefined ? undefined : Date.parse(typeof text === 'string' ? text : '');
  });
  if (Number.isNaN(start) || Number.isNaN(end)) return [{ text: 'a period that cannot be read', where }];
  // By 9999 an end is written that is none.
  if (end !== undefined && end < Date.UTC(9999, 0))
    return [{ text: `a period that ${end < now.getTime() ? 'ended' : 'ends'}`, where }];
  return start !== undefined && start > now.getTime() ? [{ text: 'a period that has not begun', where }] : [];
}

const present = (json: Json, where: string, key: string, text: string): readonly Doubt[] =>
  at(json, key) === undefined ? [] : [{ text, where: `${where}.${key}` }];

/** The data categories of a message that are not the one of its holder; none where the holder's is not known. */
export function foreignCategories(
  bundle: Json,
  specification: MitzSpecification,
): { readonly own: string; readonly foreign: readonly string[] } | undefined {
  const resources = listAt(bundle, 'entry').map((entry) => at(entry, 'resource') ?? null);
  const of = (type: string): readonly Json[] => resources.filter((one) => textAt(one, 'resourceType') === type);
  const [organization, another] = of('Organization');
  if (another !== undefined || identifierOf(organization, specification['system.ura'].value) === undefined)
    return undefined;
  const types = listAt(organization, 'type').flatMap((one) =>
    codesAt(one, specification['system.providerType'].value, 'coding'),
  );
  const own = types.length === 1 ? groupOf(specification, types[0] ?? '')?.dataCategory : undefined;
  if (own === undefined) return undefined;
  const codes = of('Consent').flatMap((one) =>
    listAt(one, 'category').flatMap((each) => codesAt(each, specification['system.dataCategory'].value, 'coding')),
  );
  return { own, foreign: [...new Set(codes.filter((code) => code !== own))].sort() };
}
