import { notShown } from '../../../core/outcome.js';
import { delivered, displaySays, notificationAccepted } from '../../../mitz/checks/notification.js';
import { nothingReleased } from '../../../mitz/checks/release.js';
import { scenario } from '../../../mitz/scenario.js';
import { sources } from '../../../mitz/sources.js';

const accepted = notificationAccepted('patient', ['refuses-a-notification-seen-before'], {
  nl: 'Beide keren is de notificatie aangenomen',
  en: 'The notification was accepted both times',
});
const withheld = nothingReleased('patient', ['treats-deny-as-permit']);

export default scenario({
  title: {
    nl: 'Komt dezelfde notificatie twee keer, dan blijft de keuze wat zij is',
    en: 'When the same notification comes twice, the choice stays what it is',
  },
  line: '2.02.a',
  basis: 'normative',
  except: {
    'accepted-both-times': { basis: 'published', source: sources.functions, functionalities: ['notificaties'] },
    'choice-stands': { line: '2.02.b', basis: 'assumed', functionalities: ['notificaties'] },
  },
  functionalities: ['gesloten'],
  given: (world) => ({ patient: world.patient() }),
  when: async (bed, { patient }) => {
    await bed.register([patient]);
    await bed.settle({ abonneren: 1 });
    await bed.notify(patient, { choice: 'no', decidedAt: '2025-03-01T09:30:00Z', times: 2 });
    await bed.settle();
    await bed.requestData(patient);
    await bed.tryAct('local-consent', { bsn: patient.bsn });
  },
  checks: {
    'accepted-both-times': {
      ...accepted,
      judge: (evidence) => {
        accepted.judge(evidence);
        if (delivered(evidence, evidence.cast.patient).length < 2) notShown('the notification did not come twice');
      },
    },
    'choice-stands': displaySays('patient', 'no', ['undoes-the-choice-on-repetition']),
    'nothing-released': withheld,
  },
  examples: {
    good: (example, { patient }) => {
      for (const status of [204, 204]) example.notification(patient, 'no', status);
      example.dataRequest(patient, { released: [] }, () => { example.question(patient, 'Deny'); }); // prettier-ignore
      example.action('local-consent', { bsn: patient.bsn }, { source: 'mitz', choice: 'no' });
    },
    counter: {
      'accepted-both-times': (example, { patient }) => {
        for (const status of [204, 409]) example.notification(patient, 'no', status);
      },
      'choice-stands': (example, { patient }) => {
        for (const status of [204, 204]) example.notification(patient, 'no', status);
        example.action('local-consent', { bsn: patient.bsn }, { source: 'mitz', choice: 'yes' });
      },
      'nothing-released': (example, { patient }) => {
        example.dataRequest(patient, { released: ['GGC002'] }, () => { example.question(patient, 'Deny'); }); // prettier-ignore
      },
    },
  },
});
