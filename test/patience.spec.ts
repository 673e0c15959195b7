import { expect } from 'chai';
import { once } from 'node:events';
import http from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { demoTarget } from '../cli/commands/demo.js';
import { performRun } from '../cli/run/perform.js';
import { chooseSpecification } from '../cli/run/specification.js';
import type { Target } from '../cli/run/target.js';
import type { RunRecord } from '../core/run-record.js';
import { TargetProcess } from '../drivers/process.js';
import type { MitzEnvironment } from '../mitz/xis.js';
import { inFolder } from './command.spec.kit.js';

/** Runs scenarios against a target whose driver is at this address. */
const run = (url: string, ids: readonly string[], patience: Target['patience']): Promise<RunRecord> =>
  inFolder(async (out) => {
    const { process: _, ...target } = demoTarget([], undefined, { driver: { kind: 'http', url }, patience });
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
      onStep: () => undefined,
      stop: new AbortController().signal,
    });
  });

const outcomesOf = (record: RunRecord): Record<string, string> =>
  Object.fromEntries(
    record.conditions.flatMap(({ scenarios }) => scenarios).map(({ id, outcome, reason }) => [id, reason ?? outcome]),
  );

type Answers = (action: string, body: string) => Promise<{ readonly status: number; readonly body: string }>;

/** Gives a driver that answers so, for as long as it is used. */
async function withDriver<T>(answers: Answers, use: (url: string) => Promise<T>): Promise<T> {
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

/** The reference connector, as a program of its own. */
async function withConnector<T>(use: (url: string) => Promise<T>): Promise<T> {
  const { process: program, folder } = demoTarget([], undefined);
  const { command = [], ready = '' } = program ?? {};
  const connector = await TargetProcess.start({ command, ready, readyMs: 20_000, folder, door: (value) => value });
  try {
    return await use(connector.fill('http://127.0.0.1:{port}'));
  } finally {
    await connector.stop();
  }
}

describe('a slow target', function () {
  this.timeout(60_000);

  it('is judged as a fast one, where its driver answers half a second later', async () => {
    const ids = ['2.01/new-dossier-subscribes', '1.02/deny-releases-nothing', '3.01/not-approved-nothing-sent'];
    const patience = { messageMs: 1500, quietMs: 100, actionMs: 10_000, decisionMs: 8000 };
    await withConnector(async (url) => {
      const slowly: Answers = async (action, body) => {
        await wait(500);
        const answer = await fetch(`${url}/actions/${action}`, { method: 'POST', body });
        return { status: answer.status, body: await answer.text() };
      };
      const record = await withDriver(slowly, (slow) => run(slow, ids, patience));
      expect(outcomesOf(record)).to.deep.equal(Object.fromEntries(ids.map((id) => [id, 'pass'])));
      expect(record.findings).to.deep.equal([]);
    });
  });

  it('is told from one that never sends: what comes after the evidence was closed names its scenario', async () => {
    const [early, late] = ['2.01/new-dossier-subscribes', '2.01/same-patient-twice-one-subscription'];
    const patience = { messageMs: 200, quietMs: 50, actionMs: 10_000, decisionMs: 1000 };
    const record = await withDriver(sendsLate(), (url) => run(url, [early, late], patience));
    expect(outcomesOf(record)[early]).to.include('no subscription at all arrived');
    const findings = record.findings.filter(({ kind }) => kind === 'late');
    expect(findings.length).to.be.greaterThan(0);
    expect(new Set(findings.map(({ scenario }) => scenario))).to.deep.equal(new Set([early]));
    expect(findings[0]?.text)
      .to.include('POST /tst-us/mitz/abonnementen/fhir/Subscription (abonneren)')
      .and.include(`during ${late}, as its exchange 1`)
      .and.include('patience.messageMs');
    const never = await withDriver(neverSends, (url) => run(url, [early], patience));
    expect(never.findings.filter(({ kind }) => kind === 'late')).to.deep.equal([]);
  });
});

const unsupported = { status: 501, body: '' };
const done = { status: 204, body: '' };

const neverSends: Answers = (action) =>
  Promise.resolve(['reset', 'configure', 'register-patients', 'open-dossier'].includes(action) ? done : unsupported);

/** Subscribes the patients of one scenario only when those of the next are registered. */
function sendsLate(): Answers {
  let environment: MitzEnvironment | undefined;
  let waiting: string[] = [];
  return async (action, body) => {
    if (action === 'configure') environment = JSON.parse(body) as MitzEnvironment;
    if (action === 'register-patients') {
      for (const bsn of waiting) if (environment) await subscribe(environment, bsn);
      waiting = (JSON.parse(body) as { patients: { bsn: string }[] }).patients.map(({ bsn }) => bsn);
    }
    return neverSends(action, body);
  };
}

async function subscribe({ baseUrl, ca, clientCertificate, clientKey }: MitzEnvironment, bsn: string): Promise<void> {
  const request = https.request(new URL('abonnementen/fhir/Subscription', baseUrl), {
    method: 'POST',
    ca,
    cert: clientCertificate,
    key: clientKey,
    agent: false,
    headers: { 'content-type': 'application/fhir+json' },
  });
  const criteria = `Consent?_query=otv&patientid=${bsn}&providerid=90000382&providertype=Z3`;
  request.end(JSON.stringify({ resourceType: 'Subscription', status: 'requested', reason: 'OTV', criteria }));
  const [response] = (await once(request, 'response')) as [http.IncomingMessage];
  await once(response.resume(), 'end');
}
