import path from 'node:path';
import type { Command } from 'commander';
import { InvalidArgumentError, Option } from 'commander';
import { UsageError } from '../../core/errors.js';
import type { Language } from '../../core/text.js';
import { presets } from '../../mitz/presets.js';
import type { PresetName } from '../../mitz/presets.js';
import { functionalities } from '../../mitz/scenario.js';
import type { Functionality } from '../../mitz/scenario.js';
import { loadSuites } from '../../suites/index.js';
import { adapterLanguages, driverKinds, pipelines } from '../init/choices.js';
import type { AdapterLanguage, Choices, DriverKind, Pipeline, Product } from '../init/choices.js';
import { filesFor, writeFiles } from '../init/files.js';
import { asking, withoutAsking } from '../init/questions.js';
import type { Given } from '../init/questions.js';
import { parseTarget } from '../run/target.js';
import { terminal } from '../terminal.js';

interface InitOptions {
  readonly preset?: PresetName;
  readonly driver?: DriverKind;
  readonly adapter?: AdapterLanguage;
  readonly functionality?: readonly Functionality[];
  readonly supplier?: string;
  readonly application?: Product;
  readonly connector?: Product;
  readonly provider?: Choices['provider'];
  readonly route?: Choices['route'];
  readonly ci?: Pipeline;
  readonly lang: Language;
  readonly out: string;
  readonly force?: true;
}

export function initCommand(command: Command): void {
  command
    .addOption(new Option('--preset <kind>', 'the kind of system to begin with').choices(Object.keys(presets)))
    .addOption(new Option('--driver <kind>', 'how the harness makes the system act').choices(driverKinds))
    .addOption(new Option('--adapter <language>', 'what the adapter is written in').choices(adapterLanguages))
    .addOption(
      new Option('--functionality <names...>', 'what is claimed, in the place of what the preset proposes').choices(
        functionalities,
      ),
    )
    .option('--supplier <name>', 'who supplies the system')
    .option('--application <name@version>', 'the care information system', product)
    .option('--connector <name@version>', 'the Mitz Connector', product)
    .option('--provider <name@ura>', 'the provider that the system works for', provider)
    .addOption(new Option('--route <way>', 'directly to Mitz, or through the LSP').choices(['direct', 'lsp']))
    .addOption(new Option('--ci <service>', 'a pipeline that runs it with every build').choices(pipelines))
    .addOption(new Option('--lang <language>', 'of the questions and comments').choices(['nl', 'en']).default('nl'))
    .option('--out <dir>', 'where the files go', '.')
    .option('--force', 'write over files that are there')
    .addHelpText('after', '\nExample: mitz-keur init --preset huisarts --driver http --adapter python --out toets')
    .action(init);
}

async function init({ out, force, functionality, ...said }: InitOptions): Promise<void> {
  const given: Given = { ...said, functionalities: functionality };
  const complete = said.preset !== undefined && said.driver !== undefined;
  const interactive = process.stdin.isTTY && process.stdout.isTTY;
  const choices = complete || !interactive ? withoutAsking(given) : await asking(given);
  if (choices.driver === 'module' && choices.adapter === 'python')
    throw new UsageError(
      'a module is loaded by Node and cannot be Python; take --driver http or command, or another --adapter',
    );
  const { conditions } = await loadSuites();
  const files = await filesFor(choices, conditions);
  // Whatever was answered, what is written must be a target file.
  parseTarget(files.find(({ name }) => name === 'target.yaml')?.content ?? '', 'target.yaml', process.env);
  await writeFiles(out, files, force === true);
  terminal.out(report(choices, out, files.map(({ name }) => name))); // prettier-ignore
}

const what: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  'target.yaml': { nl: 'wie wordt getoetst, elke regel toegelicht', en: 'who is tested, each line explained' },
  'declarations.yaml': { nl: 'wat op papier te tonen is, in te vullen', en: 'what paper must show, to be filled in' },
  actions: {
    nl: 'wat uw systeem doet, per actie in te vullen',
    en: 'what your system does, to be filled in per action',
  },
  adapter: {
    nl: 'brengt de acties naar het harnas; niets in te vullen',
    en: 'carries the actions; nothing to fill in',
  },
  'mitz-keur-ci.sh': {
    nl: 'toetst een build; eindigt met de afsluitcode',
    en: 'runs a build; ends with the exit code',
  },
};

const next = {
  nl: 'Hierna (wat nog niet is ingevuld, is niet aangetoond):',
  en: 'Next (what is not filled in yet is not shown):',
};

function report({ lang }: Choices, out: string, names: readonly string[]): string {
  const width = Math.max(...names.map((name) => name.length));
  return [
    ...names.map((name) => {
      const told = what[name] ?? what[name.replace(/\.\w+$/, '')];
      return `  ${path.join(out, name).padEnd(path.join(out, ' ').length - 1 + width)}  ${told?.[lang] ?? ''}`.trimEnd();
    }),
    '',
    next[lang],
    `  mitz-keur run --target ${path.join(out, 'target.yaml')}`,
  ].join('\n');
}

/** `Voorbeeld HIS@4.2.0` */
function product(text: string): Product {
  const [, name, version] = /^\s*(.*\S)\s*@\s*(\S+)\s*$/.exec(text) ?? [];
  if (name === undefined || version === undefined)
    throw new InvalidArgumentError("give name and version, such as 'Voorbeeld HIS@4.2.0'");
  return { name, version };
}

/** `Huisartsenpraktijk De Proef@90000382` */
function provider(text: string): Choices['provider'] {
  const [, name, ura] = /^\s*(.*\S)\s*@\s*(\d{8})\s*$/.exec(text) ?? [];
  if (name === undefined || ura === undefined)
    throw new InvalidArgumentError("give name and URA, such as 'Huisartsenpraktijk De Proef@90000382'");
  return { name, ura };
}
