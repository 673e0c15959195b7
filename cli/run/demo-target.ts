import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { stringify } from 'yaml';
import { functionalities } from '../../mitz/scenario.js';
import { parseTarget } from './target.js';
import type { Target } from './target.js';

/** The reference connector as a target. Runs from the sources or compiled, as this program itself does. */
export function demoTarget(
  faults: readonly string[],
  papers: { readonly declarations: string; readonly attestations: string } | undefined,
  different: Partial<Target> = {},
  variations: readonly string[] = [],
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
        ...variations.flatMap((variation) => ['--variation', variation]),
      ],
      ready: 'http://127.0.0.1:{port}/ready',
      instances: 8, // they mostly wait: for silence, and for the scenario in which Mitz is silent
    },
    patience: { lateMs: 500 }, // it sends at once what it sends
    dossierNote: 'wanted',
    ...(papers && {
      declarations: path.resolve(papers.declarations),
      attestations: path.resolve(papers.attestations),
    }),
  });
  return { ...parseTarget(text, 'demo', {}), ...different };
}
