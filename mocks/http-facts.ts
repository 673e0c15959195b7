/** What is written down of a call, as Node knows it. */
import type { X509Certificate } from 'node:crypto';
import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import type { TlsFacts } from '../core/transcript.js';

/** Headers in the order and spelling of the wire. */
export const pairs = (raw: readonly string[]): [string, string][] =>
  raw.flatMap((name, i) => (i % 2 === 0 ? [[name, raw[i + 1] ?? ''] as [string, string]] : []));

/** What the TLS layer knew about a connection, and what is to be said of the chain that came with it. */
interface Connection {
  readonly tls: TlsFacts | null;
  readonly remarks: readonly string[];
}

/** Asked once of a connection: a second time, Node knows no more of the chain. */
const known = new WeakMap<Socket, Connection>();

/** @param tellsChains whether this Node tells which certificates came beside that of the caller */
export function connectionOf(socket: Socket, tellsChains: boolean): Connection {
  const connection = known.get(socket) ?? factsOf(socket, tellsChains);
  known.set(socket, connection);
  return connection;
}

function factsOf(socket: Socket, tellsChains: boolean): Connection {
  if (!(socket instanceof TLSSocket)) return { tls: null, remarks: [] };
  const peer = socket.getPeerX509Certificate();
  const tls = {
    protocol: socket.getProtocol() ?? 'unknown',
    cipher: socket.getCipher().standardName,
    clientSubject: peer?.subject.replaceAll('\n', ', ') ?? null,
    clientFingerprint: peer?.fingerprint256 ?? null,
  };
  return { tls, remarks: peer && tellsChains && !socket.isSessionReused() ? chainRemarks(peer) : [] };
}

/** The mock knows its own intermediate, so it completes a chain that lacks it. */
function chainRemarks(certificate: X509Certificate): readonly string[] {
  const issuer = certificate.issuerCertificate;
  if (issuer && certificate.checkIssued(issuer)) return [];
  return [
    `the client certificate (SHA-256 ${certificate.fingerprint256}) was presented without the certificate of its issuer: the mocked Mitz knows that one and completed the chain; a real server may refuse the connection, so send the intermediate too`,
  ];
}

/** Why a client certificate is not trusted, in words, by the code of OpenSSL. */
const untrustedBecause: Readonly<Record<string, string>> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: 'it is signed by itself',
  SELF_SIGNED_CERT_IN_CHAIN: 'its chain ends at a root that is not known here',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its issuer is not known here',
  UNABLE_TO_GET_ISSUER_CERT: 'its issuer is not known here',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'its issuer is not known here',
  CERT_HAS_EXPIRED: 'it has expired',
  CERT_NOT_YET_VALID: 'it is not valid yet',
  INVALID_PURPOSE: 'it is not for clients, or its issuer is not known here',
  CERT_SIGNATURE_FAILURE: 'its signature is not that of its issuer',
};

/** `it has expired (CERT_HAS_EXPIRED)` */
export const untrustedWords = (code: string): string =>
  untrustedBecause[code] === undefined ? code : `${untrustedBecause[code]} (${code})`;
