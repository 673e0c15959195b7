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
  /** The consulting categories that have this choice; the others have the opposite one. Absent: all have it. */
  readonly consultingCategories?: readonly string[];
}

/** Who may turn up at the address for notifications: Mitz, another client of the same CA, one without certificate. */
export type NotificationCaller = 'mitz' | 'stranger' | 'nobody';

/** How a notification can be wrong: not well-formed, with an external entity, or far too large. */
export type SpoiltNotification = 'malformed' | 'doctype' | 'huge';

/** A notification as a scenario wants it sent. */
export interface NotificationOrder extends Omit<ConsentChange, 'dataCategory'> {
  /** The data category of the provider, unless said otherwise. */
  readonly dataCategory?: string;
  /** Mitz itself, unless said otherwise. */
  readonly as?: NotificationCaller;
  readonly spoil?: SpoiltNotification;
  /** Whom it is about, where that is not the patient to whose address it goes. */
  readonly about?: { readonly bsn: string };
  /** Sends the very same message so many times. */
  readonly times?: number;
  /** Sends it again, as Mitz does, until the target has taken it or patience ran out. */
  readonly untilTaken?: true;
}

/** The size of a huge notification. */
const hugeBytes = 5 * 1024 * 1024;

/** What the path of an external entity ends in: whoever asks for it has read a DOCTYPE. */
const entityPath = 'entiteit';

/** Spoils a right notification in one way; `baseUrl` is where the external entity is. */
export function spoiltNotification(spoil: SpoiltNotification, right: string, baseUrl: string): string {
  switch (spoil) {
    case 'malformed':
      return right.slice(0, right.lastIndexOf('</entry>'));
    case 'doctype':
      return `<!DOCTYPE Bundle [<!ENTITY x SYSTEM "${baseUrl}${entityPath}">]>${right.replace('</div>', '&x;</div>')}`;
    case 'huge':
      // After everything that says something, so that what is kept of it still tells whom it is about.
      return right.replace(/<\/Bundle>$/, `<!-- ${'x'.repeat(hugeBytes)} --></Bundle>`);
  }
}

/** How Mitz says what it sends: XML, whatever payload the Subscription asked for. */
export const notificationHeaders = { 'content-type': 'application/fhir+xml; charset=utf-8' } as const;

/** The notification as recorded: a transaction Bundle in XML, whatever payload was asked for. */
export function buildNotification(
  bsn: string,
  holder: Provider,
  change: ConsentChange,
  specification: MitzSpecification,
): string {
  const [patient, organization] = [randomUUID(), randomUUID()];
  const version = specification['codes.catalogueVersion'].value;
  const coding = (system: string, code: string, display?: string): Xml =>
    xml`<coding><system value="${system}"/><version value="${version}"/><code value="${code}"/>${display === undefined ? xml`` : xml`<display value="${display}"/>`}</coding>`;
  const entry = (id: string, type: string, inner: Xml): Xml =>
    xml`<entry><fullUrl value="urn:uuid:${id}"/><resource>${inner}</resource><request><method value="POST"/><url value="${type}"/></request></entry>`;
  const consentOf = (choice: 'yes' | 'no', consulting: readonly string[]): Xml => {
    const consent = randomUUID();
    const categories = consulting.map((code) => {
      const display = specification['codes.consultingCategories'].value[code];
      return xml`<extension url="${specification['toestemming.providerCategory'].value}"><valueCodeableConcept>${coding(specification['system.consultingCategory'].value, code, display)}</valueCodeableConcept></extension>`;
    });
    const permit = choice === 'yes' ? xml`<type value="${specification['toestemming.permit'].value}"/>` : xml``;
    const said = `De patiënt geeft ${choice === 'yes' ? '' : 'geen '}toestemming om gegevens beschikbaar te stellen.`;
    return entry(
      consent,
      'Consent',
      xml`<Consent><id value="${consent}"/><meta><profile value="${specification['profile.notification'].value}"/></meta><text><status value="generated"/><div xmlns="http://www.w3.org/1999/xhtml">${said}</div></text>${categories}<status value="${specification['toestemming.status'].value[choice]}"/><scope>${coding(specification['system.scope'].value, specification['toestemming.scope'].value)}</scope><category>${coding(specification['system.dataCategory'].value, change.dataCategory, specification['codes.dataCategories'].value[change.dataCategory])}</category><patient><reference value="urn:uuid:${patient}"/></patient><dateTime value="${change.decidedAt}"/><provision>${permit}<actor><role><coding><system value="${specification['system.participation'].value}"/><code value="${specification['toestemming.actor'].value}"/></coding></role><reference><reference value="urn:uuid:${organization}"/></reference></actor><purpose><system value="${specification['system.purpose'].value}"/><code value="${specification['toestemming.purpose'].value}"/></purpose></provision></Consent>`,
    );
  };
  return xml`<Bundle xmlns="http://hl7.org/fhir"><id value="${randomUUID()}"/><type value="transaction"/>${[
    ...partsOf(change, specification).map(({ choice, consultingCategories }) =>
      consentOf(choice, consultingCategories),
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

/** One choice with the consulting categories that have it. */
export interface ConsentPart {
  readonly choice: 'yes' | 'no';
  readonly consultingCategories: readonly string[];
}

/** What a change says of all consulting categories: one part, or an active and an inactive one. */
export function partsOf(
  { choice, consultingCategories }: Pick<ConsentChange, 'choice' | 'consultingCategories'>,
  specification: MitzSpecification,
): readonly ConsentPart[] {
  const all = Object.keys(specification['codes.consultingCategories'].value);
  const named = consultingCategories ?? all;
  const parts: readonly ConsentPart[] = [
    { choice, consultingCategories: named },
    { choice: choice === 'yes' ? 'no' : 'yes', consultingCategories: all.filter((code) => !named.includes(code)) },
  ];
  return parts.filter((part) => part.consultingCategories.length > 0);
}
