import { sameChoice } from '../../../mitz/checks/migration-fields.js';
import { sentAsDecided } from '../../../mitz/checks/migration.js';
import { localConsent, migrateApproved } from '../../../mitz/scenarios/migration-run.js';
import { scenario } from '../../../mitz/scenario.js';

export default scenario({
  title: { nl: 'Een ja blijft een ja, een nee blijft een nee', en: 'A yes stays a yes, a no stays a no' },
  line: 'migratiebericht.a',
  basis: 'published',
  functionalities: ['migratie'],
  given: (world) => {
    const [yes, no] = [world.patient(), world.patient()];
    return { yes, no, patients: [yes, no], consents: [localConsent(yes, 'yes'), localConsent(no, 'no')] };
  },
  when: migrateApproved,
  checks: {
    'choice-as-decided': sentAsDecided({
      title: { nl: 'Elke keuze is aangeboden zoals zij was', en: 'Every choice is offered as it was' },
      trippedBy: ['reverses-the-choice-in-migration'],
      compare: sameChoice,
    }),
  },
  examples: {
    good: (example, { yes, no, consents }) => {
      example.localConsents(consents);
      example.startMigration(true, { total: 2, offered: 2, accepted: 2 }, () => {
        example.migrate(yes);
        example.migrate(no, { choice: 'no' });
      });
    },
    counter: {
      'choice-as-decided': (example, { yes, no }) => {
        example.migrate(yes, { choice: 'no' });
        example.migrate(no, { choice: 'yes' });
      },
    },
  },
});
