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

describe('a run of an adapter that lacks an action', function () {
  this.timeout(30_000);

  it('says once what that costs, as soon as a scenario asked for it', async () => {
    const lacks: Parameters<typeof withDriver>[0] = (action) =>
      Promise.resolve(action === 'audit-log' ? { status: 200, body: '{"entries":[]}' } : { status: 501, body: '' });
    const steps: string[] = [];
    await withDriver(
      (action, body) => (action === 'reset' ? Promise.resolve({ status: 204, body: '' }) : lacks(action, body)),
      async (url) => runAt(url, ['2.01/census', '2.01/unauthorised'], undefined, (step) => steps.push(step)),
    );
    const told = steps.filter((step) => step.startsWith('the adapter cannot do register-patients'));
    expect(told).to.have.length(1);
    expect(told[0]).to.match(/\(501\): \d+ scenarios stay not shown, of lines .*2\.01\.a/);
  });
});

describe('an adapter that forgets at a restart where Mitz is', function () {
  this.timeout(30_000);

  /** Hands on to the connector, which is pointed at nobody as soon as it has been restarted. */
  const forgetful = (url: string): Parameters<typeof withDriver>[0] => {
    let known = '{}';
    return async (action, body) => {
      const answer = await handOn(url, action, body);
      if (action === 'configure') known = body;
      if (action === 'restart') {
        const nowhere = { ...(JSON.parse(known) as object), baseUrl: 'https://127.0.0.1:9/' };
        await handOn(url, 'configure', JSON.stringify(nowhere));
      }
      return answer;
    };
  };

  it('is told it again, so that its connector is judged by what it does', async () => {
    const scenario = 'migratiebericht/crash-and-resume';
    const checks = await withConnector((url) =>
      withDriver(forgetful(url), async (target) => checksOf(await runAt(target, [scenario]))),
    );
    expect([...new Set(Object.values(checks))]).to.deep.equal(['pass']);
  });
});
