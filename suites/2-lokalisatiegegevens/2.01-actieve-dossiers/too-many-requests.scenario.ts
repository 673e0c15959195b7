import { nothingLost, waitedAsAsked } from '../../../mitz/checks/queue.js';
import type { DisturbedCast } from '../../../mitz/checks/queue.js';
import { scenario } from '../../../mitz/scenario.js';

const waitSeconds = 1;

export default scenario({
  title: {
    nl: 'Vraagt Mitz om te wachten (429), dan wordt zo lang gewacht en gaat niets verloren',
    en: 'When Mitz asks to wait (429) that is how long is waited, and nothing is lost',
  },
  line: '2.01.a',
  basis: 'normative',
  except: {
    'waited-as-long-as-asked': { basis: 'assumed' },
  },
  functionalities: ['lokalisatie'],
  given: (world): DisturbedCast => {
    const about = world.patient();
    const spared = world.patients(2);
    const headers = { 'retry-after': String(waitSeconds) };
    world.script('abonneren', { kind: 'status', status: 429, headers }, { about, times: 1 });
    return { struck: [about], spared };
  },
  when: async (bed, { struck, spared }) => {
    await bed.register([...struck, ...spared]);
    const all = 2 * struck.length + spared.length;
    await bed.settle({ abonneren: all });
    // Once more for who sends again only when told to: by now the time has passed.
    await bed.settle({ abonneren: all });
  },
  checks: {
    'waited-as-long-as-asked': waitedAsAsked(['ignores-retry-after']),
    'nothing-lost': nothingLost(['gives-up-after-429'], ({ response }) => response?.status === 429),
  },
  examples: {
    good: (example, { struck: [about], spared: [other] }) => {
      if (!about || !other) return;
      example.subscribe(about, {
        status: 429,
        responseHeaders: [['Retry-After', '1']],
        at: '2026-11-21T10:00:00.000Z',
      });
      example.subscribe(other);
      example.subscribe(about, { at: '2026-11-21T10:00:01.004Z' });
    },
    counter: {
      'waited-as-long-as-asked': (example, { struck: [about] }) => {
        if (!about) return;
        example.subscribe(about, {
          status: 429,
          responseHeaders: [['Retry-After', '1']],
          at: '2026-11-21T10:00:00.000Z',
        });
        example.subscribe(about, { at: '2026-11-21T10:00:00.200Z' });
      },
      'nothing-lost': (example, { struck: [about], spared: [other] }) => {
        if (!about || !other) return;
        example.subscribe(about, { status: 429, responseHeaders: [['Retry-After', '1']] });
        example.subscribe(other);
        example.action('run-scheduled-work', undefined, { pending: 0 });
      },
    },
  },
});
