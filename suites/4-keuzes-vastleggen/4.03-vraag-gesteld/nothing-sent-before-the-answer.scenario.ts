import { fail, judgeEach, notShown } from '../../../core/outcome.js';
import { callsOf, judgeQuestions, refusalOf } from '../../../mitz/checks/asked-questions.js';
import { place } from '../../../mitz/rules.js';
import { buttons, scenario } from '../../../mitz/scenario.js';

export default scenario({
  title: {
    nl: 'Vóór het antwoord van de patiënt gaat niets naar Mitz',
    en: "Before the patient's answer nothing goes to Mitz",
  },
  line: '4.03.a',
  basis: 'assumed',
  functionalities: buttons,
  given: (world) => ({ patient: world.patient() }),
  when: async (bed, { patient }) => {
    await bed.register([patient]);
    await bed.askConsent(patient, { choice: 'yes' });
  },
  checks: {
    'nothing-before-the-answer': {
      title: {
        nl: 'Pas na het antwoord is een keuze vastgelegd',
        en: 'A choice was recorded only after the answer',
      },
      level: 'MUST',
      trippedBy: ['sends-when-the-question-opens'],
      judge: (evidence) => {
        judgeQuestions(evidence, (asked) => {
          const calls = callsOf(evidence, asked);
          const answeredAt = asked.answer?.entry.begun ?? Infinity;
          judgeEach(
            calls.filter(({ begun }) => begun < answeredAt),
            (call) => {
              fail({
                message: 'a choice was sent before the patient had answered',
                expected: 'no message before the answer',
                received: `${call.request.method} ${call.request.path}`,
                where: place(call),
              });
            },
          );
          if (calls.length === 0)
            notShown(`nothing was sent after the answer either: ${refusalOf(asked) ?? 'no message'}`);
        });
      },
    },
  },
  examples: {
    good: (example, { patient }) => {
      example.recorded(patient);
    },
    counter: {
      'nothing-before-the-answer': (example, { patient }) => {
        const question = { questionId: '1', questionText: '', patientShown: patient.bsn };
        example.action('select-patient', { bsn: patient.bsn }, undefined);
        example.action('start-consent-question', { button: 'dossierhoudersknop' }, question, () => {
          example.recording(patient, 'yes');
        });
        example.action('answer-consent-question', { questionId: '1', choice: 'yes' }, { recorded: true });
      },
    },
  },
});
