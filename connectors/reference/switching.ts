import http, { type IncomingMessage } from 'node:http';

import type { Connector } from './connector.js';
import { answerTo, createDriverServer, type DriverOptions, readJson, type Reply, send } from './driver-server.js';
import { Malformed } from './errors.js';
import { findFault, type FaultName } from './faults.js';
import { Fields } from './input.js';

/** Makes a connector with these faults, awake and without any work under way. */
export type Maker = (faults: readonly FaultName[]) => Promise<Connector>;

/**
 * The driver contract, and one address more: `POST /faults` with `{ "faults": [names] }` puts a new connector with just
 * these faults in the place of the one before, which ends all that it was doing. It is for the harness's self-test,
 * that tries many faults on one process; the new connector has to be configured before it can act.
 */
export async function createSwitchingServer(
  make: Maker,
  faults: readonly FaultName[],
  options: DriverOptions = {},
): Promise<http.Server> {
  let connector = await make(faults);
  let driver = createDriverServer(connector, options);
  const switchTo = async (request: IncomingMessage): Promise<Reply> => {
    const names = new Fields(await readJson(request)).texts('faults').map(known);
    await connector.stop();
    connector = await make(names);
    driver = createDriverServer(connector, options);
    return { status: 204 };
  };
  return http.createServer((request, response) => {
    if (request.url !== '/faults') driver.emit('request', request, response);
    else
      void answerTo(request, options, switchTo).then((reply) => {
        send(connector, response, reply);
      });
  });
}

function known(name: string): FaultName {
  const found = findFault(name);
  if ('name' in found) return found.name;
  throw new Malformed(`There is no fault '${name}'; the nearest is '${found.nearest ?? ''}'.`);
}
