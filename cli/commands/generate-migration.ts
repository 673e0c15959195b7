import path from 'node:path';
import type { Command } from 'commander';
import { Option } from 'commander';
import { counted } from '../../core/text.js';
import { messageForms, registerFormats } from '../../migration/generate/order.js';
import type { Order } from '../../migration/generate/order.js';
import { wholeNumber } from '../options.js';
import { chooseSpecification } from '../run/specification.js';
import { terminal } from '../terminal.js';

type Options = Order & { readonly out: string; readonly spec?: string };

export function generateMigrationCommand(command: Command): void {
  command
    .requiredOption('--out <dir>', 'a new or empty folder')
    .option('--patients <n>', 'rows of the register, over all holders together', wholeNumber, 1000)
    .option('--holders <n>', 'dossierhouders, of every provider type in turn', wholeNumber, 7)
    .option('--faults <n>', 'how many faults to plant, of each kind in turn', wholeNumber, 0)
    .option('--seed <n>', 'another number makes other patients; the same number the same files', wholeNumber, 1)
    .addOption(
      new Option('--messages <form>', 'ndjson: a file for each holder; json, xml: a file for each message')
        .choices(messageForms)
        .default('ndjson'),
    )
    .addOption(
      new Option('--register <form>', 'csv-nl: with a Dutch header and values').choices(registerFormats).default('csv'),
    )
    .option('--gzip', 'compress the messages', false)
    .option('--spec <set or file>', 'a specification set, or an overlay file with corrected values')
    .addHelpText(
      'after',
      '\nAll patients are synthetic: BSNs of the test range only. What was planted where stands in planted.ndjson.',
    )
    .action(async ({ out, spec, ...order }: Options) => {
      const { generateMigration } = await import('../../migration/generate/generate.js');
      const { values } = await chooseSpecification('3.8', spec);
      const made = await generateMigration(order, out, values, progressOf(order.patients));
      const register = path.join(out, order.register === 'ndjson' ? 'register.ndjson' : 'register.csv');
      terminal.out(
        `In ${out}: ${counted(made.messages, 'message')} of ${counted(made.holders.length, 'holder')}, ${counted(made.registerRows, 'register row')} and ${counted(made.faults, 'fault')}`,
      );
      terminal.out(
        `Try: mitz-keur check-migration ${path.join(out, 'messages')} --register ${register} --approved ${path.join(out, 'approved.txt')}`,
      );
    });
}

/** Tells once a second how far it is, where somebody looks and it takes over two seconds. */
function progressOf(all: number): (rows: number) => void {
  let next = Date.now() + 2000;
  return (rows) => {
    if (!terminal.interactive || Date.now() < next) return;
    next += 1000;
    terminal.err(`${Math.floor((100 * rows) / all)} % of ${all} rows`);
  };
}
