import type { Language, Text } from '../../core/text.js';

/** A source that values name by a short word, as somebody who has to find it needs it. */
export interface FullSource {
  readonly word: string;
  readonly name: Text;
  readonly link?: string;
  /** Of the state that was read. What is our own assumption has none. */
  readonly dated?: Text;
}

const undated: Text = { nl: 'zonder datum', en: 'undated' };
const on = (date: string): Text => ({ nl: date, en: date });

/** In the order in which they are told. A word is recognised wherever it stands in what a value says of its source. */
const all: readonly (readonly [words: RegExp, source: FullSource])[] = [
  [
    /\bguide\b/i,
    {
      word: 'guide',
      name: {
        nl: 'VZVZ, aansluithandleiding Open en gesloten autorisatievraag; niet openbaar, alleen aangehaald gezien',
        en: 'VZVZ, connection guide Open en gesloten autorisatievraag; not public, only seen as quoted',
      },
      dated: { nl: 'versie 3.8.2', en: 'version 3.8.2' },
    },
  ],
  [
    /\bferrofed\b/,
    {
      word: 'ferrofed',
      name: {
        nl: 'FerroHEALTH, programmabibliotheek nl-generic-functions (module mitz), die de aansluithandleiding aanhaalt',
        en: 'FerroHEALTH, program library nl-generic-functions (module mitz), which quotes the connection guide',
      },
      link: 'https://docs.rs/crate/nl-generic-functions/latest/source/src/mitz/mod.rs',
      dated: undated,
    },
  ],
  [
    /\bknooppunt\b/,
    {
      word: 'knooppunt',
      name: {
        nl: 'Stichting Nuts, nuts-knooppunt (onderdeel mitz), met een opgenomen notificatie',
        en: 'Nuts foundation, nuts-knooppunt (component mitz), with a recorded notification',
      },
      link: 'https://github.com/nuts-foundation/nuts-knooppunt',
      dated: { nl: 'stand 9beca4c', en: 'state 9beca4c' },
    },
  ],
  [
    /\bbastion365\b/,
    {
      word: 'bastion365',
      name: {
        nl: 'Bastion365, mitz-connector, waarvan de tests tegen de testomgeving van Mitz lopen',
        en: 'Bastion365, mitz-connector, whose tests run against the test environment of Mitz',
      },
      link: 'https://github.com/bastion365/nl-generic-functions',
      dated: { nl: 'stand 034d11e', en: 'state 034d11e' },
    },
  ],
  [
    /\bvitaly\b/,
    {
      word: 'vitaly',
      name: {
        nl: 'Openline Vitaly, mitz-connector (alleen de open autorisatievraag), met een opgenomen antwoord',
        en: 'Openline Vitaly, mitz-connector (the open question only), with a recorded answer',
      },
      link: 'https://github.com/openline-vitaly/mitz-connector',
      dated: { nl: 'stand e17e3ed', en: 'state e17e3ed' },
    },
  ],
  [
    /\breplicator\b/,
    {
      word: 'replicator',
      name: {
        nl: 'mitz-replicator, een nagebouwde Mitz van een derde, ten dele geraden',
        en: "mitz-replicator, a third party's mock of Mitz, guessed in part",
      },
      link: 'https://github.com/martijn-on-fhir/mitz-replicator',
      dated: { nl: 'februari 2026, stand 9121ebb', en: 'February 2026, state 9121ebb' },
    },
  ],
  [
    /\bOTV-TR-\d+/,
    {
      word: 'OTV-TR',
      name: {
        nl: 'Nummers van technische eisen van Mitz (OTV), alleen gezien zoals mitz-replicator ze noemt',
        en: 'Numbers of technical requirements of Mitz (OTV), only seen as mitz-replicator names them',
      },
      dated: undated,
    },
  ],
  [
    /\bAUS-TR-\w+/,
    {
      word: 'AUS-TR',
      name: {
        nl: 'Nummers van technische eisen aan de autorisatievraag, alleen gezien zoals nl-generic-functions ze noemt',
        en: 'Numbers of technical requirements on the authorisation question, only seen as nl-generic-functions names them',
      },
      dated: undated,
    },
  ],
  [
    /\bMA11 127535952/,
    {
      word: 'MA11 127535952',
      name: {
        nl: 'Mitz Afsprakenstelsel, Bijlage Gegevenscategorieën',
        en: 'Mitz Afsprakenstelsel, annex Gegevenscategorieën',
      },
      link: 'https://vzvz.atlassian.net/wiki/spaces/MA11/pages/127535952',
      dated: undated,
    },
  ],
  [
    /\bMA11 828314634/,
    {
      word: 'MA11 828314634',
      name: {
        nl: 'Mitz Afsprakenstelsel, Bijlage Dossierhoudende zorgaanbiedercategorieën',
        en: 'Mitz Afsprakenstelsel, annex Dossierhoudende zorgaanbiedercategorieën',
      },
      link: 'https://vzvz.atlassian.net/wiki/spaces/MA11/pages/828314634',
      dated: undated,
    },
  ],
  [
    /\bMA11 127536044/,
    {
      word: 'MA11 127536044',
      name: {
        nl: 'Mitz Afsprakenstelsel, bladzijde 127536044 (situaties waarin toestemming wordt gevraagd)',
        en: 'Mitz Afsprakenstelsel, page 127536044 (situations in which consent is asked)',
      },
      link: 'https://vzvz.atlassian.net/wiki/spaces/MA11/pages/127536044',
      dated: undated,
    },
  ],
  [
    /mitz-Subscription/,
    {
      word: 'mitz-Subscription',
      name: { nl: 'VZVZ, FHIR-profiel MitzSubscription, concept', en: 'VZVZ, FHIR profile MitzSubscription, draft' },
      link: 'https://simplifier.net/vzvz/mitz-subscription',
      dated: { nl: '4.0.0-beta.1, maart 2025', en: '4.0.0-beta.1, March 2025' },
    },
  ],
  [
    /mitz-base-consent/,
    {
      word: 'mitz-base-consent',
      name: { nl: 'VZVZ, FHIR-profiel MitzBaseConsent, concept', en: 'VZVZ, FHIR profile MitzBaseConsent, draft' },
      link: 'https://simplifier.net/vzvz/mitz-base-consent',
      dated: { nl: '4.0.0-beta.1, maart 2025', en: '4.0.0-beta.1, March 2025' },
    },
  ],
  [
    /\bRIVO-Noord\b/,
    {
      word: 'RIVO-Noord',
      name: {
        nl: 'RIVO-Noord, Zorgviewer, ontwerp toestemming (haalt de vraag van Mitz v3.8.1 aan)',
        en: 'RIVO-Noord, Zorgviewer, design of consent (quotes the question of Mitz v3.8.1)',
      },
      link: 'https://github.com/RIVO-Noord/zorgviewer-ig',
      dated: on('2026-08-21'),
    },
  ],
  [
    /\bIHE ITI-56\b/,
    {
      word: 'IHE ITI-56',
      name: {
        nl: 'IHE IT Infrastructure, transactie ITI-56 (Patient Location Query)',
        en: 'IHE IT Infrastructure, transaction ITI-56 (Patient Location Query)',
      },
      link: 'https://profiles.ihe.net/ITI/',
      dated: undated,
    },
  ],
  [
    /\bSAML 2\.0\b/,
    {
      word: 'SAML 2.0',
      name: { nl: 'OASIS, SAML 2.0 Core', en: 'OASIS, SAML 2.0 Core' },
      link: 'https://docs.oasis-open.org/security/saml/v2.0/saml-core-2.0-os.pdf',
      dated: on('2005-03-15'),
    },
  ],
  [
    /\bSOAP 1\.2\b/,
    {
      word: 'SOAP 1.2',
      name: { nl: 'W3C, SOAP 1.2 deel 2, binding aan HTTP', en: 'W3C, SOAP 1.2 part 2, binding to HTTP' },
      link: 'https://www.w3.org/TR/soap12-part2/',
      dated: on('2007-04-27'),
    },
  ],
  [
    /\bNEN 7512\b/,
    {
      word: 'NEN 7512',
      name: {
        nl: 'NEN 7512, vertrouwensbasis voor gegevensuitwisseling in de zorg',
        en: 'NEN 7512, basis of trust for the exchange of data in health care',
      },
      link: 'https://www.nen.nl/',
      dated: undated,
    },
  ],
  [
    /\bPlatform Rijksoverheid Online\b/,
    {
      word: 'Platform Rijksoverheid Online',
      name: {
        nl: 'Platform Rijksoverheid Online, Browser and Device Table; zelf niet gevonden',
        en: 'Platform Rijksoverheid Online, Browser and Device Table; not itself found',
      },
      dated: undated,
    },
  ],
  [
    /\bRoleCodeNL\b/,
    {
      word: 'RoleCodeNL',
      name: { nl: 'Nictiz, codelijst RoleCodeNL', en: 'Nictiz, code list RoleCodeNL' },
      link: 'https://decor.nictiz.nl/',
      dated: undated,
    },
  ],
  [
    /\bassumption of this set\b|\bours\b/,
    {
      word: 'ours',
      name: {
        nl: 'Onze eigen aanname: hiervoor is geen openbare bron gevonden',
        en: 'Our own assumption: no public source was found for it',
      },
    },
  ],
  [
    /\bby analogy with the recorded notification\b/,
    {
      word: 'by analogy',
      name: {
        nl: 'Onze aanname naar het voorbeeld van een notificatie van Mitz die openbaar is opgenomen: wij nemen aan dat een bericht aan Mitz dezelfde vorm heeft',
        en: 'Our assumption after the example of a notification of Mitz that was recorded in public: we take a message to Mitz to have the same form',
      },
      link: 'https://github.com/nuts-foundation/nuts-knooppunt',
      dated: { nl: 'stand 9beca4c', en: 'state 9beca4c' },
    },
  ],
];

/** The sources that are named here, in full; empty for a source that already stands in full, as in an overlay. */
export const fullSources = (source: string): readonly FullSource[] =>
  all.filter(([words]) => words.test(source)).map(([, full]) => full);

/** Its name, with the date in brackets. */
export const datedName = ({ name, dated }: FullSource, lang: Language): string =>
  dated === undefined ? name[lang] : `${name[lang]} (${dated[lang]})`;
