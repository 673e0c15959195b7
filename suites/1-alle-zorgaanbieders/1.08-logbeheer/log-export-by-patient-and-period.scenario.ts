import { everyExchangeIsInTheLog, exportKeepsToThePatient, exportKeepsToThePeriod } from '../../../mitz/audit-checks.js';
import type { Example } from '../../../mitz/example.js';
import { scenario } from '../../../mitz/scenario.js';
import type { AuditEntry, Patient } from '../../../mitz/xis.js';

const [before, from, during, to, after] = [
  '2026-11-21T09:00:00.000Z',
  '2026-11-21T09:30:00.000Z',
  '2026-11-21T10:00:00.000Z',
  '2026-11-21T10:30:00.000Z',
  '2026-11-21T11:00:00.000Z',
];

interface People {
  readonly patient: Patient;
  readonly other: Patient;
}

/** A morning in which data was requested three times, and what stands in the log about it. */
function morning(example: Example, { patient, other }: People): { readonly [Of in 'patient' | 'other']: AuditEntry[] } {
  const entry = (at: string, { bsn }: Patient): AuditEntry => {
    const requestId = example.dataRequest(
      bsn === patient.bsn ? patient : other,
      { released: [] },
      () => { example.question(bsn === patient.bsn ? patient : other, 'Deny'); },
    ); // prettier-ignore
    return { at, event: 'closed-question', professional: '900027308', bsn, outcome: 'success', ...requestId };
  };
  return { patient: [before, during, after].map((at) => entry(at, patient)), other: [entry(during, other)] };
}

export default scenario({});
