/** Variables of the environment that change whom a program trusts or over what it calls, and what they do here. */
import type { Target } from './target.js';

/** By name, in capitals: programs read these in small letters too. */
const proxies = ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY'] as const;
const trust = ['NODE_TLS_REJECT_UNAUTHORIZED', 'NODE_EXTRA_CA_CERTS', 'NODE_USE_SYSTEM_CA', 'SSL_CERT_FILE', 'SSL_CERT_DIR']; // prettier-ignore
/** Words of NODE_OPTIONS that do the same. */
const options = /--(use-env-proxy|use-system-ca|use-openssl-ca|tls-min-v1\.[01]|insecure-http-parser)\b/g;

/**
 * What the environment holds and the harness does not follow, with what it does to a target that inherits it. Values are
 * not told: they may hold a password.
 * @returns a sentence for each, none where there is nothing to tell
 */
export function toldOfEnvironment(
  environment: Readonly<Record<string, string | undefined>>,
  { process: started, driver, mitz }: Pick<Target, 'process' | 'driver' | 'mitz'>,
): readonly string[] {
  const set = (name: string): string | undefined =>
    [name, name.toLowerCase()].find((one) => (environment[one] ?? '') !== '');
  const named = (names: readonly string[]): readonly string[] => names.flatMap((name) => set(name) ?? []);
  const overProxy = named(proxies);
  const ofTrust = [...named(trust), ...[...(environment['NODE_OPTIONS'] ?? '').matchAll(options)].map(([word]) => `NODE_OPTIONS ${word}`)]; // prettier-ignore
  const inherits = started !== undefined || driver.kind === 'command' || driver.kind === 'module';
  const direct = (environment['NO_PROXY'] ?? environment['no_proxy'] ?? '').split(',').map((one) => one.trim());
  const isDirect = direct.includes('*') || direct.includes(mitz.host);
  return [
    ...(overProxy.length > 0
      ? [
          `${overProxy.join(', ')}: the harness calls the driver and the target directly, whatever it says${
            inherits && !isDirect
              ? `; a target that is started here inherits it, and may not reach the mocked Mitz: let NO_PROXY name ${mitz.host}`
              : ''
          }`,
        ]
      : []),
    ...(ofTrust.length > 0
      ? [
          `${ofTrust.join(', ')}: the harness trusts what it always does${
            driver.kind === 'http' ? ' (a driver over https with a certificate of your own: driver.ca)' : ''
          }${inherits ? '; a target that is started here inherits it, and what it trusts is judged with it: unset it' : ''}`,
        ]
      : []),
  ];
}
