import { tmpdir } from 'node:os';
import { mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Command } from 'commander';
import { Option } from 'commander';
import type { Condition } from '../../core/condition.js';
import { UsageError } from '../../core/errors.js';
import { linesToSee } from '../../core/conclusion.js';
import { claimedIn, openOtherwise, openToSee } from '../../core/grounds.js';
import type { Line } from '../../core/line.js';
import type { RunRecord } from '../../core/run-record.js';
import type { Language } from '../../core/text.js';
import { exitCodes } from '../../core/verdict.js';
import { visible } from '../../core/visible.js';
import { Desk } from '../../drivers/attended/desk.js';
import { PageServer } from '../../drivers/attended/page-server.js';
import { TerminalFace } from '../../drivers/attended/terminal.js';
import { words } from '../../drivers/attended/words.js';
import { loadSuites } from '../../suites/index.js';
import { askAll } from '../attest/ask.js';
import { concludeAgain } from '../attest/conclude.js';
import { startMock } from '../attest/mock-to-look-at.js';
import { readKey } from '../private-key.js';
import { attestationsFile, attestationsOf } from '../run/attestations.js';
import { publish } from '../run/publish.js';
import { readRecord } from '../run/read-record.js';
import { inRunFolder } from '../run/run-folder.js';
import { todayInAmsterdam } from '../run/session.js';
import { factsOf, readTarget } from '../run/target.js';
import type { Target } from '../run/target.js';
import { stopOnInterrupt, terminal } from '../terminal.js';

interface AttestOptions {
  readonly target: string;
  readonly lines?: readonly string[];
  readonly page?: true;
  readonly key?: string;
  readonly lang: Language;
}

export function attestCommand(command: Command): void {
  command
    .requiredOption('--target <file>', 'the target file (YAML): attestations.yaml stands beside it')
    .option('--lines <lines...>', 'these lines of the norm alone, looked at before or not: 4.02.a 4.05.b')
    .option('--page', 'ask on a page in the browser; without a terminal that is what happens')
    .option(
      '--key <pem>',
      "the private key of whoever looks and is not the supplier's (mitz-keur keygen): signs for them",
    )
    .addOption(new Option('--lang <language>').choices(['nl', 'en']).default('nl'))
    .addHelpText(
      'after',
      '\nOf a run directory the run is concluded again with it, and the exit code is that of the run; otherwise it counts from the next run on.',
    )
    .action(async (dir: string | undefined, options: AttestOptions) => {
      const target = await readTarget(options.target, 'watching');
      if (dir === undefined) await attest(target, options, undefined, undefined);
      else await inRunFolder(dir, terminal.err, async () => attest(target, options, dir, await readRecord(dir)));
    });
}

async function attest(
  target: Target,
  options: AttestOptions,
  dir: string | undefined,
  record: RunRecord | undefined,
): Promise<void> {
  const { lang } = options;
  const { conditions } = await loadSuites();
  if (record) mustBeOf(record, target, dir ?? '');
  const lines = await linesToAsk(
    target,
    record,
    options.lines?.flatMap((one) => one.split(',')),
    conditions,
  );
  const file = attestationsFile(target);
  if (lines.length === 0)
    terminal.err(lang === 'nl' ? 'Er is niets (meer) om te bekijken.' : 'There is nothing (more) to look at.'); // prettier-ignore
  else {
    const answered = await look(target, options, lines);
    if (answered > 0)
      terminal.err(`${lang === 'nl' ? 'vastgelegd in' : 'recorded in'} ${file}: ${answered}/${lines.length}`);
    if (answered < lines.length)
      terminal.err(lang === 'nl' ? 'Gestopt. Geef dezelfde opdracht om verder te gaan.' : 'Stopped. Give the same command to go on.'); // prettier-ignore
  }
  if (dir === undefined || !record) return;
  const attestations = await attestationsOf(target, conditions);
  const again = await concludeAgain(dir, record, attestations, conditions);
  if (again !== record) await publish(again, { out: dir, lang, allure: false }, terminal);
  const open = openOtherwise(again, conditions);
  if (open.length > 0) terminal.out(lang === 'nl' ? '\nDit kan kijken niet aantonen:' : '\nThis no look can show:');
  for (const { id, toDo, open: text } of open) terminal.out(visible(`  ${id}  ${toDo?.[lang] ?? text}`));
  process.exitCode = exitCodes[again.verdict];
}

/** @throws UsageError for a run of another application, or one that cannot be concluded */
function mustBeOf({ target, interrupted, scope }: RunRecord, { application }: Target, dir: string): void {
  const run = target.application;
  if (run.name !== application.name || run.version !== application.version)
    throw new UsageError(
      `the run in '${dir}' is of ${run.name} ${run.version}, and the target file of ${application.name} ${application.version}: name the target file of that run`,
    );
  if (interrupted)
    throw new UsageError(`the run in '${dir}' was broken off; go on with it first: mitz-keur run --resume ${dir}`);
  if (scope === 'observed')
    throw new UsageError(`in '${dir}' messages were only observed; that is not concluded by looking: use a run`);
}

/** @throws UsageError for a line that nobody need see */
async function linesToAsk(
  target: Target,
  record: RunRecord | undefined,
  named: readonly string[] | undefined,
  conditions: readonly Condition[],
): Promise<readonly Line[]> {
  const claimed = record ? claimedIn(record) : { functionalities: target.functionalities, facts: factsOf(target) };
  const all = linesToSee(conditions, claimed);
  const strange = named?.find((one) => !all.some(({ id }) => id === one));
  if (strange !== undefined)
    throw new UsageError(
      `--lines: nobody need see line '${strange}' of this target; those are ${all.map(({ id }) => id).join(', ')}`,
    );
  if (named) return all.filter(({ id }) => named.includes(id));
  const open = record ? openToSee(record, conditions) : all.map(({ id }) => id);
  // Whoever stopped half-way goes on: what was said stands in the file, also where the run does not know of it yet.
  const said = await attestationsOf(target, conditions);
  const known = new Set(said.filter(({ problem, result }) => !problem && result === 'seen').map(({ line }) => line));
  return all.filter(({ id }) => open.includes(id) && !known.has(id));
}

/** Lets a person look, at the keyboard or on a page. @returns how many lines they answered */
async function look(target: Target, options: AttestOptions, lines: readonly Line[]): Promise<number> {
  const { lang } = options;
  const key = options.key === undefined ? undefined : await readKey(options.key);
  const keeps = await mkdtemp(path.join(tmpdir(), 'mitz-keur-attest-'));
  const mock = await startMock(target, keeps);
  const stop = stopOnInterrupt(terminal.err);
  const desk = new Desk(lang, '', 0, stop.stop);
  stop.signal.addEventListener('abort', () => desk.breakOff(), { once: true });
  const interactive = process.stdin.isTTY && process.stderr.isTTY;
  const face =
    options.page || !interactive ? await PageServer.start(desk) : await TerminalFace.open(desk, terminal.err);
  if (face instanceof PageServer) terminal.err(`${words.openPage[lang]}: ${face.url}`);
  const tick = setInterval(() => desk.changed(), 500);
  try {
    return await askAll(desk, {
      lang,
      lines,
      file: attestationsFile(target),
      application: target.application,
      mock,
      today: todayInAmsterdam(),
      ...(key && { key }),
      ...(target.driver.attendant !== undefined && { attendant: target.driver.attendant }),
    });
  } finally {
    clearInterval(tick);
    stop.done();
    desk.end(words.lookedEnough[lang]);
    await face.close();
    await mock.close();
    await rm(keeps, { recursive: true, force: true });
  }
}
