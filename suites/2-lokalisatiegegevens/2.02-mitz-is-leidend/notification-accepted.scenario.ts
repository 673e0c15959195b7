import { notificationAccepted } from '../../../mitz/checks/notification.js';
import { scenario } from '../../../mitz/scenario.js';
import { sources } from '../../../mitz/sources.js';

export default scenario({
  title: { nl: 'Een notificatie van Mitz wordt aangenomen', en: 'A notification of Mitz is accepted' },
  line: '2.02.a',
  basis: 'published',
  source: sources.functions,
  functionalities: ['notificaties'],
  given: (world) => ({ patient: world.patient() }),
  when: async (bed, { patient }) => {
    await bed.register([patient]);
    await bed.settle({ abonneren: 1 });
    await bed.notify(patient, { choice: 'yes', decidedAt: '2025-03-01T09:30:00Z' });
  },
  checks: { 'accepted-with-2xx': notificationAccepted('patient', ['refuses-notifications']) },
  examples: {
    good: (example, { patient }) => {
      example.notification(patient, 'yes', 204);
    },
    counter: {
      'accepted-with-2xx': (example, { patient }) => {
        example.notification(patient, 'yes', 503);
      },
    },
  },
});
