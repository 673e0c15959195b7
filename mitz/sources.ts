/** Where demands of published or observed basis are written that are no value of a specification set. */
export const sources = {
  apiDesignRules: 'NLGov REST API Design Rules, transport: no sensitive information in addresses',
  channel:
    'NEN 7512 and NCSC, ICT-beveiligingsrichtlijnen voor Transport Layer Security: both ends are authenticated before data is exchanged, and TLS 1.0 and 1.1 are insufficient',
  logging: 'NEN 7513: a log entry tells who, which patient, what, when and with which result',
  connectionGuide:
    'Mitz connection guide §3.3 (IHE ATNA, mutual TLS on every call) by way of ferrofed; README of bastion365 and knooppunt',
  functions:
    'VZVZ, Functionaliteiten van Mitz (MA11 127534200): with consent the data is available to whom the patient allowed',
  citizenFaq: 'mijnmitz.nl, Veelgestelde vragen: a change in Mitz counts from that moment on',
  buttonPage: 'mitz-toestemming.nl, Kennisbank: Toestemmingsknop',
  migrationPage: 'mitz-toestemming.nl, Migreren van toestemmingen: safely and completely',
  bsnLaw:
    'Besluit gebruik burgerservicenummer: a number that fails the eleven-test is no BSN, so it cannot have been verified',
  professionalInGuide: 'Mitz connection guide §5 (identification of the professional) by way of ferrofed; bastion365',
  dataCategories: 'MA11 127535952, Bijlage Gegevenscategorieën: consent for treatment data covers the lower categories',
} as const;
