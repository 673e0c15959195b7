/**
 * A second reading of FHIR messages, by the package `fhir`: what it says of a message as base R4 is laid beside what our
 * own reading says. Where the two disagree, one of them is wrong and it may well be ours: so it becomes a finding of the
 * harness in the run record, and never a red of the target.
 */
import type { Fhir } from 'fhir';
import { counted } from '../../core/text.js';
import { messageOf } from '../../core/errors.js';
import { outcomeOf, shortcomingOf } from '../../core/outcome.js';
import type { Finding } from '../../core/run-record.js';
import { header, isExchange } from '../../core/transcript.js';
import type { Entry, Exchange } from '../../core/transcript.js';
import { violations } from '../../schemas/index.js';
import type { SchemaName } from '../../schemas/index.js';
import { subscriptionRules } from '../abonneren/rules.js';
import type { MitzSpecification } from '../specification/index.js';
import { consentBundleRules, recordingRules } from '../toestemming/rules.js';
import type { Koppelvlak } from '../world.js';
import { differenceBetween } from './difference.js';
import { at, textAt } from './json.js';
import type { Json } from './json.js';
import { fhirMessage, mediaTypeIn } from './message.js';
import type { FhirRule } from './message.js';
import { isByDesign } from './second-reading-reasons.js';
import type { Objection } from './second-reading-reasons.js';

const ruled: Partial<
  Record<Koppelvlak, { readonly schema: SchemaName; readonly rules: Readonly<Record<string, FhirRule>> }>
> = {
  abonneren: { schema: 'subscription', rules: subscriptionRules },
  migreren: { schema: 'consent-bundle', rules: consentBundleRules },
  registreren: { schema: 'consent-bundle', rules: recordingRules },
};

/** So many findings are told in full; a run must not drown in them. */
const told = 20;
/** So many messages are read twice; reading XML a second time takes some ten milliseconds each. */
const readTwice = 200;

let loading: Promise<Fhir> | undefined;

/** Loaded when a first message asks for it, and once: it takes a third of a second. */
const loadFhir = (): Promise<Fhir> =>
  (loading ??= import('fhir').then((loaded) => {
    const { Fhir: Reader } = loaded;
    return new Reader();
  }));

/** Reads the FHIR messages of a run a second time: each shape of message once, and never more than a few hundred. */
export class SecondReader {
  readonly #seen = new Set<string>();
  readonly #findings: Finding[] = [];
  #further = 0;

  constructor(private readonly specification: MitzSpecification) {}

  /** Reads what the target sent in one scenario. Whatever goes wrong here is a finding too: no scenario suffers from it. */
  async read(scenario: string, entries: readonly Entry[]): Promise<void> {
    for (const exchange of entries.filter(isExchange)) {
      if (!isForReading(exchange) || this.#seen.size >= readTwice) continue;
      const shape = shapeOf(exchange);
      if (this.#seen.has(shape)) continue;
      this.#seen.add(shape);
      for (const text of await disagreements(exchange, this.specification)) this.#tell(scenario, exchange, text);
    }
  }

  findings(): readonly Finding[] {
    if (this.#further === 0) return this.#findings;
    const text = `not told: ${counted(this.#further, 'further difference')} with the second reading of FHIR; these are the first ${told}`;
    return [...this.#findings, { kind: 'second-reading', text }];
  }

  #tell(scenario: string, { id, koppelvlak }: Exchange, difference: string): void {
    if (this.#findings.length >= told) this.#further += 1;
    else {
      const text = `exchange ${id} of ${scenario} (${koppelvlak ?? ''}): ${difference}. One of the two is wrong; it is not held against the target`;
      this.#findings.push({ kind: 'second-reading', text, scenario });
    }
  }
}

/** Whether a second reader can make something of an exchange. */
export const isForReading = ({ by, koppelvlak, request }: Exchange): boolean =>
  by === 'target' &&
  koppelvlak !== null &&
  koppelvlak in ruled &&
  // A body that was not read whole, or that does not say in which format it is, cannot be read again.
  request.unread === undefined &&
  request.garbled === undefined &&
  /[/+](json|xml)$/.test(mediaTypeIn(header(request, 'content-type')) ?? '');

/** The message without what differs from patient to patient: identifiers and numbers. */
export const shapeOf = ({ koppelvlak, request }: Exchange): string =>
  `${koppelvlak ?? ''} ${mediaTypeIn(header(request, 'content-type')) ?? ''} ${request.body
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi, 'U')
    .replace(/bsn-[0-9a-f]{8}/g, 'B')
    .replace(/\d+/g, '9')}`;

/** In words, each point on which the two readings of one message disagree and that is not by design. */
export async function disagreements(exchange: Exchange, specification: MitzSpecification): Promise<readonly string[]> {
  try {
    const ours = ourObjections(exchange, specification);
    const { resource } = fhirMessage(exchange);
    const theirs = objectionsOf(await loadFhir(), exchange, resource);
    const lone = [
      ...theirs.objections
        .filter((one) => !ours.all.some((other) => isSamePlace(one.path, other.path)))
        .map((one) => ({ ...one, by: 'fhir' as const })),
      ...ours.ofBaseR4
        .filter((one) => !theirs.objections.some((other) => isSamePlace(one.path, other.path)))
        .map((one) => ({ ...one, by: 'us' as const })),
    ].filter((one) => !isByDesign(one, exchange.request.body));
    const difference =
      resource !== undefined && theirs.reading !== undefined ? differenceBetween(theirs.reading, resource) : undefined;
    return [
      ...lone.map(({ by, path, message }) =>
        by === 'fhir'
          ? `fhir says ${path}: ${message}; we say that is right`
          : `fhir says it is valid; we say ${path}: ${message}`,
      ),
      ...(difference === undefined ? [] : [difference]),
    ];
  } catch (thrown) {
    return [`the second reading itself failed: ${messageOf(thrown)}`];
  }
}

/** What our own reading holds against a message: the whole of it, and the part that is about base R4. */
function ourObjections(
  exchange: Exchange,
  specification: MitzSpecification,
): { readonly all: readonly Objection[]; readonly ofBaseR4: readonly Objection[] } {
  const of = exchange.koppelvlak === null ? undefined : ruled[exchange.koppelvlak as Koppelvlak];
  if (!of) return { all: [], ofBaseR4: [] };
  const message = fhirMessage(exchange);
  const { resource, fault } = message;
  if (resource === undefined) {
    const unreadable = [{ path: '', message: fault ?? 'not readable' }];
    return { all: unreadable, ofBaseR4: unreadable };
  }
  const ofBaseR4 = violations(of.schema, resource).map((one) => ({
    path: fhirPath(textAt(resource, 'resourceType') ?? '', one.path),
    message: one.message,
  }));
  const byRules = Object.values(of.rules).flatMap((rule) => objectionOf(rule, message, specification));
  return { all: [...ofBaseR4, ...byRules], ofBaseR4 };
}

function objectionOf(
  rule: FhirRule,
  message: Parameters<FhirRule['judge']>[0],
  specification: MitzSpecification,
): Objection[] {
  try {
    rule.judge(message, specification);
    return [];
  } catch (thrown) {
    if (outcomeOf(thrown) !== 'fail') return [];
    const { message: text, where = '' } = shortcomingOf(thrown);
    // One rule can tell of several places: `exchange 1, Bundle.entry[0]… | exchange 1, Bundle.entry[1]…`
    return where.split(' | ').map((one) => ({ path: one.split(', ')[1] ?? '', message: text }));
  }
}

const fhirPath = (name: string, steps: readonly string[]): string =>
  steps.reduce((text, step) => (/^\d+$/.test(step) ? `${text}[${step}]` : `${text}.${step}`), name);

/** Two objections are about the same when one of them stands at, above or below the other. */
const isSamePlace = (a: string, b: string): boolean => isWithin(a, b) || isWithin(b, a);
const isWithin = (inner: string, outer: string): boolean =>
  outer === '' || (inner.startsWith(outer) && ['', '.', '['].includes(inner.charAt(outer.length)));

/** What `fhir` holds against a message, and how it read the XML where that is another reading than ours. */
function objectionsOf(
  fhir: Fhir,
  { request }: Exchange,
  ours: Json | undefined,
): { readonly objections: readonly Objection[]; readonly reading?: Json } {
  const isXml = /[/+]xml$/.test(mediaTypeIn(header(request, 'content-type')) ?? '');
  try {
    const reading = isXml ? (fhir.xmlToObj(request.body) as Json | undefined) : (JSON.parse(request.body) as Json);
    if (reading === undefined) return { objections: [{ path: '', message: 'it reads nothing' }] };
    return { objections: validated(fhir, reading), ...(isXml && { reading }) };
  } catch (thrown) {
    const unreadable = { path: '', message: messageOf(thrown) };
    // What it cannot read as XML it can still judge as we read it.
    return { objections: [unreadable, ...(isXml && ours !== undefined ? validated(fhir, ours) : [])] };
  }
}

/** The rest are warnings: an unknown code system, a property that R4 does not know. */
const grave: ReadonlySet<string> = new Set(['error', 'fatal']);

function validated(fhir: Fhir, resource: Json): Objection[] {
  const serious = fhir.validate(resource as object).messages.filter(({ severity }) => grave.has(String(severity)));
  return serious.map(({ location = '', resourceId = '', message = '' }) => ({
    path: wholePath(resource, resourceId, location),
    message,
  }));
}

/** `fhir` names a place from the resource in an entry, and that resource by its id where it has one. */
function wholePath(root: Json, resourceId: string, location: string): string {
  const type = textAt(root, 'resourceType') ?? '';
  const entries = at(root, 'entry');
  const byId = Array.isArray(entries)
    ? (entries as readonly Json[]).findIndex((entry) => textAt(entry, 'resource', 'id') === resourceId)
    : -1;
  const base = byId >= 0 ? `${type}.entry[${byId}].resource` : /^Bundle[.]entry/.test(resourceId) ? resourceId : type;
  const inner = location.replaceAll('/', '.').replace(/^[^.]*/, '');
  return `${base}${inner}`;
}
