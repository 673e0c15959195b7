import type { EvidenceKind } from '../core/line.js';
import type { Policy } from '../core/run-record.js';
import type { Language, Text } from '../core/text.js';

/** The headings and fixed sentences of the dossier. */
export const said = {
  kicker: { nl: 'Mitz-dossier', en: 'Mitz dossier' },
  who: { nl: 'Wie, wat en wanneer', en: 'Who, what and when' },
  provider: { nl: 'Zorgaanbieder', en: 'Care provider' },
  performed: { nl: 'Uitgevoerd', en: 'Performed' },
  toDo: { nl: 'Wat te doen', en: 'What to do' },
  open: { nl: 'Wat open staat, en wat het zou aantonen', en: 'What is open, and what would show it' },
  tool: { nl: 'Gereedschap', en: 'Tool' },
  challenge: { nl: 'Op verzoek', en: 'On request' },
  matrix: { nl: 'De voorwaarden', en: 'The conditions' },
  matrixNote: {
    nl: 'Voldoet: verkeer, of wat een persoon zag, liet het zien. Verklaard: alleen ondertekende documenten zeggen het. Niet aangetoond is geen ja.',
    en: 'Met: traffic, or what a person saw, showed it. Declared: only signed documents say so. Not shown is not a yes.',
  },
  shortcomings: { nl: 'Wat niet voldoet', en: 'What falls short' },
  notShown: { nl: 'Wat niet is aangetoond of beoordeeld, en waarom', en: 'What was not shown or judged, and why' },
  declared: { nl: 'Wat is verklaard, en door wie', en: 'What was declared, and by whom' },
  findings: { nl: 'Bevindingen die niet blokkeren', en: 'Findings that do not block' },
  assumptions: { nl: 'Regels die op een aanname berusten', en: 'Rules that rest on an assumption' },
  assumptionsNote: {
    nl: 'Mitz heeft deze regels niet openbaar bevestigd. Zij blokkeren het oordeel niet, tenzij het strenge beleid is gekozen; een uitkomst ervan wordt met Mitz besproken.',
    en: 'Mitz has not confirmed these rules in public. They do not block the verdict unless the strict policy was chosen; what they show is to be discussed with Mitz.',
  },
  baselineNote: {
    nl: 'Wat vooraf bekend was, verandert het oordeel niet.',
    en: 'What was known beforehand does not change the verdict.',
  },
  annexes: { nl: 'Bijlagen', en: 'Annexes' },
  annexesNote: {
    nl: 'Hierna staat waarop het oordeel rust: bevindingen, verklaringen, wat personen zagen, aannames en alle scenario’s.',
    en: 'What follows is what the verdict rests on: findings, declarations, what people saw, assumptions and all scenarios.',
  },
  seed: { nl: 'Startgetal van de verzonnen patiënten', en: 'Seed of the synthetic patients' },
  signatures: { nl: 'Ondertekening', en: 'Signatures' },
  scenarios: { nl: 'Alle scenario’s', en: 'All scenarios' },
  document: { nl: 'Document', en: 'Document' },
  signedBy: { nl: 'Ondertekend door', en: 'Signed by' },
  date: { nl: 'Datum', en: 'Date' },
  digest: { nl: 'SHA-256', en: 'SHA-256' },
  counts: { nl: 'Geldt', en: 'Counts' },
  yes: { nl: 'ja', en: 'yes' },
  shownBy: { nl: 'Getoond door', en: 'Shown by' },
  check: { nl: 'Controle', en: 'Check' },
  scenario: { nl: 'Scenario', en: 'Scenario' },
  outcome: { nl: 'Uitkomst', en: 'Outcome' },
  evidence: { nl: 'Bewijs', en: 'Evidence' },
  transcript: { nl: 'transcript', en: 'transcript' },
  times: { nl: 'Keer beoordeeld', en: 'Times judged' },
  message: { nl: 'Melding', en: 'Message' },
  why: { nl: 'Waarom', en: 'Why' },
  what: { nl: 'Wat', en: 'What' },
  statements: { nl: 'Wat een persoon heeft verklaard bij de stappen', en: 'What a person stated at the steps' },
  statementsNote: {
    nl: 'Hier was een persoon de hand. Wat die zei, staat naast wat de verbinding liet zien; het oordeel steunt op beide.',
    en: 'Here a person was the hands. What was said stands beside what the wire showed; the verdict rests on both.',
  },
  stated: { nl: 'Verklaard', en: 'Stated' },
  wire: { nl: 'Op de lijn', en: 'On the wire' },
  by: { nl: 'Door', en: 'By' },
  setAside: { nl: 'Pogingen die terzijde zijn gelegd', en: 'Attempts that were set aside' },
  nobody: { nl: 'Niemand heeft iets verklaard.', en: 'Nobody declared anything.' },
  name: { nl: 'Naam', en: 'Name' },
  role: { nl: 'Functie', en: 'Role' },
  signature: { nl: 'Handtekening', en: 'Signature' },
  forSupplier: { nl: 'Leverancier', en: 'Supplier' },
  forTester: { nl: 'Uitvoerder van de toets', en: 'Who performed the test' },
  forMitz: { nl: 'Acceptatieteam Mitz', en: 'Mitz acceptance team' },
  witnessed: {
    nl: 'Wat dit dossier bewijst en wat niet',
    en: 'What this dossier proves and what it does not',
  },
  witness: {
    nl: 'Het oordeel volgt uit het verkeer in de transcripten; wie het pakket heeft, kan het met “mitz-keur verify” opnieuw laten beoordelen. Wie de toets uitvoert, kan in beginsel ook verzonnen verkeer insturen: dat het verkeer van deze applicatie kwam, is alleen gezien door wie erbij was.',
    en: 'The verdict follows from the traffic in the transcripts; whoever has the pack can have it judged again with “mitz-keur verify”. Whoever performs the test could in principle hand in invented traffic: that the traffic came from this application was seen only by those who were there.',
  },
  noChallenge: {
    nl: 'De toets is niet aan een verzoek van het acceptatieteam gebonden.',
    en: 'The test is not bound to a request of the acceptance team.',
  },
} satisfies Record<string, Text>;

/** The kinds of evidence, as a cell of a table has them. */
export const kindWords: Readonly<Record<EvidenceKind, Text>> = {
  traffic: { nl: 'verkeer', en: 'traffic' },
  seen: { nl: 'gezien', en: 'seen' },
  stated: { nl: 'volgens opgave', en: 'stated' },
  declared: { nl: 'verklaring', en: 'declaration' },
};

/** The names of facts in the target file, for whoever did not write it. */
export const factNames: Readonly<Record<string, Text>> = {
  gatewaySystem: { nl: 'kenmerk van de gateway', en: 'gateway system' },
  sourceSystem: { nl: 'kenmerk van het bronsysteem', en: 'source system' },
  ura: { nl: 'URA', en: 'URA' },
  providerType: { nl: 'soort zorgaanbieder (code)', en: 'kind of provider (code)' },
};

/** By which rule a failure blocks. */
export const policyWords: Readonly<Record<Policy, Text>> = {
  default: {
    nl: 'gewoon: alleen eisen die goed zijn onderbouwd, houden acceptatie tegen',
    en: 'default: only demands that are well founded block',
  },
  strict: {
    nl: 'streng: ook eisen die op een aanname berusten, houden acceptatie tegen',
    en: 'strict: demands that rest on an assumption block too',
  },
};

/** The kinds of finding, for whoever did not write them. */
export const findingKinds: Readonly<Record<string, Text>> = {
  assumption: { nl: 'Aanname, bevestig met Mitz', en: 'Assumption, confirm with Mitz' },
  'not-shown': { nl: 'Niet aangetoond', en: 'Not shown' },
  declaration: { nl: 'Over een verklaring', en: 'About a declaration' },
  patience: { nl: 'Over het geduld van de toets', en: 'About the patience of the run' },
  'not-claimed': { nl: 'Niet geclaimd', en: 'Not claimed' },
  'set-aside': { nl: 'Poging terzijde gelegd', en: 'Attempt set aside' },
  remark: { nl: 'Opgemerkt bij een bericht', en: 'Noticed of a message' },
  'second-reading': { nl: 'Volgens de tweede lezing', en: 'By the second reading' },
  late: { nl: 'Bericht kwam te laat', en: 'Message came too late' },
  control: { nl: 'De controle van de toets hield niet', en: 'The control of the harness did not hold' },
  'control-blind': {
    nl: 'Kan bij deze zorgaanbieder niet tekortschieten',
    en: 'Cannot fall short for this provider',
  },
  oracle: { nl: 'Volgens de FHIR-validator', en: 'By the FHIR validator' },
  'fhir-package': { nl: 'Volgens het FHIR-pakket', en: 'By the FHIR package' },
  mandatory: { nl: 'Verplicht deel niet geclaimd', en: 'Mandatory part not claimed' },
  'unknown-bsn': { nl: 'BSN dat niet was uitgegeven', en: 'BSN that was not issued' },
  'unknown-address': { nl: 'Onbekend adres aangeroepen', en: 'Unknown address called' },
  recommendation: { nl: 'Aanbeveling niet gevolgd', en: 'Recommendation not followed' },
  SHOULD: { nl: 'Aanbeveling niet gevolgd', en: 'Recommendation not followed' },
  MAY: { nl: 'Mogelijkheid niet benut', en: 'Option not used' },
};

/** A moment as it is read in the Netherlands. */
export const momentIn = (lang: Language, iso: string): string =>
  new Intl.DateTimeFormat(lang === 'nl' ? 'nl-NL' : 'en-GB', {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'Europe/Amsterdam',
  }).format(new Date(iso));
