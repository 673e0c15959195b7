import { expect } from 'chai';
import { once } from 'node:events';
import net from 'node:net';
import { gzipSync } from 'node:zlib';
import { Recorder } from '../core/recorder.js';
import { isDelivery } from '../core/transcript.js';
import type { Delivery } from '../core/transcript.js';
import { exampleContext } from '../mitz/example.js';
import { defaultSpecification } from '../mitz/specification/index.js';
import { WorldMaker } from '../mitz/world.js';
import { ControlServer } from './control.js';
import { Sink } from './sink.js';
import { MitzState } from './state.js';

/** Says these parts on a connection of its own, and hangs up, or waits until the other side does. */
async function say(port: number, parts: readonly (string | Uint8Array)[], ending: 'reset' | 'wait'): Promise<void> {
  const socket = net.connect(port, '127.0.0.1');
  socket.on('error', () => undefined); // that it is cut off is what is tried
  await once(socket, 'connect');
  for (const part of parts) await new Promise((sent) => socket.write(part, sent));
  socket.resume();
  if (ending === 'reset') socket.resetAndDestroy();
  if (!socket.closed) await once(socket, 'close');
}

type Attack = (port: number, head: (more?: string) => string) => Promise<unknown>;

/** What is sent; `head` is the head of a message that is in order as far as it goes. */
const attacks: Readonly<Record<string, Attack>> = {
  'what is no HTTP': (port) => say(port, ['\x16\x03\x01garbage\r\n\r\n'], 'wait'),
  'half of a head': (port, head) => say(port, [head().slice(0, 40)], 'reset'),
  'a head without its body': (port, head) => say(port, [head('Content-Length: 5000\r\n')], 'reset'),
  'half of a body': (port, head) => say(port, [head('Content-Length: 5000\r\n'), '{"bsn":"9'], 'reset'),
  'a chunk that is none': (port, head) => say(port, [head('Transfer-Encoding: chunked\r\n'), 'zz\r\n'], 'wait'),
  'half of a chunk': (port, head) => say(port, [head('Transfer-Encoding: chunked\r\n'), 'ff\r\n{'], 'reset'),
  'a body that never ends': (port, head) => say(port, [head('Content-Length: 5000\r\n'), '{'], 'wait'),
  'a head that is too large': (port, head) => say(port, [head(`X: ${'x'.repeat(100_000)}\r\n`)], 'wait'),
  'two lengths': (port, head) => say(port, [head('Content-Length: 1\r\nContent-Length: 2\r\n'), 'ab'], 'wait'),
  'a bomb in gzip': (port, head) => {
    const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024));
    return say(port, [head(`Content-Encoding: gzip\r\nContent-Length: ${bomb.length}\r\nConnection: close\r\n`), bomb], 'wait'); // prettier-ignore
  },
  'a body that is too large': (port, head) => {
    const body = Buffer.alloc(6 * 1024 * 1024, 0x20);
    return say(port, [head(`Content-Length: ${body.length}\r\nConnection: close\r\n`), body], 'wait');
  },
  'many at once': (port, head) =>
    Promise.all(Array.from({ length: 150 }, () => say(port, [head('Content-Length: 9\r\n'), '{'], 'reset'))),
};

/** Rejections and exceptions that nobody caught: each would have ended the process. */
function watched(): { readonly stray: unknown[]; readonly stop: () => void } {
  const stray: unknown[] = [];
  const keep = (thrown: unknown): number => stray.push(thrown);
  process.on('unhandledRejection', keep);
  return { stray, stop: () => void process.off('unhandledRejection', keep) };
}

const portOf = (url: string): number => Number(new URL(url).port);

describe('what is sent to the receiving end of a data request', () => {
  let sink: Sink;
  let recorder: Recorder;
  const deliveries = (): readonly Delivery[] => recorder.entries().filter(isDelivery);

  beforeEach(async () => {
    sink = await Sink.start({ messageMs: 400, keptBytes: 8 * 1024 * 1024, messages: 200 });
    recorder = new Recorder((value) => value);
    sink.play(recorder);
  });
  afterEach(() => sink.close());

  for (const [name, attack] of Object.entries(attacks))
    it(`ends nothing but its own connection: ${name}`, async () => {
      const { stray, stop } = watched();
      const address = sink.address();
      const { port, pathname } = new URL(address);
      await attack(Number(port), (more = '') => `POST ${pathname} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n${more}\r\n`);
      const body = JSON.stringify({ bsn: '999990019', dataCategory: 'GGC002', content: 'a' });
      const answer = await fetch(sink.address(), { method: 'POST', body });
      stop();
      expect(stray).to.deep.equal([]);
      expect(answer.status).to.equal(204);
      expect(recorder.quietFor()).to.be.a('number');
      const last = deliveries().find(({ bsn }) => bsn !== '');
      expect(last).to.include({ bsn: '999990019', content: 'a' });
      for (const { request } of deliveries()) expect(request?.body.length ?? 0).to.be.below(6 * 1024 * 1024);
    });

  it('is written down as broken off, with what came of it', async () => {
    const { port, pathname } = new URL(sink.address());
    await say(
      Number(port),
      [`POST ${pathname} HTTP/1.1\r\nHost: a\r\nContent-Length: 500\r\n\r\n`, 'a dossier'],
      'reset',
    );
    while (deliveries().length === 0) await new Promise(setImmediate);
    const [{ request } = {}] = deliveries();
    expect(request).to.include({ body: 'a dossier', unread: 'it was broken off after 9 bytes' });
  });

  it('is turned away where it is a flood, and kept only in part where it is too much', async () => {
    const body = 'x'.repeat(3 * 1024 * 1024);
    for (let i = 0; i < 4; i += 1) await fetch(sink.address(), { method: 'PUT', body });
    const kept = deliveries().map(({ request }) => [request?.body.length, request?.bodyBytes, request?.unread !== undefined]); // prettier-ignore
    const whole = [body.length, body.length, false];
    const part = [1024, body.length, true];
    expect(kept).to.deep.equal([whole, whole, part, part]);
    const statuses = new Set<number>();
    for (let i = 0; i < 210; i += 1) statuses.add((await fetch(sink.address(), { method: 'HEAD' })).status);
    expect([...statuses]).to.deep.equal([400, 429]);
    expect(deliveries()).to.have.length(200);
  });
});

describe('what is sent to the control API', () => {
  let control: ControlServer;
  beforeEach(async () => {
    const maker = new WorldMaker('hostile', exampleContext.company);
    const mitz = new MitzState(maker.world(), defaultSpecification);
    control = await ControlServer.start(
      { mitz, recorder: new Recorder((value) => value), issue: () => undefined },
      400,
    );
  });
  afterEach(() => control.close());

  for (const [name, attack] of Object.entries(attacks))
    for (const path of ['/approvals', '/state'])
      it(`ends nothing but its own connection: ${name}, to ${path}`, async () => {
        const { stray, stop } = watched();
        const port = portOf(control.url);
        const method = path === '/state' ? 'GET' : 'POST';
        const authorization = `Bearer ${control.token}`;
        await attack(port, (more = '') => `${method} ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nAuthorization: ${authorization}\r\n${more}\r\n`); // prettier-ignore
        const answer = await fetch(`${control.url}/state`, { headers: { authorization } });
        stop();
        expect([stray, answer.status]).to.deep.equal([[], 200]);
      });
});
