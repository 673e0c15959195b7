import type { MitzEvidence } from '../../../mitz/context.js';
import {
  nothingCountedAsAccepted,
  stopsOnceTurnedAway,
  turnedAwayAfterMs,
  turnedAwayPatients,
} from '../../../mitz/checks/migration-stop.js';
import { demandArrived, migrating } from '../../../mitz/checks/queue.js';
import { judgeEach, notShown } from '../../../core/outcome.js';
import { actions } from '../../../mitz/evidence.js';
import type { Example } from '../../../mitz/example.js';
import type { Different } from '../../../mitz/example-transcript.js';
import { localConsent, migrate, reportOfStopped } from '../../../mitz/scenarios/migration-run.js';
import type { MigrationCast } from '../../../mitz/scenarios/migration-run.js';
import { scenario } from '../../../mitz/scenario.js';
import { operationOutcome } from '../../../mitz/toestemming/answer.js';
import type { Patient } from '../../../mitz/xis.js';
import { sources } from '../../../mitz/sources.js';

const notApproved = ({ specification }: MitzEvidence): number => specification['migratie.notApproved'].value;
const reads = ['migratie.notApproved'] as const;

const all = turnedAwayPatients;
const report = { total: all, offered: 1, rejected: 1, excluded: all - 1 };
const whole = { total: all, offered: all, accepted: all };

/** As Mitz says it. */
const refusal = ({ specification }: Example): Different => ({
  status: specification['migratie.notApproved'].value,
  responseBody: JSON.stringify(operationOutcome(specification['migratie.notApprovedIssue'].value, 'not approved')),
});

/** The messages one after the other, each turned away. */
const turnedAway = (example: Example, { patients }: MigrationCast, sent = 1, counted: object = report): void => {
  example.startMigration(true, counted, () => {
    for (const patient of patients.slice(0, sent)) example.migrate(patient, {}, refusal(example));
  });
};

/** One message turned away, and others that were on their way to Mitz when that answer left. */
const underWay = (example: Example, { patients }: MigrationCast, others: number): void => {
  const [first, ...rest] = patients;
  const sideBySide = ([one, ...more]: readonly Patient[]): void => {
    if (one) example.migrate(one, {}, { ...refusal(example), during: () => sideBySide(more) });
  };
  const counted = { total: all, offered: 1 + others, rejected: 1 + others, excluded: all - 1 - others };
  example.startMigration(true, counted, () => {
    if (first) example.migrate(first, {}, refusal(example));
    sideBySide(rest.slice(0, others));
  });
};

export default scenario({
  title: {
    nl: 'Zegt Mitz dat de migratie niet is goedgekeurd, dan stopt zij; na de goedkeuring gaat alles alsnog',
    en: 'When Mitz says that the migration is not approved it stops; after the approval everything goes',
  },
  line: '3.01.a',
  basis: 'assumed',
  except: {
    'nothing-counted-as-accepted': { basis: 'published', source: sources.migrationPage },
  },
  functionalities: ['migratie'],
  given: (world) => {
    const patients = world.patients(turnedAwayPatients);
    world.script('migreren', { kind: 'late', ms: turnedAwayAfterMs });
    return { patients, consents: patients.map((patient) => localConsent(patient, 'yes')) };
  },
  when: async (bed, cast) => {
    await bed.register(cast.patients, cast.consents);
    // The XIS has it that Mitz approved; Mitz knows better.
    await bed.act('start-migration', { approved: true });
    for (let night = 0; night < 4; night += 1) await bed.settle();
    await reportOfStopped(bed);
    bed.mitzRecovers();
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
      trippedBy: ['counts-refusals-as-accepted', 'reports-unsent-consents-as-offered'],
    }),
    'all-arrive-once-approved': {
      title: { nl: 'Na de goedkeuring komt elke toestemming aan', en: 'Once approved every consent arrives' },
      level: 'MUST',
      // That a second start offers again what was turned away is nowhere written.
      basis: 'assumed',
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
    // However many it sends side by side: it could not know the answer yet.
    good: (example, cast) => {
      underWay(example, cast, all - 1);
      example.startMigration(true, whole, () => {
        for (const patient of cast.patients) example.migrate(patient);
      });
    },
    counter: {
      'stops-and-does-not-try-again': (example, cast) => {
        // A third, sent when the second had been turned away as well.
        turnedAway(example, cast, 3, { ...report, offered: 3, rejected: 3, excluded: all - 3 });
      },
      'nothing-counted-as-accepted': (example, cast) => {
        // It adds up, and Mitz saw only one of them.
        turnedAway(example, cast, 1, { total: all, offered: all, rejected: all });
      },
      'all-arrive-once-approved': (example, cast) => {
        turnedAway(example, cast);
        example.startMigration(true, report);
      },
    },
  },
});
