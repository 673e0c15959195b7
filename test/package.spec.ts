import { expect } from 'chai';
import { execFile } from 'node:child_process';
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { packageRoot } from '../schemas/index.js';
import { inFolder, recordIn } from './command.spec.kit.js';

const run = promisify(execFile);
const npm = (args: readonly string[], cwd: string): Promise<{ stdout: string }> =>
  run('npm', args, { cwd, shell: process.platform === 'win32', maxBuffer: 64 * 1024 * 1024 });

interface Packed {
  readonly filename: string;
  readonly files: readonly { readonly path: string }[];
}

/** Packs what was built, without building again: others may be at it. */
async function pack(folder: string): Promise<Packed> {
  const { stdout } = await npm(['pack', '--ignore-scripts', '--json', '--pack-destination', folder], packageRoot);
  const [packed] = JSON.parse(stdout) as Packed[];
  if (!packed) throw new Error('npm pack made nothing');
  return packed;
}

/** Installs the package as a user would; where npm's cache lacks something, unpacks it beside our own dependencies. */
async function install(tarball: string, folder: string): Promise<string> {
  const modules = path.join(folder, 'node_modules');
  await writeFile(path.join(folder, 'package.json'), '{ "private": true }\n');
  const arguments_ = ['install', '--offline', '--no-audit', '--no-fund', '--ignore-scripts', tarball];
  try {
    await npm(arguments_, folder);
    return path.join(modules, 'mitz-keur');
  } catch {
    const unpacked = path.join(folder, 'unpacked');
    await mkdir(unpacked);
    await run('tar', ['-xzf', tarball, '-C', unpacked]);
    await symlink(path.join(packageRoot, 'node_modules'), path.join(unpacked, 'package', 'node_modules'), 'junction');
    return path.join(unpacked, 'package');
  }
}

describe('the package, as it is installed', function () {
  this.timeout(120_000);

  it('holds what it needs and nothing of its tests, and works', async () => {
    await inFolder(async (folder) => {
      const { filename, files } = await pack(folder);
      const names = files.map((file) => file.path);
      const testing =
        /\.spec\.|\.spec\.kit\.|(^|\/)fixtures?[./]|^(dist\/)?(test|bench)\/|tsbuildinfo|\.ts$|__pycache__/;
      expect(names.filter((name) => testing.test(name))).to.deep.equal([]);
      for (const name of [
        'dist/cli/main.js',
        'dist/connectors/reference/main.js',
        'schemas/target.schema.json',
        'cli/init/templates/actions.mts',
        'dist/cli/init/templates/actions.mjs',
        'LICENSE',
      ])
        expect(names).to.include(name);

      const home = path.join(folder, 'elsewhere');
      await mkdir(home);
      const installed = await install(path.join(folder, filename), home);
      const { version, bin } = JSON.parse(await readFile(path.join(installed, 'package.json'), 'utf8')) as {
        version: string;
        bin: Record<string, string>;
      };
      const program = path.join(installed, bin['mitz-keur'] ?? '');
      const mitzKeur = async (...args: string[]): Promise<string> =>
        (await run(process.execPath, [program, ...args], { cwd: home, env: { ...process.env, NO_COLOR: '1' } })).stdout;

      expect((await mitzKeur('--version')).trim()).to.equal(version);
      expect(await mitzKeur('list')).to.include('1.02/deny-releases-nothing');
      await mitzKeur('init', '--preset', 'huisarts', '--driver', 'http', '--adapter', 'python', '--out', 'new');
      expect(await readFile(path.join(home, 'new', 'adapter.py'), 'utf8')).to.include('/actions/');
      await mitzKeur('demo', '1.02/deny-releases-nothing', '--no-allure', '--out', 'out');
      const record = await recordIn(path.join(home, 'out'));
      expect(record.counts).to.deep.include({ pass: 1, fail: 0, error: 0 });
    });
  });
});
