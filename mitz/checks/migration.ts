/** Checks about what became of local consents in a migration. */
import { demand, judgeEach, notShown } from '../../core/outcome.js';
import type { MitzEvidence } from '../context.js';
import { actions, mentions, migrations, mustNotBeElsewhere } from '../evidence.js';
import type { DoneAction } from '../evidence.js';
import { decided } from '../scenarios/migration-run.js';
import type { MigrationCast } from '../scenarios/migration-run.js';
import { finalReport } from './migration-report.js';
import { callsTo, place } from '../rules.js';
import type { MitzCheck } from '../scenario.js';
import { fateOf } from '../toestemming/answer.js';
import { choicesIn } from './sent-choices.js';
import type { SentChoice } from './sent-choices.js';
import type { LocalConsent, Patient } from '../xis.js';

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
      if (start.refusal === undefined) finalReport(evidence);
      demand(false, {
        message: `the migration was approved, and a ${choice} was not offered to Mitz`,
        expected: 'a message about this patient',
        received: start.refusal === undefined ? 'no message' : `refused: ${start.refusal}`,
        where: `action start-migration at ${start.entry.at}`,
      });
    });
    // A newer choice that stands was offered in a form that Mitz knows, too.
    const known = migrations(evidence).filter(
      ({ exchange }) =>
        exchange.begun > start.entry.begun &&
        ['accepted', 'superseded'].includes(fateOf(exchange, evidence.specification)),
    );
    const taken = new Set(known.map(({ bsn }) => bsn));
    judgeEach(decided(evidence.cast.consents), ({ bsn }) => {
      if (!taken.has(bsn))
        notShown(`Mitz did not take the message about ${bsn}, so nothing was offered in a form that it knows`);
    });
  },
});

/** Nothing was offered about who must not be offered, though it was about others. */
export const notOffered = <Name extends string>(
  name: Name,
  { message, ...words }: Pick<MitzCheck, 'title' | 'trippedBy'> & { readonly message: string },
): MitzCheck<MigrationCast & Readonly<Record<Name, Patient | readonly Patient[]>>> => ({
  ...words,
  level: 'MUST',
  judge: (evidence) => {
    const kept = [evidence.cast[name]].flat() as readonly Patient[];
    const calls = callsTo(evidence, 'migreren');
    judgeEach(kept, ({ bsn }) => {
      const call = calls.find((one) => mentions(one, bsn));
      demand(call === undefined, () => ({
        message,
        expected: 'no message about this patient',
        received: `${call?.request.method ?? ''} ${call?.request.path ?? ''}`,
        where: call ? place(call) : '',
      }));
      mustNotBeElsewhere(evidence, bsn);
    });
    if (!decided(evidence.cast.consents).some(({ bsn }) => calls.some((call) => mentions(call, bsn))))
      notShown('no message about the other patients arrived either, so silence shows nothing');
  },
});

/** The choices that were sent, by patient, in order. @throws NotShown where a message was not recognised */
export function sentByPatient(evidence: MitzEvidence): ReadonlyMap<string, readonly SentChoice[]> {
  const sent = new Map<string, SentChoice[]>();
  for (const message of migrations(evidence)) {
    const known = sent.get(message.bsn);
    if (known) known.push(...choicesIn(message));
    else sent.set(message.bsn, [...choicesIn(message)]);
  }
  return sent;
}

/** A check that compares each decided local consent with each choice that was sent for it. */
export const sentAsDecided = <Extra>(
  rest: Pick<MitzCheck, 'title' | 'trippedBy' | 'reads'> & {
    readonly of?: (consent: LocalConsent) => boolean;
    readonly compare: (sent: SentChoice, local: LocalConsent, evidence: MitzEvidence<MigrationCast & Extra>) => void;
  },
): MitzCheck<MigrationCast & Extra> => {
  const { of = () => true, compare, ...words } = rest;
  return {
    ...words,
    level: 'MUST',
    judge: (evidence) => {
      const sent = sentByPatient(evidence);
      judgeEach(decided(evidence.cast.consents).filter(of), (local) => {
        const about = sent.get(local.bsn) ?? notShown('no migration message about this patient arrived');
        judgeEach(about, (choice) => {
          compare(choice, local, evidence);
        });
      });
    },
  };
};
