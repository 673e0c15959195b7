import type { Language, Text } from '../core/text.js';
import type { PlannedProvider, Seal } from './submission.js';
import type { MayGoLive, RowState } from './overview-rows.js';
import { verdictTerms } from '../core/terms.js';
import type { Term } from '../core/terms.js';

/** The headings and fixed sentences of the overview. */
export const told = {
  kicker: { nl: 'Mitz: acceptatie en gecontroleerde livegang', en: 'Mitz: acceptance and controlled go-live' },
  title: { nl: 'Overzicht van applicaties', en: 'Overview of applications' },
  asOf: { nl: 'Stand van', en: 'As of' },
  applications: { nl: 'Applicaties', en: 'Applications' },
  providers: { nl: 'Zorgaanbieders', en: 'Care providers' },
  providersNote: {
    nl: 'Uit het planningsbestand: wat de coördinator weet, geen uitkomst van een toets.',
    en: 'From the planning file: what the coordinator knows, no outcome of a test.',
  },
  noProviders: {
    nl: 'Het planningsbestand noemt geen zorgaanbieders.',
    en: 'The planning file names no care providers.',
  },
  looseMigrations: {
    nl: 'Migratietesten waarvan niet te zeggen is bij welke applicatie zij horen',
    en: 'Migration tests of which it cannot be said to which application they belong',
  },
  looseNote: {
    nl: 'Leg migration.json in de map van de run, of noem in het planningsbestand de zorgaanbieder met zijn URA en applicatie.',
    en: 'Put migration.json in the directory of the run, or name the provider in the planning file with its URA and application.',
  },
  meaning: { nl: 'Wat de oordelen betekenen', en: 'What the verdicts mean' },
  version: { nl: 'Versie', en: 'Version' },
  open: { nl: 'Open voorwaarden', en: 'Open conditions' },
  migration: { nl: 'Migratietest', en: 'Migration test' },
  lastRun: { nl: 'Laatste toets', en: 'Last test' },
  sealed: { nl: 'Verzegeld', en: 'Sealed' },
  glg: { nl: 'Livegang', en: 'Live' },
  region: { nl: 'Regio', en: 'Region' },
  phase: { nl: 'Fase', en: 'Phase' },
  provider: { nl: 'Zorgaanbieder', en: 'Care provider' },
  place: { nl: 'Plaats', en: 'Place' },
  state: { nl: 'Stand', en: 'State' },
  asTheSupplierSays: {
    nl: 'in naam van Mitz, volgens de leverancier',
    en: 'in the name of Mitz, as the supplier says',
  },
  mayGoLive: { nl: 'Mag live?', en: 'May go live?' },
  waitsFor: { nl: 'Wacht op', en: 'Waits for' },
  acceptance: { nl: 'Acceptatie (gepland)', en: 'Acceptance (planned)' },
  reservation: { nl: 'onder voorbehoud', en: 'under reservation' },
  unknownSupplier: { nl: 'Leverancier niet bekend', en: 'Supplier not known' },
  mayNow: { nl: 'Mag deze week live', en: 'May go live this week' },
  nobodyNow: {
    nl: 'Niemand heeft een livegang in deze week of eerder die nog niet is begonnen.',
    en: 'Nobody has a go-live in this week or before that has not begun.',
  },
  waiting: {
    nl: 'Gepland voor deze week of eerder, en mag nog niet',
    en: 'Planned for this week or before, and may not yet',
  },
  flags: { nl: 'Let op', en: 'Look at this' },
  keys: {
    nl: 'Een pakket is verzegeld met een sleutel. Een bekende sleutel is er een die hier met --key is gegeven, en langs een andere weg dan het pakket kwam: zo staat vast wie ervoor instaat. Niet op verzoek van Mitz: de toets beantwoordt geen verzoek van het acceptatieteam (--challenge).',
    en: 'A pack is sealed with a key. A known key is one that was given here with --key, and came by another way than the pack: so it is certain who answers for it. Not at the request of Mitz: the test answers no request of the acceptance team (--challenge).',
  },
  key: { nl: 'Sleutel', en: 'Key' },
  noChallenge: { nl: 'niet op verzoek van Mitz', en: 'not at the request of Mitz' },
  file: { nl: 'Bestand', en: 'File' },
  problem: { nl: 'Opmerking', en: 'Remark' },
  search: { nl: 'Zoeken', en: 'Search' },
  all: { nl: 'alle', en: 'all' },
  of: { nl: 'van', en: 'of' },
  shown: { nl: 'getoond', en: 'shown' },
  under: { nl: 'set', en: 'set' },
} satisfies Record<string, Text>;

export const earlierRuns = (count: number): Text => ({
  nl: count === 1 ? 'en 1 andere toets' : `en ${String(count)} andere toetsen`,
  en: count === 1 ? 'and 1 other test' : `and ${String(count)} other tests`,
});

/** In the order in which they ask for attention, with what each means. */
export const states: Readonly<Record<RowState, Term & { readonly means: Text }>> = {
  unread: {
    word: { nl: 'niet te lezen', en: 'cannot be read' },
    sign: '!',
    tone: 'warn',
    means: { nl: 'Het bestand of de map zegt niets; vraag het opnieuw.', en: 'The file or directory says nothing; ask for it again.' }, // prettier-ignore
  },
  doubted: {
    word: { nl: 'pakket klopt niet', en: 'pack does not hold' },
    sign: '✗',
    tone: 'bad',
    means: {
      nl: 'Er is iets mis met het pakket zelf; wat het zegt, telt niet. “mitz-keur verify” zegt alles.',
      en: 'Something is wrong with the pack itself; what it says does not count. “mitz-keur verify” tells all.',
    },
  },
  'not-accepted': {
    ...verdictTerms['not-accepted'],
    means: {
      nl: 'Aan een regel van de applicatie of haar connector is niet voldaan, of hij is niet aangetoond. Wat van de zorgaanbieder of van Mitz is, telt hier niet mee.',
      en: 'A line that is of the application or its connector is not met, or was not shown. What is of the provider or of Mitz does not count here.',
    },
  },
  'not-judged': {
    ...verdictTerms['not-judged'],
    means: { nl: 'De toets kon niet oordelen.', en: 'The test could not judge.' },
  },
  part: {
    word: { nl: 'deel, geen kwalificatie', en: 'part, no qualification' },
    sign: '?',
    tone: 'warn',
    means: {
      nl: 'Een deel van de toets, alleen meegekeken, of afgebroken.',
      en: 'A part of the test, only observed, or broken off.',
    },
  },
  stated: {
    word: { nl: 'zegt geaccepteerd', en: 'says accepted' },
    sign: '?',
    tone: 'said',
    means: {
      nl: 'De hele toets zegt geaccepteerd, maar er is geen zegel met een sleutel die hier bekend is, of er golden andere waarden dan die van de set (--spec).',
      en: 'The full run says accepted, but there is no seal with a key that is known here, or other values held than those of the set (--spec).',
    },
  },
  none: {
    word: { nl: 'nog geen toets', en: 'no run yet' },
    sign: '–',
    tone: 'none',
    means: { nl: 'Gepland; er is niets ingeleverd.', en: 'Planned; nothing was handed in.' },
  },
  accepted: {
    ...verdictTerms.accepted,
    means: {
      nl: 'De hele toets, naar de regels van de applicatie en haar connector, verzegeld met een bekende sleutel en hier opnieuw beoordeeld.',
      en: 'The full run, by the lines of the application and its connector, sealed with a known key and judged again here.',
    },
  },
};

export const sealWords: Readonly<Record<Seal, Text>> = {
  'known-key': { nl: '✓ bekende sleutel', en: '✓ known key' },
  'unknown-key': { nl: '? onbekende sleutel', en: '? unknown key' },
  doubted: { nl: '✗ klopt niet', en: '✗ does not hold' },
  unsealed: { nl: 'niet verzegeld', en: 'not sealed' },
  unread: { nl: '–', en: '–' },
};

export const mayWords: Readonly<Record<MayGoLive, Term>> = {
  yes: { word: { nl: 'ja', en: 'yes' }, sign: '✓', tone: 'good' },
  no: { word: { nl: 'nee', en: 'no' }, sign: '✗', tone: 'bad' },
  unknown: { word: { nl: 'niet te zeggen', en: 'cannot be told' }, sign: '?', tone: 'none' },
};

export const providerStates: Readonly<Record<PlannedProvider['state'], Term>> = {
  preparation: { word: { nl: 'in voorbereiding', en: 'in preparation' }, sign: '–', tone: 'none' },
  production: { word: { nl: 'in productie', en: 'in production' }, sign: '✓', tone: 'good' },
};

/** A day as it is read in the Netherlands. */
export const dayIn = (lang: Language, iso: string): string =>
  new Intl.DateTimeFormat(lang === 'nl' ? 'nl-NL' : 'en-GB', {
    dateStyle: 'medium',
    timeZone: 'Europe/Amsterdam',
  }).format(new Date(iso));

/** A week or a day of a planning: `week 51, 2026`. What is neither is told as it stands. */
export function goLiveIn(lang: Language, glg: string): string {
  const [, year, week] = /^(\d{4})-W(\d{2})$/.exec(glg) ?? [];
  if (year !== undefined) return `week ${String(Number(week))}, ${year}`;
  return /^\d{4}-\d{2}-\d{2}$/.test(glg) && !Number.isNaN(Date.parse(glg)) ? dayIn(lang, glg) : glg;
}
