import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Command } from 'commander';
import { stringify } from 'yaml';
import { partsFor } from '../../core/line.js';
import type { Claimed, DeclarationDemand } from '../../core/line.js';
import { accessionSteps } from '../../mitz/declarations/accession.js';
import { functionalities } from '../../mitz/scenario.js';
import { loadSuites } from '../../suites/index.js';
import { demoTarget } from '../run/demo-target.js';
import { each } from '../options.js';
import { inRunFolder, paperNames } from '../run/run-folder.js';
import { factsOf } from '../run/target.js';
import { terminal } from '../terminal.js';
import { changed, runIn, runOptions } from './run.js';
import type { RunOptions } from './run.js';

interface DemoOptions extends RunOptions {
  readonly fault: readonly string[];
  readonly variation: readonly string[];
}

export function demoCommand(command: Command): void {
  command
    .option(
      '--fault <name>',
      'give the reference connector this fault; the checks that find it turn red (mitz-keur list --faults); once for each',
      each,
      [],
    )
    .option(
      '--variation <name>',
      'let it do something otherwise that is left free; everything stays green (mitz-keur list --variations); once for each',
      each,
      [],
    );
  runOptions(command, 'mitz-keur-out/demo').action(async (ids: string[], options: DemoOptions) => {
    const { fault: faults, variation: variations } = options;
    const words = [...faults.map((name) => `--fault ${name}`), ...variations.map((name) => `--variation ${name}`)];
    const repeat = (id: string): string => ['mitz-keur demo', id, ...words, ...changed(options)].join(' ');
    await inRunFolder(options.out, terminal.err, async (folder) => {
      const target = demoTarget(faults, await demoPapers(folder.private('')), {}, variations);
      await runIn(folder, target, ids, options, repeat, paperNames);
    });
  });
}

/** Papers that a demonstration makes for itself, each of which says that it is synthetic. */
interface SyntheticPapers {
  readonly declarations: string;
  readonly attestations: string;
}

/** Synthetic declarations for every line and step of accession that asks one, and attestations, beside the run's other files. */
async function demoPapers(out: string): Promise<SyntheticPapers> {
  const { conditions } = await loadSuites();
  const target: Claimed = { functionalities, facts: factsOf(demoTarget([], undefined)) };
  const needed = conditions.flatMap(({ lines }) =>
    lines.map((line) => ({ ...line, kinds: partsFor(line, target).flatMap(({ kinds }) => kinds) })),
  );
  const signed = async (name: string, { attach, signedBy: { roles } }: DeclarationDemand): Promise<object> => {
    const document = path.join(paperNames[0], `${name}.md`);
    const content = `# ${attach.nl}\n\nSynthetisch: deze verklaring hoort bij de demonstratie van Mitzkeur en zegt niets over een echte zorgaanbieder.\n`;
    await writeFile(path.join(out, document), content);
    const sha256 = createHash('sha256').update(content).digest('hex');
    return { document, sha256, signedBy: 'A. Proef (synthetisch)', role: roles[0], date: '2026-01-15' };
  };
  await mkdir(path.join(out, paperNames[0]), { recursive: true });
  const declarations = await Promise.all(
    needed.flatMap(({ id, declaration, kinds }) =>
      declaration && kinds.includes('declared')
        ? [signed(id, declaration).then((paper) => ({ line: id, ...paper }))]
        : [],
    ),
  );
  const accession = await Promise.all(
    accessionSteps.flatMap(({ id, asks }) =>
      'line' in asks ? [] : [signed(id, asks).then((paper) => ({ step: id, ...paper }))],
    ),
  );
  const attestations = needed
    .filter(({ kinds }) => kinds.includes('seen'))
    .map(({ id }) => ({
      line: id,
      result: 'seen',
      by: { name: 'A. Proef (synthetisch)', role: 'leverancier' },
      at: '2026-01-15',
      application: { name: 'Referentie-XIS', version: '1.0.*' },
      remark: 'Synthetisch: dit hoort bij de demonstratie van Mitzkeur.',
    }));
  const files = {
    declarations: path.join(out, paperNames[1]),
    attestations: path.join(out, paperNames[2]),
  };
  await writeFile(files.declarations, stringify({ declarations, accession }));
  await writeFile(files.attestations, stringify({ attestations }));
  return files;
}
