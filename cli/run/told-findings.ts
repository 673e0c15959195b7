import type { Finding } from '../../core/run-record.js';

/** So many are told in full; a run must not drown in what others say of its messages. */
const told = 20;

/** Findings of one kind, each text once; of the rest only how many there are. */
export function toldFindings(kind: string, all: readonly Omit<Finding, 'kind'>[]): readonly Finding[] {
  const once = [...new Map(all.map((one) => [one.text, one])).values()];
  const further = once.length - told;
  return [
    ...once.slice(0, told).map((one) => ({ kind, ...one })),
    ...(further > 0 ? [{ kind, text: `${further} more are not told; these are the first ${told}` }] : []),
  ];
}
