/** Checks about a migration that Mitz turns away as a whole. */
import { demand, notShown } from '../../core/outcome.js';
import type { Exchange } from '../../core/transcript.js';
import type { MitzEvidence } from '../context.js';
import { actions } from '../evidence.js';
import { demandCounts, finalReport } from './migration-report.js';
import { callsTo, place } from '../rules.js';
import type { MitzCheck } from '../scenario.js';
import type { MigrationCast } from '../scenarios/migration-run.js';

/** How many messages may have been under way when the first refusal came: connectors send several at a time. */
const underWay = 10;

/** Where the migration was started again, in the order of all; where it was not, the end. */
const secondStart = (evidence: MitzEvidence): number =>
  actions(evidence, 'start-migration')[1]?.entry.begun ?? Infinity;

type Words = Pick<MitzCheck, 'trippedBy' | 'reads'>;

/** The first message that Mitz turned away with this status. @throws NotShown where it turned none away */
function firstRefusal(evidence: MitzEvidence, status: number): Exchange {
  const refused = callsTo(evidence, 'migreren').find(({ response }) => response?.status === status);
  return refused ?? notShown(`Mitz answered no migration message with ${status}`);
}

/** Once Mitz has turned the migration away nothing more is sent, neither about others nor again. */
export const stopsOnceTurnedAway = (
  statusOf: (evidence: MitzEvidence) => number,
  words: Words,
): MitzCheck<MigrationCast> => ({
  title: { nl: 'Daarna wordt niets meer aangeboden', en: 'After that nothing more is offered' },
  level: 'MUST',
  ...words,
  judge: (evidence) => {
    const refusal = firstRefusal(evidence, statusOf(evidence));
    const until = secondStart(evidence);
    const on = callsTo(evidence, 'migreren').filter(
      ({ begun }) => begun > (refusal.ended ?? Infinity) && begun < until,
    );
    demand(on.length <= underWay, {
      message: 'Mitz turned the migration away, and the connector went on with it',
      expected: `no more messages than may have been under way (${underWay})`,
      received: `${on.length} more`,
      where: `${place(refusal)}, and after it ${on
        .slice(0, 3)
        .map((exchange) => place(exchange))
        .join(', ')}`,
    });
  },
});

/** The report counts what was sent as rejected, the rest as not offered, and nothing as accepted. */
export const nothingCountedAsAccepted = (
  statusOf: (evidence: MitzEvidence) => number,
  words: Words,
): MitzCheck<MigrationCast> => ({
  title: {
    nl: 'Het verslag telt geen toestemming als aangenomen',
    en: 'The report counts no consent as accepted',
  },
  level: 'MUST',
  ...words,
  judge: (evidence) => {
    firstRefusal(evidence, statusOf(evidence));
    const report = finalReport(evidence, secondStart(evidence));
    const { length: total } = evidence.cast.consents;
    const { offered } = report.output;
    demandCounts(report, { total, accepted: 0, rejected: offered, excluded: total - offered });
  },
});
