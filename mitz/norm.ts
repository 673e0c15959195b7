import type { Condition } from '../core/condition.js';

/** The page of the norm on which the demands on a provider stand. */
export const providerPage = {
  basis: 'normative',
  source: 'Mitz Afsprakenstelsel 1.0.2, page Opdrachtgever | Zorgaanbieder (MA11 127535005)',
  link: 'https://vzvz.atlassian.net/wiki/spaces/MA11/pages/127535005',
} as const;

/** Where the numbered conditions stand: read in full, so normative. */
export const norm = (id: string): Pick<Condition, 'basis' | 'source' | 'link'> => ({
  ...providerPage,
  source: `${providerPage.source}, condition ${id}`,
});
