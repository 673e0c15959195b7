/** The words of the page of a check, in both languages. */
import type { Language, Text } from '../../core/text.js';
import type { MigrationFinding } from '../result.js';

const text = (nl: string, en: string): Text => ({ nl, en });

export const number = (value: number, lang: Language): string =>
  value.toLocaleString(lang === 'nl' ? 'nl-NL' : 'en-GB');

export const said = {
  kicker: text('Mitz, migratie van toestemmingen', 'Mitz, migration of consents'),
  migration: text('Controle van de migratie', 'Check of the migration'),
  analysis: text('Impactanalyse vóór de migratie', 'Impact analysis before the migration'),
  analysisMeans: text(
    'Dit is een analyse van het register: er is nog niets verstuurd, en er is dus niets geaccepteerd.',
    'This is an analysis of the register: nothing was sent yet, and so nothing is accepted.',
  ),
  parts: text('De controles die zijn samengevoegd', 'The checks that were merged'),
  part: text('Deel', 'Part'),
  partsNotAccepted: text('samengevoegde controles die niet zijn geaccepteerd', 'merged checks that are not accepted'),
  holders: text('Dossierhouders', 'Holders'),
  notRead: text('Niet te lezen', 'Not read'),
  absent: text(
    'in register en berichten is niets te lezen over de gevraagde dossierhouder',
    'in register and messages nothing could be read about the holder that was asked for,',
  ),
  unread: text('delen van de invoer die niet konden worden gelezen', 'parts of the input that could not be read'),
  noMessages: text('er is geen bericht beoordeeld', 'no message was judged'),
  unrecognised: text(
    'berichten die niet zijn herkend, en dus niets bewijzen over wat er met een toestemming gebeurt',
    'messages that were not recognised, and so prove nothing about what becomes of a consent',
  ),
  notShown: text('niet aangetoond, want', 'not shown, since'),
  allHeld: text(
    'Alle berichten voldoen, en register en berichten zeggen hetzelfde.',
    'All messages hold, and register and messages say the same.',
  ),
  noneBlocks: text(
    'Wat is overtreden, blokkeert niet. Niet alles voldoet: bevindingen',
    'What was broken does not block. Not everything holds: findings',
  ),
  messages: text('Berichten', 'Messages'),
  registerRows: text('Rijen in het register', 'Rows of the register'),
  about: text('Over deze controle', 'About this check'),
  specification: text('Specificatie', 'Specification'),
  policy: text('Beleid', 'Policy'),
  tool: text('Gereedschap', 'Tool'),
  perHolder: text('Per dossierhouder', 'For each holder'),
  holder: text('Dossierhouder', 'Holder'),
  notApproved: text('niet goedgekeurd', 'not approved'),
  register: text('Register', 'Register'),
  toSend: text('Te sturen', 'To send'),
  sent: text('Gestuurd', 'Sent'),
  yes: text('Ja', 'Yes'),
  no: text('Nee', 'No'),
  restricted: text('Beperkt', 'Restricted'),
  excluded: text('Uitgesloten', 'Excluded'),
  wrong: text('Fout', 'Wrong'),
  missing: text('Ontbreekt', 'Missing'),
  unexpected: text('Onverwacht', 'Unexpected'),
  because: text('Uitgesloten wegens', 'Excluded because'),
  together: text('Samen', 'Together'),
  toDo: text('Wat te doen is, per dossierhouder', 'What is to be done, for each holder'),
  noHolder: text('Berichten die geen dossierhouder noemen', 'Messages that name no holder'),
  nothingToDo: text('Dossierhouders waarbij niets te doen is:', 'Holders with whom nothing is to be done:'),
  nothingSent: text('in geen enkel bericht', 'in none of the messages'),
  notInRegister: text('niet in het register', 'not in the register'),
  withBsns: text(
    'Met --show-bsn staat die lijst ook met BSN’s in de map with-bsn.',
    'With --show-bsn that list stands with BSNs in the folder with-bsn too.',
  ),
  leftMeans: text(
    'Elke patiënt van wie iets te doen is, staat met bestand, regel en reden in',
    'Each patient of whom something is left to do stands with file, line and reason in',
  ),
  leftToSend: text('Nog te sturen', 'To send still'),
  leftToSendAgain: text('Opnieuw te sturen', 'To send again'),
  leftToTakeBack: text('Terug te draaien', 'To take back'),
  mirror: text('De steekproef om te tekenen:', 'The sample to sign:'),
  inShort: text('In het kort', 'In short'),
  wouldGo: text('Gaat mee', 'Would go'),
  restrictedOf: text('Waarvan beperkt', 'Of which restricted'),
  undecided: text('Geen keuze', 'No decision'),
  cannot: text('Kan niet mee', 'Cannot go'),
  wouldGoMeans: text('keuzes gaan mee', 'decisions would go'),
  restrictedMeans: text(
    'keuzes zijn beperkt en niet toekomstvast: terug te brengen door patiënten vooraf opnieuw te vragen',
    'decisions are restricted and not future-proof: to be reduced by asking patients again beforehand',
  ),
  cannotMeans: text(
    'keuzes kunnen niet mee; per dossierhouder staat hieronder waarom',
    'decisions cannot go; below is why, for each holder',
  ),
  undecidedMeans: text(
    'patiënten hebben niet gekozen: daarover gaat niets mee',
    'patients did not decide: of them nothing goes',
  ),
  broken: text('Regels die zijn overtreden', 'Rules that were broken'),
  rule: text('Regel', 'Rule'),
  times: text('Keer', 'Times'),
  basis: text('Grond', 'Basis'),
  weight: text('Gewicht', 'Weight'),
  blocks: text('blokkeert', 'blocks'),
  finding: text('bevinding', 'finding'),
  firstFindings: text('De eerste bevindingen', 'The first findings'),
  of: text('van', 'of'),
  allIn: text('alle staan in', 'all are in'),
  problems: text('Wat niet kon worden gelezen', 'What could not be read'),
  problemsMean: text(
    'Zolang hier iets staat, is niet alles gezien en wordt niets geaccepteerd.',
    'As long as something stands here not all was seen, and nothing is accepted.',
  ),
  line: text('regel', 'line'),
  earlier: text('Opeenvolgende testmigraties in deze map', 'Successive test migrations in this folder'),
  finished: text('Klaar op', 'Finished'),
  verdict: text('Oordeel', 'Verdict'),
  findings: text('Bevindingen', 'Findings'),
  this: text('deze', 'this one'),
} as const satisfies Readonly<Record<string, Text>>;

/** Why a consent is not migrated, by the word of the record. */
export const exclusionWords: Readonly<Record<string, Text>> = {
  'invalid-bsn': text('ongeldig BSN', 'invalid BSN'),
  'unverified-bsn': text('BSN niet geverifieerd', 'BSN not verified'),
  deceased: text('overleden', 'deceased'),
  minor: text('minderjarig', 'minor'),
  withdrawn: text('ingetrokken', 'withdrawn'),
  moved: text('verhuisd of uitgeschreven', 'moved'),
  'not-selected': text('niet geselecteerd', 'not selected'),
  other: text('andere reden', 'other reason'),
  'not-approved': text('dossierhouder niet goedgekeurd', 'holder not approved'),
  'fails-eleven-test': text('BSN voldoet niet aan de elfproef', 'BSN fails the eleven-test'),
};

const cut = (value: string): string => (value.length > 160 ? `${value.slice(0, 159)}…` : value);

/** The columns of the table of findings. */
export const shownFields: readonly { readonly head: Text; readonly of: (finding: MigrationFinding) => string }[] = [
  {
    head: text('Plaats', 'Place'),
    of: ({ file, line, ura }) => (file === '' ? ura : line === 0 ? file : `${file}:${line}`),
  },
  { head: text('Patiënt', 'Patient'), of: ({ bsn }) => bsn },
  { head: text('Regel', 'Rule'), of: ({ rule }) => rule },
  { head: text('Verwacht', 'Expected'), of: ({ expected }) => cut(expected) },
  { head: text('Ontvangen', 'Received'), of: ({ received }) => cut(received) },
  { head: text('Waar', 'Where'), of: ({ where }) => where ?? '' },
];
