import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import tls from 'node:tls';
import type { Identities } from './certificates.js';

let tells: Promise<boolean> | undefined;

/**
 * Whether this Node tells a server which certificates a client sent beside its own. Some versions of 24 and 26 do not
 * (nodejs/node#65579): there nobody can see that an intermediate was lacking, so nothing is said of it. Tried once, with
 * a client of ours that sends its whole chain.
 */
export const tellsPeerChains = (identities: Pick<Identities, 'ca' | 'mitz' | 'client'>): Promise<boolean> =>
  (tells ??= tried(identities));

async function tried({ ca, mitz, client }: Pick<Identities, 'ca' | 'mitz' | 'client'>): Promise<boolean> {
  const server = tls.createServer({
    ca,
    cert: mitz.certificate,
    key: mitz.key,
    requestCert: true,
    rejectUnauthorized: false,
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const caller = tls.connect({
    port,
    host: '127.0.0.1',
    ca,
    cert: client.certificate,
    key: client.key,
    // It is our own server, whatever name stands in its certificate.
    checkServerIdentity: () => undefined,
  });
  // Who hangs up first is no matter here.
  caller.on('error', () => undefined);
  try {
    const [socket] = (await once(server, 'secureConnection')) as [tls.TLSSocket];
    const tellsChain = socket.getPeerX509Certificate()?.issuerCertificate !== undefined;
    socket.destroy();
    return tellsChain;
  } finally {
    caller.destroy();
    server.close();
  }
}
