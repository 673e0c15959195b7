import type { AgentOptions } from 'node:https';

import { trustOf } from '../trust.js';
import { fault, type BehaviourFault, type Hooks } from './fault.js';
import { selfMadeIdentity } from './self-made-identity.js';

/** Lets a server pass that was found wanting for one of these reasons, as OpenSSL names them. */
const tolerating = (reasons: RegExp): Hooks => ({
  connector: {
    makeClient: (sound) => (environment, trust) =>
      sound(environment, { ...(trust ?? trustOf(environment)), rejectUnauthorized: false }),
  },
  client: {
    isTrusted: (sound) => (socket) => {
      const reason = socket.authorizationError as Error | string | null | undefined;
      return sound(socket) || reasons.test(String(reason));
    },
  },
});

/** Makes its connections to Mitz otherwise. */
const connecting = (different: AgentOptions): Hooks => ({
  connector: {
    makeClient: (sound) => (environment, trust) =>
      sound(environment, { ...(trust ?? trustOf(environment)), ...different }),
  },
});

/** Faults in what is trusted at the other end of the line, and in what is presented to it. */
export const TRUST_FAULTS = {
  'accepts-any-issuer': fault(
    'Accepts a server whose certificate is of a CA that it does not know.',
    tolerating(/ISSUER|SELF_SIGNED|VERIFY_LEAF/),
  ),
  'accepts-expired-certificates': fault('Accepts a server whose certificate has expired.', tolerating(/EXPIRED/)),
  'accepts-certificates-not-yet-valid': fault(
    'Accepts a server whose certificate is not valid yet.',
    tolerating(/NOT_YET_VALID/),
  ),
  'ignores-the-host-name': fault('Accepts a server whose certificate is for another host.', tolerating(/ALTNAME/)),
  'speaks-tls-1.1': fault(
    'Speaks TLS 1.0 and 1.1 with a server that speaks nothing better.',
    connecting({ minVersion: 'TLSv1', ciphers: 'DEFAULT@SECLEVEL=0' }),
  ),
  'uses-a-certificate-of-another-ca': fault('Presents to Mitz a certificate that it made itself.', () => {
    let identity: { cert: string; key: string } | undefined;
    return {
      connector: {
        wake: (sound) => async () => {
          identity = await selfMadeIdentity();
          return sound();
        },
        makeClient: (sound) => (environment, trust) =>
          sound(environment, { ...(trust ?? trustOf(environment)), ...identity }),
      },
    };
  }),
  'uses-its-server-certificate-as-client': fault(
    'Presents its own server certificate to Mitz instead of its client certificate.',
    {
      connector: {
        makeClient: (sound) => (environment, trust) => {
          const { serverCertificate: cert, serverKey: key } = environment;
          return sound(environment, { ...(trust ?? trustOf(environment)), cert, key });
        },
      },
    },
  ),
} as const satisfies Record<string, BehaviourFault>;
