import { expect } from 'chai';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import type http from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { Connector } from '../connector.js';
import { DriverServer } from '../driver-server.js';
import { Store } from '../store.js';
import { layFaults, type FaultName } from './index.js';
import { createSwitchingServer, type Running } from './switching.js';

describe('a connector whose faults are switched while it runs', () => {
  const running = (faults: readonly FaultName[]): Running => {
    const connector = new Connector(new Store());
    const driver = new DriverServer(connector, { token: 'secret' });
    layFaults(faults, connector, driver);
    return { connector, driver };
  };
  const made: (readonly FaultName[])[] = [];
  const make = (faults: readonly FaultName[]): Promise<Running> => {
    made.push(faults);
    return Promise.resolve(running(faults));
  };
  let server: http.Server;
  let folder: string;
  const post = async (path: string, body: unknown, token = 'secret'): Promise<[number, string]> => {
    const { port } = server.address() as AddressInfo;
    const headers = { authorization: `Bearer ${token}` };
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, { method: 'POST', headers, body: JSON.stringify(body) }); // prettier-ignore
    return [answer.status, await answer.text()];
  };

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'mitz-keur-'));
    server = await createSwitchingServer(make, path.join(folder, 'faults.json'));
    await once(server.listen(0, '127.0.0.1'), 'listening');
  });
  after(async () => {
    server.close();
    server.closeAllConnections();
    await rm(folder, { recursive: true, force: true });
  });

  it('has the faults that were posted last, and no others', async () => {
    expect(await post('/actions/work-list', {})).to.deep.equal([200, '{"items":[]}']);
    expect((await post('/faults', { faults: ['answers-the-driver-with-rubbish'] }))[0]).to.equal(204);
    expect(await post('/actions/work-list', {})).to.deep.equal([200, 'rubbish']);
    expect((await post('/faults', { faults: [] }))[0]).to.equal(204);
    expect(await post('/actions/work-list', {})).to.deep.equal([200, '{"items":[]}']);
    expect(made).to.deep.equal([[], ['answers-the-driver-with-rubbish'], []]);
  });

  it('turns away a fault that it does not know, and whoever has no token', async () => {
    expect(await post('/faults', { faults: ['treats-deny-as-permitt'] })).to.deep.equal([
      400,
      `{"error":"There is no fault 'treats-deny-as-permitt'; the nearest is 'treats-deny-as-permit'."}`,
    ]);
    expect((await post('/faults', { faults: 'all' }))[0]).to.equal(400);
    expect((await post('/faults', { faults: [] }, 'guess'))[0]).to.equal(401);
  });

  it('has them still where it is started again', async () => {
    expect((await post('/faults', { faults: ['answers-the-driver-with-rubbish'] }))[0]).to.equal(204);
    (await createSwitchingServer(make, path.join(folder, 'faults.json'))).close();
    expect(made.at(-1)).to.deep.equal(['answers-the-driver-with-rubbish']);
  });

  it('only where that was asked for at its start', async () => {
    server.close();
    server.closeAllConnections();
    server = running([]).driver.server;
    await once(server.listen(0, '127.0.0.1'), 'listening');
    expect((await post('/faults', { faults: [] }))[0]).to.equal(404);
  });
});
