import { badNotificationScenario } from '../../../mitz/scenarios/bad-notification.js';
import { nothingFetched } from '../../../mitz/checks/pointer.js';

export default badNotificationScenario({
  title: {
    nl: 'Een notificatie met een DOCTYPE haalt niets op en verandert niets',
    en: 'A notification with a DOCTYPE fetches nothing and changes nothing',
  },
  spoil: 'doctype',
  status: 400,
  trippedBy: ['reads-doctypes-in-notifications'],
  checks: { 'nothing-fetched': nothingFetched(['reads-doctypes-in-notifications']) },
  counter: {
    'nothing-fetched': (example, { kept }) => {
      example.notification(kept, 'yes', 204, { spoil: 'doctype' });
      example.exchange(null, 'GET', '', {}, { status: 404, body: '' }, { path: '/tst-us/mitz/entiteit' });
    },
  },
});
