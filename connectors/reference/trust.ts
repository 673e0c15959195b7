import type { AgentOptions } from 'node:https';

import type { Environment } from './domain.js';

/** How a connection to Mitz is made: our certificate, TLS 1.2 or higher, and a server that is fully verified. */
export function trustOf({ ca, clientCertificate, clientKey }: Environment): AgentOptions {
  return {
    ca,
    cert: clientCertificate,
    key: clientKey,
    minVersion: 'TLSv1.2',
    rejectUnauthorized: true,
    // Without cached sessions every connection verifies the server's certificate anew.
    maxCachedSessions: 0,
  };
}
