import { demand, judgeEach, notShown } from '../../../core/outcome.js';
import { claimedButtons } from '../../../mitz/buttons.js';
import { birthDateAtAge } from '../../../mitz/calendar.js';
import { askedAbout, callsOf, judgeQuestions, refusalOf } from '../../../mitz/checks/asked-questions.js';
import { requestIdOf } from '../../../mitz/checks/request-id.js';
import type { MitzEvidence } from '../../../mitz/context.js';
import { lastAction } from '../../../mitz/evidence.js';
import type { Example } from '../../../mitz/example.js';
import { place } from '../../../mitz/rules.js';
import { buttons, scenario } from '../../../mitz/scenario.js';
import type { AuditEntry, Patient } from '../../../mitz/xis.js';

/** How far the clocks of harness and target may differ: the log is read by time. */
const marginMs = 5 * 60_000;
const event = 'record-consent';
const requestId = '6f1d8a52-0b0e-4f0e-9d0c-1a2b3c4d5e6f';

interface Cast {
  /** Too young to decide alone: the XIS refuses. */
  readonly child: Patient;
  /** Of whom Mitz will not take the choice. */
  readonly struck: Patient;
}

/** What the log tells of recordings of this patient that were not made. */
function failuresOf(
  evidence: MitzEvidence,
  bsn: string,
): { readonly failed: readonly AuditEntry[]; readonly where: string } {
  const { output, refusal, entry } = lastAction(evidence, 'audit-log');
  const entries = output?.entries ?? notShown(`the audit log was not given: ${refusal ?? 'no reason'}`);
  const failed = entries.filter((one) => one.event === event && one.bsn === bsn && one.outcome !== 'success');
  return { failed, where: `action audit-log at ${entry.at}` };
}

/** Both attempts, and the log of those that `keep` leaves. */
function attempts(example: Example, { child, struck }: Cast, keep: (entry: AuditEntry) => boolean = () => true): void {
  example.consentQuestion(child, { choice: 'yes' }, { refused: 'een ouder moet erbij zijn' });
  example.consentQuestion(struck, { choice: 'yes' }, { refused: 'Mitz antwoordde 422' }, () => {
    example.recording(struck, 'yes', { status: 422, headers: { 'x-request-id': requestId } });
  });
  const buttons = claimedButtons(example.context.functionalities);
  const about = { at: '2026-11-21T10:00:00.000Z', event, professional: '900000009', outcome: 'refused' } as const;
  const log = [
    ...buttons.map((button) => ({ ...about, bsn: child.bsn, button })),
    { ...about, bsn: struck.bsn, requestId },
  ];
  example.auditLog({}, undefined, log.filter(keep));
}

export default scenario({
  title: {
    nl: 'Ook een geweigerde vastlegging staat in het auditlog',
    en: 'A recording that was refused stands in the audit log too',
  },
  line: '4.06.a',
  basis: 'assumed',
  functionalities: buttons,
  given: (world): Cast => {
    const struck = world.patient();
    world.script('registreren', { kind: 'status', status: 422 }, { about: struck });
    return { child: world.patient({ birthDate: birthDateAtAge(12, world.now) }), struck };
  },
  when: async (bed, { child, struck }) => {
    const from = new Date(bed.now().getTime() - marginMs).toISOString();
    await bed.register([child, struck]);
    await bed.askConsent(child, { choice: 'yes', representativePresent: false });
    await bed.askConsent(struck, { choice: 'yes' });
    await bed.act('audit-log', { from, to: new Date(bed.now().getTime() + marginMs).toISOString() });
  },
  checks: {
    'refusal-by-the-xis-is-logged': {
      title: { nl: 'Wat het XIS weigert staat in het log', en: 'What the XIS refuses stands in the log' },
      level: 'MUST',
      trippedBy: ['omits-its-own-refusals-from-the-audit-log', 'keeps-no-audit-log'],
      judge: (evidence) => {
        const { bsn } = evidence.cast.child;
        judgeQuestions(
          evidence,
          (asked) => {
            if (refusalOf(asked) === undefined && asked.answer?.output?.recorded !== false)
              notShown('the XIS refused nothing, so there was no refusal to log');
            const { failed, where } = failuresOf(evidence, bsn);
            if (failed.some(({ button }) => button === asked.button)) return;
            // Optional in the contract of the driver. As many as there were questions are of each of them.
            const nameless = failed.filter(({ button }) => button === undefined).length;
            if (nameless > 0 && nameless < askedAbout(evidence, bsn).length)
              notShown('the audit log gives no button with an entry, so it may be of the other');
            demand(nameless > 0, {
              message: 'what the XIS would not record must stand in the audit log',
              expected: `${event} about ${bsn}, not success`,
              received: failed.length === 0 ? 'no such entry about this patient' : 'entries of another button',
              where,
            });
          },
          bsn,
        );
      },
    },
    'refusal-by-mitz-is-logged': {
      title: {
        nl: 'Wat Mitz weigert staat in het log, als niet gelukt',
        en: 'What Mitz refuses stands in the log, as failed',
      },
      level: 'MUST',
      trippedBy: ['logs-a-refusal-of-mitz-as-success', 'keeps-no-audit-log'],
      judge: (evidence) => {
        const { bsn } = evidence.cast.struck;
        judgeQuestions(
          evidence,
          (asked) => {
            const refused = callsOf(evidence, asked).filter(({ response }) => response?.status === 422);
            if (refused.length === 0) notShown('no choice was sent, so Mitz could refuse none');
            const { failed, where } = failuresOf(evidence, bsn);
            judgeEach(refused, (call) => {
              const id = requestIdOf(call, evidence.specification)?.toLowerCase();
              if (failed.some((entry) => id !== undefined && entry.requestId?.toLowerCase() === id)) return;
              if (failed.some(({ requestId: one }) => id === undefined || one === undefined))
                notShown('a message or an entry has no X-Request-Id, so it cannot be told which belongs to which');
              demand(false, {
                message: 'what Mitz would not take must stand in the audit log, as refused or as an error',
                expected: `${event} about ${bsn}, not success, requestId ${id ?? '-'}`,
                received: failed.length === 0 ? 'no such entry about this patient' : 'entries of other messages',
                where: `${place(call)}; ${where}`,
              });
            });
          },
          bsn,
        );
      },
    },
  },
  examples: {
    good: (example, cast) => {
      attempts(example, cast);
    },
    counter: {
      'refusal-by-the-xis-is-logged': (example, cast) => {
        attempts(example, cast, ({ bsn }) => bsn !== cast.child.bsn);
      },
      'refusal-by-mitz-is-logged': (example, cast) => {
        attempts(example, cast, ({ bsn }) => bsn !== cast.struck.bsn);
      },
    },
  },
});
