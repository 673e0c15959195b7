/**
 * Specification set 3.8: every value about the messages that Mitz may correct, with how well founded it is and who
 * says so. An overlay file (`--spec`) replaces single values by their key. The official guides are not public; see
 * each source. Sources by short name: knooppunt = nuts-foundation/nuts-knooppunt 9beca4c; bastion365 =
 * bastion365/nl-generic-functions 034d11e; vitaly = openline-vitaly/mitz-connector e17e3ed; ferrofed = crate
 * nl-generic-functions (cites guide 3.8.2); replicator = martijn-on-fhir/mitz-replicator 9121ebb (a mock);
 * MA11 = the Mitz Afsprakenstelsel on vzvz.atlassian.net.
 */
import { openQuestion38 } from './3.8-open-question.js';
import { holderGroups, professionalRoles } from './codes.js';
import { said } from './said.js';

const guide = 'ferrofed, citing guide Open en gesloten autorisatievraag 3.8.2';
const ours = 'assumption of this set; no public source';

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

  // Gesloten autorisatievraag
  'soap.namespace': said(
    'http://www.w3.org/2003/05/soap-envelope',
    'observed',
    `knooppunt; bastion365; ${guide} §3.2.4.4`,
  ),
  'wsa.namespace': said('http://www.w3.org/2005/08/addressing', 'observed', 'knooppunt; bastion365; ferrofed'),
  'wsa.anonymous': said('http://www.w3.org/2005/08/addressing/anonymous', 'observed', 'bastion365; ferrofed'),
  'soap.mediaType': said('application/soap+xml', 'observed', 'bastion365; ferrofed (knooppunt sends text/xml)'),
  'vraag.action': said('XACMLAuthorizationDecisionQueryRequest', 'observed', 'knooppunt; bastion365; ferrofed'),
  'vraag.messageId': said('^urn:uuid:[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$', 'observed', `${guide} §6`),
  'vraag.queryNamespace': said(
    'urn:oasis:names:tc:xacml:3.0:profile:saml2.0:v2:schema:protocol:wd-14',
    'observed',
    'knooppunt; bastion365; ferrofed',
  ),
  'vraag.xacmlNamespace': said(
    'urn:oasis:names:tc:xacml:3.0:core:schema:wd-17',
    'observed',
    'knooppunt; bastion365; ferrofed',
  ),
  'vraag.hl7Namespace': said('urn:hl7-org:v3', 'observed', 'knooppunt; bastion365; ferrofed'),
  'vraag.category.resource': said(
    'urn:oasis:names:tc:xacml:3.0:attribute-category:resource',
    'observed',
    `${guide} §3.2.4.2`,
  ),
  'vraag.category.action': said(
    'urn:oasis:names:tc:xacml:3.0:attribute-category:action',
    'observed',
    `${guide} §3.2.4.2`,
  ),
  'vraag.category.subject': said(
    'urn:oasis:names:tc:xacml:1.0:subject-category:access-subject',
    'observed',
    `${guide} §3.2.4.2`,
  ),
  'vraag.category.environment': said(
    'urn:oasis:names:tc:xacml:3.0:attribute-category:environment',
    'observed',
    `${guide} §3.2.4.2`,
  ),
  'vraag.attribute.bsn': said('urn:oasis:names:tc:xacml:2.0:resource:resource-id', 'observed', `${guide} §3.2.4.2`),
  'vraag.attribute.holderType': said(
    'urn:ihe:iti:appc:2016:document-entry:healthcare-facility-type-code',
    'observed',
    `${guide} §3.2.4.2`,
  ),
  'vraag.attribute.holderUra': said('urn:ihe:iti:appc:2016:author-institution:id', 'observed', `${guide} §3.2.4.2`),
  'vraag.attribute.dataCategory': said(
    'urn:ihe:iti:appc:2016:document-entry:event-code',
    'observed',
    `${guide} §3.2.4.2, AUS-TR-e0040`,
  ),
  'vraag.attribute.role': said('urn:oasis:names:tc:xacml:2.0:subject:role', 'observed', `${guide} §3.2.4.2`),
  'vraag.attribute.professional': said(
    'urn:ihe:iti:xua:2017:subject:provider-identifier',
    'observed',
    `${guide} §3.2.4.2, §5`,
  ),
  'vraag.attribute.mandated': said('urn:nl:otv:names:tc:1.0:subject:mandated', 'observed', `${guide} §3.2.4.2`),
  'vraag.attribute.consulterUra': said(
    'urn:nl:otv:names:tc:1.0:subject:provider-institution',
    'observed',
    `${guide} §3.2.4.2`,
  ),
  'vraag.attribute.consulterType': said(
    'urn:nl:otv:names:tc:1.0:subject:consulting-healthcare-facility-type-code',
    'observed',
    `${guide} §3.2.4.2`,
  ),
  'vraag.attribute.purpose': said('urn:oasis:names:tc:xspa:1.0:subject:purposeofuse', 'observed', `${guide} §3.2.4.2`),
  'vraag.professionalForm': said('^[A-Za-z0-9]{1,60}$', 'observed', `${guide} §5`),
  'vraag.purposes': said(['TREAT', 'COC'], 'observed', `${guide}; knooppunt`),
  'vraag.flags': said(
    { ReturnPolicyIdList: 'false', CombinedDecision: 'false' },
    'observed',
    'knooppunt; bastion365; ferrofed',
  ),
  'vraag.echoed': said(
    ['bsn', 'holderType', 'holderUra', 'dataCategory'],
    'assumed',
    `${guide} §3.2.5.2; clients differ`,
  ),
  'antwoord.action': said(
    'http://schemas.otv.nl/toestemmingsregister/XACMLAuthzDecisionQuery/IGeslotenAutorisatievraagService/XACMLAuthzDecisionQueryResponse',
    'observed',
    'bastion365',
  ),
  'antwoord.malformed': said(400, 'assumed', 'SOAP 1.2 binding; AUS-TR-e0900 by way of ferrofed'),
  'antwoord.unknownData': said('Indeterminate', 'observed', 'bastion365'),

  ...openQuestion38,

  // Abonneren
  'fhir.mediaTypes': said(['application/fhir+json', 'application/fhir+xml'], 'observed', 'bastion365; knooppunt'),
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

  // Migreren and registreren
  'migratie.notApproved': said(422, 'assumed', ours),
  'migratie.entryStatus': said('201 Created', 'assumed', 'replicator, OTV-TR-0150'),
  'migratie.newerStands': said('409 Conflict', 'assumed', ours),
  'bundel.type': said('transaction', 'assumed', 'replicator, OTV-TR-0150'),
  'bundel.entries': said(
    'fullUrl urn:uuid, request POST',
    'assumed',
    'by analogy with the recorded notification, knooppunt',
  ),
  'bundel.onePatient': said(1, 'assumed', 'replicator, OTV-TR-0150'),
  'bundel.birthDate': said('required', 'assumed', 'replicator, OTV-TR-0150'),
  'bundel.oneOrganization': said(1, 'assumed', 'by analogy with the recorded notification, knooppunt'),
  'bundel.provenance': said('registreren only', 'assumed', 'replicator, OTV-TR-0150 and OTV-TR-0160'),
  'toestemming.status': said(
    { yes: 'active', no: 'inactive' },
    'assumed',
    'by analogy with the recorded notification, knooppunt',
  ),
  'toestemming.scope': said(
    'patient-privacy',
    'assumed',
    'by analogy with the recorded notification; VZVZ profile mitz-base-consent',
  ),
  'toestemming.category': said(
    "the holder's own data category",
    'assumed',
    'by analogy with the recorded notification; MA11 127535952',
  ),
  'toestemming.dateTime': said('when the patient decided, with a time zone', 'assumed', ours),
  'toestemming.permit': said('permit', 'assumed', 'by analogy with the recorded notification, knooppunt'),
  'toestemming.actor': said('CST', 'assumed', 'by analogy with the recorded notification, knooppunt'),
  'toestemming.purpose': said('TREAT', 'assumed', 'by analogy with the recorded notification, knooppunt'),
  'toestemming.providerCategory': said(
    'http://fhir.nl/StructureDefinition/OTV-ProviderCategory',
    'assumed',
    'by analogy with the recorded notification, knooppunt',
  ),
  'registratie.provenance': said(1, 'assumed', 'replicator, OTV-TR-0160'),
  'registratie.agent': said('urn:oid:{root} | {extension}', 'assumed', ours),
  'registratie.questionVersion': said('http://fhir.nl/StructureDefinition/OTV-QuestionVersion', 'assumed', ours),
  'registratie.situationSystem': said('http://fhir.nl/otv/CodeSystem/toestemmingssituatie', 'assumed', ours),
  'registratie.situations': said(
    { dossierhoudersknopHuisarts: 'SIT001', dossierhoudersknop: 'SIT002', raadplegersknop: 'SIT003' },
    'assumed',
    'SIT001 and SIT002: MA11 127536044; SIT003 and the split by holder: assumption of this set',
  ),
  'vraagtekst.versie': said('3.8.1', 'observed', 'RIVO-Noord Zorgviewer, quoting Mitz v3.8.1'),
  'vraagtekst.dossierhoudersknop': said(
    'Geeft u {zorgaanbieder} toestemming om uw noodzakelijke {gegevenscategorie} beschikbaar te stellen aan andere zorgaanbieders, zoals huisartsen, ziekenhuizen en andere medisch specialistische instellingen en apotheken, als dat voor uw behandeling nodig is?',
    'observed',
    'RIVO-Noord Zorgviewer, quoting Mitz v3.8.1',
  ),
  'vraagtekst.raadplegersknop': said(
    'Geeft u {zorgaanbieder} toestemming om uw noodzakelijke {gegevenscategorie} beschikbaar te stellen aan andere zorgaanbieders, als dat voor uw behandeling nodig is?',
    'assumed',
    ours,
  ),

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
