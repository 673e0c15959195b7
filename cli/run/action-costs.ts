/** What it costs that an adapter cannot do an action: which scenarios stay not shown, and for which lines of the norm. */
import { counted } from '../../core/text.js';
import { isAction } from '../../core/transcript.js';
import type { Entry } from '../../core/transcript.js';
import { unclaimed } from '../../mitz/scenario.js';
import type { MitzSpecification } from '../../mitz/specification/index.js';
import type { ActionName } from '../../mitz/xis.js';
import type { Suites } from '../../suites/index.js';
import { actionsOf } from './steps.js';
import { companyOf, factsOf } from './target.js';
import type { Target } from './target.js';

/** The scenarios of what a target claims that ask for an action, and the lines of the norm that they are evidence for. */
export interface ActionCost {
  readonly scenarios: readonly string[];
  readonly lines: readonly string[];
}

export type ActionCosts = ReadonlyMap<ActionName, ActionCost>;

/** For every action that the scenarios of this target ask for. */
export async function actionCosts(
  { scenarios }: Suites,
  target: Target,
  specification: MitzSpecification,
): Promise<ActionCosts> {
  const claims = { ...target, company: companyOf(target, specification), facts: factsOf(target) };
  const costs = new Map<ActionName, { scenarios: string[]; lines: Set<string> }>();
  for (const { id, scenario } of scenarios) {
    if (unclaimed(scenario, claims) !== undefined) continue;
    for (const action of new Set(await actionsOf(scenario))) {
      const known = costs.get(action) ?? { scenarios: [], lines: new Set<string>() };
      known.scenarios.push(id);
      known.lines.add(scenario.line);
      costs.set(action, known);
    }
  }
  return new Map(
    [...costs].map(([action, one]) => [action, { scenarios: one.scenarios, lines: [...one.lines].sort() }]),
  );
}

/** What to answer, in place of 501, where the XIS has nothing to do for an action. */
const instead: Partial<Record<ActionName, string>> = {
  'run-scheduled-work': 'does the XIS send everything at once, then answer 200 {"pending": 0}',
  'work-list': 'does the XIS show nothing to its user, then answer 200 {"items": []}',
  'close-dossier': 'has a dossier no end in the XIS, then leave it 501',
  login: 'does the XIS know one user only, then answer 204',
  'select-patient': 'does the XIS need no selection before a button, then answer 204',
};

/** A sentence on what an action costs that the adapter cannot do. */
export function toldOfCost(action: ActionName, costs: ActionCosts, { patience }: Pick<Target, 'patience'>): string {
  const { scenarios = [], lines = [] } = costs.get(action) ?? {};
  const advice = instead[action];
  const lost =
    action === 'run-scheduled-work'
      ? `nearly every scenario waits ${patience.messageMs} ms for what the XIS sends by itself, in place of ${patience.quietMs} ms`
      : scenarios.length === 0
        ? 'no claimed scenario asks for it'
        : `${counted(scenarios.length, 'scenario')} stay${scenarios.length === 1 ? 's' : ''} not shown, of line${lines.length === 1 ? '' : 's'} ${lines.join(', ')}`;
  return `${action} (501): ${lost}${advice === undefined ? '' : `; ${advice}`}`;
}

/** Tells of each action that turns out to be lacking while a run goes on, once, as soon as a scenario asked for it. */
export class LackingActions {
  readonly #told = new Set<string>();
  #costs: Promise<ActionCosts> | undefined;

  constructor(
    private readonly suites: Suites,
    private readonly target: Target,
    private readonly specification: MitzSpecification,
    private readonly say: (text: string) => void,
  ) {}

  async lookAt(entries: readonly Entry[]): Promise<void> {
    for (const { name, result } of entries.filter(isAction)) {
      if (result.status !== 'unsupported' || this.#told.has(name)) continue;
      this.#told.add(name);
      this.#costs ??= actionCosts(this.suites, this.target, this.specification);
      this.say(`the adapter cannot do ${toldOfCost(name as ActionName, await this.#costs, this.target)}`);
    }
  }
}

/** Every action that is asked for, with how many scenarios need it and whether the adapter can do it as far as it was asked. */
export function capabilityTable(costs: ActionCosts, can: readonly ActionName[], cannot: readonly ActionName[]): string {
  const names = [...new Set([...can, ...cannot, ...costs.keys()])].sort();
  return names
    .map((name) => {
      const state = can.includes(name) ? 'can' : cannot.includes(name) ? 'cannot (501)' : 'not asked yet';
      const count = costs.get(name)?.scenarios.length ?? 0;
      return `${name.padEnd(24)} ${state.padEnd(14)} ${count === 0 ? 'by no scenario' : `asked by ${counted(count, 'scenario')}`}`;
    })
    .join('\n');
}
