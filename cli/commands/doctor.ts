import type { Command } from 'commander';
import pc from 'picocolors';
import { mitzDoor } from '../../mitz/door.js';
import { examine } from '../run/doctor.js';
import type { Diagnosis } from '../run/doctor.js';
import { terminal } from '../terminal.js';

export function doctorCommand(command: Command): void {
  command
    .requiredOption('--target <file>', 'the target file')
    .option('--spec <set or file>', 'a specification set, or an overlay file with corrected values')
    .option('--json', 'print what was found on standard output, as JSON')
    .action(async ({ target, spec, json }: { target: string; spec?: string; json?: true }) => {
      const safe = mitzDoor();
      const found: Diagnosis[] = [];
      await examine(target, spec, (diagnosis) => {
        const told = safe(diagnosis);
        found.push(told);
        if (!json) terminal.out(lineOf(told, terminal.colour));
      });
      if (json) terminal.json(found);
      const faults = found.filter(({ state }) => state === 'fault').length;
      const last = faults === 0 ? 'nothing stands in the way of a run' : `${faults} to mend before a run says anything`;
      terminal.err(last);
      process.exitCode = faults === 0 ? 0 : 2;
    });
}

function lineOf({ place, state, text }: Diagnosis, colour: boolean): string {
  const { green, red, yellow } = pc.createColors(colour);
  const mark = { well: green('✓'), note: yellow('!'), fault: red('✗') }[state];
  return `${mark} ${place.padEnd(18)} ${text.replaceAll('\n', `\n${' '.repeat(21)}`)}`;
}
