/** What is written down of a call, as Node knows it. */
import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import type { TlsFacts } from '../core/transcript.js';

/** Headers in the order and spelling of the wire. */
export const pairs = (raw: readonly string[]): [string, string][] =>
  raw.flatMap((name, i) => (i % 2 === 0 ? [[name, raw[i + 1] ?? ''] as [string, string]] : []));

/** null where the connection is no TLS. */
export function tlsFactsOf(socket: Socket): TlsFacts | null {
  if (!(socket instanceof TLSSocket)) return null;
  const peer = socket.getPeerX509Certificate();
  return {
    protocol: socket.getProtocol() ?? 'unknown',
    cipher: socket.getCipher().standardName,
    clientSubject: peer?.subject.replaceAll('\n', ', ') ?? null,
    clientFingerprint: peer?.fingerprint256 ?? null,
  };
}
