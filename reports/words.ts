import type { Basis } from '../core/basis.js';
import type { KnownState } from '../core/run-record.js';
import type { Text } from '../core/text.js';

/** How well founded a rule is. */
export const basisWords: Readonly<Record<Basis, Text>> = {
  normative: { nl: 'normatief', en: 'normative' },
  published: { nl: 'gepubliceerd', en: 'published' },
  observed: { nl: 'waargenomen', en: 'observed' },
  assumed: { nl: 'aangenomen', en: 'assumed' },
};

/** What became of a finding that was known beforehand. */
export const knownWords: Readonly<Record<KnownState, Text>> = {
  known: { nl: 'bekend', en: 'known' },
  expired: { nl: 'de einddatum is voorbij', en: 'its end date has passed' },
  stale: { nl: 'doet zich niet meer voor: haal het weg', en: 'no longer occurs: take it out' },
  unmatched: { nl: 'bestaat niet, of staat er dubbel', en: 'does not exist, or is named twice' },
  'not-judged': { nl: 'in deze toets niet beoordeeld', en: 'not judged in this run' },
};

/** The labels that reports put before what they tell. */
export const labels = {
  expected: { nl: 'Verwacht', en: 'Expected' },
  received: { nl: 'Ontvangen', en: 'Received' },
  where: { nl: 'Waar', en: 'Where' },
  detail: { nl: 'Melding', en: 'Message' },
  transcript: { nl: 'Verslag', en: 'Transcript' },
  repeat: { nl: 'Herhalen', en: 'Repeat' },
  demand: { nl: 'Eis', en: 'Demand' },
  basis: { nl: 'Basis', en: 'Basis' },
  level: { nl: 'Niveau', en: 'Level' },
  source: { nl: 'Bron', en: 'Source' },
  declaration: { nl: 'verklaring', en: 'declaration' },
  declarations: { nl: 'Verklaringen', en: 'Declarations' },
  toAttach: { nl: 'Bij te voegen', en: 'To attach' },
  accession: { nl: 'Toetreding', en: 'Accession' },
  document: { nl: 'Document', en: 'Document' },
  signedBy: { nl: 'Getekend door', en: 'Signed by' },
  step: { nl: 'Stap', en: 'Step' },
  application: { nl: 'Applicatie', en: 'Application' },
  connector: { nl: 'Mitz Connector', en: 'Mitz Connector' },
  supplier: { nl: 'Leverancier', en: 'Supplier' },
  specification: { nl: 'Specificatieset', en: 'Specification set' },
  policy: { nl: 'Beleid', en: 'Policy' },
  seed: { nl: 'Seed', en: 'Seed' },
  verdict: { nl: 'Oordeel', en: 'Verdict' },
  scope: { nl: 'Omvang', en: 'Scope' },
  functionalities: { nl: 'Functionaliteiten', en: 'Functionalities' },
  condition: { nl: 'Voorwaarde', en: 'Condition' },
  line: { nl: 'Regel', en: 'Line' },
  needs: { nl: 'Nodig', en: 'Needs' },
  conditions: { nl: 'Voorwaarden', en: 'Conditions' },
  scenarios: { nl: 'Scenario’s', en: 'Scenarios' },
  findings: { nl: 'Bevindingen (blokkeren niet)', en: 'Findings (not blocking)' },
  baseline: { nl: 'Vooraf bekend', en: 'Known beforehand' },
  until: { nl: 'tot en met', en: 'until' },
  reports: { nl: 'Rapporten', en: 'Reports' },
  interrupted: {
    nl: 'De run is afgebroken: wat volgde, is niet beoordeeld.',
    en: 'The run was broken off: what followed was not judged.',
  },
  assumption: { nl: 'aanname, bevestig met Mitz', en: 'assumption, confirm with Mitz' },
  noReason: { nl: 'geen reden vermeld', en: 'no reason given' },
} satisfies Record<string, Text>;

/** `en nog 3` / `and 3 more`. */
export const andMore = (count: number): Text => ({ nl: `en nog ${String(count)}`, en: `and ${String(count)} more` });
