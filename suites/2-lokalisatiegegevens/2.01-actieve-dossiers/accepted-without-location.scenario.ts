import type { Example } from '../../../mitz/example.js';
import { notForEver, othersGoOn } from '../../../mitz/checks/queue.js';
import type { DisturbedCast } from '../../../mitz/checks/queue.js';
import { scenario } from '../../../mitz/scenario.js';

const taken = (example: Example, { struck }: DisturbedCast): void => {
  for (const patient of struck) example.subscribe(patient, { responseHeaders: [] });
  example.action('run-scheduled-work', undefined, { pending: 0 });
};

export default scenario({
  title: {
    nl: 'Neemt Mitz een aanmelding aan zonder het kenmerk te noemen, dan gaat het aanmelden gewoon door',
    en: 'When Mitz accepts a registration without naming its id, registration simply goes on',
  },
  line: '2.01.a',
  functionalities: ['lokalisatie'],
  assumed: true,
  given: (world): DisturbedCast => {
    const about = world.patient();
    world.script('abonneren', { kind: 'status', status: 202 }, { about });
    return { struck: [about], spared: world.patients(2) };
  },
  when: async (bed, { struck, spared }) => {
    await bed.register(struck);
    await bed.settle({ abonneren: 1 });
    await bed.register(spared);
    await bed.settle({ abonneren: 1 + spared.length });
    for (let night = 0; night < 6; night += 1) await bed.settle();
  },
  checks: {
    'not-sent-for-ever': {
      ...notForEver(
        ['repeats-until-there-is-a-location'],
        {
          nl: 'De aangenomen aanmelding wordt niet eindeloos herhaald',
          en: 'The accepted registration is not repeated for ever',
        },
        'a registration that Mitz accepted without Location is sent again and again',
      ),
      basis: 'assumed',
    },
    'others-go-on': { ...othersGoOn(['stops-after-an-unreadable-answer']), basis: 'assumed' },
  },
  examples: {
    good: (example, cast) => {
      taken(example, cast);
      for (const patient of cast.spared) example.subscribe(patient);
    },
    counter: {
      'not-sent-for-ever': (example, cast) => {
        for (let night = 0; night < 6; night += 1) taken(example, cast);
      },
      'others-go-on': (example, cast) => {
        taken(example, cast);
      },
    },
  },
});
