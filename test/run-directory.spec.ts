import { expect } from 'chai';
import { spawnSync } from 'node:child_process';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { publish } from '../cli/run/publish.js';
import type { RunRecord } from '../core/run-record.js';
import { readJournal } from '../evidence/journal.js';
import { fixture } from '../reports/fixture.js';
import { connector, inFolder, mitzKeur, program, recordIn, start } from './command.spec.kit.js';

const adapter = `driver: { kind: http, url: 'http://127.0.0.1:{port}' }
process:
  command: ${JSON.stringify([process.execPath, ...process.execArgv, connector, '--port', '{port}'])}
  ready: http://127.0.0.1:{port}/ready`;
const targetFile = (how: string): string => `supplier: Proef B.V.
application: { name: Proef, version: '1' }
connector: { name: Proef, version: '1' }
provider: { ura: '90000382', providerType: Z3, name: De Proef }
functionalities: [gesloten]
${how}
`;

/** Fills a disk as soon as the run there keeps room for its record, and is then the program that it is asked to be. */
const filler = `
  import { statSync, writeFileSync } from 'node:fs';
  const disk = process.argv.splice(2, 1)[0];
  const timer = setInterval(() => {
    if (!statSync(disk + '/out/.working/room', { throwIfNoEntry: false })?.size) return;
    clearInterval(timer);
    for (let size = 1 << 20; size >= 64; size /= 4)
      try { for (let n = 0; ; n += 1) writeFileSync(disk + '/fill-' + size + '-' + n, Buffer.alloc(size)); } catch {}
  }, 1);
  process.argv.splice(1, 1);
  await import(process.argv[1]);`;

/** All files of a folder with what is in them. */
async function everythingIn(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((one) => one.isFile()).map((one) => path.join(one.parentPath, one.name));
  const read = files.map(async (file) => [path.relative(folder, file), await readFile(file, 'utf8')] as const);
  return Object.fromEntries(await Promise.all(read));
}

describe('the directory of a run', function () {
  this.timeout(120_000);

  it('stays as an earlier run left it where the next one cannot start', async () => {
    await inFolder(async (folder) => {
      const at = (name: string): string => path.join(folder, name);
      const out = at('out');
      await writeFile(at('target.yaml'), targetFile(adapter));
      const first = await mitzKeur(['run', '1.02/permit-releases', '--target', at('target.yaml'), '--out', out, '--no-allure']); // prettier-ignore
      expect(first.code, first.stderr).to.equal(1); // it declares nothing
      const before = await everythingIn(out);
      const wrong: Readonly<Record<string, readonly [string, string, ...string[]]>> = {
        'no adapter there': ['run', 'driver: { kind: http, url: http://127.0.0.1:1 }'],
        'a process that ends': ['run', `driver: { kind: http, url: http://127.0.0.1:1 }\nprocess: { command: ['${process.execPath}', '-e', ''], ready: 'http://127.0.0.1:1/' }`], // prettier-ignore
        'an address that is not of this machine': ['observe', `${adapter}\nmitz: { bind: 192.0.2.1 }`, '--for', '1s'],
        'no declarations': ['run', `${adapter}\ndeclarations: none.yaml`],
        'an id that matches nothing': ['run', adapter, '9.99'],
        'nothing to go on with': ['run', adapter, '--resume', out],
        'no baseline': ['run', adapter, '--baseline', at('none.yaml')],
      };
      for (const [what, [command, how, ...more]] of Object.entries(wrong)) {
        await writeFile(at('wrong.yaml'), targetFile(how));
        const where = more.includes('--resume') ? [] : ['--out', out];
        const { code, stderr } = await mitzKeur([command, ...more, '--target', at('wrong.yaml'), ...where]);
        expect(code, `${what}: ${stderr}`).to.equal(2);
        expect(await everythingIn(out), what).to.deep.equal(before);
      }
    });
  });

  it('holds something to go on with when the run is killed after its first scenario', async () => {
    await inFolder(async (folder) => {
      const out = path.join(folder, 'out');
      const file = path.join(folder, 'target.yaml');
      await writeFile(file, targetFile(adapter));
      const run = start(['run', '1.02', '--target', file, '--out', out, '--no-allure']);
      await run.until(' ms\n');
      run.signal('SIGKILL');
      await run.ended;
      const [, scenario = ''] = /1\/\d+ \S (\S+)/.exec(run.printed()) ?? [];
      const record = await recordIn(out);
      expect(record).to.include({ interrupted: true, verdict: 'not-judged' });
      const judged = record.conditions.flatMap(({ scenarios }) => scenarios.map(({ id }) => id));
      expect(judged).to.include(scenario);
      expect(readJournal(await readFile(path.join(out, 'journal.ndjson'), 'utf8')).lines[0]?.event).to.equal('begun');
      const args = ['run', '--resume', out, '--target', file, '--no-allure'];
      const resumed = start(args);
      await resumed.until(' ms\n');
      expect(resumed.printed()).to.match(/was broken off/);
      resumed.signal('SIGINT');
      expect((await resumed.ended).code, resumed.printed()).to.equal(2);
      const after = await recordIn(out);
      const then = after.conditions.flatMap(({ scenarios }) => scenarios.map(({ id }) => id));
      expect(then).to.include.members(judged);
      expect(then.length).to.be.greaterThan(judged.length);
      expect(await readdir(out)).to.not.include('.working');
      // Which verdict there would be depends on how long is waited: under another patience it would be another run.
      const patient = path.join(folder, 'patient.yaml');
      await writeFile(patient, targetFile(`${adapter}\npatience: { messageMs: 9000 }`));
      const refused = await mitzKeur(['run', '--resume', out, '--target', patient, '--no-allure']);
      expect(refused.code).to.equal(2);
      expect(refused.stderr).to.match(
        /another patience: .*"messageMs":5000.*, not .*"messageMs":9000.*begin a new run/,
      );
    });
  });

  it('holds the record whole where the disk is full, and says so', async function () {
    await inFolder(async (folder) => {
      const disk = path.join(folder, 'disk');
      await mkdir(disk);
      const file = path.join(folder, 'target.yaml');
      const filling = path.join(folder, 'filling.mjs');
      // The disk becomes full while the target is at work, as by a log that grows.
      await writeFile(filling, filler);
      const command = [process.execPath, ...process.execArgv, filling, disk, connector, '--port', '{port}'];
      await writeFile(file, targetFile(adapter.replace(/command: .*/, `command: ${JSON.stringify(command)}`)));
      const run = ['run', '1.02/permit-releases', '--target', file, '--out', path.join(disk, 'out'), '--no-allure'];
      // Its own mounts, gone with it.
      const script =
        'disk="$1"; shift; mount -t tmpfs -o size=3m tmpfs "$disk" || exit 77; "$@"; echo "exit $?"; cat "$disk/out/run.json"';
      const { status, stdout, stderr } = spawnSync(
        'unshare',
        ['-rm', 'sh', '-c', script, 'sh', disk, process.execPath, ...process.execArgv, program, ...run],
        { encoding: 'utf8' },
      );
      if (status !== 0) return this.skip();
      const [, code, text = ''] = /exit (\d)\n([^]*)/.exec(stdout) ?? [];
      const record = JSON.parse(text) as RunRecord;
      const [scenario] = record.conditions.flatMap(({ scenarios }) => scenarios);
      expect(scenario, stderr).to.include({ outcome: 'error' });
      expect(scenario?.reason).to.contain(`the disk of '${disk}/out' is full`);
      expect(record).to.include({ verdict: 'not-judged' }).and.not.have.property('interrupted');
      expect(code).to.equal('2');
      expect(stderr).to.not.contain('error of mitz-keur itself');
    });
  });

  it('says which reports could not be written, and keeps the others', async () => {
    await inFolder(async (out) => {
      await mkdir(path.join(out, 'junit.xml', 'in-the-way'), { recursive: true });
      const said: string[] = [];
      const say = (text: string): void => void said.push(text);
      const options = { out, lang: 'nl', allure: false } as const;
      await publish(fixture, options, { out: say, err: say, json: () => undefined, colour: false, interactive: false });
      expect(said.join('\n'))
        .to.match(/not everything could be written, since .*: junit is lacking/)
        .and.contain(`its verdict stands. Mend that, and then: mitz-keur report --from ${out} --format junit`);
      expect(await readdir(out)).to.include.members(['dossier.nl.html', 'summary.md', 'history.ndjson']);
    });
  });
});
