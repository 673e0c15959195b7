import http, { type IncomingMessage } from 'node:http';

import type { Connector } from '../connector.js';
import { readJson, type DriverServer, type Reply } from '../driver-server.js';
import { Malformed } from '../errors.js';
import { Fields } from '../input.js';
import { findFault, type FaultName } from './index.js';

/** A connector that is awake and without any work under way, and the server that drives it. */
export interface Running {
  connector: Connector;
  driver: DriverServer;
}

/** Makes a connector with these faults. */
export type Maker = (faults: readonly FaultName[]) => Promise<Running>;

/**
 * The driver contract, and one address more: `POST /faults` with `{ "faults": [names] }` puts a new connector with just
 * these faults in the place of the one before, which ends all that it was doing. It is for the harness's self-test,
 * that tries many faults on one process; the new connector has to be configured before it can act.
 */
export async function createSwitchingServer(make: Maker, faults: readonly FaultName[]): Promise<http.Server> {
  let running = await make(faults);
  const switchTo = async (request: IncomingMessage): Promise<Reply> => {
    const names = new Fields(await readJson(request)).texts('faults').map(known);
    await running.connector.stop();
    running = await make(names);
    return { status: 204 };
  };
  return http.createServer((request, response) => {
    const { driver } = running;
    if (request.url !== '/faults') driver.server.emit('request', request, response);
    else
      void driver
        .answerTo(request, () => switchTo(request))
        .then((reply) => {
          driver.send(response, reply);
        });
  });
}

function known(name: string): FaultName {
  const found = findFault(name);
  if ('name' in found) return found.name;
  throw new Malformed(`There is no fault '${name}'; the nearest is '${found.nearest ?? ''}'.`);
}
