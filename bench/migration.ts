/**
 * How many migration messages per second `check-migration` judges, and in how much memory, beside what bounds it and
 * beside others, in the same run: programs are started in turns, several times, and the table has means with their
 * spread, since machines are noisy. Rates of ours include starting the program; those of peers do not.
 *
 * It ends with 1 where a demand is not met.
 *
 *   npm run bench:migration [-- --quick] [-- --rounds n]
 */
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  copyFileSync,
  createReadStream,
  createWriteStream,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
} from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { defaultSpecification } from '../mitz/specification/index.js';
import { generateMigration } from '../migration/generate/generate.js';
import { demands, rateTable, peerTable } from './migration-report.js';
import type { Measured } from './migration-report.js';
import type { PeerRate } from './migration-peers.js';
import { run } from './migration-runs.js';

const { values: options } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, rounds: { type: 'string' } },
});
const rounds = Number(options.rounds ?? (options.quick ? 2 : 3));
const cores = Math.min(2, availableParallelism());
const root = path.resolve(import.meta.dirname, '../..');
const main = path.join(root, 'dist/cli/main.js');
/** Outside the sources, so that nothing takes its files for ours. */
const peers = path.join(root, 'node_modules/.cache/mitz-keur-bench-peers');
const script = (name: string): string => path.join(import.meta.dirname, name);

/** A synthetic migration on disk. */
interface Data {
  readonly size: string;
  readonly format: 'json' | 'xml';
  readonly folder: string;
  readonly messages: number;
  /** The same in two halves, each of other holders. */
  readonly halves: readonly string[];
}

const sizes: readonly (readonly [size: string, format: Data['format'], messages: number])[] = [
  ['10 thousand', 'json', 10_000],
  ['100 thousand', 'json', 100_000],
  ...(options.quick ? [] : [['1 million', 'json', 1_000_000] as const]),
  ['10 thousand', 'xml', 10_000],
  ['100 thousand', 'xml', 100_000],
  ...(options.quick ? [] : [['1 million', 'xml', 1_000_000] as const]),
];

installPeers();
const temporary = await mkdtemp(path.join(tmpdir(), 'mitz-keur-bench-'));
const measured: Measured[] = [];
try {
  const all: Data[] = [];
  for (const one of sizes) all.push(await make(...one));
  for (let round = 1; round <= rounds; round += 1) {
    for (const data of all) await measure(data, round);
    await measurePeers(all);
  }
} finally {
  await rm(temporary, { recursive: true, force: true });
}
console.log(
  `Node ${process.version}, ${cores} cores of ${availableParallelism()}, ${rounds} rounds: mean (lowest to highest)\n`,
);
const { table, unmet } = demands(measured);
console.log([rateTable(measured), peerTable(measured), table].join('\n\n'));
if (unmet > 0) process.exitCode = 1;

/** The validator of Medplum with its definitions takes 94 MB: it is fetched for this bench only, by its own lock file. */
function installPeers(): void {
  if (existsSync(path.join(peers, 'node_modules/@medplum/core'))) return;
  console.error(`installing what the bench compares with, @medplum/core and its definitions (94 MB), in ${peers}`);
  mkdirSync(peers, { recursive: true });
  for (const file of ['package.json', 'package-lock.json', '.npmrc'])
    copyFileSync(path.join(root, 'bench/peers', file), path.join(peers, file));
  const { status, stderr } = spawnSync('npm', ['ci'], { cwd: peers, encoding: 'utf8' });
  if (status !== 0)
    throw new Error(`npm ci in ${peers} failed, and without it there is nothing to compare with: ${stderr}`);
}

async function make(size: string, format: Data['format'], wanted: number): Promise<Data> {
  const folder = path.join(temporary, `${format}-${wanted}`);
  console.error(`making ${size} messages in ${format}`);
  const order = { faults: 0, seed: 1, register: 'csv', gzip: false } as const;
  // Some fifth of the patients is not to be sent.
  const patients = Math.round(wanted / 0.795);
  const holders = Math.max(12, Math.ceil(patients / 20_000));
  const messages = format === 'json' ? 'ndjson' : 'xml';
  const made = await generateMigration({ ...order, patients, holders, messages }, folder, defaultSpecification);
  return { size, format, folder, messages: made.messages, halves: format === 'json' ? await halved(folder) : [] };
}

/** Divides holders among two folders, each with its own register and messages. */
async function halved(folder: string): Promise<readonly string[]> {
  const halves = [`${folder}-a`, `${folder}-b`];
  const ofHolder = (ura: string): number => Number(ura) % 2;
  const registers = halves.map((half) => {
    mkdirSync(path.join(half, 'messages'), { recursive: true });
    return createWriteStream(path.join(half, 'register.csv'));
  });
  for (const name of readdirSync(path.join(folder, 'messages')))
    linkSync(
      path.join(folder, 'messages', name),
      path.join(halves[ofHolder(path.parse(name).name)] ?? '', 'messages', name),
    );
  let column: number | undefined;
  for await (const line of createInterface({ input: createReadStream(path.join(folder, 'register.csv')) })) {
    const cells = line.split(/[,;]/);
    const to =
      column === undefined ? registers : registers.filter((_, half) => half === ofHolder(cells[column ?? 0] ?? ''));
    column ??= cells.indexOf('ura');
    for (const register of to) if (!register.write(`${line}\n`)) await once(register, 'drain');
  }
  for (const register of registers) await once(register.end(), 'finish');
  return halves;
}

/** One round over one migration: the limit, the rules alone, the whole; and where cores can be told apart, on one. */
async function measure(data: Data, round: number): Promise<void> {
  for (const on of new Set([cores, 1])) {
    if (data.format === 'json')
      await time(data, 'limit', on, script('migration-limit.js'), [String(on), messagesOf(data)]);
    await time(data, 'rules', on, main, check(data, `rules-${round}`, on));
    await time(data, 'whole', on, main, [...check(data, `whole-${round}`, on), ...besides(data, data.folder)]);
  }
  if (data.halves.length > 0 && cores > 1) await timeParts(data, round);
}

function besides({ folder: all }: Data, folder: string): readonly string[] {
  return ['--register', path.join(folder, 'register.csv'), '--approved', path.join(all, 'approved.txt')];
}

/** Two checks side by side, each of half of the holders with one thread on a core of its own; they are then merged, which is not in the time. */
async function timeParts(data: Data, round: number): Promise<void> {
  const outs = data.halves.map((_, i) => path.join(temporary, 'out', `part-${round}-${i}`));
  const runs = await Promise.all(
    data.halves.map((folder, i) =>
      run(
        main,
        [
          ...['check-migration', path.join(folder, 'messages'), '--out', outs[i] ?? '', '--jobs', '1'],
          ...besides(data, folder),
        ],
        1,
        i,
      ),
    ),
  );
  const seconds = Math.max(...runs.map((one) => one.seconds));
  const cpu = Math.max(...runs.map((one) => one.cpu));
  const peak = runs.reduce((sum, one) => sum + one.peak, 0);
  const { size, format, messages } = data;
  const rates = { rate: messages / seconds, cpuRate: messages / cpu };
  measured.push({ what: 'parts', size, format, cores, ...rates, seconds, peak });
  const merging = await run(main, ['merge', ...outs, '--out', path.join(temporary, 'out/merged')], 1);
  console.error(`parts, ${size}: ${seconds.toFixed(1)} s, and ${merging.seconds.toFixed(1)} s to merge them`);
  await rm(path.join(temporary, 'out'), { recursive: true, force: true });
}

function messagesOf({ folder }: Data): string {
  return path.join(folder, 'messages');
}

/** The command line of a check, without its register. */
function check(data: Data, name: string, jobs: number): readonly string[] {
  const out = path.join(temporary, 'out', `${data.format}-${data.messages}-${name}`);
  return ['check-migration', messagesOf(data), '--out', out, '--jobs', String(jobs)];
}

async function time(
  { size, format, messages }: Data,
  what: Measured['what'],
  on: number,
  program: string,
  args: readonly string[],
): Promise<void> {
  const { seconds, cpu, peak } = await run(program, args, on);
  const rates = { rate: messages / seconds, cpuRate: messages / cpu };
  measured.push({ what, size, format, cores: on, ...rates, seconds, peak });
  console.error(
    `${what}, ${size} in ${format} on ${on}: ${seconds.toFixed(1)} s, ${cpu.toFixed(1)} of the processor, ${Math.round(peak)} MB`,
  );
  await rm(path.join(temporary, 'out'), { recursive: true, force: true });
}

/** Peers on one core, over messages of the second size. */
async function measurePeers(all: readonly Data[]): Promise<void> {
  for (const format of ['json', 'xml'] as const) {
    const data = all.filter((one) => one.format === format)[1];
    if (!data) continue;
    const { output } = await run(script('migration-peers.js'), [format, messagesOf(data), peers], 1);
    for (const [what, rates] of Object.entries(JSON.parse(output) as Readonly<Record<string, PeerRate>>)) {
      measured.push({ what, size: data.size, format, cores: 1, ...rates, seconds: undefined, peak: undefined });
      console.error(`${what}: ${Math.round(rates.cpuRate)} messages/s of processor time`);
    }
  }
}
