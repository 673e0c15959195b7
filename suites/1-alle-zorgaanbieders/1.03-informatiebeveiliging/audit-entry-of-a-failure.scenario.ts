import { header, isExchange } from '../../../core/transcript.js';
import { everyExchangeIsInTheLog } from '../../../mitz/checks/audit.js';
import type { Example } from '../../../mitz/example.js';
import { scenario } from '../../../mitz/scenario.js';
import { sources } from '../../../mitz/sources.js';
import { defaultProfessional } from '../../../mitz/world.js';
import type { AuditEntry, Patient } from '../../../mitz/xis.js';

/** A question that Mitz cannot answer, and what the log holds of it. */
function told(example: Example, patient: Patient, isLogged: boolean): void {
  example.dataRequest(patient, { released: [] }, () => { example.question(patient, { status: 503 }); }); // prettier-ignore
  const { extension } = defaultProfessional;
  const entries = example
    .entries()
    .filter(isExchange)
    .map(({ at, request }): AuditEntry => {
      const requestId = header(request, 'x-request-id') ?? '';
      return { at, event: 'closed-question', professional: extension, bsn: patient.bsn, requestId, outcome: 'error' };
    });
  example.auditLog({ bsn: patient.bsn }, undefined, isLogged ? entries : []);
}

export default scenario({
  title: {
    nl: 'Ook een vraag die Mitz niet kan beantwoorden staat in het auditlog',
    en: 'A question that Mitz cannot answer is in the audit log too',
  },
  line: '1.03.c',
  basis: 'published',
  source: sources.logging,
  functionalities: ['gesloten'],
  given: (world) => {
    const patient = world.patient();
    world.consent(patient, 'yes');
    world.script('geslotenAutorisatievraag', { kind: 'status', status: 503 }, { about: patient });
    return { patient };
  },
  when: async (bed, { patient }) => {
    await bed.register([patient]);
    await bed.requestData(patient);
    await bed.settle();
    await bed.act('audit-log', { bsn: patient.bsn });
  },
  checks: {
    'failure-is-in-the-log': everyExchangeIsInTheLog(['omits-failures-from-the-audit-log', 'keeps-no-audit-log']),
  },
  examples: {
    good: (example, { patient }) => {
      told(example, patient, true);
    },
    counter: {
      'failure-is-in-the-log': (example, { patient }) => {
        told(example, patient, false);
      },
    },
  },
});
