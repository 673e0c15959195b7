import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Command } from 'commander';
import { stringify } from 'yaml';
import type { DeclarationDemand } from '../../core/condition.js';
import { accessionSteps } from '../../mitz/declarations/accession.js';
import { loadSuites } from '../../suites/index.js';
import { demoTarget } from '../run/demo-target.js';
import { emptyRunDirectory } from '../run/perform.js';
import { changed, runAndPublish, runOptions } from './run.js';
import type { RunOptions } from './run.js';

export function demoCommand(command: Command): void {
  command.option(
    '--fault <name>',
    'give the reference connector this fault; the checks that find it turn red (mitz-keur list --faults)',
  );
  runOptions(command, 'mitz-keur-out/demo').action(async (ids: string[], options: RunOptions & { fault?: string }) => {
    await emptyRunDirectory(options.out);
    const target = demoTarget(options.fault === undefined ? [] : [options.fault], await demoDeclarations(options.out));
    const fault = options.fault === undefined ? [] : [`--fault ${options.fault}`];
    await runAndPublish(target, ids, options, (id) => ['mitz-keur demo', id, ...fault, ...changed(options)].join(' '));
  });
}

/** Synthetic declarations for every condition and step of accession that asks one, beside the run's other files. */
async function demoDeclarations(out: string): Promise<string> {
  const document = 'verklaring.md';
  const content =
    '# Verklaring\n\nSynthetisch: deze verklaring hoort bij de demonstratie van Mitzkeur en zegt niets over een echte zorgaanbieder.\n';
  await writeFile(path.join(out, document), content);
  const sha256 = createHash('sha256').update(content).digest('hex');
  const signed = ({ signedBy: { roles } }: DeclarationDemand): object => ({
    document,
    sha256,
    signedBy: 'A. Proef (synthetisch)',
    role: roles[0],
    date: '2026-01-15',
  });
  const { conditions } = await loadSuites();
  const declarations = conditions.flatMap(({ id, declaration }) =>
    declaration ? [{ condition: id, ...signed(declaration) }] : [],
  );
  const accession = accessionSteps.flatMap(({ id, asks }) =>
    'condition' in asks ? [] : [{ step: id, ...signed(asks) }],
  );
  const file = path.join(out, 'declarations.yaml');
  await writeFile(file, stringify({ declarations, accession }));
  return file;
}
