#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { messageOf } from '../core/errors.js';
import { door, hideSecrets } from '../core/redaction.js';
import { bsnHider } from '../mitz/identifiers.js';
import { checkMigrationCommand } from './commands/check-migration.js';
import { compareCommand } from './commands/compare.js';
import { demoCommand } from './commands/demo.js';
import { doctorCommand } from './commands/doctor.js';
import { explainCommand } from './commands/explain.js';
import { generateMigrationCommand } from './commands/generate-migration.js';
import { initCommand } from './commands/init.js';
import { keygenCommand } from './commands/keygen.js';
import { listCommand } from './commands/list.js';
import { mergeCommand } from './commands/merge.js';
import { mockCommand } from './commands/mock.js';
import { newCommand } from './commands/new.js';
import { observeCommand } from './commands/observe.js';
import { reportCommand } from './commands/report.js';
import { runCommand } from './commands/run.js';
import { sealCommand } from './commands/seal.js';
import { selfTestCommand } from './commands/self-test.js';
import { verifyCommand } from './commands/verify.js';
import { tool } from './run/record.js';

const program = new Command('mitz-keur')
  .description(
    'Shows whether a care information system and its Mitz Connector meet the conditions of Mitz: plays Mitz, makes the connector act, judges what arrives, and publishes the evidence.',
  )
  .version(tool.version)
  .option('--verbose', 'with an error of the harness itself: show where it came from')
  .showHelpAfterError('(mitz-keur --help shows all commands)')
  .addHelpText('after', '\nExit code: 0 accepted, 1 not accepted, 2 could not be judged.\nBegin with: mitz-keur demo')
  .exitOverride();

for (const add of [
  demoCommand,
  runCommand,
  doctorCommand,
  observeCommand,
  mockCommand,
  checkMigrationCommand,
  mergeCommand,
  listCommand,
  explainCommand,
  reportCommand,
  generateMigrationCommand,
  initCommand,
  newCommand,
  keygenCommand,
  sealCommand,
  compareCommand,
  verifyCommand,
  selfTestCommand,
])
  add(program);

/** Errors pass the same door as reports; a sentence for what the user can mend, a stack only when asked for. */
function showError(thrown: unknown): void {
  const safe = door([hideSecrets, bsnHider(new Set())]);
  const expected = thrown instanceof Error && ['UsageError', 'DriverError'].includes(thrown.name);
  console.error(`mitz-keur: ${safe(messageOf(thrown))}`);
  if (expected) return;
  const stack = thrown instanceof Error ? thrown.stack : undefined;
  if (program.opts<{ verbose?: true }>().verbose && stack) console.error(safe(stack));
  else console.error('This is an error of mitz-keur itself; --verbose shows where it came from.');
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
