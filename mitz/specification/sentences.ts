import type { Text } from '../../core/text.js';
import type { SpecificationKey } from './index.js';
import { soapSentences } from './sentences-soap.js';
import type { Sentence } from './sentences-soap.js';

/** For every key one sentence that says what its value is, for somebody who knows Mitz and not the code. */
const sentences: Readonly<Record<SpecificationKey, Sentence>> = {
  ...soapSentences,
  'path.geslotenAutorisatievraag': [
    'Het pad, onder het basisadres van Mitz, van de gesloten autorisatievraag.',
    'The path, below the base address of Mitz, of the closed authorisation question.',
  ],
  'path.openAutorisatievraag': [
    'Het pad, onder het basisadres van Mitz, van de open autorisatievraag.',
    'The path, below the base address of Mitz, of the open authorisation question.',
  ],
  'path.abonneren': [
    'Het pad, onder het basisadres van Mitz, waar een abonnement wordt aangemaakt.',
    'The path, below the base address of Mitz, where a subscription is made.',
  ],
  'path.migreren': [
    'Het pad, onder het basisadres van Mitz, waar migratieberichten heen gaan.',
    'The path, below the base address of Mitz, that migration messages go to.',
  ],
  'path.registreren': [
    'Het pad, onder het basisadres van Mitz, waar een met een knop vastgelegde toestemming heen gaat.',
    'The path, below the base address of Mitz, that a consent recorded with a button goes to.',
  ],
  'path.launch': [
    'Het pad, onder het basisadres van Mitz, waar Samen-naar-MijnMitz een startadres opvraagt.',
    'The path, below the base address of Mitz, where Samen-naar-MijnMitz asks for an address to open.',
  ],
  'path.base': [
    'Het begin van elk pad bij Mitz; het noemt de omgeving.',
    'The beginning of every path at Mitz; it names the environment.',
  ],
  'path.optional': [
    'Paden die een connector mag aanroepen, maar die dit meetinstrument niet beoordeelt.',
    'Paths that a connector may call, but that this harness does not judge.',
  ],
  'header.requestId': [
    'De header waarin elk verzoek zijn eigen kenmerk draagt.',
    'The header in which every request carries an identifier of its own.',
  ],
  'tls.minimum': [
    'De laagste versie van TLS waarmee een verbinding met Mitz mag worden gemaakt.',
    'The lowest version of TLS with which a connection to Mitz may be made.',
  ],
  'fhir.mediaTypes': [
    'De waarden van Content-Type die een FHIR-bericht mag hebben.',
    'The values of Content-Type that a FHIR message may have.',
  ],
  'fhir.release': [
    'De versie van FHIR waarin de berichten zijn geschreven.',
    'The release of FHIR in which the messages are written.',
  ],
  'abonnement.status': [
    'De status van een abonnement dat wordt aangemaakt.',
    'The status of a subscription that is made.',
  ],
  'abonnement.reason': ['De reden (reason) die in een abonnement staat.', 'The reason that stands in a subscription.'],
  'abonnement.query': [
    'De naam van de zoekvraag in de criteria van een abonnement.',
    'The name of the query in the criteria of a subscription.',
  ],
  'abonnement.birthDate': [
    'De extensie waarin een abonnement de geboortedatum van de patiënt draagt.',
    'The extension in which a subscription carries the birth date of the patient.',
  ],
  'abonnement.gateway': [
    'De extensie waarin een abonnement het gateway-systeem noemt.',
    'The extension in which a subscription names the gateway system.',
  ],
  'abonnement.source': [
    'De extensie waarin een abonnement het bronsysteem noemt.',
    'The extension in which a subscription names the source system.',
  ],
  'abonnement.extensions': [
    'Of een abonnement andere extensies mag hebben; "only" betekent van niet.',
    'This tells if a subscription may have other extensions; "only" means that it may not.',
  ],
  'abonnement.idOnCreate': [
    'Of een nieuw abonnement zelf al een id draagt; "absent" betekent van niet.',
    'This tells if a new subscription carries an id already; "absent" means that it does not.',
  ],
  'abonnement.channel': [
    'De soort kanaal (channel.type) van een abonnement.',
    'The kind of channel (channel.type) of a subscription.',
  ],
  'abonnement.endpoint': [
    'De vorm van het adres waar notificaties heen gaan, als patroon.',
    'The form of the address that notifications go to, as a pattern.',
  ],
  'abonnement.accepted': [
    'De HTTP-status waarmee Mitz een abonnement aanneemt.',
    'The HTTP status with which Mitz takes a subscription.',
  ],
  'abonnement.cancelled': [
    'De HTTP-status waarmee Mitz een abonnement opzegt.',
    'The HTTP status with which Mitz cancels a subscription.',
  ],
  'migratie.notApproved': [
    'De HTTP-status waarmee Mitz een migratiebericht weigert zolang de migratie niet is goedgekeurd.',
    'The HTTP status with which Mitz refuses a migration message as long as the migration is not approved.',
  ],
  'migratie.notApprovedIssue': [
    'De foutcode (OperationOutcome.issue.code) waarmee Mitz weigert zolang de migratie niet is goedgekeurd.',
    'The error code (OperationOutcome.issue.code) with which Mitz refuses as long as the migration is not approved.',
  ],
  'migratie.entryStatus': [
    'De status die Mitz geeft aan elk gemigreerd onderdeel dat is vastgelegd.',
    'The status that Mitz gives to each migrated entry that was recorded.',
  ],
  'migratie.newerStands': [
    'De status die Mitz geeft als in Mitz al een nieuwere keuze staat dan de gemigreerde.',
    'The status that Mitz gives where Mitz already holds a newer choice than the migrated one.',
  ],
  'bundel.type': [
    'Het type van de Bundle waarin toestemmingen naar Mitz gaan.',
    'The type of the Bundle in which consents go to Mitz.',
  ],
  'bundel.entries': [
    'De vorm van elk onderdeel (entry) van de Bundle: het adres en het verzoek.',
    'The form of each entry of the Bundle: its address and its request.',
  ],
  'bundel.onePatient': [
    'Hoeveel patiënten er in één Bundle met toestemmingen staan.',
    'How many patients stand in one Bundle of consents.',
  ],
  'bundel.birthDate': [
    'Of de patiënt in de Bundle een geboortedatum moet hebben; "required" betekent van wel.',
    'This tells if the patient in the Bundle must have a birth date; "required" means so.',
  ],
  'bundel.oneOrganization': [
    'Hoeveel zorgaanbieders er in één Bundle met toestemmingen staan.',
    'How many care providers stand in one Bundle of consents.',
  ],
  'bundel.provenance': [
    'Of de Bundle een Provenance heeft; "registreren only" betekent: wel bij registreren, niet bij migreren.',
    'This tells if the Bundle has a Provenance; "registreren only" means: with registration, and not with migration.',
  ],
  'toestemming.status': [
    'De status van de Consent bij een ja en bij een nee.',
    'The status of the Consent for a yes and for a no.',
  ],
  'toestemming.scope': [
    'De code van het soort toestemming (Consent.scope).',
    'The code of the kind of consent (Consent.scope).',
  ],
  'toestemming.category': [
    'De gegevenscategorie waarover de Consent gaat (Consent.category): die van de dossierhouder zelf.',
    "The data category that the Consent is about (Consent.category): the holder's own.",
  ],
  'toestemming.dateTime': [
    'Het tijdstip in de Consent (Consent.dateTime): wanneer de patiënt koos, met tijdzone.',
    'The time in the Consent (Consent.dateTime): when the patient decided, with a time zone.',
  ],
  'toestemming.permit': [
    'De waarde van provision.type bij een toestemming.',
    'The value of provision.type of a consent.',
  ],
  'toestemming.actor': [
    'De rol van de dossierhouder in de Consent (provision.actor.role).',
    'The role of the holder in the Consent (provision.actor.role).',
  ],
  'toestemming.purpose': [
    'Het doel waarvoor de toestemming geldt (provision.purpose).',
    'The purpose for which the consent holds (provision.purpose).',
  ],
  'toestemming.providerCategory': [
    'De extensie waarin een Consent de categorieën van raadplegende zorgaanbieders noemt.',
    'The extension in which a Consent names the categories of consulting care providers.',
  ],
  'registratie.provenance': [
    'Hoeveel onderdelen Provenance een registratiebericht heeft.',
    'How many Provenance entries a registration message has.',
  ],
  'registratie.agent': [
    'De schrijfwijze van de zorgverlener in de Provenance: de naam van de lijst en het nummer daarin.',
    'The spelling of the professional in the Provenance: the list, and the number in it.',
  ],
  'registratie.questionVersion': [
    'De extensie waarin een registratie de versie van de voorgelezen vraag noemt.',
    'The extension in which a registration names the version of the question that was read out.',
  ],
  'registratie.situationSystem': [
    'De codelijst van de situatie waarin de toestemming is gevraagd.',
    'The code list of the situation in which the consent was asked.',
  ],
  'registratie.situations': [
    'De situatiecode voor elke knop: dossierhoudersknop bij de huisarts, bij een ander, en raadplegersknop.',
    "The situation code for each button: the holder's button at a GP, at another holder, and the consulting button.",
  ],
  'vraagtekst.versie': [
    'De versie van de toestemmingsvraag die wordt voorgelezen.',
    'The version of the consent question that is read out.',
  ],
  'vraagtekst.dossierhoudersknop': [
    'De letterlijke vraag bij de dossierhoudersknop.',
    "The literal question of the holder's button.",
  ],
  'vraagtekst.raadplegersknop': [
    'De letterlijke vraag bij de raadplegersknop.',
    'The literal question of the consulting button.',
  ],
  'launch.fields': [
    'De velden van het verzoek waarmee Samen-naar-MijnMitz begint.',
    'The fields of the request with which Samen-naar-MijnMitz begins.',
  ],
  'launch.answer': [
    'Het veld van het antwoord waarin Mitz het te openen adres geeft.',
    'The field of the answer in which Mitz gives the address to open.',
  ],
  'launch.address': [
    'De vorm van het te openen adres van MijnMitz: hoe het eenmalige bewijs erin staat.',
    'The form of the MijnMitz address to open: how the single-use ticket stands in it.',
  ],
  'launch.browsers': [
    'De browsers, elk met de laagste versie, waarin MijnMitz mag worden geopend.',
    'The browsers, each with its lowest version, in which MijnMitz may be opened.',
  ],
  'oid.bsn': ['De OID van het BSN.', 'The OID of the BSN.'],
  'oid.ura': ['De OID van de URA.', 'The OID of the URA.'],
  'oid.uzi': ['De OID van het UZI-nummer.', 'The OID of the UZI number.'],
  'oid.role': ['De OID van de lijst met rollen van zorgverleners.', 'The OID of the list of roles of professionals.'],
  'oid.providerType': ['De OID van de lijst met zorgaanbiedertypen.', 'The OID of the list of provider types.'],
  'oid.dataCategory': ['De OID van de lijst met gegevenscategorieën.', 'The OID of the list of data categories.'],
  'oid.purpose': [
    'De OID van de lijst met doelen van een raadpleging.',
    'The OID of the list of purposes of a consultation.',
  ],
  'system.bsn': ['De naam (system) van het BSN in FHIR.', 'The name (system) of the BSN in FHIR.'],
  'system.ura': ['De naam (system) van de URA in FHIR.', 'The name (system) of the URA in FHIR.'],
  'system.providerType': [
    'De naam (system) van de lijst met zorgaanbiedertypen in FHIR.',
    'The name (system) of the list of provider types in FHIR.',
  ],
  'system.dataCategory': [
    'De naam (system) van de lijst met gegevenscategorieën in FHIR.',
    'The name (system) of the list of data categories in FHIR.',
  ],
  'system.consultingCategory': [
    'De naam (system) van de lijst met categorieën van raadplegende zorgaanbieders in FHIR.',
    'The name (system) of the list of categories of consulting care providers in FHIR.',
  ],
  'system.scope': [
    'De naam (system) van de lijst met soorten toestemming in FHIR.',
    'The name (system) of the list of kinds of consent in FHIR.',
  ],
  'system.participation': [
    'De naam (system) van de lijst met rollen van een betrokkene in FHIR.',
    'The name (system) of the list of roles of a participant in FHIR.',
  ],
  'system.purpose': [
    'De naam (system) van de lijst met doelen in FHIR.',
    'The name (system) of the list of purposes in FHIR.',
  ],
  'profile.notification': [
    'Het profiel dat een notificatie van Mitz noemt.',
    'The profile that a notification of Mitz names.',
  ],
  'codes.dataCategories': [
    'De gegevenscategorieën van Mitz, elk met zijn naam.',
    'The data categories of Mitz, each with its name.',
  ],
  'codes.lowerCategories': [
    'De gegevenscategorieën die onder een andere vallen, en dus met die toestemming meegaan.',
    'The data categories that fall under another one, and so are covered by its consent.',
  ],
  'codes.holderGroups': [
    'De groepen dossierhouders: hun typen, hun gegevenscategorie, en als welke categorie zij raadplegen.',
    'The groups of holders: their types, their data category, and the category as which they consult.',
  ],
  'codes.consultingCategories': [
    'De categorieën van raadplegende zorgaanbieders, elk met zijn naam.',
    'The categories of consulting care providers, each with its name.',
  ],
  'codes.catalogueVersion': [
    'De versie van de toestemmingscatalogus waaruit de codes komen.',
    'The version of the consent catalogue that the codes come from.',
  ],
  'codes.roles': ['De rolcodes die een zorgverlener mag hebben.', 'The role codes that a professional may have.'],
};

/** What the value of this key is, in both languages. @throws Error for a key that no set has */
export function sentenceOf(key: string): Text {
  const found = Object.hasOwn(sentences, key) ? sentences[key as SpecificationKey] : undefined;
  if (!found) throw new Error(`no sentence for the value '${key}'; add one in mitz/specification/sentences.ts`);
  return { nl: found[0], en: found[1] };
}
