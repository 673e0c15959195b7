import { expect } from 'chai';
import type { RunRecord } from '../core/run-record.js';
import { handOn, runAt, withConnector, withDriver } from './driver.spec.kit.js';

const ids = ['1.02/deny-releases-nothing', '2.03/only-what-was-asked'];

/** The kind of evidence of each check that passed. */
const kindsOf = ({ conditions }: RunRecord): Record<string, string | undefined> =>
  Object.fromEntries(
    conditions
      .flatMap(({ scenarios }) => scenarios)
      .flatMap(({ id, checks }) => checks.map((check) => [`${id}#${check.id}`, check.kind] as const)),
  );

const verdictOf = ({ conditions }: RunRecord, line: string): string | undefined =>
  conditions.flatMap(({ lines }) => lines).find(({ id }) => id === line)?.verdict;

describe('the kind of evidence', function () {
  this.timeout(60_000);

  it('of a release, or of none, is traffic where the requester has a receiving end that data did reach', async () => {
    const record = await withConnector((url) => runAt(url, ids));
    expect(new Set(Object.values(kindsOf(record)))).to.deep.equal(new Set(['traffic']));
  });

  it('is what the target says of itself where its adapter knows no receiving end (deliverTo)', async () => {
    const record = await withConnector((url) =>
      withDriver(
        (action, body) => handOn(url, action, body.replace(/"deliverTo":"[^"]*",?/, '')),
        async (deaf) => runAt(deaf, ids),
      ),
    );
    expect(kindsOf(record)).to.deep.equal({
      '1.02/deny-releases-nothing#nothing-released': 'stated',
      '1.02/deny-releases-nothing#twin-is-released': 'stated',
      '2.03/only-what-was-asked#question-covers-only-the-request': 'traffic',
      '2.03/only-what-was-asked#release-stays-within-the-request': 'stated',
    });
    expect(record.verdict).to.equal('not-accepted');
    // Papers lack here as well; they are told first, and nothing is called met.
    for (const line of ['1.02.b', '2.03.a']) expect(verdictOf(record, line)).to.be.oneOf(['not-shown', 'stated']);
  });
});
