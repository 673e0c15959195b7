import { decidedAreSent, notOffered } from '../../../mitz/checks/migration.js';
import { localConsent, migrateApproved } from '../../../mitz/scenarios/migration-run.js';
import { scenario } from '../../../mitz/scenario.js';

export default scenario({
  title: {
    nl: 'Wie niets besliste, wordt niet aangeboden',
    en: 'Who took no decision is not offered',
  },
  line: 'migratiebericht.a',
  basis: 'published',
  except: {
    'twin-is-sent': { line: 'migratiebericht.b' },
  },
  functionalities: ['migratie'],
  given: (world) => {
    const [undecided, twin] = [world.patient(), world.patient()];
    return {
      undecided,
      patients: [undecided, twin],
      consents: [localConsent(undecided, 'none'), localConsent(twin, 'no')],
    };
  },
  when: migrateApproved,
  checks: {
    'nothing-about-the-undecided': notOffered('undecided', {
      title: {
        nl: 'Over de patiënt zonder beslissing is niets aangeboden',
        en: 'Nothing was offered about the patient without a decision',
      },
      message: 'a choice was offered for a patient who took no decision',
      trippedBy: ['sends-no-decision-as-no'],
    }),
    'twin-is-sent': decidedAreSent(['forgets-the-last-consent']),
  },
  examples: {
    good: (example, { patients, consents }) => {
      example.localConsents(consents);
      example.startMigration(true, { total: 2, offered: 1, accepted: 1, excluded: 1 }, () => {
        for (const patient of patients.slice(1)) example.migrate(patient, { choice: 'no' });
      });
    },
    counter: {
      'nothing-about-the-undecided': (example, { patients }) => {
        example.startMigration(true, { total: 2, offered: 2, accepted: 2 }, () => {
          for (const patient of patients) example.migrate(patient, { choice: 'no' });
        });
      },
      'twin-is-sent': (example) => {
        example.startMigration(true, { total: 2, offered: 1, accepted: 1, excluded: 1 });
      },
    },
  },
});
