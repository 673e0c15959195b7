/** Targets whose driver a spec stands in for. */
import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { demoTarget } from '../cli/run/demo-target.js';
import { performRun } from '../cli/run/perform.js';
import { chooseSpecification } from '../cli/run/specification.js';
import type { Target } from '../cli/run/target.js';
import type { RunRecord } from '../core/run-record.js';
import { TargetProcess } from '../drivers/process.js';
import { inFolder } from './command.spec.kit.js';

/** Shorter than for a real target: the reference connector answers at once. */
const patience: Target['patience'] = {
  messageMs: 1500,
  quietMs: 100,
  actionMs: 10_000,
  decisionMs: 8000,
  consentMs: 250,
  lateMs: 500,
};

/** Runs scenarios against a target whose driver is at this address. */
export const runAt = (
  url: string,
  ids: readonly string[],
  waiting = patience,
  onStep: (step: string) => void = () => undefined,
): Promise<RunRecord> =>
  inFolder(async (out) => {
    const { process: _, ...target } = demoTarget([], undefined, { driver: { kind: 'http', url }, patience: waiting });
    return performRun({
      target,
      specification: await chooseSpecification('3.8', undefined),
      ids,
      seed: 1,
      policy: 'default',
      out,
      repeat: (id) => id,
      command: '',
      onScenario: () => undefined,
      onStep,
      stop: new AbortController().signal,
    });
  });

/** How each scenario ended, or why it was not shown. */
export const outcomesOf = (record: RunRecord): Record<string, string> =>
  Object.fromEntries(
    record.conditions.flatMap(({ scenarios }) => scenarios).map(({ id, outcome, reason }) => [id, reason ?? outcome]),
  );

/** How each check of one scenario ended, or what evidence it lacked. */
export const checksOf = ({ conditions }: RunRecord): Record<string, string> =>
  Object.fromEntries(
    conditions
      .flatMap(({ scenarios }) => scenarios)
      .flatMap(({ checks }) => checks)
      .map(({ id, outcome, message }) => [id, outcome === 'not-shown' ? (message ?? '') : outcome]),
  );

/** What a driver answers to an action. */
export type Answers = (action: string, body: string) => Promise<{ readonly status: number; readonly body: string }>;

/** Hands an action on to another driver. */
export async function handOn(url: string, action: string, body: string): ReturnType<Answers> {
  const answer = await fetch(`${url}/actions/${action}`, { method: 'POST', body });
  return { status: answer.status, body: await answer.text() };
}

/** Gives a driver that answers so, for as long as it is used. */
export async function withDriver<T>(answers: Answers, use: (url: string) => Promise<T>): Promise<T> {
  const server = http.createServer((request, response) => {
    const answer = async (): Promise<void> => {
      let body = '';
      for await (const part of request.setEncoding('utf8') as AsyncIterable<string>) body += part;
      const said = await answers((request.url ?? '').replace('/actions/', ''), body);
      response.writeHead(said.status, { 'content-type': 'application/json' }).end(said.body);
    };
    answer().catch((thrown: unknown) => {
      response.writeHead(500).end(String(thrown));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    return await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

/** The reference connector, as a program of its own, with these faults. */
export async function withConnector<T>(use: (url: string) => Promise<T>, ...faults: readonly string[]): Promise<T> {
  const { process: program, folder } = demoTarget(faults, undefined);
  const { command = [], ready = '' } = program ?? {};
  const connector = await TargetProcess.start({ command, ready, readyMs: 20_000, folder, door: (value) => value });
  try {
    return await use(connector.fill('http://127.0.0.1:{port}'));
  } finally {
    await connector.stop();
  }
}
