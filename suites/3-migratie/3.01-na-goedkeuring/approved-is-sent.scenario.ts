import { decidedAreSent } from '../../../mitz/checks/migration.js';
import { localConsent, migrateApproved, restrictedConsent } from '../../../mitz/scenarios/migration-run.js';
import { scenario } from '../../../mitz/scenario.js';
import { sources } from '../../../mitz/sources.js';

export default scenario({
  title: {
    nl: 'Na de goedkeuring wordt elke beslissing aangeboden, ja en nee',
    en: 'After the approval every decision is offered, yes and no',
  },
  line: '3.01.a',
  basis: 'published',
  source: sources.migrationPage,
  functionalities: ['migratie'],
  given: (world) => {
    const [yes, no, restricted] = [world.patient(), world.patient(), world.patient()];
    const consents = [localConsent(yes, 'yes'), localConsent(no, 'no'), restrictedConsent(restricted)];
    return { patients: [yes, no, restricted], consents };
  },
  when: migrateApproved,
  checks: {
    'every-decision-is-sent': decidedAreSent(['forgets-the-last-consent', 'never-calls-mitz']),
  },
  examples: {
    good: (example, { patients, consents }) => {
      example.localConsents(consents);
      example.startMigration(true, { total: 3, offered: 3, accepted: 3 }, () => {
        for (const patient of patients) example.migrate(patient);
      });
    },
    counter: {
      'every-decision-is-sent': (example, { patients }) => {
        example.startMigration(true, { total: 3, offered: 3, accepted: 3 }, () => {
          for (const patient of patients.slice(0, -1)) example.migrate(patient);
        });
      },
    },
  },
});
