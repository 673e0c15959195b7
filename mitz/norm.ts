import type { Condition } from '../core/condition.js';
import type { Circumstance, EvidenceKind, Part } from '../core/line.js';

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

/** A part of a line that any of these kinds of evidence shows. */
export const anyOf = (...kinds: readonly [EvidenceKind, ...EvidenceKind[]]): Part => ({ kinds });

/** The same, where it counts only in some circumstance. */
export const anyOfWhere = (when: Circumstance, ...kinds: readonly [EvidenceKind, ...EvidenceKind[]]): Part => ({
  kinds,
  when,
});

/** With these two a choice is recorded in the XIS itself. */
export const withButtons: Circumstance = { claimed: ['dossierhoudersknop', 'raadplegersknop'] };

/** A choice is recorded, in the XIS or together in MijnMitz: any functionality of category 4. */
export const withChoices: Circumstance = {
  claimed: ['dossierhoudersknop', 'raadplegersknop', 'samen-naar-mijnmitz'],
};

/** Samen-naar-MijnMitz is claimed. */
export const withMijnMitz: Circumstance = { claimed: ['samen-naar-mijnmitz'] };

/** The provider migrates consents to Mitz. */
export const withMigration: Circumstance = { claimed: ['migratie'] };

/** Data is released by this system, on the closed question. */
export const withRelease: Circumstance = { claimed: ['gesloten'] };
