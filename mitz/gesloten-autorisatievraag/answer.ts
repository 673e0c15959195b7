import { buildEnvelope } from '../soap/envelope.js';
import type { MitzSpecification } from '../specification/index.js';
import { xml } from '../xml.js';
import type { Xml } from '../xml.js';
import { attribute } from './question.js';
import type { Question } from './question.js';

/** One Result of an answer: about which patient and holder, which category, which word of decision. */
export interface Decision {
  readonly bsn: string;
  readonly holder: { readonly ura: string; readonly providerType: string };
  readonly dataCategory: string;
  /** `Permit`, `Deny`, `Indeterminate`, `NotApplicable`, or any other word when a scenario wants it. */
  readonly decision: string;
}

/** The answer of Mitz: a Result for each decision, with patient, holder and category echoed in each. */
export function buildAnswer(
  question: Pick<Question, 'messageId' | 'consulter'>,
  decisions: readonly Decision[],
  specification: MitzSpecification,
): string {
  const { value: xacml } = specification['vraag.xacmlNamespace'];
  const block = (name: 'resource' | 'action' | 'subject', attributes: readonly Xml[]): Xml =>
    xml`<x:Attributes xmlns:x="${xacml}" Category="${specification[`vraag.category.${name}`].value}">${attributes}</x:Attributes>`;
  const result = (one: Decision): Xml =>
    xml`<x:Result xmlns:x="${xacml}"><x:Decision>${one.decision}</x:Decision>${[
      block('resource', [
        attribute('bsn', { code: one.bsn }, specification),
        attribute('holderType', { code: one.holder.providerType }, specification),
        attribute('holderUra', { code: one.holder.ura }, specification),
      ]),
      block('action', [attribute('dataCategory', { code: one.dataCategory }, specification)]),
      block('subject', [attribute('role', { code: question.consulter.professional.roleCode }, specification)]),
    ]}</x:Result>`;
  return buildEnvelope(
    specification['antwoord.action'].value,
    question.messageId,
    xml`<x:Response xmlns:x="${xacml}">${decisions.map(result)}</x:Response>`,
    specification,
  );
}
