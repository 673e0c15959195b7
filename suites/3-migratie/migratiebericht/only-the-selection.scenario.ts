import { decidedAreSent, notOffered } from '../../../mitz/checks/migration.js';
import { localConsent, migrate } from '../../../mitz/scenarios/migration-run.js';
import { scenario } from '../../../mitz/scenario.js';

export default scenario({
  title: {
    nl: 'Alleen wie de zorgaanbieder uitkoos wordt aangeboden',
    en: 'Only those whom the provider selected are offered',
  },
  line: 'migratiebericht.a',
  basis: 'published',
  except: {
    'the-selected-are-sent': { line: 'migratiebericht.b' },
  },
  functionalities: ['migratie'],
  given: (world) => {
    const patients = world.patients(3);
    const others = world.patients(3);
    return {
      patients,
      others,
      consents: patients.map((patient) => localConsent(patient, 'yes')),
      notSelected: others.map((patient) => localConsent(patient, 'yes')),
    };
  },
  when: async (bed, cast) => {
    await bed.register([...cast.patients, ...cast.others], [...cast.consents, ...cast.notSelected]);
    bed.approveMigration();
    await migrate(
      bed,
      cast,
      cast.patients.map(({ bsn }) => bsn),
    );
  },
  checks: {
    'nobody-else-is-offered': notOffered('others', {
      title: { nl: 'Over wie niet uitgekozen is, is niets aangeboden', en: 'Nothing was offered about the others' },
      message: 'a consent was offered that the provider had not selected',
      trippedBy: ['migrates-outside-the-selection'],
    }),
    'the-selected-are-sent': decidedAreSent(['forgets-the-last-consent', 'never-calls-mitz']),
  },
  examples: {
    good: (example, { patients }) => {
      example.startMigration(true, { total: 3, offered: 3, accepted: 3 }, () => {
        for (const patient of patients) example.migrate(patient);
      });
    },
    counter: {
      'nobody-else-is-offered': (example, { patients, others }) => {
        example.startMigration(true, { total: 6, offered: 6, accepted: 6 }, () => {
          for (const patient of [...patients, ...others]) example.migrate(patient);
        });
      },
      'the-selected-are-sent': (example, { patients }) => {
        example.startMigration(true, { total: 3, offered: 3, accepted: 3 }, () => {
          for (const patient of patients.slice(1)) example.migrate(patient);
        });
      },
    },
  },
});
