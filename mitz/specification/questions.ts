/** What is assumed about the messages of Mitz, as questions for whoever has the official guides. */
import type { Text } from '../../core/text.js';
import type { SpecificationKey } from './index.js';

/** Of each value that a set assumes: what is asked, understood without our code. The value itself is the answer we expect. */
export const questionsByKey: Partial<Record<SpecificationKey, Text>> = {
  'path.migreren': {
    nl: 'Op welk pad onder het basisadres van Mitz worden migratieberichten aangeboden?',
    en: 'At which path below the base address of Mitz are migration messages offered?',
  },
  'path.registreren': {
    nl: 'Op welk pad onder het basisadres wordt een keuze vastgelegd die met een knop in het XIS is gegeven?',
    en: 'At which path below the base address is a choice recorded that was given with a button in the XIS?',
  },
  'path.launch': {
    nl: 'Op welk pad wordt Samen-naar-MijnMitz aangeroepen?',
    en: 'At which path is Samen-naar-MijnMitz called?',
  },
  'path.optional': {
    nl: 'Welke andere paden mag een connector aanroepen, naast die van de koppelvlakken zelf?',
    en: 'Which other paths may a connector call, beside those of the interfaces themselves?',
  },
  'tls.minimum': {
    nl: 'Welke versie van TLS is ten minste vereist op de verbinding met Mitz?',
    en: 'Which version of TLS is the least that a connection to Mitz requires?',
  },
  'vraag.echoed': {
    nl: 'Welke attributen herhaalt Mitz in het antwoord op de gesloten autorisatievraag, zodat de vrager kan zien waarover het gaat?',
    en: 'Which attributes does Mitz repeat in the answer to the closed question, so that who asked can see what it is about?',
  },
  'antwoord.malformed': {
    nl: 'Met welke HTTP-status antwoordt Mitz op een vraag die niet te lezen is?',
    en: 'With which HTTP status does Mitz answer a question that cannot be read?',
  },
  'open.clockAllowance': {
    nl: 'Hoeveel seconden mag de klok van de vrager afwijken bij de geldigheid van de SAML-assertie?',
    en: 'By how many seconds may the clock of who asks differ for the validity of the SAML assertion?',
  },
  'abonnement.cancelled': {
    nl: 'Met welke HTTP-status bevestigt Mitz dat een Subscription is opgezegd (DELETE)?',
    en: 'With which HTTP status does Mitz confirm that a Subscription was cancelled (DELETE)?',
  },
  'migratie.notApproved': {
    nl: 'Met welke HTTP-status antwoordt Mitz op een migratiebericht van een dossierhouder wiens migratie nog niet is goedgekeurd?',
    en: 'With which HTTP status does Mitz answer a migration message of a holder whose migration was not approved yet?',
  },
  'migratie.notApprovedIssue': {
    nl: 'Welke code staat dan in de OperationOutcome?',
    en: 'Which code does the OperationOutcome hold then?',
  },
  'migratie.entryStatus': {
    nl: 'Welke status geeft Mitz per entry als een gemigreerde toestemming is aangenomen?',
    en: 'Which status does Mitz give for an entry when a migrated consent was taken?',
  },
  'migratie.newerStands': {
    nl: 'Welke status geeft Mitz voor een gemigreerde toestemming als de patiënt in Mitz al een nieuwere keuze heeft gemaakt?',
    en: 'Which status does Mitz give for a migrated consent where the patient made a newer choice in Mitz already?',
  },
  'bundel.type': {
    nl: 'Van welk type is de Bundle waarin toestemmingen worden gemigreerd en vastgelegd?',
    en: 'Of which type is the Bundle in which consents are migrated and recorded?',
  },
  'bundel.entries': {
    nl: 'Hoe worden de onderdelen van die Bundle aangeduid en verzonden?',
    en: 'How are the entries of that Bundle addressed and sent?',
  },
  'bundel.onePatient': {
    nl: 'Over hoeveel patiënten mag één bericht gaan?',
    en: 'About how many patients may one message be?',
  },
  'bundel.birthDate': {
    nl: 'Moet de geboortedatum van de patiënt in het bericht staan?',
    en: 'Must the birth date of the patient be in the message?',
  },
  'bundel.oneOrganization': {
    nl: 'Hoeveel Organizations (de dossierhouder) bevat het bericht?',
    en: 'How many Organizations (the holder) does the message hold?',
  },
  'bundel.provenance': {
    nl: 'In welke berichten hoort een Provenance: alleen bij een keuze met een knop, of ook bij een migratie?',
    en: 'In which messages does a Provenance belong: only with a choice by a button, or with a migration too?',
  },
  'toestemming.status': {
    nl: 'Welke status heeft een Consent bij een ja, en welke bij een nee?',
    en: 'Which status has a Consent for a yes, and which for a no?',
  },
  'toestemming.scope': { nl: 'Wat is de scope van een Consent?', en: 'What is the scope of a Consent?' },
  'toestemming.category': {
    nl: 'Welke gegevenscategorie staat in een Consent: die van de dossierhouder zelf?',
    en: 'Which data category stands in a Consent: that of the holder itself?',
  },
  'toestemming.dateTime': {
    nl: 'Welk moment staat in Consent.dateTime: dat waarop de patiënt besloot, met tijdzone?',
    en: 'Which moment stands in Consent.dateTime: that at which the patient decided, with a time zone?',
  },
  'toestemming.permit': {
    nl: 'Welke waarde heeft provision.type bij een ja?',
    en: 'Which value has provision.type for a yes?',
  },
  'toestemming.actor': {
    nl: 'Welke rol heeft de actor die naar de dossierhouder verwijst?',
    en: 'Which role has the actor that refers to the holder?',
  },
  'toestemming.purpose': { nl: 'Wat is het doel (purpose) van een Consent?', en: 'What is the purpose of a Consent?' },
  'toestemming.providerCategory': {
    nl: 'In welke extensie staan de raadplegende zorgaanbiedercategorieën?',
    en: 'In which extension do the consulting categories stand?',
  },
  'registratie.provenance': {
    nl: 'Hoeveel Provenances heeft een keuze die met een knop is vastgelegd?',
    en: 'How many Provenances has a choice that was recorded with a button?',
  },
  'registratie.agent': {
    nl: 'Hoe wordt de zorgverlener die vastlegt in de Provenance geïdentificeerd?',
    en: 'How is the professional who records identified in the Provenance?',
  },
  'registratie.questionVersion': {
    nl: 'In welke extensie staat de versie van de vraag die is gesteld?',
    en: 'In which extension does the version of the question stand that was asked?',
  },
  'registratie.situationSystem': {
    nl: 'Uit welk codestelsel komt de situatie waarin de vraag is gesteld?',
    en: 'Of which code system is the situation in which the question was asked?',
  },
  'registratie.situations': {
    nl: 'Welke situatiecode hoort bij welke knop, en bij welke soort dossierhouder?',
    en: 'Which situation code belongs to which button, and to which kind of holder?',
  },
  'vraagtekst.raadplegersknop': {
    nl: 'Hoe luidt de vastgestelde vraagtekst van de raadplegersknop?',
    en: 'What is the text of the question of the raadplegersknop, as it is defined?',
  },
  'launch.fields': {
    nl: 'Met welke velden roept het XIS Samen-naar-MijnMitz aan?',
    en: 'With which fields does the XIS call Samen-naar-MijnMitz?',
  },
  'launch.answer': {
    nl: 'In welk veld van het antwoord staat het adres dat in de browser wordt geopend?',
    en: 'In which field of the answer stands the address that is opened in the browser?',
  },
  'launch.address': {
    nl: 'Hoe ziet dat adres eruit: waarmee wordt de sessie aangewezen?',
    en: 'What does that address look like: by what is the session pointed at?',
  },
  'launch.browsers': {
    nl: 'Welke browsers, en vanaf welke versie, noemt de Browser and Device Table, en hoe oud mag die tabel zijn?',
    en: 'Which browsers, and from which version, does the Browser and Device Table name, and how old may that table be?',
  },
  'codes.holderGroups': {
    nl: 'Welke zorgaanbiedercategorieën horen bij welke gegevenscategorie, en als welke raadplegende categorie vragen zij?',
    en: 'Which provider types belong to which data category, and as which consulting category do they ask?',
  },
};

/** What no value of the set holds, and is not settled by anything public either. */
export const openQuestions: Readonly<Record<string, Text>> = {
  'raadplegersknop-life': {
    nl: 'Blijft een toestemming die met de raadplegersknop is gegeven gelden, of eindigt zij na een vaste tijd (genoemd is 72 uur)?',
    en: 'Does a consent given with the raadplegersknop go on holding, or does it end after a fixed time (72 hours was named)?',
  },
  'notifications-owed': {
    nl: 'Moet elke dossierhouder die lokalisatiegegevens aanmeldt ook notificaties ontvangen, of is dat een keuze?',
    en: 'Must each holder that registers localisation data receive notifications too, or is that a choice?',
  },
  'browser-table': {
    nl: 'Waar staat de Browser and Device Table waarnaar voorwaarde 4.09 verwijst, en van welke datum is zij?',
    en: 'Where is the Browser and Device Table to which condition 4.09 refers, and of which date is it?',
  },
  'minor-migrated': {
    nl: 'Moet een gemigreerde toestemming van een patiënt onder de 16 nog door een ouder of voogd worden bevestigd?',
    en: 'Must a migrated consent of a patient under 16 yet be confirmed by a parent or guardian?',
  },
  'future-proof': {
    nl: 'Welke raadplegende categorieën vallen onder een toekomstvaste toestemming: horen zorg in het buitenland (EU) en overige zorg erbij?',
    en: 'Which consulting categories does a future-proof consent cover: do care abroad (EU) and other care belong to it?',
  },
  'launch-level': {
    nl: 'Hoe verloopt de aanroep van Samen-naar-MijnMitz (ZNP), en met welk betrouwbaarheidsniveau moet de medewerker zijn ingelogd?',
    en: 'How does the call of Samen-naar-MijnMitz (ZNP) go, and with which level of assurance must the member of staff be logged in?',
  },
  'older-than-mitz': {
    nl: 'Wat antwoordt Mitz op een gemigreerde toestemming die ouder is dan een keuze die al in Mitz staat?',
    en: 'What does Mitz answer to a migrated consent that is older than a choice that is in Mitz already?',
  },
  'lsp-migration': {
    nl: 'Wie maakt het migratiebericht als de uitwisseling via het LSP loopt, en met welk token wordt het verzonden?',
    en: 'Who makes the migration message where the exchange goes over the LSP, and with which token is it sent?',
  },
};
