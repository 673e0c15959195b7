import { badNotificationScenario } from '../../../mitz/scenarios/bad-notification.js';
import { demandAnswered } from '../../../mitz/checks/notification.js';

export default badNotificationScenario({
  title: {
    nl: 'Een onleesbare notificatie wordt geweigerd en verandert niets',
    en: 'A malformed notification is refused, and changes nothing',
  },
  spoil: 'malformed',
  status: 400,
  trippedBy: ['takes-a-malformed-notification-for-a-yes'],
  checks: {
    'refused-with-4xx': {
      title: { nl: 'Het antwoord is een 4xx', en: 'The answer is a 4xx' },
      level: 'MUST',
      trippedBy: ['takes-a-malformed-notification-for-a-yes'],
      judge: (evidence) => {
        demandAnswered(
          evidence,
          evidence.cast.kept,
          ({ status }) => status >= 400 && status < 500,
          'a notification that is no well-formed XML was not refused',
          'a 4xx status',
        );
      },
    },
  },
  counter: {
    'refused-with-4xx': (example, { kept }) => {
      example.notification(kept, 'yes', 204, { spoil: 'malformed' });
    },
  },
});
