/** A message that records consents taken apart for judging: what the rules about its parts share. */
import { judgeEach, notShown } from '../../core/outcome.js';
import { codesAt, listAt, textAt } from '../fhir/json.js';
import type { Json } from '../fhir/json.js';
import { resourceOf } from '../fhir/message.js';
import type { BaseForm, FhirMessage } from '../fhir/message.js';
import { place } from '../rules.js';
import type { MitzSpecification } from '../specification/index.js';
import { resourcesOf } from './read.js';

/** A Bundle as FHIR has it; what the specification set demands on top is judged by rules of its own. */
export const bundleForm: BaseForm = {
  schema: 'consent-bundle',
  name: 'Bundle',
  judgedElsewhere: [['type'], ['entry', '*', 'fullUrl'], ['entry', '*', 'request']],
};

/** The Bundle, for a rule about a part of it. @throws NotShown where the message is none */
export const bundleOf = (message: FhirMessage): Json => resourceOf(bundleForm, message);

/** An entry, or the resource in one, with its place in the message. */
export interface Part {
  readonly json: Json;
  readonly path: string;
  readonly fullUrl: string | undefined;
}

/** The entries of the message; `path` is that of the entry. */
export const entriesOf = (message: FhirMessage): readonly Part[] =>
  listAt(bundleOf(message), 'entry').map((json, i) => ({
    json,
    path: `Bundle.entry[${i}]`,
    fullUrl: textAt(json, 'fullUrl'),
  }));

type ResourceType = 'Patient' | 'Organization' | 'Consent' | 'Provenance';

/** The resources of one type, none included; `path` is that of the resource. */
export const partsOf = (message: FhirMessage, type: ResourceType): readonly Part[] => {
  const entries = entriesOf(message);
  return resourcesOf(bundleOf(message), type).map(({ resource, path }) => ({
    json: resource,
    path,
    fullUrl: entries.find((entry) => path.startsWith(`${entry.path}.`))?.fullUrl,
  }));
};

/** Judges each resource of one type. @throws NotShown where there is none, which another rule finds */
export function judgeParts(message: FhirMessage, type: ResourceType, judge: (part: Part) => void): void {
  const parts = partsOf(message, type);
  if (parts.length === 0) notShown(`the message holds no ${type}: see the rule on that`);
  judgeEach(parts, judge);
}

/** The one Organization. @throws NotShown where there is none or more, which another rule finds */
export function organizationOf(message: FhirMessage): Part {
  const [only, second] = partsOf(message, 'Organization');
  if (!only || second) notShown('the message does not hold one Organization: see the rule on that');
  return only;
}

/** The provider type of an Organization, known or not. */
export const providerTypeOf = ({ json }: Part, specification: MitzSpecification): string | undefined =>
  listAt(json, 'type').flatMap((type) => codesAt(type, specification['system.providerType'].value, 'coding'))[0];

/** Says where in the message a part stands: `exchange 3, Bundle.entry[0].resource.status`. */
export const placeIn = ({ exchange }: FhirMessage, { path }: Part, key: string): string =>
  place(exchange, `${path}.${key}`);
