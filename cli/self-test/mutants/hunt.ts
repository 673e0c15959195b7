import type { ScenarioResult } from '../../../core/run-record.js';
import type { PlacedScenario } from '../../../core/scenario.js';
import type { MitzScenario } from '../../../mitz/scenario.js';
import { Standing } from '../standing.js';
import type { StandingOptions } from '../standing.js';
import type { Mutant } from './mutant.js';
import type { Reach } from './reach.js';

/** What became of one mutant. */
export interface Hunted {
  readonly key: string;
  readonly fate: 'killed' | 'survived' | 'not-reached';
  /** What refused it first: the check, with the line it is evidence for, or the scenario that it could not get through. */
  readonly by?: string;
  readonly line?: string;
  /** A check found it, evidence was missing, or the scenario could not be carried out with it. */
  readonly how?: 'fail' | 'not-shown' | 'error';
  readonly message?: string;
  /** How many scenarios come by it. */
  readonly reachedBy: number;
}

export interface HuntOptions extends StandingOptions {
  readonly scenarios: readonly PlacedScenario<MitzScenario>[];
  readonly reach: Reach;
  readonly jobs: number;
  readonly onHunted: (hunted: Hunted, mutant: Mutant) => void;
  readonly stop: AbortSignal;
}

/** How much more often than in the sound connector a mutant may be come by. */
const manyTimes = 200;
const fewest = 5000;

/** Tries mutants one by one against the scenarios that come by them, until one scenario refuses it. */
export async function hunt(mutants: readonly Mutant[], options: HuntOptions): Promise<void> {
  const waiting = [...mutants];
  const order = new KillingOrder(options.reach);
  const isStopped = (): boolean => options.stop.aborted;
  const work = async (): Promise<void> => {
    const standing = new Standing(options);
    try {
      for (let next = waiting.shift(); next !== undefined && !isStopped(); next = waiting.shift()) {
        const hunted = await huntOne(next, standing, options, order);
        if (!isStopped()) options.onHunted(hunted, next);
      }
    } finally {
      await standing.close();
    }
  };
  await Promise.all(Array.from({ length: options.jobs }, work));
}

async function huntOne(mutant: Mutant, shared: Standing, options: HuntOptions, order: KillingOrder): Promise<Hunted> {
  const { reach, scenarios, stop } = options;
  const isStatic = reach.atStart.has(mutant.id);
  const hitsIn = (id: string): number => reach.byScenario.get(id)?.[mutant.id] ?? 0;
  const reaching = scenarios.filter(({ id }) => !reach.unsound.includes(id) && (isStatic || hitsIn(id) > 0));
  const told = { key: mutant.key, reachedBy: reaching.length };
  if (reaching.length === 0) return { ...told, fate: 'not-reached' };
  const standing = isStatic ? new Standing({ ...options, mutantAtStart: mutant.id }) : shared;
  const switched = (id: string) => ({ mutant: mutant.id, hits: Math.max(fewest, hitsIn(id) * manyTimes) });
  try {
    for (const placed of order.of(mutant, reaching)) {
      if (stop.aborted) break;
      const refused = await refusal(standing, placed, switched);
      if (refused === undefined) continue;
      order.killed(mutant, placed.id);
      return { ...told, fate: 'killed', ...refused };
    }
    return { ...told, fate: 'survived' };
  } finally {
    if (isStatic) await standing.close();
  }
}

type Refusal = Pick<Hunted, 'by' | 'line' | 'how' | 'message'>;

/** Why a scenario refuses what is switched on. What no check found must come again: a busy machine is no refusal. */
async function refusal(
  standing: Standing,
  placed: PlacedScenario<MitzScenario>,
  switched: Parameters<Standing['judge']>[1],
): Promise<Refusal | undefined> {
  const attempt = async (): Promise<Refusal | undefined> => {
    const [result] = await standing.judge([placed], switched, () => true);
    return result && refusalIn(result);
  };
  const first = await attempt();
  if (first === undefined || first.how === 'fail') return first;
  const second = await attempt();
  return second && { ...second, how: second.how === 'fail' ? 'fail' : (first.how ?? 'error') };
}

function refusalIn(result: ScenarioResult): Refusal | undefined {
  const failed = result.checks.find(({ outcome, level }) => outcome === 'fail' && level === 'MUST');
  if (failed) {
    const message = failed.message === undefined ? {} : { message: failed.message.slice(0, 300) };
    return { by: `${result.id}#${failed.id}`, line: failed.line, how: 'fail', ...message };
  }
  if (result.outcome === 'pass' || result.outcome === 'not-applicable') return undefined;
  const [first] = result.checks;
  const how = result.outcome === 'not-shown' ? 'not-shown' : 'error';
  const message = result.reason === undefined ? {} : { message: result.reason.slice(0, 300) };
  return { by: result.id, how, ...(first && { line: first.line }), ...message };
}

/** Which scenarios are tried first: those that killed something in the same file, then what is quickest for what it reaches. */
class KillingOrder {
  readonly #kills = new Map<string, number>();
  readonly #reached = new Map<string, number>();

  constructor(private readonly reach: Reach) {
    for (const [id, hits] of reach.byScenario) this.#reached.set(id, Object.keys(hits).length);
  }

  of(mutant: Mutant, reaching: readonly PlacedScenario<MitzScenario>[]): PlacedScenario<MitzScenario>[] {
    const cost = ({ id }: PlacedScenario<MitzScenario>): number => {
      const kills = this.#kills.get(`${mutant.file} ${id}`) ?? 0;
      const reached = this.#reached.get(id) ?? 1;
      return ((this.reach.durations.get(id) ?? 1000) * Math.sqrt(reached)) / (1 + 3 * kills);
    };
    return [...reaching].sort((one, other) => cost(one) - cost(other));
  }

  killed({ file }: Mutant, id: string): void {
    const place = `${file} ${id}`;
    this.#kills.set(place, (this.#kills.get(place) ?? 0) + 1);
  }
}
