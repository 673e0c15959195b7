import { judgeEach } from '../../../core/outcome.js';
import { judgeLaunches } from '../../../mitz/checks/launch.js';
import { loginBefore } from '../../../mitz/checks/session.js';
import { expectValue, place } from '../../../mitz/rules.js';
import { openMijnMitz } from '../../../mitz/scenarios/exercise.js';
import { written } from '../../../mitz/scenarios/shifts.js';
import { scenario } from '../../../mitz/scenario.js';
import { defaultProfessional } from '../../../mitz/world.js';

const colleague = { ...defaultProfessional, extension: '900000010' };
const users = [defaultProfessional, colleague] as const;

export default scenario({
  title: {
    nl: 'Wie MijnMitz opent, staat met het eigen nummer in het bericht',
    en: 'Who opens MijnMitz stands in the message by their own identifier',
  },
  line: '4.08.b',
  basis: 'normative',
  functionalities: ['samen-naar-mijnmitz'],
  given: (world) => ({ patients: world.patients(users.length) }),
  when: async (bed, { patients }) => {
    await bed.register(patients);
    for (const [i, professional] of users.entries()) {
      await bed.act('login', { professional, factors: 2 });
      const patient = patients[i];
      if (patient) await openMijnMitz(bed, patient);
    }
    await bed.settle({ launch: users.length });
  },
  checks: {
    'launch-names-the-user': {
      title: {
        nl: 'Het bericht noemt de gebruiker die was ingelogd',
        en: 'The message names the user who was logged in',
      },
      level: 'MUST',
      trippedBy: ['sends-one-professional-for-all'],
      judge: (evidence) => {
        judgeLaunches(evidence, ({ sent, action }) => {
          const { professional } = loginBefore(evidence, action.entry).input;
          judgeEach(sent, (launch) => {
            expectValue(
              written(launch.professional),
              written(professional),
              'the launch must name the user who was logged in',
              place(launch.exchange),
            );
          });
        });
      },
    },
  },
  examples: {
    good: (example, { patients }) => {
      for (const [i, professional] of users.entries()) {
        const patient = patients[i];
        if (!patient) continue;
        example.action('login', { professional, factors: 2 }, undefined);
        example.launch(patient, undefined, { professional });
      }
    },
    counter: {
      'launch-names-the-user': (example, { patients }) => {
        for (const [i, professional] of users.entries()) {
          const patient = patients[i];
          if (!patient) continue;
          example.action('login', { professional, factors: 2 }, undefined);
          example.launch(patient);
        }
      },
    },
  },
});
