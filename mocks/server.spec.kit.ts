import https from 'node:https';
import net from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import tls from 'node:tls';
import { Recorder } from '../core/recorder.js';
import { buildQuestion } from '../mitz/gesloten-autorisatievraag/question.js';
import type { Question } from '../mitz/gesloten-autorisatievraag/question.js';
import { exampleContext } from '../mitz/example.js';
import { defaultSpecification } from '../mitz/specification/index.js';
import { consulter, WorldMaker } from '../mitz/world.js';
import type { Impostor } from '../mitz/world.js';
import { certificatesIn, makeIdentities } from './certificates.js';
import type { Identities } from './certificates.js';
import { MockServer } from './server.js';
import { MitzState } from './state.js';

export const specification = defaultSpecification;

/** A mock with a scene, and a client that calls it as a connector would. */
export class Bench {
  recorder = new Recorder((value) => value);
  mitz: MitzState;

  private constructor(
    readonly mock: MockServer,
    readonly identities: Identities,
    readonly maker: WorldMaker,
  ) {
    this.mitz = new MitzState(maker.world(), specification);
  }

  /** @param impostor a server in the place of Mitz instead; with identities that are shared, where given */
  static async open(impostor?: Impostor, shared?: Identities): Promise<Bench> {
    const identities = shared ?? (await makeIdentities('localhost'));
    const mock = await MockServer.start({
      identities,
      specification,
      host: 'localhost',
      bind: '127.0.0.1',
      port: 0,
      ...(impostor && { impostor }),
    });
    return new Bench(mock, identities, new WorldMaker('spec', exampleContext.company));
  }

  /** Begins with what `given` makes Mitz hold. */
  scene(given: (maker: WorldMaker) => void = () => undefined): void {
    const maker = new WorldMaker('spec', exampleContext.company);
    given(maker);
    this.recorder = new Recorder((value) => value);
    this.mitz = new MitzState(maker.world(), specification);
    this.mock.play({ mitz: this.mitz, recorder: this.recorder });
  }

  call(
    path: string,
    options: {
      body?: string | Buffer;
      method?: string;
      type?: string;
      headers?: Readonly<Record<string, string>>;
      agent?: https.Agent;
      /** `foreign`: of a CA that the mock does not know; otherwise the declared one with what is sent beside it. */
      certificate?: 'none' | 'foreign' | 'leaf' | 'leaf-and-root';
      /** How little the caller cares about who answers. */
      trust?: tls.ConnectionOptions;
    } = {},
  ): Promise<{ status: number; body: string; headers: Record<string, unknown> }> {
    const { ca } = this.identities;
    const identity = this.#identity(options.certificate);
    return new Promise((resolve, reject) => {
      const request = https.request(
        new URL(path, this.mock.baseUrl),
        {
          method: options.method ?? 'POST',
          ca,
          ...identity,
          ...options.trust,
          agent: options.agent ?? false,
          headers: { ...(options.type !== undefined && { 'content-type': options.type }), ...options.headers },
        },
        (response) => {
          let body = '';
          response.setEncoding('utf8').on('data', (part: string) => (body += part));
          response.on('end', () => { resolve({ status: response.statusCode ?? 0, body, headers: response.headers }); }); // prettier-ignore
          response.on('error', reject);
        },
      );
      request.on('error', reject);
      request.end(options.body);
    });
  }

  #identity(certificate: NonNullable<Parameters<Bench['call']>[1]>['certificate']): { cert?: string; key?: string } {
    const { client, ca, impostors } = this.identities;
    const [leaf = ''] = certificatesIn(client.certificate);
    switch (certificate) {
      case 'none':
        return {};
      case 'foreign':
        return { cert: impostors['untrusted-issuer'].certificate, key: impostors['untrusted-issuer'].key };
      case 'leaf':
        return { cert: leaf, key: client.key };
      case 'leaf-and-root':
        return { cert: `${leaf}\n${ca}`, key: client.key };
      case undefined:
        return { cert: client.certificate, key: client.key };
    }
  }

  /** Waits until every exchange has ended: the caller has its answer a little before. */
  async settled(): Promise<void> {
    while (this.recorder.entries().filter(({ kind }) => kind === 'exchange').length < this.recorder.exchanges)
      await wait(5);
  }

  ask(question: Partial<Question>): ReturnType<Bench['call']> {
    const whole: Question = {
      messageId: 'urn:uuid:5f0a5b0c-6b7c-4d37-9a52-2d8f1f8b2b11',
      bsn: '999990019',
      holder: exampleContext.company.provider,
      dataCategories: ['GGC002'],
      consulter,
      purposeOfUse: 'TREAT',
      ...question,
    };
    return this.call(specification['path.geslotenAutorisatievraag'].value, {
      body: buildQuestion(whole, 'https://x', specification),
      type: 'application/soap+xml',
    });
  }

  /** Sends bytes as they are, over a connection with the client's certificate, and gives what came back. */
  raw(bytes: string, hangUpAfterMs: number): Promise<string> {
    const { port } = new URL(this.mock.baseUrl);
    const { client, ca } = this.identities;
    return new Promise((resolve, reject) => {
      const socket = tls.connect(
        { host: 'localhost', port: Number(port), ca, cert: client.certificate, key: client.key },
        () => socket.write(bytes),
      );
      let received = '';
      socket.setEncoding('utf8').on('data', (part: string) => (received += part));
      socket.on('error', reject);
      socket.on('close', () => { resolve(received); }); // prettier-ignore
      setTimeout(() => socket.destroy(), hangUpAfterMs);
    });
  }

  /** A connection without TLS at all. */
  plain(bytes: string): Promise<void> {
    const { port } = new URL(this.mock.baseUrl);
    return new Promise((resolve) => {
      const socket = net.connect(Number(port), '127.0.0.1', () => socket.write(bytes));
      socket.on('error', () => undefined);
      socket.on('close', () => { resolve(); }); // prettier-ignore
    });
  }
}
