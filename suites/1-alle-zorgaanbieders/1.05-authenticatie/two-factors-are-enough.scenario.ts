import { demand, notShown } from '../../../core/outcome.js';
import { callsOf, judgeQuestions, questionPlace } from '../../../mitz/checks/asked-questions.js';
import { mentions, mustNotBeElsewhere } from '../../../mitz/evidence.js';
import { buttons, scenario } from '../../../mitz/scenario.js';
import { defaultProfessional } from '../../../mitz/world.js';

export default scenario({
  title: {
    nl: 'Met twee factoren ingelogd gaat de knop open',
    en: 'Logged in with two factors the button opens',
  },
  line: '1.05.a',
  basis: 'normative',
  functionalities: buttons,
  given: (world) => ({ patient: world.patient() }),
  when: async (bed, { patient }) => {
    await bed.register([patient]);
    await bed.act('login', { professional: defaultProfessional, factors: 2 });
    await bed.askConsent(patient, { choice: 'yes' });
  },
  checks: {
    'button-opens': {
      title: {
        nl: 'De vraag is getoond en de keuze is verzonden',
        en: 'The question was shown and the choice was sent',
      },
      level: 'MUST',
      trippedBy: ['refuses-two-factors-too'],
      judge: (evidence) => {
        const { bsn } = evidence.cast.patient;
        judgeQuestions(evidence, (asked) => {
          const { refusal } = asked.start;
          demand(refusal === undefined, {
            message: 'a user who was logged in with two factors could not use the button',
            expected: 'the question shown',
            received: `refused: ${refusal ?? ''}`,
            where: questionPlace(asked),
          });
          mustNotBeElsewhere(evidence, bsn);
          if (!callsOf(evidence, asked).some((call) => mentions(call, bsn)))
            notShown('nothing was refused, and no recording reached Mitz');
        });
      },
    },
  },
  examples: {
    good: (example, { patient }) => {
      example.recorded(patient);
    },
    counter: {
      'button-opens': (example, { patient }) => {
        example.consentRefused(patient, 'niet toegestaan');
      },
    },
  },
});
