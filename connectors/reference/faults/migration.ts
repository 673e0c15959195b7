import { CONSULTING_CATEGORIES } from '../codes.js';
import type { Connector } from '../connector.js';
import { ageOn, keyOf } from '../domain.js';
import type { ConsentFacts } from '../fhir-messages.js';
import type { MigrationReport } from '../migration-report.js';
import type { MigrationRow } from '../store.js';
import { fault, type BehaviourFault, type Hooks } from './fault.js';

/** Writes something else in the message of a migration than what was decided. */
const writing = (change: (facts: ConsentFacts) => Partial<ConsentFacts>): Hooks => ({
  messages: { consents: (sound) => (facts) => sound({ ...facts, ...change(facts) }) },
});

const reporting = (change: (report: MigrationReport) => Partial<MigrationReport>): Hooks => ({
  migration: {
    report: (sound) => () => {
      const report = sound();
      return { ...report, ...change(report) };
    },
  },
});

const now = (): string => new Date().toISOString();

const isAccepted = (row: MigrationRow | undefined): boolean => row?.status === 'accepted';

/** Offers what was accepted again, and gives it the date of that moment. */
function offeringAgainWithANewDate(): Hooks {
  const accepted = new Set<string>();
  return {
    connector: {
      reset: (sound) => () => {
        accepted.clear();
        sound();
      },
    },
    migration: {
      isSettled: (sound) => (row) => !isAccepted(row) && sound(row),
      accept: (sound) => (key, offer) => {
        accepted.add(key);
        return sound(key, offer);
      },
      send: (sound) => (offer) => {
        const isAgain = accepted.has(keyOf(offer.consent.holderUra, offer.consent.bsn));
        return sound(isAgain ? { ...offer, at: now() } : offer);
      },
    },
  };
}

/** Counts everything twice once a migration that was done is started again. */
function countingTwice({ store }: Connector): Hooks {
  let repeated = false;
  return {
    migration: {
      start:
        (sound) =>
        (approved, ...rest) => {
          const before = [...store.rows('migration').values()];
          if (approved) repeated = before.length > 0 && before.every(({ status }) => status !== 'pending');
          return sound(approved, ...rest);
        },
      rows: (sound) => () => (repeated ? [...sound(), ...sound()] : sound()),
      halt: (sound) => () => {
        repeated = false;
        sound();
      },
    },
  };
}

/** Leaves out of its report what had been done when it woke up. */
function countingOnlyTheRest({ store }: Connector): Hooks {
  const uncounted = new Set<string>();
  return {
    migration: {
      resume: (sound) => () => {
        for (const [key, { status }] of store.rows('migration')) if (status !== 'pending') uncounted.add(key);
        sound();
      },
      rows: () => () => [...store.rows('migration')].filter(([key]) => !uncounted.has(key)).map(([, row]) => row),
    },
  };
}

/** Faults in what is migrated, how it is told, and what it leaves behind. */
export const MIGRATION_FAULTS = {
  'migrates-without-approval': fault('Starts a migration that Mitz has not approved.', {
    migration: { start: (sound) => (_, bsns) => sound(true, bsns) },
  }),
  'sends-no-decision-as-no': fault('Offers patients who took no decision as a no.', {
    offers: {
      decisionOf: (sound) => (consent) => (consent.choice === 'none' ? { choice: 'no', at: now() } : sound(consent)),
    },
  }),
  'miscounts-the-migration': fault(
    'Reports one accepted consent too many.',
    reporting(({ accepted }) => ({ accepted: accepted + 1 })),
  ),
  'forgets-the-last-consent': fault(
    'Does not send the last consent of the selection and counts it as accepted.',
    ({ migration }) => ({
      migration: {
        offerAll: (sound) => (keys) => {
          const forgotten = keys.at(-1);
          if (forgotten !== undefined) migration.note(forgotten, { status: 'accepted', offered: true });
          return sound(keys.slice(0, -1));
        },
      },
    }),
  ),
  'overwrites-the-decision-date': fault(
    'Sends the moment of sending as the moment of the decision.',
    writing(() => ({ at: now() })),
  ),
  'reverses-the-choice-in-migration': fault(
    'Sends a yes as a no, and a no as a yes.',
    writing(({ choice }) => ({ choice: choice === 'yes' ? 'no' : 'yes' })),
  ),
  'sends-another-birth-date': fault(
    'Sends the first of January as the birth date of everybody.',
    writing(({ birthDate }) => ({ birthDate: `${birthDate.slice(0, 4)}-01-01` })),
  ),
  'drops-the-restriction': fault('Sends a restricted consent as a future-proof one.', {
    offers: { scopeOf: () => () => CONSULTING_CATEGORIES },
  }),
  'narrows-future-proof-consents': fault(
    'Sends a future-proof consent as one for the first consulting category only.',
    {
      offers: {
        scopeOf: (sound) => (consent) => (consent.futureProof ? CONSULTING_CATEGORIES.slice(0, 1) : sound(consent)),
      },
    },
  ),
  'keeps-the-first-decision': fault('Keeps to the first of several decisions of one patient.', {
    consents: { supersedes: () => () => false },
  }),
  // Who is offered
  'migrates-outside-the-selection': fault('Offers all its consents whatever was selected.', {
    migration: { start: (sound) => (approved) => sound(approved, undefined) },
  }),
  'migrates-deceased-patients': fault('Offers the consents of patients who have died.', {
    offers: { obstacle: (sound) => (patient) => sound({ ...patient, deceased: false }) },
  }),
  'migrates-impossible-dates': fault('Offers decisions of before the birth of the patient, or of the future.', {
    offers: { isPossible: () => () => true },
  }),
  'leaves-minors-out-of-the-migration': fault('Does not offer the consents of patients younger than 18.', {
    offers: {
      obstacle: (sound) => (patient) =>
        sound(patient) ?? (ageOn(new Date(), patient.birthDate) < 18 ? 'This patient is a minor.' : undefined),
    },
  }),
  // What Mitz answers
  'offers-nothing-after-a-stop': fault(
    'Does not offer again, once Mitz has approved, what was refused for lack of approval.',
    { migration: { isSettled: (sound) => (row) => row?.status === 'rejected' || sound(row) } },
  ),
  'keeps-its-own-choice-after-a-newer-one': fault(
    'Goes by its own consent although Mitz said that a newer choice stands.',
    { consents: { supersede: () => () => undefined } },
  ),
  'reports-unsent-consents-as-offered': fault(
    'Reports all consents as offered and rejected once Mitz has turned the migration away, those that were never sent too.',
    ({ migration, store }) => ({
      migration: {
        stop:
          (sound) =>
          (...given) => {
            for (const [key, { status }] of store.rows('migration')) {
              if (status === 'pending') migration.note(key, { offered: true });
            }
            return sound(...given);
          },
      },
    }),
  ),
  // Going on after a stop, and doing it again
  'forgets-what-waited-at-a-restart': fault(
    'Takes for accepted, at a restart, what had yet to be offered.',
    ({ migration, store }) => ({
      migration: {
        resume: (sound) => () => {
          for (const [key, { status }] of store.rows('migration')) {
            if (status === 'pending') migration.note(key, { status: 'accepted', offered: true });
          }
          sound();
        },
      },
    }),
  ),
  'migrates-all-over-after-a-restart': fault('Offers everything again after a restart.', ({ migration, store }) => ({
    migration: {
      resume: (sound) => () => {
        for (const key of store.rows('migration').keys()) migration.note(key, { status: 'pending' });
        sound();
      },
    },
  })),
  'counts-only-since-the-restart': fault(
    'Leaves out of its report what was done before a restart.',
    countingOnlyTheRest,
  ),
  'migrates-again-on-every-start': fault('Offers again, at every start, what Mitz has accepted.', {
    migration: { isSettled: (sound) => (row) => !isAccepted(row) && sound(row) },
  }),
  'migrates-again-with-a-new-date': fault(
    'Offers again at every start what Mitz has accepted, with the date of that moment.',
    offeringAgainWithANewDate,
  ),
  'counts-a-repetition-twice': fault('Counts a consent again at every start of the migration.', countingTwice),
  // The report, and what comes after
  'omits-exclusions-from-the-report': fault(
    'Does not tell in its report what it did not offer, nor why.',
    reporting(({ items }) => ({ items: items.filter(({ status }) => status !== 'excluded') })),
  ),
  'reports-an-accepted-consent-as-rejected': fault(
    'Reports one consent as rejected that Mitz accepted.',
    reporting(({ accepted, rejected }) =>
      accepted > 0 ? { accepted: accepted - 1, rejected: rejected + 1 } : { accepted, rejected },
    ),
  ),
  'swaps-yes-and-no-in-the-report': fault(
    'Reports each yes that it offered as a no, and each no as a yes.',
    reporting(({ offeredByChoice: { yes, no, restricted } }) => ({
      offeredByChoice: { yes: no, no: yes, restricted },
    })),
  ),
  'goes-by-its-own-register-after-migration': fault(
    'Shows its own consent as leading after Mitz has accepted it.',
    ({ store }) => ({
      consents: {
        knownOfMitz: (sound) => (ura, bsn) =>
          isAccepted(store.get('migration', keyOf(ura, bsn))) ? undefined : sound(ura, bsn),
      },
    }),
  ),
  'ends-the-registration-of-who-is-not-migrated': fault(
    'Ends the registration at Mitz of whom it does not migrate.',
    ({ dossiers, store }) => ({
      migration: {
        offerAll: (sound) => async (keys) => {
          for (const { status, bsn } of store.rows('migration').values()) {
            if (status === 'excluded') await dossiers.close(bsn);
          }
          return sound(keys);
        },
      },
    }),
  ),
} as const satisfies Record<string, BehaviourFault>;
