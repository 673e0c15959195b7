/** The invariants of R4 on the types in the table; those that are left out stand there with the reason. */
import { momentOf } from '../../calendar.js';
import { at, listAt, textAt } from '../json.js';
import type { Json } from '../json.js';
import { isObject } from './walk.js';
import type { JsonObject, Met } from './walk.js';

/** Whether it holds. Of a value of the wrong kind it says that it does: that it is wrong is found where it stands. */
type Invariant = (json: JsonObject, met: Met) => boolean;

const has = (json: Json | undefined, ...names: readonly string[]): boolean =>
  names.some((name) => at(json, name) !== undefined || at(json, `_${name}`) !== undefined);
const implies = (a: boolean, b: boolean): boolean => !a || b;
/** Whether an element with a choice of types is there. */
const hasChoice = (json: JsonObject, { type }: Met, name: string): boolean =>
  [...type.slots].some(([key, { element }]) => element.name === name && has(json, key));
const numberAt = (json: JsonObject, name: string): number | undefined => {
  const found = json[name];
  return typeof found === 'number' ? found : undefined;
};
const entries = (json: JsonObject): readonly Json[] => listAt(json, 'entry');
const isType = (json: JsonObject, ...types: readonly string[]): boolean => types.includes(textAt(json, 'type') ?? '');
const contained = (json: JsonObject): readonly Json[] => listAt(json, 'contained');
const ucum = 'http://unitsofmeasure.org';
const ofSystem = (json: JsonObject, system: string): boolean =>
  implies(has(json, 'value'), has(json, 'code')) && (!has(json, 'system') || json['system'] === system);
const eachEntry = (json: JsonObject, name: string, ...types: readonly string[]): boolean =>
  !has(json, 'type') || entries(json).every((entry) => has(entry, name) === isType(json, ...types));

export const invariants: Readonly<Record<string, Invariant>> = {
  'age-1': (json) => ofSystem(json, ucum) && (numberAt(json, 'value') ?? 1) > 0,
  'att-1': (json) => implies(has(json, 'data'), has(json, 'contentType')),
  'bdl-1': (json) => implies(has(json, 'total'), isType(json, 'searchset', 'history')),
  'bdl-2': (json) =>
    implies(
      entries(json).some((entry) => has(entry, 'search')),
      isType(json, 'searchset'),
    ),
  'bdl-3': (json) => eachEntry(json, 'request', 'batch', 'transaction', 'history'),
  'bdl-4': (json) => eachEntry(json, 'response', 'batch-response', 'transaction-response', 'history'),
  'bdl-5': (json) => has(json, 'resource', 'request', 'response'),
  'bdl-7': (json) => {
    const known = entries(json)
      .filter((entry) => has(entry, 'fullUrl'))
      .map((entry) => `${textAt(entry, 'fullUrl') ?? ''} ${textAt(entry, 'resource', 'meta', 'versionId') ?? ''}`);
    return isType(json, 'history') || new Set(known).size === known.length;
  },
  'bdl-8': (json) => !(textAt(json, 'fullUrl') ?? '').includes('/_history/'),
  'bdl-9': (json) =>
    implies(isType(json, 'document'), has(at(json, 'identifier'), 'system') && has(at(json, 'identifier'), 'value')),
  'bdl-10': (json) => implies(isType(json, 'document'), has(json, 'timestamp')),
  'bdl-11': (json) => implies(isType(json, 'document'), firstKind(json) === 'Composition'),
  'bdl-12': (json) => implies(isType(json, 'message'), firstKind(json) === 'MessageHeader'),
  'cnt-3': (json) =>
    ofSystem(json, ucum) &&
    implies(has(json, 'code'), json['code'] === '1') &&
    Number.isInteger(numberAt(json, 'value') ?? 0),
  'cpt-2': (json) => implies(has(json, 'value'), has(json, 'system')),
  'dis-1': (json) => ofSystem(json, ucum),
  'dom-2': (json) => contained(json).every((one) => !has(one, 'contained')),
  'dom-3': (json) => {
    const pointed = new Set(localReferences(json));
    return contained(json).every((one) => {
      const id = textAt(one, 'id');
      return (id !== undefined && pointed.has(`#${id}`)) || [...localReferences(one)].includes('#');
    });
  },
  'dom-4': (json) => contained(json).every((one) => !has(at(one, 'meta'), 'versionId', 'lastUpdated')),
  'dom-5': (json) => contained(json).every((one) => !has(at(one, 'meta'), 'security')),
  'drq-1': (json) => has(json, 'path') !== has(json, 'searchParam'),
  'drq-2': (json) => has(json, 'path') !== has(json, 'searchParam'),
  'drt-1': (json) => implies(has(json, 'code'), json['system'] === ucum && has(json, 'value')),
  'exp-1': (json) => has(json, 'expression', 'reference'),
  'ext-1': (json, met) => has(json, 'extension') !== hasChoice(json, met, 'value[x]'),
  'grp-1': (json) => implies(has(json, 'member'), json['actual'] === true),
  'inv-1': (json, met) =>
    [has(json, 'part'), hasChoice(json, met, 'value[x]'), has(json, 'resource')].filter(Boolean).length === 1,
  'org-1': (json) => has(json, 'identifier', 'name'),
  'org-2': (json) => listAt(json, 'address').every((one) => textAt(one, 'use') !== 'home'),
  'org-3': (json) => listAt(json, 'telecom').every((one) => textAt(one, 'use') !== 'home'),
  'pat-1': (json) => has(json, 'name', 'telecom', 'address', 'organization'),
  'per-1': (json) => !isReversed(textAt(json, 'start'), textAt(json, 'end')),
  'qrs-1': (json) => !listAt(json, 'answer').some((one) => has(one, 'item')) || !has(json, 'item'),
  'qty-3': (json) => implies(has(json, 'code'), has(json, 'system')),
  'rat-1': (json) =>
    has(json, 'numerator') === has(json, 'denominator') && (has(json, 'numerator') || has(json, 'extension')),
  'rng-2': (json) => {
    const [low, high] = [at(json, 'low'), at(json, 'high')];
    const comparable = isObject(low) && isObject(high) && low['code'] === high['code'] && low['unit'] === high['unit'];
    return !comparable || !((numberAt(low, 'value') ?? -Infinity) > (numberAt(high, 'value') ?? Infinity));
  },
  'tim-1': (json) => implies(has(json, 'duration'), has(json, 'durationUnit')),
  'tim-2': (json) => implies(has(json, 'period'), has(json, 'periodUnit')),
  'tim-4': (json) => (numberAt(json, 'duration') ?? 0) >= 0,
  'tim-5': (json) => (numberAt(json, 'period') ?? 0) >= 0,
  'tim-6': (json) => implies(has(json, 'periodMax'), has(json, 'period')),
  'tim-7': (json) => implies(has(json, 'durationMax'), has(json, 'duration')),
  'tim-8': (json) => implies(has(json, 'countMax'), has(json, 'count')),
  'tim-9': (json) =>
    implies(
      has(json, 'offset'),
      has(json, 'when') &&
        !listAt(json, 'when').some((one) => typeof one === 'string' && ['C', 'CM', 'CD', 'CV'].includes(one)),
    ),
  'tim-10': (json) => !has(json, 'timeOfDay') || !has(json, 'when'),
  'trd-1': (json, met) => !has(json, 'data') || !hasChoice(json, met, 'timing[x]'),
  'trd-2': (json) => implies(has(json, 'condition'), has(json, 'data')),
  'trd-3': (json, met) =>
    implies(isType(json, 'named-event'), has(json, 'name')) &&
    implies(isType(json, 'periodic'), hasChoice(json, met, 'timing[x]')) &&
    implies((textAt(json, 'type') ?? '').startsWith('data-'), has(json, 'data')),
};

/** Invariants that are judged elsewhere or not at all, each with the reason. */
export const leftOut: Readonly<Record<string, string>> = {
  'ele-1': 'the walk through the message finds each element without a value or elements',
  'ref-1': 'judged with the other references, which point to entries of a Bundle too',
  'txt-1': 'judged with the narrative itself, in mitz/fhir/r4/narrative.ts',
  'txt-2': 'judged with the narrative itself, in mitz/fhir/r4/narrative.ts',
  'ppc-1': 'a Consent of Mitz has neither policy nor policyRule: the recorded notification has none',
  'ppc-2': "it compares with the system 'something', so it never holds anything against a message",
  'ppc-3': "it compares with the system 'something', so it never holds anything against a message",
  'ppc-4': "it compares with the system 'something', so it never holds anything against a message",
  'ppc-5': "it compares with the system 'something', so it never holds anything against a message",
};

/** Where it does not hold, one receiver reads another thing than the next. */
export function isAmbiguous(key: string, json: JsonObject): boolean {
  if (key === 'ext-1') return has(json, 'extension');
  return ['per-1', 'rng-2', 'bdl-7', 'inv-1', 'drq-1', 'drq-2'].includes(key);
}

const firstKind = (json: JsonObject): string | undefined => textAt(entries(json)[0], 'resource', 'resourceType');

/** Every text within that points into the resource itself. */
function* localReferences(json: Json): Generator<string> {
  if (typeof json === 'string') {
    if (json.startsWith('#')) yield json;
  } else if (typeof json === 'object' && json !== null) {
    for (const inner of Object.values(json) as readonly Json[]) yield* localReferences(inner);
  }
}

/** Whether a period ends before it begins, as far as both tell: a day and a moment are compared by their days. */
function isReversed(start: string | undefined, end: string | undefined): boolean {
  if (start === undefined || end === undefined) return false;
  const [from, to] = [momentOf(start), momentOf(end)];
  if (from && to) return from > to;
  const common = Math.min(start.length, end.length, 10);
  return start.slice(0, common) > end.slice(0, common);
}
