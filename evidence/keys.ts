/** The tester's key pair: Ed25519, in PEM. The private key never enters a run directory or a pack. */
import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { messageOf, UsageError } from '../core/errors.js';
import { sha256 } from './digest.js';

/** The environment variable that holds the passphrase of a private key. */
export const passphraseVariable = 'MITZ_KEUR_KEY_PASSPHRASE';

export interface KeyFiles {
  readonly privateKey: string;
  readonly publicKey: string;
  readonly keyId: string;
}

/**
 * Makes a key pair and writes both halves, the private one for its owner only; encrypted where a passphrase is given.
 * @throws UsageError where a key stands there already, or the folder cannot be written
 */
export async function makeKeyPair(folder: string, passphrase: string | undefined): Promise<KeyFiles> {
  const pair = generateKeyPairSync('ed25519');
  const secret = passphrase === undefined ? {} : { cipher: 'aes-256-cbc', passphrase };
  const files = {
    privateKey: path.join(folder, 'mitz-keur-private.pem'),
    publicKey: path.join(folder, 'mitz-keur-public.pem'),
  };
  try {
    await mkdir(folder, { recursive: true });
    const pem = pair.privateKey.export({ type: 'pkcs8', format: 'pem', ...secret });
    await writeFile(files.privateKey, pem, { mode: 0o600, flag: 'wx' });
    await chmod(files.privateKey, 0o600);
    await writeFile(files.publicKey, publicPem(pair.publicKey), { flag: 'wx' });
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'EEXIST')
      throw new UsageError(
        `'${folder}' holds a key already; what was sealed with it needs it, so it is not overwritten. Name another folder`,
      );
    throw new UsageError(`no key can be written in '${folder}': ${messageOf(thrown)}`);
  }
  return { ...files, keyId: keyIdOf(pair.publicKey) };
}

/** Whether a private key in PEM asks for a passphrase. */
export const isEncrypted = (pem: string): boolean =>
  /-----BEGIN ENCRYPTED PRIVATE KEY-----|Proc-Type: 4,ENCRYPTED/.test(pem);

/** @throws UsageError for what is no private Ed25519 key, or a passphrase that does not open it */
export function readPrivateKey(pem: string, file: string, passphrase: string | undefined): KeyObject {
  if (!pem.includes('PRIVATE KEY-----'))
    throw new UsageError(
      `'${file}' holds no private key in PEM${pem.includes('PUBLIC KEY') ? ', but a public one' : ''}; make one with: mitz-keur keygen`,
    );
  if (isEncrypted(pem) && passphrase === undefined)
    throw new UsageError(`the key '${file}' is encrypted; give its passphrase in ${passphraseVariable}`);
  try {
    return ed25519(createPrivateKey({ key: pem, ...(passphrase !== undefined && { passphrase }) }), file);
  } catch (thrown) {
    if (thrown instanceof UsageError) throw thrown;
    throw new UsageError(
      isEncrypted(pem)
        ? `the passphrase does not open the key '${file}'`
        : `the key '${file}' cannot be read: ${messageOf(thrown)}`,
    );
  }
}

/** @throws UsageError for what is no public Ed25519 key; a private key is refused too: it should not be lying about */
export function readPublicKey(pem: string, file: string): KeyObject {
  if (pem.includes('PRIVATE KEY-----'))
    throw new UsageError(
      `'${file}' is a private key; verify needs the public one, and nobody else should have this one`,
    );
  try {
    return ed25519(createPublicKey(pem), file);
  } catch (thrown) {
    if (thrown instanceof UsageError) throw thrown;
    throw new UsageError(`'${file}' holds no public key in PEM: ${messageOf(thrown)}`);
  }
}

function ed25519(key: KeyObject, file: string): KeyObject {
  if (key.asymmetricKeyType !== 'ed25519')
    throw new UsageError(
      `the key '${file}' is of the kind ${key.asymmetricKeyType ?? 'unknown'}; a pack is sealed with an Ed25519 key`,
    );
  return key;
}

/** A public key as it stands in a pack. */
export const publicPem = (key: KeyObject): string => String(publicOf(key).export({ type: 'spki', format: 'pem' }));

/** The name of a key: SHA-256 of its public half in DER, the way other tools name keys too. */
export const keyIdOf = (key: KeyObject): string => sha256(publicOf(key).export({ type: 'spki', format: 'der' }));

const publicOf = (key: KeyObject): KeyObject => (key.type === 'private' ? createPublicKey(key) : key);
