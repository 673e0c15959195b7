import path from 'node:path';
import type { Command } from 'commander';
import { sha256 } from '../../evidence/digest.js';
import { keyIdOf } from '../../evidence/keys.js';
import { seal } from '../../evidence/seal.js';
import type { Sealed } from '../../evidence/seal.js';
import { loadSuites } from '../../suites/index.js';
import { readKey } from '../private-key.js';
import { terminal } from '../terminal.js';
import { writeNew } from '../write-new.js';

interface SealOptions {
  readonly key: string;
  readonly out?: string;
  readonly include: readonly string[];
  readonly part?: true;
}

export function sealCommand(command: Command): void {
  command
    .requiredOption('--key <pem>', 'the private key of whoever answers for the run (mitz-keur keygen)')
    .option('--out <file>', 'the pack; absent: beside the run directory, with its name and .zip')
    .option(
      '--include <files...>',
      'pack these as well, by their path in the directory; others stand in it by their digest',
      [],
    )
    .option('--part', 'seal a run of part, or one that was observed or broken off: evidence that qualifies for nothing')
    .action(async (dir: string, options: SealOptions) => {
      const key = await readKey(options.key);
      const { include, part = false } = options;
      const sealed = await seal({ directory: dir, key, suites: await loadSuites(), include, part });
      const out = options.out ?? `${path.resolve(dir)}.zip`;
      await writeNew(out, sealed.pack);
      tell(sealed, out, keyIdOf(key));
    });
}

function tell({ record, leftOut, envelope, pack }: Sealed, out: string, keyId: string): void {
  for (const { path: name, why } of leftOut) terminal.err(`left out: ${name} (it ${why})`);
  terminal.err(
    `Sealed with key ${keyId}. A time stamp (RFC 3161) made elsewhere is about sha256 ${sha256(envelope)}; put it beside the pack as ${path.basename(out)}.tsr`,
  );
  if (record.challenge === undefined)
    terminal.err('The run answers no challenge: it can be shown to be from before or after nothing (run --challenge).');
  terminal.out(
    `${out}  ${(pack.length / 1024).toFixed(0)} kB  ${record.verdict}${record.pending ? ', pending: somebody has yet to look (mitz-keur attest)' : ''}, ${record.scope}`,
  );
}
