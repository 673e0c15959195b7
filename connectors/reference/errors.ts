/** The XIS understood and refuses: a 409 of the driver contract, with one sentence a user would understand. */
export class Refusal extends Error {}

/** The input of an action is not what the contract describes: a 400. */
export class Malformed extends Error {}

/** A built-in fault had nothing to break. Never swallowed: a fault that does nothing would prove nothing. */
export class FaultMissed extends Error {}

/** The message of anything thrown, without digits that could be a BSN. */
export function safeMessage(thrown: unknown): string {
  const text = thrown instanceof Error ? thrown.message : 'unknown error';
  return text.replace(/\d{8,}/g, '#').split('\n', 1)[0] ?? '';
}

/** The part of a message that a fault means to change. */
export function must<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new FaultMissed(`the message has no ${what}`);
  return value;
}
