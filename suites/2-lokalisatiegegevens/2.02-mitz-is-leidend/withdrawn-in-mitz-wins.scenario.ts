import { displaySays, mustBeNotified, notificationAccepted } from '../../../mitz/checks/notification.js';
import { nothingReleased, permittedReleased } from '../../../mitz/checks/release.js';
import { scenario } from '../../../mitz/scenario.js';
import { sources } from '../../../mitz/sources.js';

const decidedAt = '2025-03-01T09:30:00Z';
const withheld = nothingReleased('withdrawer', ['lets-local-consent-overrule-mitz']);

export default scenario({
  title: {
    nl: 'Is de toestemming bij Mitz ingetrokken, dan geldt dat, ook al zegt het eigen register ja',
    en: 'When consent was withdrawn in Mitz, that counts, though the local register says yes',
  },
  line: '2.02.a',
  basis: 'normative',
  except: {
    'notification-accepted': { basis: 'published', source: sources.functions, functionalities: ['notificaties'] },
    'display-says-mitz': { line: '2.02.b', basis: 'assumed', functionalities: ['notificaties'] },
    'twin-is-released': { basis: 'published', source: sources.functions },
  },
  functionalities: ['gesloten'],
  given: (world) => {
    const withdrawer = world.patient();
    const keeper = world.patient();
    world.consent(withdrawer, 'no', { decidedAt });
    world.consent(keeper, 'yes', { decidedAt });
    return { withdrawer, keeper };
  },
  when: async (bed, { withdrawer, keeper }) => {
    const local = { choice: 'yes', decidedAt: '2023-02-01T09:00:00+01:00' } as const;
    await bed.register(
      [withdrawer, keeper],
      [withdrawer, keeper].map(({ bsn }) => ({ bsn, ...local })),
    );
    await bed.settle({ abonneren: 2 });
    await bed.notify(withdrawer, { choice: 'no', decidedAt });
    await bed.settle();
    await bed.requestData(withdrawer);
    await bed.requestData(keeper);
    await bed.tryAct('local-consent', { bsn: withdrawer.bsn });
  },
  checks: {
    'notification-accepted': notificationAccepted('withdrawer', ['refuses-notifications']),
    'nothing-released': {
      ...withheld,
      judge: (evidence) => {
        withheld.judge(evidence);
        mustBeNotified(evidence, evidence.cast.withdrawer);
      },
    },
    'display-says-mitz': displaySays('withdrawer', 'no', ['ignores-notifications']),
    'twin-is-released': permittedReleased('keeper', ['withholds-despite-permit']),
  },
  examples: {
    good: (example, { withdrawer, keeper }) => {
      example.subscribe(withdrawer);
      example.notification(withdrawer, 'no', 204);
      example.dataRequest(withdrawer, { released: [] }, () => { example.question(withdrawer, 'Deny'); }); // prettier-ignore
      example.dataRequest(keeper, { released: ['GGC002'] }, () => { example.question(keeper, 'Permit'); }); // prettier-ignore
      example.action('local-consent', { bsn: withdrawer.bsn }, { source: 'mitz', choice: 'no' });
    },
    counter: {
      'notification-accepted': (example, { withdrawer }) => {
        example.subscribe(withdrawer);
        example.notification(withdrawer, 'no', 500);
      },
      'nothing-released': (example, { withdrawer }) => {
        example.notification(withdrawer, 'no', 204);
        example.dataRequest(withdrawer, { released: ['GGC002'] }, () => { example.question(withdrawer, 'Deny'); }); // prettier-ignore
      },
      'display-says-mitz': (example, { withdrawer }) => {
        example.notification(withdrawer, 'no', 204);
        example.action('local-consent', { bsn: withdrawer.bsn }, { source: 'local', choice: 'yes' });
      },
      'twin-is-released': (example, { keeper }) => {
        example.dataRequest(keeper, { released: [] }, () => { example.question(keeper, 'Permit'); }); // prettier-ignore
      },
    },
  },
});
