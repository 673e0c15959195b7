import type { KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { messageOf, UsageError } from '../core/errors.js';
import { isEncrypted, passphraseVariable, readPrivateKey } from '../evidence/keys.js';
import { askPassphrase } from './passphrase.js';

/**
 * The private key in a file; its passphrase comes from the environment, or is asked for where somebody sits.
 * @throws UsageError for a file that cannot be read or holds no such key
 */
export async function readKey(file: string): Promise<KeyObject> {
  const pem = await readFile(file, 'utf8').catch((thrown: unknown) => {
    throw new UsageError(`the key '${file}' cannot be read: ${messageOf(thrown)}`);
  });
  const given = process.env[passphraseVariable];
  const asks = given === undefined && isEncrypted(pem) && process.stdin.isTTY;
  return readPrivateKey(pem, file, asks ? await askPassphrase(`Passphrase of ${file}`) : given);
}
