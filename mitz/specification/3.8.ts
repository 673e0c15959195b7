/**
 * Specification set 3.8: every value about the messages that Mitz may correct, with how well founded it is and who
 * says so. An overlay file (`--spec`) replaces single values by their key. The official guides are not public; see
 * each source. Sources by short name: knooppunt = nuts-foundation/nuts-knooppunt 9beca4c; bastion365 =
 * bastion365/nl-generic-functions 034d11e; vitaly = openline-vitaly/mitz-connector e17e3ed; ferrofed = crate
 * nl-generic-functions (cites guide 3.8.2); replicator = martijn-on-fhir/mitz-replicator 9121ebb (a mock);
 * MA11 = the Mitz Afsprakenstelsel on vzvz.atlassian.net.
 */
import { closedQuestion38 } from './3.8-closed-question.js';
import { consents38 } from './3.8-consents.js';
import { openQuestion38 } from './3.8-open-question.js';
import { holderGroups, professionalRoles } from './codes.js';
import { guide, ours, said } from './said.js';

export const set38 = {
  // Transport
  'path.geslotenAutorisatievraag': said('geslotenautorisatievraag/xacml3', 'observed', 'bastion365; knooppunt'),
  'path.openAutorisatievraag': said('openautorisatievraag', 'observed', 'bastion365; vitaly'),
  'path.abonneren': said('abonnementen/fhir/Subscription', 'observed', 'bastion365; knooppunt'),
  'path.migreren': said('migratie/fhir/', 'assumed', ours),
  'path.registreren': said('registreren/fhir/', 'assumed', ours),
  'path.launch': said('samen-naar-mijnmitz/launch', 'assumed', ours),
  'path.base': said('/tst-us/mitz/', 'observed', 'bastion365 configuration; knooppunt INTEGRATION.md'),
  'path.optional': said(
    ['$processingStatus', 'geslotenautorisatievraag/xacml2'],
    'assumed',
    'replicator; guide §3.2.4.5 by way of ferrofed',
  ),
  'header.requestId': said('X-Request-Id', 'observed', `${guide} §6`),
  'tls.minimum': said('TLSv1.2', 'assumed', 'replicator; NEN 7512 practice'),

  ...closedQuestion38,
  ...openQuestion38,

  // Abonneren
  'fhir.mediaTypes': said(['application/fhir+json', 'application/fhir+xml'], 'observed', 'bastion365; knooppunt'),
  'fhir.release': said('4.0.1', 'published', 'VZVZ profiles mitz-Subscription and mitz-base-consent: FHIR R4 (4.0.1)'),
  'abonnement.status': said('requested', 'observed', 'bastion365; knooppunt; replicator'),
  'abonnement.reason': said('OTV', 'observed', 'bastion365; knooppunt'),
  'abonnement.query': said('otv', 'observed', 'bastion365; knooppunt; replicator'),
  'abonnement.birthDate': said(
    'http://fhir.nl/StructureDefinition/Patient.birthDate',
    'observed',
    'bastion365; knooppunt',
  ),
  'abonnement.gateway': said(
    'http://fhir.nl/StructureDefinition/GatewaySystem',
    'observed',
    'bastion365 (required), knooppunt (optional)',
  ),
  'abonnement.source': said(
    'http://fhir.nl/StructureDefinition/SourceSystem',
    'observed',
    'bastion365 (required), knooppunt (optional)',
  ),
  'abonnement.extensions': said('only', 'observed', 'knooppunt: no other extension is allowed'),
  'abonnement.idOnCreate': said('absent', 'published', 'VZVZ profile mitz-Subscription 4.0.0-beta.1'),
  'abonnement.channel': said('rest-hook', 'observed', 'bastion365; knooppunt; replicator'),
  'abonnement.endpoint': said('^https://', 'observed', 'knooppunt: an allow-listed notification address'),
  'abonnement.accepted': said(202, 'published', 'VZVZ profile mitz-Subscription 4.0.0-beta.1; knooppunt'),
  'abonnement.cancelled': said(204, 'assumed', 'replicator, OTV-TR-0130'),

  ...consents38,

  // Samen-naar-MijnMitz
  'launch.fields': said(
    { bsn: 'bsn', ura: 'ura', providerType: 'providerType', professional: 'professional', factors: 'factors' },
    'assumed',
    ours,
  ),
  'launch.answer': said('url', 'assumed', ours),
  'launch.address': said('?ticket={ticket}', 'assumed', ours),
  'launch.browsers': said(
    // The first whose token stands in the User-Agent counts: others name Chrome and Safari too.
    [
      { name: 'Edge', token: 'Edg', from: 148 },
      { name: 'Firefox', token: 'Firefox', from: 148 },
      { name: 'Chrome', token: 'Chrome', from: 148 },
      { name: 'Safari', token: 'Version', from: 26 },
    ],
    'assumed',
    'our reading of the Browser and Device Table of Platform Rijksoverheid Online; the versions are ours',
  ),

  // Identifier systems
  'oid.bsn': said('2.16.840.1.113883.2.4.6.3', 'observed', `${guide} §4`),
  'oid.ura': said('2.16.528.1.1007.3.3', 'observed', `${guide} §4`),
  'oid.uzi': said('2.16.528.1.1007.3.1', 'observed', `${guide} §4`),
  'oid.role': said('2.16.840.1.113883.2.4.15.111', 'observed', `${guide} §4`),
  'oid.providerType': said('2.16.840.1.113883.2.4.15.1060', 'observed', `${guide} §4`),
  'oid.dataCategory': said('2.16.840.1.113883.2.4.3.111.5.10.1', 'observed', `${guide} §4`),
  'oid.purpose': said('2.16.840.1.113883.1.11.20448', 'observed', `${guide} §4`),
  'system.bsn': said('http://fhir.nl/fhir/NamingSystem/bsn', 'observed', 'recorded notification, knooppunt'),
  'system.ura': said('http://fhir.nl/fhir/NamingSystem/ura', 'observed', 'recorded notification, knooppunt'),
  'system.providerType': said(
    'http://nictiz.nl/fhir/NamingSystem/organization-type',
    'observed',
    'recorded notification, knooppunt',
  ),
  'system.dataCategory': said(
    'http://fhir.nl/otv/CodeSystem/gegevenscategorie',
    'observed',
    'recorded notification, knooppunt',
  ),
  'system.consultingCategory': said(
    'http://fhir.nl/otv/CodeSystem/raadplegende-zorgaanbiedercategorie',
    'observed',
    'recorded notification, knooppunt',
  ),
  'system.scope': said(
    'http://terminology.hl7.org/CodeSystem/consentscope',
    'observed',
    'recorded notification, knooppunt',
  ),
  'system.participation': said(
    'http://terminology.hl7.org/CodeSystem/v3-ParticipationType',
    'observed',
    'recorded notification, knooppunt',
  ),
  'system.purpose': said('http://hl7.org/fhir/v3/ActReason', 'observed', 'recorded notification, knooppunt'),
  'profile.notification': said(
    'http://vzvz.nl/fhir/StructureDefinition/Consent-Mitz-Notify|3.8.0',
    'observed',
    'recorded notification, knooppunt',
  ),

  // Value sets
  'codes.dataCategories': said<Readonly<Record<string, string>>>(
    { GGC002: 'Behandelgegevens', GGC012: 'Uitslagen', GGC013: 'Medicatiegegevens' },
    'normative',
    'MA11 127535952, Bijlage Gegevenscategorieën',
  ),
  'codes.lowerCategories': said<Readonly<Record<string, readonly string[]>>>(
    { GGC002: ['GGC012', 'GGC013'] },
    'normative',
    'MA11 127535952, Bijlage Gegevenscategorieën',
  ),
  'codes.holderGroups': said(
    holderGroups,
    'assumed',
    'MA11 828314634 by way of knooppunt; the division in groups is ours',
  ),
  'codes.consultingCategories': said<Readonly<Record<string, string>>>(
    {
      RPZAC001: 'Huisartsen en huisartsenposten',
      RPZAC003: 'Geestelijke gezondheidszorg (GGZ)',
      RPZAC004: 'Verpleging en verzorging',
      RPZAC005: 'Apotheken',
      RPZAC103: 'Overige zorg (tandartsen, paramedici, jeugdgezondheidszorg)',
      RPZAC104: 'Ziekenhuizen, medische centra, klinieken, laboratoria en diagnostische centra',
      RPZAC200: 'Zorgaanbieders in de Europese Unie buiten Nederland',
    },
    'observed',
    'recorded notification, catalogue 3960100, knooppunt',
  ),
  'codes.catalogueVersion': said('3960100', 'observed', 'recorded notification, knooppunt'),
  'codes.roles': said(professionalRoles, 'observed', 'bastion365, after the public RoleCodeNL list'),
} as const;
