/**
 * What another supplier may do otherwise, by name. A harness that turns one of these down has a false red. They stand in
 * front of faults, so that a fault can be tried under a variation too.
 */
import type { Connector } from '../connector.js';
import type { DriverServer } from '../driver-server.js';
import { layHooks } from '../hooks/lay-hooks.js';
import { BEHAVIOUR } from './behaviour.js';
import { QUESTION } from './question.js';
import { RESOURCES } from './resources.js';
import { TRANSPORT } from './transport.js';
import type { Variation } from './variation.js';
import { WRITING } from './writing.js';

const VARIATIONS: Readonly<Record<string, Variation>> = {
  ...WRITING,
  ...QUESTION,
  ...TRANSPORT,
  ...RESOURCES,
  ...BEHAVIOUR,
};

/** Every variation by name, with what it does and why it is allowed. */
export const VARIATION_LIST: readonly { name: string; description: string; because: string }[] = Object.entries(
  VARIATIONS,
).map(([name, { description, because }]) => ({ name, description, because }));

/** Lets a connector do these things otherwise; a name that is not known is an error. */
export function layVariations(names: readonly string[], connector: Connector, driver?: DriverServer): void {
  const hooks = names.map((name) => {
    const found = Object.hasOwn(VARIATIONS, name) ? VARIATIONS[name] : undefined;
    if (found === undefined) throw new Error(`there is no variation '${name}'; --list-variations shows all of them`);
    return found.hooks(connector);
  });
  layHooks(hooks, connector, driver);
}
