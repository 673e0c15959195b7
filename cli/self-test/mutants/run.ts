import { createReadStream, existsSync } from 'node:fs';
import { appendFile, mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import readline from 'node:readline';
import { makeIdentities } from '../../../mocks/certificates.js';
import type { Suites } from '../../../suites/index.js';
import { chosen } from './choose.js';
import type { Choice } from './choose.js';
import { hunt } from './hunt.js';
import type { Hunted } from './hunt.js';
import { discard, instrumented } from './instrument.js';
import type { Mutant } from './mutant.js';
import { reachOf } from './reach.js';

/** A mutant with what became of it, as it is kept: one line each. */
export interface KeptMutant extends Hunted {
  readonly file: string;
  /** Where it stands in the source. */
  readonly at: number;
  readonly kind: string;
}

export interface MutantsOptions extends Choice {
  readonly suites: Suites;
  readonly jobs: number;
  /** The folder in which results are kept. */
  readonly out: string;
  /** Goes on with what is kept there; absent: begins anew. */
  readonly resume?: boolean;
  readonly onStep: (step: string) => void;
  readonly onMutant: (kept: KeptMutant, done: number, all: number) => void;
  readonly stop: AbortSignal;
}

/** Where the results of this part are kept. Those of all parts stand beside each other, and are read together. */
const fileOf = ({ out, shard }: Pick<MutantsOptions, 'out' | 'shard'>): string =>
  path.join(out, shard ? `mutants-${shard.part}of${shard.of}.ndjson` : 'mutants.ndjson');

/** Tries mutants of the reference connector until one scenario refuses each, and keeps what became of them on the way. */
export async function mutants(options: MutantsOptions): Promise<readonly KeptMutant[]> {
  const { suites, jobs, onStep, stop } = options;
  const file = fileOf(options);
  await mkdir(options.out, { recursive: true });
  if (options.resume !== true) await rm(file, { force: true });
  onStep('compiling the reference connector with all its mutants');
  const program = await instrumented();
  try {
    const earlier = new Map((await readKept(file)).map((kept) => [kept.key, kept]));
    const wanted = await chosen(program.mutants, options);
    const open = wanted.filter(({ key }) => !earlier.has(key));
    const kept = wanted.flatMap(({ key }) => earlier.get(key) ?? []);
    if (open.length === 0) return kept;
    const standing = { identities: await makeIdentities('localhost'), program: program.main };
    onStep(`running ${suites.scenarios.length} scenarios once, to see which mutants each comes by`);
    const reach = await reachOf(suites.scenarios, standing, jobs, () => undefined);
    for (const id of reach.unsound) onStep(`${id} did not pass with the sound connector: what it finds is left out`);
    const waiting: Promise<void>[] = [];
    await hunt(open, {
      ...standing,
      scenarios: suites.scenarios,
      reach,
      jobs,
      stop,
      onHunted: (hunted, mutant) => {
        const one = keptOf(hunted, mutant);
        kept.push(one);
        waiting.push(appendFile(file, `${JSON.stringify(one)}\n`));
        options.onMutant(one, kept.length, wanted.length);
      },
    });
    await Promise.all(waiting);
    return kept;
  } finally {
    await discard(program);
  }
}

const keptOf = (hunted: Hunted, { file, line, kind }: Mutant): KeptMutant => ({ ...hunted, file, at: line, kind });

/** The results in one file; a last line that was cut off is left out. */
export async function readKept(file: string): Promise<readonly KeptMutant[]> {
  if (!existsSync(file)) return [];
  const kept: KeptMutant[] = [];
  for await (const line of readline.createInterface({ input: createReadStream(file) })) {
    try {
      kept.push(JSON.parse(line) as KeptMutant);
    } catch {
      continue;
    }
  }
  return kept;
}
