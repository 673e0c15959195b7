import { header, isExchange } from '../../../core/transcript.js';
import { everyExchangeIsInTheLog } from '../../../mitz/checks/audit.js';
import type { Example } from '../../../mitz/example.js';
import { exerciseAll, exerciseExample } from '../../../mitz/scenarios/exercise.js';
import { scenario } from '../../../mitz/scenario.js';
import { defaultProfessional } from '../../../mitz/world.js';
import type { AuditEntry, Patient } from '../../../mitz/xis.js';
import { sources } from '../../../mitz/sources.js';

/** Every message in use, and the log of those that `keep` leaves. */
function logged(example: Example, { bsn }: Patient, keep: (entry: AuditEntry) => boolean = () => true): void {
  const entries = example
    .entries()
    .filter(isExchange)
    .map(({ at, koppelvlak, request }): AuditEntry => {
      const requestId = header(request, 'x-request-id') ?? '';
      const { extension } = defaultProfessional;
      return { at, event: koppelvlak ?? '', professional: extension, bsn, requestId, outcome: 'success' };
    });
  example.auditLog({ bsn }, undefined, entries.filter(keep));
}

export default scenario({
  title: {
    nl: 'Elke uitwisseling met Mitz heeft een regel in het auditlog',
    en: 'Every exchange with Mitz has an entry in the audit log',
  },
  line: '1.03.c',
  basis: 'published',
  source: sources.logging,
  given: (world) => {
    const patient = world.patient();
    world.consent(patient, 'yes', { decidedAt: '2024-01-01T09:00:00Z' });
    return { patient };
  },
  when: async (bed, { patient }) => {
    await exerciseAll(bed, patient);
    await bed.settle();
    await bed.act('audit-log', { bsn: patient.bsn });
  },
  checks: {
    'entry-per-exchange': everyExchangeIsInTheLog([
      'omits-closed-questions-from-the-audit-log',
      'omits-recordings-from-the-audit-log',
      'keeps-no-audit-log',
    ]),
  },
  examples: {
    good: (example, { patient }) => {
      exerciseExample(example, patient);
      logged(example, patient);
    },
    counter: {
      'entry-per-exchange': (example, { patient }) => {
        exerciseExample(example, patient);
        logged(example, patient, ({ event }) => event !== 'geslotenAutorisatievraag');
      },
    },
  },
});
