import { fail, judgeEach, notShown } from '../../../core/outcome.js';
import { actions } from '../../../mitz/evidence.js';
import { decidedAreSent } from '../../../mitz/checks/migration.js';
import { localConsent, migrate } from '../../../mitz/scenarios/migration-run.js';
import { callsTo, place } from '../../../mitz/rules.js';
import { scenario } from '../../../mitz/scenario.js';
import { sources } from '../../../mitz/sources.js';

export default scenario({
  title: {
    nl: 'Zonder goedkeuring wordt niets aangeboden, daarna wel',
    en: 'Without approval nothing is offered, afterwards it is',
  },
  line: '3.01.a',
  basis: 'normative',
  except: {
    'twin-is-sent': { basis: 'published', source: sources.migrationPage },
  },
  functionalities: ['migratie'],
  given: (world) => {
    const patients = world.patients(2);
    return { patients, consents: patients.map((patient) => localConsent(patient, 'yes')) };
  },
  when: async (bed, cast) => {
    await bed.register(cast.patients, cast.consents);
    await bed.act('start-migration', { approved: false });
    await bed.settle();
    bed.approveMigration();
    await migrate(bed, cast);
  },
  checks: {
    'nothing-sent-before-approval': {
      title: { nl: 'Vóór de goedkeuring is niets aangeboden', en: 'Before the approval nothing was offered' },
      level: 'MUST',
      trippedBy: ['migrates-without-approval'],
      judge: (evidence) => {
        const starts = actions(evidence, 'start-migration');
        if (!starts.some(({ input }) => !input.approved)) notShown('no migration was tried without approval');
        const approvedAt = starts.find(({ input }) => input.approved)?.entry.begun ?? Infinity;
        const calls = callsTo(evidence, 'migreren');
        judgeEach(
          calls.filter(({ begun }) => begun < approvedAt),
          (call) => {
            fail({
              message: 'consents were offered before Mitz had approved the migration',
              expected: 'no message before the approval',
              received: `${call.request.method} ${call.request.path}`,
              where: place(call),
            });
          },
        );
        if (calls.length === 0) notShown('nothing was offered after the approval either, so silence shows nothing');
      },
    },
    'twin-is-sent': decidedAreSent(['forgets-the-last-consent', 'never-calls-mitz']),
  },
  examples: {
    good: (example, { patients, consents }) => {
      example.localConsents(consents);
      example.startMigration(false, { refused: 'de migratie is nog niet goedgekeurd' });
      example.startMigration(true, { total: 2, offered: 2, accepted: 2 }, () => {
        for (const patient of patients) example.migrate(patient);
      });
    },
    counter: {
      'nothing-sent-before-approval': (example, { patients }) => {
        example.startMigration(false, { total: 2, offered: 2, accepted: 2 }, () => {
          for (const patient of patients) example.migrate(patient);
        });
        example.startMigration(true, { total: 2, offered: 2, accepted: 2 });
      },
      'twin-is-sent': (example, { patients }) => {
        example.startMigration(false, { refused: 'de migratie is nog niet goedgekeurd' });
        example.startMigration(true, { total: 2, offered: 2, accepted: 2 }, () => {
          for (const patient of patients.slice(1)) example.migrate(patient);
        });
      },
    },
  },
});
