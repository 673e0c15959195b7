import { createHash } from 'node:crypto';

/** The same things in another order, which a seed decides: the same each time, on every machine. */
export function shuffled<T extends { readonly id: string }>(things: readonly T[], seed: number): readonly T[] {
  const place = ({ id }: T): string => createHash('sha256').update(`${seed} ${id}`).digest('hex');
  return things
    .map((thing) => [place(thing), thing] as const)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, thing]) => thing);
}
