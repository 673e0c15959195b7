import { Option } from 'commander';
import type { Command } from 'commander';
import type { Language } from '../../core/text.js';
import { inconsistenciesIn } from '../../mitz/specification/consistency.js';
import { differencesBetween } from '../../mitz/specification/differences.js';
import type { SpecificationDifference } from '../../mitz/specification/differences.js';
import { defaultSet } from '../../mitz/specification/index.js';
import { assumedByThemselves, leaningOn } from '../../mitz/specification/leaning.js';
import type { Leaning } from '../../mitz/specification/leaning.js';
import { readOverlay } from '../../mitz/specification/overlay.js';
import { sentenceOf } from '../../mitz/specification/sentences.js';
import { fullSources } from '../../mitz/specification/sources-in-full.js';
import { loadSuites } from '../../suites/index.js';
import type { Suites } from '../../suites/index.js';
import { chooseSpecification, overlayText, shippedSet } from '../run/specification.js';
import { chosenValues } from '../spec/chosen.js';
import { questionsPage } from '../spec/questions-page.js';
import { answered, questionsOf, questionsYaml } from '../spec/questions.js';
import { checkText, diffText, showText } from '../spec/text.js';
import { terminal } from '../terminal.js';
import { writeNew } from '../write-new.js';

const setOption = ['--set <name>', 'the specification set under the overlay', defaultSet] as const;
const languageOption = (unlessSaid: Language): Option =>
  new Option('--lang <language>', 'of the sentences, the questions and the names of sources')
    .choices(['nl', 'en'])
    .default(unlessSaid);
const jsonOption = ['--json', 'print it as JSON'] as const;

export function specCommand(command: Command): void {
  command.addHelpText(
    'after',
    `
A supplier: which of your greens rest on guesses?      mitz-keur spec show --assumed
One value, with every check that leans on it:          mitz-keur spec show path.migreren
Mitz, with an overlay made from the official guide:    mitz-keur spec check official.yaml
What it changes, and for which scenarios:              mitz-keur spec diff ${defaultSet} official.yaml

An overlay is a map from key to value, basis (normative, published, observed, assumed) and source:
  path.migreren: { value: migratie/fhir/v2/, basis: normative, source: 'guide 3.8.2, page 12' }`,
  );
  command
    .command('show [keys...]')
    .description('every value of a specification set with its basis, its source and how much leans on it')
    .option('--spec <set or file>', 'a specification set, or an overlay file with corrected values', defaultSet)
    .option('--assumed', 'only what is assumed, until Mitz confirms it')
    .addOption(languageOption('en'))
    .option(...jsonOption)
    .addHelpText(
      'after',
      `
Keys: of one value (path.migreren) or the beginning of several (toestemming, codes.); these are shown in full, with every
check that leans on them. Two ways of leaning: the basis of a check about form is that of the weakest value it reads; any
check shows something only of messages in the form that the set has.`,
    )
    .action(show);
  command
    .command('diff <old> <new>')
    .description(
      'what differs between two sets or overlay files, and which checks lean on it: exit 0 nothing, 1 something',
    )
    .option(...setOption)
    .option(...jsonOption)
    .addHelpText(
      'after',
      `\nExamples: mitz-keur spec diff ${defaultSet} official.yaml · spec diff draft.yaml official.yaml --json`,
    )
    .action(diff);
  command
    .command('check <overlay>')
    .description(
      'whether an overlay can be used, what it settles, what remains assumed: exit 0 it can, 1 it cannot, 2 it cannot be read',
    )
    .option(...setOption)
    .option(...jsonOption)
    .addHelpText(
      'after',
      `
Wrong is: a key that the set does not know, a value of another kind, no basis or source, a worse source for what the set
has from a better one, and values that do not go together. All of it is named, each with file and line.
Example: mitz-keur spec check official.yaml && mitz-keur run --target target.yaml --spec official.yaml`,
    )
    .action(check);
  questionCommands(command);
}

/** What is assumed, asked of Mitz, and what is answered. */
function questionCommands(command: Command): void {
  command
    .command('questions')
    .description('what is assumed, as questions that somebody at Mitz can answer without knowing the harness')
    .option('--spec <set or file>', 'a specification set, or an overlay file with corrected values', defaultSet)
    .option('--out <file>', 'a page to fill in (.html) or a file (.yaml); absent: the file on standard output')
    .addOption(languageOption('nl'))
    .action(questions);
  command
    .command('answer <file>')
    .description(
      'makes an overlay of questions that were answered, and shows what it settles and what remains: exit 0 all of it can be used, 1 not, 2 it cannot be read',
    )
    .option('--out <file>', 'the overlay; absent: on standard output')
    .option(...setOption)
    .action(answer);
}

async function questions({ spec, out, lang }: { spec: string; out?: string; lang: Language }): Promise<void> {
  const { values, set, overlays } = await chooseSpecification(defaultSet, spec);
  const all = questionsOf(values, await allScenarios());
  const name = [set, ...overlays].join(' + ');
  const isPage = out?.toLowerCase().endsWith('.html') ?? false;
  const text = isPage ? questionsPage(name, all, lang) : questionsYaml(name, all, lang);
  if (out === undefined) terminal.out(text);
  else {
    await writeNew(out, Buffer.from(text));
    terminal.out(`${out}: ${all.length} questions`);
  }
}

async function answer(file: string, { set, out }: Options & { readonly out?: string }): Promise<void> {
  const found = answered(await overlayText(file), file, { set, values: shippedSet(set) });
  for (const fault of found.faults) terminal.err(fault);
  if (out === undefined) terminal.out(found.overlay);
  else if (found.settled.length > 0) {
    await writeNew(out, Buffer.from(found.overlay));
    await check(out, { set });
  }
  const { settled, remarks, unanswered } = found;
  terminal.err(
    `${settled.length} settled, ${remarks.length} answered that no value of the set holds, ${unanswered.length} not answered, ${found.faults.length} that cannot be used`,
  );
  if (found.faults.length > 0) process.exitCode = 1;
}

interface ShowOptions {
  readonly lang: Language;
  readonly spec: string;
  readonly assumed?: true;
  readonly json?: true;
}

async function show(keys: readonly string[], { spec, assumed, json, lang }: ShowOptions): Promise<void> {
  const { values, set, overlays } = await chooseSpecification(defaultSet, spec);
  const chosen = chosenValues(values, keys, assumed === true);
  const scenarios = await allScenarios();
  const leaning = leaningOn(scenarios);
  const shown = chosen.map(([key, value]) => ({
    key,
    ...value,
    checks: leaning(key),
    sentence: sentenceOf(key),
    sources: fullSources(value.source),
  }));
  const silent = keys.length === 0 ? assumedByThemselves(scenarios) : [];
  if (json) terminal.out(JSON.stringify({ set, overlays, values: shown, silent }, null, 2));
  else
    terminal.out(
      showText(shown, {
        name: [set, ...overlays].join(' + '),
        all: values,
        full: keys.length > 0,
        colour: terminal.colour,
        lang,
        silent,
      }),
    );
}

interface Options {
  readonly set: string;
  readonly json?: true;
}

async function diff(older: string, newer: string, { set, json }: Options): Promise<void> {
  const [before, after] = await Promise.all([chooseSpecification(set, older), chooseSpecification(set, newer)]);
  const differences = await leantOn(differencesBetween(before.values, after.values));
  if (json) terminal.out(JSON.stringify({ old: older, new: newer, differences }, null, 2));
  else terminal.out(diffText(differences, { old: older, new: newer, colour: terminal.colour }));
  process.exitCode = differences.length === 0 ? 0 : 1;
}

async function check(file: string, { set, json }: Options): Promise<void> {
  const base = shippedSet(set);
  const { values, faults, placeOf } = readOverlay(base, await overlayText(file), file);
  const whole = { ...base, ...values };
  const differences = await leantOn(differencesBetween(base, whole));
  const wrong = [
    ...faults,
    ...inconsistenciesIn(whole).map(({ key, text }) => `${placeOf(key)}: ${text}`),
    ...differences
      .filter(({ change }) => change === 'weakened')
      .map(
        ({ key, old: was, new: is }) =>
          `${placeOf(key)}: '${key}' is ${was?.basis ?? ''} in the set (${was?.source ?? ''}), and only ${is?.basis ?? ''} here: what is known better must not be replaced by what is known worse`,
      ),
  ];
  const repeated = Object.keys(values).filter((key) => !differences.some((one) => one.key === key));
  const remaining = chosenValues(whole, [], true).map(([key]) => key);
  const found = { overlay: file, set, wrong, differences, repeated, remaining };
  if (json) terminal.json(found);
  else terminal.out(checkText(found, { all: Object.keys(base).length, colour: terminal.colour }));
  process.exitCode = wrong.length === 0 ? 0 : 1;
}

async function leantOn(
  differences: readonly SpecificationDifference[],
): Promise<readonly (SpecificationDifference & { readonly checks: Leaning })[]> {
  if (differences.length === 0) return [];
  const leaning = leaningOn(await allScenarios());
  return differences.map((one) => ({ ...one, checks: leaning(one.key) }));
}

async function allScenarios(): Promise<Suites['scenarios']> {
  if (terminal.interactive) terminal.err('… judging all examples, to see which checks lean on which value');
  return (await loadSuites()).scenarios;
}
