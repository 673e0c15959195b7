import type { Connector } from '../connector.js';
import type { Hooks } from '../hooks/hooks.js';

/** Something that another supplier may do otherwise, and that changes nothing of what is asked. */
export interface Variation {
  readonly description: string;
  /** Why it is allowed: the standard that leaves it free, or that no line of the norm speaks of it. */
  readonly because: string;
  readonly hooks: (connector: Connector) => Hooks;
}

export function variation(
  description: string,
  because: string,
  hooks: Hooks | ((connector: Connector) => Hooks),
): Variation {
  return { description, because, hooks: typeof hooks === 'function' ? hooks : () => hooks };
}
