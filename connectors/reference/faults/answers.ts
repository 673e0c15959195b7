import type { Connector } from '../connector.js';
import type { Answer } from '../exchange.js';
import { weigh, weighTransaction } from '../fhir-answers.js';
import type { Offer } from '../migration-offers.js';
import type { Result } from '../pump.js';
import { fault, type BehaviourFault, type Hooks } from './fault.js';

/** How Mitz, or the line to it, answered a message. */
type Situation =
  | 'broken'
  | 'busy'
  | 'outage'
  | 'unauthorized'
  | 'forbidden'
  | 'refused'
  | 'superseded'
  /** A 2xx that is not the acceptance that it should be. */
  | 'unreadable'
  | 'accepted';

/** What a fault makes of the answer to a registration. */
type RegistrationMistake = 'forget' | 'send-again' | 'send-again-after-202' | 'refuse-and-send-again' | 'stop' | 'refuse' | 'believe'; // prettier-ignore

/** What a fault makes of the answer to an offered consent. */
type OfferMistake = 'believe' | 'count-as-accepted' | 'send-again' | 'go-on' | 'stop';

/** The situations in which something else is done than by the sound connector. */
interface Mistakes {
  readonly registering?: Partial<Record<Situation, RegistrationMistake>>;
  readonly migrating?: Partial<Record<Situation, OfferMistake>>;
}

function common(answer: Answer, verdict: string): Situation {
  if (answer.outcome !== 'answered') return 'broken';
  if (answer.status === 429) return 'busy';
  if (answer.status >= 500) return 'outage';
  if (verdict === 'stop') return answer.status === 401 ? 'unauthorized' : 'forbidden';
  return verdict === 'refused' ? 'refused' : 'accepted';
}

function ofRegistration(answer: Answer): Situation {
  const situation = common(answer, weigh(answer).verdict);
  const isOdd = situation === 'accepted' && answer.outcome === 'answered' && answer.location === undefined;
  return isOdd ? 'unreadable' : situation;
}

function ofOffer(answer: Answer): Situation {
  const { verdict, superseded } = weighTransaction(answer);
  const situation = common(answer, verdict);
  if (situation !== 'refused') return situation;
  if (superseded === true) return 'superseded';
  return answer.outcome === 'answered' && answer.status === 200 ? 'unreadable' : 'refused';
}

const NOT_TAKEN = 'Mitz did not take this registration.';

function mistakenRegistration(
  { dossiers }: Connector,
  key: string,
  answer: Answer,
  mistake: RegistrationMistake,
): Result | undefined {
  switch (mistake) {
    case 'forget':
      return { next: 'done' };
    case 'send-again':
      return { next: 'later' };
    case 'send-again-after-202':
      return answer.outcome === 'answered' && answer.status === 202 ? { next: 'later' } : undefined;
    case 'refuse-and-send-again':
      dossiers.note(key, { refused: NOT_TAKEN });
      return { next: 'later' };
    case 'stop':
      dossiers.note(key, { refused: NOT_TAKEN });
      return { next: 'stop' };
    case 'refuse':
      return dossiers.note(key, { refused: 'Mitz does not accept this connector.' });
    case 'believe':
      return dossiers.note(key, { registered: true });
  }
}

function mistakenOffer(
  { migration, consents }: Connector,
  key: string,
  offer: Offer,
  answer: Answer,
  mistake: OfferMistake,
): Result {
  const { verdict, superseded } = weighTransaction(answer);
  const turnedAway = verdict === 'stop';
  const rejected = { status: 'rejected', reason: 'Mitz did not take this consent.', mayReturn: turnedAway } as const;
  if (superseded === true) consents.supersede(offer.consent.holderUra, offer.patient.bsn);
  migration.confirmed = true;
  switch (mistake) {
    case 'believe':
      return migration.accept(key, offer);
    case 'count-as-accepted':
      if (turnedAway) migration.stop(key, rejected.reason);
      return migration.settle(key, { status: 'accepted' });
    case 'send-again':
      return { next: 'later' };
    case 'go-on':
      return migration.settle(key, rejected);
    case 'stop':
      return migration.stop(key, rejected.reason);
  }
}

const mistaking =
  ({ registering, migrating }: Mistakes) =>
  (connector: Connector): Hooks => ({
    dossiers: {
      subscribed: (sound) => (key, answer) => {
        const mistake = registering?.[ofRegistration(answer)];
        const result = mistake && mistakenRegistration(connector, key, answer, mistake);
        return result ?? sound(key, answer);
      },
    },
    migration: {
      answered: (sound) => (key, offer, answer) => {
        const mistake = migrating?.[ofOffer(answer)];
        return mistake ? mistakenOffer(connector, key, offer, answer, mistake) : sound(key, offer, answer);
      },
    },
  });

/** Faults in what comes of a registration or an offered consent that Mitz does not take at once. */
export const ANSWER_FAULTS = {
  'gives-up-after-429': fault(
    'Forgets a registration that Mitz answered with 429.',
    mistaking({ registering: { busy: 'forget' }, migrating: { busy: 'go-on' } }),
  ),
  'ignores-retry-after': fault(
    'Sends a registration again at once, though Mitz named a time (429).',
    mistaking({ registering: { busy: 'send-again' }, migrating: { busy: 'send-again' } }),
  ),
  'loses-messages-in-an-outage': fault(
    'Forgets a registration that Mitz answered with 5xx.',
    mistaking({ registering: { outage: 'forget' }, migrating: { outage: 'go-on' } }),
  ),
  'gives-up-after-a-reset': fault(
    'Forgets a registration whose connection broke off.',
    mistaking({ registering: { broken: 'forget' }, migrating: { broken: 'go-on' } }),
  ),
  'retries-a-refusal-for-ever': fault(
    'Sends a registration that Mitz refused (4xx) again and again.',
    mistaking({
      registering: { refused: 'refuse-and-send-again' },
      migrating: { refused: 'send-again', forbidden: 'send-again' },
    }),
  ),
  'stops-all-on-one-refusal': fault(
    'Registers nobody any more once Mitz has refused one registration.',
    mistaking({ registering: { refused: 'stop' }, migrating: { refused: 'stop' } }),
  ),
  'goes-on-after-401': fault(
    'Goes on with the other registrations when Mitz does not accept the connector (401).',
    mistaking({ registering: { unauthorized: 'refuse', forbidden: 'refuse' }, migrating: { unauthorized: 'go-on' } }),
  ),
  'believes-any-answer': fault(
    'Takes every 2xx for an acceptance, whatever it holds.',
    mistaking({ registering: { unreadable: 'believe' }, migrating: { unreadable: 'believe' } }),
  ),
  'stops-after-an-unreadable-answer': fault(
    'Registers nobody any more once an answer is not the one it expects.',
    mistaking({ registering: { unreadable: 'stop' }, migrating: { unreadable: 'stop' } }),
  ),
  'repeats-until-there-is-a-location': fault(
    'Sends an accepted registration again until the answer has a Location.',
    mistaking({ registering: { unreadable: 'send-again-after-202' } }),
  ),
  'goes-on-without-approval-of-mitz': fault(
    'Offers all other consents after Mitz has said that the migration is not approved.',
    mistaking({ migrating: { forbidden: 'go-on' } }),
  ),
  'counts-refusals-as-accepted': fault(
    'Reports consents as accepted that Mitz refused.',
    mistaking({
      migrating: {
        refused: 'count-as-accepted',
        unauthorized: 'count-as-accepted',
        forbidden: 'count-as-accepted',
      },
    }),
  ),
  'retries-what-mitz-superseded': fault(
    'Offers a consent again and again of which Mitz said that a newer choice stands.',
    mistaking({ migrating: { superseded: 'send-again' } }),
  ),
  'counts-superseded-as-accepted': fault(
    'Reports a consent as accepted of which Mitz said that a newer choice stands.',
    mistaking({ migrating: { superseded: 'count-as-accepted' } }),
  ),
} as const satisfies Record<string, BehaviourFault>;
