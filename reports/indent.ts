/**
 * Indents XML and JSON for reading, by their marks alone. Nothing is parsed: what is malformed is shown as malformed,
 * doubled keys and the spelling of numbers stay, and no input takes longer than its length.
 */

/** Deeper than this nothing is indented further: a hostile depth must not blow up the text. */
const deepest = 24;
const margin = (depth: number): string => '\n' + '  '.repeat(Math.min(Math.max(depth, 0), deepest));

/** Indents what looks like XML or JSON; anything else comes back as it is. */
export function indent(body: string): string {
  const first = body.trimStart()[0];
  if (first === '<') return indentXml(body).trim();
  if (first === '{' || first === '[') return indentJson(body).trim();
  return body;
}

function indentJson(text: string): string {
  let out = '';
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text[at] ?? '';
    if (character === '"') {
      const end = endOfString(text, at);
      out += text.slice(at, end);
      at = end - 1;
    } else if (character === '{' || character === '[') {
      const closes = nextMark(text, at + 1);
      if (closes.mark === '}' || closes.mark === ']') {
        out += character + closes.mark;
        at = closes.at;
      } else out += character + margin(++depth);
    } else if (character === '}' || character === ']') out += margin(--depth) + character;
    else if (character === ',') out += ',' + margin(depth);
    else if (character === ':') out += ': ';
    else if (!/\s/.test(character)) out += character;
  }
  return out;
}

function endOfString(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '"') return at + 1;
  }
  return text.length;
}

function nextMark(text: string, from: number): { mark: string; at: number } {
  let at = from;
  while (at < text.length && /\s/.test(text[at] ?? '')) at++;
  return { mark: text[at] ?? '', at };
}

function indentXml(text: string): string {
  let out = '';
  let depth = 0;
  /** What stood last: an end tag directly after its start tag or text stays on that line. */
  let last: 'start' | 'text' | 'other' = 'other';
  for (const token of xmlTokens(text)) {
    if (!token.startsWith('<') || token.startsWith('<![CDATA[')) {
      if (token.trim() === '') continue;
      out += last === 'other' ? margin(depth) + token.trim() : token.trim();
      last = 'text';
    } else if (token.startsWith('</')) {
      depth -= 1;
      out += last === 'other' ? margin(depth) + token : token;
      last = 'other';
    } else {
      out += margin(depth) + token;
      const opens = !token.startsWith('<?') && !token.startsWith('<!') && !token.endsWith('/>');
      if (opens) depth += 1;
      last = opens ? 'start' : 'other';
    }
  }
  return out;
}

const bracketed = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
  ['<', '>'],
] as const;

function* xmlTokens(text: string): Generator<string> {
  let at = 0;
  while (at < text.length) {
    const [open, close] = bracketed.find(([start]) => text.startsWith(start, at)) ?? ['', '<'];
    const found = text.indexOf(close, at + open.length);
    // A piece of text ends before the next mark; a mark ends with its own close.
    const end = found < 0 ? text.length : open === '' ? found : found + close.length;
    yield text.slice(at, end);
    at = end;
  }
}
