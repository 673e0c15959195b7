import { once } from 'node:events';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Recorder } from '../core/recorder.js';
import { withoutSecrets } from '../core/redaction.js';
import type { Identities } from './certificates.js';
import { connectionOf, pairs } from './http-facts.js';

/** The same for everybody; what matters is that a browser came, and which. */
export const mijnMitzPage = {
  status: 200,
  headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': "default-src 'none'" },
  body: '<!doctype html><html lang="nl"><meta charset="utf-8"><title>MijnMitz</title><p>MijnMitz, nagebootst door Mitzkeur.</html>',
} as const;

/** Where MijnMitz is found beside Mitz, where it has no server of its own. */
export const mijnMitzPath = '/mijnmitz/';

/** Where a browser is sent to by Samen-naar-MijnMitz: the citizen's portal, which asks no client certificate. */
export class MijnMitz {
  #recorder: Recorder | undefined;

  private constructor(
    private readonly server: https.Server,
    private readonly host: string,
  ) {
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      this.#show(request, response);
    });
  }

  static async start(
    { mitz }: Pick<Identities, 'mitz'>,
    { host, bind }: { readonly host: string; readonly bind: string },
  ): Promise<MijnMitz> {
    const server = https.createServer({ cert: mitz.certificate, key: mitz.key, minVersion: 'TLSv1.2' });
    const mijnMitz = new MijnMitz(server, host);
    server.listen(0, bind);
    await once(server, 'listening');
    return mijnMitz;
  }

  /** Ends in a slash. */
  get url(): string {
    return `https://${this.host}:${(this.server.address() as AddressInfo).port}/`;
  }

  play(recorder: Recorder): void {
    this.#recorder = recorder;
  }

  async close(): Promise<void> {
    this.server.close();
    this.server.closeAllConnections();
    await once(this.server, 'close');
  }

  #show(request: IncomingMessage, response: ServerResponse): void {
    const exchange = this.#recorder?.beginExchange();
    const { method = '', url: path = '', rawHeaders, socket } = request;
    const { status, headers, body } = mijnMitzPage;
    response.once('close', () => {
      exchange?.end({
        kind: 'exchange',
        by: 'browser',
        koppelvlak: null,
        request: { method, path, headers: withoutSecrets(pairs(rawHeaders)), body: '', bodyBytes: 0 },
        response: { status, headers: Object.entries(headers), body, bodyBytes: Buffer.byteLength(body) },
        ending: 'answered',
        tls: connectionOf(socket, false).tls,
      });
    });
    request.resume();
    response.writeHead(status, headers).end(body);
  }
}
