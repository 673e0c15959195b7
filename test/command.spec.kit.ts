import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CheckResult, RunRecord } from '../core/run-record.js';

const here = fileURLToPath(import.meta.url);
export const program = path.resolve(path.dirname(here), `../cli/main${path.extname(here)}`);
export const connector = path.resolve(path.dirname(here), `../connectors/reference/main${path.extname(here)}`);

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Running {
  readonly ended: Promise<Ended>;
  /** Waits until what it printed, on either stream, has this in it. */
  until(text: string): Promise<void>;
  printed(): string;
  signal(name: NodeJS.Signals): void;
}

/** Starts `mitz-keur` as a program of its own. */
export function start(args: readonly string[], environment: NodeJS.ProcessEnv = {}): Running {
  const child = spawn(
    process.execPath,
    [...process.execArgv.filter((one) => !one.startsWith('--test')), program, ...args],
    {
      env: { ...process.env, NO_COLOR: '1', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let [stdout, stderr] = ['', ''];
  const listeners = new Set<() => void>();
  const heard = (): void => {
    for (const listener of listeners) listener();
  };
  child.stdout.setEncoding('utf8').on('data', (text: string) => { stdout += text; heard(); }); // prettier-ignore
  child.stderr.setEncoding('utf8').on('data', (text: string) => { stderr += text; heard(); }); // prettier-ignore
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => { resolve({ code, stdout, stderr }); }); // prettier-ignore
  });
  return {
    ended,
    printed: () => stdout + stderr,
    signal: (name) => child.kill(name),
    until: (text) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          if (!(stdout + stderr).includes(text)) return;
          listeners.delete(look);
          resolve();
        };
        listeners.add(look);
        void ended.then(() => { reject(new Error(`it ended before it printed '${text}':\n${stdout}${stderr}`)); }); // prettier-ignore
        look();
      }),
  };
}

export const mitzKeur = (args: readonly string[], environment?: NodeJS.ProcessEnv): Promise<Ended> =>
  start(args, environment).ended;

/** Gives a folder of its own to what is done, and removes it. */
export async function inFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'mitz-keur-spec-'));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export const recordIn = async (folder: string): Promise<RunRecord> =>
  JSON.parse(await readFile(path.join(folder, 'run.json'), 'utf8')) as RunRecord;

/** Every check of a record, by `scenario#check`. */
export const checksOf = (record: RunRecord): ReadonlyMap<string, CheckResult> =>
  new Map(
    record.conditions
      .flatMap(({ scenarios }) => scenarios)
      .flatMap(({ id, checks }) => checks.map((check) => [`${id}#${check.id}`, check])),
  );

export const failedIn = (record: RunRecord): string[] =>
  [...checksOf(record)].filter(([, { outcome }]) => outcome === 'fail').map(([id]) => id);
