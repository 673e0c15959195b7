import type { Condition } from '../core/condition.js';

/** Where the numbered conditions stand: read in full, so normative. */
export const norm = (id: string): Pick<Condition, 'basis' | 'source' | 'link'> => ({
  basis: 'normative',
  source: `Mitz Afsprakenstelsel 1.0.2, page Opdrachtgever | Zorgaanbieder (MA11 127535005), condition ${id}`,
  link: 'https://vzvz.atlassian.net/wiki/spaces/MA11/pages/127535005',
});
