import { expect } from 'chai';
import type { TestResult } from 'allure-js-commons';
import { mkdir, mkdtemp, readFile, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Language } from '../core/text.js';
import { skipWithout } from '../test/needs.spec.kit.js';
import { buildAllureReport, findJava } from './allure-report.js';
import { writeAllureResults } from './allure.js';
import { fixture, fixtureHar } from './fixture.js';
import { writeReport } from './write.js';

describe('the Allure report', () => {
  let runDirectory: string;
  let resultsDirectory: string;

  beforeEach(async () => {
    runDirectory = await mkdtemp(join(tmpdir(), 'mitz-keur-reports-'));
    resultsDirectory = join(runDirectory, 'allure-results');
    await mkdir(join(runDirectory, 'transcripts'));
    await writeFile(join(runDirectory, 'transcripts', '1.02--deny-releases-nothing.har'), JSON.stringify(fixtureHar));
  });
  afterEach(() => rm(runDirectory, { recursive: true, force: true }));

  async function results(lang: Language = 'nl', record = fixture): Promise<Map<string, TestResult>> {
    await writeAllureResults(record, { runDirectory, resultsDirectory, lang });
    const names = (await readdir(resultsDirectory)).filter((name) => name.endsWith('-result.json'));
    const read = await Promise.all(
      names.map(async (name) => JSON.parse(await readFile(join(resultsDirectory, name), 'utf8')) as TestResult),
    );
    return new Map(read.map((result) => [result.fullName ?? '', result]));
  }

  const labelsOf = (result: TestResult | undefined, name: string): readonly string[] =>
    (result?.labels ?? []).filter((label) => label.name === name).map(({ value }) => value);

  it('has a result for every scenario, and for every line that no red scenario tells of', async () => {
    const statuses = [...(await results())].map(([id, { status }]) => [id, status]);
    expect(Object.fromEntries(statuses)).to.deep.equal({
      '1.02/deny-releases-nothing': 'failed',
      '1.03/driver-broke': 'broken',
      '1.03/check-broke': 'broken',
      '2.01/census': 'passed',
      '2.01.a': 'passed',
      'migratiebericht/shape': 'skipped',
      'migratiebericht.a': 'skipped',
      '3.01.a': 'skipped',
      '3.02.a': 'passed',
      '4.01.a': 'skipped',
      '4.02.a': 'skipped',
      '4.02/button': 'skipped',
    });
  });

  it('has what the format asks of each result, the same from run to run', async () => {
    const first = await results();
    for (const result of first.values()) {
      expect(result).to.include.keys(
        'uuid',
        'historyId',
        'testCaseId',
        'fullName',
        'name',
        'status',
        'stage',
        'start',
        'stop',
        'labels',
        'links',
      );
      for (const label of ['epic', 'feature', 'story', 'severity'])
        expect(labelsOf(result, label), label).to.have.length(1);
      expect(result.stage).to.equal('finished');
      for (const step of result.steps) expect(step.status).to.be.oneOf(['passed', 'failed', 'broken', 'skipped']);
    }
    const second = await results();
    for (const [id, { historyId }] of second) expect(first.get(id)?.historyId).to.equal(historyId);
    expect((await readdir(resultsDirectory)).filter((name) => name.endsWith('-result.json'))).to.have.length(12);
  });

  it('puts every blocking failure and every finding into the message, in both languages', async () => {
    const failed = (await results('nl')).get('1.02/deny-releases-nothing');
    expect(failed?.statusDetails.message).to.match(
      /^VOLDOET NIET: nothing-released\nHieraan is niet voldaan: Er is niets geleverd\nEis: 1\.02\.a: Wat regel 1\.02\.a eist\nMelding: data was released after Deny\nVerwacht: niets afgeleverd\nOntvangen: one .*\nWaar: uitwisseling 1.*\n/,
    );
    expect(failed?.statusDetails.message).to.match(
      /VOLDOET NIET: hostile-value[\s\S]*AANNAME \(bevestig met Mitz\): form-of-header/,
    );
    expect(failed?.statusDetails.message?.length).to.be.lessThan(20_000);
    expect(failed?.steps.map(({ status }) => status)).to.deep.equal(['passed', 'failed', 'failed', 'failed']);
    expect((await results('en')).get('1.02/deny-releases-nothing')?.statusDetails.message).to.match(
      /^FALLS SHORT: .*\n.*\nDemand: 1\.02\.a: .*\nExpected: /,
    );
  });

  it('keeps apart what is a finding, not shown, not applicable and declared', async () => {
    const all = await results();
    expect(labelsOf(all.get('2.01/census'), 'tag')).to.deep.equal(['finding', 'assumption']);
    expect(all.get('2.01/census')?.steps.map(({ status }) => status)).to.deep.equal([
      'passed',
      'failed',
      'failed',
      'skipped',
    ]);
    expect(all.get('migratiebericht/shape')?.statusDetails.message).to.equal('NIET AANGETOOND: no message arrived');
    expect(labelsOf(all.get('migratiebericht/shape'), 'tag')).to.deep.equal(['not-shown']);
    expect(labelsOf(all.get('migratiebericht/shape'), 'epic')).to.deep.equal(['3 Migratie']);
    expect(all.get('4.02/button')?.statusDetails.message).to.match(/^NIET VAN TOEPASSING: raadplegersknop/);
    expect(all.get('3.02.a')?.name).to.include('verklaard');
    expect(all.get('3.01.a')?.statusDetails.message).to.match(/^NIET AANGETOOND: wat 3.01 zou tonen/);
  });

  it('sets the severity by level and basis, and links only to the web', async () => {
    const all = await results();
    expect(labelsOf(all.get('1.02/deny-releases-nothing'), 'severity')).to.deep.equal(['critical']);
    expect(all.get('2.01.a')?.links).to.deep.equal([
      { name: 'Afsprakenstelsel 2.01', url: 'https://afsprakenstelsel.example/mitz/2.01', type: 'link' },
    ]);
    expect(all.get('4.01.a')?.links).to.deep.equal([]);
  });

  it('attaches the transcript as text, and nothing from outside the run directory', async () => {
    const attached = async (id: string): Promise<string> => {
      const [attachment, ...rest] = (await results()).get(id)?.attachments ?? [];
      expect(rest).to.deep.equal([]);
      return readFile(join(resultsDirectory, attachment?.source ?? ''), 'utf8');
    };
    expect(await attached('1.02/deny-releases-nothing')).to.include('>>> ──── exchange 1');
    expect(await attached('2.01/census'))
      .to.include('kon niet worden gelezen')
      .and.to.include('ENOENT');
    await writeFile(join(runDirectory, '..', 'mitz-keur-outside.json'), '{"secret":1}');
    await symlink(
      join(runDirectory, '..', 'mitz-keur-outside.json'),
      join(runDirectory, 'transcripts', '2.01--census.har'),
    );
    expect(await attached('2.01/census')).to.include('outside the run directory');
    await rm(join(runDirectory, '..', 'mitz-keur-outside.json'));
  });

  it('removes what an earlier run left, and describes the run', async () => {
    await mkdir(resultsDirectory);
    await writeFile(join(resultsDirectory, 'old-result.json'), '{}');
    await results('nl');
    expect(await readdir(resultsDirectory)).to.not.include('old-result.json');
    const categories = JSON.parse(await readFile(join(resultsDirectory, 'categories.json'), 'utf8')) as {
      name: string;
    }[];
    expect(categories.map(({ name }) => name))
      .to.have.length(5)
      .and.to.include('Aanname: bevestig met Mitz');
    expect(await readFile(join(resultsDirectory, 'environment.properties'), 'utf8')).to.match(
      /Oordeel=niet geaccepteerd/,
    );
    expect(await readFile(join(resultsDirectory, 'executor.json'), 'utf8')).to.include('"name":"mitz-keur"');
  });

  it('says in one sentence that there is no Java, and what to do', async () => {
    await results();
    const reportDirectory = join(runDirectory, 'allure-report');
    const report = await buildAllureReport({
      resultsDirectory,
      reportDirectory,
      lang: 'en',
      environment: { PATH: runDirectory },
    });
    expect(report).to.deep.equal({
      built: false,
      reason:
        'The Allure report was not built, for no Java was found (JAVA_HOME, PATH); verdict, dossier and all other reports are ' +
        `complete. Install a Java runtime, 8 or later, and run: mitz-keur report --from ${runDirectory} --format allure`,
    });
  });

  it('builds nothing from nothing, and gives up in time', async () => {
    const options = { resultsDirectory, reportDirectory: join(runDirectory, 'allure-report'), lang: 'nl' } as const;
    expect(await buildAllureReport(options)).to.have.property('built', false);
    await results();
    const sleeper = join(runDirectory, 'java');
    await writeFile(sleeper, '#!/bin/sh\nexec sleep 60\n', { mode: 0o755 });
    const environment = { PATH: `${runDirectory}:${process.env['PATH'] ?? ''}` };
    expect(await buildAllureReport({ ...options, environment, timeLimitMs: 200 }))
      .to.have.property('reason')
      .that.matches(/langer dan 0\.2 s/);
    await writeFile(sleeper, '#!/bin/sh\necho UnsupportedClassVersionError >&2\nexit 1\n', { mode: 0o755 });
    expect(await buildAllureReport({ ...options, environment }))
      .to.have.property('reason')
      .that.includes('UnsupportedClassVersionError');
    expect((await readdir(runDirectory)).filter((name) => name.startsWith('allure-report'))).to.deep.equal([]);
  });

  it('is one page in Dutch that names no other host', async function () {
    this.timeout(60_000);
    skipWithout('Java', (await findJava(process.env)) !== undefined, this);
    expect(await writeReport('allure', fixture, runDirectory, 'nl')).to.deep.equal({
      files: ['allure-results', 'allure-report/index.html'],
    });
    expect(await readdir(join(runDirectory, 'allure-report'))).to.deep.equal(['index.html']);
    const page = await readFile(join(runDirectory, 'allure-report', 'index.html'), 'utf8');
    expect(page).to.include('lang="nl"');
    expect(page).to.not.match(/googletagmanager|google-analytics|gtag/);
    expect(page).to.not.match(/(?:src|href)\s*=\s*["']?(?:https?:)?\/\//);
    const data = [...page.matchAll(/\bd\('[^']+',\s*'([^']*)'\)/g)]
      .map(([, encoded]) => Buffer.from(encoded ?? '', 'base64').toString('utf8'))
      .join('\n');
    expect(data).to.include('Toestemmingscontrole').and.to.include('Niet aangetoond').and.to.include('Voorbeeld HIS ë');
    // Short names such as `vm` stand in ordinary words.
    if (hostname().length > 5) expect(data).to.not.include(hostname());
  });
});

describe('writeReport', () => {
  it('writes each format whole, in place of an older one', async () => {
    const runDirectory = await mkdtemp(join(tmpdir(), 'mitz-keur-reports-'));
    try {
      for (const format of ['json', 'junit', 'markdown', 'json'] as const)
        await writeReport(format, fixture, runDirectory, 'nl');
      expect((await readdir(runDirectory)).sort()).to.deep.equal(['junit.xml', 'run.json', 'summary.md']);
      expect(JSON.parse(await readFile(join(runDirectory, 'run.json'), 'utf8'))).to.deep.equal(
        JSON.parse(JSON.stringify(fixture)),
      );
    } finally {
      await rm(runDirectory, { recursive: true });
    }
  });
});
