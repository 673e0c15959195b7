import type { AgentOptions } from 'node:https';
import type { TLSSocket } from 'node:tls';

import type { Environment } from './domain.js';
import type { Faults } from './faults.js';

/** What a lenient connector lets pass, as OpenSSL names it. Usually nothing. */
function tolerated(faults: Faults): RegExp[] {
  return [
    ...(faults.has('accepts-any-issuer') ? [/ISSUER|SELF_SIGNED|VERIFY_LEAF/] : []),
    ...(faults.has('accepts-expired-certificates') ? [/EXPIRED/] : []),
    ...(faults.has('accepts-certificates-not-yet-valid') ? [/NOT_YET_VALID/] : []),
    ...(faults.has('ignores-the-host-name') ? [/ALTNAME/] : []),
  ];
}

/** How a connection to Mitz is made: TLS 1.2 or higher, and a server that is fully verified. */
export function trustOf({ ca }: Environment, faults: Faults): AgentOptions {
  const old = faults.has('speaks-tls-1.1');
  return {
    ca,
    minVersion: old ? 'TLSv1' : 'TLSv1.2',
    ...(old ? { ciphers: 'DEFAULT@SECLEVEL=0' } : {}),
    rejectUnauthorized: tolerated(faults).length === 0,
    // Without cached sessions every connection verifies the server's certificate anew.
    maxCachedSessions: 0,
  };
}

/** Whether the server at the other end may be told anything. */
export function isTrusted(socket: TLSSocket, faults: Faults): boolean {
  const reason = socket.authorizationError as Error | string | null | undefined;
  return socket.authorized || tolerated(faults).some((pattern) => pattern.test(String(reason)));
}
