#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { messageOf } from '../core/errors.js';
import { mitzDoor } from '../mitz/door.js';
import { commands } from './commands.js';
import { onceEach } from './options.js';
import { showable, terminal } from './terminal.js';
import { tool } from './tool.js';

const program = new Command('mitz-keur')
  .description(
    'Shows whether a care information system and its Mitz Connector meet the conditions of Mitz: plays Mitz, makes the connector act, judges what arrives, and publishes the evidence.',
  )
  .version(tool.version)
  .option('--verbose', 'with an error of the harness itself: show where it came from')
  .showHelpAfterError('(mitz-keur --help shows all commands)')
  .addHelpText('after', '\nExit code: 0 accepted, 1 not accepted, 2 could not be judged.\nBegin with: mitz-keur demo')
  // The options of a command that is not loaded are not known; --help is one of each.
  .configureHelp({ subcommandTerm: (command) => `${command.name()} ${command.usage()}` })
  // There --version is that of an application; everywhere else options of the program may stand behind the command.
  .enablePositionalOptions(process.argv.includes('may-go-live', 2))
  // What was typed, or what a pipeline filled in, is repeated in these.
  .configureOutput({
    writeErr: (text) => void process.stderr.write(showable(text)),
    writeOut: (text) => void process.stdout.write(showable(text)),
  })
  .exitOverride();

for (const { usage, description, load } of commands) {
  const command = program.command(usage).description(description);
  if (!process.argv.includes(command.name(), 2)) continue;
  (await load())(command);
  onceEach(command);
}

/** Errors pass the same door as reports; a sentence for what the user can mend, a stack only when asked for. */
function showError(thrown: unknown): void {
  const safe = mitzDoor();
  const expected = thrown instanceof Error && ['UsageError', 'DriverError'].includes(thrown.name);
  terminal.err(`mitz-keur: ${safe(messageOf(thrown))}`);
  if (expected) return;
  const stack = thrown instanceof Error ? thrown.stack : undefined;
  if (program.opts<{ verbose?: true }>().verbose && stack) terminal.err(safe(stack));
  else terminal.err('This is an error of mitz-keur itself; --verbose shows where it came from.');
}

// `mitz-keur list | head`: whoever reads has seen enough.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  throw error;
});

try {
  await program.parseAsync();
} catch (thrown) {
  // 2 in all cases: nothing was judged. Help and version are no errors.
  if (thrown instanceof CommanderError) process.exitCode = thrown.exitCode === 0 ? 0 : 2;
  else {
    process.exitCode = 2;
    showError(thrown);
  }
}

// A connector that ran in this process may have left a server or a timer behind: nothing waits for those.
const leave = (): void =>
  void setTimeout(() => {
    const toSay = process.stdout.writableLength + process.stderr.writableLength;
    if (toSay === 0) process.exit();
    leave();
  }, 200).unref();
leave();
