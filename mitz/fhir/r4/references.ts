/** The references in a message: what they point to, where the message itself tells, and whether that may be. */
import { at, listAt, textAt } from '../json.js';
import type { Json } from '../json.js';
import { isResourceName } from './definitions.js';
import type { R4Faults } from './fault.js';
import type { JsonObject, Met } from './walk.js';

/** Judges one Reference. `bundle` is the message where it is a Bundle. */
export function judgeReference({ json, targets, container, path }: Met, bundle: Json, faults: R4Faults): void {
  const reference = textAt(json, 'reference');
  const type = textAt(json, 'type');
  const found = reference === undefined ? undefined : kindOf(reference, container, bundle);
  if (found === nothing) {
    const message = 'a reference that begins with # points to a resource that is contained (ref-1)';
    faults.wrong(`${path}.reference`, message, 'the id of a contained resource', reference ?? '');
  }
  const kinds = new Set([found, type].filter((one) => one !== undefined && one !== nothing));
  if (kinds.size > 1) {
    const message = 'a reference is of the type that it says';
    faults.ambiguous(`${path}.type`, message, 'the kind of what it points to', type ?? '');
  }
  for (const kind of kinds) {
    if (kind === undefined || targets === undefined || targets.has(kind)) continue;
    const message = 'a reference must point to a kind of resource that R4 allows here';
    faults.ambiguous(`${path}.${kind === found ? 'reference' : 'type'}`, message, [...targets].join(' or '), kind);
  }
}

/** Stands for the kind of a contained resource that is not there. No kind is called so. */
const nothing = 'nothing';

/** The kind of resource that a reference points to; undefined where the message does not tell. */
function kindOf(reference: string, container: JsonObject, bundle: Json): string | undefined {
  if (reference === '#') return textAt(container, 'resourceType');
  if (reference.startsWith('#')) {
    const one = listAt(container, 'contained').find((inner) => textAt(inner, 'id') === reference.slice(1));
    return one === undefined ? nothing : textAt(one, 'resourceType');
  }
  const entry = listAt(bundle, 'entry').find((one) => textAt(one, 'fullUrl') === reference);
  if (entry !== undefined) return textAt(entry, 'resource', 'resourceType');
  const [, kind = ''] =
    /(?:^|\/)([A-Za-z]+)\/[A-Za-z0-9.-]{1,64}(?:\/_history\/[A-Za-z0-9.-]{1,64})?$/.exec(reference) ?? [];
  return isResourceName(kind) ? kind : undefined;
}

/** Two resources that are contained under one id: a reference to it points to either. */
export function judgeContainedIds({ json, path }: Met, faults: R4Faults): void {
  const ids = listAt(json, 'contained').map((one) => textAt(one, 'id'));
  for (const [i, id] of ids.entries()) {
    if (id === undefined || ids.indexOf(id) === i) continue;
    faults.ambiguous(
      `${path}.contained[${i}].id`,
      'two contained resources must not have the same id',
      'another id',
      id,
    );
  }
}

/** The entry of a Bundle that holds a resource must have its address, not that of another. */
export const bundleIn = (resource: Json): Json => (at(resource, 'resourceType') === 'Bundle' ? resource : null);
