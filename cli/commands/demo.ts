import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { stringify } from 'yaml';
import type { DeclarationDemand } from '../../core/condition.js';
import { accessionSteps } from '../../mitz/declarations/accession.js';
import { functionalities } from '../../mitz/scenario.js';
import { loadSuites } from '../../suites/index.js';
import { emptyRunDirectory } from '../run/perform.js';
import { parseTarget } from '../run/target.js';
import type { Target } from '../run/target.js';
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

/** The reference connector as a target. Runs from the sources or compiled, as this program itself does. */
export function demoTarget(
  faults: readonly string[],
  declarations: string | undefined,
  different: Partial<Target> = {},
): Target {
  const here = fileURLToPath(import.meta.url);
  const program = path.resolve(path.dirname(here), `../../connectors/reference/main${path.extname(here)}`);
  const text = stringify({
    supplier: 'Mitzkeur',
    application: { name: 'Referentie-XIS', version: '1.0.0' },
    connector: {
      name: 'Referentieconnector',
      version: '1.0.0',
      gatewaySystem: 'urn:oid:2.16.840.1.113883.2.4.6.6.1',
      sourceSystem: 'urn:oid:2.16.840.1.113883.2.4.6.6.90000017',
    },
    provider: { ura: '90000382', providerType: 'Z3', name: 'Huisartsenpraktijk De Proef' },
    providers: [{ ura: '90000390', providerType: 'J8', name: 'Apotheek De Proef' }],
    formats: ['json', 'xml'],
    zorgAb: { ura: '90000382', providerType: 'Z3', name: 'Huisartsenpraktijk De Proef' },
    functionalities: [...functionalities],
    driver: { kind: 'http', url: 'http://127.0.0.1:{port}' },
    process: {
      command: [
        process.execPath,
        ...process.execArgv,
        program,
        '--port',
        '{port}',
        ...faults.flatMap((fault) => ['--fault', fault]),
      ],
      ready: 'http://127.0.0.1:{port}/ready',
      instances: 8, // they mostly wait: for silence, and for the scenario in which Mitz is silent
    },
    ...(declarations !== undefined && { declarations: path.resolve(declarations) }),
  });
  return { ...parseTarget(text, 'demo', {}), ...different };
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
