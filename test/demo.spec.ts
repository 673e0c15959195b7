import { expect } from 'chai';
import { getEventListeners } from 'node:events';
import { readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { runWith } from '../cli/run/reference-run.js';
import { inDutch } from '../reports/dutch/dutch.js';
import { findJava } from '../reports/allure-report.js';
import { checksOf, failedIn, inFolder, mitzKeur, recordIn } from './command.spec.kit.js';

/** What these scenarios judge is shown to the user before anything is sent. */
const aboutTheScreenOnly = [
  '4.02/question-text-as-defined',
  '4.04/information-before-the-answer',
  '4.05/no-choice-preselected',
];

describe('mitz-keur demo', function () {
  this.timeout(120_000);

  it('accepts the reference connector, shows every claimed condition, and writes all reports', async () => {
    await inFolder(async (folder) => {
      const { code, stdout, stderr } = await mitzKeur(['demo', '--out', folder]);
      expect(stderr + stdout, 'the verdict is printed').to.include('GEACCEPTEERD');
      const record = await recordIn(folder);
      expect(failedIn(record), 'nothing trips without a fault').to.deep.equal([]);
      expect(
        record.conditions
          .filter(({ verdict }) => ['not-met', 'not-shown', 'not-judged'].includes(verdict))
          .map(({ id }) => id),
      ).to.deep.equal([]);
      expect([record.verdict, record.scope, code]).to.deep.equal(['accepted', 'full', 0]);
      expect(record.conditions).to.have.length(26);
      for (const name of ['dossier.nl.html', 'dossier.en.html', 'junit.xml', 'summary.md', 'allure-results'])
        expect((await stat(path.join(folder, name))).size).to.be.greaterThan(0);
      for (const { transcript, outcome } of record.conditions.flatMap(({ scenarios }) => scenarios)) {
        if (outcome !== 'not-applicable')
          expect((await stat(path.join(folder, transcript ?? ''))).size).to.be.greaterThan(0);
      }
      expect(await readdir(folder)).to.not.include('environment.json');

      // Whoever has the pack comes to the same verdicts: a check that reads what no transcript keeps shows here.
      const [keys, pack] = [path.join(folder, '..', `${path.basename(folder)}-keys`), `${folder}.zip`];
      try {
        expect((await mitzKeur(['keygen', '--out', keys])).code).to.equal(0);
        const sealed = await mitzKeur(['seal', folder, '--key', path.join(keys, 'mitz-keur-private.pem')]);
        expect(sealed.code, sealed.stderr).to.equal(0);
        const verified = await mitzKeur([
          'verify',
          pack,
          '--key',
          path.join(keys, 'mitz-keur-public.pem'),
          '--lang',
          'en',
        ]);
        expect(verified.stdout).to.include('VERIFIED').and.include('Key: the one that you gave');
        expect(verified.code).to.equal(0);
      } finally {
        await rm(keys, { recursive: true, force: true });
        await rm(pack, { force: true });
      }
    });
  });

  it('is red where a known finding is out of date, and never green because one is known', async () => {
    await inFolder(async (folder) => {
      const baseline = path.join(folder, 'baseline.yaml');
      const known = (check: string): string => `{ check: '${check}', reason: planned, until: 2999-12-31 }`;
      await writeFile(
        baseline,
        `known:\n  - ${known('1.02/deny-releases-nothing#nothing-released')}\n  - ${known('1.02/permit-releases#nothing')}\n`,
      );
      const out = path.join(folder, 'run');
      const demo = ['demo', '1.02/deny-releases-nothing', '--no-allure', '--baseline', baseline, '--out', out];
      const sound = await mitzKeur(demo);
      const states = async (): Promise<unknown> => (await recordIn(out)).baseline?.map(({ state }) => state);
      expect(await states()).to.deep.equal(['stale', 'unmatched']);
      expect([sound.code, (await recordIn(out)).verdict]).to.deep.equal([1, 'accepted']);
      expect(sound.stdout).to.include('doet zich niet meer voor');
      const faulty = await mitzKeur([...demo, '--fault', 'treats-deny-as-permit']);
      expect(await states()).to.deep.equal(['known', 'unmatched']);
      expect([faulty.code, (await recordIn(out)).verdict]).to.deep.equal([1, 'not-accepted']);
    });
  });

  it('turns exactly the checks red that a fault should trip: in run.json, in JUnit and in Allure', async () => {
    await inFolder(async (folder) => {
      const { code, stdout } = await mitzKeur([
        'demo',
        '1.02',
        '--fault',
        'treats-indeterminate-as-permit',
        '--out',
        folder,
      ]);
      expect(code).to.equal(1);
      const record = await recordIn(folder);
      const red = ['1.02/indeterminate-is-not-permit#nothing-released'];
      expect(failedIn(record)).to.deep.equal(red);
      expect(record.verdict).to.equal('not-accepted');
      expect(stdout)
        .to.include('1.02/indeterminate-is-not-permit')
        .and.include('mitz-keur demo 1.02/indeterminate-is-not-permit --fault treats-indeterminate-as-permit');

      const junit = await readFile(path.join(folder, 'junit.xml'), 'utf8');
      const failures = [...junit.matchAll(/<testcase([^>]*)>\s*<failure/g)].map(
        ([, attributes = '']) =>
          `${/classname="([^"]*)"/.exec(attributes)?.[1]}#${/ name="([^"]*)"/.exec(attributes)?.[1]}`,
      );
      expect(failures).to.deep.equal(red);

      const results = await allureResults(path.join(folder, 'allure-results'));
      const failed = results.filter(({ status }) => status === 'failed');
      expect(failed.map(({ fullName }) => fullName)).to.deep.equal(['1.02/indeterminate-is-not-permit']);
      const [wrong, ...others] = failed[0]?.steps.filter(({ status }) => status === 'failed') ?? [];
      expect(others).to.deep.equal([]);
      const check = checksOf(record).get(red[0] ?? '');
      expect(wrong?.statusDetails.message)
        .to.include(inDutch(check?.expected ?? '?'))
        .and.include(inDutch(check?.received ?? '?'));
      if ((await findJava(process.env)) !== undefined)
        expect((await stat(path.join(folder, 'allure-report', 'index.html'))).size).to.be.greaterThan(100_000);
    });
  });

  it('lets nothing pass that needs traffic when the connector never calls Mitz', async () => {
    // Each scenario waits for messages that do not come: a short patience shows the same, sooner.
    const record = await runWith(['never-calls-mitz'], [], { instances: 4, patience: { messageMs: 400 } });
    const scenarios = record.conditions.flatMap((condition) => condition.scenarios);
    const passed = scenarios.filter(({ outcome }) => outcome === 'pass').map(({ id }) => id);
    expect(passed).to.have.members(aboutTheScreenOnly);
    expect(record.verdict).to.equal('not-accepted');
  });

  it('leaves nothing behind on the stop that many runs may share', async () => {
    const stop = new AbortController();
    const { conditions } = await runWith([], ['1.02/deny-releases-nothing'], { stop: stop.signal });
    const outcomes = conditions.flatMap(({ scenarios }) => scenarios.map(({ outcome }) => outcome));
    expect(outcomes).to.deep.equal(['pass']);
    expect(getEventListeners(stop.signal, 'abort')).to.deep.equal([]);
  });

  it('runs nothing for a condition that only a document shows, and judges what is declared', async () => {
    await inFolder(async (folder) => {
      const { code, stderr } = await mitzKeur(['demo', '1.07', '--no-allure', '--out', folder]);
      const record = await recordIn(folder);
      expect([code, record.scope, record.conditions.map(({ id, verdict }) => `${id} ${verdict}`)]).to.deep.equal([
        0,
        'partial',
        ['1.07 declared'],
      ]);
      expect(stderr).to.include('no scenario to run').and.not.to.include('starting');
    });
  });

  it('completes without Java, and says in one sentence how to get the Allure report', async () => {
    await inFolder(async (folder) => {
      const { code, stderr } = await mitzKeur(['demo', '1.02/deny-releases-nothing', '--out', folder], {
        PATH: '/nonexistent',
        JAVA_HOME: '',
      });
      const record = await recordIn(folder);
      // A part of a run lacks what the other scenarios and declarations show; what was run is judged all the same.
      expect([record.scope, code]).to.deep.equal(['partial', 0]);
      expect(stderr).to.match(/Java.*mitz-keur report --from/s);
      expect((await stat(path.join(folder, 'junit.xml'))).size).to.be.greaterThan(0);
    });
  });
});

interface AllureResult {
  readonly fullName: string;
  readonly status: string;
  readonly steps: readonly {
    readonly name: string;
    readonly status: string;
    readonly statusDetails: { readonly message?: string };
  }[];
}

async function allureResults(folder: string): Promise<AllureResult[]> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('-result.json'));
  return Promise.all(
    files.map(async (name) => JSON.parse(await readFile(path.join(folder, name), 'utf8')) as AllureResult),
  );
}
