import { randomUUID } from 'node:crypto';
import type { Provider } from '../parties.js';
import type { MitzSpecification } from '../specification/index.js';
import { xml } from '../xml.js';
import type { Xml } from '../xml.js';

/** A change of choice that Mitz tells a holder of. */
export interface ConsentChange {
  readonly choice: 'yes' | 'no';
  readonly dataCategory: string;
  readonly decidedAt: string;
}

/** The notification as recorded: a transaction Bundle in XML, whatever payload was asked for. */
export function buildNotification(
  bsn: string,
  holder: Provider,
  change: ConsentChange,
  specification: MitzSpecification,
): string {
  const [consent, patient, organization] = [randomUUID(), randomUUID(), randomUUID()];
  const version = specification['codes.catalogueVersion'].value;
  const coding = (system: string, code: string, display?: string): Xml =>
    xml`<coding><system value="${system}"/><version value="${version}"/><code value="${code}"/>${display === undefined ? xml`` : xml`<display value="${display}"/>`}</coding>`;
  const entry = (id: string, type: string, inner: Xml): Xml =>
    xml`<entry><fullUrl value="urn:uuid:${id}"/><resource>${inner}</resource><request><method value="POST"/><url value="${type}"/></request></entry>`;
  const categories = Object.entries(specification['codes.consultingCategories'].value).map(
    ([code, display]) =>
      xml`<extension url="${specification['toestemming.providerCategory'].value}"><valueCodeableConcept>${coding(specification['system.consultingCategory'].value, code, display)}</valueCodeableConcept></extension>`,
  );
  const permit = change.choice === 'yes' ? xml`<type value="${specification['toestemming.permit'].value}"/>` : xml``;
  const said = `De patiënt geeft ${change.choice === 'yes' ? '' : 'geen '}toestemming om gegevens beschikbaar te stellen.`;
  return xml`<Bundle xmlns="http://hl7.org/fhir"><id value="${randomUUID()}"/><type value="transaction"/>${[
    entry(
      consent,
      'Consent',
      xml`<Consent><id value="${consent}"/><meta><profile value="${specification['profile.notification'].value}"/></meta><text><status value="generated"/><div xmlns="http://www.w3.org/1999/xhtml">${said}</div></text>${categories}<status value="${specification['toestemming.status'].value[change.choice]}"/><scope>${coding(specification['system.scope'].value, specification['toestemming.scope'].value)}</scope><category>${coding(specification['system.dataCategory'].value, change.dataCategory, specification['codes.dataCategories'].value[change.dataCategory])}</category><patient><reference value="urn:uuid:${patient}"/></patient><dateTime value="${change.decidedAt}"/><provision>${permit}<actor><role><coding><system value="${specification['system.participation'].value}"/><code value="${specification['toestemming.actor'].value}"/></coding></role><reference><reference value="urn:uuid:${organization}"/></reference></actor><purpose><system value="${specification['system.purpose'].value}"/><code value="${specification['toestemming.purpose'].value}"/></purpose></provision></Consent>`,
    ),
    entry(
      patient,
      'Patient',
      xml`<Patient><id value="${patient}"/><identifier><system value="${specification['system.bsn'].value}"/><value value="${bsn}"/></identifier></Patient>`,
    ),
    entry(
      organization,
      'Organization',
      xml`<Organization><id value="${organization}"/><identifier><system value="${specification['system.ura'].value}"/><value value="${holder.ura}"/></identifier><type>${coding(specification['system.providerType'].value, holder.providerType)}</type></Organization>`,
    ),
  ]}</Bundle>`.text;
}
