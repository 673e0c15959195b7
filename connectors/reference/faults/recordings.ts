import { randomUUID } from 'node:crypto';

import { Shown, type GivenAnswer } from '../buttons.js';
import type { Choice, Professional } from '../domain.js';
import type { Weighed } from '../fhir-answers.js';
import { fault, type BehaviourFault, type Hooks } from './fault.js';

/** Makes another choice of what was said. */
const taking = (said: GivenAnswer['choice'], taken: Choice): Hooks => ({
  buttons: { choiceFrom: (sound) => (choice) => (choice === said ? taken : sound(choice)) },
});

/** Names the professional otherwise in a recording. */
const naming = (change: (professional: Professional) => Professional): Hooks => ({
  messages: { recording: (sound) => (facts) => sound({ ...facts, professional: change(facts.professional) }) },
});

/** Tells its user that a choice was recorded where Mitz did not take it for this reason. */
const passingOver = (isPassedOver: (verdict: Weighed['verdict']) => boolean): Hooks => ({
  buttons: {
    notTaken: (sound) => (weighed, bsn) => {
      try {
        return sound(weighed, bsn);
      } catch (error) {
        if (error instanceof Shown && isPassedOver(weighed.verdict)) return true;
        throw error;
      }
    },
  },
});

/** Faults in what the buttons record, for whom, in whose name, and what they tell of it. */
export const RECORDING_BEHAVIOUR_FAULTS = {
  'records-yes-as-no': fault('Records a no when the patient says yes.', taking('yes', 'no')),
  'records-no-as-yes': fault('Records a yes when the patient says no.', taking('no', 'yes')),
  'records-no-decision-as-no': fault('Records a no when the patient takes no decision.', taking('none', 'no')),
  'sends-on-cancel': fault('Records a yes when the user leaves the question.', taking('cancel', 'yes')),
  'records-about-its-own-data-with-the-raadplegersknop': fault(
    'Records the choice about its own data when the patient was asked about those of another holder.',
    (connector) => ({
      buttons: {
        record:
          (sound) =>
          (question, ...rest) =>
            sound({ ...question, holder: connector.environment().provider }, ...rest),
      },
    }),
  ),
  'records-the-raadplegersknop-as-the-dossierhoudersknop': fault(
    'Names the situation of the dossierhoudersknop in what the raadplegersknop records.',
    { messages: { recording: (sound) => (facts) => sound({ ...facts, button: 'dossierhoudersknop' }) } },
  ),
  'cuts-off-long-professionals': fault(
    'Cuts off the identifier of a professional after 32 characters.',
    naming((professional) => ({ ...professional, extension: professional.extension.slice(0, 32) })),
  ),
  'drops-leading-zeros-of-professionals': fault(
    'Sends the identifier of a professional as a number, without its leading zeros.',
    naming((professional) => ({ ...professional, extension: professional.extension.replace(/^0+(?=.)/, '') })),
  ),
  'makes-up-a-professional-each-time': fault(
    'Gives a professional another identifier in each recording.',
    naming((professional) => ({ ...professional, extension: randomUUID().replaceAll('-', '') })),
  ),
  'records-the-mandated-person-as-responsible': fault(
    'Names who acts under mandate as the one responsible.',
    naming((professional) => ({ ...professional, ...professional.mandated })),
  ),
  'records-without-the-mandated-person': fault(
    'Leaves out who acted under mandate.',
    naming(({ mandated: _, ...alone }) => alone),
  ),
  'writes-an-empty-note-in-the-dossier': fault('Leaves the note in the dossier empty.', {
    buttons: {
      answer: (sound) => async (given) => {
        const answered = await sound(given);
        return answered.recorded ? { ...answered, dossierNote: '' } : answered;
      },
    },
  }),
  'tells-a-refusal-of-mitz-as-recorded': fault(
    'Tells its user that a choice was recorded that Mitz refused.',
    passingOver((verdict) => verdict !== 'later'),
  ),
  'tells-an-outage-as-recorded': fault(
    'Tells its user that a choice was recorded when Mitz could not be reached.',
    passingOver((verdict) => verdict === 'later'),
  ),
  'keeps-to-itself-what-mitz-did-not-take': fault('Shows nobody that a choice did not reach Mitz.', {
    buttons: { notTaken: () => () => false },
  }),
} as const satisfies Record<string, BehaviourFault>;
