import 'reflect-metadata';

import { webcrypto } from 'node:crypto';
import type http from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { TLSSocket } from 'node:tls';

import * as x509 from '@peculiar/x509';

import { Connector } from './connector.js';
import { DriverServer } from './driver-server.js';
import { layFaults, type FaultName } from './faults/index.js';
import { Store } from './store.js';

x509.cryptoProvider.set(webcrypto as unknown as Parameters<typeof x509.cryptoProvider.set>[0]);

/** Shorter than in use, so that a silent Mitz does not hold up the specs. */
const DEADLINE_MS = 1000;

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };

export interface Identity {
  cert: string;
  key: string;
}

export interface Certificates {
  ca: string;
  server: Identity;
  client: Identity;
  notifier: Identity;
  stranger: Identity;
}

/** A throw-away CA with the certificates a run needs. */
export async function makeCertificates(): Promise<Certificates> {
  const validity = { notBefore: new Date(Date.now() - 60_000), notAfter: new Date(Date.now() + 3_600_000) };
  const caKeys = await webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  const ca = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: '01',
    name: 'CN=Throw-away CA',
    ...validity,
    signingAlgorithm: ALGORITHM,
    keys: caKeys,
    extensions: [new x509.BasicConstraintsExtension(true, undefined, true)],
  });
  let serial = 1;
  const issue = async (name: string): Promise<Identity> => {
    const keys = await webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
    serial += 1;
    const certificate = await x509.X509CertificateGenerator.create({
      serialNumber: serial.toString(16).padStart(2, '0'),
      subject: `CN=${name}`,
      issuer: ca.subject,
      ...validity,
      signingAlgorithm: ALGORITHM,
      publicKey: keys.publicKey,
      signingKey: caKeys.privateKey,
      extensions: [
        new x509.SubjectAlternativeNameExtension([
          { type: 'dns', value: 'localhost' },
          { type: 'ip', value: '127.0.0.1' },
        ]),
      ],
    });
    const key = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey)).toString('base64');
    return {
      cert: certificate.toString('pem'),
      key: `-----BEGIN PRIVATE KEY-----\n${key}\n-----END PRIVATE KEY-----\n`,
    };
  };
  return {
    ca: ca.toString('pem'),
    server: await issue('localhost'),
    client: await issue('connector'),
    notifier: await issue('mitz-notifier'),
    stranger: await issue('stranger'),
  };
}

export interface Received {
  method: string;
  url: string;
  headers: IncomingMessage['headers'];
  body: string;
  client: string;
}

export interface Scripted {
  status: number;
  headers?: Record<string, string>;
  body?: string;
}

export type Script = (request: Received) => Scripted | 'reset' | 'silence';

/** A server that keeps what arrives and answers what it is told. It knows nothing of Mitz. */
export class FakeMitz {
  readonly received: Received[] = [];
  script: Script = () => ({ status: 500 });
  private readonly server: https.Server;

  constructor(readonly certificates: Certificates) {
    const { ca, server } = certificates;
    this.server = https.createServer(
      { ca, ...server, requestCert: true, rejectUnauthorized: true },
      (request, response) => {
        void this.serve(request, response);
      },
    );
  }

  async start(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.server.listen(0, '127.0.0.1', () => {
        resolve();
      });
    });
  }

  get baseUrl(): string {
    return `https://localhost:${(this.server.address() as AddressInfo).port}/tst-us/mitz/`;
  }

  to(part: string): Received[] {
    return this.received.filter(({ url }) => url.includes(part));
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const { method = '', url = '', headers, socket } = request;
    const client = socket instanceof TLSSocket ? String(socket.getPeerCertificate().subject.CN) : '';
    const received = { method, url, headers, body: Buffer.concat(chunks).toString('utf8'), client };
    this.received.push(received);
    const answer = this.script(received);
    if (answer === 'silence') return;
    if (answer === 'reset') socket.destroy();
    else response.writeHead(answer.status, answer.headers).end(answer.body);
  }
}

export interface Output {
  status: number;
  body: Record<string, unknown>;
}

/** The connector behind its own driver, as the harness would speak to it. */
export class Driven {
  private constructor(
    readonly connector: Connector,
    private readonly server: http.Server,
  ) {}

  static async start(faults: FaultName[] = [], stateFile?: string): Promise<Driven> {
    const connector = new Connector(new Store(stateFile), DEADLINE_MS);
    const driver = new DriverServer(connector);
    layFaults(faults, connector, driver);
    await connector.wake();
    const { server } = driver;
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', () => {
        resolve();
      });
    });
    return new Driven(connector, server);
  }

  async act(action: string, input: unknown = {}): Promise<Output> {
    const { port } = this.server.address() as AddressInfo;
    const body = typeof input === 'string' ? input : JSON.stringify(input);
    const response = await fetch(`http://127.0.0.1:${port}/actions/${action}`, { method: 'POST', body });
    const text = await response.text();
    return { status: response.status, body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>) };
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await this.connector.stop();
  }
}

const PROVIDER = { ura: '90000382', providerType: 'Z3', name: 'Huisartsenpraktijk De Proef' };

/** The input of configure for this Mitz. */
function environmentOf({ certificates, baseUrl }: FakeMitz): Record<string, unknown> {
  const { ca, client, server, notifier } = certificates;
  return {
    baseUrl,
    ca,
    clientCertificate: client.cert,
    clientKey: client.key,
    provider: PROVIDER,
    format: 'json',
    mitzNotificationCertificate: notifier.cert,
    gatewaySystem: 'urn:oid:2.16.840.1.113883.2.4.6.6.1',
    sourceSystem: 'urn:oid:2.16.840.1.113883.2.4.6.6.2',
    notificationBase: '',
    serverCertificate: server.cert,
    serverKey: server.key,
    consentQuestions: [
      {
        button: 'dossierhoudersknop',
        version: '1',
        text: 'Geeft u {zorgaanbieder} toestemming voor uw {gegevenscategorie}?',
      },
    ],
  };
}

/** The closed answer to a question as it arrived, with one decision for every category in it. */
export function closedAnswer(question: string, decide: (category: string) => string): Scripted {
  const [bsn = '', holder = ''] = [...question.matchAll(/extension="([^"]*)"/g)].map((match) => match[1] ?? '');
  const categories = [...question.matchAll(/code="(GGC\d+)"/g)].map((match) => match[1] ?? '');
  const results = categories.map((category) => resultXml({ bsn, ura: holder, category, decision: decide(category) }));
  return {
    status: 200,
    headers: { 'Content-Type': 'application/soap+xml; charset=utf-8' },
    body: envelopeXml(results.join('')),
  };
}

export function envelopeXml(results: string): string {
  return `<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"><s:Body><Response xmlns="urn:oasis:names:tc:xacml:3.0:core:schema:wd-17">${results}</Response></s:Body></s:Envelope>`;
}

export function resultXml(facts: { bsn: string; ura: string; category: string; decision: string }): string {
  const attribute = (id: string, value: string): string =>
    `<Attribute AttributeId="${id}" IncludeInResult="true"><AttributeValue DataType="x">${value}</AttributeValue></Attribute>`;
  const identifier = (root: string, extension: string): string =>
    `<InstanceIdentifier xmlns="urn:hl7-org:v3" root="${root}" extension="${extension}"/>`;
  const code = `<CodedValue xmlns="urn:hl7-org:v3" code="${facts.category}" codeSystem="2.16.840.1.113883.2.4.3.111.5.10.1"/>`;
  return `<Result><Decision>${facts.decision}</Decision>
<Attributes Category="urn:oasis:names:tc:xacml:3.0:attribute-category:resource">
${attribute('urn:oasis:names:tc:xacml:2.0:resource:resource-id', identifier('2.16.840.1.113883.2.4.6.3', facts.bsn))}
${attribute('urn:ihe:iti:appc:2016:author-institution:id', identifier('2.16.528.1.1007.3.3', facts.ura))}
</Attributes>
<Attributes Category="urn:oasis:names:tc:xacml:3.0:attribute-category:action">
${attribute('urn:ihe:iti:appc:2016:document-entry:event-code', code)}
</Attributes></Result>`;
}

/** What a transaction is answered when all of it was taken, or a first entry was not. */
export function transactionAnswer(firstStatus = '201 Created'): Scripted {
  const entry = [{ response: { status: firstStatus } }, { response: { status: '201 Created' } }];
  const body = JSON.stringify({ resourceType: 'Bundle', type: 'transaction-response', entry });
  return { status: 200, headers: { 'Content-Type': 'application/fhir+json' }, body };
}

export const BSN = '999900006';
export const OTHER_BSN = '999900018';
export const ADULT = { bsn: BSN, birthDate: '1980-05-01' };

/** Answers as a friendly Mitz: all is taken, all is permitted. */
export function friendly({ url, method, body }: Received): Scripted {
  if (url.endsWith('/xacml3')) return closedAnswer(body, () => 'Permit');
  if (url.endsWith('/Subscription')) return { status: 202, headers: { Location: 'Subscription/b4b5c3c6' } };
  return method === 'DELETE' ? { status: 204 } : transactionAnswer();
}

/** A fake Mitz and a connector that is configured for it, new in every test. */
export class World {
  certificates!: Certificates;
  mitz!: FakeMitz;
  driven!: Driven;

  constructor() {
    before(async () => {
      this.certificates = await makeCertificates();
    });
    beforeEach(async () => {
      this.mitz = new FakeMitz(this.certificates);
      this.mitz.script = friendly;
      await this.mitz.start();
    });
    afterEach(async () => {
      await this.driven.stop();
      this.mitz.stop();
    });
  }

  async start(faults: FaultName[] = [], change: Record<string, unknown> = {}, stateFile?: string): Promise<void> {
    this.driven = await Driven.start(faults, stateFile);
    await this.driven.act('reset');
    await this.driven.act('configure', { ...environmentOf(this.mitz), ...change });
  }

  act(action: string, input: unknown = {}): Promise<Output> {
    return this.driven.act(action, input);
  }

  register(...patients: Record<string, unknown>[]): Promise<Output> {
    return this.act('register-patients', { patients });
  }
}
