import { demand, notShown } from '../../../core/outcome.js';
import { place } from '../../../mitz/rules.js';
import { scenario } from '../../../mitz/scenario.js';
import { subscriptionsAbout } from '../../../mitz/checks/subscription.js';

export default scenario({
  title: {
    nl: 'Een patiënt die er al was wordt niet nog eens aangemeld',
    en: 'A patient who was there already is not registered again',
  },
  line: '2.01.a',
  functionalities: ['lokalisatie'],
  // Mitz takes a repetition and answers with the same subscription: superfluous, and nowhere forbidden.
  assumed: true,
  given: (world) => ({ patient: world.patient() }),
  when: async (bed, { patient }) => {
    await bed.register([patient]);
    await bed.settle({ abonneren: 1 });
    await bed.register([patient]);
    await bed.settle();
  },
  checks: {
    'one-subscription': {
      title: { nl: 'Mitz kreeg één aanmelding', en: 'Mitz got one registration' },
      level: 'MUST',
      basis: 'assumed',
      trippedBy: ['subscribes-twice'],
      judge: (evidence) => {
        const taken = subscriptionsAbout(evidence, evidence.cast.patient).filter(
          ({ exchange: { response } }) => response !== null && response.status >= 200 && response.status < 300,
        );
        if (taken.length === 0) notShown('no subscription for this patient was accepted');
        demand(taken.length === 1, {
          message: 'the same patient was registered more than once',
          expected: 'one accepted subscription',
          received: String(taken.length),
          where: taken.map(({ exchange }) => place(exchange)).join(', '),
        });
      },
    },
  },
  examples: {
    good: (example, { patient }) => {
      example.subscribe(patient, { status: 503 });
      example.subscribe(patient);
    },
    counter: {
      'one-subscription': (example, { patient }) => {
        example.subscribe(patient);
        example.subscribe(patient);
      },
    },
  },
});
