import type { Why } from './explained.js';
import { Explained } from './explained.js';
import type { KeptMutant } from './run.js';

/** Counts of mutants. */
export interface Figures {
  readonly all: number;
  readonly killed: number;
  readonly equivalent: number;
  readonly outOfReach: number;
  readonly holes: number;
  /** Survived, and nobody has said why it may. */
  readonly unexplained: number;
}

export interface Survivor {
  readonly kept: KeptMutant;
  readonly why: Why | 'unexplained';
  readonly reason: string;
}

export interface MutantFigures extends Figures {
  /** By how it was refused. */
  readonly how: { readonly fail: number; readonly notShown: number; readonly error: number };
  readonly byFile: ReadonlyMap<string, Figures>;
  /** How many were refused first by a check of each line of the norm. */
  readonly killedByLine: ReadonlyMap<string, number>;
  readonly survivors: readonly Survivor[];
}

export async function figuresOf(kept: readonly KeptMutant[]): Promise<MutantFigures> {
  const explained = await Explained.read();
  const survivors = kept
    .filter(({ fate }) => fate !== 'killed')
    .map((one): Survivor => {
      const found = explained.of(one);
      return found ? { kept: one, ...found } : { kept: one, why: 'unexplained', reason: '' };
    });
  const whyOf = new Map(survivors.map(({ kept: one, why }) => [one.key, why]));
  const killed = kept.filter(({ fate }) => fate === 'killed');
  const count = (how: string): number => killed.filter((one) => one.how === how).length;
  const byFile = new Map<string, Figures>();
  for (const file of [...new Set(kept.map((one) => one.file))].sort())
    byFile.set(
      file,
      counted(
        kept.filter((one) => one.file === file),
        whyOf,
      ),
    );
  const killedByLine = new Map<string, number>();
  for (const { line } of killed) if (line !== undefined) killedByLine.set(line, (killedByLine.get(line) ?? 0) + 1);
  return {
    ...counted(kept, whyOf),
    how: { fail: count('fail'), notShown: count('not-shown'), error: count('error') },
    byFile,
    killedByLine,
    survivors,
  };
}

function counted(kept: readonly KeptMutant[], whyOf: ReadonlyMap<string, Survivor['why']>): Figures {
  const many = (why: Survivor['why']): number => kept.filter(({ key }) => whyOf.get(key) === why).length;
  return {
    all: kept.length,
    killed: kept.filter(({ fate }) => fate === 'killed').length,
    equivalent: many('equivalent'),
    outOfReach: many('out-of-reach'),
    holes: many('hole'),
    unexplained: many('unexplained'),
  };
}

const percent = (part: number, whole: number): string => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`);

/** Of those that behave otherwise at all. */
export const ofNotEquivalent = ({ killed, all, equivalent }: Figures): string => percent(killed, all - equivalent);

/** Of those that behave otherwise in something that a line of the norm asks about. */
export const ofWithinReach = ({ killed, all, equivalent, outOfReach }: Figures): string =>
  percent(killed, all - equivalent - outOfReach);
