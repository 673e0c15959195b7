import type { MitzEvidence } from '../../../mitz/context.js';
import { nothingCountedAsAccepted, stopsOnceTurnedAway } from '../../../mitz/checks/migration-stop.js';
import { demandArrived, migrating } from '../../../mitz/checks/queue.js';
import { judgeEach, notShown } from '../../../core/outcome.js';
import { actions } from '../../../mitz/evidence.js';
import type { Example } from '../../../mitz/example.js';
import { localConsent, migrate } from '../../../mitz/scenarios/migration-run.js';
import type { MigrationCast } from '../../../mitz/scenarios/migration-run.js';
import { scenario } from '../../../mitz/scenario.js';

const notApproved = ({ specification }: MitzEvidence): number => specification['migratie.notApproved'].value;
const reads = ['migratie.notApproved'] as const;

const report = { total: 20, offered: 1, rejected: 1, excluded: 19 };
const whole = { total: 20, offered: 20, accepted: 20 };

const turnedAway = (example: Example, { patients }: MigrationCast, sent = 1, counted: object = report): void => {
  const status = example.specification['migratie.notApproved'].value;
  example.startMigration(true, counted, () => {
    for (const patient of patients.slice(0, sent)) example.migrate(patient, {}, { status, responseBody: '' });
  });
};

export default scenario({
  title: {
    nl: 'Zegt Mitz dat de migratie niet is goedgekeurd, dan stopt zij; na de goedkeuring gaat alles alsnog',
    en: 'When Mitz says that the migration is not approved it stops; after the approval everything goes',
  },
  functionalities: ['migratie'],
  given: (world) => {
    const patients = world.patients(20);
    return { patients, consents: patients.map((patient) => localConsent(patient, 'yes')) };
  },
  when: async (bed, cast) => {
    await bed.register(cast.patients, cast.consents);
    // The XIS has it that Mitz approved; Mitz knows better.
    await bed.act('start-migration', { approved: true });
    for (let night = 0; night < 4; night += 1) await bed.settle();
    await bed.tryAct('migration-report', undefined);
    bed.approveMigration();
    await migrate(bed, cast);
  },
  checks: {
    'stops-and-does-not-try-again': stopsOnceTurnedAway(notApproved, {
      reads,
      trippedBy: ['goes-on-without-approval-of-mitz', 'retries-a-refusal-for-ever'],
    }),
    'nothing-counted-as-accepted': nothingCountedAsAccepted(notApproved, {
      reads,
      trippedBy: ['counts-refusals-as-accepted'],
    }),
    'all-arrive-once-approved': {
      title: { nl: 'Na de goedkeuring komt elke toestemming aan', en: 'Once approved every consent arrives' },
      level: 'MUST',
      // That a second start offers again what was turned away is nowhere written.
      assumed: true,
      trippedBy: ['offers-nothing-after-a-stop', 'forgets-the-last-consent'],
      judge: (evidence) => {
        if (actions(evidence, 'start-migration').length < 2) notShown('the migration was not started again');
        judgeEach(evidence.cast.patients, (patient) => {
          demandArrived(evidence, patient, migrating);
        });
      },
    },
  },
  examples: {
    good: (example, cast) => {
      turnedAway(example, cast);
      example.startMigration(true, whole, () => {
        for (const patient of cast.patients) example.migrate(patient);
      });
    },
    counter: {
      'stops-and-does-not-try-again': (example, cast) => {
        turnedAway(example, cast, 20);
      },
      'nothing-counted-as-accepted': (example, cast) => {
        turnedAway(example, cast, 1, { total: 20, offered: 1, accepted: 1, excluded: 19 });
      },
      'all-arrive-once-approved': (example, cast) => {
        turnedAway(example, cast);
        example.startMigration(true, report);
      },
    },
  },
});
