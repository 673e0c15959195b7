import { spawnSync } from 'node:child_process';
import { expect } from 'chai';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import { messageOf } from '../../core/errors.js';
import { presets } from '../../mitz/presets.js';
import type { PresetName } from '../../mitz/presets.js';
import { defaultSpecification, groupOf } from '../../mitz/specification/index.js';
import { driverActions } from '../../schemas/driver-contract.js';
import { partsFor } from '../../core/line.js';
import { loadSuites } from '../../suites/index.js';
import { readDeclarations } from '../run/declarations.js';
import { parseTarget } from '../run/target.js';
import { inFolder } from '../../test/command.spec.kit.js';
import { adapterLanguages, driverKinds } from './choices.js';
import type { Choices } from './choices.js';
import { ciScript, filesFor, pipelineFiles, writeFiles } from './files.js';
import { withoutAsking } from './questions.js';

const { conditions } = await loadSuites();
const presetNames = Object.keys(presets) as PresetName[];
const chosen = (different: Partial<Choices> = {}): Choices => ({
  ...withoutAsking({ preset: 'huisarts', driver: 'http', lang: 'nl' }),
  ...different,
});
const contentOf = async (choices: Choices, name: string): Promise<string> => {
  const found = (await filesFor(choices, conditions)).find((one) => one.name === name);
  if (!found) throw new Error(`init writes no ${name}`);
  return found.content;
};

describe('mitz-keur init', () => {
  describe('the target file', () => {
    for (const preset of presetNames)
      for (const driver of driverKinds)
        it(`for ${preset} over ${driver} passes the schema, in both languages, with what was chosen`, async () => {
          for (const lang of ['nl', 'en'] as const) {
            const choices = { ...withoutAsking({ preset, driver, lang }), supplier: 'Naam: "met" \'alles\' #1, {a}' };
            const target = parseTarget(await contentOf(choices, 'target.yaml'), 'target.yaml', {});
            expect(target.driver.kind).to.equal(driver);
            expect(target.supplier).to.equal(choices.supplier);
            expect(target.functionalities).to.have.members([...presets[preset].functionalities]);
            expect(target.provider).to.deep.equal({
              ...presets[preset].provider,
              providerType: presets[preset].providerType,
            });
            // What stands in ZORG-AB is looked up there; a copy of the provider would show condition 2.05 by itself.
            expect(target).not.to.have.property('zorgAb');
          }
        });

    it('says of each preset the group and the data category of the specification set', async () => {
      const told = await Promise.all(
        presetNames.map(async (preset) => {
          const group = groupOf(defaultSpecification, presets[preset].providerType);
          expect(await contentOf(chosen({ preset }), 'target.yaml')).to.include(
            `${group?.name}; gegevenscategorie ${group?.dataCategory}`,
          );
          return [preset, group?.dataCategory];
        }),
      );
      expect(Object.fromEntries(told)).to.deep.equal({
        huisarts: 'GGC002',
        apotheek: 'GGC013',
        ziekenhuis: 'GGC002',
        laboratorium: 'GGC012',
      });
    });

    it('explains every key of it', async () => {
      const lines = (await contentOf(chosen(), 'target.yaml')).split('\n').filter((line) => /^[a-z]/i.test(line));
      expect(lines.filter((line) => !line.includes(' # ') && line !== 'chain:')).to.deep.equal([]);
    });
  });

  describe('the declarations file', () => {
    for (const preset of presetNames)
      it(`for ${preset} passes the schema, names every paper that is owed once, and shows nothing yet`, async () => {
        await inFolder(async (folder) => {
          const choices = chosen({ preset });
          await writeFiles(folder, await filesFor(choices, conditions), false);
          const { functionalities } = choices;
          const all = await readDeclarations(path.join(folder, 'declarations.yaml'), {
            conditions,
            claimed: { functionalities, facts: {} },
            policy: 'strict',
            today: '2026-11-21',
          });
          expect(all.findings, 'nothing too much').to.deep.equal([]);
          const owed = conditions
            .flatMap(({ lines }) => lines)
            .filter((line) =>
              partsFor(line, { functionalities, facts: {} }).some(({ kinds }) => kinds.includes('declared')),
            );
          expect([...all.lines.keys()]).to.deep.equal(owed.map(({ id }) => id));
          for (const [id, records] of [...all.lines, ...all.steps])
            expect(
              records.map(({ problem }) => problem?.kind),
              id,
            ).to.deep.equal(['not-filled-in']);
          expect([...all.steps.keys()])
            .to.include.members(['eigen-verklaring', 'verwerkersovereenkomst'])
            .and.have.length(5);
        });
      });

    it('says with each what to attach, what must be in it and who signs, in the language asked for', async () => {
      const asks = (await contentOf(chosen({ lang: 'en' }), 'declarations.yaml')).split(/\n\n/);
      const approval = asks.find((part) => part.includes('line: 3.01.a'));
      expect(approval)
        .to.include("To attach: Mitz's approval")
        .and.include('in it: the date of approval')
        .and.include('Signed by: mitz');
    });

    it('says what differs on the LSP track', async () => {
      const words = 'aansluitovereenkomst met het LSP';
      expect(await contentOf(chosen({ route: 'lsp' }), 'declarations.yaml')).to.include(words);
      expect(await contentOf(chosen(), 'declarations.yaml')).to.not.include(words);
    });
  });

  describe('an adapter', () => {
    it('has every action of the contract, in each language', async () => {
      for (const adapter of adapterLanguages) {
        const end = { typescript: 'mts', javascript: 'mjs', python: 'py' }[adapter];
        const text = await contentOf(chosen({ adapter }), `actions.${end}`);
        const found = [...text.matchAll(/^(?:export async function|def) (\w+)/gm)].map(([, name = '']) =>
          name.replaceAll('_', '').toLowerCase(),
        );
        expect(found, adapter).to.have.members(driverActions().map((action) => action.replaceAll('-', '')));
      }
    });
  });

  it('never writes over what is there, unless asked to; then all of it', async () => {
    await inFolder(async (folder) => {
      const file = path.join(folder, 'target.yaml');
      await writeFile(file, 'mine');
      const refused = await writeFiles(folder, await filesFor(chosen(), conditions), false).catch(messageOf);
      expect(refused).to.include('has target.yaml already, and nothing was written').and.include('--force');
      expect([await readFile(file, 'utf8'), await readdir(folder)]).to.deep.equal(['mine', ['target.yaml']]);
      expect(await writeFiles(file, [], false).catch(messageOf)).to.include('is a file; name a folder');
      await writeFiles(folder, await filesFor(chosen(), conditions), true);
      expect(await readFile(file, 'utf8')).to.include('kind: http');
    });
  });

  describe('a pipeline', () => {
    it('for GitHub runs the script that is there, keeps history also after a red run, and publishes what a run writes', async () => {
      const choices = chosen({ ci: 'github' });
      const { jobs } = parse(await contentOf(choices, pipelineFiles.github)) as Github;
      const steps = Object.values(jobs).flatMap((job) => job.steps);
      expect(steps.flatMap(({ run }) => run ?? [])).to.deep.equal([`./${ciScript}`]);
      const using = (name: string): Step | undefined => steps.find(({ uses }) => uses?.startsWith(name));
      expect(using('actions/cache/save')).to.include({ if: 'always()' });
      expect(using('actions/cache/save')?.with).to.include({ path: 'mitz-keur-out' });
      expect(using('actions/cache/restore')?.with?.['key']).to.equal(using('actions/cache/save')?.with?.['key']);
      expect(using('actions/upload-artifact')).to.include({ if: 'always()' });
      expect(using('actions/upload-artifact')?.with?.['path']?.trim().split('\n')).to.deep.equal([
        'mitz-keur-out/run',
        'mitz-keur-out/builds',
      ]);
    });

    it('for GitLab too', async () => {
      const jobs = parse(await contentOf(chosen({ ci: 'gitlab' }), pipelineFiles.gitlab)) as Readonly<
        Record<string, GitlabJob>
      >;
      const job = jobs['mitz-keur'];
      expect(job?.script).to.deep.equal([`./${ciScript}`]);
      expect(job?.cache).to.deep.include({ when: 'always', paths: ['mitz-keur-out/'] });
      expect(job?.artifacts).to.deep.include({ when: 'always', reports: { junit: 'mitz-keur-out/run/junit.xml' } });
    });

    it('calls a script that can be run, and names a version', async () => {
      await inFolder(async (folder) => {
        await writeFiles(folder, await filesFor(chosen({ ci: 'github' }), conditions), false);
        expect((await stat(path.join(folder, ciScript))).mode & 0o111).to.be.greaterThan(0);
        const text = await readFile(path.join(folder, ciScript), 'utf8');
        expect(text)
          .to.match(/^package=mitz-keur-\d+\.\d+\.\d+\.tgz$/m)
          .and.not.include('{version}');
        expect(text, 'a name from a registry').not.to.match(/mitz-keur@/);
      });
    });

    it('ends with 2 where the package is not here, or is another one than its digest says', async () => {
      await inFolder(async (folder) => {
        await writeFiles(folder, await filesFor(chosen({ ci: 'github' }), conditions), false);
        const [, name = ''] = /^package=(.*)$/m.exec(await readFile(path.join(folder, ciScript), 'utf8')) ?? [];
        const env = { ...process.env, MITZ_KEUR: '' };
        const ended = (): { readonly status: number | null; readonly stderr: string } =>
          spawnSync('sh', [path.join(folder, ciScript)], { env, encoding: 'utf8' });
        expect(ended()).to.deep.include({ status: 2 });
        await writeFile(path.join(folder, name), 'een ander pakket');
        await writeFile(path.join(folder, `${name}.sha256`), `${'0'.repeat(64)}  ${name}\n`);
        expect(ended()).to.deep.include({ status: 2 });
        expect(ended().stderr).to.include(`${name} is not here, or not as ${name}.sha256 says`);
      });
    });
  });
});

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly if?: string;
  readonly with?: Readonly<Record<string, string>>;
}
interface Github {
  readonly jobs: Readonly<Record<string, { readonly steps: readonly Step[] }>>;
}
interface GitlabJob {
  readonly script: readonly string[];
  readonly cache: object;
  readonly artifacts: object;
}
