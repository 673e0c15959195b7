import { expect } from 'chai';
import { writeFile } from 'node:fs/promises';
import net from 'node:net';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { connector, inFolder, mitzKeur, recordIn, start } from './command.spec.kit.js';

const target = (different: string): string => `supplier: Proef B.V.
application: { name: Proef, version: '1' }
connector: { name: Proef, version: '1' }
provider: { ura: '90000382', providerType: Z3, name: De Proef }
functionalities: [lokalisatie, gesloten]
${different}
`;

/** A target whose process is the reference connector, started as this program runs. */
const withProcess = (...faults: string[]): string =>
  target(`driver: { kind: http, url: 'http://127.0.0.1:{port}' }
process:
  command: ${JSON.stringify([process.execPath, ...process.execArgv, connector, '--port', '{port}', ...faults.flatMap((fault) => ['--fault', fault])])}
  ready: http://127.0.0.1:{port}/ready
  readyMs: 3000`);

async function runTarget(
  yaml: string,
  args: readonly string[] = [],
): Promise<{ code: number | null; stdout: string; stderr: string }> {
  return inFolder(async (folder) => {
    const file = path.join(folder, 'target.yaml');
    await writeFile(file, yaml);
    return mitzKeur(['run', ...args, '--target', file, '--no-allure', '--out', path.join(folder, 'out')]);
  });
}

/** One or a few plain sentences, exit 2, no stack. */
function plain({ code, stderr }: { code: number | null; stderr: string }, ...parts: (string | RegExp)[]): void {
  for (const part of parts)
    expect(stderr).to.match(
      typeof part === 'string' ? new RegExp(part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')) : part,
    );
  expect(stderr, 'no stack').not.to.match(/\n\s+at /);
  expect(code).to.equal(2);
}

describe('bad input to the command line', function () {
  this.timeout(60_000);

  it('names a wrong key of the target file with its line and the nearest right one', async () => {
    const wrong = target('driver: { kind: http, url: http://127.0.0.1:1 }').replace('supplier', 'suplier');
    plain(await runTarget(wrong), /target\.yaml, line 1: unknown key 'suplier'; did you mean 'supplier'\?/);
  });

  it('says that a target file is missing, or no YAML', async () => {
    plain(await mitzKeur(['run', '--target', '/nonexistent.yaml']), "'/nonexistent.yaml' cannot be read");
    plain(await runTarget('a: [b'), /target\.yaml/);
  });

  it('says that an id matches nothing, with the nearest one', async () => {
    plain(
      await runTarget(target('driver: { kind: http, url: http://127.0.0.1:1 }'), ['2.01/censsus']),
      "did you mean '2.01/census'?",
    );
  });

  it('says that the driver cannot be reached', async () => {
    plain(
      await runTarget(target('driver: { kind: http, url: http://127.0.0.1:1 }')),
      'the driver at http://127.0.0.1:1',
      /no answer/,
    );
  });

  it('keeps the keys of mitz.identity out of the run directory', async () => {
    const inside = 'driver: { kind: attended }\nmitz: { identity: ./out/identity }';
    plain(await runTarget(target(inside)), "mitz.identity './out/identity' lies in the run directory", 'outside it');
  });

  it('says that the port is taken', async () => {
    const taken = net.createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => taken.once('listening', resolve));
    const { port } = taken.address() as AddressInfo;
    plain(
      await runTarget(target(`driver: { kind: http, url: http://127.0.0.1:1 }\nmitz: { port: ${port} }`)),
      `127.0.0.1:${port}`,
      'in use',
    );
    taken.close();
  });

  it('shows the last output of a connector that dies at start', async () => {
    plain(await runTarget(withProcess('dies-at-start')), 'ended with exit code 1', 'its last output', /\| .+/);
  });

  it('does not wait for ever for a connector that never gets ready', async () => {
    plain(await runTarget(withProcess('never-gets-ready')), 'was not ready within 3000 ms', 'status 503');
  });

  it('calls a driver that answers rubbish an error of the driver, never of the target', async () => {
    const { code, stderr } = await runTarget(withProcess('answers-the-driver-with-rubbish'), ['1.02/permit-releases']);
    expect(code).to.equal(2);
    expect(stderr).not.to.include('✗');
  });

  it('judges on after a connector that dies on a data request, and calls that scenario an error', async () => {
    await inFolder(async (folder) => {
      const file = path.join(folder, 'target.yaml');
      await writeFile(file, withProcess('dies-on-a-data-request'));
      const out = path.join(folder, 'out');
      const { code } = await mitzKeur([
        'run',
        '1.02/permit-releases',
        '2.01/new-dossier-subscribes',
        '--target',
        file,
        '--no-allure',
        '--out',
        out,
      ]);
      const outcomes = (await recordIn(out)).conditions
        .flatMap(({ scenarios }) => scenarios)
        .map(({ outcome }) => outcome);
      expect(outcomes).to.deep.equal(['error', 'pass']);
      expect(code).to.equal(2);
    });
  });

  it('does not write into a file, or into a folder with other things', async () => {
    await inFolder(async (folder) => {
      const file = path.join(folder, 'notes.txt');
      await writeFile(file, 'mine');
      plain(await mitzKeur(['demo', '--out', file]), 'is a file');
      plain(await mitzKeur(['demo', '--out', folder]), "holds 'notes.txt'");
    });
  });

  it('leaves a valid, partial record when it is interrupted, and exit 2', async () => {
    await inFolder(async (folder) => {
      const running = start(['demo', '--no-allure', '--out', folder, '--jobs', '1']);
      await running.until('1/');
      running.signal('SIGINT');
      const { code } = await running.ended;
      const record = await recordIn(folder);
      expect([code, record.verdict, record.interrupted]).to.deep.equal([2, 'not-judged', true]);
      expect(record.conditions.flatMap(({ scenarios }) => scenarios).length).to.be.greaterThan(0);
    });
  });

  it('suggests the nearest command, and knows its own fault from a usage error', async () => {
    const { code, stderr } = await mitzKeur(['runn']);
    expect([code, stderr.includes('run')]).to.deep.equal([2, true]);
  });
});
