import type { Example } from '../../../mitz/example.js';
import { demandAnswered, nothingChanged, stillAlive } from '../../../mitz/checks/notification.js';
import { scenario } from '../../../mitz/scenario.js';
import type { Patient } from '../../../mitz/xis.js';

const decidedAt = '2025-03-01T09:30:00Z';

const told = (
  example: Example,
  { kept, next, unknown }: { readonly kept: Patient; readonly next: Patient; readonly unknown: Patient },
  [first, second]: readonly [number, number],
  taken?: 'taken',
): void => {
  example.notification(unknown, 'yes', first);
  example.notification(next, 'yes', second);
  example.action('local-consent', { bsn: kept.bsn }, taken ? { source: 'mitz', choice: 'yes' } : { source: 'none' });
  example.action('local-consent', { bsn: next.bsn }, { source: 'mitz', choice: 'yes' });
};

export default scenario({
  title: {
    nl: 'Een notificatie over een onbekende patiënt verandert niets',
    en: 'A notification about an unknown patient changes nothing',
  },
  line: '2.02.a',
  except: {
    'nothing-changed': { line: '2.02.b', basis: 'assumed' },
  },
  functionalities: ['notificaties'],
  assumed: true,
  given: (world) => ({ kept: world.patient(), next: world.patient(), unknown: world.patient() }),
  when: async (bed, { kept, next, unknown }) => {
    const both = [kept, next];
    await bed.register(both);
    await bed.settle({ abonneren: both.length });
    await bed.notify(kept, { choice: 'yes', decidedAt, about: unknown });
    await bed.notify(next, { choice: 'yes', decidedAt });
    await bed.settle();
    for (const { bsn } of both) await bed.tryAct('local-consent', { bsn });
  },
  checks: {
    'answered-2xx-or-4xx': {
      title: { nl: 'Het antwoord is een 2xx of 4xx', en: 'The answer is a 2xx or 4xx' },
      level: 'MUST',
      basis: 'assumed',
      trippedBy: ['answers-500-about-an-unknown-patient'],
      judge: (evidence) => {
        demandAnswered(
          evidence,
          evidence.cast.unknown,
          ({ status }) => (status >= 200 && status < 300) || (status >= 400 && status < 500),
          'a notification about a patient whom the XIS does not know was answered with an error of its own',
          'a 2xx or 4xx status',
        );
      },
    },
    'nothing-changed': {
      ...nothingChanged('kept', 'next', 'yes', ['applies-notifications-to-the-patient-of-the-address']),
      basis: 'assumed',
    },
    'still-alive': {
      ...stillAlive('unknown', 'next', ['stops-taking-notifications-after-a-bad-one']),
      basis: 'assumed',
    },
  },
  examples: {
    good: (example, cast) => {
      told(example, cast, [204, 204]);
    },
    counter: {
      'answered-2xx-or-4xx': (example, cast) => {
        told(example, cast, [500, 204]);
      },
      'nothing-changed': (example, cast) => {
        told(example, cast, [204, 204], 'taken');
      },
      'still-alive': (example, cast) => {
        told(example, cast, [204, 503]);
      },
    },
  },
});
