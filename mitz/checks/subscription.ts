/** Checks about who is registered at Mitz (localisatiegegevens), and who is not. */
import { counted } from '../../core/text.js';
import { demand, notShown } from '../../core/outcome.js';
import { header } from '../../core/transcript.js';
import type { Exchange } from '../../core/transcript.js';
import type { MitzEvidence } from '../context.js';
import { lastAction, mustNotBeElsewhere, subscriptions } from '../evidence.js';
import type { Recognised } from '../evidence.js';
import type { SubscriptionRequest } from '../abonneren/subscription.js';
import { callsTo, place } from '../rules.js';
import type { MitzCheck } from '../scenario.js';
import type { Patient } from '../xis.js';
import type { Cast } from './release.js';

/** How many patients a finding names. */
const named = 5;

/** The subscriptions about this patient, in order. */
export const subscriptionsAbout = (
  evidence: MitzEvidence,
  { bsn }: Patient,
): readonly Recognised<SubscriptionRequest>[] => subscriptions(evidence).filter((one) => one.bsn === bsn);

/** Demands that all of these are registered. @throws NotShown where nobody at all was, which shows nothing */
export function demandRegistered(evidence: MitzEvidence, patients: readonly Patient[]): void {
  const registered = new Set(arrived(evidence).map(({ bsn }) => bsn));
  const missing = patients.filter(({ bsn }) => !registered.has(bsn));
  for (const { bsn } of missing) mustNotBeElsewhere(evidence, bsn);
  demand(missing.length === 0, {
    message: 'patients with an active dossier were not registered at Mitz',
    expected: `${counted(patients.length, 'patient')} registered`,
    received: `${patients.length - missing.length}; not registered: ${some(missing.map(({ bsn }) => bsn))}`,
    where: `the messages to abonneren, ${counted(registered.size, 'patient')}`,
  });
}

/** Demands that nobody but these is registered. @throws NotShown where nobody at all was, which shows nothing */
export function demandNobodyElse(evidence: MitzEvidence, allowed: readonly Patient[], message: string): void {
  const right = new Set(allowed.map(({ bsn }) => bsn));
  const extra = arrived(evidence).filter(({ bsn }) => !right.has(bsn));
  demand(extra.length === 0, {
    message,
    expected: 'no registration of them',
    received: `registered: ${some(extra.map(({ bsn }) => bsn))}`,
    where: some(extra.map(({ exchange }) => place(exchange))),
  });
}

function arrived(evidence: MitzEvidence): readonly Recognised<SubscriptionRequest>[] {
  const all = subscriptions(evidence);
  return all.length > 0 ? all : notShown('no subscription at all arrived');
}

function some(things: readonly string[]): string {
  const rest = things.length - named;
  return things.slice(0, named).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}

/** The id that Mitz gave a subscription; undefined where the answer has none. */
export const idGiven = ({ exchange }: { readonly exchange: Exchange }): string | undefined =>
  exchange.response ? header(exchange.response, 'location')?.split('/').at(-1) : undefined;

/** After the last closing of a dossier the registration of this patient is cancelled, whenever it was made. */
export const unsubscribedAfterClosing = <Name extends string>(
  name: Name,
  trippedBy: MitzCheck['trippedBy'],
): MitzCheck<Cast<Name>> => ({
  title: { nl: 'Na het sluiten is de aanmelding opgezegd', en: 'After the closing the registration was cancelled' },
  level: 'MUST',
  basis: 'assumed',
  trippedBy,
  judge: (evidence) => {
    const closing = lastAction(evidence, 'close-dossier');
    if (closing.refusal !== undefined) notShown(`the dossier was not closed: ${closing.refusal}`);
    const ids = subscriptionsAbout(evidence, evidence.cast[name]).flatMap((one) => idGiven(one) ?? []);
    if (ids.length === 0) notShown('no subscription for this patient was accepted, so there was none to cancel');
    const cancelled = callsTo(evidence, 'opzeggen').map(({ request }) => request.path.split('/').at(-1) ?? '');
    demand(
      ids.some((id) => cancelled.includes(id)),
      {
        message: 'a dossier was closed, and the registration at Mitz was not cancelled',
        expected: `a DELETE of subscription ${ids.join(' or ')}`,
        received: cancelled.length > 0 ? `a DELETE of ${cancelled.join(', ')}` : 'no DELETE',
        where: `after action close-dossier at ${closing.entry.at}`,
      },
    );
  },
});
