import type { Standard } from '../core/judging.js';
import type { Scope } from '../core/run-record.js';
import { arrivals } from './arrivals.js';
import { laws } from './laws.js';

/**
 * What the checks of Mitz are judged by beside the set and the policy: what the target claims, what arrived, the laws.
 * Of a target that was only observed nobody knows what it was made to do, so the laws say nothing of it.
 */
export const judgingFor = (
  functionalities: readonly string[],
  scope: Scope,
): Pick<Standard, 'functionalities' | 'arrivals' | 'laws'> => ({
  functionalities,
  arrivals,
  ...(scope !== 'observed' && { laws: laws as never }),
});
