import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Command } from 'commander';
import { messageOf, UsageError } from '../../core/errors.js';
import { sha256 } from '../../evidence/digest.js';
import { keyIdOf } from '../../evidence/keys.js';
import { signDocument } from '../../evidence/word-of-mitz.js';
import { mayBeOfMitz } from '../../mitz/declarations/judge.js';
import { accessionSteps } from '../../mitz/declarations/accession.js';
import { loadSuites } from '../../suites/index.js';
import { readKey } from '../private-key.js';
import { terminal } from '../terminal.js';
import { writeNew } from '../write-new.js';

interface SignOptions {
  readonly for: string;
  readonly key: string;
  readonly out?: string;
}

export function signCommand(command: Command): void {
  command
    .requiredOption('--for <line or step>', 'of what it is the word of Mitz: 1.01.a, 3.01.a, impactanalyse')
    .requiredOption('--key <pem>', 'the private key of Mitz (mitz-keur keygen); hand out the public one')
    .option('--out <file>', 'the signature; absent: beside the document, with its name and .mitz.json')
    .addHelpText(
      'after',
      "\nThe supplier puts the signature beside the document, and names it under 'envelope' in the declarations file." +
        '\nWhoever reads a pack follows it with: mitz-keur verify <pack> --key <pem> --key mitz=<public pem>',
    )
    .action(async (document: string, options: SignOptions) => {
      const known = await saidByMitz();
      if (!known.includes(options.for))
        throw new UsageError(`'${options.for}' is nothing that Mitz says; it is one of: ${known.join(', ')}`);
      const content = await readFile(document).catch((thrown: unknown) => {
        throw new UsageError(`the document '${document}' cannot be read: ${messageOf(thrown)}`);
      });
      const key = await readKey(options.key);
      const envelope = signDocument({ name: path.basename(document), sha256: sha256(content), of: options.for }, key);
      const out = options.out ?? `${document}.mitz.json`;
      await writeNew(out, Buffer.from(`${JSON.stringify(envelope, null, 2)}\n`));
      terminal.err(`Signed with key ${keyIdOf(key)}: ${options.for}, '${document}'.`);
      terminal.out(out);
    });
}

/** The lines and steps of which the document is Mitz's own. */
async function saidByMitz(): Promise<readonly string[]> {
  const { conditions } = await loadSuites();
  const lines = conditions.flatMap(({ lines: all }) =>
    all.flatMap(({ id, declaration }) => (declaration && mayBeOfMitz(declaration) ? [id] : [])),
  );
  const steps = accessionSteps.flatMap(({ id, asks }) => (!('line' in asks) && mayBeOfMitz(asks) ? [id] : []));
  return [...lines, ...steps];
}
