/** What a migration must leave as it was, field for field. */
import { demand, notShown } from '../../core/outcome.js';
import { momentOf } from '../calendar.js';
import type { Provider } from '../parties.js';
import { expectValue } from '../rules.js';
import type { MitzSpecification } from '../specification/index.js';
import { choicesIn, placeIn } from './sent-choices.js';
import type { SentChoice } from './sent-choices.js';
import type { LocalConsent, Patient } from '../xis.js';

export function sameChoice(sent: SentChoice, { choice }: LocalConsent): void {
  expectValue(sent.choice, choice, 'the migration must not change a choice', sent.where('status'));
}

/**
 * The same moment, whatever time zone it is written in: the register of a scenario knows each to the second. As in the
 * rule of a batch, what tells no moment (a day, no time zone) is no other one, and is judged as a form; it shows nothing.
 */
export function sameMoment(sent: SentChoice, { decidedAt = '' }: LocalConsent): void {
  const moment = momentOf(sent.decidedAt);
  if (!moment)
    notShown(`'${sent.decidedAt}' tells no moment (${sent.where('dateTime')}), so it shows none as preserved`);
  demand(moment.getTime() === Date.parse(decidedAt), {
    message: 'the migration must not change when a patient decided',
    expected: decidedAt,
    received: sent.decidedAt,
    where: sent.where('dateTime'),
  });
}

/** A restricted yes is for what was agreed, a future-proof one for all. A no beside it, for the others, is another statement. */
export function sameScope(sent: SentChoice, local: LocalConsent, specification: MitzSpecification): void {
  if (sent.choice !== local.choice) {
    if (choicesIn(sent.message).some(({ choice }) => choice === local.choice)) return;
    notShown('the choice itself was changed, so its scope shows nothing');
  }
  const restricted = local.futureProof === false;
  const all = Object.keys(specification['codes.consultingCategories'].value);
  const listed = (codes: readonly string[]): string => [...new Set(codes)].sort().join(', ');
  const received = listed(sent.consultingCategories);
  const expected = listed(restricted ? (local.consultingCategories ?? []) : all);
  demand(received === expected, {
    message: restricted
      ? 'the migration must not widen or narrow a restricted consent'
      : 'a future-proof consent must name every consulting category',
    expected,
    received: received === '' ? 'none' : received,
    where: sent.where('extension'),
  });
}

export function sameBirthDate({ message }: SentChoice, { birthDate }: Patient): void {
  const where = placeIn(message, 'Patient', 'birthDate');
  expectValue(message.birthDate, birthDate, 'the migration must not change a birth date', where);
}

export function sameHolder(
  { message, ...sent }: SentChoice,
  holder: Provider & { readonly dataCategory: string },
): void {
  const told = (one: Provider, dataCategory: string): string => `${one.ura} (${one.providerType}), ${dataCategory}`;
  demand(told(message.holder, sent.dataCategory) === told(holder, holder.dataCategory), {
    message: 'a consent must be offered for the holder that it was given to, and for what that holds',
    expected: told(holder, holder.dataCategory),
    received: told(message.holder, sent.dataCategory),
    where: placeIn(message, 'Organization', 'identifier'),
  });
}
