import type { ActionName, Driver, Performed } from '../mitz/xis.js';
import { wrapped } from './wrapped.js';

/** What in an input can make the difference between what a driver can do and what it cannot. */
const variants = [
  'approved',
  'button',
  'certificate',
  'choice',
  'dataCategories',
  'factors',
  'folderOffered',
  'level',
  'purposeOfUse',
  'representative',
  'representativePresent',
] as const;

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
      // Another environment may be one that it can be told of.
      if (performed.status === 'unsupported' && action !== 'configure') beyond.add(asked);
      return performed;
    },
  );
}

/** An action with what makes the difference, and with which optional parts it is asked. */
function variantOf(action: ActionName, input: object = {}): string {
  const parts = input as Readonly<Record<string, unknown>>;
  const { professional, patients = [] } = parts;
  const everyPatient = Object.assign({}, ...(patients as readonly object[])) as object;
  const given = [parts, professional ?? {}, everyPatient].map((one) => namesIn(one));
  return JSON.stringify([action, given, ...variants.map((name) => parts[name])]);
}

const namesIn = (one: object): readonly string[] =>
  Object.entries(one)
    .filter(([, value]) => value !== undefined)
    .map(([name]) => name)
    .sort();
