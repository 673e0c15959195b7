/**
 * Finds in an indented message the line that a `where` names: `/Envelope/Body/Request[2]` in XML (counted from 1),
 * `Bundle.entry[2].resource.status` in FHIR (counted from 0, in JSON and XML alike).
 */

/** One step down: the how-manieth of this name, counted from 0. */
interface Step {
  readonly name: string;
  readonly index: number;
}

/**
 * The line, counted from 0, of the place or of the nearest thing above it that is there: what is lacking is looked for
 * where it should have stood. Undefined where not even the root is.
 */
export function lineOf(indented: string, place: string): number | undefined {
  const lines = indented.split('\n');
  const isXml = indented.startsWith('<');
  const isXPath = place.startsWith('/');
  const steps = isXPath ? xPathSteps(place) : fhirPathSteps(place);
  if (steps.length === 0 || (isXPath && !isXml)) return undefined;
  let best: { readonly line: number; readonly depth: number } | undefined;
  for (const { line, path } of isXml ? xmlPlaces(lines) : jsonPlaces(lines)) {
    const known = isXml && !isXPath ? withoutResourceTypes(path) : path;
    if (known.length > (best?.depth ?? 0) && leadsTo(known, steps)) best = { line, depth: known.length };
  }
  return best?.line;
}

const leadsTo = (path: readonly Step[], steps: readonly Step[]): boolean =>
  path.length <= steps.length &&
  path.every(({ name, index }, i) => steps[i]?.name === name && steps[i].index === index);

const xPathSteps = (place: string): readonly Step[] =>
  [...place.matchAll(/\/(?:[\w-]+:)?([\w.-]+)(?:\[(\d+)\])?/g)].map(([, name = '', index]) => ({
    name,
    index: index === undefined ? 0 : Number(index) - 1,
  }));

/** Without the type that it begins with. */
const fhirPathSteps = (place: string): readonly Step[] =>
  [...place.matchAll(/\.([A-Za-z]\w*)(?:\[(\d+)\])?/g)].map(([, name = '', index]) => ({
    name,
    index: Number(index ?? 0),
  }));

/** FHIR's XML has the type as an element, at the root and in each `resource`; its paths have not. */
const withoutResourceTypes = (path: readonly Step[]): readonly Step[] =>
  path.filter((_, i) => i > 0 && path[i - 1]?.name !== 'resource');

interface Place {
  readonly line: number;
  readonly path: readonly Step[];
}

/** Each line of indented XML begins with at most one start tag, or with an end tag. */
function* xmlPlaces(lines: readonly string[]): Generator<Place> {
  const open: { step: Step; seen: Map<string, number> }[] = [];
  const rootSeen = new Map<string, number>();
  for (const [line, text] of lines.entries()) {
    const [, name] = /^\s*<(?:[\w-]+:)?([\w.-]+)/.exec(text) ?? [];
    if (name !== undefined) {
      const seen = open.at(-1)?.seen ?? rootSeen;
      const index = seen.get(name) ?? 0;
      seen.set(name, index + 1);
      const step = { name, index };
      yield { line, path: [...open.map((one) => one.step), step] };
      const closed = /\/>\s*$/.test(text) || /<\/[^>]*>\s*$/.test(text);
      if (!closed) open.push({ step, seen: new Map() });
    } else if (/^\s*<\//.test(text)) open.pop();
  }
}

/** Each line of indented JSON opens, closes or holds one value. An item of a list has the name of the list. */
function* jsonPlaces(lines: readonly string[]): Generator<Place> {
  const open: { path: readonly Step[]; list: Step | undefined; next: number }[] = [];
  for (const [line, text] of lines.entries()) {
    const trimmed = text.trim();
    if (/^[}\]]/.test(trimmed)) {
      open.pop();
      continue;
    }
    const parent = open.at(-1);
    const [, key] = /^"((?:[^"\\]|\\.)*)":/.exec(trimmed) ?? [];
    const path = pathBelow(parent, key);
    if (path.length > 0) yield { line, path };
    const opener = /[{[]$/.exec(trimmed)?.[0];
    if (opener !== undefined) open.push({ path, list: opener === '[' ? path.at(-1) : undefined, next: 0 });
  }
}

function pathBelow(
  parent: { path: readonly Step[]; list: Step | undefined; next: number } | undefined,
  key: string | undefined,
): readonly Step[] {
  if (!parent) return [];
  if (parent.list) return [...parent.path.slice(0, -1), { name: parent.list.name, index: parent.next++ }];
  return key === undefined ? parent.path : [...parent.path, { name: key, index: 0 }];
}
