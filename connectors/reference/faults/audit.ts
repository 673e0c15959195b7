import { randomUUID } from 'node:crypto';

import type { AuditEntry } from '../domain.js';
import { fault, type BehaviourFault, type Hooks } from './fault.js';

type Entry = Omit<AuditEntry, 'at'>;

const withoutEntries = (omitted: (entry: Entry) => boolean): Hooks => ({
  audit: {
    add: (sound) => (entry) => {
      if (!omitted(entry)) sound(entry);
    },
  },
});

/** Changes what is written about a closed question. */
const aboutQuestions = (change: (entry: AuditEntry) => AuditEntry): Hooks => ({
  audit: {
    dated: (sound) => (entry) => {
      const written = sound(entry);
      return written.event === 'closed-question' ? change(written) : written;
    },
  },
});

const isRecording = ({ event }: Entry): boolean => event === 'record-consent';

const HOUR_MS = 3_600_000;

/** Faults in what the audit log tells, and in what it leaves out. */
export const AUDIT_FAULTS = {
  'keeps-no-audit-log': fault(
    'Writes nothing in its audit log.',
    withoutEntries(() => true),
  ),
  'omits-recordings-from-the-audit-log': fault(
    'Leaves recordings of consent out of its audit log.',
    withoutEntries(isRecording),
  ),
  'omits-closed-questions-from-the-audit-log': fault(
    'Leaves closed questions out of its audit log.',
    withoutEntries(({ event }) => event === 'closed-question'),
  ),
  'omits-failures-from-the-audit-log': fault(
    'Leaves out of its audit log what came to nothing.',
    withoutEntries(({ outcome }) => outcome === 'error'),
  ),
  'omits-notifications-from-the-audit-log': fault(
    'Leaves notifications of Mitz out of its audit log.',
    withoutEntries(({ event }) => event === 'notification'),
  ),
  'omits-its-own-refusals-from-the-audit-log': fault(
    'Leaves out of its audit log what it would not record itself.',
    withoutEntries((entry) => isRecording(entry) && entry.requestId === undefined),
  ),
  'logs-a-refusal-of-mitz-as-success': fault('Writes success in its audit log where Mitz would not take a choice.', {
    audit: {
      dated: (sound) => (entry) =>
        sound(isRecording(entry) && entry.requestId !== undefined ? { ...entry, outcome: 'success' } : entry),
    },
  }),
  'logs-without-the-professional': fault(
    'Leaves the professional empty in its audit log.',
    aboutQuestions((entry) => ({ ...entry, professional: '' })),
  ),
  'logs-another-request-id': fault(
    'Writes another id in its audit log than the X-Request-Id it sent.',
    aboutQuestions((entry) => ({ ...entry, requestId: randomUUID() })),
  ),
  'logs-another-patient': fault('Writes the BSN of another patient in its audit log.', ({ store }) =>
    aboutQuestions((entry) => {
      const another = [...store.rows('patients').values()].find(({ bsn }) => bsn !== entry.bsn);
      return { ...entry, bsn: another?.bsn ?? entry.bsn };
    }),
  ),
  'logs-another-event': fault(
    'Calls a closed question an open one in its audit log.',
    aboutQuestions((entry) => ({ ...entry, event: 'open-question' })),
  ),
  'logs-an-hour-early': fault(
    'Writes moments in its audit log that are an hour before what happened.',
    aboutQuestions((entry) => ({ ...entry, at: new Date(Date.parse(entry.at) - HOUR_MS).toISOString() })),
  ),
  'logs-another-outcome': fault(
    'Writes success in its audit log where Mitz gave no decision, and error where it did.',
    aboutQuestions((entry) => ({ ...entry, outcome: entry.outcome === 'success' ? 'error' : 'success' })),
  ),
  'exports-log-of-all-patients': fault('Exports the audit log of all patients when one patient is asked for.', {
    audit: {
      export:
        (sound) =>
        ({ bsn: _, ...period }) =>
          sound(period),
    },
  }),
  'exports-log-of-all-times': fault('Exports the whole audit log when a period is asked for.', {
    audit: {
      export:
        (sound) =>
        ({ from: _, to: __, ...patient }) =>
          sound(patient),
    },
  }),
} as const satisfies Record<string, BehaviourFault>;
