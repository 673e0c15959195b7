/**
 * The official FHIR validator of HL7 (validator_cli.jar, Java) as a second opinion on the messages that arrived: asked once,
 * when all was run, about one message of each form. It decides no verdict.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { text as whole } from 'node:stream/consumers';
import yauzl from 'yauzl';
import { messageOf, UsageError } from '../../core/errors.js';
import type { Finding, OracleRecord } from '../../core/run-record.js';
import { header } from '../../core/transcript.js';
import { nameOf } from '../../mitz/fhir/arrived.js';
import type { Arrived, ArrivedMessage } from '../../mitz/fhir/arrived.js';
import { mediaTypeIn } from '../../mitz/fhir/message.js';
import { objectionsIn } from './oracle-outcome.js';
import { toldFindings } from './told-findings.js';

/** How it is asked. */
export interface Asking {
  readonly stop: AbortSignal;
  /** A FHIR package that it takes its profiles from as well. */
  readonly guide?: string;
}

export interface Oracle {
  /** Never throws: what went wrong is told, and the run stands. */
  readonly opinionOn: (
    arrived: Arrived,
    asking: Asking,
  ) => Promise<{ readonly record: OracleRecord; readonly findings: readonly Finding[] }>;
}

/** It reads the definitions of R4 first, some ten seconds, and may have to fetch them once. */
const limitMs = 10 * 60_000;

/**
 * The validator in this file, after a look at whether it is that program and whether there is a Java to run it.
 * @throws UsageError before anything is run
 */
export async function oracleIn(jar: string, timeLimitMs = limitMs): Promise<Oracle> {
  const sha256 = await digestOf(jar);
  const main = /^Main-Class: *(\S+)/m.exec(await manifestOf(jar))?.[1];
  if (!main?.startsWith('org.hl7.fhir.'))
    throw new UsageError(
      `--oracle '${jar}' is not the FHIR validator of HL7 (validator_cli.jar): ${main === undefined ? 'it cannot be run' : `it runs ${main}`}`,
    );
  const java = await ran(['-version'], { timeLimitMs: 30_000 });
  if (java.code !== 0)
    throw new UsageError(`--oracle needs a Java runtime (11 or newer) as 'java' on the path: ${java.why}`);
  return {
    opinionOn: async (arrived, asking) => {
      const begun = Date.now();
      const folder = await mkdtemp(path.join(tmpdir(), 'mitz-keur-oracle-'));
      const base = { jar: path.basename(jar), sha256, messages: arrived.messages, forms: arrived.forms.length };
      const seconds = (): number => Math.round((Date.now() - begun) / 1000);
      try {
        const { version, objections } = await asked(path.resolve(jar), arrived.forms, folder, {
          ...asking,
          timeLimitMs,
        });
        const errors = objections.filter(({ isError }) => isError);
        const record = {
          ...base,
          version,
          seconds: seconds(),
          errors: errors.length,
          warnings: objections.length - errors.length,
        };
        return { record, findings: toldFindings('oracle', errors.map(findingOf)) };
      } catch (thrown) {
        const problem = messageOf(thrown);
        const record = { ...base, version: 'unknown', seconds: seconds(), errors: 0, warnings: 0, problem };
        return { record, findings: [{ kind: 'oracle', text: `the FHIR validator gave no opinion: ${problem}` }] };
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
  };
}

interface OracleObjection {
  readonly message: ArrivedMessage;
  readonly isError: boolean;
  readonly text: string;
}

const findingOf = ({ message, text }: OracleObjection): Omit<Finding, 'kind'> => ({
  text: `the FHIR validator says of ${nameOf(message)}: ${text}; it is not held against the target`,
  scenario: message.scenario,
});

async function asked(
  jar: string,
  forms: readonly ArrivedMessage[],
  folder: string,
  { stop, guide, timeLimitMs }: Asking & { readonly timeLimitMs: number },
): Promise<{ readonly version: string; readonly objections: readonly OracleObjection[] }> {
  if (forms.length === 0) return { version: 'unknown', objections: [] };
  const files = forms.map(({ exchange: { request } }, i) => {
    const format = mediaTypeIn(header(request, 'content-type'))?.endsWith('xml') ? 'xml' : 'json';
    return { name: `message-${String(i + 1).padStart(4, '0')}.${format}`, body: request.body };
  });
  for (const { name, body } of files) await writeFile(path.join(folder, name), body, { mode: 0o600 });
  const names = files.map(({ name }) => name);
  // No terminology server: nothing of a message leaves this machine.
  const options = [
    '-version',
    '4.0',
    '-tx',
    'n/a',
    ...(guide === undefined ? [] : ['-ig', guide]),
    '-output',
    'out.json',
  ];
  const { why, output } = await ran(['-jar', jar, ...names, ...options], { folder, stop, timeLimitMs });
  const written = await readFile(path.join(folder, 'out.json'), 'utf8').catch(() => undefined);
  if (written === undefined) throw new Error(`it wrote no outcome: ${why}`);
  const version = /\bVersion\s+v?(\d[\w.-]*)/i.exec(output)?.[1] ?? 'unknown';
  const objections = objectionsIn(written, names).flatMap(({ index, isError, text }) => {
    const message = forms[index];
    return message ? [{ message, isError, text }] : [];
  });
  return { version, objections };
}

interface Ran {
  readonly code: number | null;
  /** How it ended, with the last that it printed, in one sentence. */
  readonly why: string;
  readonly output: string;
}

interface HowToRun {
  readonly folder?: string;
  readonly stop?: AbortSignal;
  readonly timeLimitMs: number;
}

/** Runs java to its end; never longer than the limit. */
function ran(args: readonly string[], { folder, stop, timeLimitMs }: HowToRun): Promise<Ran> {
  return new Promise((resolve) => {
    let output = '';
    let killed: string | undefined;
    const child = spawn('java', args, {
      ...(folder !== undefined && { cwd: folder }),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const kill = (why: string) => (): void => {
      killed = why;
      child.kill('SIGKILL');
    };
    const timer = setTimeout(kill(`it took longer than ${Math.round(timeLimitMs / 1000)} seconds`), timeLimitMs);
    const onStop = kill('the run was stopped');
    stop?.addEventListener('abort', onStop, { once: true });
    const ended = (code: number | null, why: string): void => {
      clearTimeout(timer);
      stop?.removeEventListener('abort', onStop);
      const last = output.trim().split('\n').slice(-3).join(' | ');
      resolve({ code, output, why: `${killed ?? why}${last === '' ? '' : `; its last words: ${last}`}` });
    };
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => {
        output = (output + text).slice(0, 2 ** 20);
      });
    child.on('error', (thrown) => {
      ended(null, messageOf(thrown));
    });
    child.on('close', (code) => {
      ended(code, `it ended with exit code ${code ?? 'none'}`);
    });
  });
}

async function digestOf(jar: string): Promise<string> {
  const hash = createHash('sha256');
  try {
    await pipeline(createReadStream(jar), hash);
  } catch (thrown) {
    throw new UsageError(`--oracle '${jar}' cannot be read: ${messageOf(thrown)}`);
  }
  return hash.digest('hex');
}

/** What a jar says of itself; empty where it says nothing. @throws UsageError for what is no jar */
async function manifestOf(jar: string): Promise<string> {
  try {
    const zip = await yauzl.openPromise(jar, { lazyEntries: true });
    try {
      for await (const entry of zip.eachEntry())
        if (entry.fileName === 'META-INF/MANIFEST.MF') return await whole(await zip.openReadStreamPromise(entry));
      return '';
    } finally {
      zip.close();
    }
  } catch (thrown) {
    throw new UsageError(`--oracle '${jar}' is no jar: ${messageOf(thrown)}`);
  }
}
