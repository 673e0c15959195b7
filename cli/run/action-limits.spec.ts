import { expect } from 'chai';
import { DriverError, Overdue } from '../../core/errors.js';
import type { LocalConsent } from '../../mitz/xis.js';
import { ActionLimits, withAdvice } from './action-limits.js';

describe('how long an action about many may last', () => {
  const patience = { messageMs: 1, quietMs: 1, actionMs: 15_000, decisionMs: 1, consentMs: 250, lateMs: 1 };
  const consents = (count: number): readonly LocalConsent[] =>
    Array.from({ length: count }, () => ({ bsn: '999990019', choice: 'none' }));

  it('grows with the consents that the target holds, until it is emptied', () => {
    const limits = new ActionLimits(patience);
    expect(limits.of('start-migration', { approved: true })).to.equal(undefined);
    expect(limits.of('load-local-consents', { consents: consents(20) })).to.equal(20_000);
    limits.of('load-local-consents', { consents: consents(80) });
    expect(limits.of('start-migration', { approved: true })).to.equal(40_000);
    expect(limits.of('run-scheduled-work', undefined)).to.equal(40_000);
    expect(limits.of('migration-report', undefined)).to.equal(undefined);
    limits.of('reset', undefined);
    expect(limits.of('start-migration', { approved: true })).to.equal(undefined);
  });

  it('ends before the client gives up, unless the target file asks for more', () => {
    const limits = new ActionLimits(patience);
    expect(limits.of('load-local-consents', { consents: consents(2000) })).to.equal(290_000);
    const asked = new ActionLimits({ ...patience, actionMs: 600_000 });
    expect(asked.of('load-local-consents', { consents: consents(2000) })).to.equal(600_000);
  });

  it('is told with what a migration can do that takes longer', () => {
    expect(String(withAdvice('start-migration', new Overdue('no answer within 9 ms')))).to.match(
      /no answer within 9 ms; let a migration .* done: false.*'migration-report'/,
    );
    expect(String(withAdvice('reset', new Overdue('late')))).to.not.contain('migration');
    expect(String(withAdvice('start-migration', new DriverError('broken')))).to.not.contain('migration-report');
  });
});
