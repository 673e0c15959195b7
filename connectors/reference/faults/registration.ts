import type { Connector } from '../connector.js';
import { keyOf, type Patient } from '../domain.js';
import { weigh } from '../fhir-answers.js';
import { fault, type BehaviourFault, type Hooks } from './fault.js';

/** Leaves out some of those whom it opens a dossier for. */
function openingWithout(
  isLeftOut: (connector: Connector, patient: Patient) => boolean,
): (connector: Connector) => Hooks {
  return (connector) => {
    let opening = false;
    return {
      dossiers: {
        open: (sound) => (bsn) => {
          opening = true;
          // The wish is noted before anything is waited for.
          const opened = sound(bsn);
          opening = false;
          return opened;
        },
        want: (sound) => (patient, wanted) => {
          if (!opening || !isLeftOut(connector, patient)) sound(patient, wanted);
        },
      },
    };
  };
}

/** After an outage sends also those again that Mitz had accepted. */
function beginningAgain({ store, dossiers }: Connector): Hooks {
  let sawOutage = false;
  const sendAllAgain = (): void => {
    sawOutage = false;
    for (const [key, { registered }] of store.rows('registrations')) {
      if (!registered) continue;
      dossiers.note(key, { registered: false });
      dossiers.pump.add(key);
    }
  };
  return {
    connector: {
      halt: (sound) => () => {
        sawOutage = false;
        sound();
      },
    },
    dossiers: {
      subscribed: (sound) => (key, answer) => {
        const weighed = weigh(answer);
        if (weighed.verdict === 'later' && weighed.afterMs === undefined) sawOutage = true;
        const isTaken = answer.outcome === 'answered' && (answer.status === 202 || answer.status === 201);
        if (isTaken && sawOutage) sendAllAgain();
        return sound(key, answer);
      },
    },
  };
}

/** Forgets one in fifty where more than twenty are registered at once. */
function skippingSome(): Hooks {
  let count: number | undefined;
  return {
    dossiers: {
      register: (sound) => (patients) => {
        count = patients.length > 20 ? 0 : undefined;
        const registered = sound(patients);
        count = undefined;
        return registered;
      },
      want: (sound) => (patient, wanted) => {
        const index = wanted && count !== undefined ? count++ : undefined;
        if (index === undefined || index % 50 !== 20) sound(patient, wanted);
      },
    },
  };
}

/** Says something else of the birth date of who is registered. */
const verifying = (birthDateVerified: boolean): Hooks => ({
  messages: {
    subscription:
      (sound) =>
      (environment, holder, patient, ...rest) =>
        sound(environment, holder, { ...patient, birthDateVerified }, ...rest),
  },
});

/** Faults in who is registered at Mitz, how often, and what is told of it. */
export const REGISTRATION_FAULTS = {
  'opens-dossier-without-subscribing': fault(
    'Opens a dossier without registering the patient at Mitz.',
    openingWithout(() => true),
  ),
  'does-not-subscribe-again-after-reopening': fault(
    'Does not register a patient whose dossier is opened a second time.',
    openingWithout(
      ({ store }, { holderUra, bsn }) => store.get('registrations', keyOf(holderUra, bsn))?.wanted === false,
    ),
  ),
  'subscribes-patients-without-a-dossier': fault(
    'Registers patients at Mitz who have no active dossier.',
    ({ dossiers }) => ({
      dossiers: { belongsInMitz: () => (patient) => dossiers.obstacle(patient) === undefined },
    }),
  ),
  'skips-some-in-the-census': fault('Forgets one in fifty patients when many are registered at once.', skippingSome),
  'subscribes-deceased-patients': fault('Registers deceased patients at Mitz.', {
    dossiers: { obstacle: (sound) => (patient) => sound({ ...patient, deceased: false }) },
  }),
  'subscribes-twice': fault('Sends every registration twice.', {
    dossiers: {
      sendSubscription: (sound) => async (row) => {
        const answer = await sound(row);
        await sound(row);
        return answer;
      },
    },
  }),
  'never-unsubscribes': fault('Leaves the registration at Mitz when a dossier is closed.', {
    dossiers: {
      want: (sound) => (patient, wanted) => {
        if (wanted) sound(patient, wanted);
      },
    },
  }),
  'forgets-a-closing-while-registering': fault(
    'Leaves the registration at Mitz when a dossier is closed before Mitz has answered.',
    ({ store }) => ({
      dossiers: {
        want: (sound) => (patient, wanted) => {
          const isUnderWay = store.get('registrations', keyOf(patient.holderUra, patient.bsn))?.registered === false;
          if (wanted || !isUnderWay) sound(patient, wanted);
        },
      },
    }),
  ),
  'cancels-the-registration-of-another': fault(
    'Ends the registration of another patient when a dossier is closed.',
    () => {
      const wanted = new Map<string, Patient>();
      return {
        dossiers: {
          want: (sound) => (patient, isWanted) => {
            if (isWanted) wanted.set(patient.bsn, patient);
            const other = [...wanted.values()].find(({ bsn }) => bsn !== patient.bsn);
            sound(isWanted ? patient : (other ?? patient), isWanted);
          },
        },
      };
    },
  ),
  'sends-again-what-was-accepted': fault(
    'After an outage sends also the registrations again that Mitz had accepted.',
    beginningAgain,
  ),
  'hides-refusals-from-the-work-list': fault('Does not show in its work-list what Mitz refused.', ({ dossiers }) => ({
    dossiers: { attention: () => () => dossiers.unfit() },
    migration: { attention: () => () => [] },
  })),
  'sends-json-when-xml-is-asked': fault('Sends registrations in JSON when it is configured for XML.', {
    messages: {
      serialize: (sound) => (resource, format) =>
        sound(resource, resource.resourceType === 'Subscription' ? 'json' : format),
    },
  }),
  'sends-nothing-when-xml-is-asked': fault('Registers nobody while it is configured for XML.', (connector) => ({
    dossiers: {
      step: (sound) => (key) =>
        connector.environment().format === 'xml' ? Promise.resolve({ next: 'done' }) : sound(key),
    },
  })),
  'sends-an-unverified-birth-date': fault('Sends a birth date that nobody verified.', verifying(true)),
  'never-sends-a-birth-date': fault('Leaves the birth date out of every registration.', verifying(false)),
} as const satisfies Record<string, BehaviourFault>;
