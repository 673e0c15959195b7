import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { defaultSpecification } from '../../mitz/specification/index.js';
import { packageRoot } from '../../schemas/index.js';
import { loadSuites } from '../../suites/index.js';
import { conditionsTable } from './conditions-table.js';

describe('docs/conditions.md', () => {
  it('is what the suites are now; if not: npm run docs', async () => {
    const file = readFileSync(path.join(packageRoot, 'docs', 'conditions.md'), 'utf8');
    const now = conditionsTable(await loadSuites(), defaultSpecification);
    expect(file === now, 'docs/conditions.md is behind the suites: run `npm run docs`').to.be.true;
  });

  it('accounts for the 25 conditions and the migratiebericht, with each of their lines', async () => {
    const suites = await loadSuites();
    const text = conditionsTable(suites, defaultSpecification);
    const numbered = suites.conditions.filter(({ id }) => /^\d\.\d\d$/.test(id));
    expect(numbered).to.have.length(25);
    expect(suites.conditions.map(({ id }) => id)).to.include('migratiebericht');
    for (const { id, lines } of suites.conditions) {
      const [, section = ''] = text.split(`\n## ${id}\n`);
      const own = section.split('\n## ')[0] ?? '';
      for (const line of lines) expect(own, line.id).to.include(`**${line.id}** ${line.demand.en}`);
    }
  });

  it('names every scenario, check and fault', async () => {
    const suites = await loadSuites();
    const text = conditionsTable(suites, defaultSpecification);
    for (const { id, scenario } of suites.scenarios) {
      expect(text).to.include(`\`${id}\``);
      for (const [name, { trippedBy }] of Object.entries(scenario.checks))
        for (const one of [name, ...trippedBy]) expect(text).to.include(`\`${one}\``);
    }
  });
});
