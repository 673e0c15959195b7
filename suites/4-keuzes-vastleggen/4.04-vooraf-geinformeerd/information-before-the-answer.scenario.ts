import { demand, judgeEach, notShown } from '../../../core/outcome.js';
import { askedQuestions, shownFor } from '../../../mitz/checks/asked-questions.js';
import { buttons, scenario } from '../../../mitz/scenario.js';

export default scenario({
  title: {
    nl: 'Bij de vraag staat wat de keuze betekent',
    en: 'With the question stands what the choice means',
  },
  functionalities: buttons,
  given: (world) => ({ patient: world.patient() }),
  when: async (bed, { patient }) => {
    await bed.register([patient]);
    await bed.askConsent(patient, { choice: 'cancel' });
  },
  checks: {
    'information-with-the-question': {
      title: {
        nl: 'Vóór het antwoord is de uitleg of de folder getoond',
        en: 'Before the answer the explanation or the folder was shown',
      },
      level: 'MUST',
      trippedBy: ['shows-no-information'],
      judge: (evidence) => {
        judgeEach(askedQuestions(evidence), (asked) => {
          const { informationShown } = shownFor(asked);
          if (informationShown === undefined) notShown('the driver does not say whether information was shown');
          demand(informationShown, {
            message: 'the patient must be told the consequences before answering',
            expected: 'informationShown: true',
            received: 'informationShown: false',
            where: `action start-consent-question at ${asked.start.entry.at}`,
          });
        });
      },
    },
  },
  examples: {
    good: (example, { patient }) => {
      example.consentQuestion(patient, { choice: 'cancel' }, { recorded: false });
    },
    counter: {
      'information-with-the-question': (example, { patient }) => {
        const shown = { informationShown: false };
        example.consentQuestion(patient, { choice: 'cancel' }, { recorded: false }, undefined, shown);
      },
    },
  },
});
