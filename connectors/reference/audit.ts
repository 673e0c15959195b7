import type { AuditEntry } from './domain.js';
import type { Store } from './store.js';

export interface AuditFilter {
  bsn?: string;
  from?: string;
  to?: string;
}

/** The audit log. It is only ever added to, and outlives a reset. */
export class AuditLog {
  constructor(private readonly store: Store) {}

  add(entry: Omit<AuditEntry, 'at'>): void {
    const number = this.store.rows('audit').size;
    this.store.put('audit', String(number), this.dated(entry));
  }

  /** An entry is dated by this system's own clock, at the moment at which it is written. */
  dated(entry: Omit<AuditEntry, 'at'>): AuditEntry {
    return { at: new Date().toISOString(), ...entry };
  }

  /** The entries about one patient and in one period, both ends included; oldest first. */
  export({ bsn, ...period }: AuditFilter): AuditEntry[] {
    const from = period.from === undefined ? -Infinity : Date.parse(period.from);
    const to = period.to === undefined ? Infinity : Date.parse(period.to);
    return [...this.store.rows('audit').values()].filter((entry) => {
      const at = Date.parse(entry.at);
      return (bsn === undefined || entry.bsn === bsn) && at >= from && at <= to;
    });
  }
}
