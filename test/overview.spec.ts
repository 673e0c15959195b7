import { expect } from 'chai';
import { generateKeyPairSync } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { readSubmissions } from '../cli/overview/submissions.js';
import { publicPem } from '../evidence/keys.js';
import { seal } from '../evidence/seal.js';
import type { Overview } from '../reports/overview-rows.js';
import { loadSuites } from '../suites/index.js';
import { inFolder, mitzKeur } from './command.spec.kit.js';
import { makeRun } from './synthetic-run.js';

const quiet = { out: () => undefined, err: () => undefined, json: () => undefined, colour: false, interactive: false };

describe('what was handed in', function () {
  this.timeout(30_000);

  /** A run directory, its pack, the same pack after somebody edited it, a broken run, a text, and the tester's key. */
  const handIn = async (folder: string): Promise<{ readonly places: string[]; readonly key: string }> => {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    const at = (name: string): string => path.join(folder, name);
    const suites = await loadSuites();
    await makeRun({ directory: at('run'), suites, ids: ['1.02/permit-releases'], seed: 1 });
    const { pack } = await seal({ directory: at('run'), key: privateKey, suites, include: [], part: true });
    const edited = Buffer.from(pack);
    edited[edited.length >> 1] = (edited[edited.length >> 1] ?? 0) ^ 1;
    await mkdir(at('broken'));
    const [key, text] = [at('public.pem'), 'rubbish {'];
    const files = { 'pack.zip': pack, 'edited.zip': edited, 'text.zip': text, 'broken/run.json': text, 'public.pem': publicPem(publicKey) }; // prettier-ignore
    for (const [name, content] of Object.entries(files)) await writeFile(at(name), content);
    return { places: ['run', 'pack.zip', 'edited.zip', 'text.zip', 'broken', 'gone'].map(at), key };
  };

  it('is believed as far as it shows by whom, and keeps nobody from the rest', async () => {
    await inFolder(async (folder) => {
      const { places, key } = await handIn(folder);
      const sealed = async (keys: readonly string[]): Promise<string[]> =>
        (await readSubmissions([...places, places[1] ?? ''], { keys }, quiet)).map((one) => one.seal);
      const [run, pack, edited, ...rest] = await sealed([key]);
      expect([run, pack, rest]).to.deep.equal(['unsealed', 'known-key', ['unread', 'unread', 'unread']]);
      expect(edited).to.be.oneOf(['doubted', 'unread']);
      expect((await sealed([]))[1]).to.equal('unknown-key');
    });
  });

  it('becomes a page, a CSV and a JSON, with exit 1 where not all of it can be believed', async () => {
    await inFolder(async (folder) => {
      const { places, key } = await handIn(folder);
      const [planning, out] = [path.join(folder, 'planning.yaml'), path.join(folder, 'out')];
      await writeFile(planning, "providers: [{ name: P, place: '=Q', application: A, state: production }]");
      const { code, stderr } = await mitzKeur([
        'overview',
        ...places,
        '--key',
        key,
        '--planning',
        planning,
        '--out',
        out,
      ]);
      expect([code, (await readdir(out)).sort()]).to.deep.equal([1, ['overview.csv', 'overview.json', 'overzicht.html', 'providers.csv']]); // prettier-ignore
      expect(stderr).to.include('4 of 6 that were handed in cannot be read or do not hold');
      const { rows } = JSON.parse(await readFile(path.join(out, 'overview.json'), 'utf8')) as Overview;
      expect(rows.map(({ state }) => state).filter((state) => state !== 'unread' && state !== 'doubted')).to.deep.equal(['part']); // prettier-ignore
      expect(await readFile(path.join(out, 'providers.csv'), 'utf8')).to.include(
        `niet te zeggen;P;"'=Q";;A;in productie`,
      );
    });
  });

  it('is asked by application and version whether it may go live', async () => {
    await inFolder(async (folder) => {
      const { places, key } = await handIn(folder);
      const question = ['may-go-live', '--application', 'Voorbeeld HIS', '--version', '4.2.0', '--functionality', 'open', '--key', key, '--lang', 'en']; // prettier-ignore
      const [no, unjudged] = await Promise.all([
        mitzKeur([...question, places[1] ?? '']),
        mitzKeur([...question, ...places]),
      ]);
      expect([no.code, no.stdout]).to.deep.equal([
        1,
        'No: there is only a part of the test, and that is no qualification.\n',
      ]);
      expect([unjudged.code, unjudged.stdout]).to.match(/^2,Cannot be answered: /);
    });
  });
});
