import { demand, notShown } from '../../../core/outcome.js';
import { acceptedAbout, attemptsAbout, demandShown, struckBy } from '../../../mitz/checks/queue.js';
import { place } from '../../../mitz/rules.js';
import { scenario } from '../../../mitz/scenario.js';

const known = [{ reason: 'Het papier van de printer is op.' }];
const items = [...known, { reason: 'Mitz weigert deze aansluiting (401): er wordt niets meer aangemeld.' }];

export default scenario({
  title: {
    nl: 'Wijst Mitz de aansluiting af (401), dan stopt het aanmelden en wordt dat gemeld',
    en: 'When Mitz turns the connector away (401) registration stops, and says so',
  },
  line: '2.01.a',
  functionalities: ['lokalisatie'],
  given: (world) => {
    const [before, turnedAway] = [world.patient(), world.patient()];
    world.script('abonneren', { kind: 'status', status: 401 }, { about: turnedAway });
    return { before, turnedAway, others: world.patients(4) };
  },
  when: async (bed, { before, turnedAway, others }) => {
    await bed.register([before]);
    await bed.settle({ abonneren: 1 });
    // What stands there already says nothing about what is to come.
    await bed.tryAct('work-list', undefined);
    await bed.register([turnedAway]);
    await bed.settle({ abonneren: 2 });
    await bed.register(others);
    await bed.settle();
    await bed.tryAct('work-list', undefined);
  },
  checks: {
    'stops-after-401': {
      title: { nl: 'Daarna wordt niemand anders aangemeld', en: 'After that nobody else is offered' },
      level: 'MUST',
      trippedBy: ['goes-on-after-401'],
      judge: (evidence) => {
        const { before, turnedAway, others } = evidence.cast;
        const [refusal] = struckBy(evidence, [turnedAway], ({ response }) => response?.status === 401);
        const on = others
          .flatMap((patient) => attemptsAbout(evidence, patient))
          .filter(({ begun }) => refusal !== undefined && begun > (refusal.ended ?? Infinity));
        demand(on.length === 0, {
          message: 'Mitz turned the connector away, and it went on with the registration of others',
          expected: 'no registration of others',
          received: `${on.length} more`,
          where: on.map((exchange) => place(exchange)).join(', '),
        });
        if (acceptedAbout(evidence, before).length === 0)
          notShown('nobody was registered before that either, so silence shows nothing');
      },
    },
    'says-so': {
      title: {
        nl: 'De werklijst zegt dat het aanmelden stilstaat',
        en: 'The work-list says that registration stands still',
      },
      level: 'MUST',
      trippedBy: ['hides-refusals-from-the-work-list'],
      judge: (evidence) => {
        struckBy(evidence, [evidence.cast.turnedAway], ({ response }) => response?.status === 401);
        demandShown(evidence, 'Mitz turned the connector away, and the work-list does not say so');
      },
    },
  },
  examples: {
    good: (example, { before, turnedAway }) => {
      example.subscribe(before);
      example.action('work-list', undefined, { items: known });
      example.subscribe(turnedAway, { status: 401 });
      example.action('work-list', undefined, { items });
    },
    counter: {
      'stops-after-401': (example, { before, turnedAway, others }) => {
        example.subscribe(before);
        example.subscribe(turnedAway, { status: 401 });
        for (const patient of others) example.subscribe(patient, { status: 401 });
      },
      'says-so': (example, { turnedAway }) => {
        example.action('work-list', undefined, { items: known });
        example.subscribe(turnedAway, { status: 401 });
        example.action('work-list', undefined, { items: known });
      },
    },
  },
});
