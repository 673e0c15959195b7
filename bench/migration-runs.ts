/** Programs that are measured: how long they take, how much of the processor, and how much memory at most. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

export interface Run {
  /** From start to end, the start of the program included. */
  readonly seconds: number;
  /** Of all threads together: on a machine that others use too, this says more than the time. */
  readonly cpu: number;
  /** In MB of a million bytes. */
  readonly peak: number;
  readonly output: string;
}

/** Whether programs can be held to some of the cores here. */
const canPin = spawnSync('taskset', ['-V']).status === 0;

/**
 * Runs a script in a process of its own, on so many cores where it can be held to them: the first ones, or from another on.
 * @throws Error with what it said where it ends with another code than 0 or 1
 */
export async function run(script: string, args: readonly string[], cores: number, from = 0): Promise<Run> {
  const folder = await mkdtemp(path.join(tmpdir(), 'mitz-keur-meter-'));
  const meter = path.join(folder, 'usage.json');
  const node = [process.execPath, '--import', new URL('./migration-meter.js', import.meta.url).href, script, ...args];
  const [command = '', ...rest] = canPin ? ['taskset', '-c', `${from}-${from + cores - 1}`, ...node] : node;
  try {
    const begun = process.hrtime.bigint();
    const output = await outputOf(command, rest, { ...process.env, CI: '1', MITZ_KEUR_METER: meter });
    const seconds = Number(process.hrtime.bigint() - begun) / 1e9;
    const usage = JSON.parse(await readFile(meter, 'utf8')) as NodeJS.ResourceUsage;
    const cpu = (usage.userCPUTime + usage.systemCPUTime) / 1e6;
    return { seconds, cpu, peak: (usage.maxRSS * 1024) / 1e6, output };
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function outputOf(command: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<string> {
  const child = spawn(command, args, { env });
  let [output, errors] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
  const code = await new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve));
  if (code === 0 || code === 1) return output;
  throw new Error(`${[command, ...args].join(' ')} ended with ${code}: ${errors}${output}`);
}

export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
