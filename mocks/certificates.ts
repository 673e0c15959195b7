import 'reflect-metadata';
import * as x509 from '@peculiar/x509';
import { createPrivateKey, webcrypto, X509Certificate } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { messageOf, UsageError } from '../core/errors.js';

x509.cryptoProvider.set(webcrypto as unknown as Parameters<typeof x509.cryptoProvider.set>[0]);

/** A certificate with its key and the chain that leads to the root, as PEM. */
export interface Identity {
  /** The certificate, followed by the issuing CA. */
  readonly certificate: string;
  readonly key: string;
  /** SHA-256 of the certificate, colon separated, as Node and OpenSSL print it. */
  readonly fingerprint: string;
}

/** Every identity of one run: throw-away certificates in the shape of PKIoverheid ones. */
export interface Identities {
  /** PEM of the root: all that the target needs to trust. */
  readonly ca: string;
  /** Mitz as a server. */
  readonly mitz: Identity;
  /** Mitz as a client, when it notifies. */
  readonly notifier: Identity;
  /** The target's client certificate: the one it declares. */
  readonly client: Identity;
  /** For the target's own listener. Also allowed for clients, as UZI server certificates are: using it is a fault. */
  readonly listener: Identity;
  /** Servers that are not Mitz, each for one reason. */
  readonly impostors: Readonly<Record<ForgedIdentity, Identity>>;
  /** A client of the same CA that is not Mitz. */
  readonly stranger: Identity;
}

/** Why a server certificate must not be trusted. */
export const forgedIdentities = ['untrusted-issuer', 'expired', 'not-yet-valid', 'wrong-host'] as const;
export type ForgedIdentity = (typeof forgedIdentities)[number];

/** The certificates in a PEM file, each by itself. */
export const certificatesIn = (pem: string): readonly string[] =>
  pem.match(/-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g) ?? [];

/** The kinds of key that certificates can be made with. */
export const keyKinds = ['rsa', 'ec'] as const;
export type KeyKind = (typeof keyKinds)[number];

const signings = {
  rsa: {
    name: 'RSASSA-PKCS1-v1_5',
    hash: 'SHA-256',
    publicExponent: new Uint8Array([1, 0, 1]),
    modulusLength: 2048,
  },
  ec: { name: 'ECDSA', hash: 'SHA-256', namedCurve: 'P-256' },
} as const satisfies Record<KeyKind, object>;

type Signing = (typeof signings)[KeyKind];

const newKeys = (signing: Signing): Promise<webcrypto.CryptoKeyPair> =>
  webcrypto.subtle.generateKey(signing, true, ['sign', 'verify']);

const day = 24 * 3600 * 1000;

interface Authority {
  readonly certificate: x509.X509Certificate;
  readonly keys: webcrypto.CryptoKeyPair;
  readonly signing: Signing;
}

/**
 * Makes new certificates for a run.
 * @param host the name in the mock's certificate, beside localhost and 127.0.0.1
 * @param kind the kind of all keys
 */
export async function makeIdentities(host: string, kind: KeyKind = 'rsa'): Promise<Identities> {
  const signing = signings[kind];
  const [root, elsewhere] = await Promise.all([
    authority('Mitzkeur TEST Root CA', signing),
    authority('Mitzkeur TEST Andere CA', signing),
  ]);
  const issuing = await authority('Mitzkeur TEST Private Services CA', signing, root);
  const issue = (
    name: string,
    purposes: readonly x509.ExtendedKeyUsage[],
    different: Partial<Wanted> = {},
  ): Promise<Identity> =>
    leaf(
      { name, purposes, hosts: [...new Set([host, 'localhost'])], address: '127.0.0.1', ...different },
      different.issuer ?? issuing,
    );
  const { serverAuth, clientAuth } = x509.ExtendedKeyUsage;
  // One key serves all impostors: they differ in the certificate alone.
  const keys = await newKeys(signing);
  const [mitz, notifier, client, listener, stranger] = await Promise.all([
    issue('mitz-mock', [serverAuth]),
    issue('mitz-notificaties', [clientAuth]),
    issue('mitz-connector', [clientAuth, serverAuth]),
    issue('xis-notificaties', [serverAuth, clientAuth]),
    issue('niet-mitz', [clientAuth], { keys }),
  ]);
  const now = Date.now();
  const impostors = {
    'untrusted-issuer': await issue('mitz-mock', [serverAuth], { keys, issuer: elsewhere }),
    expired: await issue('mitz-mock', [serverAuth], {
      keys,
      notBefore: new Date(now - 30 * day),
      notAfter: new Date(now - day),
    }),
    'not-yet-valid': await issue('mitz-mock', [serverAuth], {
      keys,
      // Not before the identities that are kept have ended themselves.
      notBefore: new Date(now + 365 * day),
      notAfter: new Date(now + 395 * day),
    }),
    'wrong-host': await issue('mitz-mock', [serverAuth], { keys, hosts: ['elders.example'], address: '192.0.2.1' }),
  };
  return { ca: root.certificate.toString('pem'), mitz, notifier, client, listener, impostors, stranger };
}

const subject = (name: string, serialNumber?: string): x509.JsonName => [
  { C: ['NL'] },
  { O: ['Mitzkeur (synthetisch)'] },
  ...(serialNumber ? [{ '2.5.4.5': [serialNumber] }] : []),
  { CN: [name] },
];

async function authority(name: string, signing: Signing, issuer?: Authority): Promise<Authority> {
  const keys = await newKeys(signing);
  const certificate = await x509.X509CertificateGenerator.create({
    ...validity(),
    signingAlgorithm: signing,
    subject: subject(name),
    issuer: issuer ? issuer.certificate.subject : subject(name),
    publicKey: keys.publicKey,
    signingKey: issuer ? issuer.keys.privateKey : keys.privateKey,
    extensions: [
      new x509.BasicConstraintsExtension(true, issuer ? 0 : 1, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return { certificate, keys, signing };
}

const validity = (): { notBefore: Date; notAfter: Date } => ({
  notBefore: new Date(Date.now() - day),
  notAfter: new Date(Date.now() + 30 * day),
});

/** What a leaf certificate says, and what it is made with where that matters. */
interface Wanted {
  readonly name: string;
  readonly purposes: readonly x509.ExtendedKeyUsage[];
  readonly hosts: readonly string[];
  readonly address: string;
  readonly notBefore?: Date;
  readonly notAfter?: Date;
  readonly keys?: webcrypto.CryptoKeyPair;
  readonly issuer?: Authority;
}

/** A key on a curve signs; it encrypts no other key. */
function usages({ name }: Signing): x509.KeyUsagesExtension {
  const { digitalSignature, keyEncipherment } = x509.KeyUsageFlags;
  if (name === 'ECDSA') return new x509.KeyUsagesExtension(digitalSignature, true);
  return new x509.KeyUsagesExtension(digitalSignature | keyEncipherment, true);
}

let serial = 0;

async function leaf(wanted: Wanted, issuer: Authority): Promise<Identity> {
  const { signing } = issuer;
  const keys = wanted.keys ?? (await newKeys(signing));
  const hosts = wanted.hosts.map((value) => ({ type: 'dns' as const, value }));
  const { notBefore, notAfter } = { ...validity(), ...wanted };
  const certificate = await x509.X509CertificateGenerator.create({
    notBefore,
    notAfter,
    signingAlgorithm: signing,
    subject: subject(wanted.name, `0000000327226010${String((serial += 1)).padStart(4, '0')}`),
    issuer: issuer.certificate.subject,
    publicKey: keys.publicKey,
    signingKey: issuer.keys.privateKey,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      usages(signing),
      new x509.ExtendedKeyUsageExtension([...wanted.purposes]),
      new x509.SubjectAlternativeNameExtension([...hosts, { type: 'ip', value: wanted.address }]),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
      await x509.AuthorityKeyIdentifierExtension.create(issuer.certificate),
    ],
  });
  const pem = certificate.toString('pem');
  const exported = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey));
  return {
    certificate: `${pem}\n${issuer.certificate.toString('pem')}\n`,
    key: x509.PemConverter.encode(exported, 'PRIVATE KEY'),
    fingerprint: new X509Certificate(pem).fingerprint256,
  };
}

/**
 * The identities kept in a folder, made there when it has none: for connectors that are configured by hand and must
 * find the same certificates at the next run. Files are readable by their owner only.
 */
export async function keptIdentities(folder: string, host: string, kind: KeyKind = 'rsa'): Promise<Identities> {
  const file = path.join(folder, 'identities.json');
  const text = await readFile(file, 'utf8').catch((thrown: unknown) => {
    if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new UsageError(`the identities in '${file}' cannot be read: ${messageOf(thrown)}`);
  });
  const kept = text === undefined ? undefined : identitiesIn(text, file);
  if (kept && stillValid(kept, host, kind)) return kept;
  const made = await makeIdentities(host, kind);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFile(file, JSON.stringify(made, null, 2), { mode: 0o600 });
  return made;
}

/** @throws UsageError where the file is not what was written there */
function identitiesIn(text: string, file: string): Identities {
  try {
    const kept = JSON.parse(text) as Identities;
    for (const { certificate, key } of [kept.mitz, kept.client, kept.notifier, kept.listener, kept.stranger]) {
      if (!new X509Certificate(certificate).checkPrivateKey(createPrivateKey(key)))
        throw new Error('a key of another certificate');
    }
    return kept;
  } catch (thrown) {
    throw new UsageError(
      `the identities in '${file}' are damaged (${messageOf(thrown)}); remove the file to have new ones made`,
    );
  }
}

/** Kept identities serve while they hold, for the name in the mock's address and with the kind of key that is asked for. */
const stillValid = ({ client, mitz }: Identities, host: string, kind: KeyKind): boolean =>
  createPrivateKey(client.key).asymmetricKeyType === kind &&
  new Date(new X509Certificate(client.certificate).validTo).getTime() > Date.now() + day &&
  new X509Certificate(mitz.certificate).checkHost(host) !== undefined;
