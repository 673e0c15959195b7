import type { Connector } from '../connector.js';
import { knownPatient } from '../context.js';
import { fault, type BehaviourFault, type Hooks } from './fault.js';

/** Remembers who was on screen before, as the sound connector does not. */
function rememberingTheScreen(connector: Connector, hooks: (previous: () => string | undefined) => Hooks): Hooks {
  let previous: string | undefined;
  return {
    ...hooks(() => previous),
    connector: {
      selectPatient: (sound) => (bsn) => {
        const before = connector.desk.onScreen;
        sound(bsn);
        if (before !== undefined && before !== bsn) previous = before;
      },
      halt: (sound) => () => {
        previous = undefined;
        sound();
      },
    },
  };
}

/** Faults in which patient a user has before them. */
export const SCREEN_FAULTS = {
  'records-for-the-previous-patient': fault(
    'Records the choice for the patient who was on screen before.',
    (connector) =>
      rememberingTheScreen(connector, (previous) => ({
        buttons: {
          record: (sound) => (question, patient, choice) => {
            const bsn = previous();
            return sound(question, bsn === undefined ? patient : knownPatient(connector, bsn), choice);
          },
        },
      })),
  ),
  'shows-the-previous-patient-with-the-question': fault(
    'Shows the patient who was on screen before with the question.',
    (connector) =>
      rememberingTheScreen(connector, (previous) => ({
        buttons: {
          show:
            (sound) =>
            async (...given) => {
              const shown = await sound(...given);
              return { ...shown, patientShown: previous() ?? shown.patientShown };
            },
        },
      })),
  ),
  'launches-for-the-previous-patient': fault('Opens MijnMitz for the patient who was on screen before.', (connector) =>
    rememberingTheScreen(connector, (previous) => ({
      consulting: {
        patientToLaunch: (sound) => () => {
          const bsn = previous();
          return bsn === undefined ? sound() : knownPatient(connector, bsn);
        },
      },
    })),
  ),
} as const satisfies Record<string, BehaviourFault>;
