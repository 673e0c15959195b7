import type { Command } from 'commander';
import { UsageError } from '../../core/errors.js';
import { makeKeyPair, passphraseVariable } from '../../evidence/keys.js';
import { askPassphrase } from '../passphrase.js';
import { terminal } from '../terminal.js';

interface KeygenOptions {
  readonly out: string;
  readonly passphrase?: true;
}

export function keygenCommand(command: Command): void {
  command
    .requiredOption('--out <dir>', 'the folder for both keys; not a run directory')
    .option('--passphrase', `encrypt the private key: asks for a passphrase, or takes it from ${passphraseVariable}`)
    .action(async ({ out, passphrase }: KeygenOptions) => {
      const files = await makeKeyPair(out, await passphraseFor(passphrase === true));
      terminal.err(
        `Keep ${files.privateKey} to yourself${encrypted(passphrase)}. Hand out ${files.publicKey}, by another way than your packs.`,
      );
      terminal.out(`key ${files.keyId}`);
    });
}

/** Given in the environment it counts without being asked for: whoever sets it means it. */
async function passphraseFor(asked: boolean): Promise<string | undefined> {
  const given = process.env[passphraseVariable];
  if (given === '')
    throw new UsageError(`${passphraseVariable} is empty; a key without a passphrase is made without it`);
  return given ?? (asked ? askPassphrase('Passphrase for the new key', { twice: true }) : undefined);
}

const encrypted = (asked: true | undefined): string =>
  asked || process.env[passphraseVariable] !== undefined
    ? ', with its passphrase'
    : '; it is not encrypted (--passphrase)';
