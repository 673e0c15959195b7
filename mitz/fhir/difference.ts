import { at, shown } from './json.js';
import type { Json } from './json.js';

/** What each reader makes of a narrative is its own affair: fhir keeps the markup, we keep the words. */
const narrative = '.text.div';
/** Where `fhir` keeps the comments of an XML message. */
const comments = 'fhir_comments';

/**
 * The first place where two readings of one XML message differ, in words; undefined where they agree. Of an element
 * that R4 does not know `fhir` makes nothing, and of one that stands twice it keeps the last: these are known.
 */
export function differenceBetween(theirs: Json, ours: Json): string | undefined {
  return compare(withoutComments(theirs), ours, typeof ours === 'object' ? '' : 'the message');
}

/**
 * `fhir` keeps the comments of XML, in a way that FHIR gave up: beside the element, or in an object beside its value that
 * holds nothing else. In an object they say nothing, so what holds nothing else was not there.
 */
function withoutComments(json: Json | undefined): Json | undefined {
  if (Array.isArray(json)) return (json as readonly Json[]).map((one) => withoutComments(one) ?? null);
  if (!isObject(json)) return json;
  const kept = Object.entries<Json>(json as { readonly [key: string]: Json }).flatMap(([key, inner]) => {
    const cleaned = key === comments ? undefined : withoutComments(inner);
    return cleaned === undefined ? [] : [[key, cleaned] as const];
  });
  return kept.length === 0 && comments in json ? undefined : Object.fromEntries(kept);
}

function compare(theirs: Json | undefined, ours: Json | undefined, path: string): string | undefined {
  if (theirs === undefined || path.endsWith(narrative)) return undefined;
  if (Array.isArray(ours) && !Array.isArray(theirs)) return undefined; // doubled: the rules see both
  if (isObject(theirs) && isObject(ours)) {
    const keys = [...new Set([...Object.keys(theirs), ...Object.keys(ours)])];
    for (const key of keys) {
      const difference = compare(
        at(theirs, key),
        at(ours, key),
        `${path}${/^\d+$/.test(key) ? `[${key}]` : `.${key}`}`,
      );
      if (difference !== undefined) return difference;
    }
    return undefined;
  }
  return theirs === ours || isWritten(theirs, ours)
    ? undefined
    : `fhir reads ${shown(theirs)} at ${path.replace(/^\./, '')}, we read ${shown(ours)}`;
}

const isObject = (json: Json | undefined): json is { readonly [key: string]: Json } | readonly Json[] =>
  typeof json === 'object' && json !== null;

/** A number or a truth value that one of the two kept as it was written. */
const isWritten = (theirs: Json, ours: Json | undefined): boolean => shown(theirs) === shown(ours);
