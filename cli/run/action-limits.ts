import { Overdue } from '../../core/errors.js';
import type { ActionName, XisActions } from '../../mitz/xis.js';
import type { Patience } from './target.js';

/**
 * An action about very many ends before Node's own client gives up, after five minutes. A migration that lasts longer has
 * a way of its own in the driver contract: it answers at once that it is not done, and tells the rest when it is asked.
 */
const longestMs = 290_000;

/** How long actions may last that are about many: longer the more there are. Others have the time that the driver gives them. */
export class ActionLimits {
  /** How many local consents the target holds. */
  #consents = 0;

  constructor(private readonly patience: Patience) {}

  /** In ms; undefined: what the driver gives. Told of every action, in order. */
  of<A extends ActionName>(action: A, input: XisActions[A]['input']): number | undefined {
    const { actionMs, consentMs } = this.patience;
    if (action === 'reset') this.#consents = 0;
    const { consents = [], patients = [] } = (input ?? {}) as Partial<
      XisActions['load-local-consents']['input'] & XisActions['register-patients']['input']
    >;
    this.#consents += consents.length;
    const migrates = ['load-local-consents', 'start-migration', 'run-scheduled-work'].includes(action);
    const many = migrates ? this.#consents : patients.length;
    return many > 0 ? Math.min(actionMs + many * consentMs, Math.max(actionMs, longestMs)) : undefined;
  }
}

/** Tells of a migration that was not done in time what else it could have done. */
export function withAdvice(action: ActionName, thrown: unknown): unknown {
  if (action === 'start-migration' && thrown instanceof Overdue)
    thrown.message +=
      "; let a migration that takes longer answer at once with done: false, and tell the rest in 'migration-report', or raise patience.consentMs";
  return thrown;
}
