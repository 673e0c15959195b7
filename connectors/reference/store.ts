import { appendFileSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';

import type { AuditEntry, Choice, Environment, LocalConsent, Patient } from './domain.js';

/** Whether a patient of a holder should be, and is, registered in Mitz. */
export interface Registration {
  ura: string;
  bsn: string;
  wanted: boolean;
  registered: boolean;
  /** The subscription's id at Mitz, once given. */
  id?: string;
  /** Last segment of the notification address: says nothing about the patient. */
  endpointId: string;
  refused?: string;
}

/** What Mitz is known to hold for a patient of a holder, per data category and consulting category. */
export interface Leading {
  cells: Record<string, { choice: Choice; at: string }>;
  /** Mitz said that a newer choice stands there, without saying which. */
  superseded?: boolean;
}

/** One local consent in the migration. */
export interface MigrationRow {
  ura: string;
  bsn: string;
  status: 'pending' | 'accepted' | 'rejected' | 'excluded';
  reason?: string;
  /** A message was sent for it. */
  offered: boolean;
  choice?: Choice;
  restricted: boolean;
  /** Refused for lack of approval only: a later, approved start may offer it again. */
  mayReturn?: boolean;
}

/** Something that was not done and that a user or operator must see. */
export interface Attention {
  bsn?: string;
  reason: string;
}

interface Tables {
  environment: Environment;
  listenerPort: number;
  patients: Patient;
  consents: LocalConsent;
  leading: Leading;
  registrations: Registration;
  migration: MigrationRow;
  migrationRun: { startedBy: string };
  attention: Attention;
  audit: AuditEntry;
}

type TableName = keyof Tables;
type Stored = { [T in TableName]: Map<string, Tables[T]> };

/** What `reset` leaves alone: the configuration and the audit log. */
const KEPT_OVER_RESET: readonly TableName[] = ['environment', 'listenerPort', 'audit'];

function empty(): Stored {
  return {
    environment: new Map(),
    listenerPort: new Map(),
    patients: new Map(),
    consents: new Map(),
    leading: new Map(),
    registrations: new Map(),
    migration: new Map(),
    migrationRun: new Map(),
    attention: new Map(),
    audit: new Map(),
  };
}

/**
 * Everything that survives a restart, as tables of rows.
 *
 * With a file every change is appended to it at once, so that a hard stop loses nothing that was answered. The file is
 * written anew, by renaming, when it is opened and at a reset; a last line that was cut off by a crash is dropped.
 */
export class Store {
  private tables = empty();

  constructor(private readonly file?: string) {
    this.reload();
  }

  rows<T extends TableName>(table: T): ReadonlyMap<string, Tables[T]> {
    return this.tables[table];
  }

  get<T extends TableName>(table: T, key: string): Tables[T] | undefined {
    return this.tables[table].get(key);
  }

  put<T extends TableName>(table: T, key: string, row: Tables[T]): void {
    this.tables[table].set(key, row);
    this.append([table, key, row]);
  }

  remove(table: TableName, key: string): void {
    if (this.tables[table].delete(key)) this.append([table, key]);
  }

  reset(): void {
    for (const name of Object.keys(this.tables) as TableName[]) {
      if (!KEPT_OVER_RESET.includes(name)) this.tables[name].clear();
    }
    this.rewrite();
  }

  /** What a restart does: forget the memory, read the file. Without a file the memory is what survives. */
  reload(): void {
    if (this.file === undefined) return;
    this.tables = empty();
    if (existsSync(this.file)) for (const line of readFileSync(this.file, 'utf8').split('\n')) this.replay(line);
    this.rewrite();
  }

  private replay(line: string): void {
    let change: [TableName, string] | [TableName, string, never];
    try {
      change = JSON.parse(line) as typeof change;
    } catch {
      return;
    }
    const [table, key] = change;
    if (change.length === 2) this.tables[table].delete(key);
    else this.tables[table].set(key, change[2]);
  }

  private append(change: unknown): void {
    if (this.file !== undefined) appendFileSync(this.file, `${JSON.stringify(change)}\n`, { mode: 0o600 });
  }

  private rewrite(): void {
    if (this.file === undefined) return;
    const lines = Object.entries(this.tables).flatMap(([table, rows]) =>
      [...rows].map(([key, row]) => `${JSON.stringify([table, key, row])}\n`),
    );
    writeFileSync(`${this.file}.new`, lines.join(''), { mode: 0o600 });
    renameSync(`${this.file}.new`, this.file);
  }
}
