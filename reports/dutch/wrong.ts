/** What is wrong with the target, as checks say it in English, and how it is said in Dutch. See `inDutch`. */
export const wrong: Readonly<Record<string, string>> = {
  'Consent.dateTime must be a moment that exists, with a time zone':
    'Consent.dateTime moet een bestaand moment zijn, met een tijdzone',
  'Content-Type must be a media type of FHIR': 'Content-Type moet een mediatype van FHIR zijn',
  'FHIR R4: {1}': 'FHIR R4: {1}',
  'MijnMitz must be opened in a browser of the Browser and Device Table':
    'MijnMitz moet worden geopend in een browser uit de Browser and Device Table',
  'MijnMitz was opened for a user who was logged in with one factor':
    'MijnMitz is geopend voor een gebruiker die met één factor was ingelogd',
  'Mitz answered Permit, and the data was not released': 'Mitz antwoordde Permit, en de gegevens zijn niet vrijgegeven',
  'Mitz answered that no holder may be asked, and the user was told that it went wrong':
    'Mitz antwoordde dat geen enkele dossierhouder mag worden bevraagd, en de gebruiker kreeg te zien dat het misging',
  'Mitz gave a fault, and the user was not told that the look-up went wrong':
    'Mitz gaf een fout, en de gebruiker kreeg niet te zien dat het opzoeken misging',
  'Mitz gave no answer, and the connector did not decide in time':
    'Mitz gaf geen antwoord, en de connector nam niet op tijd een besluit',
  'Mitz gives a new Subscription its id': 'Mitz geeft een nieuwe Subscription haar id: de zender doet dat niet',
  'Mitz has taken the consent over, and the XIS still goes by its own register':
    'Mitz heeft de toestemming overgenomen, en het XIS gaat nog uit van zijn eigen register',
  'Mitz named no holders, and the user was shown some':
    'Mitz noemde geen dossierhouders, en de gebruiker kreeg er toch te zien',
  'Mitz notifies in FHIR': 'Mitz notificeert in FHIR',
  'Mitz permitted this category, and it was withheld since another one was denied':
    'Mitz stond deze categorie toe, en zij is niet vrijgegeven omdat een andere is geweigerd',
  'Mitz said that a newer choice stands, and the older one was offered again':
    'Mitz zei dat er een nieuwere keuze staat, en de oudere is opnieuw aangeboden',
  'Mitz turned the connector away, and it went on with the registration of others':
    'Mitz wees de connector af, en zij ging door met het aanmelden van anderen',
  'Mitz turned the migration away, and the connector went on with it':
    'Mitz wees de migratie af, en de connector ging ermee door',
  'Mitz was asked about a patient with whom the requester has no treatment relation':
    'Aan Mitz is gevraagd naar een patiënt met wie de vrager geen behandelrelatie heeft',
  'Mitz was asked about data that nobody requested': 'Aan Mitz is gevraagd naar gegevens waar niemand om vroeg',
  'Mitz was not asked on request {1}{2}': 'Aan Mitz is niets gevraagd bij aanvraag {1}{2}',
  'RequestedPatientId must hold the BSN': 'RequestedPatientId moet het BSN bevatten',
  'a BSN has nine digits and passes the eleven-test': 'een BSN heeft negen cijfers en voldoet aan de elfproef',
  'a BSN stands in {1}, which servers and proxies write to their logs':
    'er staat een BSN in {1}, en dat schrijven servers en proxy’s in hun logbestanden',
  'a Consent must name the consulting categories it is for':
    'een Consent moet de raadplegende categorieën noemen waarvoor hij geldt',
  'a Consent must refer to the Patient of the message': 'een Consent moet verwijzen naar de Patient in het bericht',
  'a Consent of holder type {1} must be about its data category':
    'een Consent van een dossierhouder van het type {1} moet over diens gegevenscategorie gaan',
  'a Consent of holder type  must be about its data category':
    'een Consent van een dossierhouder moet over diens gegevenscategorie gaan',
  'a Subscription must hold no other extension than those of the set':
    'een Subscription mag geen andere extensies hebben dan die van de specificatieset',
  'a URA has eight digits': 'een URA heeft acht cijfers',
  'a birth date went to Mitz that nobody has verified':
    'er ging een geboortedatum naar Mitz die niemand heeft geverifieerd',
  'a call went to an address that the specification set does not know; if it is official, put it in an overlay and ask Mitz':
    'er ging een aanroep naar een adres dat de specificatieset niet kent; is het officieel, zet het dan in een overlay en vraag het Mitz',
  'a category must not be asked twice': 'een categorie mag niet twee keer worden gevraagd',
  'a choice was offered for a patient who took no decision':
    'er is een keuze aangeboden van een patiënt die geen besluit heeft genomen',
  'a choice was recorded in Mitz that nobody gave at the keyboard':
    'er is in Mitz een keuze vastgelegd die niemand aan het toetsenbord heeft gegeven',
  'a choice was sent before the patient had answered': 'er is een keuze verzonden voordat de patiënt had geantwoord',
  'a connection to Mitz was tried with a certificate that Mitz cannot trust':
    'er is geprobeerd verbinding met Mitz te maken met een certificaat dat Mitz niet kan vertrouwen',
  'a connection to Mitz was tried without a client certificate':
    'er is geprobeerd verbinding met Mitz te maken zonder clientcertificaat',
  'a connection was tried right after a message with an external entity, as a parser does that fetches it':
    'meteen na een bericht met een externe entiteit is een verbinding geprobeerd, zoals een parser doet die deze ophaalt',
  'a consent must be offered for the holder that it was given to, and for what that holds':
    'een toestemming moet worden aangeboden voor de dossierhouder aan wie zij is gegeven, en voor wat die beheert',
  'a consent was offered a second time, and says something else than the first time':
    'een toestemming is een tweede keer aangeboden, en zegt iets anders dan de eerste keer',
  'a consent was offered of a patient who has died': 'er is een toestemming aangeboden van een overleden patiënt',
  'a consent was offered that the provider had not selected':
    'er is een toestemming aangeboden die de zorgaanbieder niet had geselecteerd',
  'a consent was offered that the register does not have':
    'er is een toestemming aangeboden die niet in het register staat',
  'a consent was offered that the register of this provider does not hold (URA/BSN)':
    'er is een toestemming aangeboden die niet in het register van deze zorgaanbieder staat (URA/BSN)',
  'a consent was offered under a BSN that SBV-Z did not confirm':
    'er is een toestemming aangeboden onder een BSN dat SBV-Z niet heeft bevestigd',
  'a consent was offered under a BSN that fails the eleven-test':
    'er is een toestemming aangeboden onder een BSN dat niet aan de elfproef voldoet',
  'a consulting category must be a known one': 'een raadplegende categorie moet een bekende zijn',
  'a consulting category must not be named twice': 'een raadplegende categorie mag niet twee keer worden genoemd',
  'a decision was offered that dates from before the birth of the patient':
    'er is een besluit aangeboden van vóór de geboorte van de patiënt',
  'a dossier was closed, and the registration at Mitz was not cancelled':
    'een dossier is gesloten, en de aanmelding bij Mitz is niet ingetrokken',
  'a dossier was opened again, and the patient no longer stands at Mitz':
    'een dossier is heropend, en de patiënt staat niet meer bij Mitz aangemeld',
  'a dossier was opened, and the patient was not registered at Mitz':
    'een dossier is geopend, en de patiënt is niet bij Mitz aangemeld',
  'a future-proof consent must name every consulting category':
    'een toekomstvaste toestemming moet elke raadplegende categorie noemen',
  'a holder that Mitz named was not listed': 'een dossierhouder die Mitz noemde, is niet getoond',
  'a holder was listed that Mitz did not name': 'er is een dossierhouder getoond die Mitz niet noemde',
  'a message about the patient is not in the export of the audit log':
    'een bericht over de patiënt staat niet in de uitdraai van het auditlog',
  'a message must have one wsa:MessageID': 'een bericht moet één wsa:MessageID hebben',
  'a message must hold one query: Mitz answers one': 'een bericht moet één vraag bevatten: Mitz beantwoordt er één',
  'a message was sent again before the time had passed that Mitz asked to wait':
    'een bericht is opnieuw verzonden voordat de tijd om was die Mitz vroeg te wachten',
  'a message was sent to a server that is not Mitz': 'er is een bericht verzonden naar een server die Mitz niet is',
  'a migration message must be about one patient': 'een migratiebericht moet over één patiënt gaan',
  'a migration message must hold no Provenance': 'een migratiebericht mag geen Provenance bevatten',
  'a notification that the target took is not in the export of the audit log':
    'een notificatie die het systeem aannam, staat niet in de uitdraai van het auditlog',
  'a patient without an active dossier was registered at Mitz':
    'een patiënt zonder actief dossier is bij Mitz aangemeld',
  'a recorded choice must have one Provenance': 'een vastgelegde keuze moet één Provenance hebben',
  'a recording must stand in the audit log': 'een vastlegging moet in het auditlog staan',
  'a reference must point to an entry of the message': 'een verwijzing moet naar een entry in het bericht wijzen',
  'a user must keep the same identifier': 'een gebruiker moet hetzelfde identificatienummer houden',
  'a user who was logged in with one factor could look up holders':
    'een gebruiker die met één factor was ingelogd, kon dossierhouders opzoeken',
  'a user who was logged in with one factor could open MijnMitz':
    'een gebruiker die met één factor was ingelogd, kon MijnMitz openen',
  'a user who was logged in with two factors could not look up holders':
    'een gebruiker die met twee factoren was ingelogd, kon geen dossierhouders opzoeken',
  'a user who was logged in with two factors could not open MijnMitz':
    'een gebruiker die met twee factoren was ingelogd, kon MijnMitz niet openen',
  'a user who was logged in with two factors could not use the button':
    'een gebruiker die met twee factoren was ingelogd, kon de knop niet gebruiken',
  'a value in an assertion must stand in one piece: some readers take what is before a comment':
    'een waarde in een assertie moet uit één stuk bestaan: sommige lezers nemen alleen wat vóór een commentaar staat',
  'a {1} that Mitz could not take was not sent again, and nothing waits any more':
    'een {1} die Mitz niet kon aannemen, is niet opnieuw verzonden, en er wacht niets meer',
  'a {1} was sent again after Mitz had accepted it': 'een {1} is opnieuw verzonden nadat Mitz deze had aangenomen',
  'after a bad notification the target took no other any more':
    'na een foute notificatie nam het systeem geen andere meer aan',
  'after one {1} that Mitz did not take, another was not made':
    'na een {1} die Mitz niet aannam, is een andere niet gedaan',
  'after the migration patients with an active dossier are not registered at Mitz':
    'na de migratie zijn patiënten met een actief dossier niet bij Mitz aangemeld',
  'an action block must hold one attribute': 'een action-blok moet één attribuut bevatten',
  'an actor with role {1} must refer to the Organization': 'een actor met rol {1} moet naar de Organization verwijzen',
  'an entry must have a urn:uuid as its fullUrl': 'een entry moet een urn:uuid als fullUrl hebben',
  'an event-code must have one value': 'een event-code moet één waarde hebben',
  'an older local choice went over the newer one that the patient made in Mitz':
    'een oudere eigen keuze ging boven de nieuwere die de patiënt in Mitz maakte',
  'an open question was asked for a user who was logged in with one factor':
    'er is een open autorisatievraag gesteld voor een gebruiker die met één factor was ingelogd',
  'attribute {1} must stand in the assertion once': 'attribuut {1} moet één keer in de assertie staan',
  'attribute {1} must stand in the question once': 'attribuut {1} moet één keer in de vraag staan',
  'consents were offered before Mitz had approved the migration':
    'er zijn toestemmingen aangeboden voordat Mitz de migratie had goedgekeurd',
  'content of a category that Mitz did not permit reached the requester':
    'inhoud van een categorie die Mitz niet toestond, is bij de vrager aangekomen',
  'content of another patient reached the requester': 'inhoud van een andere patiënt is bij de vrager aangekomen',
  'data left the holder about a patient of whom nobody requested any':
    'er gingen gegevens weg bij de dossierhouder over een patiënt naar wie niemand had gevraagd',
  'data left the holder before Mitz had answered any question':
    'er gingen gegevens weg bij de dossierhouder voordat Mitz een vraag had beantwoord',
  'data left the holder before Mitz had answered the question about it':
    'er gingen gegevens weg bij de dossierhouder voordat Mitz de vraag daarover had beantwoord',
  'data was released although Mitz could not be asked':
    'er zijn gegevens vrijgegeven hoewel Mitz niet kon worden bevraagd',
  'data was released of a category that Mitz did not permit':
    'er zijn gegevens vrijgegeven van een categorie die Mitz niet toestond',
  'data was released of a patient about whom Mitz said Deny, while other questions were open':
    'er zijn gegevens vrijgegeven van een patiënt over wie Mitz Deny zei, terwijl andere vragen openstonden',
  'data was released that nobody requested': 'er zijn gegevens vrijgegeven waar niemand om vroeg',
  'data was released to a requester without a treatment relation':
    'er zijn gegevens vrijgegeven aan een vrager zonder behandelrelatie',
  'data was released without a Permit of Mitz': 'er zijn gegevens vrijgegeven zonder een Permit van Mitz',
  'data was released without a Permit of Mitz that covers it':
    'er zijn gegevens vrijgegeven zonder een Permit van Mitz dat ze dekt',
  'data was released without an answer of Mitz, after an earlier Permit':
    'er zijn gegevens vrijgegeven zonder antwoord van Mitz, na een eerder Permit',
  'data was released, and Mitz was not asked': 'er zijn gegevens vrijgegeven, en aan Mitz is niets gevraagd',
  'decisions were not offered to Mitz (URA/BSN)': 'er zijn besluiten niet aan Mitz aangeboden (URA/BSN)',
  'extension {1} must be there, with an OID': 'extensie {1} moet er zijn, met een OID',
  'extension {1} must have a {2}': 'extensie {1} moet een {2} hebben',
  'extension {1} must stand in the Subscription once': 'extensie {1} moet één keer in de Subscription staan',
  'it reads nothing': 'de check leest niets',
  'no entry about the patient has the id of the message': 'geen logregel over de patiënt heeft de id van het bericht',
  'nobody decides before birth': 'niemand neemt vóór de geboorte een besluit',
  'not readable': 'niet leesbaar',
  'patients with an active dossier were not registered at Mitz':
    'patiënten met een actief dossier zijn niet bij Mitz aangemeld',
  'provision.type must be {1} on a yes, and only then': 'provision.type moet {1} zijn bij een ja, en alleen dan',
  'something left the holder without any Permit of Mitz':
    'er ging iets weg bij de dossierhouder zonder enig Permit van Mitz',
  'the Bundle must hold a Consent': 'de Bundle moet een Consent bevatten',
  'the Bundle must hold one Organization': 'de Bundle moet één Organization bevatten',
  'the Bundle must hold one Patient': 'de Bundle moet één Patient bevatten',
  'the Organization must have a URA under its system': 'de Organization moet een URA hebben, onder het juiste systeem',
  'the Organization must have a known provider category':
    'de Organization moet een bekende zorgaanbiedercategorie hebben',
  'the Patient must have a birth date': 'de Patient moet een geboortedatum hebben',
  'the Patient must have one BSN under its system': 'de Patient moet één BSN hebben, onder het juiste systeem',
  'the Provenance must identify the professional who recorded the choice':
    'de Provenance moet de zorgverlener identificeren die de keuze vastlegde',
  'the Provenance must name the situation of a button for a holder of type {1}':
    'de Provenance moet de situatie van een knop noemen, voor een dossierhouder van het type {1}',
  'the Provenance must name the version of the question that was asked':
    'de Provenance moet de versie noemen van de vraag die is gesteld',
  'the Security header must hold a SAML 2.0 assertion': 'de Security-header moet een SAML 2.0-assertie bevatten',
  'the XIS goes by its own choice, though Mitz said that a newer one stands':
    'het XIS gaat uit van zijn eigen keuze, hoewel Mitz zei dat er een nieuwere staat',
  'the XIS shows a choice for another consulting category than the one it was made for':
    'het XIS toont een keuze bij een andere raadplegende categorie dan waarvoor zij is gemaakt',
  'the XIS shows another choice than the one that holds in Mitz':
    'het XIS toont een andere keuze dan die in Mitz geldt',
  'the XIS told its user that a choice was recorded which was not, or may not be':
    'het XIS zei de gebruiker dat een keuze was vastgelegd die dat niet is, of niet mag zijn',
  'the XIS took over a choice from a notification that it must not act on':
    'het XIS nam een keuze over uit een notificatie waar het niets mee mag doen',
  'the XIS treats its own consent as leading, though Mitz notified a choice':
    'voor het XIS is zijn eigen toestemming leidend, hoewel Mitz een keuze heeft gemeld',
  'the answer to a question about one patient was recorded for another':
    'het antwoord op een vraag over de ene patiënt is vastgelegd bij een andere',
  'the answer was about another patient, and its holders were listed':
    'het antwoord ging over een andere patiënt, en de dossierhouders erin zijn getoond',
  'the answer was to another message, and its holders were listed':
    'het antwoord hoorde bij een ander bericht, en de dossierhouders erin zijn getoond',
  'the assertion must be meant for Mitz': 'de assertie moet voor Mitz bestemd zijn',
  'the assertion must be valid when the question is asked': 'de assertie moet geldig zijn als de vraag wordt gesteld',
  'the birth date must be a date that exists and is not in the future':
    'de geboortedatum moet een bestaande datum zijn die niet in de toekomst ligt',
  'the body must be a well-formed {1}': 'de inhoud moet een welgevormde {1} zijn',
  'the body must be well-formed XML': 'de inhoud moet welgevormde XML zijn',
  'the body must hold PatientLocationQueryRequest in the namespace of the set':
    'de inhoud moet PatientLocationQueryRequest bevatten, in de namespace van de specificatieset',
  'the body must hold XACMLAuthzDecisionQuery/Request in the namespaces of the set':
    'de inhoud moet XACMLAuthzDecisionQuery/Request bevatten, in de namespaces van de specificatieset',
  'the call was made with another certificate than the declared one':
    'de aanroep is gedaan met een ander certificaat dan het opgegevene',
  'the choice was recorded with a moment of long before it was given':
    'de keuze is vastgelegd met een moment van lang voordat zij is gegeven',
  'the connector followed a redirect and sent the BSN to another address':
    'de connector volgde een doorverwijzing en stuurde het BSN naar een ander adres',
  'the connector was configured to send {1}': 'de connector was ingesteld om {1} te versturen',
  'the criteria must name the patient, the provider and its category':
    'de criteria moeten de patiënt, de zorgaanbieder en diens categorie noemen',
  'the data category must be a known one': 'de gegevenscategorie moet een bekende zijn',
  'the decision must not lie in the future': 'het besluit mag niet in de toekomst liggen',
  'the entry must name who is responsible: the professional on whose behalf was asked, or the system':
    'de logregel moet noemen wie verantwoordelijk is: de zorgverlener namens wie is gevraagd, of het systeem',
  'the entry must tell how it ended': 'de logregel moet zeggen hoe het afliep',
  'the entry must tell when it happened': 'de logregel moet zeggen wanneer het gebeurde',
  'the export of a period holds entries of other times': 'de uitdraai van een periode bevat regels van andere tijden',
  'the export of a period leaves out entries of that period':
    'de uitdraai van een periode laat regels van die periode weg',
  'the export of one patient holds entries about others': 'de uitdraai van één patiënt bevat regels over anderen',
  'the identifier must stand under an OID': 'het nummer moet onder een OID staan',
  'the identifier of the professional is 1 to 60 letters or digits':
    'het nummer van de zorgverlener is 1 tot 60 letters of cijfers',
  'the message must have a UUID in {1}': 'het bericht moet een UUID hebben in {1}',
  'the message must have the base form of a FHIR R4 {1}: {2}':
    'het bericht moet de basisvorm van een FHIR R4-{1} hebben: {2}',
  'the message must name who acts under mandate, and nobody where nobody does':
    'het bericht moet noemen wie onder mandaat handelt, en niemand waar niemand dat doet',
  'the message must name {1}{2}': 'het bericht moet {1} noemen{2}',
  'the migration must not change when a patient decided':
    'de migratie mag niet veranderen wanneer een patiënt het besluit nam',
  'the migration must not widen or narrow a restricted consent':
    'de migratie mag een beperkte toestemming niet ruimer of krapper maken',
  'the migration was approved, and a {1} was not offered to Mitz':
    'de migratie was goedgekeurd, en een {1} is niet aan Mitz aangeboden',
  'the notification address must be an https URL': 'het adres voor notificaties moet een https-URL zijn',
  'the patient made no choice, and the XIS told its user that one was recorded':
    'de patiënt maakte geen keuze, en het XIS zei de gebruiker dat er een is vastgelegd',
  'the patient must be told the consequences before answering':
    'de patiënt moet vóór het antwoord de gevolgen te horen krijgen',
  'the patient said {1}, and a {2} was recorded': 'de patiënt zei {1}, en er is een {2} vastgelegd',
  'the patient said {1}, and a {2} was recorded: the answer of another':
    'de patiënt zei {1}, en er is een {2} vastgelegd: het antwoord van een ander',
  'the patient said {1}, and it was not recorded in Mitz': 'de patiënt zei {1}, en dat is niet in Mitz vastgelegd',
  'the professional must be identified by an OID with 1 to 60 letters or digits':
    'de zorgverlener moet worden geïdentificeerd door een OID met 1 tot 60 letters of cijfers',
  'the provider type must be a known one': 'de zorgaanbiedercategorie moet een bekende zijn',
  'the purpose of a Consent must be {1}': 'het doel van een Consent moet {1} zijn',
  'the purpose of use must be one that Mitz answers': 'het gebruiksdoel moet er een zijn waarop Mitz antwoordt',
  'the query must be about one patient': 'de vraag moet over één patiënt gaan',
  'the question must be shown as Mitz defines it': 'de vraag moet worden getoond zoals Mitz haar vaststelt',
  'the question must hold no other attribute': 'de vraag mag geen ander attribuut bevatten',
  'the question must name a data category': 'de vraag moet een gegevenscategorie noemen',
  'the registration must hold the verified birth date: Mitz derives from it who may decide':
    'de aanmelding moet de geverifieerde geboortedatum bevatten: Mitz leidt eruit af wie mag beslissen',
  'the registration of a patient whose dossier is open was cancelled, while that of another was closed':
    'de aanmelding van een patiënt met een open dossier is ingetrokken, terwijl het dossier van een ander is gesloten',
  'the report counts a consent as accepted of which Mitz said no such thing':
    'het rapport telt een toestemming als aangenomen waarvan Mitz dat niet heeft gezegd',
  'the report counts a consent as accepted that Mitz did not accept':
    'het rapport telt een toestemming als aangenomen die Mitz niet heeft aangenomen',
  'the report counts more as {1} than there can be': 'het rapport telt er meer als {1} dan er kunnen zijn',
  'the report does not tell what became of a consent': 'het rapport zegt niet wat er van een toestemming is geworden',
  'the report must tell of a consent that it was {1}': 'het rapport moet van een toestemming zeggen dat zij {1} is',
  'the report must tell of a consent that it was {1}, and why':
    'het rapport moet van een toestemming zeggen dat zij {1} is, en waarom',
  'the request of an entry must be a POST to its type': 'de request van een entry moet een POST naar haar type zijn',
  'the role must be a UZI role code': 'de rol moet een UZI-rolcode zijn',
  'the same patient was registered more than once': 'dezelfde patiënt is meer dan eens aangemeld',
  'the scope of a Consent must be {1}': 'de scope van een Consent moet {1} zijn',
  'the status of a Consent must be that of a yes or of a no':
    'de status van een Consent moet die van een ja of van een nee zijn',
  'the target fetched an external entity that a message of Mitz names':
    'het systeem haalde een externe entiteit op die een bericht van Mitz noemt',
  'the target of the Provenance must be every Consent of the message':
    'de target van de Provenance moet elke Consent in het bericht zijn',
  'the target refused a notification of Mitz': 'het systeem weigerde een notificatie van Mitz',
  'the target took a notification that did not come from Mitz':
    'het systeem nam een notificatie aan die niet van Mitz kwam',
  'the target took no notification any more after it was restarted':
    'het systeem nam na een herstart geen notificaties meer aan',
  'the value of {1} must be an HL7v3 {2}': 'de waarde van {1} moet een HL7v3-{2} zijn',
  'two different messages have the same id': 'twee verschillende berichten hebben dezelfde id',
  'two entries must not have the same fullUrl': 'twee entries mogen niet dezelfde fullUrl hebben',
  'two users must not have the same identifier': 'twee gebruikers mogen niet hetzelfde identificatienummer hebben',
  'what Mitz had notified before the restart is lost': 'wat Mitz vóór de herstart had gemeld, is verloren gegaan',
  'what Mitz would not take must stand in the audit log, as refused or as an error':
    'wat Mitz niet wilde aannemen, moet in het auditlog staan, als geweigerd of als fout',
  'what is recorded must not lie in the future': 'wat wordt vastgelegd, mag niet in de toekomst liggen',
  'what the XIS would not record must stand in the audit log':
    'wat het XIS niet wilde vastleggen, moet in het auditlog staan',
  'where proof is wanted, a note of the choice must stand in the dossier':
    'waar bewijs gewenst is, moet een notitie van de keuze in het dossier staan',
  'wsa:Action must be that of the question': 'wsa:Action moet die van de vraag zijn',
  'wsa:MessageID must be a UUID as urn': 'wsa:MessageID moet een UUID als urn zijn',
  'wsa:To must be the endpoint': 'wsa:To moet het endpoint zijn',
  '{1} could not use the button': '{1} kon de knop niet gebruiken',
  '{1} could use the button': '{1} kon de knop gebruiken',
  '{1} is no code of {2}, which is required': '{1} is geen code van {2}, en dat is verplicht',
  '{1} is of a type that may not be chosen here; {2} may':
    '{1} is van een type dat hier niet gekozen mag worden; wel {2}',
  '{1} must be a moment that exists, with a time zone': '{1} moet een bestaand moment zijn, met een tijdzone',
  '{1} must be exactly {2}': '{1} moet precies {2} zijn',
  '{1} must be {2}': '{1} moet {2} zijn',
  '{1} must have one value': '{1} moet één waarde hebben',
  '{1} must hold {2}': '{1} moet {2} bevatten',
  '{1} stands here {2} times, and may at most {3}': '{1} staat hier {2} keer, en mag hoogstens {3} keer',
  '{1} stands here {2} times, and must {3} times or more': '{1} staat hier {2} keer, en moet {3} keer of vaker',
  '{1}: the XIS told its user that a choice was recorded, and nothing was sent about the patient of the question':
    '{1}: het XIS zei de gebruiker dat een keuze was vastgelegd, en er is niets verzonden over de patiënt van de vraag',
  ': the XIS told its user that a choice was recorded, and nothing was sent about the patient of the question':
    'het XIS zei de gebruiker dat een keuze was vastgelegd, en er is niets verzonden over de patiënt van de vraag',
  'the subscription must name the declared {1}': 'de Subscription moet het opgegeven {1} noemen',
  'Mitz was not asked on request {1}': 'aan Mitz is niets gevraagd bij aanvraag {1}',
  'the question must name who is responsible': 'de vraag moet noemen wie verantwoordelijk is',
  'the question must name who acts under mandate': 'de vraag moet noemen wie onder mandaat handelt',
  'the question must name the professional who requests': 'de vraag moet de zorgverlener noemen die erom vraagt',
  'the question must name the role of who requests': 'de vraag moet de rol noemen van wie erom vraagt',
  'the question must give the purpose of the request': 'de vraag moet het doel van de aanvraag noemen',
  'the message is SOAP 1.1, and Mitz is asked in SOAP 1.2':
    'het bericht is SOAP 1.1, en aan Mitz wordt in SOAP 1.2 gevraagd',
  '{1} must stand in a message once: which of them is read, nothing tells':
    '{1} moet één keer in een bericht staan: welke ervan wordt gelezen, staat nergens',
  'wsa:Action is better that of IHE ITI-56': 'wsa:Action is liever die van IHE ITI-56',
  'the BSN must stand under its own OID': 'het BSN moet onder zijn eigen OID staan',
  'bsn must stand under its own OID': 'bsn moet onder zijn eigen OID staan',
  'RequestedPatientId must name the issuer of the BSN': 'RequestedPatientId moet de uitgever van het BSN noemen',
  'the entry must name the patient of the message': 'de logregel moet de patiënt van het bericht noemen',
  'the entry must name the event': 'de logregel moet de gebeurtenis noemen',
  "the action '{1}' was not carried out": 'de handeling ‘{1}’ is niet uitgevoerd',
  'a choice was recorded by a user who was logged in with one factor':
    'er is een keuze vastgelegd door een gebruiker die met één factor was ingelogd',
  'a choice was recorded by a user whose UZI certificate has expired':
    'er is een keuze vastgelegd door een gebruiker van wie het UZI-certificaat is verlopen',
  'a choice was recorded by a user whose UZI certificate was revoked':
    'er is een keuze vastgelegd door een gebruiker van wie het UZI-certificaat is ingetrokken',
  "a choice was recorded of who is no patient of this provider (an adapter that cannot register such a patient, 'registered: false' of driver contract 1.1, answers 501)":
    'er is een keuze vastgelegd van iemand die geen patiënt van deze zorgaanbieder is (een adapter die zo’n patiënt niet kan invoeren, ‘registered: false’ uit driver-contract 1.1, antwoordt 501)',
  'a deceased patient was registered at Mitz': 'een overleden patiënt is bij Mitz aangemeld',
  'deceased patients were registered at Mitz': 'overleden patiënten zijn bij Mitz aangemeld',
  'a registration that Mitz accepted without Location is sent again and again':
    'een aanmelding die Mitz aannam zonder Location, wordt steeds opnieuw verzonden',
  'a registration that Mitz refused ({1}) is sent again and again':
    'een aanmelding die Mitz weigerde ({1}), wordt steeds opnieuw verzonden',
  'a consent that Mitz refused ({1}) is offered again and again':
    'een toestemming die Mitz weigerde ({1}), wordt steeds opnieuw aangeboden',
  'Mitz refused a registration, and the work-list does not show it':
    'Mitz weigerde een aanmelding, en de werklijst toont dat niet',
  'Mitz turned the connector away, and the work-list does not say so':
    'Mitz wees de connector af, en de werklijst zegt dat niet',
  'Mitz did not take a choice, and the user is not told':
    'Mitz nam een keuze niet aan, en de gebruiker krijgt dat niet te zien',
  'a notification of {1} was neither taken nor refused as too large':
    'een notificatie van {1} is niet aangenomen en ook niet als te groot geweigerd',
  'a notification that is no well-formed XML was not refused':
    'een notificatie die geen welgevormde XML is, is niet geweigerd',
  'a notification about a patient whom the XIS does not know was answered with an error of its own':
    'een notificatie over een patiënt die het XIS niet kent, is met een eigen fout beantwoord',
  'the report must count each consent once: {1}': 'het rapport moet elke toestemming één keer tellen: {1}',
  'the consents that were offered, {1}': 'de toestemmingen die zijn aangeboden, {1}',
  'the migration must not change a choice': 'de migratie mag een keuze niet veranderen',
  'the migration must not change a birth date': 'de migratie mag een geboortedatum niet veranderen',
  'the launch must name the user who was logged in': 'de launch moet de gebruiker noemen die was ingelogd',
  'an element without a value is left out, and no empty list':
    'een element zonder waarde wordt weggelaten, en een lege lijst bestaat niet',
  'R4 demands this element': 'R4 eist dit element',
  'FHIR has no such attribute here': 'FHIR heeft hier geen attribuut met die naam',
  'FHIR has no text between its elements: a value is an attribute':
    'FHIR heeft geen tekst tussen de elementen: een waarde is een attribuut',
  'a narrative holds attributes of XHTML that show text, and nothing that acts (txt-1)':
    'een narrative bevat attributen van XHTML die tekst tonen, en niets wat iets doet (txt-1)',
  'a narrative must be well-formed XHTML': 'een narrative moet welgevormde XHTML zijn',
  'a narrative must say something (txt-2)': 'een narrative moet iets zeggen (txt-2)',
  'a reference is of the type that it says': 'een verwijzing is van het type dat zij noemt',
  'a reference must point to a kind of resource that R4 allows here':
    'een verwijzing moet wijzen naar een soort resource die R4 hier toestaat',
  'a resource is an object': 'een resource is een object',
  'a resource must be of a kind that R4 has': 'een resource moet van een soort zijn die R4 kent',
  'a value, an extension, or no element': 'een waarde, een extensie, of geen element',
  'a value, elements, or no element': 'een waarde, elementen, of geen element',
  'an element of FHIR has no such name': 'een element van FHIR heeft niet zo’n naam',
  'an element without a value is left out, and not empty':
    'een element zonder waarde wordt weggelaten, en is niet leeg',
  'an element without a value is left out, and not null': 'een element zonder waarde wordt weggelaten, en is niet null',
  'an element without a value or elements is left out (ele-1)':
    'een element zonder waarde of elementen wordt weggelaten (ele-1)',
  'an element without a value or extension is left out (ele-1)':
    'een element zonder waarde of extensie wordt weggelaten (ele-1)',
  'beside a value stand its id and extensions': 'naast een waarde staan haar id en extensies',
  'beside values in a list stands a list': 'naast waarden in een lijst staat een lijst',
  'in XML the elements stand in the order of R4': 'in XML staan de elementen in de volgorde van R4',
  'in XML this is an attribute': 'in XML is dit een attribuut',
  'of an element with a choice of types there is one': 'van een element met een keuze uit typen is er één',
  'the code must be of the value set that R4 requires here': 'de code moet uit de value set komen die R4 hier eist',
  'the element must hold a resource': 'het element moet een resource bevatten',
  'the element repeats, so it stands in a list': 'het element herhaalt zich, dus staat het in een lijst',
  'the values and what stands beside them are lists of one length':
    'de waarden en wat ernaast staat zijn lijsten van dezelfde lengte',
  'two contained resources must not have the same id': 'twee contained resources mogen niet dezelfde id hebben',
  'a {1} is {2}, and nothing else': 'een {1} is {2}, en niets anders',
  'a {1} must be one that exists, in the form of R4': 'een {1} moet een bestaande zijn, in de vorm van R4',
  'a {1} is an object with elements': 'een {1} is een object met elementen',
  'not a {1} of R4: {2}': 'geen {1} van R4: {2}',
  '{1} of a holder must be as Mitz named it': '{1} van een dossierhouder moet zijn zoals Mitz die noemde',
  'the choice must be about the holder in the question': 'de keuze moet over de dossierhouder uit de vraag gaan',
  'the message must name the situation of the button': 'het bericht moet de situatie van de knop noemen',
  'the id must be the one of MessageID': 'de id moet die van MessageID zijn',
  '{1} must be asked back': '{1} moet worden teruggevraagd',
  '{1} must stand in the block {2}': '{1} moet in het blok {2} staan',
  '{1} must stand under its own OID': '{1} moet onder zijn eigen OID staan',
  'the root must be a SOAP 1.2 Envelope': 'het hoofdelement moet een SOAP 1.2-Envelope zijn',
  'Content-Type must be that of SOAP 1.2': 'Content-Type moet dat van SOAP 1.2 zijn',
  'wsa:ReplyTo must be anonymous': 'wsa:ReplyTo moet anonymous zijn',
  'the question must name the URA of who requests': 'de vraag moet de URA noemen van wie erom vraagt',
  'the question must name its type of provider': 'de vraag moet diens zorgaanbiedercategorie noemen',
  'the message must name the provider whose patient it is about':
    'het bericht moet de zorgaanbieder noemen om wiens patiënt het gaat',
  "the message must name that provider's category": 'het bericht moet de categorie van die zorgaanbieder noemen',
  'MijnMitz must be opened for the patient on screen': 'MijnMitz moet worden geopend voor de patiënt op het scherm',
  'the question must be for the patient on screen': 'de vraag moet over de patiënt op het scherm gaan',
  'a choice must be recorded for the patient on screen':
    'een keuze moet worden vastgelegd bij de patiënt op het scherm',
  'the message must name the version of the question that was asked':
    'het bericht moet de versie noemen van de vraag die is gesteld',
  'no choice must be preselected': 'er mag geen keuze al zijn aangekruist',
  'the identifier must be there as it was issued': 'het nummer moet er staan zoals het is uitgegeven',
  'the message must name who is responsible': 'het bericht moet noemen wie verantwoordelijk is',
  'the message must name the user who was logged in': 'het bericht moet de gebruiker noemen die was ingelogd',
  'two elements must not have the same id: a reference to it may mean either':
    'twee elementen mogen niet dezelfde id hebben: een verwijzing ernaar kan elk van beide bedoelen',
  'a BSN that fails the eleven-test went to Mitz': 'er ging een BSN naar Mitz dat niet aan de elfproef voldoet',
  'a BSN that SBV-Z did not confirm went to Mitz': 'er ging een BSN naar Mitz dat SBV-Z niet heeft bevestigd',
  'patients without an active dossier, or whose BSN was not verified, were registered at Mitz':
    'patiënten zonder actief dossier, of van wie het BSN niet is geverifieerd, zijn bij Mitz aangemeld',
  'a choice was recorded that the patient did not make, or could not make':
    'er is een keuze vastgelegd die de patiënt niet heeft gemaakt, of niet kon maken',
  'a dossier was closed before Mitz had taken its registration, and stays registered':
    'een dossier is gesloten voordat Mitz de aanmelding had aangenomen, en blijft aangemeld',
  '{1} has no such element in R4': '{1} heeft in R4 niet zo’n element',
  '{1} (and {#} more)': '{1} (en nog {2})',
  '{1}×: {2} (and {#} more)': '{1}×: {2} (en nog {3})',
};
