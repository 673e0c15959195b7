import type { PlacedScenario } from '../../../core/scenario.js';
import type { MitzScenario } from '../../../mitz/scenario.js';
import { Standing } from '../standing.js';
import type { StandingOptions } from '../standing.js';

/** What a run of the sound connector, all mutants off, comes by. */
export interface Reach {
  /** For each scenario how often it comes by each mutant. */
  readonly byScenario: ReadonlyMap<string, Readonly<Record<string, number>>>;
  /** Mutants that are come by while the program is loaded: each needs a start of its own. */
  readonly atStart: ReadonlySet<string>;
  /** How long each scenario took. */
  readonly durations: ReadonlyMap<string, number>;
  /** Scenarios that did not pass: what they find in a mutant says nothing. */
  readonly unsound: readonly string[];
}

/** Runs all scenarios once against the sound connector, a few at a time, and notes what each comes by. */
export async function reachOf(
  scenarios: readonly PlacedScenario<MitzScenario>[],
  options: StandingOptions,
  jobs: number,
  onScenario: (done: number) => void,
): Promise<Reach> {
  const byScenario = new Map<string, Readonly<Record<string, number>>>();
  const durations = new Map<string, number>();
  const atStart = new Set<string>();
  const unsound: string[] = [];
  const waiting = [...scenarios];
  let done = 0;
  const work = async (): Promise<void> => {
    const standing = new Standing(options);
    try {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        const [result] = await standing.judge(
          [next],
          (scenario) => ({ scenario }),
          () => true,
        );
        if (result?.outcome !== 'pass') unsound.push(next.id);
        durations.set(next.id, result?.durationMs ?? 0);
        for (const [name, hits] of await standing.covered()) {
          if (name === '') for (const id of Object.keys(hits)) atStart.add(id);
          else byScenario.set(name, hits);
        }
        onScenario((done += 1));
      }
    } finally {
      await standing.close();
    }
  };
  await Promise.all(Array.from({ length: jobs }, work));
  return { byScenario, atStart, durations, unsound };
}
