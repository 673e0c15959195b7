import { given } from './input.js';
import type { MigrationRow } from './store.js';

/** The account of a migration: total = offered + excluded, and once it is done offered = accepted + rejected. */
export interface MigrationReport {
  done: boolean;
  total: number;
  offered: number;
  accepted: number;
  rejected: number;
  excluded: number;
  offeredByChoice: { yes: number; no: number; restricted: number };
  items: { bsn: string; status: MigrationRow['status']; reason?: string }[];
}

/** Counts everything since the last reset. `restricted` counts again those among the offered that had a restriction. */
export function reportOf(rows: readonly MigrationRow[]): MigrationReport {
  const count = (holds: (row: MigrationRow) => boolean): number => rows.filter(holds).length;
  return {
    done: count((row) => row.status === 'pending') === 0,
    total: rows.length,
    offered: count((row) => row.offered),
    accepted: count((row) => row.status === 'accepted'),
    rejected: count((row) => row.status === 'rejected'),
    excluded: count((row) => row.status === 'excluded'),
    offeredByChoice: {
      yes: count((row) => row.offered && row.choice === 'yes'),
      no: count((row) => row.offered && row.choice === 'no'),
      restricted: count((row) => row.offered && row.restricted),
    },
    items: rows.map(({ bsn, status, reason }) => ({ bsn, status, ...given('reason', reason) })),
  };
}
