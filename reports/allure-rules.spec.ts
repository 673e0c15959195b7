import { expect } from 'chai';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestResult } from 'allure-js-commons';
import { writeRuleResults } from './allure-rules.js';
import type { RuleOutcome } from './allure-rules.js';

describe('Allure results of a check in bulk', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'rules-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const rule = (id: string, rest: Partial<RuleOutcome> = {}): RuleOutcome => ({
    id,
    title: { nl: `regel ${id}`, en: `rule ${id}` },
    level: 'MUST',
    basis: 'published',
    outcome: 'pass',
    blocks: true,
    violations: 0,
    examples: '',
    ...rest,
  });

  it('are one for the verdict and one for each rule, however often it was broken, with the first findings', async () => {
    await writeFile(path.join(folder, 'old-result.json'), '{}');
    const run = {
      name: { nl: 'Migratie', en: 'Migration' },
      verdict: 'not-accepted',
      reasons: ['choice: 90000 ×'],
      specification: '3.8',
      tool: { name: 'mitz-keur', version: '0.0.0' },
      started: 1000,
      finished: 2000,
      rules: [
        rule('kept'),
        rule('choice', { outcome: 'fail', violations: 90_000, examples: '{"line":1}\n{"line":2}' }),
        rule('shape', { outcome: 'fail', violations: 2, blocks: false, basis: 'assumed', examples: '{"line":3}' }),
        rule('mirror', { outcome: 'not-shown' }),
        rule('read', { outcome: 'error' }),
      ],
    } as const;
    await writeRuleResults(run, folder, 'nl');
    const names = (await readdir(folder)).filter((name) => name.endsWith('-result.json'));
    const results = await Promise.all(
      names.map(async (name) => JSON.parse(await readFile(path.join(folder, name), 'utf8')) as TestResult),
    );
    expect(Object.fromEntries(results.map(({ fullName, status }) => [fullName, status]))).to.deep.equal({
      'migration/verdict': 'failed',
      'migration/kept': 'passed',
      'migration/choice': 'failed',
      'migration/shape': 'passed',
      'migration/mirror': 'skipped',
      'migration/read': 'broken',
    });
    const choice = results.find(({ fullName }) => fullName === 'migration/choice');
    expect(choice?.statusDetails.message).to.equal('VOLDOET NIET: 90000 ×');
    const attached = choice?.attachments[0]?.source ?? '';
    expect(await readFile(path.join(folder, attached), 'utf8')).to.equal('{"line":1}\n{"line":2}');
    const shape = results.find(({ fullName }) => fullName === 'migration/shape');
    expect(shape?.statusDetails.message).to.equal('AANNAME (bevestig met Mitz): 2 ×');
  });
});
