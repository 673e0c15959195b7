import { expect } from 'chai';
import { spawn } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import type { AttestationRecord, RunRecord } from '../core/run-record.js';
import { isAttestedBy } from '../evidence/attestation.js';
import { makeKeyPair, readPublicKey, readPrivateKey } from '../evidence/keys.js';
import { seal } from '../evidence/seal.js';
import { verifyPack } from '../evidence/verify.js';
import { loadSuites } from '../suites/index.js';
import { attendedTarget } from './attended.spec.kit.js';
import { inFolder } from './command.spec.kit.js';
import { makeRun } from './synthetic-run.js';

const here = fileURLToPath(import.meta.url);
const program = path.resolve(path.dirname(here), `../cli/main${path.extname(here)}`);
const suites = await loadSuites();

interface Task {
  readonly id: number;
  readonly name: string;
  readonly title: string;
  readonly lines: readonly string[];
}

interface Sitting {
  readonly code: number | null;
  readonly out: string;
  readonly said: string;
  readonly tasks: readonly Task[];
}

/** Sits at the page of `attest`, and answers each task that is shown until told to stop. */
async function sit(
  args: readonly string[],
  answer: (task: Task) => Readonly<Record<string, unknown>>,
): Promise<Sitting> {
  const child = spawn(process.execPath, [...process.execArgv, program, 'attest', ...args, '--page'], {
    env: { ...process.env, NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [out, said] = ['', ''];
  const tasks: Task[] = [];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  const opened = new Promise<string | undefined>((resolve) => {
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const [url] = /http:\/\/127\.0\.0\.1:\d+\/[\w-]{20,}\//.exec(said) ?? [];
      if (url !== undefined) resolve(url);
    });
    child.on('close', () => resolve(undefined));
  });
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const url = await opened;
  if (url !== undefined) {
    const events = await fetch(`${url}events`);
    let text = '';
    try {
      for await (const part of (events.body ?? []) as AsyncIterable<Uint8Array>) {
        text += Buffer.from(part).toString('utf8');
        const whole = text.split('\n\n');
        text = whole.pop() ?? '';
        for (const event of whole) {
          const { task } = JSON.parse(event.replace(/^data: /, '')) as { task?: Task };
          if (!task || tasks.some(({ id }) => id === task.id)) continue;
          tasks.push(task);
          const body = JSON.stringify({ id: task.id, ...answer(task) });
          const { status } = await fetch(`${url}answer`, {
            method: 'POST',
            body,
            headers: { origin: new URL(url).origin },
          });
          expect(status, body).to.equal(204);
        }
      }
    } catch (thrown) {
      if (!(thrown instanceof TypeError)) throw thrown; // the page closes when the sitting ends
    }
  }
  return { code: await ended, out, said, tasks };
}

const introduce = (role: string) => ({ ending: 'done', values: { name: 'J. Jansen', role } });
const picture = { name: 'scherm.png', base64: Buffer.from('a picture').toString('base64') };
const attestationsIn = async (folder: string): Promise<readonly AttestationRecord[]> =>
  (parse(await readFile(path.join(folder, 'attestations.yaml'), 'utf8')) as { attestations: AttestationRecord[] })
    .attestations;
const linesOf = async (run: string): Promise<Readonly<Record<string, string>>> => {
  const { conditions } = JSON.parse(await readFile(path.join(run, 'run.json'), 'utf8')) as RunRecord;
  return Object.fromEntries(conditions.flatMap(({ lines }) => lines.map(({ id, verdict }) => [id, verdict])));
};

describe('attest', function () {
  this.timeout(120_000);

  it('goes through the lines of a target without a run, keeps what is said at once, and goes on after a stop', async () => {
    await inFolder(async (folder) => {
      const target = await attendedTarget(folder);
      let looks = 0;
      const first = await sit(['--target', target], ({ name }) =>
        name === 'introduce'
          ? introduce('leverancier')
          : (looks += 1) > 2
            ? { ending: 'stop' }
            : { ending: 'seen', remark: ' goed ', ...(looks === 1 && { picture }) },
      );
      expect(first.code, first.said).to.equal(0);
      expect(first.said).to.include('Gestopt').and.include('2/');
      expect(first.tasks[0]?.lines.join('\n'))
        .to.match(/Mitz wordt nagespeeld op https:/)
        .and.match(/Testpatiënten: .*BSN 9\d{8}/);
      const kept = await attestationsIn(folder);
      expect(kept.map(({ line, result }) => [line, result])).to.deep.equal([['1.03.c', 'seen'], ['1.05.a', 'seen']]); // prettier-ignore
      expect(kept[0]?.remark).to.equal('goed');
      expect(kept[0]?.application).to.deep.equal({ name: 'Voorbeeld HIS', version: '4.2.0' });
      const { file } = kept[0]?.picture as unknown as { file: string };
      expect(await readFile(path.join(folder, file), 'utf8')).to.equal('a picture');

      const second = await sit(['--target', target], ({ name }) =>
        name === 'introduce' ? introduce('leverancier') : { ending: 'seen' },
      );
      const asked = second.tasks.slice(1).map(({ title }) => title);
      expect(asked).to.have.length.greaterThan(4);
      expect(asked.join('\n')).not.to.match(/NEN 7513/);
      const third = await sit(['--target', target], () => introduce('leverancier'));
      expect(third.said).to.include('niets (meer) om te bekijken');
      const again = await sit(['--target', target, '--lines', '4.02.a'], ({ name }) =>
        name === 'introduce' ? introduce('leverancier') : { ending: 'otherwise', remark: 'een oude tekst' },
      );
      expect(again.tasks).to.have.length(2);
      expect((await attestationsIn(folder)).at(-1)).to.include({ line: '4.02.a', result: 'otherwise' });
    });
  });

  it('concludes a run again, of which journal, record and pack say so', async () => {
    await inFolder(async (folder) => {
      const target = await attendedTarget(folder);
      const directory = path.join(folder, 'run');
      await makeRun({ directory, suites, ids: ['4.02', '4.04'], seed: 1 });
      expect((await linesOf(directory))['4.02.a']).to.equal('stated');
      const keys = await makeKeyPair(path.join(folder, 'keys'), undefined);
      const key = ['--key', keys.privateKey];
      const { code, said, tasks } = await sit(['--target', target, directory, ...key], ({ name }) =>
        name === 'introduce' ? introduce('zorgaanbieder') : { ending: 'seen' },
      );
      expect(code, said).to.equal(0);
      expect(tasks.slice(1)).to.have.length(3);
      expect(await linesOf(directory)).to.include({ '4.02.a': 'met', '4.04.a': 'met', '4.04.b': 'met' });
      const record = JSON.parse(await readFile(path.join(directory, 'run.json'), 'utf8')) as RunRecord;
      expect(record.attested).to.have.length(1);
      const publicKey = readPublicKey(await readFile(keys.publicKey, 'utf8'), 'key');
      const [one] = record.attestations ?? [];
      expect(one && isAttestedBy(one, publicKey)).to.equal(true);
      expect(one && isAttestedBy({ ...one, result: 'otherwise' }, publicKey)).to.equal(false);
      expect(one?.notes?.map(({ kind }) => kind)).to.deep.equal(['read-as-supplier']);

      const privateKey = readPrivateKey(await readFile(keys.privateKey, 'utf8'), 'key', undefined);
      const { pack } = await seal({ directory, key: privateKey, suites, include: [], part: true });
      const { doubts } = await verifyPack({ name: 'pack', pack, suites });
      expect(doubts).to.deep.equal([]);

      // Whoever writes a seen line into the record by hand is found.
      const forged = { ...record, attestations: [...(record.attestations ?? []), { ...one, line: '4.05.b' }] };
      await writeFile(path.join(directory, 'run.json'), JSON.stringify(forged));
      const problem = await seal({ directory, key: privateKey, suites, include: [], part: true }).catch(String);
      expect(problem).to.match(/record is not the one with which the run was concluded|what people saw/);
    });
  });

  it('refuses the run of another version, and a line that nobody need see', async () => {
    await inFolder(async (folder) => {
      const target = await attendedTarget(folder);
      const directory = path.join(folder, 'run');
      await makeRun({ directory, suites, ids: ['4.02'], seed: 1 });
      await writeFile(target, (await readFile(target, 'utf8')).replace('4.2.0', '4.3.0'));
      const other = await sit(['--target', target, directory], () => introduce('leverancier'));
      expect(other.code).to.equal(2);
      expect(other.said).to.include('is of Voorbeeld HIS 4.2.0, and the target file of Voorbeeld HIS 4.3.0');
      const strange = await sit(['--target', target, '--lines', '2.01.a'], () => introduce('leverancier'));
      expect(strange.code).to.equal(2);
      expect(strange.said).to.include("nobody need see line '2.01.a'").and.include('4.02.a');
    });
  });
});
