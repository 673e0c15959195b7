/** Checks about a migration that Mitz turns away as a whole. */
import { demand, judgeEach, notShown } from '../../core/outcome.js';
import type { Exchange } from '../../core/transcript.js';
import type { MitzEvidence } from '../context.js';
import { actions, mentions } from '../evidence.js';
import { demandCounts, offeredTo, reportAtRest } from './migration-report.js';
import { callsTo, place } from '../rules.js';
import type { MitzCheck } from '../scenario.js';
import type { MigrationCast } from '../scenarios/migration-run.js';

/**
 * How long Mitz takes, in ms, to turn a message away in these scenarios. Whatever a connector sends side by side has
 * arrived by then, so that the order of the transcript alone tells what it sent knowing the answer.
 */
export const turnedAwayAfterMs = 500;

/** So many patients that a connector which sends ten at a time and goes on still has some left to send. */
export const turnedAwayPatients = 24;

/** Where the migration was started again, in the order of all; where it was not, the end. */
const secondStart = (evidence: MitzEvidence): number =>
  actions(evidence, 'start-migration')[1]?.entry.begun ?? Infinity;

type Words = Pick<MitzCheck, 'trippedBy' | 'reads'>;

/** What Mitz turned away with this status, in the order in which the answers left. @throws NotShown where it was nothing */
function refusals(evidence: MitzEvidence, status: number): readonly [Exchange, ...Exchange[]] {
  const [first, ...others] = callsTo(evidence, 'migreren')
    .filter(({ response }) => response?.status === status)
    .sort((a, b) => endOf(a) - endOf(b));
  return first ? [first, ...others] : notShown(`Mitz answered no migration message with ${status}`);
}

const endOf = ({ ended }: Exchange): number => ended ?? Infinity;

/**
 * What was sent by a connector that knew the answer. A message that arrived after the first refusal left may have been
 * under way. One that arrived after a message of that kind was answered as well may not: Mitz took its time for that
 * answer. Nor may one about a patient who was turned away before.
 */
function sentKnowingly(
  { cast, ...evidence }: MitzEvidence<MigrationCast>,
  [first, ...others]: readonly [Exchange, ...Exchange[]],
  until: number,
): readonly Exchange[] {
  const after = callsTo(evidence, 'migreren').filter(({ begun }) => begun > endOf(first) && begun < until);
  const answered = Math.min(...after.map(endOf));
  const isAgain = (call: Exchange): boolean =>
    cast.consents.some(
      ({ bsn }) =>
        mentions(call, bsn) && [first, ...others].some((one) => endOf(one) < call.begun && mentions(one, bsn)),
    );
  return after.filter((call) => call.begun > answered || isAgain(call));
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
    const refused = refusals(evidence, statusOf(evidence));
    const on = sentKnowingly(evidence, refused, secondStart(evidence));
    demand(on.length === 0, {
      message: 'Mitz turned the migration away, and the connector went on with it',
      expected: 'no message but what was under way when the answer left',
      received: `${on.length} more`,
      where: `${place(refused[0])}, and after it ${on
        .slice(0, 3)
        .map((exchange) => place(exchange))
        .join(', ')}`,
    });
  },
});

/**
 * The report counts what reached Mitz as offered, and nothing as accepted. Once it is done the offered are rejected and
 * the rest excluded; before that some of either may be pending.
 */
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
    refusals(evidence, statusOf(evidence));
    const until = secondStart(evidence);
    const report = reportAtRest(evidence, until);
    const { length: total } = evidence.cast.consents;
    const offered = offeredTo(evidence, until).length;
    const most = { rejected: offered, excluded: total - offered };
    demandCounts(report, { total, offered, accepted: 0, ...(report.output.done && most) });
    judgeEach(['rejected', 'excluded'] as const, (name) => {
      demand(report.output[name] <= most[name], {
        message: `the report counts more as ${name} than there can be`,
        expected: `at most ${most[name]}`,
        received: String(report.output[name]),
        where: report.where,
      });
    });
  },
});
