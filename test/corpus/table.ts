/** The corpus: right messages are files under `right/`; variations of them, right or wrong, are lines in a table. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Koppelvlak } from '../../mitz/world.js';
import { packageRoot } from '../../schemas/index.js';

/** What comes in the place of what was found. */
type Replacement = string | ((found: string) => string);

/** A right message with one thing changed; the text that is replaced must be there. */
export interface Variation {
  readonly name: string;
  /** The file that is varied, under `right/`. */
  readonly of: string;
  readonly change?: readonly [from: string | RegExp, to: Replacement] | ((body: string) => string);
  readonly contentType?: string;
}

/** A variation that is wrong, with the one check that must find it. */
export interface WrongVariation extends Variation {
  readonly finds: string;
}

/** The variations of one koppelvlak's messages. */
export interface Table {
  readonly koppelvlak: Koppelvlak;
  readonly right: readonly Variation[];
  readonly wrong: readonly WrongVariation[];
}

/** One message of the corpus. */
export interface Message {
  readonly name: string;
  readonly body: string;
  readonly contentType: string;
  /** The check that must find it; absent where it is right. */
  readonly finds?: string;
}

const corpus = path.join(packageRoot, 'test', 'corpus');

/** The media type that goes with a file, by its extension. */
const contentTypeOf = (koppelvlak: string, file: string): string => {
  if (koppelvlak.endsWith('Autorisatievraag')) return 'application/soap+xml; charset=UTF-8';
  return file.endsWith('.xml') ? 'application/fhir+xml' : 'application/fhir+json';
};

/** The messages that are files: right ones, and wrong ones named `<check that finds it>--<what is wrong>`. */
export const filesOf = (koppelvlak: string, kind: 'right' | 'wrong'): readonly Message[] => {
  const folder = path.join(corpus, koppelvlak, kind);
  return readdirSync(folder)
    .sort()
    .map((file) => ({
      name: file,
      body: readFileSync(path.join(folder, file), 'utf8'),
      contentType: contentTypeOf(koppelvlak, file),
      ...(kind === 'wrong' && { finds: file.split('--')[0] ?? '' }),
    }));
};

/** A variation as a message, made when it is asked for. @throws where it changes nothing, for then it proves nothing */
export const varied = (koppelvlak: string, { change, contentType, ...rest }: Variation): Message => ({
  ...rest,
  name: `${rest.of}: ${rest.name}`,
  contentType: contentType ?? contentTypeOf(koppelvlak, rest.of),
  get body() {
    const right = readFileSync(path.join(corpus, koppelvlak, 'right', rest.of), 'utf8');
    if (change === undefined) return right;
    const body = typeof change === 'function' ? change(right) : replaced(right, change[0], change[1]);
    if (body === right) throw new Error(`it changes nothing in ${koppelvlak}/${rest.of}`);
    return body;
  },
});

const replaced = (body: string, from: string | RegExp, to: Replacement): string =>
  typeof to === 'string' ? body.replace(from, to) : body.replace(from, to);

/** What finds it, what is wrong, and the change: a text or pattern with what comes in its place, or a function. */
export type WrongLine = readonly [
  finds: string,
  name: string,
  from: string | RegExp | ((body: string) => string),
  to?: Replacement,
  contentType?: string,
];

/** The lines of a table of wrong variations of one file. */
export const wrongIn = (of: string, lines: readonly WrongLine[]): readonly WrongVariation[] =>
  lines.map(([finds, name, from, to = '', contentType]) => ({
    ...(from !== '' && { change: typeof from === 'function' ? from : ([from, to] as const) }),
    ...(contentType !== undefined && { contentType }),
    name,
    of,
    finds,
  }));

/** As a wrong line, without what finds it. */
export type RightLine = readonly [name: string, from: string | RegExp | ((body: string) => string), to?: string];

/** The lines of a table of right variations of one file. */
export const rightIn = (of: string, lines: readonly RightLine[]): readonly Variation[] =>
  lines.map(([name, from, to = '']) => ({
    name,
    of,
    change: typeof from === 'function' ? from : ([from, to] as const),
  }));

/** The same message in other media types that mean the same. */
export const rightMediaTypes = (of: string, contentTypes: readonly string[]): readonly Variation[] =>
  contentTypes.map((contentType) => ({ name: contentType, of, contentType }));
