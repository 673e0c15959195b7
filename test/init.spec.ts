import { expect } from 'chai';
import { execFile, spawnSync } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { defaultAdapter, startOf } from '../cli/init/choices.js';
import type { AdapterLanguage, Choices } from '../cli/init/choices.js';
import { filesFor, writeFiles } from '../cli/init/files.js';
import { withoutAsking } from '../cli/init/questions.js';
import { readTarget } from '../cli/run/target.js';
import { DriverError } from '../core/errors.js';
import { door } from '../core/redaction.js';
import { CommandDriver } from '../drivers/command.js';
import { HttpDriver } from '../drivers/http.js';
import { TargetProcess } from '../drivers/process.js';
import type { Driver } from '../mitz/xis.js';
import { loadSuites } from '../suites/index.js';
import { connector, inFolder, mitzKeur, recordIn } from './command.spec.kit.js';
import { skipWithout } from './needs.spec.kit.js';

const here = fileURLToPath(import.meta.url);
const program = path.resolve(path.dirname(here), `../cli/main${path.extname(here)}`);
/** What adapters this machine can run: TypeScript where Node does so by itself. */
const runnable: readonly AdapterLanguage[] = [...new Set<AdapterLanguage>([defaultAdapter, 'javascript', 'python'])];

/** Leaves a spec out, with the reason, where there is no Python. */
function needs(adapter: AdapterLanguage, context: Mocha.Context): void {
  if (adapter !== 'python' || spawnSync('python3', ['--version']).status === 0) return;
  context.test!.title += ' (left out: no python3 on this machine)';
  context.skip();
}

async function init(folder: string, different: Partial<Choices>): Promise<void> {
  const choices = withoutAsking({ preset: 'huisarts', driver: 'http', lang: 'nl', ...different });
  await writeFiles(folder, await filesFor(choices, (await loadSuites()).conditions), false);
}

/** Writes over a part of a file that init wrote. */
async function change(file: string, from: string | RegExp, to: string): Promise<void> {
  const text = await readFile(file, 'utf8');
  expect(text).to.match(typeof from === 'string' ? new RegExp(from.replace(/[^\w]/g, '\\$&')) : from);
  await writeFile(file, text.replace(from, to));
}

describe('mitz-keur init, as a program', function () {
  this.timeout(120_000);

  it('says what it must be given where nobody can answer, and writes nothing', async () => {
    await inFolder(async (folder) => {
      const { code, stderr } = await mitzKeur(['init', '--driver', 'http', '--out', folder]);
      expect([code, await readdir(folder)]).to.deep.equal([2, []]);
      expect(stderr).to.include('--preset (huisarts, apotheek').and.not.include('--driver (');
    });
  });

  it('writes what was chosen by flags, in English too, and says what to do next', async () => {
    await inFolder(async (folder) => {
      const flags = ['--supplier', 'Acme', '--application', 'Acme HIS@4.2.0', '--provider', 'De Proef@90000390'];
      const all = ['init', '--preset', 'apotheek', '--driver', 'attended', ...flags, '--lang', 'en', '--out', folder];
      const { code, stdout } = await mitzKeur([...all, '--functionality', 'lokalisatie', 'open']);
      expect([code, (await readdir(folder)).sort()]).to.deep.equal([0, ['declarations.yaml', 'target.yaml']]);
      expect(stdout).to.include(`mitz-keur run --target ${path.join(folder, 'target.yaml')}`);
      expect(await readTarget(path.join(folder, 'target.yaml'))).to.deep.include({
        supplier: 'Acme',
        application: { name: 'Acme HIS', version: '4.2.0' },
        provider: { ura: '90000390', providerType: 'J8', name: 'De Proef' },
        functionalities: ['lokalisatie', 'open'],
        driver: { kind: 'attended' },
      });
    });
  });

  for (const adapter of runnable) {
    it(`writes an adapter in ${adapter} that runs at once: everything is not shown, nothing fails or passes`, async function () {
      needs(adapter, this);
      await inFolder(async (folder) => {
        const at = (name: string): string => path.join(folder, name);
        await init(folder, { adapter });
        // All of it once; the carrier of another language differs, what is asked of it does not.
        const ids = adapter === defaultAdapter ? [] : ['1.02', '4.03'];
        const options = ['--target', at('target.yaml'), '--out', at('out'), '--no-allure'];
        const { code, stdout } = await mitzKeur(['run', ...ids, ...options]);
        expect(code, stdout).to.equal(1);
        const { counts, conditions, accession } = await recordIn(at('out'));
        expect([counts.pass, counts.fail, counts.error]).to.deep.equal([0, 0, 0]);
        expect(counts['not-shown']).to.be.greaterThan(30);
        expect(conditions.filter(({ verdict }) => !['not-shown', 'not-applicable'].includes(verdict))).to.deep.equal(
          [],
        );
        expect((accession ?? []).filter(({ verdict }) => verdict === 'declared')).to.deep.equal([]);
        expect(stdout).to.include('nog niet ingevuld. Bij te voegen');
      });
    });

    it(`carries what is filled in, in ${adapter}, over HTTP and as a command`, async function () {
      needs(adapter, this);
      await inFolder(async (folder) => {
        await init(folder, { adapter });
        await fillIn(folder, adapter);
        const [first = '', ...more] = startOf[adapter];
        const start = [first === 'node' ? process.execPath : first, ...more];
        const silent = door([]);
        const server = await TargetProcess.start({
          command: [...start, '--port', '{port}'],
          ready: 'http://127.0.0.1:{port}/ready',
          readyMs: 20_000,
          folder,
          door: silent,
        });
        try {
          await carries(new HttpDriver({ url: `http://127.0.0.1:${server.port}`, actionMs: 15_000, door: silent }));
        } finally {
          await server.stop();
        }
        await carries(new CommandDriver({ command: start, folder, actionMs: 15_000, door: silent }));
      });
    });
  }

  it('writes a pipeline whose script ends with the exit code, keeps earlier builds, and shows none as another', async function () {
    skipWithout('POSIX shell, which pipelines use', process.platform !== 'win32', this);
    await inFolder(async (folder) => {
      const out = path.join(folder, 'mitz-keur-out');
      await init(folder, { ci: 'github' });
      const target = path.join(folder, 'target.yaml');
      await change(target, /command: .*/, `command: ['${process.execPath}', '${connector}', --port, '{port}']`);
      await change(
        path.join(folder, 'declarations.yaml'),
        /(line: 1\.02\.[ab])\n {4}document:\n {4}sha256:\n {4}signedBy:\n {4}role:\n {4}date:\n/g,
        '$1\n    document: target.yaml\n    signedBy: A. Arts\n    role: directeur\n    date: 2026-01-31\n',
      );
      const build = (name: string, environment: NodeJS.ProcessEnv = {}): Promise<number> =>
        script(path.join(folder, 'mitz-keur-ci.sh'), { MITZ_KEUR_BUILD: name, ...environment });

      const page = path.join(folder, 'step-summary.md');
      expect(await build('1', { GITHUB_STEP_SUMMARY: page }), 'a sound connector').to.equal(0);
      expect(await readFile(page, 'utf8')).to.include('Mitz: geaccepteerd');
      expect((await recordIn(path.join(out, 'builds', '1'))).verdict).to.equal('accepted');

      expect(await build('2', { MITZ_KEUR_TARGET: 'gone.yaml' }), 'no target').to.equal(2);
      expect(await readdir(path.join(out, 'run')), 'nothing of an earlier build').to.deep.equal(['history.ndjson']);
      expect(await readdir(path.join(out, 'builds'))).to.deep.equal(['1']);

      await change(target, "'{port}']", "'{port}', --fault, treats-deny-as-permit]");
      expect(await build('feature/3', { MITZ_KEUR_KEEP: '1' }), 'a faulty connector').to.equal(1);
      expect(await readdir(path.join(out, 'builds')), 'one is kept').to.deep.equal(['feature-3']);
      expect((await recordIn(path.join(out, 'builds', 'feature-3'))).verdict).to.equal('not-accepted');
    });
  });
});

/** What a supplier would write: an action done, one refused, one with an output, one that breaks. */
async function fillIn(folder: string, adapter: AdapterLanguage): Promise<void> {
  const file = path.join(folder, `actions.${{ typescript: 'mts', javascript: 'mjs', python: 'py' }[adapter]}`);
  const bodies = {
    reset: ['return', 'return'],
    openDossier: [
      "throw new Refused('Het BSN is niet geverifieerd.')",
      'raise Refused("Het BSN is niet geverifieerd.")',
    ],
    workList: ['return { items: [{ reason: "é" }] }', 'return {"items": [{"reason": "é"}]}'],
    runScheduledWork: ["throw new Error('kapot')", 'raise ValueError("kapot")'],
  };
  for (const [name, [script = '', python = '']] of Object.entries(bodies)) {
    const snake = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    if (adapter === 'python')
      await change(file, new RegExp(`(def ${snake}\\(.*?)raise NotSupported`, 's'), `$1${python}`);
    else await change(file, new RegExp(`(function ${name}\\(.*?)throw new NotSupported\\(\\)`, 's'), `$1${script}`);
  }
}

async function carries(driver: Driver): Promise<void> {
  expect(await driver.perform('reset', undefined)).to.deep.equal({ status: 'done', output: undefined });
  expect(await driver.perform('open-dossier', { bsn: '999990019' })).to.deep.equal({
    status: 'refused',
    reason: 'Het BSN is niet geverifieerd.',
  });
  expect(await driver.perform('work-list', undefined)).to.deep.equal({
    status: 'done',
    output: { items: [{ reason: 'é' }] },
  });
  expect(await driver.perform('open-mijnmitz', undefined)).to.deep.equal({ status: 'unsupported' });
  const broken = await driver.perform('run-scheduled-work', undefined).catch((thrown: unknown) => thrown);
  expect(broken).to.be.instanceOf(DriverError);
  await driver.close();
}

/** Runs the script of the pipeline as a build server would, on two scenarios; its exit code. */
function script(file: string, environment: NodeJS.ProcessEnv): Promise<number> {
  const keur = [process.execPath, ...process.execArgv, program].join(' ');
  const ids = ['1.02/deny-releases-nothing', '1.02/permit-releases', '--no-allure'];
  return new Promise((resolve) => {
    execFile('sh', [file, ...ids], { env: { ...process.env, MITZ_KEUR: keur, ...environment } }, (thrown) => {
      resolve(thrown === null ? 0 : Number(thrown.code));
    });
  });
}
