import type { AddressInfo } from 'node:net';

import { Command, InvalidArgumentError } from 'commander';

import { Connector } from './connector.js';
import { DriverServer, type DriverOptions } from './driver-server.js';
import { safeMessage } from './errors.js';
import { FAULT_LIST, findFault, layFaults, type FaultName } from './faults/index.js';
import { createSwitchingServer, type Maker } from './faults/switching.js';
import { given } from './input.js';
import { Store } from './store.js';
import { layVariations, VARIATION_LIST } from './variations/index.js';

const LOOPBACK = ['127.0.0.1', '::1', 'localhost'];

interface Options {
  port?: number;
  host: string;
  token?: string;
  state?: string;
  fault: FaultName[];
  variation: string[];
  switchFaults?: string;
  listFaults?: true;
  listVariations?: true;
}

function asPort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65535) throw new InvalidArgumentError('A port is a number up to 65535.');
  return port;
}

function asLoopback(host: string): string {
  if (!LOOPBACK.includes(host)) {
    throw new InvalidArgumentError(`This program listens on this machine only: ${LOOPBACK.join(', ')}.`);
  }
  return host;
}

function addFault(name: string, before: FaultName[]): FaultName[] {
  const found = findFault(name);
  if ('name' in found) return [...before, found.name];
  throw new InvalidArgumentError(`Did you mean ${found.nearest ?? 'another'}? --list-faults shows all of them.`);
}

function addVariation(name: string, before: string[]): string[] {
  if (VARIATION_LIST.some((known) => known.name === name)) return [...before, name];
  throw new InvalidArgumentError('--list-variations shows all of them.');
}

function readOptions(): Options {
  const command = new Command('reference-connector')
    .description('A small XIS and Mitz Connector that speaks the HTTP driver contract, for trying the harness on.')
    .option('--port <number>', 'port of the driver; 0 for any free one', asPort)
    .option('--host <address>', 'address of the driver, on this machine', asLoopback, '127.0.0.1')
    .option('--token <text>', 'ask for this token on every action')
    .option('--state <file>', 'keep the state in this file, so that it survives the process')
    .option('--fault <name>', 'build in a fault; may be repeated', addFault, [])
    .option('--switch-faults <file>', 'let a POST of {"faults": [names]} to /faults switch faults, kept in this file')
    .option('--variation <name>', 'do something otherwise that is left free; may be repeated', addVariation, [])
    .option('--list-faults', 'print all faults as JSON, and end')
    .option('--list-variations', 'print all variations as JSON, and end')
    .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
    .parse();
  return command.opts<Options>();
}

async function main(): Promise<void> {
  const { port, host, token, state, fault, variation, switchFaults, listFaults, listVariations } = readOptions();
  if (listFaults === true || listVariations === true) {
    process.stdout.write(`${JSON.stringify(listFaults === true ? FAULT_LIST : VARIATION_LIST, null, 2)}\n`);
    return;
  }
  if (port === undefined) {
    process.stderr.write('error: --port is needed\n');
    process.exit(2);
  }
  const options: DriverOptions = { ...given('token', token), log: (line) => process.stdout.write(`${line}\n`) };
  const make: Maker = async (names) => {
    const connector = new Connector(new Store(state));
    const driver = new DriverServer(connector, options);
    layFaults(names, connector, driver);
    layVariations(variation, connector, driver);
    await connector.wake();
    return { connector, driver };
  };
  const server =
    switchFaults === undefined ? (await make(fault)).driver.server : await createSwitchingServer(make, switchFaults);
  server.on('error', (error) => fail(error));
  server.listen(port, host, () => {
    const { address, port: taken } = server.address() as AddressInfo;
    process.stdout.write(`listening on http://${address.includes(':') ? `[${address}]` : address}:${taken}\n`);
  });
}

function fail(error: unknown): never {
  process.stderr.write(`error: ${safeMessage(error)}\n`);
  process.exit(1);
}

process.on('SIGTERM', () => process.exit(0));
process.on('SIGINT', () => process.exit(0));
process.on('uncaughtException', fail);

await main().catch(fail);
