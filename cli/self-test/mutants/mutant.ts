/** One change that a machine makes in the code of the reference connector. */
export interface Mutant {
  /** Of this instrumentation only. */
  readonly id: string;
  /** The same as long as the code around it is: `file: original → replacement`, with a number where there are several. */
  readonly key: string;
  readonly file: string;
  /** From 1, in the source. */
  readonly line: number;
  readonly lastLine: number;
  /** The kind of change, as the instrumenter names it. */
  readonly kind: string;
  readonly original: string;
  readonly replacement: string;
}

/** Where and what a mutant changes, before it has a key. */
export type Change = Omit<Mutant, 'key'>;

const short = (code: string): string => code.replace(/\s+/g, ' ').trim();

/** Gives each change the key by which it is known after the lines around it have moved. */
export function keyed(changes: readonly Change[]): Mutant[] {
  const seen = new Map<string, number>();
  return changes.map((change) => {
    const plain = `${change.file}: ${short(change.original)} → ${short(change.replacement)}`;
    const count = (seen.get(plain) ?? 0) + 1;
    seen.set(plain, count);
    return { ...change, key: count === 1 ? plain : `${plain} (${count})` };
  });
}

/** The text between two places, lines and columns counted from 0. */
export function textBetween(
  source: string,
  start: { readonly line: number; readonly column: number },
  end: { readonly line: number; readonly column: number },
): string {
  const lines = source.split('\n').slice(start.line, end.line + 1);
  const last = lines.length - 1;
  return lines
    .map((line, index) => line.slice(index === 0 ? start.column : 0, index === last ? end.column : undefined))
    .join('\n');
}
