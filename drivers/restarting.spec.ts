import { expect } from 'chai';
import type { ActionName, Driver, Performed } from '../mitz/xis.js';
import type { TargetProcess } from './process.js';
import { restarting } from './restarting.js';

describe('a driver of a target that the harness started', () => {
  const answering = (performed: Performed<'restart'>): Driver => ({
    perform: <A extends ActionName>() => Promise.resolve(performed as Performed<A>),
    close: () => Promise.resolve(),
  });
  let restarts = 0;
  const process = { restart: () => Promise.resolve(void (restarts += 1)) } as unknown as TargetProcess;

  it('restarts the process when the driver cannot, and only then', async () => {
    expect(await restarting(answering({ status: 'unsupported' }), process).perform('restart', undefined)).to.deep.equal(
      {
        status: 'done',
        output: undefined,
      },
    );
    expect(restarts).to.equal(1);
    await restarting(answering({ status: 'done', output: undefined }), process).perform('restart', undefined);
    await restarting(answering({ status: 'refused', reason: 'no' }), process).perform('restart', undefined);
    expect(restarts).to.equal(1);
  });

  it('leaves every other action that the driver cannot do to the scenario', async () => {
    const performed = await restarting(answering({ status: 'unsupported' }), process).perform('work-list', undefined);
    expect([performed.status, restarts]).to.deep.equal(['unsupported', 1]);
  });
});
