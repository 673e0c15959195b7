import { RegisterFault } from './register-fault.js';

/** The values of a row of CSV; undefined where a quoted one is not closed. @throws RegisterFault */
export function splitRow(line: string, separator: string): string[] | undefined {
  if (!line.includes('"')) return line.split(separator);
  const values: string[] = [];
  let at = 0;
  for (;;) {
    if (line[at] === '"') {
      let value = '';
      for (;;) {
        const quote = line.indexOf('"', at + 1);
        if (quote < 0) return undefined;
        value += line.slice(at + 1, quote);
        at = quote + 1;
        if (line[at] !== '"') break;
        value += '"';
      }
      values.push(value);
      if (at === line.length) return values;
      if (line[at] !== separator)
        throw new RegisterFault(
          'behind a closing quote must come the separator or the end of the line; write a quote that is in a value twice',
        );
      at += 1;
    } else {
      const next = line.indexOf(separator, at);
      const value = next < 0 ? line.slice(at) : line.slice(at, next);
      // With a space before its quote, a value with a separator in it would shift all that stand behind it.
      if (value.trimStart().startsWith('"'))
        throw new RegisterFault('a quoted value must begin right behind the separator, without white space before it');
      values.push(value);
      if (next < 0) return values;
      at = next + 1;
    }
  }
}
