/** Codes and identifying systems, as this connector reads the specification. */

export const OID = {
  bsn: '2.16.840.1.113883.2.4.6.3',
  ura: '2.16.528.1.1007.3.3',
  uzi: '2.16.528.1.1007.3.1',
  role: '2.16.840.1.113883.2.4.15.111',
  providerType: '2.16.840.1.113883.2.4.15.1060',
  dataCategory: '2.16.840.1.113883.2.4.3.111.5.10.1',
  purposeOfUse: '2.16.840.1.113883.1.11.20448',
  mitz: '2.16.840.1.113883.2.4.3.111.2.1',
} as const;

export const FHIR_SYSTEM = {
  bsn: 'http://fhir.nl/fhir/NamingSystem/bsn',
  ura: 'http://fhir.nl/fhir/NamingSystem/ura',
  organizationType: 'http://nictiz.nl/fhir/NamingSystem/organization-type',
  dataCategory: 'http://fhir.nl/otv/CodeSystem/gegevenscategorie',
  consultingCategory: 'http://fhir.nl/otv/CodeSystem/raadplegende-zorgaanbiedercategorie',
  scope: 'http://terminology.hl7.org/CodeSystem/consentscope',
  participation: 'http://terminology.hl7.org/CodeSystem/v3-ParticipationType',
  purpose: 'http://hl7.org/fhir/v3/ActReason',
  situation: 'http://fhir.nl/otv/CodeSystem/toestemmingssituatie',
  agentRole: 'http://fhir.nl/otv/CodeSystem/rol',
} as const;

export const FHIR_EXTENSION = {
  birthDate: 'http://fhir.nl/StructureDefinition/Patient.birthDate',
  gatewaySystem: 'http://fhir.nl/StructureDefinition/GatewaySystem',
  sourceSystem: 'http://fhir.nl/StructureDefinition/SourceSystem',
  providerCategory: 'http://fhir.nl/StructureDefinition/OTV-ProviderCategory',
  questionVersion: 'http://fhir.nl/StructureDefinition/OTV-QuestionVersion',
} as const;

export const DATA_CATEGORIES = ['GGC002', 'GGC012', 'GGC013'] as const;
export type DataCategory = (typeof DATA_CATEGORIES)[number];

/** What a patient reads for each data category, as it stands in a sentence. */
export const DATA_CATEGORY_DISPLAY: Record<DataCategory, string> = {
  GGC002: 'behandelgegevens',
  GGC012: 'uitslagen',
  GGC013: 'medicatiegegevens',
};

/** All consulting categories: a future-proof consent names every one of them. */
export const CONSULTING_CATEGORIES: readonly string[] = [
  'RPZAC001',
  'RPZAC003',
  'RPZAC004',
  'RPZAC005',
  'RPZAC103',
  'RPZAC104',
  'RPZAC200',
];

const LABORATORIES = ['L1', 'B1', 'B2', 'Z5'];
const PHARMACIES = ['A1', 'J8', 'K9'];
const GENERAL_PRACTICES = ['H1', 'K3', 'N6', 'Z3'];

/** Each type of holder has exactly one data category. */
export function dataCategoryOf(providerType: string): DataCategory {
  if (LABORATORIES.includes(providerType)) return 'GGC012';
  return PHARMACIES.includes(providerType) ? 'GGC013' : 'GGC002';
}

export const BUTTONS = ['dossierhoudersknop', 'raadplegersknop'] as const;
export type Button = (typeof BUTTONS)[number];

/** The toestemmingssituatie a button stands for. SIT003 is an assumption: the public list stops at SIT002. */
export function situationOf(button: Button, providerType: string): string {
  if (button === 'raadplegersknop') return 'SIT003';
  return GENERAL_PRACTICES.includes(providerType) ? 'SIT001' : 'SIT002';
}
