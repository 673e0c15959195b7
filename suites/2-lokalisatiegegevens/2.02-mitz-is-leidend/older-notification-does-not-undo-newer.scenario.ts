import { displaySays } from '../../../mitz/checks/notification.js';
import { nothingReleased, permittedReleased } from '../../../mitz/checks/release.js';
import { scenario } from '../../../mitz/scenario.js';

const [older, newer] = ['2024-03-01T09:30:00Z', '2025-03-01T09:30:00Z'];

export default scenario({
  title: {
    nl: 'Een oudere keuze die later binnenkomt maakt een nieuwere niet ongedaan',
    en: 'An older choice that comes in later does not undo a newer one',
  },
  line: '2.02.a',
  basis: 'normative',
  except: {
    'newer-choice-is-shown': { line: '2.02.b', basis: 'assumed', functionalities: ['notificaties'] },
    'twin-follows-the-newer': { line: '2.02.b', basis: 'assumed', functionalities: ['notificaties'] },
    'data-is-released': { basis: 'normative' },
  },
  functionalities: ['gesloten'],
  given: (world) => ({ granter: world.patient(), withdrawer: world.patient() }),
  when: async (bed, { granter, withdrawer }) => {
    await bed.register([granter, withdrawer]);
    await bed.settle({ abonneren: 2 });
    // The one gets the older choice last; the other, in whom nothing else differs, gets the newer one last.
    await bed.notify(granter, { choice: 'yes', decidedAt: newer });
    await bed.notify(granter, { choice: 'no', decidedAt: older });
    await bed.notify(withdrawer, { choice: 'yes', decidedAt: older });
    await bed.notify(withdrawer, { choice: 'no', decidedAt: newer });
    await bed.settle();
    for (const patient of [granter, withdrawer]) {
      await bed.requestData(patient);
      await bed.tryAct('local-consent', { bsn: patient.bsn });
    }
  },
  checks: {
    'newer-choice-is-shown': displaySays('granter', 'yes', ['lets-an-older-notification-win']),
    'data-is-released': permittedReleased('granter', ['withholds-despite-permit']),
    'twin-follows-the-newer': displaySays('withdrawer', 'no', ['keeps-the-first-notification']),
    'twin-is-not-released': nothingReleased('withdrawer', ['treats-deny-as-permit']),
  },
  examples: {
    good: (example, { granter, withdrawer }) => {
      example.notification(granter, 'yes', 204, { decidedAt: newer });
      example.notification(granter, 'no', 204, { decidedAt: older });
      example.notification(withdrawer, 'no', 204, { decidedAt: newer });
      example.dataRequest(granter, { released: ['GGC002'] }, () => { example.question(granter, 'Permit'); }); // prettier-ignore
      example.action('local-consent', { bsn: granter.bsn }, { source: 'mitz', choice: 'yes' });
      example.dataRequest(withdrawer, { released: [] }, () => { example.question(withdrawer, 'Deny'); }); // prettier-ignore
      example.action('local-consent', { bsn: withdrawer.bsn }, { source: 'mitz', choice: 'no' });
    },
    counter: {
      'newer-choice-is-shown': (example, { granter }) => {
        example.notification(granter, 'no', 204, { decidedAt: older });
        example.action('local-consent', { bsn: granter.bsn }, { source: 'mitz', choice: 'no' });
      },
      'data-is-released': (example, { granter }) => {
        example.dataRequest(granter, { released: [] }, () => { example.question(granter, 'Permit'); }); // prettier-ignore
      },
      'twin-follows-the-newer': (example, { withdrawer }) => {
        example.notification(withdrawer, 'no', 204, { decidedAt: newer });
        example.action('local-consent', { bsn: withdrawer.bsn }, { source: 'mitz', choice: 'yes' });
      },
      'twin-is-not-released': (example, { withdrawer }) => {
        example.dataRequest(withdrawer, { released: ['GGC002'] }, () => { example.question(withdrawer, 'Deny'); }); // prettier-ignore
      },
    },
  },
});
