/** The XIS understood and refuses: a 409 of the driver contract, with one sentence a user would understand. */
export class Refusal extends Error {}

/** The input of an action is not what the contract describes: a 400. */
export class Malformed extends Error {}

/** The message of anything thrown, without digits that could be a BSN. */
export function safeMessage(thrown: unknown): string {
  const text = thrown instanceof Error ? thrown.message : 'unknown error';
  return text.replace(/\d{8,}/g, '#').split('\n', 1)[0] ?? '';
}
