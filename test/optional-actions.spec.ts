import { expect } from 'chai';
import { checksOf, handOn, runAt, withConnector, withDriver } from './driver.spec.kit.js';

/** Judges one scenario against the reference connector with a fault, behind a driver that cannot do this action. */
const without = (missing: string, scenario: string, fault: string): Promise<Readonly<Record<string, string>>> =>
  withConnector(
    (url) =>
      withDriver(
        (action, body) => (action === missing ? Promise.resolve({ status: 501, body: '' }) : handOn(url, action, body)),
        async (lacking) => checksOf(await runAt(lacking, [scenario])),
      ),
    fault,
  );

describe('an action that the driver cannot do', function () {
  this.timeout(30_000);

  it('hides no red of a check that can do without it', async () => {
    expect(await without('local-consent', '2.02/withdrawn-in-mitz-wins', 'treats-deny-as-permit')).to.deep.equal({
      'notification-accepted': 'pass',
      'nothing-released': 'fail',
      'display-says-mitz': "the driver cannot do 'local-consent' (501)",
      'twin-is-released': 'pass',
    });
    expect(await without('work-list', '2.01/unauthorised', 'goes-on-after-401')).to.deep.equal({
      'stops-after-401': 'fail',
      'says-so': "the driver cannot do 'work-list' (501)",
    });
  });
});
