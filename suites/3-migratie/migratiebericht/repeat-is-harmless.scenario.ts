import { demand, judgeEach, notShown } from '../../../core/outcome.js';
import { sentByPatient } from '../../../mitz/checks/migration.js';
import { reportCountsAll } from '../../../mitz/checks/migration-report.js';
import { migrating, noneTwice } from '../../../mitz/checks/queue.js';
import type { DisturbedCast } from '../../../mitz/checks/queue.js';
import type { SentChoice } from '../../../mitz/checks/sent-choices.js';
import { actions } from '../../../mitz/evidence.js';
import type { Example } from '../../../mitz/example.js';
import { localConsent, migrate } from '../../../mitz/scenarios/migration-run.js';
import type { MigrationCast } from '../../../mitz/scenarios/migration-run.js';
import { scenario } from '../../../mitz/scenario.js';

const counts = { total: 4, offered: 4, accepted: 4 };

/** What a choice says, whatever the spelling. */
const meaning = ({ choice, decidedAt, dataCategory, consultingCategories }: SentChoice): string =>
  [choice, new Date(decidedAt).toISOString(), dataCategory, ...[...consultingCategories].sort()].join(' ');

const migrated = (example: Example, { patients }: MigrationCast): void => {
  example.startMigration(true, counts, () => {
    for (const patient of patients) example.migrate(patient);
  });
};

export default scenario({
  title: {
    nl: 'Nog eens starten verandert niets: niet in Mitz, en niet in het verslag',
    en: 'Starting again changes nothing: not in Mitz, and not in the report',
  },
  line: 'migratiebericht.a',
  basis: 'published',
  except: {
    'report-counts-once': { line: 'migratiebericht.b' },
  },
  functionalities: ['migratie'],
  given: (world): DisturbedCast & MigrationCast => {
    const patients = world.patients(4);
    return { struck: [], spared: patients, patients, consents: patients.map((one) => localConsent(one, 'yes')) };
  },
  when: async (bed, cast) => {
    await bed.register(cast.patients, cast.consents);
    bed.approveMigration();
    await migrate(bed, cast);
    await migrate(bed, cast);
  },
  checks: {
    'same-again': {
      title: { nl: 'Wat opnieuw is aangeboden zegt hetzelfde', en: 'What was offered again says the same' },
      level: 'MUST',
      trippedBy: ['migrates-again-with-a-new-date'],
      judge: (evidence) => {
        if (actions(evidence, 'start-migration').length < 2) notShown('the migration was not started again');
        const sent = sentByPatient(evidence);
        if (sent.size === 0) notShown('no migration message arrived');
        judgeEach([...sent.values()], ([first, ...again]) => {
          judgeEach(again, (choice) => {
            const expected = first ? meaning(first) : '';
            demand(meaning(choice) === expected, {
              message: 'a consent was offered a second time, and says something else than the first time',
              expected,
              received: meaning(choice),
              where: choice.where('dateTime'),
            });
          });
        });
      },
    },
    // The same consent again changes nothing in Mitz: superfluous, and not wrong.
    'none-twice': {
      ...noneTwice(['migrates-again-on-every-start', 'migrates-again-with-a-new-date'], migrating),
      level: 'SHOULD',
    },
    'report-counts-once': reportCountsAll(['counts-a-repetition-twice']),
  },
  examples: {
    good: (example, cast) => {
      migrated(example, cast);
      example.startMigration(true, counts);
    },
    counter: {
      'same-again': (example, cast) => {
        migrated(example, cast);
        example.startMigration(true, counts, () => {
          for (const patient of cast.patients) example.migrate(patient, { decidedAt: '2026-11-21T10:00:00Z' });
        });
      },
      'none-twice': (example, cast) => {
        migrated(example, cast);
        migrated(example, cast);
      },
      'report-counts-once': (example, cast) => {
        migrated(example, cast);
        example.startMigration(true, { total: 8, offered: 8, accepted: 8 });
      },
    },
  },
});
