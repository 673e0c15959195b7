import { demand, judgeEach, notShown } from '../../../core/outcome.js';
import { header, isExchange } from '../../../core/transcript.js';
import type { MitzEvidence } from '../../../mitz/context.js';
import { lastAction, mentions, recordings } from '../../../mitz/evidence.js';
import type { Recognised } from '../../../mitz/evidence.js';
import type { Example } from '../../../mitz/example.js';
import { requestIdOf } from '../../../mitz/checks/request-id.js';
import { place } from '../../../mitz/rules.js';
import { buttons, scenario } from '../../../mitz/scenario.js';
import type { ReceivedConsents } from '../../../mitz/toestemming/read.js';
import { defaultProfessional } from '../../../mitz/world.js';
import type { AuditEntry, Patient } from '../../../mitz/xis.js';
import { sources } from '../../../mitz/sources.js';

/** How far the clocks of harness and target may differ: the log is read by time. */
const marginMs = 5 * 60_000;

const event = 'record-consent';

type Expected = Required<Pick<AuditEntry, 'event' | 'bsn' | 'professional' | 'choice' | 'requestId'>>;

/** What the audit log must tell of a recording. */
function entryFor(
  { bsn, consents, exchange }: Recognised<ReceivedConsents>,
  { specification }: MitzEvidence,
): Expected {
  const requestId = requestIdOf(exchange, specification);
  if (requestId === undefined) notShown(`${place(exchange)} has no X-Request-Id to find it by in the log`);
  const choice = consents.some((consent) => consent.choice === 'yes') ? 'yes' : 'no';
  return { event, bsn, professional: defaultProfessional.extension, choice, requestId };
}

const told = (entry: Partial<AuditEntry>): string =>
  (['event', 'bsn', 'professional', 'choice', 'requestId'] as const)
    .map((key) => `${key} ${entry[key] ?? '-'}`)
    .join(', ');

/** A UUID is the same in capitals, and a professional with the register of the number written before it. */
const isSame = ({ professional, ...one }: AuditEntry, expected: Expected): boolean =>
  professional.includes(expected.professional) &&
  told({ ...one, professional: expected.professional }).toLowerCase() === told(expected).toLowerCase();

interface Cast {
  readonly willing: Patient;
  readonly unwilling: Patient;
}

function recordBoth(example: Example, { willing, unwilling }: Cast): void {
  example.recorded(willing);
  example.recorded(unwilling, 'no');
}

/** The log as a good connector keeps it. */
const logOf = (example: Example, { willing, unwilling }: Cast): readonly AuditEntry[] =>
  example
    .entries()
    .filter(isExchange)
    .map((exchange) => {
      const [patient, choice] = mentions(exchange, willing.bsn)
        ? ([willing, 'yes'] as const)
        : ([unwilling, 'no'] as const);
      const requestId = header(exchange.request, 'x-request-id') ?? '';
      const professional = defaultProfessional.extension;
      return { at: exchange.at, event, professional, bsn: patient.bsn, requestId, choice, outcome: 'success' };
    });

export default scenario({
  title: {
    nl: 'Elke vastlegging staat in het auditlog',
    en: 'Every recording stands in the audit log',
  },
  line: '4.06.a',
  basis: 'published',
  source: sources.logging,
  functionalities: buttons,
  given: (world) => ({ willing: world.patient(), unwilling: world.patient() }),
  when: async (bed, { willing, unwilling }) => {
    const from = new Date(bed.now().getTime() - marginMs).toISOString();
    await bed.register([willing, unwilling]);
    await bed.askConsent(willing, { choice: 'yes' });
    await bed.askConsent(unwilling, { choice: 'no' });
    await bed.act('audit-log', { from, to: new Date(bed.now().getTime() + marginMs).toISOString() });
  },
  checks: {
    'entry-per-recording': {
      title: {
        nl: 'Het log zegt wie, voor welke patiënt, welke keuze en bij welk bericht',
        en: 'The log says who, for which patient, which choice and by which message',
      },
      level: 'MUST',
      trippedBy: ['omits-recordings-from-the-audit-log', 'keeps-no-audit-log'],
      judge: (evidence) => {
        const sent = recordings(evidence);
        if (sent.length === 0) notShown('nothing was recorded, so there is nothing to log');
        const { output, refusal, entry } = lastAction(evidence, 'audit-log');
        const entries = output?.entries ?? notShown(`the audit log was not given: ${refusal ?? 'no reason'}`);
        judgeEach(sent, (recording) => {
          const expected = entryFor(recording, evidence);
          const about = entries.filter((one) => one.event === event && one.bsn === recording.bsn);
          if (about.some((one) => isSame(one, expected))) return;
          // Optional in the contract of the driver: without them it cannot be told which entry belongs to which message.
          const nameless = about.filter(({ requestId, choice }) => requestId === undefined || choice === undefined);
          if (nameless.length > 0) notShown('the audit log gives no requestId or no choice with an entry');
          demand(false, {
            message: 'a recording must stand in the audit log',
            expected: told(expected),
            received: about.map(told).join('; ') || 'no entry about this patient',
            where: `${place(recording.exchange)}; action audit-log at ${entry.at}`,
          });
        });
      },
    },
  },
  examples: {
    good: (example, cast) => {
      recordBoth(example, cast);
      example.auditLog({}, undefined, logOf(example, cast));
    },
    counter: {
      'entry-per-recording': (example, cast) => {
        recordBoth(example, cast);
        example.auditLog({}, undefined, logOf(example, cast).slice(1));
      },
    },
  },
});
