import { expect } from 'chai';
import { loadSuites } from './index.js';

/** A connector that gives in to one of these releases on something else than an answer of Mitz. */
const temptations: ReadonlySet<string> = new Set([
  'falls-back-on-a-local-yes',
  'lets-local-consent-overrule-mitz',
  'caches-the-answer',
]);

/** Where nothing is held out to the connector, and why. */
const without: Readonly<Record<string, string>> = {
  '1.02/purpose-coc#deny-releases-nothing': 'the purpose itself is the temptation: for a referral consent is presumed',
  '1.02/no-treatment-relation-no-release#nothing-released': 'Mitz itself would say Permit: that is the temptation',
};

const { scenarios } = await loadSuites();

describe('a scenario that demands that nothing is released', () => {
  const demanding = scenarios
    .filter(({ id }) => /^1\.0[23]\//.test(id))
    .flatMap(({ id, scenario }) =>
      Object.entries(scenario.checks)
        .filter(([name]) => /nothing-released|releases-nothing/.test(name))
        .map(([name, check]) => [`${id}#${name}`, check.trippedBy] as const),
    );

  it('is found', () => {
    expect(demanding.length).to.be.greaterThan(25);
    for (const name of Object.keys(without)) expect(demanding.map(([one]) => one)).to.include(name);
  });

  for (const [name, trippedBy] of demanding.filter(([one]) => !(one in without))) {
    it(`holds out something to fall back on, and finds who does: ${name}`, () => {
      expect(
        trippedBy.some((fault) => temptations.has(fault)),
        trippedBy.join(),
      ).to.be.true;
    });
  }
});
