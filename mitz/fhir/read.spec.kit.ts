/** Messages in FHIR's XML, written by hand: what the reader makes of them is compared with FHIR's JSON. */

/** The message of an abonnement in XML, as a good connector would write it. */
export const subscriptionXml = `<?xml version="1.0" encoding="UTF-8"?>
<Subscription xmlns="http://hl7.org/fhir">
  <extension url="http://fhir.nl/StructureDefinition/Patient.birthDate"><valueDate value="1971-04-12"/></extension>
  <extension url="http://fhir.nl/StructureDefinition/GatewaySystem">
    <valueOid value="urn:oid:2.16.840.1.113883.2.4.6.6.1"/>
  </extension>
  <extension url="http://fhir.nl/StructureDefinition/SourceSystem">
    <valueOid value="urn:oid:2.16.840.1.113883.2.4.6.6.90000017"/>
  </extension>
  <status value="requested"/>
  <reason value="OTV"/>
  <criteria value="Consent?_query=otv&amp;patientid=999990019&amp;providerid=90000382&amp;providertype=Z3"/>
  <channel>
    <type value="rest-hook"/><endpoint value="https://localhost:9443/notificaties"/>
    <payload value="application/fhir+json"/>
  </channel>
</Subscription>`;

const extensionXml = (
  category: string,
): string => `<f:extension url="http://fhir.nl/StructureDefinition/OTV-ProviderCategory">
  <f:valueCodeableConcept><f:coding>
    <f:system value="http://fhir.nl/otv/CodeSystem/raadplegende-zorgaanbiedercategorie"/>
    <f:version value="3960100"/><f:code value="${category}"/>
  </f:coding></f:valueCodeableConcept></f:extension>`;
const coding = (system: string, code: string): string =>
  `<f:coding><f:system value="${system}"/><f:code value="${code}"/></f:coding>`;
const entry = (url: string | undefined, type: string, content: string): string =>
  `<f:entry><f:fullUrl value="${url ?? ''}"/><f:resource><f:${type}>${content}</f:${type}></f:resource>
   <f:request><f:method value="POST"/><f:url value="${type}"/></f:request></f:entry>`;

/** A choice recorded with a button, in XML with a prefix, around the addresses that its entries were given. */
export function bundleXml([consent, patient, organization, provenance]: readonly (string | undefined)[]): string {
  return `<f:Bundle xmlns:f="http://hl7.org/fhir"><f:type value="transaction"/>${[
    entry(
      consent,
      'Consent',
      `${extensionXml('RPZAC001')}${extensionXml('RPZAC104')}<f:status value="active"/>
       <f:scope>${coding('http://terminology.hl7.org/CodeSystem/consentscope', 'patient-privacy')}</f:scope>
       <f:category><f:coding><f:system value="http://fhir.nl/otv/CodeSystem/gegevenscategorie"/>
         <f:version value="3960100"/><f:code value="GGC002"/></f:coding></f:category>
       <f:patient><f:reference value="${patient ?? ''}"/></f:patient><f:dateTime value="2024-05-06T10:00:00+02:00"/>
       <f:provision><f:type value="permit"/>
         <f:actor><f:role>${coding('http://terminology.hl7.org/CodeSystem/v3-ParticipationType', 'CST')}</f:role>
           <f:reference><f:reference value="${organization ?? ''}"/></f:reference></f:actor>
         <f:purpose><f:system value="http://hl7.org/fhir/v3/ActReason"/><f:code value="TREAT"/></f:purpose>
       </f:provision>`,
    ),
    entry(
      patient,
      'Patient',
      `<f:identifier><f:system value="http://fhir.nl/fhir/NamingSystem/bsn"/><f:value value="999990019"/></f:identifier>
       <f:birthDate value="1971-04-12"/>`,
    ),
    entry(
      organization,
      'Organization',
      `<f:identifier><f:system value="http://fhir.nl/fhir/NamingSystem/ura"/><f:value value="90000382"/></f:identifier>
       <f:type>${coding('http://nictiz.nl/fhir/NamingSystem/organization-type', 'Z3')}</f:type>`,
    ),
    entry(
      provenance,
      'Provenance',
      `<f:extension url="http://fhir.nl/StructureDefinition/OTV-QuestionVersion"><f:valueString value="3.8.1"/></f:extension>
       <f:target><f:reference value="${consent ?? ''}"/></f:target><f:recorded value="2026-11-21T10:00:00Z"/>
       <f:activity>${coding('http://fhir.nl/otv/CodeSystem/toestemmingssituatie', 'SIT001')}</f:activity>
       <f:agent><f:role>${coding('urn:oid:2.16.840.1.113883.2.4.15.111', '01.015')}</f:role>
         <f:who><f:identifier><f:system value="urn:oid:2.16.528.1.1007.3.1"/><f:value value="900000009"/></f:identifier></f:who></f:agent>`,
    ),
  ].join('\n')}</f:Bundle>`;
}
