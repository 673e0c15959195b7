/**
 * Something the user can mend: a wrong word on the command line, a broken file, a port that is taken.
 * Shown as one plain sentence without a stack; exit 2.
 */
export class UsageError extends Error {
  override readonly name: string = 'UsageError';
}

/** The driver or the target's process broke its contract: never the target's fault, always `error`. */
export class DriverError extends Error {
  override readonly name = 'DriverError';
}

/** The driver gave no answer in time. Where a scenario gives the target a time to decide, its checks judge that. */
export class Overdue extends DriverError {}

/** Whoever stopped the run broke this off: it is left out, as if it had not begun. */
export class BrokenOff extends Error {
  override readonly name = 'BrokenOff';
}

/** The message of whatever was thrown. */
export const messageOf = (thrown: unknown): string => (thrown instanceof Error ? thrown.message : String(thrown));
