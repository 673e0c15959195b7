import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import http, { type IncomingMessage } from 'node:http';

import type { Connector } from '../connector.js';
import { readJson, type DriverServer, type Reply } from '../driver-server.js';
import { Malformed } from '../errors.js';
import { Fields, given } from '../input.js';
import { findFault, type FaultName } from './index.js';

/** A connector that is awake and without any work under way, and the server that drives it. */
export interface Running {
  connector: Connector;
  driver: DriverServer;
}

/** Makes a connector with these faults. */
export type Maker = (faults: readonly FaultName[]) => Promise<Running>;

/** What the code of an instrumented build looks at, and what it notes. */
interface Instrumented {
  activeMutant?: string | undefined;
  currentTestId?: string | undefined;
  hitCount?: number | undefined;
  hitLimit?: number | undefined;
  mutantCoverage?: { static: Record<string, number>; perTest: Record<string, Record<string, number>> };
}

const scope = globalThis as { __stryker__?: Instrumented };

/** What is switched on from now on. */
interface Switch {
  faults: FaultName[];
  mutant?: string;
  scenario?: string;
  hits?: number;
}

function readSwitch(fields: Fields): Switch {
  return {
    faults: fields.texts('faults').map(known),
    ...given(
      'mutant',
      fields.optional('mutant', (name) => fields.text(name)),
    ),
    ...given(
      'scenario',
      fields.optional('scenario', (name) => fields.text(name)),
    ),
    ...given(
      'hits',
      fields.optional('hits', (name) => fields.count(name)),
    ),
  };
}

/**
 * The driver contract, and two addresses more, for the harness's self-test, which tries many faults on one process.
 * `POST /faults` with `{ "faults": [names] }` puts a new connector with just these faults in the place of the one before,
 * which ends all that it was doing; the new connector has to be configured before it can act. In a build that was
 * instrumented, `mutant` is the one that is on, `hits` how often it may be come by before that is an endless loop, and
 * `scenario` the name under which `GET /covered` tells which mutants were come by. What was switched on last is kept in a
 * file, so that a process that is started again in the midst of a scenario has the same faults.
 */
export async function createSwitchingServer(make: Maker, kept: string): Promise<http.Server> {
  const put = async (body: unknown, before?: Running): Promise<Running> => {
    const { faults, mutant, scenario, hits } = readSwitch(new Fields(body));
    const instrumented = (scope.__stryker__ ??= {});
    instrumented.activeMutant = undefined;
    await before?.connector.stop();
    Object.assign(instrumented, { activeMutant: mutant, currentTestId: scenario, hitCount: 0, hitLimit: hits });
    return make(faults);
  };
  let running = await put(existsSync(kept) ? JSON.parse(readFileSync(kept, 'utf8')) : { faults: [] });
  const switchTo = async (request: IncomingMessage): Promise<Reply> => {
    const body = await readJson(request);
    running = await put(body, running);
    writeFileSync(kept, JSON.stringify(body));
    return { status: 204 };
  };
  const covered = (): Reply => {
    const { static: atStart = {}, perTest = {} } = scope.__stryker__?.mutantCoverage ?? {};
    return { status: 200, body: { '': atStart, ...perTest } };
  };
  return http.createServer((request, response) => {
    const { driver } = running;
    if (request.url === '/covered') driver.send(response, covered());
    else if (request.url !== '/faults') driver.server.emit('request', request, response);
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
