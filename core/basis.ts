/**
 * How well founded a rule is, strongest first:
 * `normative` (the Afsprakenstelsel says so), `published` (an explanation or profile of VZVZ), `observed` (recorded
 * traffic, tested clients, a third party citing the guide), `assumed` (ours, until Mitz confirms).
 */
export const bases = ['normative', 'published', 'observed', 'assumed'] as const;
export type Basis = (typeof bases)[number];

/** The keyword of the demand. Only a MUST can block a verdict. */
export type Level = 'MUST' | 'SHOULD' | 'MAY';

/** A rule that leans on several facts is as strong as the weakest of them. */
export function weakest(of: readonly Basis[]): Basis {
  return of.reduce<Basis>((a, b) => (bases.indexOf(b) > bases.indexOf(a) ? b : a), 'normative');
}
