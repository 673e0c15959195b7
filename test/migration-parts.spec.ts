import { expect } from 'chai';
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { parse, parseAllDocuments } from 'yaml';
import { generateMigration } from '../migration/generate/generate.js';
import { defaultSpecification } from '../mitz/specification/index.js';
import { packageRoot } from '../schemas/index.js';

const here = fileURLToPath(import.meta.url);
const program = path.resolve(path.dirname(here), `../cli/main${path.extname(here)}`);
const example = path.join(packageRoot, 'docs/migration-parts');

interface Job {
  readonly spec: {
    readonly completions?: number;
    readonly template: {
      readonly spec: {
        readonly containers: readonly {
          readonly command: readonly string[];
          readonly args: readonly [string];
          readonly env: readonly { readonly name: string; readonly value: string }[];
        }[];
      };
    };
  };
}
interface Workflow {
  readonly jobs: Readonly<
    Record<
      string,
      {
        readonly strategy?: {
          readonly matrix: { readonly include: readonly Readonly<Record<'part' | 'holders', string>>[] };
        };
        readonly steps: readonly { readonly name?: string; readonly run?: string }[];
      }
    >
  >;
}

describe('the worked example of a day of migrations in parts', function () {
  this.timeout(60_000);
  let folder: string;
  let jobs: readonly Job[];
  let workflow: Workflow;
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'parts-'));
    const text = (name: string): Promise<string> => readFile(path.join(example, name), 'utf8');
    jobs = parseAllDocuments(await text('kubernetes.yaml')).map((document) => document.toJS() as Job);
    workflow = parse(await text('github-actions.yml')) as Workflow;
  });
  after(() => rm(folder, { recursive: true }));

  const container = (i: number) => {
    const [found] = jobs[i]?.spec.template.spec.containers ?? [];
    if (!found) throw new Error(`kubernetes.yaml has no container in job ${i}`);
    return found;
  };
  const step = (job: string): string => workflow.jobs[job]?.steps.find(({ name }) => name === job)?.run ?? '';

  it('has the same commands in each file, and holders in the form that they take', () => {
    const ownFirst = /^set -- .*\nPART=.*\n/;
    expect(container(0).args[0]).to.match(ownFirst);
    expect(container(0).args[0].replace(ownFirst, '')).to.equal(step('check'));
    expect(container(1).args[0]).to.equal(step('merge'));
    for (const { holders } of workflow.jobs['check']?.strategy?.matrix.include ?? [])
      expect(holders).to.match(/^\d{8}(,\d{8})*$/);
  });

  it('checks two parts of a region and merges them by those commands', async () => {
    const order = {
      patients: 60,
      holders: 3,
      faults: 0,
      seed: 2,
      messages: 'ndjson',
      register: 'csv',
      gzip: false,
    } as const;
    const made = await generateMigration(order, path.join(folder, 'made'), defaultSpecification);
    // One delivery, of which each part takes its own holders.
    await mkdir(path.join(folder, 'in'));
    for (const part of ['north', 'south']) await symlink(path.join(folder, 'made'), path.join(folder, 'in', part));
    await symlink(path.join(folder, 'made/approved.txt'), path.join(folder, 'in/approved.txt'));
    await writeFile(path.join(folder, 'in/parts.txt'), 'north 90001000,90001002\nsouth 90001001\n');
    const start = [process.execPath, ...process.execArgv, program].map((word) => `'${word}'`).join(' ');
    await writeFile(path.join(folder, 'mitz-keur'), `#!/bin/sh\nexec ${start} "$@"\n`, { mode: 0o755 });
    const run = async (i: number, environment: Readonly<Record<string, string>>): Promise<void> => {
      const { command, args } = container(i);
      const [shell = '', ...flags] = command;
      await promisify(execFile)(shell, [...flags, ...args], {
        env: {
          PATH: `${folder}:${process.env['PATH'] ?? ''}`,
          IN: path.join(folder, 'in'),
          OUT: path.join(folder, 'out'),
          ...environment,
        },
      });
    };
    await Promise.all(['0', '1'].map((index) => run(0, { JOB_COMPLETION_INDEX: index })));
    await run(1, {});
    const whole = path.join(folder, 'out/region');
    const record = JSON.parse(await readFile(path.join(whole, 'migration.json'), 'utf8')) as Record<string, unknown>;
    expect(record).to.include({ verdict: 'accepted', messages: made.messages, registerRows: made.registerRows });
    expect(await readdir(whole)).to.include.members(['migratie.html', 'wrong.csv', 'allure-results']);
  });
});
