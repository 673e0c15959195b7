import { expect } from 'chai';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ScenarioResult } from '../../core/run-record.js';
import type { Identities } from '../../mocks/certificates.js';
import { makeIdentities } from '../../mocks/certificates.js';
import { demoTarget } from './demo-target.js';
import { performRun } from './perform.js';
import { chooseSpecification } from './specification.js';
import type { Target } from './target.js';

type Kind = 'http' | 'command' | 'module';

/** What a driver does at the one action that counts, in the words of its kind. */
const behaviours: Readonly<Record<string, Readonly<Record<Kind, string>>>> = {
  'answers too slowly': {
    http: '',
    command: 'sleep 99',
    module: 'await new Promise(() => 0)',
  },
  'answers against the schema': {
    http: `answer.end('{"released":["GGC999"]}')`,
    command: `echo '{"released":["GGC999"]}'`,
    module: `return { released: ['GGC999'] }`,
  },
  'answers with rubbish': {
    http: `answer.end('<html>')`,
    command: `echo '<html>'`,
    module: `return '<html>'`,
  },
  'breaks down': {
    http: `answer.writeHead(500).end('no database')`,
    command: 'echo no database >&2; exit 1',
    module: `throw new Error('no database')`,
  },
  'dies midway': {
    http: 'answer.socket.destroy()',
    command: 'kill -9 $$',
    module: 'process.exit(0)',
  },
  'cannot do it': {
    http: 'answer.writeHead(501).end()',
    command: 'exit 64',
    module: `throw Object.assign(new Error(''), { status: 501 })`,
  },
  'has more to say': {
    http: `answer.end('{"released":[],"own":{"more":1}}')`,
    command: `echo '{"released":[],"own":{"more":1}}'`,
    module: 'return { released: [], own: { more: 1 } }',
  },
};

/** A driver of this kind that does nothing but this: the others succeed, but for what would need an output. */
const programs: Readonly<Record<Kind, (behaviour: string) => string>> = {
  http: (behaviour) => `
    import { createServer } from 'node:http';
    createServer((request, answer) => {
      if (request.url.endsWith('/answer-data-request')) { ${behaviour} } else answer.writeHead(request.method === 'GET' ? 200 : request.url.endsWith('-work') ? 501 : 204).end();
    }).listen(Number(process.argv[2]), '127.0.0.1');`,
  command: (behaviour) => `case $1 in answer-data-request) ${behaviour};; *-work) exit 64;; esac`,
  module: (behaviour) => `
    export const reset = () => undefined, configure = reset, registerPatients = reset;
    export async function answerDataRequest() { ${behaviour} }`,
};

const scenario = '1.02/permit-releases';
const brokenDriver = /driver .*broke its contract at action 'answer-data-request'/;

describe('a driver of kind', function () {
  this.timeout(60_000);
  let folder = '';
  let identities: Identities;
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'mitz-keur-spec-'));
    identities = await makeIdentities('localhost');
  });
  after(async () => rm(folder, { recursive: true, force: true }));

  /** Writes the driver, and gives what a target file says of it. */
  async function driverOf(kind: Kind, behaviour: string): Promise<Pick<Target, 'driver' | 'process'>> {
    const file = path.join(folder, `${kind}-${Math.abs(hash(behaviour))}.mjs`);
    await writeFile(file, programs[kind](behaviour));
    if (kind === 'module') return { driver: { kind, module: file } };
    if (kind === 'command') return { driver: { kind, command: ['sh', file] } };
    const command = [process.execPath, file, '{port}'];
    return {
      driver: { kind, url: 'http://127.0.0.1:{port}' },
      process: { command, ready: 'http://127.0.0.1:{port}/ready' },
    };
  }

  async function run(kind: Kind, behaviour: string, slow: boolean): Promise<ScenarioResult> {
    const { process: _, ...demo } = demoTarget([], undefined);
    const patience = {
      messageMs: 200,
      quietMs: 50,
      actionMs: slow ? 1000 : 10_000,
      decisionMs: 1,
      consentMs: 1,
      lateMs: 1,
    };
    const target: Target = { ...demo, patience, ...(await driverOf(kind, behaviour)) };
    const record = await performRun({
      target,
      specification: await chooseSpecification(target.mitz.specification, undefined),
      ids: [scenario],
      seed: 1,
      policy: 'default',
      out: path.join(folder, 'out', kind, String(hash(behaviour))),
      identities,
      repeat: (id) => id,
      command: '',
      onScenario: () => undefined,
      onStep: () => undefined,
      stop: new AbortController().signal,
    });
    const [result] = record.conditions.flatMap(({ scenarios }) => scenarios);
    if (!result) throw new Error('the scenario was left out');
    return result;
  }

  for (const kind of ['http', 'command', 'module'] as const) {
    for (const [what, words] of Object.entries(behaviours)) {
      it(`${kind} that ${what}`, async () => {
        const { outcome, reason, checks } = await run(kind, words[kind], what === 'answers too slowly');
        expect(
          checks.map((one) => one.outcome),
          reason,
        )
          .to.not.include('fail')
          .and.to.not.include('pass');
        if (what === 'cannot do it') {
          expect(outcome, reason).to.equal('not-shown');
          expect(reason).to.contain("the driver cannot do 'answer-data-request'");
        } else if (what === 'has more to say') {
          // It is heard: nothing was asked of Mitz, and that is what is told.
          expect(outcome, reason).to.equal('not-shown');
          expect(reason).to.not.contain('driver');
        } else {
          expect(outcome, reason).to.equal('error');
          expect(reason).to.match(kind === 'module' && what === 'dies midway' ? /ended the process/ : brokenDriver);
        }
      });
    }
  }
});

/** A name for a file, of what stands in it. */
const hash = (text: string): number => [...text].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) | 0, 7);
