import { header, isExchange } from '../../../core/transcript.js';
import { notificationIsInTheLog } from '../../../mitz/checks/audit.js';
import type { Example } from '../../../mitz/example.js';
import { scenario } from '../../../mitz/scenario.js';
import { sources } from '../../../mitz/sources.js';
import type { AuditEntry, Patient } from '../../../mitz/xis.js';

/** A notification that was taken, and what the log holds of the patient. */
function told(example: Example, patient: Patient, event: string): void {
  example.subscribe(patient);
  example.notification(patient, 'no', 204);
  const entries = example
    .entries()
    .filter(isExchange)
    .map(({ at, koppelvlak, request }): AuditEntry => {
      const isSent = koppelvlak === 'abonneren';
      const requestId = header(request, 'x-request-id') ?? '';
      const common = { at, professional: 'system', bsn: patient.bsn, outcome: 'success' } as const;
      return isSent ? { ...common, event: 'subscribe', requestId } : { ...common, event };
    });
  example.auditLog(
    { bsn: patient.bsn },
    undefined,
    entries.filter((entry) => entry.event !== ''),
  );
}

export default scenario({
  title: {
    nl: 'Ook een notificatie van Mitz staat in het auditlog',
    en: 'A notification of Mitz is in the audit log too',
  },
  line: '1.03.c',
  basis: 'published',
  source: sources.logging,
  functionalities: ['notificaties'],
  given: (world) => {
    const patient = world.patient();
    world.consent(patient, 'no', { decidedAt: '2025-03-01T09:30:00Z' });
    return { patient };
  },
  when: async (bed, { patient }) => {
    await bed.register([patient]);
    await bed.settle({ abonneren: 1 });
    await bed.notify(patient, { choice: 'no', decidedAt: '2025-03-01T09:30:00Z' });
    await bed.settle();
    await bed.act('audit-log', { bsn: patient.bsn });
  },
  checks: {
    'notification-is-in-the-log': notificationIsInTheLog([
      'omits-notifications-from-the-audit-log',
      'keeps-no-audit-log',
    ]),
  },
  examples: {
    good: (example, { patient }) => {
      told(example, patient, 'notification');
    },
    counter: {
      'notification-is-in-the-log': (example, { patient }) => {
        told(example, patient, '');
      },
    },
  },
});
