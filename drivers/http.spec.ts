import { once } from 'node:events';
import net from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { expect } from 'chai';
import { DriverError, messageOf, Overdue } from '../core/errors.js';
import { mitzDoor } from '../mitz/door.js';
import { HttpDriver } from './http.js';

/** What a real socket does beyond what can be played: the rest of the driver's contract is in http.nock.spec.ts. */
describe('the HTTP driver, over a real socket', () => {
  let server: net.Server;
  let port = 0;
  let onSocket: (socket: Socket) => void = () => undefined;
  const sockets = new Set<Socket>();

  beforeEach(async () => {
    server = net.createServer((socket) => {
      sockets.add(socket);
      socket.on('error', () => undefined);
      onSocket(socket);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    ({ port } = server.address() as AddressInfo);
  });
  const stop = async (): Promise<void> => {
    for (const socket of sockets) socket.destroy();
    sockets.clear();
    if (!server.listening) return;
    server.close();
    await once(server, 'close');
  };
  afterEach(stop);

  const perform = async (actionMs = 5000, host = '127.0.0.1'): Promise<unknown> =>
    new HttpDriver({ url: `http://${host}:${port}`, actionMs, door: mitzDoor() })
      .perform('reset', undefined)
      .catch((thrown: unknown) => thrown);

  const breaches: Readonly<Record<string, (socket: Socket) => void>> = {
    'a connection that is reset': (socket) => socket.once('data', () => socket.resetAndDestroy()),
    'a connection that is closed without an answer': (socket) => socket.once('data', () => socket.end()),
    'an answer that stops half way': (socket) =>
      socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"a')),
    'an answer that is no HTTP': (socket) => socket.once('data', () => socket.end('SSH-2.0-OpenSSH_9.6\r\n')),
  };
  for (const [what, play] of Object.entries(breaches)) {
    it(`is broken, with its cause, by ${what}`, async () => {
      onSocket = play;
      const thrown = await perform();
      expect(thrown).to.be.instanceOf(DriverError).and.not.instanceOf(Overdue);
      expect(messageOf(thrown))
        .to.match(/no answer: \S/)
        .and.not.to.contain('fetch failed');
    });
  }

  it('is overdue where nobody answers, or only the beginning comes', async () => {
    for (const words of ['', 'HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n']) {
      onSocket = (socket) => socket.write(words);
      expect(await perform(50)).to.be.instanceOf(Overdue);
    }
  });

  it('says that nobody listens, by whatever name', async () => {
    await stop();
    for (const host of ['127.0.0.1', 'localhost'])
      expect(messageOf(await perform(5000, host)), host)
        .to.contain('no answer: ')
        .and.to.contain('ECONNREFUSED');
  });
});
