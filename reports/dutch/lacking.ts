/** Which evidence is lacking, as checks say it in English, and how it is said in Dutch. See `inDutch`. */
export const lacking: Readonly<Record<string, string>> = {
  "'{1}' tells no moment ({2}), so it shows none as preserved":
    '‘{1}’ noemt geen moment ({2}), dus is ook niet te zien dat het bewaard bleef',
  'MijnMitz was not opened': 'MijnMitz is niet geopend',
  'MijnMitz was not opened for this patient': 'MijnMitz is niet voor deze patiënt geopend',
  'Mitz accepted no consent of this patient': 'Mitz heeft geen toestemming van deze patiënt aangenomen',
  'Mitz accepted no consent, so there is nothing to count':
    'Mitz heeft geen toestemming aangenomen, dus valt er niets te tellen',
  'Mitz answered no migration message with {1}': 'Mitz heeft geen migratiebericht met {1} beantwoord',
  'Mitz defines no question for the {1}': 'Mitz stelt geen vraag vast voor de {1}',
  'Mitz did not answer Permit: {1}': 'Mitz antwoordde geen Permit: {1}',
  'Mitz did not take the message about {1}, so nothing was offered in a form that it knows':
    'Mitz nam het bericht over {1} niet aan, dus is niets aangeboden in een vorm die het kent',
  'Mitz did not take the message, so nothing was recorded': 'Mitz nam het bericht niet aan, dus is er niets vastgelegd',
  'Mitz sent no notification about this patient': 'Mitz heeft geen notificatie over deze patiënt verzonden',
  'a message or an entry has no X-Request-Id, so it cannot be told which belongs to which':
    'een bericht of een logregel heeft geen X-Request-Id, dus is niet te zeggen wat bij elkaar hoort',
  'a person carried it out: the time they took is not that of the connector':
    'een mens voerde het uit: de tijd die dat kostte, is niet die van de connector',
  'around midnight the patient is {1} years old, by which clock one goes: run it again':
    'rond middernacht is de patiënt {1} jaar, afhankelijk van de klok waar men van uitgaat: draai het opnieuw',
  'data was not requested again, with Mitz itself': 'er is niet opnieuw om gegevens gevraagd, bij Mitz zelf',
  'data was not requested twice': 'er is niet twee keer om gegevens gevraagd',
  'data was not requested twice, so repetition cannot be seen':
    'er is niet twee keer om gegevens gevraagd, dus is herhaling niet te zien',
  'entries without requestId: it cannot be seen whether {1} is logged':
    'logregels zonder requestId: het is niet te zien of {1} is gelogd',
  'exchange {1} to {2} was not recognised ({3}), so it proves nothing about meaning; if this is the official form, put it in an overlay and ask Mitz':
    'uitwisseling {1} naar {2} is niet herkend ({3}), dus bewijst zij niets over de betekenis; is dit de officiële vorm, zet die dan in een overlay en vraag het Mitz',
  'exchange {1} was not read ({2}), so nothing is known of all that it says':
    'uitwisseling {1} is niet gelezen ({2}), dus is niet bekend wat erin staat',
  'exchange {1} went to {2}, which no specification set knows; if this is the official address, put it in an overlay and ask Mitz':
    'uitwisseling {1} ging naar {2}, en dat kent geen specificatieset; is dit het officiële adres, zet het dan in een overlay en vraag het Mitz',
  'for who may use it nothing was recorded either, so the refusal cannot be laid to the login':
    'ook voor wie het wel mag is niets vastgelegd, dus hoeft de weigering niet aan het inloggen te liggen',
  'it is not known in which browser it was opened': 'het is niet bekend in welke browser het is geopend',
  'no SOAP message arrived': 'er kwam geen SOAP-bericht aan',
  'no approved migration was started': 'er is geen goedgekeurde migratie gestart',
  'no assertion was found in the message: see the rule on the header':
    'er staat geen assertie in het bericht: zie de regel over de header',
  'no bad notification was sent': 'er is geen foute notificatie verzonden',
  'no call was carried over TLS, so none shows a certificate':
    'geen aanroep ging over TLS, dus toont er geen een certificaat',
  'no choice was recorded, so there was nothing to note: no message':
    'er is geen keuze vastgelegd, dus viel er niets te noteren: geen bericht',
  'no choice was recorded, so there was nothing to note: {1}':
    'er is geen keuze vastgelegd, dus viel er niets te noteren: {1}',
  'no choice was sent, so Mitz could not answer {1}: no message':
    'er is geen keuze verzonden, dus kon Mitz niet met {1} antwoorden: geen bericht',
  'no choice was sent, so Mitz could not answer {1}: {2}':
    'er is geen keuze verzonden, dus kon Mitz niet met {1} antwoorden: {2}',
  'no choice was sent, so Mitz could refuse none': 'er is geen keuze verzonden, dus kon Mitz er geen weigeren',
  'no connection to the server in the place of Mitz was tried':
    'er is geen verbinding geprobeerd met de server op de plaats van Mitz',
  'no content of this patient reached the requester': 'er kwam geen inhoud van deze patiënt bij de vrager aan',
  'no data request about this patient was carried out': 'er is geen gegevensaanvraag over deze patiënt uitgevoerd',
  'no data request about this patient was carried out and answered':
    'er is geen gegevensaanvraag over deze patiënt uitgevoerd en beantwoord',
  'no future-proof consent was offered': 'er is geen toekomstvaste toestemming aangeboden',
  'no holder was listed': 'er is geen dossierhouder getoond',
  'no holder was listed that Mitz named': 'er is geen dossierhouder getoond die Mitz noemde',
  'no holders of this patient were looked up': 'er zijn geen dossierhouders van deze patiënt opgezocht',
  'no launch reached Mitz: no message': 'er kwam geen launch bij Mitz aan: geen bericht',
  'no launch reached Mitz: {1}': 'er kwam geen launch bij Mitz aan: {1}',
  'no message about a third patient arrived either, so silence shows nothing':
    'ook over een derde patiënt kwam geen bericht aan, dus zegt stilte niets',
  'no message about the other patient arrived either, so silence shows nothing':
    'ook over de andere patiënt kwam geen bericht aan, dus zegt stilte niets',
  'no message about the other patient reached Mitz, so there was nothing to leave out':
    'over de andere patiënt kwam geen bericht bij Mitz aan, dus viel er niets weg te laten',
  'no message about the other patients arrived either, so silence shows nothing':
    'ook over de andere patiënten kwam geen bericht aan, dus zegt stilte niets',
  'no message about the patient who is registered arrived either, so silence shows nothing':
    'ook over de patiënt die wel is ingeschreven kwam geen bericht aan, dus zegt stilte niets',
  'no message about this patient reached Mitz, so there was nothing to log':
    'over deze patiënt kwam geen bericht bij Mitz aan, dus viel er niets te loggen',
  'no message for the patient of {1} arrived': 'er kwam geen bericht aan voor de patiënt van {1}',
  'no message names a holder that this is about': 'geen bericht noemt een dossierhouder waar dit over gaat',
  'no message pointed at another address': 'geen bericht verwees naar een ander adres',
  'no message to {1} arrived': 'er kwam geen bericht voor {1} aan',
  'no migration message about this patient arrived': 'er kwam geen migratiebericht over deze patiënt aan',
  'no migration message arrived': 'er kwam geen migratiebericht aan',
  'no migration was tried without approval': 'er is geen migratie zonder goedkeuring geprobeerd',
  'no notification was sent after it': 'er is daarna geen notificatie verzonden',
  'no open question about this patient reached Mitz':
    'er kwam geen open autorisatievraag over deze patiënt bij Mitz aan',
  'no patient is known, so no BSN can be looked for': 'er is geen patiënt bekend, dus kan naar geen BSN worden gezocht',
  'no query was found in the message: see the rules on envelope and namespace':
    'er staat geen vraag in het bericht: zie de regels over envelop en namespace',
  'no query was found in the message: see the rules on envelope and namespaces':
    'er staat geen vraag in het bericht: zie de regels over envelop en namespaces',
  'no question about one of the patients reached Mitz': 'er kwam geen vraag over een van de patiënten bij Mitz aan',
  'no question about the patient with a treatment relation reached Mitz, so silence shows nothing':
    'ook over de patiënt met een behandelrelatie kwam geen vraag bij Mitz aan, dus zegt stilte niets',
  'no question about these patients reached Mitz': 'er kwam geen vraag over deze patiënten bij Mitz aan',
  'no question about these patients reached Mitz, so there was nothing to log':
    'er kwam geen vraag over deze patiënten bij Mitz aan, dus viel er niets te loggen',
  'no question about this patient reached Mitz': 'er kwam geen vraag over deze patiënt bij Mitz aan',
  'no question about this patient reached Mitz on the first request':
    'bij de eerste aanvraag kwam geen vraag over deze patiënt bij Mitz aan',
  'no question about this patient reached Mitz on the second request':
    'bij de tweede aanvraag kwam geen vraag over deze patiënt bij Mitz aan',
  'no question about this patient reached Mitz, so that nothing left shows nothing':
    'er kwam geen vraag over deze patiënt bij Mitz aan, dus zegt het niets dat er niets wegging',
  'no question about this patient was left without an answer': 'geen vraag over deze patiënt bleef zonder antwoord',
  'no question reached Mitz on the second request, so that nothing left shows nothing':
    'bij de tweede aanvraag kwam geen vraag bij Mitz aan, dus zegt het niets dat er niets wegging',
  'no registration of this patient arrived': 'er kwam geen aanmelding van deze patiënt aan',
  'no registration of this patient was accepted': 'er is geen aanmelding van deze patiënt aangenomen',
  'no registration of another patient was accepted either, so silence shows nothing':
    'ook van een andere patiënt is geen aanmelding aangenomen, dus zegt stilte niets',
  'no subscription for this patient arrived': 'er kwam geen Subscription voor deze patiënt aan',
  'no subscription arrived': 'er kwam geen Subscription aan',
  'no subscription arrived while {1} was configured': 'er kwam geen Subscription aan terwijl {1} was ingesteld',
  'no subscription at all arrived': 'er kwam helemaal geen Subscription aan',
  'no subscription for the other patient was accepted, so there was none to keep':
    'er is geen Subscription voor de andere patiënt aangenomen, dus viel er geen te behouden',
  'no subscription for this patient arrived, so there is no address to notify':
    'er kwam geen Subscription voor deze patiënt aan, dus is er geen adres om naar te notificeren',
  'no subscription for this patient was accepted': 'er is geen Subscription voor deze patiënt aangenomen',
  'no subscription for this patient was accepted, so there was none to cancel':
    'er is geen Subscription voor deze patiënt aangenomen, dus viel er geen in te trekken',
  'no such question was asked': 'zo’n vraag is niet gesteld',
  'no toestemmingsvraag was asked': 'er is geen toestemmingsvraag gesteld',
  'no two questions were open at the same time, so nothing is shown of answers that come together':
    'er stonden geen twee vragen tegelijk open, dus is niets te zien van antwoorden die door elkaar komen',
  'no {1} met what the scenario put in its way': 'geen {1} kwam tegen wat het scenario in de weg legde',
  'no {1} was accepted, so none can have been sent again':
    'geen {1} is aangenomen, dus kan er geen opnieuw zijn verzonden',
  'nobody but Mitz sent a notification': 'alleen Mitz heeft een notificatie verzonden',
  'nobody had logged in': 'niemand was ingelogd',
  'nobody looked up holders of this patient': 'niemand zocht dossierhouders van deze patiënt op',
  'nobody was registered before that either, so silence shows nothing':
    'ook daarvoor is niemand aangemeld, dus zegt stilte niets',
  'not all of three requesters led to a question, so nothing is shown of who is named for whom':
    'niet alle drie de vragers leidden tot een vraag, dus is niet te zien wie voor wie wordt genoemd',
  'not all was released, and the request took {1} ms: the connector may have given up on Mitz before the Permit was there, for instance since this machine had much to do. Run it again; where it stays so, see why the request takes this long':
    'niet alles is vrijgegeven, en de aanvraag duurde {1} ms: de connector kan het wachten op Mitz hebben opgegeven voordat het Permit er was, bijvoorbeeld doordat deze machine het druk had. Draai het opnieuw; blijft het zo, zoek dan uit waarom de aanvraag zo lang duurt',
  'not every provider started its migration': 'niet elke zorgaanbieder is met zijn migratie begonnen',
  'nothing about this patient was recorded': 'er is niets over deze patiënt vastgelegd',
  'nothing reached the address of the requester (deliverTo)':
    'er kwam niets aan op het adres van de vrager (deliverTo)',
  'nothing was cancelled, so nothing is shown of whom': 'er is niets ingetrokken, dus is niet te zien van wie',
  'nothing was offered': 'er is niets aangeboden',
  'nothing was offered after the approval either, so silence shows nothing':
    'ook na de goedkeuring is niets aangeboden, dus zegt stilte niets',
  'nothing was offered that a register holds': 'er is niets aangeboden wat in een register staat',
  'nothing was recorded for a question: no message': 'er is niets vastgelegd bij een vraag: geen bericht',
  'nothing was recorded for a question: {1}': 'er is niets vastgelegd bij een vraag: {1}',
  'nothing was recorded for either patient': 'bij geen van beide patiënten is iets vastgelegd',
  'nothing was recorded, so there is nothing to log': 'er is niets vastgelegd, dus valt er niets te loggen',
  'nothing was refused, and no launch reached Mitz': 'er is niets geweigerd, en er kwam geen launch bij Mitz aan',
  'nothing was refused, and no open question reached Mitz':
    'er is niets geweigerd, en er kwam geen open autorisatievraag bij Mitz aan',
  'nothing was refused, and no recording reached Mitz':
    'er is niets geweigerd, en er kwam geen vastlegging bij Mitz aan',
  'nothing was released on the Permit before, so nothing could be repeated':
    'op het Permit ervoor is niets vrijgegeven, dus viel er niets te herhalen',
  'nothing was released, so it does not show what is kept back':
    'er is niets vrijgegeven, dus is niet te zien wat wordt achtergehouden',
  'nothing was released, so no order can be seen': 'er is niets vrijgegeven, dus is geen volgorde te zien',
  'nothing was sent after the answer either: no message': 'ook na het antwoord is niets verzonden: geen bericht',
  'nothing was sent after the answer either: {1}': 'ook na het antwoord is niets verzonden: {1}',
  'only one message arrived: there is nothing to compare its id with':
    'er kwam maar één bericht aan: er is niets om de id mee te vergelijken',
  'the Subscription has no channel: see the rule on its type':
    'de Subscription heeft geen channel: zie de regel over het type ervan',
  'the XIS does not show the choice per consulting category': 'het XIS toont de keuze niet per raadplegende categorie',
  'the XIS does not tell which choice leads': 'het XIS zegt niet welke keuze leidend is',
  'the XIS refused nothing, so there was no refusal to log':
    'het XIS weigerde niets, dus viel er geen weigering te loggen',
  'the XIS shows no choice for this patient, so none that leads':
    'het XIS toont geen keuze van deze patiënt, dus ook geen leidende',
  'the XIS takes Mitz as leading, and does not tell which choice that is':
    'voor het XIS is Mitz leidend, maar het zegt niet welke keuze dat is',
  'the XIS would not ask the question: no reason': 'het XIS wilde de vraag niet stellen: zonder reden',
  'the XIS would not ask the question: {1}': 'het XIS wilde de vraag niet stellen: {1}',
  'the actor refers outside the message: see the rule on references':
    'de actor verwijst naar buiten het bericht: zie de regel over verwijzingen',
  'the address cannot be reached: {1}': 'het adres is niet bereikbaar: {1}',
  'the audit log gives no button with an entry, so it may be of the other':
    'het auditlog noemt bij een regel geen knop, dus kan hij bij de andere horen',
  'the audit log gives no requestId or no choice with an entry':
    'het auditlog noemt bij een regel geen requestId of geen keuze',
  'the audit log gives no requestId with its entries': 'het auditlog noemt bij zijn regels geen requestId',
  'the audit log was not exported': 'er is geen uitdraai van het auditlog gemaakt',
  'the audit log was not given: no reason': 'het auditlog is niet gegeven: zonder reden',
  'the audit log was not given: {1}': 'het auditlog is niet gegeven: {1}',
  'the category of the holder is not known: see the rule on the Organization':
    'de categorie van de dossierhouder is niet bekend: zie de regel over de Organization',
  'the choice has no moment with a time zone: see the rule on that':
    'de keuze heeft geen moment met een tijdzone: zie de regel daarover',
  'the choice itself was changed, so its scope shows nothing': 'de keuze zelf is veranderd, dus zegt haar bereik niets',
  'the choice was not shown: {1}': 'de keuze is niet getoond: {1}',
  'the choices have no address in the message: see the rule on that':
    'de keuzes hebben geen adres in het bericht: zie de regel daarover',
  "the connector hung up before Mitz's Permit had arrived: {1}":
    'de connector verbrak de verbinding voordat het Permit van Mitz was aangekomen: {1}',
  'the consent was offered, so there is no exclusion to tell of':
    'de toestemming is aangeboden, dus is er geen uitsluiting te melden',
  'the data was not requested twice': 'er is niet twee keer om de gegevens gevraagd',
  'the dossier was not closed: {1}': 'het dossier is niet gesloten: {1}',
  'the dossier was not opened again: {1}': 'het dossier is niet heropend: {1}',
  'the dossier was not opened: {1}': 'het dossier is niet geopend: {1}',
  'the dossierhoudersknop was not pressed': 'de dossierhoudersknop is niet gebruikt',
  "the driver cannot do 'configure' (501), so the target cannot be pointed at another server":
    'de adapter kan ‘configure’ niet (501), dus kan het systeem niet naar een andere server worden gewezen',
  "the driver cannot do 'configure' (501), so the target cannot be told another format":
    'de adapter kan ‘configure’ niet (501), dus kan het systeem geen ander formaat worden gevraagd',
  "the driver cannot do 'configure' (501), so the target cannot be told another question":
    'de adapter kan ‘configure’ niet (501), dus kan het systeem geen andere vraag worden gegeven',
  "the driver cannot do 'configure' (501), so the target cannot be told to work for another":
    'de adapter kan ‘configure’ niet (501), dus kan het systeem niet voor een andere zorgaanbieder werken',
  "the driver cannot do 'run-scheduled-work', so it cannot be seen what would be sent again":
    'de adapter kan ‘run-scheduled-work’ niet, dus is niet te zien wat opnieuw zou worden verzonden',
  "the driver cannot do 'run-scheduled-work', so the registration may still come by itself":
    'de adapter kan ‘run-scheduled-work’ niet, dus kan de aanmelding nog vanzelf komen',
  "the driver cannot do '{1}' (501)": 'de adapter kan ‘{1}’ niet (501)',
  'the driver does not say what was noted in the dossier': 'de adapter zegt niet wat er in het dossier is genoteerd',
  'the driver does not say what was preselected': 'de adapter zegt niet wat al was aangekruist',
  'the driver does not say whether information was shown': 'de adapter zegt niet of er informatie is getoond',
  'the driver does not tell the systems (sourceId) of a holder of which Mitz named more than one':
    'de adapter noemt de systemen (sourceId) niet van een dossierhouder waarvan Mitz er meer dan één noemde',
  'the driver does not tell the {1} with which holder {2} is shown, and Mitz named it':
    'de adapter noemt de {1} niet waarmee dossierhouder {2} wordt getoond, terwijl Mitz die noemde',
  'the driver tells neither the URA nor the home community of a holder':
    'de adapter noemt van een dossierhouder noch de URA, noch de home community',
  'the export is empty, so it does not show what is left out':
    'de uitdraai is leeg, dus is niet te zien wat is weggelaten',
  'the export of the audit log was refused: {1}': 'de uitdraai van het auditlog is geweigerd: {1}',
  'the first request led to several questions, and only the first was permitted':
    'de eerste aanvraag leidde tot meer vragen, en alleen de eerste is toegestaan',
  'the log holds no entries within the period and outside it, so the export shows nothing':
    'het log heeft geen regels zowel binnen als buiten de periode, dus zegt de uitdraai niets',
  "the log names an event '{1}': it cannot be seen whether that is the notification":
    'het log noemt een gebeurtenis ‘{1}’: het is niet te zien of dat de notificatie is',
  'the look-up was refused: {1}': 'het opzoeken is geweigerd: {1}',
  'the media type does not say how to read the message: see the rule on it':
    'het mediatype zegt niet hoe het bericht moet worden gelezen: zie de regel daarover',
  'the message does not hold both Patient and Organization: see the rules on those':
    'het bericht bevat niet zowel een Patient als een Organization: zie de regels daarover',
  'the message does not hold one Organization: see the rule on that':
    'het bericht bevat niet één Organization: zie de regel daarover',
  'the message holds no {1}: see the rule on that': 'het bericht bevat geen {1}: zie de regel daarover',
  'the message is no SOAP 1.2 envelope': 'het bericht is geen SOAP 1.2-envelop',
  'the message is no readable {1}: see the rules on its media type and base form':
    'het bericht is geen leesbare {1}: zie de regels over het mediatype en de basisvorm',
  'the message was not sent again, so it cannot be seen how long was waited':
    'het bericht is niet opnieuw verzonden, dus is niet te zien hoe lang is gewacht',
  'the migration had not ended when the harness ran out of patience':
    'de migratie was niet klaar toen het geduld van de toets op was',
  'the migration of who lacks decisions had not ended when the harness ran out of patience':
    'de migratie van wie besluiten mist, was niet klaar toen het geduld van de toets op was',
  'the migration was not started again': 'de migratie is niet opnieuw gestart',
  'the migration was refused: {1}': 'de migratie is geweigerd: {1}',
  'the notification did not come twice': 'de notificatie kwam niet twee keer',
  'the notification was not delivered: {1}': 'de notificatie is niet afgeleverd: {1}',
  'the patient was registered before the dossier was opened': 'de patiënt is aangemeld voordat het dossier was geopend',
  'the patient who has a dossier was not registered by then either, so silence shows nothing':
    'ook de patiënt met een dossier was toen nog niet aangemeld, dus zegt stilte niets',
  'the question was not answered: the XIS did not ask it': 'de vraag is niet beantwoord: het XIS stelde haar niet',
  'the question was not answered: {1}': 'de vraag is niet beantwoord: {1}',
  'the report does not count by choice (offeredByChoice)': 'het rapport telt niet per keuze (offeredByChoice)',
  'the report does not count {1}': 'het rapport telt {1} niet',
  'the report does not name patients (items)': 'het rapport noemt geen patiënten (items)',
  'the right notification about the other had no effect either, so this shows nothing':
    'ook de goede notificatie over de ander had geen effect, dus zegt dit niets',
  'the set knows no type for {1}': 'de specificatieset kent geen type voor {1}',
  'the status is neither a yes nor a no: see the rule on it':
    'de status is noch een ja, noch een nee: zie de regel daarover',
  'the target accepted no notification about this patient, so it could not know of the choice':
    'het systeem nam geen notificatie over deze patiënt aan, dus kon het de keuze niet weten',
  'the target file declares no connector.{1}': 'het doelbestand noemt geen connector.{1}',
  'the target file does not say what must be named': 'het doelbestand zegt niet wat genoemd moet worden',
  'the target made no call to Mitz': 'het systeem deed geen aanroep naar Mitz',
  'the target made no call to an interface that the set knows':
    'het systeem deed geen aanroep naar een koppelvlak dat de specificatieset kent',
  'the target says that {1} pieces of work still wait; this may be one of them':
    'het systeem zegt dat er nog {1} stuks werk wachten; dit kan er een van zijn',
  'the target serves one provider only': 'het systeem werkt voor maar één zorgaanbieder',
  'the target was not restarted': 'het systeem is niet herstart',
  'the work-list has an item that names no patient; it may be this one':
    'de werklijst heeft een regel die geen patiënt noemt; het kan deze zijn',
  'the work-list was not shown: {1}': 'de werklijst is niet getoond: {1}',
  'there is no report of a migration': 'er is geen rapport van een migratie',
  'there is no report of this migration': 'er is geen rapport van deze migratie',
  'there was no patient on screen': 'er stond geen patiënt op het scherm',
  'what reached the receiving end of this data request (deliverTo) was {1}, where a POST of {bsn, dataCategory, content} about {2} was expected: it left the holder, and nobody knows what it was; mend the adapter':
    'wat op het ontvangstadres van deze aanvraag (deliverTo) aankwam, was {1}, terwijl een POST van {bsn, dataCategory, content} over {2} werd verwacht: het ging weg bij de dossierhouder, en niemand weet wat het was; herstel de adapter',
  'what reached the requester holds no text of a record that was registered':
    'wat bij de vrager aankwam, bevat geen tekst van een dossier dat was ingevoerd',
  'what was released did not reach the address of the requester (deliverTo), so no order can be seen':
    'wat is vrijgegeven kwam niet aan op het adres van de vrager (deliverTo), dus is geen volgorde te zien',
  "with a representative who agrees it was refused too ({1}), so the adapter may not read 'representative' (driver contract 1.1)":
    'ook met een vertegenwoordiger die instemt is het geweigerd ({1}), dus leest de adapter ‘representative’ mogelijk niet (driver-contract 1.1)',
  'with the {1} no question was asked': 'met de {1} is geen vraag gesteld',
  'with the {1} no such question was asked': 'met de {1} is zo’n vraag niet gesteld',
  'with two factors nothing was asked either, so the refusal cannot be laid to the one factor':
    'ook met twee factoren is niets gevraagd, dus hoeft de weigering niet aan de ene factor te liggen',
  'with two factors nothing was sent either, so the refusal cannot be laid to the one factor':
    'ook met twee factoren is niets verzonden, dus hoeft de weigering niet aan de ene factor te liggen',
  'wsa:Action is none that the set knows': 'wsa:Action is er geen die de specificatieset kent',
  'the target does not claim {1}': 'het systeem claimt geen {1}',
  '{1} or {2}': '{1} of {2}',
  'the target does not claim gesloten (functionalities)': 'het systeem claimt geen gesloten (functionalities)',
  'the target file does not say that the provider wants proof in the dossier (dossierNote: wanted)':
    'het doelbestand zegt niet dat de zorgaanbieder bewijs in het dossier wil (dossierNote: wanted)',
  'the agreement leaves the check of the treatment relation to the exchange system (declarations, 1.02.a)':
    'de afspraak laat de controle van de behandelrelatie aan het uitwisselingssysteem (declarations, 1.02.a)',
  'the target serves one provider only (providers)': 'het systeem werkt voor maar één zorgaanbieder (providers)',
  'the target file names no gatewaySystem and sourceSystem (connector)':
    'het doelbestand noemt geen gatewaySystem en sourceSystem (connector)',
  'the target sends one FHIR format only (formats)': 'het systeem verstuurt maar één FHIR-formaat (formats)',
  'observing makes the connector do nothing: this needs a run with a driver':
    'bij meekijken laat de toets de connector niets doen: hiervoor is een run met een adapter nodig',
  '{1} has no MessageID to compare': '{1} heeft geen MessageID om te vergelijken',
  '{1} has no X-Request-Id': '{1} heeft geen X-Request-Id',
  '{1} has no X-Request-Id to find it by in the log': '{1} heeft geen X-Request-Id om in het log op te zoeken',
  '{1} has no X-Request-Id to look for in the log': '{1} heeft geen X-Request-Id om in het log te zoeken',
  '{1} has no id to compare': '{1} heeft geen id om te vergelijken',
  '{1} is no readable XML': '{1} is geen leesbare XML',
  '{1} names no {2}': '{1} noemt geen {2}',
  '{1} was not answered': '{1} is niet beantwoord',
  '{1} was not answered with a fault': '{1} is niet met een fout beantwoord',
  '{1} was not answered with an empty list': '{1} is niet met een lege lijst beantwoord',
  '{1} was not answered with holders': '{1} is niet met dossierhouders beantwoord',
  '{1} was not carried over TLS, so it shows no certificate': '{1} ging niet over TLS, dus toont geen certificaat',
  '{1}: no entry has the id of this message, so it cannot be seen what the log tells of it':
    '{1}: geen logregel heeft de id van dit bericht, dus is niet te zien wat het log erover zegt',
  '{1}: the log has no such entry about this patient': '{1}: het log heeft geen zulke regel over deze patiënt',
  '{1}: the message names no professional': '{1}: het bericht noemt geen zorgverlener',
  '{1}: the message names no provider type': '{1}: het bericht noemt geen zorgaanbiedercategorie',
  '{1}: the message names no situation': '{1}: het bericht noemt geen situatie',
  '{1}: the message names no version': '{1}: het bericht noemt geen versie',
};
