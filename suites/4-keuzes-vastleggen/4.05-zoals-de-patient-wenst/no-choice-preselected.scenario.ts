import { judgeEach, notShown } from '../../../core/outcome.js';
import { askedQuestions, shownFor } from '../../../mitz/checks/asked-questions.js';
import { expectValue } from '../../../mitz/rules.js';
import { buttons, scenario } from '../../../mitz/scenario.js';

export default scenario({
  title: { nl: 'Geen antwoord is vooraf ingevuld', en: 'No answer is filled in beforehand' },
  functionalities: buttons,
  given: (world) => ({ patient: world.patient() }),
  when: async (bed, { patient }) => {
    await bed.register([patient]);
    await bed.askConsent(patient, { choice: 'cancel' });
  },
  checks: {
    'nothing-preselected': {
      title: { nl: 'Bij de vraag staat nog geen antwoord', en: 'The question comes without an answer' },
      level: 'MUST',
      trippedBy: ['preselects-yes'],
      judge: (evidence) => {
        judgeEach(askedQuestions(evidence), (asked) => {
          const { preselected } = shownFor(asked);
          if (preselected === undefined) notShown('the driver does not say what was preselected');
          const where = `action start-consent-question at ${asked.start.entry.at}`;
          expectValue(preselected, 'nothing', 'no choice must be preselected', where);
        });
      },
    },
  },
  examples: {
    good: (example, { patient }) => {
      example.consentQuestion(patient, { choice: 'cancel' }, { recorded: false });
    },
    counter: {
      'nothing-preselected': (example, { patient }) => {
        const shown = { preselected: 'yes' } as const;
        example.consentQuestion(patient, { choice: 'cancel' }, { recorded: false }, undefined, shown);
      },
    },
  },
});
