import { judgeEach } from '../../../core/outcome.js';
import { judgeQuestions, questionPlace, sentFor, shownFor } from '../../../mitz/checks/asked-questions.js';
import { expectValue } from '../../../mitz/rules.js';
import { buttons, scenario } from '../../../mitz/scenario.js';
import { placeIn } from '../../../mitz/checks/sent-choices.js';

export default scenario({
  title: {
    nl: 'Vastgelegd wordt voor de patiënt die op het scherm staat',
    en: 'What is recorded is for the patient on screen',
  },
  line: '4.01.a',
  basis: 'normative',
  except: {
    'patient-shown-is-on-screen': { basis: 'assumed' },
  },
  functionalities: buttons,
  given: (world) => ({ first: world.patient(), second: world.patient() }),
  when: async (bed, { first, second }) => {
    await bed.register([first, second]);
    await bed.askConsent(first, { choice: 'yes' });
    await bed.askConsent(second, { choice: 'yes' });
  },
  checks: {
    'patient-shown-is-on-screen': {
      title: {
        nl: 'De vraag noemt de patiënt die op het scherm staat',
        en: 'The question names the patient on screen',
      },
      level: 'MUST',
      trippedBy: ['shows-the-previous-patient-with-the-question'],
      judge: (evidence) => {
        judgeQuestions(evidence, (asked) => {
          const { patientShown } = shownFor(asked);
          expectValue(patientShown, asked.bsn, 'the question must be for the patient on screen', questionPlace(asked));
        });
      },
    },
    'message-names-the-patient-on-screen': {
      title: {
        nl: 'Het bericht noemt de patiënt die op het scherm staat',
        en: 'The message names the patient on screen',
      },
      level: 'MUST',
      trippedBy: ['records-for-the-previous-patient'],
      judge: (evidence) => {
        judgeQuestions(evidence, (asked) => {
          judgeEach(sentFor(evidence, asked), (recording) => {
            const where = placeIn(recording, 'Patient', 'identifier');
            expectValue(recording.bsn, asked.bsn, 'a choice must be recorded for the patient on screen', where);
          });
        });
      },
    },
  },
  examples: {
    good: (example, { first, second }) => {
      for (const patient of [first, second]) example.recorded(patient);
    },
    counter: {
      'patient-shown-is-on-screen': (example, { first, second }) => {
        example.consentQuestion(second, { choice: 'yes' }, { recorded: true }, undefined, { patientShown: first.bsn });
      },
      'message-names-the-patient-on-screen': (example, { first, second }) => {
        example.recorded(first);
        example.consentQuestion(second, { choice: 'yes' }, { recorded: true }, () => { example.recording(first, 'yes'); }); // prettier-ignore
      },
    },
  },
});
