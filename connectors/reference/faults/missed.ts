/** A fault had nothing to break. Never swallowed: a fault that does nothing would prove nothing. */
export class FaultMissed extends Error {}

/** The part of a message that a fault means to change. */
export function must<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new FaultMissed(`the message has no ${what}`);
  return value;
}
