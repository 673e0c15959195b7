import { grouped } from '../../../core/grouped.js';
import { demand, judgeEach, notShown } from '../../../core/outcome.js';
import { isRefusedConnection } from '../../../core/transcript.js';
import type { RefusedConnection } from '../../../core/transcript.js';
import { everyCall } from '../../../mitz/evidence.js';
import { everyInterfaceInUse, exerciseExample } from '../../../mitz/scenarios/exercise.js';
import { place } from '../../../mitz/rules.js';
import { scenario } from '../../../mitz/scenario.js';
import { untrustedClient } from '../../../mitz/world.js';
import { sources } from '../../../mitz/sources.js';

/** How a TLS server names a client that gave no certificate. */
const withoutCertificate = 'PEER_DID_NOT_RETURN_A_CERTIFICATE';

/** Each reason for which connections were refused, with how many were. */
const reasonsOf = (refused: readonly RefusedConnection[]): string =>
  [...grouped(refused, ({ reason }) => reason)].map(([reason, all]) => `${all.length}×: ${reason}`).join('; ');

export default scenario({
  title: {
    nl: 'Elke aanroep gebruikt het opgegeven clientcertificaat',
    en: 'Every call uses the declared client certificate',
  },
  line: '1.01.a',
  basis: 'observed',
  source: sources.connectionGuide,
  ...everyInterfaceInUse,
  checks: {
    'declared-certificate-on-every-call': {
      title: {
        nl: 'Het certificaat is op elke aanroep het opgegeven certificaat',
        en: 'The certificate is the declared one on every call',
      },
      level: 'MUST',
      trippedBy: ['uses-its-server-certificate-as-client'],
      judge: (evidence) => {
        const { clientFingerprint } = evidence.context;
        judgeEach(everyCall(evidence), (call) => {
          if (!call.tls) notShown(`${place(call)} was not carried over TLS, so it shows no certificate`);
          demand(call.tls.clientFingerprint === clientFingerprint, {
            message: 'the call was made with another certificate than the declared one',
            expected: `the certificate with SHA-256 ${clientFingerprint}`,
            received: `${call.tls.clientSubject ?? 'none'} (${call.tls.clientFingerprint ?? 'no certificate'})`,
            where: place(call),
          });
        });
      },
    },
    'no-call-without-certificate': {
      title: {
        nl: 'Er is nooit zonder certificaat verbinding gezocht',
        en: 'No connection was tried without a certificate',
      },
      level: 'MUST',
      trippedBy: ['calls-mitz-without-a-certificate-first'],
      judge: (evidence) => {
        const bare = evidence.entries
          .filter(isRefusedConnection)
          .filter(({ reason, impostor }) => impostor === undefined && reason.includes(withoutCertificate));
        demand(bare.length === 0, {
          message: 'a connection to Mitz was tried without a client certificate',
          expected: 'a client certificate on every connection',
          received: reasonsOf(bare),
          where: `connection at ${bare[0]?.at ?? ''}`,
        });
        if (everyCall(evidence).every(({ tls }) => tls === null))
          notShown('no call was carried over TLS, so none shows a certificate');
      },
    },
    'no-call-with-an-unknown-certificate': {
      title: {
        nl: 'Er is nooit met een certificaat van een onbekende uitgever verbinding gezocht',
        en: 'No connection was tried with a certificate of an unknown issuer',
      },
      level: 'MUST',
      trippedBy: ['uses-a-certificate-of-another-ca'],
      judge: (evidence) => {
        const unknown = evidence.entries
          .filter(isRefusedConnection)
          .filter(({ reason, impostor }) => impostor === undefined && reason.startsWith(untrustedClient));
        demand(unknown.length === 0, {
          message: 'a connection to Mitz was tried with a certificate that Mitz cannot trust',
          expected: `the declared certificate and no other: SHA-256 ${evidence.context.clientFingerprint}`,
          received: reasonsOf(unknown),
          where: `connection at ${unknown[0]?.at ?? ''}`,
        });
        if (everyCall(evidence).every(({ tls }) => tls === null))
          notShown('no call was carried over TLS, so none shows a certificate');
      },
    },
  },
  examples: {
    good: (example, { patient }) => {
      example.refusedConnection('TLS handshake failed: ERR_SSL_NO_SHARED_CIPHER');
      exerciseExample(example, patient);
    },
    counter: {
      'declared-certificate-on-every-call': (example, { patient }) => {
        example.subscribe(patient);
        example.question(patient, 'Permit', { tls: { clientSubject: 'CN=listener', clientFingerprint: 'DD:EE:FF' } });
      },
      'no-call-without-certificate': (example, { patient }) => {
        example.refusedConnection('TLS handshake failed: ERR_SSL_PEER_DID_NOT_RETURN_A_CERTIFICATE');
        exerciseExample(example, patient);
      },
      'no-call-with-an-unknown-certificate': (example) => {
        example.refusedConnection(`${untrustedClient}: DEPTH_ZERO_SELF_SIGNED_CERT`);
      },
    },
  },
});
