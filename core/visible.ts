/** What cannot be seen and could forge a line, colour a terminal or turn text around; tab and newline excepted. */
const unseen = /(?![\t\n])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\ufffe\uffff]/gu;

/** Line ends become newlines; what cannot be seen is written out: `\u{1b}`. */
export function visible(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(unseen, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
}

/** White space other than the ordinary one, a tab and a line end: it looks like a space, and is none. */
const otherSpace = /[^\S \t\r\n]/g;

/**
 * A value as it is told beside what was expected: one that begins or ends with white space, or holds what cannot be
 * seen, stands between quotation marks with that written out. Others stay as they are, and so does one that was told.
 */
export function visibleValue(value: string): string {
  const written = visible(value).replace(otherSpace, (space) => `\\u{${space.charCodeAt(0).toString(16)}}`);
  const isPlain = written === value.replace(/\r\n?/g, '\n') && !/^\s|\s$/.test(value);
  return isPlain ? value : `"${written}"`;
}

// eslint-disable-next-line no-control-regex -- the escapes with which we colour are the very thing looked for
const colours = /(\x1b\[\d{1,2}m)/;

/**
 * Text as it may reach a terminal: a target, a driver, a pack or a message could have put characters into it that change
 * the terminal or turn text around. Where the terminal is coloured, colours stay.
 */
export const visibleOnTerminal = (text: string, coloured: boolean): string =>
  coloured
    ? text
        .split(colours)
        .map((part, i) => (i % 2 === 0 ? visible(part) : part))
        .join('')
    : visible(text);

/** A value as indented JSON in which nothing stands that cannot be seen: also what JSON itself would let through. */
export const visibleJson = (value: unknown): string =>
  JSON.stringify(value, undefined, 2).replace(unseen, (character) =>
    [...Array(character.length).keys()]
      .map((i) => `\\u${character.charCodeAt(i).toString(16).padStart(4, '0')}`)
      .join(''),
  );
