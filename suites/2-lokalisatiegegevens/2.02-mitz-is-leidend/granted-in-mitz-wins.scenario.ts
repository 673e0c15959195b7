import { displaySays, notificationAccepted } from '../../../mitz/checks/notification.js';
import { permittedReleased } from '../../../mitz/checks/release.js';
import { scenario } from '../../../mitz/scenario.js';
import { sources } from '../../../mitz/sources.js';

const mitzSaysYes = { source: 'mitz', choice: 'yes' } as const;

export default scenario({
  title: {
    nl: 'Is de toestemming bij Mitz gegeven, dan geldt dat, ook al zegt het eigen register nee',
    en: 'When consent was given in Mitz, that counts, though the local register says no',
  },
  line: '2.02.a',
  basis: 'normative',
  except: {
    'notification-accepted': { basis: 'published', source: sources.functions, functionalities: ['notificaties'] },
    'display-says-mitz': { line: '2.02.b', basis: 'assumed', functionalities: ['notificaties'] },
  },
  functionalities: ['gesloten'],
  given: (world) => ({ granter: world.patient() }),
  when: async (bed, { granter }) => {
    const { bsn } = granter;
    await bed.register([granter], [{ bsn, choice: 'no', decidedAt: '2023-02-01T09:00:00+01:00' }]);
    await bed.settle({ abonneren: 1 });
    await bed.notify(granter, { choice: 'yes', decidedAt: '2025-03-01T09:30:00Z' });
    await bed.settle();
    await bed.requestData(granter);
    await bed.tryAct('local-consent', { bsn });
  },
  checks: {
    'notification-accepted': notificationAccepted('granter', ['refuses-notifications']),
    'data-is-released': permittedReleased('granter', ['lets-local-refusal-overrule-mitz']),
    'display-says-mitz': displaySays('granter', 'yes', ['ignores-notifications']),
  },
  examples: {
    good: (example, { granter }) => {
      example.subscribe(granter);
      example.notification(granter, 'yes', 204);
      example.dataRequest(granter, { released: ['GGC002'] }, () => { example.question(granter, 'Permit'); }); // prettier-ignore
      example.action('local-consent', { bsn: granter.bsn }, mitzSaysYes);
    },
    counter: {
      'notification-accepted': (example, { granter }) => {
        example.notification(granter, 'yes', 503);
      },
      'data-is-released': (example, { granter }) => {
        example.notification(granter, 'yes', 204);
        example.dataRequest(granter, { released: [] }, () => { example.question(granter, 'Permit'); }); // prettier-ignore
      },
      'display-says-mitz': (example, { granter }) => {
        example.notification(granter, 'yes', 204);
        example.action('local-consent', { bsn: granter.bsn }, { source: 'local', choice: 'no' });
      },
    },
  },
});
