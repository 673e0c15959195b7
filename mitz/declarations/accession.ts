import type { DeclarationDemand } from '../../core/line.js';
import type { Basis } from '../../core/basis.js';
import type { Text } from '../../core/text.js';
import { providerPage } from '../norm.js';
import type { Functionality } from '../scenario.js';
import { byDirector, byProvider } from './signers.js';

/** A step of accession that leaves a document. */
export interface AccessionStep {
  readonly id: string;
  readonly title: Text;
  readonly basis: Basis;
  readonly source: string;
  /** The functionalities for which it is owed; absent: every provider owes it. */
  readonly functionalities?: readonly Functionality[];
  /** What is asked; or the line of the norm that asks for the same paper, which is then declared there. */
  readonly asks: DeclarationDemand | { readonly line: string };
  /** What is different on the LSP track. */
  readonly onLsp?: Text;
}

const { basis } = providerPage;
const source = `${providerPage.source}, accession`;

/** A provider that makes data available is dossierhouder: Mitz then processes data for it. */
const dossierhouder = ['lokalisatie', 'gesloten', 'migratie', 'dossierhoudersknop'] as const;

const adapted: Text = {
  nl: 'Op het LSP-spoor geldt een aangepast toetredingsproces; vraag Mitz in welke vorm deze stap daar wordt gezet (aangenomen: dezelfde).',
  en: 'The LSP track has an adapted process of accession; ask Mitz in which form this step is taken there (assumed: the same).',
};

/** What a provider leaves on paper on its way to Mitz, in its order. */
export const accessionSteps: readonly AccessionStep[] = [
  {
    id: 'impactanalyse',
    title: { nl: 'Impactanalyse en plan van aanpak', en: 'Impact analysis and plan of approach' },
    basis,
    source,
    asks: {
      attach: {
        nl: 'De impactanalyse van het implementatieteam van Mitz, met het plan van aanpak.',
        en: "The impact analysis of Mitz's implementation team, with the plan of approach.",
      },
      states: [
        { nl: 'welke functionaliteiten worden gebruikt', en: 'which functionalities will be used' },
        { nl: 'wat leveranciers moeten aanpassen', en: 'what suppliers have to change' },
        {
          nl: 'de impactscan migratie, als wordt gemigreerd',
          en: 'the impactscan migratie, where there is a migration',
        },
      ],
      signedBy: { roles: ['mitz', ...byProvider.roles], basis: 'assumed' },
    },
    onLsp: adapted,
  },
  {
    id: 'aanwijzingen-opgevolgd',
    title: { nl: 'Aanwijzingen uit de impactanalyse opgevolgd', en: 'Instructions of the impact analysis met' },
    basis,
    source,
    asks: {
      attach: {
        nl: 'Per aanwijzing uit de impactanalyse hoe en wanneer zij is opgevolgd.',
        en: 'For each instruction of the impact analysis how and when it was met.',
      },
      states: [
        { nl: 'alle aanwijzingen, ook die voor de migratie', en: 'all instructions, those for the migration included' },
        { nl: 'de datum waarop aan elk is voldaan', en: 'the date on which each was met' },
      ],
      signedBy: byProvider,
    },
    onLsp: adapted,
  },
  {
    id: 'contract-connector',
    title: {
      nl: 'Contract met de leverancier van de Mitz Connector',
      en: "Contract with the Mitz Connector's supplier",
    },
    basis,
    source,
    asks: { line: '1.01.b' },
    onLsp: {
      nl: 'Op het LSP-spoor is het LSP de connector: hier hoort de aansluitovereenkomst met het LSP (aangenomen).',
      en: 'On the LSP track the LSP is the connector: the agreement with the LSP belongs here (assumed).',
    },
  },
  {
    id: 'opdrachtovereenkomst',
    title: { nl: 'Opdrachtovereenkomst', en: 'Opdrachtovereenkomst' },
    basis,
    source,
    asks: {
      attach: { nl: 'De getekende opdrachtovereenkomst met Mitz.', en: 'The signed opdrachtovereenkomst with Mitz.' },
      states: [
        { nl: 'de zorgaanbieder met zijn URA', en: 'the provider with its URA' },
        { nl: 'de functionaliteiten die worden afgenomen', en: 'the functionalities that are ordered' },
        { nl: 'beide handtekeningen', en: 'both signatures' },
      ],
      signedBy: byDirector,
    },
    onLsp: adapted,
  },
  {
    id: 'verwerkersovereenkomst',
    title: { nl: 'Verwerkersovereenkomst', en: 'Verwerkersovereenkomst' },
    basis,
    source,
    functionalities: dossierhouder,
    asks: {
      attach: {
        nl: 'De getekende verwerkersovereenkomst, als deel van of bij de opdrachtovereenkomst.',
        en: 'The signed verwerkersovereenkomst, as part of or beside the opdrachtovereenkomst.',
      },
      states: [
        { nl: 'de zorgaanbieder als dossierhouder', en: 'the provider as dossierhouder' },
        { nl: 'beide handtekeningen', en: 'both signatures' },
      ],
      signedBy: byDirector,
    },
    onLsp: adapted,
  },
  {
    id: 'eigen-verklaring',
    title: { nl: 'Eigen verklaring', en: 'Eigen verklaring' },
    basis,
    source,
    asks: {
      attach: {
        nl: 'De eigen verklaring dat aan de voorwaarden van Mitz wordt voldaan.',
        en: 'The eigen verklaring that the conditions of Mitz are met.',
      },
      states: [
        {
          nl: 'de voorwaarden van elke categorie die wordt afgenomen',
          en: 'the conditions of every category that is ordered',
        },
        { nl: 'de datum en de handtekening', en: 'date and signature' },
      ],
      signedBy: { ...byDirector, basis: 'normative' },
    },
    onLsp: adapted,
  },
  {
    id: 'goedkeuring-migratie',
    title: { nl: 'Goedkeuring van de migratie door Mitz', en: "Mitz's approval of the migration" },
    basis,
    source,
    functionalities: ['migratie'],
    asks: { line: '3.01.a' },
  },
];
