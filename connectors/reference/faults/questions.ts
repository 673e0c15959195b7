import type { Button } from '../codes.js';
import { knownPatient } from '../context.js';
import { ageOn, type ConsentQuestion } from '../domain.js';
import { Refusal } from '../errors.js';
import type { ShownQuestion } from '../buttons.js';
import { fault, type BehaviourFault, type Hooks } from './fault.js';

/** Changes what is shown with a question. */
const showing = (change: Partial<ShownQuestion>): Hooks => ({
  buttons: {
    show:
      (sound) =>
      async (...given) => ({ ...(await sound(...given)), ...change }),
  },
});

/** Keeps something of the question of each button as it was given first; not even a reset makes it forget that. */
function keepingTheFirst(name: 'text' | 'version'): () => Hooks {
  return () => {
    const first = new Map<Button, ConsentQuestion>();
    return {
      buttons: {
        questionFor: (sound) => (button) => {
          const question = sound(button);
          const kept = first.get(button) ?? question;
          first.set(button, kept);
          return { ...question, [name]: kept[name] };
        },
      },
    };
  };
}

const DAY_MS = 24 * 3600 * 1000;

/** Takes a patient to be as old as on another day. */
const countingDays = (days: number): Hooks => ({
  buttons: {
    needsRepresentative: (sound) => (patient, now) => sound(patient, new Date(now.getTime() + days * DAY_MS)),
  },
});

/** Asks for a parent or representative by another age. */
const askingByAge = (needs: (age: number) => boolean): Hooks => ({
  buttons: {
    needsRepresentative:
      () =>
      ({ birthDate }, now) =>
        needs(ageOn(now, birthDate)),
  },
});

/** Faults in what the buttons ask, and whom they let decide. */
export const QUESTION_FAULTS = {
  'shows-its-own-question-text': fault(
    'Shows a question of its own instead of the one Mitz defines.',
    showing({ questionText: 'Mogen wij uw gegevens met anderen delen?' }),
  ),
  'shows-no-information': fault('Does not show what the choice means.', showing({ informationShown: false })),
  'preselects-yes': fault('Shows the question with yes already ticked.', showing({ preselected: 'yes' })),
  'keeps-the-first-question-text': fault(
    'Goes on showing the question of Mitz that it was given first.',
    keepingTheFirst('text'),
  ),
  'records-the-first-question-version': fault(
    'Goes on recording the version of the question that it was given first.',
    keepingTheFirst('version'),
  ),
  'sends-when-the-question-opens': fault('Records a yes as soon as the question is shown.', ({ buttons }) => ({
    buttons: {
      show:
        (sound) =>
        async (question, patient, ...rest) => {
          await buttons.record(question, patient, 'yes');
          return sound(question, patient, ...rest);
        },
    },
  })),
  'mixes-up-open-questions': fault('Takes every answer for one to the question that was opened last.', (connector) => ({
    buttons: {
      questionOpen: () => () => [...connector.desk.questions.values()].at(-1),
      respondentTo:
        () =>
        ({ bsn }) =>
          knownPatient(connector, bsn),
    },
  })),
  'records-for-whoever-is-on-screen': fault(
    'Records an answer for the patient on screen, whomever the question was for.',
    ({ buttons }) => ({ buttons: { respondentTo: () => () => buttons.patientOnScreen() } }),
  ),
  'lets-a-12-year-old-decide-alone': fault(
    'Does not ask for a parent or representative, whatever the age.',
    askingByAge(() => false),
  ),
  'records-for-whoever-is-known': fault(
    'Lets the dossierhoudersknop record a choice of who is not registered with this provider.',
    { buttons: { isOwnPatient: () => () => true } },
  ),
  'takes-presence-for-agreement': fault('Records the choice where who stands for the patient does not agree.', {
    buttons: { isBacked: () => (representative) => representative !== 'absent' },
  }),
  'lets-an-11-year-old-decide-alone': fault(
    'Asks for a parent or representative from 12 to 15, and not below 12.',
    askingByAge((age) => age >= 12 && age < 16),
  ),
  'lets-a-15-year-old-decide-alone': fault(
    'Asks for a parent or representative below 15 only.',
    askingByAge((age) => age < 15),
  ),
  'treats-a-16-year-old-as-a-child': fault(
    'Asks for a parent or representative at 16.',
    askingByAge((age) => age < 17),
  ),
  'counts-birthdays-a-day-early': fault(
    'Takes a patient to be a year older on the day before the birthday.',
    countingDays(1),
  ),
  'counts-birthdays-a-day-late': fault(
    'Takes a patient to be a year older on the day after the birthday.',
    countingDays(-1),
  ),
  'refuses-children-altogether': fault(
    'Lets nobody below 16 decide, with a representative neither.',
    ({ buttons }) => ({
      buttons: {
        mayDecide: (sound) => (patient, answer) => {
          const isChild = buttons.needsRepresentative(patient, new Date());
          if (isChild) throw new Refusal('At this age a parent or representative must be present.');
          sound(patient, answer);
        },
      },
    }),
  ),
  'does-not-ask-for-the-folder': fault('Records a choice although the information folder was not offered.', {
    buttons: { mayDecide: (sound) => (patient, answer) => sound(patient, { ...answer, folderOffered: true }) },
  }),
} as const satisfies Record<string, BehaviourFault>;
