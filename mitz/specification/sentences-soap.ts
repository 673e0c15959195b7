/** The two languages of one sentence, Dutch first. */
export type Sentence = readonly [nl: string, en: string];

/** For every key about the two authorisation questions a sentence that says what its value is. */
export const soapSentences = {
  'soap.namespace': ['De namespace van de SOAP-envelop.', 'The namespace of the SOAP envelope.'],
  'wsa.namespace': [
    'De namespace van de adressering (WS-Addressing) in de SOAP-header.',
    'The namespace of the addressing (WS-Addressing) in the SOAP header.',
  ],
  'wsa.anonymous': [
    'Het antwoordadres dat zegt dat het antwoord over dezelfde verbinding terugkomt.',
    'The reply address that says that the answer comes back over the same connection.',
  ],
  'soap.mediaType': ['De Content-Type van een SOAP-bericht.', 'The Content-Type of a SOAP message.'],
  'vraag.action': [
    'De wsa:Action van de gesloten autorisatievraag.',
    'The wsa:Action of the closed authorisation question.',
  ],
  'vraag.messageId': [
    'De vorm van het kenmerk (wsa:MessageID) van een autorisatievraag, als patroon.',
    'The form of the identifier (wsa:MessageID) of an authorisation question, as a pattern.',
  ],
  'vraag.queryNamespace': [
    'De namespace van het element waarin de gesloten autorisatievraag staat.',
    'The namespace of the element that holds the closed authorisation question.',
  ],
  'vraag.xacmlNamespace': [
    'De namespace van de XACML-inhoud van de gesloten autorisatievraag.',
    'The namespace of the XACML content of the closed authorisation question.',
  ],
  'vraag.hl7Namespace': [
    'De namespace van de HL7v3-waarden (zoals een code of een identificatie) in de vraag.',
    'The namespace of the HL7v3 values (such as a code or an identifier) in the question.',
  ],
  'vraag.category.resource': [
    'De XACML-categorie waarin patiënt, dossierhouder en gegevenscategorie staan.',
    'The XACML category that holds the patient, the holder and the data category.',
  ],
  'vraag.category.action': ['De XACML-categorie van de handeling.', 'The XACML category of the action.'],
  'vraag.category.subject': [
    'De XACML-categorie waarin de raadpleger staat.',
    'The XACML category that holds the consulting party.',
  ],
  'vraag.category.environment': [
    'De XACML-categorie van de omgeving waarin wordt gevraagd.',
    'The XACML category of the environment of the question.',
  ],
  'vraag.attribute.bsn': [
    'De naam van het attribuut met het BSN van de patiënt.',
    "The name of the attribute with the patient's BSN.",
  ],
  'vraag.attribute.holderType': [
    'De naam van het attribuut met het zorgaanbiedertype van de dossierhouder.',
    'The name of the attribute with the provider type of the holder.',
  ],
  'vraag.attribute.holderUra': [
    'De naam van het attribuut met de URA van de dossierhouder.',
    'The name of the attribute with the URA of the holder.',
  ],
  'vraag.attribute.dataCategory': [
    'De naam van het attribuut met de gegevenscategorie die wordt gevraagd.',
    'The name of the attribute with the data category that is asked for.',
  ],
  'vraag.attribute.role': [
    'De naam van het attribuut met de rol van de zorgverlener.',
    'The name of the attribute with the role of the professional.',
  ],
  'vraag.attribute.professional': [
    'De naam van het attribuut dat de verantwoordelijke zorgverlener noemt.',
    'The name of the attribute that names the responsible professional.',
  ],
  'vraag.attribute.mandated': [
    'De naam van het attribuut dat de gemandateerde medewerker noemt.',
    'The name of the attribute that names the mandated worker.',
  ],
  'vraag.attribute.consulterUra': [
    'De naam van het attribuut met de URA van de raadpleger.',
    'The name of the attribute with the URA of the consulting party.',
  ],
  'vraag.attribute.consulterType': [
    'De naam van het attribuut met het zorgaanbiedertype van de raadpleger.',
    'The name of the attribute with the provider type of the consulting party.',
  ],
  'vraag.attribute.purpose': [
    'De naam van het attribuut met het doel van de raadpleging.',
    'The name of the attribute with the purpose of the consultation.',
  ],
  'vraag.professionalForm': [
    'De vorm van de identificatie van een zorgverlener, als patroon.',
    'The form of the identifier of a professional, as a pattern.',
  ],
  'vraag.purposes': [
    'De codes voor het doel van de raadpleging die een vraag mag dragen.',
    'The codes of the purpose of consultation that a question may carry.',
  ],
  'vraag.flags': [
    'De XML-attributen die de gesloten autorisatievraag met een vaste waarde draagt.',
    'The XML attributes that the closed authorisation question carries with a fixed value.',
  ],
  'vraag.echoed': [
    'De gegevens die de vraag laat terugkomen in het antwoord (IncludeInResult).',
    'The data that the question has returned in the answer (IncludeInResult).',
  ],
  'antwoord.action': [
    'De wsa:Action van het antwoord op de gesloten autorisatievraag.',
    'The wsa:Action of the answer to the closed authorisation question.',
  ],
  'antwoord.malformed': [
    'De HTTP-status waarmee Mitz een onleesbare autorisatievraag weigert.',
    'The HTTP status with which Mitz refuses an authorisation question that it cannot read.',
  ],
  'antwoord.unknownData': [
    'De beslissing van Mitz over een gegevenscategorie die het niet kent.',
    'The decision of Mitz about a data category that it does not know.',
  ],
  'open.action': ['De wsa:Action van de open autorisatievraag.', 'The wsa:Action of the open authorisation question.'],
  'open.alternativeActions': [
    'Andere schrijfwijzen van de wsa:Action van de open autorisatievraag die ook goed zijn.',
    'Other spellings of the wsa:Action of the open authorisation question that are right as well.',
  ],
  'open.namespace': ['De namespace van de open autorisatievraag.', 'The namespace of the open authorisation question.'],
  'open.securityNamespace': [
    'De namespace van de beveiligingsheader (WS-Security) van de open autorisatievraag.',
    'The namespace of the security header (WS-Security) of the open authorisation question.',
  ],
  'open.samlNamespace': [
    'De namespace van de SAML-verklaring in de open autorisatievraag.',
    'The namespace of the SAML assertion in the open authorisation question.',
  ],
  'open.attribute.professional': [
    'De naam van het SAML-attribuut dat de verantwoordelijke zorgverlener noemt.',
    'The name of the SAML attribute that names the responsible professional.',
  ],
  'open.attribute.mandated': [
    'De naam van het SAML-attribuut dat de gemandateerde medewerker noemt.',
    'The name of the SAML attribute that names the mandated worker.',
  ],
  'open.attribute.role': [
    'De naam van het SAML-attribuut met de rol van de zorgverlener.',
    'The name of the SAML attribute with the role of the professional.',
  ],
  'open.attribute.consulterUra': [
    'De naam van het SAML-attribuut met de URA van de raadpleger.',
    'The name of the SAML attribute with the URA of the consulting party.',
  ],
  'open.attribute.consulterType': [
    'De naam van het SAML-attribuut met het zorgaanbiedertype van de raadpleger.',
    'The name of the SAML attribute with the provider type of the consulting party.',
  ],
  'open.attribute.purpose': [
    'De naam van het SAML-attribuut met het doel van de raadpleging.',
    'The name of the SAML attribute with the purpose of the consultation.',
  ],
  'open.assigningAuthority': [
    'De naam van de uitgever van het BSN in de open autorisatievraag.',
    'The name of the authority that assigns the BSN, in the open authorisation question.',
  ],
  'open.audience': [
    'De ontvanger (Audience) waarvoor de SAML-verklaring geldt.',
    'The audience for which the SAML assertion holds.',
  ],
  'open.clockAllowance': [
    'Hoeveel seconden de klokken van connector en Mitz mogen verschillen bij de geldigheid van de SAML-verklaring.',
    'How many seconds the clocks of the connector and Mitz may differ where the validity of the SAML assertion is judged.',
  ],
  'openantwoord.action': [
    'De wsa:Action van het antwoord op de open autorisatievraag.',
    'The wsa:Action of the answer to the open authorisation question.',
  ],
  'openantwoord.uraAuthority': [
    'De naam van de uitgever van de URA in het antwoord op de open autorisatievraag.',
    'The name of the authority that assigns the URA, in the answer to the open authorisation question.',
  ],
  'openantwoord.categorySystemName': [
    'De naam van de codelijst van gegevenscategorieën in het antwoord op de open autorisatievraag.',
    'The name of the code list of data categories in the answer to the open authorisation question.',
  ],
} as const;
