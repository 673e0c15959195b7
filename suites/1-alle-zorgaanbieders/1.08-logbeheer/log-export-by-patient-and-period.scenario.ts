import {
  everyExchangeIsInTheLog,
  exportKeepsToThePatient,
  exportKeepsToThePeriod,
} from '../../../mitz/checks/audit.js';
import type { Example } from '../../../mitz/example.js';
import { scenario } from '../../../mitz/scenario.js';
import type { AuditEntry, Patient } from '../../../mitz/xis.js';

interface People {
  readonly patient: Patient;
  readonly other: Patient;
}

/** For the examples: a morning with three requests about the patient, of which the second in the period. */
const period = { from: '2026-11-21T09:30:00.000Z', to: '2026-11-21T10:30:00.000Z' };
const morning = [
  { at: '2026-11-21T09:00:00.000Z', requestId: '0b0f6c5e-8f3a-4a83-9a5e-52a0a4a1c001' },
  { at: '2026-11-21T10:00:00.000Z', requestId: '0b0f6c5e-8f3a-4a83-9a5e-52a0a4a1c002' },
  { at: '2026-11-21T11:00:00.000Z', requestId: '0b0f6c5e-8f3a-4a83-9a5e-52a0a4a1c003' },
] as const;

const entriesAbout = ({ bsn }: Patient): readonly AuditEntry[] =>
  morning.map((moment) => ({
    ...moment,
    event: 'closed-question',
    professional: '900027308',
    bsn,
    outcome: 'success',
  }));

/** Writes the requests of the morning, and the two exports. */
function exports(
  example: Example,
  { patient, other }: People,
  all: readonly AuditEntry[],
  ofPeriod: readonly AuditEntry[],
): void {
  for (const { requestId } of morning) {
    example.question(patient, 'Deny', { headers: { 'x-request-id': requestId } });
  }
  example.question(other, 'Deny');
  example.action('audit-log', { bsn: patient.bsn }, { entries: all });
  example.action('audit-log', { bsn: patient.bsn, ...period }, { entries: ofPeriod });
}

export default scenario({
  title: {
    nl: 'De logging is op te vragen per patiënt en per periode',
    en: 'The log can be asked for by patient and by period',
  },
  line: '1.08.b',
  basis: 'assumed',
  functionalities: ['gesloten'],
  given: (world): People => {
    const patient = world.patient();
    const other = world.patient();
    for (const one of [patient, other]) world.consent(one, 'yes');
    return { patient, other };
  },
  when: async (bed, { patient, other }) => {
    const { bsn } = patient;
    await bed.register([patient, other]);
    await bed.requestData(patient);
    await bed.requestData(other);
    await bed.settle();
    const from = bed.now().toISOString();
    await bed.requestData(patient);
    await bed.settle();
    const to = bed.now().toISOString();
    await bed.settle();
    await bed.requestData(patient);
    await bed.act('audit-log', { bsn });
    await bed.act('audit-log', { bsn, from, to });
  },
  checks: {
    'every-exchange-is-in-the-log': everyExchangeIsInTheLog(['keeps-no-audit-log']),
    'export-keeps-to-the-patient': exportKeepsToThePatient,
    'export-keeps-to-the-period': exportKeepsToThePeriod,
  },
  examples: {
    good: (example, people) => {
      const all = entriesAbout(people.patient);
      exports(example, people, all, all.slice(1, 2));
    },
    counter: {
      'every-exchange-is-in-the-log': (example, people) => {
        exports(example, people, [], []);
      },
      'export-keeps-to-the-patient': (example, people) => {
        const all = entriesAbout(people.patient);
        exports(example, people, [...all, ...entriesAbout(people.other)], all.slice(1, 2));
      },
      'export-keeps-to-the-period': (example, people) => {
        const all = entriesAbout(people.patient);
        exports(example, people, all, all);
      },
    },
  },
});
