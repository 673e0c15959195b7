import { randomUUID } from 'node:crypto';

import type { AuditEntry } from './domain.js';
import type { Faults } from './faults.js';
import type { Store } from './store.js';

export interface AuditFilter {
  bsn?: string;
  from?: string;
  to?: string;
}

/** The audit log. It is only ever added to, and outlives a reset. */
export class AuditLog {
  constructor(
    private readonly store: Store,
    private readonly faults: Faults,
  ) {}

  add(entry: Omit<AuditEntry, 'at'>): void {
    if (this.faults.has('keeps-no-audit-log')) return;
    if (entry.event === 'record-consent' && this.omits(entry)) return;
    const isQuestion = entry.event === 'closed-question';
    if (isQuestion && this.faults.has('omits-closed-questions-from-the-audit-log')) return;
    const number = this.store.rows('audit').size;
    const written = { at: new Date().toISOString(), ...entry };
    this.store.put('audit', String(number), isQuestion ? this.distorted(written) : this.embellished(written));
  }

  /** Whether some fault leaves a recording, or the refusal to make one, out of the log. */
  private omits({ requestId }: Omit<AuditEntry, 'at'>): boolean {
    const { faults } = this;
    const isOurRefusal = requestId === undefined;
    return (
      faults.has('omits-recordings-from-the-audit-log') ||
      (isOurRefusal && faults.has('omits-its-own-refusals-from-the-audit-log'))
    );
  }

  private embellished(entry: AuditEntry): AuditEntry {
    const isSent = entry.event === 'record-consent' && entry.requestId !== undefined;
    return isSent && this.faults.has('logs-a-refusal-of-mitz-as-success') ? { ...entry, outcome: 'success' } : entry;
  }

  /** What some faults make of an entry about a closed question. */
  private distorted(entry: AuditEntry): AuditEntry {
    const { faults } = this;
    const another = [...this.store.rows('patients').values()].find(({ bsn }) => bsn !== entry.bsn);
    return {
      ...entry,
      ...(faults.has('logs-without-the-professional') ? { professional: '' } : {}),
      ...(faults.has('logs-another-request-id') ? { requestId: randomUUID() } : {}),
      ...(faults.has('logs-another-patient') && another !== undefined ? { bsn: another.bsn } : {}),
      ...(faults.has('logs-another-event') ? { event: 'open-question' as const } : {}),
      ...(faults.has('logs-an-hour-early') ? { at: new Date(Date.parse(entry.at) - 3_600_000).toISOString() } : {}),
      ...(faults.has('logs-another-outcome') ? { outcome: entry.outcome === 'success' ? 'error' : 'success' } : {}),
    };
  }

  /** The entries about one patient and in one period, both ends included; oldest first. */
  export(filter: AuditFilter): AuditEntry[] {
    const bsn = this.faults.has('exports-log-of-all-patients') ? undefined : filter.bsn;
    const allTimes = this.faults.has('exports-log-of-all-times');
    const from = filter.from === undefined || allTimes ? -Infinity : Date.parse(filter.from);
    const to = filter.to === undefined || allTimes ? Infinity : Date.parse(filter.to);
    return [...this.store.rows('audit').values()].filter((entry) => {
      const at = Date.parse(entry.at);
      return (bsn === undefined || entry.bsn === bsn) && at >= from && at <= to;
    });
  }
}
