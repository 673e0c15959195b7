import type { Example } from '../../../mitz/example.js';
import { accepts, demandAnswered, stillAlive } from '../../../mitz/checks/notification.js';
import { scenario } from '../../../mitz/scenario.js';
import type { Patient } from '../../../mitz/xis.js';

const decidedAt = '2025-03-01T09:30:00Z';

const both = (
  example: Example,
  { huge, next }: { readonly huge: Patient; readonly next: Patient },
  [first, second]: readonly [number, number],
): void => {
  example.notification(huge, 'yes', first, { spoil: 'huge' });
  example.notification(next, 'yes', second);
};

export default scenario({
  title: {
    nl: 'Een notificatie van 5 MB legt de ontvangst niet stil',
    en: 'A notification of 5 MB does not bring the receiver down',
  },
  line: '2.02.a',
  functionalities: ['notificaties'],
  assumed: true,
  given: (world) => ({ huge: world.patient(), next: world.patient() }),
  when: async (bed, { huge, next }) => {
    await bed.register([huge, next]);
    await bed.settle({ abonneren: 2 });
    await bed.notify(huge, { choice: 'yes', decidedAt, spoil: 'huge' });
    await bed.notify(next, { choice: 'yes', decidedAt });
  },
  checks: {
    'taken-or-too-large': {
      title: { nl: 'Het antwoord is een 2xx of 413', en: 'The answer is a 2xx or 413' },
      level: 'MUST',
      basis: 'assumed',
      trippedBy: ['answers-500-to-a-huge-notification'],
      judge: (evidence) => {
        demandAnswered(
          evidence,
          evidence.cast.huge,
          (response) => accepts(response) || response.status === 413,
          'a notification of 5 MB was neither taken nor refused as too large',
          'a 2xx status, or 413',
        );
      },
    },
    'still-alive': {
      ...stillAlive('huge', 'next', ['stops-taking-notifications-after-a-bad-one']),
      basis: 'assumed',
    },
  },
  examples: {
    good: (example, cast) => {
      both(example, cast, [413, 204]);
    },
    counter: {
      'taken-or-too-large': (example, cast) => {
        both(example, cast, [500, 204]);
      },
      'still-alive': (example, cast) => {
        both(example, cast, [413, 503]);
      },
    },
  },
});
