import { readFile, stat, writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { Option } from 'commander';
import { messageOf, UsageError } from '../../core/errors.js';
import type { Language } from '../../core/text.js';
import { compare } from '../../evidence/comparison.js';
import type { Comparison } from '../../evidence/comparison.js';
import { comparisonText } from '../../evidence/comparison-text.js';
import { comparisonStatement } from '../../evidence/comparison-statement.js';
import { sha256 } from '../../evidence/digest.js';
import { signed } from '../../evidence/envelope.js';
import { recordFile } from '../../evidence/files.js';
import type { Files } from '../../evidence/files.js';
import { holdRun } from '../../evidence/held-run.js';
import type { HeldRun } from '../../evidence/held-run.js';
import { collect } from '../../evidence/run-directory.js';
import { unzipped } from '../../evidence/zip.js';
import { readKey } from '../private-key.js';
import { terminal } from '../terminal.js';

interface CompareOptions {
  readonly out?: string;
  readonly key?: string;
  readonly lang: Language;
  readonly json?: true;
}

export function compareCommand(command: Command): void {
  command
    .option('--out <file>', 'write the comparison as a statement (JSON); with --key sealed in an envelope')
    .option('--key <pem>', 'the private key to seal the statement with')
    .addOption(new Option('--lang <language>').choices(['nl', 'en']).default('nl'))
    .option('--json', 'print the comparison as JSON')
    .action(async (old: string, fresh: string, { out, key, lang, json }: CompareOptions) => {
      if (key !== undefined && out === undefined) throw new UsageError('--key seals what --out writes; name a file');
      const [before, after] = await Promise.all([openRun(old), openRun(fresh)]);
      comparable(before.run, after.run);
      const comparison = compare(before.run, after.run);
      if (out !== undefined) await writeStatement(out, key, comparison, { old: before.digest, new: after.digest });
      if (json) terminal.json(comparison);
      else terminal.out(comparisonText(comparison, lang));
      process.exitCode = comparison.scenarios.length === 0 ? 0 : 1;
    });
}

interface OpenedRun {
  readonly run: HeldRun;
  /** Of the run record, so that a statement says which runs were compared. */
  readonly digest: string;
}

/** A run directory, or a pack. What is wrong with a pack is for `verify` to say; here it must only be readable. */
async function openRun(path: string): Promise<OpenedRun> {
  const files = await filesOf(path);
  const { run, doubts } = holdRun(files);
  if (!run) throw new UsageError(`'${path}' cannot be compared: ${doubts.map(({ text }) => text).join('; ')}`);
  return { run, digest: sha256(files.get(recordFile) ?? '') };
}

async function filesOf(path: string): Promise<Files> {
  const found = await stat(path).catch((thrown: unknown) => {
    throw new UsageError(`'${path}' cannot be read: ${messageOf(thrown)}`);
  });
  if (found.isDirectory()) return (await collect(path, [])).files;
  return (await unzipped(await readFile(path), path)).files;
}

/** Behaviour is one application's, over the same scenarios and under the same values. */
function comparable(old: HeldRun, fresh: HeldRun): void {
  const [before, after] = [old.record, fresh.record];
  const wrong = [
    [before.target.application.name, after.target.application.name, 'of another application'] as const,
    [before.scope, after.scope, 'of another scope'] as const,
  ].find(([a, b]) => a !== b);
  if (wrong)
    throw new UsageError(
      `the runs cannot be compared: the one is ${wrong[2]} ('${wrong[0]}') than the other ('${wrong[1]}')`,
    );
}

async function writeStatement(
  out: string,
  key: string | undefined,
  comparison: Comparison,
  digests: { readonly old: string; readonly new: string },
): Promise<void> {
  const statement = comparisonStatement(comparison, digests);
  const content = key === undefined ? statement : signed(statement, await readKey(key));
  await writeFile(out, `${JSON.stringify(content, null, 2)}\n`, { flag: 'wx' }).catch((thrown: unknown) => {
    throw new UsageError(`the statement '${out}' cannot be written: ${messageOf(thrown)}`);
  });
  terminal.err(`${key === undefined ? 'Written' : 'Sealed'}: ${out}`);
}
