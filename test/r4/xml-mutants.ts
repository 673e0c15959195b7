/** Changes of form, made at every element of a good message in XML: of each name in another the first. */
import { shapeOf } from './mutant.js';
import type { Mutant } from './mutant.js';

interface Tag {
  readonly name: string;
  readonly path: string;
  readonly start: number;
  /** Behind the `>` of the start tag. */
  readonly open: number;
  /** Behind the whole element. */
  readonly end: number;
  readonly isEmpty: boolean;
  /** Where the sibling before it begins, if it is another element. */
  readonly before: { readonly start: number; readonly end: number } | undefined;
}

type Change = (text: string, tag: Tag) => string | undefined;

const put = (text: string, at: number, piece: string): string => text.slice(0, at) + piece + text.slice(at);
const inStart = (text: string, { start, name }: Tag, piece: string): string =>
  put(text, start + 1 + name.length, piece);
const inside = (text: string, tag: Tag, piece: string): string =>
  tag.isEmpty
    ? `${text.slice(0, tag.open - 2)}>${piece}</${tag.name}>${text.slice(tag.open)}`
    : put(text, tag.open, piece);
const whole = (text: string, { start, end }: Tag): string => text.slice(start, end);

const changes: Readonly<Record<string, Change>> = {
  'an unknown attribute': (text, tag) => inStart(text, tag, ' foo="x"'),
  'a type of XML Schema': (text, tag) =>
    inStart(text, tag, ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="x"'),
  'an id': (text, tag) => inStart(text, tag, ' id="a"'),
  'another namespace': (text, tag) =>
    inStart(text, tag, ' xmlns="urn:x"').replace(' xmlns="urn:x" xmlns=', ' xmlns="urn:x" was='),
  'text in it': (text, tag) => inside(text, tag, 'tekst'),
  'a character data section in it': (text, tag) => inside(text, tag, '<![CDATA[tekst]]>'),
  'white space in it': (text, tag) => inside(text, tag, ' \n '),
  'a comment in it': (text, tag) => inside(text, tag, '<!-- opmerking -->'),
  'an instruction in it': (text, tag) => inside(text, tag, '<?php echo ?>'),
  'an unknown element in it': (text, tag) => inside(text, tag, '<foo value="x"/>'),
  'an empty value': (text, tag) => changed(text, tag, / value="[^"]*"/, ' value=""'),
  'no value': (text, tag) => changed(text, tag, / value="[^"]*"/, ''),
  'its value as text': (text, tag) => {
    const [, value] = / value="([^"]*)"/.exec(text.slice(tag.start, tag.open)) ?? [];
    return value === undefined || !tag.isEmpty ? undefined : replaced(text, tag, `<${tag.name}>${value}</${tag.name}>`);
  },
  'a value that it cannot have': (text, tag) => (tag.isEmpty ? undefined : inStart(text, tag, ' value="x"')),
  twice: (text, tag) => put(text, tag.end, whole(text, tag)),
  'left out': (text, tag) => replaced(text, tag, ''),
  emptied: (text, tag) => (tag.isEmpty ? undefined : replaced(text, tag, `<${tag.name}/>`)),
  'before the one before it': (text, tag) =>
    tag.before === undefined
      ? undefined
      : text.slice(0, tag.before.start) +
        whole(text, tag) +
        text.slice(tag.before.start, tag.start) +
        text.slice(tag.end),
};

const replaced = (text: string, { start, end }: Tag, piece: string): string =>
  text.slice(0, start) + piece + text.slice(end);

function changed(text: string, { start, open }: Tag, from: RegExp, to: string): string | undefined {
  const tag = text.slice(start, open);
  const next = tag.replace(from, to);
  return next === tag ? undefined : text.slice(0, start) + next + text.slice(open);
}

/** Every change at every element, once per name in another. The narrative is left to what is written for it. */
export function* xmlMutants(file: string, body: string, seen: Set<string>): Generator<Mutant> {
  for (const tag of tagsIn(body)) {
    const shape = shapeOf(tag.path);
    if (seen.has(shape) || tag.path.includes('/div/')) continue;
    seen.add(shape);
    for (const [what, change] of Object.entries(changes)) {
      const mutated = change(body, tag);
      if (mutated !== undefined && mutated !== body && mutated.trim() !== '')
        yield { name: `${file}: ${tag.path}: ${what}`, body: mutated, format: 'xml' };
    }
  }
}

/** The elements of a text that is well-formed and without a prefix. */
function tagsIn(text: string): readonly Tag[] {
  const tags: Tag[] = [];
  const open: { name: string; path: string; start: number; open: number; latest: Tag | undefined }[] = [];
  for (const found of text.matchAll(/<!--[^]*?-->|<\?[^]*?\?>|<(\/?)([A-Za-z]\w*)[^<>]*?(\/?)>/g)) {
    const [piece, closing, name = '', empty] = found;
    if (name === '') continue;
    const parent = open.at(-1);
    const done = (tag: Omit<Tag, 'before'>, of: typeof parent): void => {
      const latest = of?.latest;
      const one = { ...tag, before: latest !== undefined && latest.name !== tag.name ? latest : undefined };
      if (of) of.latest = one;
      tags.push(one);
    };
    const end = found.index + piece.length;
    if (closing === '/') {
      const ended = open.pop();
      if (ended) done({ ...ended, end, isEmpty: false }, open.at(-1));
      continue;
    }
    // A resource is named by its kind.
    const path = /^[A-Z]/.test(name) ? name : `${parent?.path ?? ''}/${name}`;
    if (empty === '/') done({ name, path, start: found.index, open: end, end, isEmpty: true }, parent);
    else open.push({ name, path, start: found.index, open: end, latest: undefined });
  }
  return tags.sort((a, b) => a.start - b.start);
}
