import { expect } from 'chai';
import { demoTarget } from './demo-target.js';
import { patienceFindings } from './patience.js';
import type { Target } from './target.js';

const { patience: usual, driver } = demoTarget([], undefined);

describe('how long a target is waited for', () => {
  it('is no finding as a target file has it where it says nothing', () => {
    expect(patienceFindings({ patience: usual, driver })).to.deep.equal([]);
  });

  for (const name of Object.keys(usual) as (keyof Target['patience'])[]) {
    for (const ms of [1, 3_600_000]) {
      it(`is a finding where ${name} is ${ms} ms, with the reason`, () => {
        const [finding, ...others] = patienceFindings({ patience: { ...usual, [name]: ms }, driver });
        expect(others).to.deep.equal([]);
        expect(finding?.kind).to.equal('patience');
        expect(finding?.text).to.match(new RegExp(`^patience\\.${name} is ${ms} ms, and \\d+ to \\d+ is usual: .+`));
      });
    }
  }

  it('is no finding where a person acts', () => {
    const attended = { ...driver, kind: 'attended' } as Target['driver'];
    expect(patienceFindings({ patience: { ...usual, actionMs: 3_600_000 }, driver: attended })).to.deep.equal([]);
  });
});
