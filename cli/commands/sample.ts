import type { Command } from 'commander';
import { Option } from 'commander';
import { closest } from 'fastest-levenshtein';
import { UsageError } from '../../core/errors.js';
import type { FhirFormat } from '../../mitz/context.js';
import { demoTarget } from '../run/demo-target.js';
import { chooseSpecification } from '../run/specification.js';
import { sampleText, writeSamples } from '../sample/files.js';
import { sampledInterfaces } from '../sample/samples.js';
import type { SampledInterface } from '../sample/samples.js';
import { sampleSetting } from '../sample/setting.js';
import { terminal } from '../terminal.js';

interface SampleOptions {
  readonly format?: FhirFormat;
  readonly spec?: string;
  readonly out?: string;
}

/** The interfaces of which the messages are SOAP. */
const inXmlOnly: readonly SampledInterface[] = ['geslotenAutorisatievraag', 'openAutorisatievraag', 'notificeren'];

export function sampleCommand(command: Command): void {
  command
    .addOption(new Option('--format <format>', 'of FHIR messages to Mitz; json unless said').choices(['json', 'xml']))
    .option('--spec <set or file>', 'a specification set, or an overlay file with corrected values')
    .option('--out <dir>', 'write each message to a file that can be sent as it stands, in place of printing them')
    .addHelpText('after', `\nInterfaces: ${sampledInterfaces.join(', ')}; all`)
    .action(async (asked: string, { format, spec, out }: SampleOptions) => {
      const names: readonly SampledInterface[] =
        asked.toLowerCase() === 'all' ? sampledInterfaces : [interfaceNamed(asked)];
      const [only] = names;
      if (format === 'json' && names.length === 1 && only !== undefined && inXmlOnly.includes(only))
        throw new UsageError(
          `${only} has no JSON: its messages are XML in every form that is known. Leave --format out`,
        );
      const { values } = await chooseSpecification(demoTarget([], undefined).mitz.specification, spec);
      const setting = sampleSetting(values, format ?? 'json');
      if (out === undefined) for (const name of names) terminal.out(`${sampleText(name, setting)}\n`);
      else for (const file of await writeSamples(out, names, setting)) terminal.out(file);
    });
}

/** @throws UsageError that names the nearest one */
function interfaceNamed(asked: string): SampledInterface {
  const plain = (name: string): string => name.toLowerCase().replace(/[^a-z]/g, '');
  const found = sampledInterfaces.find((one) => plain(one) === plain(asked));
  if (found) return found;
  throw new UsageError(
    `no interface '${asked}' of which there are samples; did you mean '${closest(asked, [...sampledInterfaces])}'? Known are ${sampledInterfaces.join(', ')}, and 'all'`,
  );
}
