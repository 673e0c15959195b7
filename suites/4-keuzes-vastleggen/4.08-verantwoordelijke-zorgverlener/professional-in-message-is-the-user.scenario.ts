import { judgeEach, notShown } from '../../../core/outcome.js';
import { judgeQuestions, sentFor } from '../../../mitz/checks/asked-questions.js';
import type { Asked } from '../../../mitz/checks/asked-questions.js';
import type { MitzEvidence } from '../../../mitz/context.js';
import { actions } from '../../../mitz/evidence.js';
import type { Professional } from '../../../mitz/parties.js';
import { expectValue } from '../../../mitz/rules.js';
import { buttons, scenario } from '../../../mitz/scenario.js';
import { placeIn } from '../../../mitz/checks/sent-choices.js';
import { defaultProfessional } from '../../../mitz/world.js';
import type { Patient } from '../../../mitz/xis.js';

const colleague: Professional = { ...defaultProfessional, extension: '900000010' };

/** Who asks whom: one user after the other. */
const shiftsOf = ({
  first,
  second,
}: {
  first: Patient;
  second: Patient;
}): readonly { professional: Professional; patient: Patient }[] => [
  { professional: defaultProfessional, patient: first },
  { professional: colleague, patient: second },
];

/** Who was logged in when a question was asked. */
function userAt(evidence: MitzEvidence, { start }: Asked): Professional {
  const login = actions(evidence, 'login')
    .filter(({ entry, refusal }) => entry.begun < start.entry.begun && refusal === undefined)
    .at(-1);
  return login?.input.professional ?? notShown('nobody had logged in');
}

const written = ({ root, extension }: Pick<Professional, 'root' | 'extension'>): string => `${extension} (${root})`;

export default scenario({
  title: {
    nl: 'De zorgverlener in het bericht is de ingelogde gebruiker',
    en: 'The professional in the message is the user who is logged in',
  },
  functionalities: buttons,
  given: (world) => ({ first: world.patient(), second: world.patient() }),
  when: async (bed, cast) => {
    await bed.register([cast.first, cast.second]);
    for (const { professional, patient } of shiftsOf(cast)) {
      await bed.act('login', { professional, factors: 2 });
      await bed.askConsent(patient, { choice: 'yes' });
    }
  },
  checks: {
    'message-names-the-user': {
      title: {
        nl: 'Het bericht noemt wie was ingelogd',
        en: 'The message names who was logged in',
      },
      level: 'MUST',
      trippedBy: ['sends-one-professional-for-all'],
      judge: (evidence) => {
        judgeQuestions(evidence, (asked) => {
          const user = userAt(evidence, asked);
          judgeEach(sentFor(evidence, asked), (message) => {
            const where = placeIn(message, 'Provenance', 'agent[0].who.identifier');
            const named = message.recording?.professional ?? notShown(`${where}: the message names no professional`);
            expectValue(written(named), written(user), 'the message must name the user who was logged in', where);
          });
        });
      },
    },
  },
  examples: {
    good: (example, cast) => {
      for (const { professional, patient } of shiftsOf(cast)) {
        example.action('login', { professional, factors: 2 }, undefined);
        example.consentQuestion(patient, { choice: 'yes' }, { recorded: true }, () => {
          example.recording(patient, 'yes', { professional });
        });
      }
    },
    counter: {
      'message-names-the-user': (example, { second }) => {
        example.action('login', { professional: colleague, factors: 2 }, undefined);
        example.consentQuestion(second, { choice: 'yes' }, { recorded: true }, () => {
          example.recording(second, 'yes', { professional: defaultProfessional });
        });
      },
    },
  },
});
