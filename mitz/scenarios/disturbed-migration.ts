import type { Exchange } from '../../core/transcript.js';
import { reportCountsAll } from '../checks/migration-report.js';
import { migrating, noneTwice, nothingLost } from '../checks/queue.js';
import type { DisturbedCast } from '../checks/queue.js';
import type { Different, Example } from '../example.js';
import { localConsent, migrate } from './migration-run.js';
import type { MigrationCast } from './migration-run.js';
import { scenario } from '../scenario.js';
import type { MitzCheck, MitzScenario } from '../scenario.js';
import type { Testbed } from '../testbed.js';
import type { MigrationReport } from '../xis.js';
import type { Misbehaviour, WorldMaker } from '../world.js';

/** A scenario in which a migration comes to a halt midway, and is taken up again. */
export interface DisturbedMigrationDefinition {
  readonly title: MitzScenario['title'];
  /** What Mitz does to whom it strikes, until it recovers. */
  readonly misbehaviour: Misbehaviour;
  readonly isStruck: (exchange: Exchange) => boolean;
  /** An attempt that meets it, the way an example writes it. */
  readonly attempt: Different;
  /** What happens to the target before Mitz recovers. */
  readonly meanwhile?: {
    readonly when: (bed: Testbed) => Promise<unknown>;
    readonly example: (example: Example) => void;
  };
  /** The faults with which the connector loses what was struck, sends again what was taken, and counts wrongly. */
  readonly loses: MitzCheck['trippedBy'];
  readonly repeats: MitzCheck['trippedBy'];
  readonly miscounts: MitzCheck['trippedBy'];
}

/** Whom Mitz takes, and whom the disturbance strikes: among each other, as they stand in a register. */
function disturbedCast(world: WorldMaker, misbehaviour: Misbehaviour): DisturbedCast & MigrationCast {
  const spared = world.patients(4);
  const struck = world.patients(4);
  for (const about of struck) world.script('migreren', misbehaviour, { about });
  const patients = spared.flatMap((patient, i) => [patient, struck[i] ?? patient]);
  return { spared, struck, patients, consents: patients.map((patient) => localConsent(patient, 'yes')) };
}

/** The migration until its halt, as an example tells it. */
function haltedExample(
  example: Example,
  { consents, spared, struck }: DisturbedCast & MigrationCast,
  attempt: Different,
): void {
  example.localConsents(consents);
  example.startMigration(true, { done: false, total: consents.length }, () => {
    for (const patient of spared) example.migrate(patient);
    for (const patient of struck) example.migrate(patient, {}, attempt);
  });
}

/** A report that has them all. */
const all = ({ consents: { length } }: MigrationCast): Partial<MigrationReport> => ({
  total: length,
  offered: length,
  accepted: length,
});

/** Declares such a scenario: everything arrives in the end, what Mitz had taken is not sent again, and the report tells all. */
export function disturbedMigrationScenario(definition: DisturbedMigrationDefinition): MitzScenario {
  const { title, misbehaviour, isStruck, attempt, meanwhile, loses, repeats, miscounts } = definition;
  const halted = (example: Example, cast: DisturbedCast & MigrationCast): void => {
    haltedExample(example, cast, attempt);
    meanwhile?.example(example);
  };
  return scenario({
    title,
    line: 'migratiebericht.b',
    basis: 'published',
    functionalities: ['migratie'],
    given: (world) => disturbedCast(world, misbehaviour),
    when: async (bed, cast) => {
      await bed.register(cast.patients, cast.consents);
      bed.approveMigration();
      await bed.act('start-migration', { approved: true });
      await bed.settle({ migreren: cast.patients.length });
      await meanwhile?.when(bed);
      bed.mitzRecovers();
      await migrate(bed, cast);
    },
    checks: {
      'nothing-lost': nothingLost(loses, isStruck, migrating),
      // The same consent again changes nothing in Mitz: superfluous, and not wrong.
      'none-twice': { ...noneTwice(repeats, migrating), level: 'SHOULD' },
      'report-counts-once': reportCountsAll(miscounts),
    },
    examples: {
      good: (example, cast) => {
        halted(example, cast);
        example.startMigration(true, all(cast), () => {
          for (const patient of cast.struck) example.migrate(patient);
        });
      },
      counter: {
        'nothing-lost': (example, cast) => {
          halted(example, cast);
          example.startMigration(true, all(cast), () => {
            for (const patient of cast.struck.slice(1)) example.migrate(patient);
          });
        },
        'none-twice': (example, cast) => {
          halted(example, cast);
          example.startMigration(true, all(cast), () => {
            for (const patient of cast.patients) example.migrate(patient);
          });
        },
        'report-counts-once': (example, cast) => {
          halted(example, cast);
          const counted = cast.struck.length;
          example.startMigration(true, { total: counted, offered: counted, accepted: counted }, () => {
            for (const patient of cast.struck) example.migrate(patient);
          });
        },
      },
    },
  });
}
