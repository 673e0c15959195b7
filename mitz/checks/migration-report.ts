/** Checks about what a target reports of its migration. */
import { counted } from '../../core/text.js';
import { demand, judgeEach, notShown } from '../../core/outcome.js';
import type { MitzEvidence } from '../context.js';
import { actions, heldAgainstWhatArrived, mentions, migrations } from '../evidence.js';
import type { DoneAction } from '../evidence.js';
import { callsTo, expectValue } from '../rules.js';
import type { MitzCheck } from '../scenario.js';
import type { MigrationCast } from '../scenarios/migration-run.js';
import { fateOf } from '../toestemming/answer.js';
import type { LocalConsent, MigrationReport, Patient } from '../xis.js';

/** A report with where it stands. */
export type FoundReport = DoneAction<'start-migration' | 'migration-report'> & {
  readonly output: MigrationReport;
  readonly where: string;
};

/**
 * What the target answered to a start or when asked for the report, before a place in the order of all, in order. It is
 * held against what reached Mitz.
 */
const reportsBefore = (
  evidence: MitzEvidence,
  before: number,
): readonly DoneAction<'start-migration' | 'migration-report'>[] =>
  (['start-migration', 'migration-report'] as const)
    .flatMap((name): readonly DoneAction<'start-migration' | 'migration-report'>[] =>
      actions(heldAgainstWhatArrived(evidence), name),
    )
    .filter(({ entry }) => entry.begun < before)
    .sort((a, b) => a.entry.begun - b.entry.begun);

/**
 * The last report of the migration, or the last before a place in the order of all.
 * @throws NotShown where there is none, or the migration had not ended
 */
export function finalReport(evidence: MitzEvidence, before = Infinity): FoundReport {
  const last = lastReport(evidence, before);
  if (!last.output.done) notShown('the migration had not ended when the harness ran out of patience');
  return last;
}

/** @throws NotShown where there is none */
function lastReport(evidence: MitzEvidence, before: number): FoundReport {
  const last = reportsBefore(evidence, before).at(-1);
  if (!last?.output) notShown(last ? `the migration was refused: ${last.refusal ?? ''}` : 'there is no report of a migration'); // prettier-ignore
  return { ...last, output: last.output, where: `action ${last.entry.name} at ${last.entry.at}` };
}

const countNames = ['total', 'offered', 'accepted', 'rejected', 'excluded'] as const;

/**
 * The last report of a migration that stands still: it has ended, or it counts the same twice and nothing was sent from
 * the first time on. That a stopped migration is `done` is nowhere written: what was not sent may be pending.
 * @throws NotShown where there is none, or the migration went on
 */
export function reportAtRest(evidence: MitzEvidence, before: number): FoundReport {
  const last = lastReport(evidence, before);
  const earlier = reportsBefore(evidence, before).at(-2);
  const isAtRest =
    earlier?.output !== undefined &&
    countNames.every((name) => earlier.output?.[name] === last.output[name]) &&
    !callsTo(evidence, 'migreren').some(({ begun }) => begun > earlier.entry.begun && begun < before);
  return isAtRest ? last : finalReport(evidence, before);
}

type Item = NonNullable<MigrationReport['items']>[number];

/** What a report says of one consent. @throws NotShown where it names no patients at all */
function itemAbout({ output, where }: FoundReport, bsn: string): Item {
  const items = output.items ?? notShown('the report does not name patients (items)');
  const item = items.find((one) => one.bsn === bsn);
  demand(item !== undefined, {
    message: 'the report does not tell what became of a consent',
    expected: `an item about ${bsn}`,
    received: `${counted(items.length, 'item')} about others`,
    where,
  });
  return item;
}

/** Demands that a report tells this of a consent, with a reason where it was not accepted. */
function demandReported(report: FoundReport, { bsn }: { readonly bsn: string }, status: Item['status']): void {
  const item = itemAbout(report, bsn);
  const told = (reason: string | undefined): string => (status === 'accepted' ? '' : `, reason: ${reason ?? 'none'}`);
  const withReason = status === 'accepted' || (item.reason ?? '').trim() !== '';
  demand(item.status === status && withReason, {
    message: `the report must tell of a consent that it was ${status}${status === 'accepted' ? '' : ', and why'}`,
    expected: `${status}${told('one that a user understands')}`,
    received: `${item.status}${told(item.reason)}`,
    where: `${report.where}, ${bsn}`,
  });
}

/** These consents stand in the report as rejected, and why. */
export const reportedRejected = <Name extends string>(
  name: Name,
  trippedBy: MitzCheck['trippedBy'],
): MitzCheck<Readonly<Record<Name, readonly Patient[]>>> => ({
  title: { nl: 'Het verslag meldt de afwijzing, met reden', en: 'The report tells of the rejection, and why' },
  level: 'MUST',
  trippedBy,
  judge: (evidence) => {
    const report = finalReport(evidence);
    judgeEach(evidence.cast[name], (patient) => {
      demandReported(report, patient, 'rejected');
    });
  },
});

/** Who must not be offered stands in the report as excluded, and why; or the XIS refused it beforehand, and said why. */
export const excludedWithReason = (trippedBy: MitzCheck['trippedBy']): MitzCheck<{ readonly excluded: Patient }> => ({
  title: { nl: 'Het verslag noemt de reden', en: 'The report gives the reason' },
  level: 'MUST',
  trippedBy,
  judge: (evidence) => {
    const { excluded } = evidence.cast;
    if (callsTo(evidence, 'migreren').some((call) => mentions(call, excluded.bsn)))
      notShown('the consent was offered, so there is no exclusion to tell of');
    const refused =
      actions(evidence, 'register-patients').some(
        ({ input, refusal }) => refusal !== undefined && input.patients.some(({ bsn }) => bsn === excluded.bsn),
      ) ||
      actions(evidence, 'load-local-consents').some(
        ({ input, refusal }) => refusal !== undefined && input.consents.some(({ bsn }) => bsn === excluded.bsn),
      );
    evidence.read?.said('stated');
    if (!refused) demandReported(finalReport(evidence), excluded, 'excluded');
  },
});

/** What a report must count: the consents of the register by what became of them. */
export type Counts = Pick<MigrationReport, (typeof countNames)[number]>;

/** Demands these counts of a report. */
export function demandCounts({ output, where }: FoundReport, counts: Partial<Counts>): void {
  const names = Object.keys(counts) as (keyof Counts)[];
  judgeEach(names, (name) => {
    expectValue(String(output[name]), String(counts[name]), `the report must count each consent once: ${name}`, where);
  });
}

/**
 * The consents of the register about which a message reached Mitz, whatever became of it.
 * @param before a place in the order of all
 * @throws NotShown where a message was not recognised
 */
export const offeredTo = (evidence: MitzEvidence<MigrationCast>, before = Infinity): readonly LocalConsent[] => {
  const sent = new Set(migrations(evidence).flatMap(({ bsn, exchange }) => (exchange.begun < before ? [bsn] : [])));
  return evidence.cast.consents.filter(({ bsn }) => sent.has(bsn));
};

/** Of these the ones that Mitz accepted, by its answers. @throws NotShown where a message was not recognised */
export const acceptedBy = (evidence: MitzEvidence<MigrationCast>): readonly LocalConsent[] => {
  const taken = new Set(
    migrations(evidence).flatMap(({ bsn, exchange }) =>
      fateOf(exchange, evidence.specification) === 'accepted' ? [bsn] : [],
    ),
  );
  return evidence.cast.consents.filter(({ bsn }) => taken.has(bsn));
};

/** In the end the report counts each consent of the register once: as offered what reached Mitz, as accepted what it accepted. */
export const reportCountsAll = (trippedBy: MitzCheck['trippedBy']): MitzCheck<MigrationCast> => ({
  title: { nl: 'Het verslag telt elke toestemming één keer', en: 'The report counts every consent once' },
  level: 'MUST',
  trippedBy,
  judge: (evidence) => {
    const report = finalReport(evidence);
    const { length: total } = evidence.cast.consents;
    const [offered, accepted] = [offeredTo(evidence).length, acceptedBy(evidence).length];
    if (accepted === 0) notShown('Mitz accepted no consent, so there is nothing to count');
    demandCounts(report, { total, offered, accepted, rejected: offered - accepted, excluded: total - offered });
  },
});

/** How many of these consents there are of each kind that a report tells apart. */
export const byChoice = (
  consents: readonly LocalConsent[],
): Required<NonNullable<MigrationReport['offeredByChoice']>> => ({
  yes: consents.filter(({ choice }) => choice === 'yes').length,
  no: consents.filter(({ choice }) => choice === 'no').length,
  restricted: consents.filter(({ choice, futureProof }) => choice !== 'none' && futureProof === false).length,
});
