/** What the rules about all FHIR messages share: taking a message apart, its media type, its base form. */
import { demand, fail, notShown } from '../../core/outcome.js';
import { header } from '../../core/transcript.js';
import type { Exchange } from '../../core/transcript.js';
import { violations } from '../../schemas/index.js';
import type { SchemaName, Violation } from '../../schemas/index.js';
import { mustBeRead } from '../as-read.js';
import { place } from '../rules.js';
import type { MessageRule } from '../rules.js';
import { at, shown } from './json.js';
import type { Json } from './json.js';
import type { XmlElement } from '../xml.js';
import { FhirFault, readFhirWhole } from './read.js';

/** A message taken apart for judging; `resource` is undefined where the body is no FHIR, and `fault` says why. */
export interface FhirMessage {
  readonly exchange: Exchange;
  readonly resource: Json | undefined;
  /** Of a message in XML: its root. */
  readonly root: XmlElement | undefined;
  readonly fault: string | undefined;
}

export type FhirRule = MessageRule<FhirMessage>;

/** A message as the rules judge it, in JSON or XML as its media type says. @throws NotShown where it was not read */
export function fhirMessage(exchange: Exchange): FhirMessage {
  mustBeRead(exchange);
  const { request } = exchange;
  if (request.garbled !== undefined) return unreadable(exchange, request.garbled);
  try {
    return { exchange, ...readFhirWhole(request.body, header(request, 'content-type')), fault: undefined };
  } catch (thrown) {
    if (thrown instanceof FhirFault) return unreadable(exchange, thrown.message);
    throw thrown;
  }
}

const unreadable = (exchange: Exchange, fault: string): FhirMessage => ({
  exchange,
  resource: undefined,
  root: undefined,
  fault,
});

/** The base form of one kind of message: its schema, less the parts that rules of their own judge. */
export interface BaseForm {
  readonly schema: SchemaName;
  readonly name: string;
  /** The places that other rules judge: keys from the root, `*` for any place in a list. */
  readonly judgedElsewhere: readonly (readonly string[])[];
}

const mediaTypeOf = ({ request }: Exchange): string | undefined => mediaTypeIn(header(request, 'content-type'));

/** A media type without its parameters. */
export const mediaTypeIn = (text: string | undefined): string | undefined => text?.split(';')[0]?.trim().toLowerCase();

const isReadable = (exchange: Exchange): boolean => /[/+](json|xml)$/.test(mediaTypeOf(exchange) ?? '');

/** The rule that a message says in its Content-Type that it is FHIR. */
export const mediaTypeRule = (rest: Pick<FhirRule, 'reads' | 'trippedBy' | 'broken'>): FhirRule => ({
  title: { nl: 'Content-Type is een mediatype van FHIR', en: 'Content-Type is a media type of FHIR' },
  ...rest,
  judge: ({ exchange }, specification) => {
    const received = mediaTypeOf(exchange);
    const allowed: readonly string[] = specification['fhir.mediaTypes'].value;
    demand(received !== undefined && allowed.includes(received), {
      message: 'Content-Type must be a media type of FHIR',
      expected: allowed.join(' or '),
      received: received ?? 'nothing',
      where: place(exchange, 'Content-Type'),
    });
  },
});

/** The rule that a message is well-formed, and has the base form of its resource. */
export const baseFormRule = (
  form: BaseForm,
  rest: Pick<FhirRule, 'title' | 'reads' | 'trippedBy' | 'broken'>,
): FhirRule => ({
  ...rest,
  judge: ({ exchange, resource, fault }) => {
    if (!isReadable(exchange)) notShown('the media type does not say how to read the message: see the rule on it');
    if (resource === undefined) {
      fail({
        message: `the body must be a well-formed ${form.name}`,
        expected: form.name,
        received: fault ?? 'no FHIR',
        where: place(exchange),
      });
    }
    expectText(exchange, at(resource, 'resourceType'), form.name, 'resourceType');
    const [wrong] = basicViolations(form, resource);
    if (wrong) {
      fail({
        message: `the message must have the base form of a FHIR R4 ${form.name}: ${wrong.message}`,
        expected: wrong.message,
        received: shown(at(resource, ...wrong.path)),
        where: place(exchange, fhirPath(form.name, wrong.path)),
      });
    }
  },
});

/** The resource, for a rule about a part of it. Where it lacks its base form, the rule has nothing to judge. */
export function resourceOf(form: BaseForm, { resource }: FhirMessage): Json {
  if (resource === undefined || basicViolations(form, resource).length > 0) {
    notShown(`the message is no readable ${form.name}: see the rules on its media type and base form`);
  }
  return resource;
}

function basicViolations({ schema, judgedElsewhere }: BaseForm, resource: Json): readonly Violation[] {
  return violations(schema, resource).filter((violation) => {
    // A key that is missing is a fault of its parent for the schema, and of itself for the rules.
    const missing = /required property '(.*)'/.exec(violation.message)?.[1];
    const path = missing === undefined ? violation.path : [...violation.path, missing];
    return !judgedElsewhere.some((elsewhere) => startsWith(path, elsewhere));
  });
}

const startsWith = (path: readonly string[], first: readonly string[]): boolean =>
  first.length <= path.length && first.every((step, i) => step === '*' || step === path[i]);

/** A place in a resource as FHIRPath has it. */
const fhirPath = (name: string, path: readonly string[]): string =>
  path.reduce((text, step) => (/^\d+$/.test(step) ? `${text}[${step}]` : `${text}.${step}`), name);

/** Demands that a text at a place in a message is the expected one. */
export function expectText(
  exchange: Exchange,
  received: Json | undefined,
  expected: string,
  path: string,
): asserts received is string {
  demand(received === expected, {
    message: `${path} must be ${expected}`,
    expected,
    received: shown(received),
    where: place(exchange, path),
  });
}
