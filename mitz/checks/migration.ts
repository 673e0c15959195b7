/** Checks about what became of local consents in a migration. */
import { demand, judgeEach, notShown } from '../../core/outcome.js';
import type { MitzEvidence } from '../context.js';
import { actions, mentions, migrations, mustNotBeElsewhere } from '../evidence.js';
import type { DoneAction } from '../evidence.js';
import { decided } from '../scenarios/migration-run.js';
import type { MigrationCast } from '../scenarios/migration-run.js';
import { callsTo } from '../rules.js';
import type { MitzCheck } from '../scenario.js';
import { choicesIn } from './sent-choices.js';
import type { SentChoice } from './sent-choices.js';
import type { LocalConsent } from '../xis.js';

type MigrationEvidence = MitzEvidence<MigrationCast>;

/** The choices that were sent about one patient, in order. @throws NotShown where a message was not recognised */
const sentAbout = (evidence: MitzEvidence, bsn: string): readonly SentChoice[] =>
  migrations(evidence)
    .filter((message) => message.bsn === bsn)
    .flatMap(choicesIn);

/** The approved start of the migration. @throws NotShown where there was none */
const approvedStart = (evidence: MitzEvidence): DoneAction<'start-migration'> =>
  actions(evidence, 'start-migration').find(({ input }) => input.approved) ??
  notShown('no approved migration was started');

/** Each consent about which a patient decided was sent once the migration was approved. */
export const decidedAreSent = (trippedBy: MitzCheck['trippedBy']): MitzCheck<MigrationCast> => ({
  title: {
    nl: 'Na de goedkeuring is elke genomen beslissing aangeboden',
    en: 'After the approval every decision that was taken is offered',
  },
  level: 'MUST',
  trippedBy,
  judge: (evidence) => {
    const start = approvedStart(evidence);
    const calls = callsTo(evidence, 'migreren').filter(({ begun }) => begun > start.entry.begun);
    judgeEach(decided(evidence.cast.consents), ({ bsn, choice }) => {
      if (calls.some((call) => mentions(call, bsn))) return;
      mustNotBeElsewhere(evidence, bsn);
      demand(false, {
        message: `the migration was approved, and a ${choice} was not offered to Mitz`,
        expected: 'a message about this patient',
        received: start.refusal === undefined ? 'no message' : `refused: ${start.refusal}`,
        where: `action start-migration at ${start.entry.at}`,
      });
    });
  },
});

/** A check that compares each decided local consent with each choice that was sent for it. */
export const sentAsDecided = (
  rest: Pick<MitzCheck, 'title' | 'trippedBy' | 'assumed'> & {
    readonly of?: (consent: LocalConsent) => boolean;
    readonly compare: (sent: SentChoice, local: LocalConsent, evidence: MigrationEvidence) => void;
  },
): MitzCheck<MigrationCast> => {
  const { of = () => true, compare, ...words } = rest;
  return {
    ...words,
    level: 'MUST',
    judge: (evidence) => {
      judgeEach(decided(evidence.cast.consents).filter(of), (local) => {
        const sent = sentAbout(evidence, local.bsn);
        if (sent.length === 0) notShown('no migration message about this patient arrived');
        judgeEach(sent, (choice) => {
          compare(choice, local, evidence);
        });
      });
    },
  };
};

/** A report with where it stands. */
export type FoundReport = DoneAction<'start-migration' | 'migration-report'> & {
  readonly output: NonNullable<DoneAction<'migration-report'>['output']>;
};

/** The last report of the migration. @throws NotShown where there is none, or the migration had not ended */
export function finalReport(evidence: MitzEvidence): FoundReport {
  const reports = [...actions(evidence, 'start-migration'), ...actions(evidence, 'migration-report')]
    .filter((one): one is FoundReport => one.output !== undefined)
    .sort((a, b) => a.entry.begun - b.entry.begun);
  const last = reports.at(-1) ?? notShown('there is no report of a migration');
  if (!last.output.done) notShown('the migration had not ended when the harness ran out of patience');
  return last;
}
