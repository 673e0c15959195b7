import type { ActionName, Driver, Performed } from '../mitz/xis.js';
import { wrapped } from './wrapped.js';

/** What in an input can make the difference between what a driver can do and what it cannot. */
const variants = ['button', 'certificate', 'choice', 'factors', 'format', 'purposeOfUse'] as const;

/**
 * A driver that is asked once for what it cannot do: saying so may take as long as doing it, and a run asks some
 * actions hundreds of times. What it cannot do in one variant (an expired certificate), it is still asked in another.
 */
export function remembering(driver: Driver): Driver {
  const beyond = new Set<string>();
  return wrapped(
    driver,
    async <A extends ActionName>(...parts: Parameters<typeof driver.perform<A>>): Promise<Performed<A>> => {
      const [action, input] = parts;
      const asked = variantOf(action, input);
      if (beyond.has(asked)) return { status: 'unsupported' };
      const performed = await driver.perform<A>(...parts);
      if (performed.status === 'unsupported') beyond.add(asked);
      return performed;
    },
  );
}

const variantOf = (action: ActionName, input: object | undefined): string =>
  JSON.stringify([action, ...variants.map((name) => (input as Record<string, unknown> | undefined)?.[name])]);
