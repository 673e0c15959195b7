import { lstat, readFile, realpath } from 'node:fs/promises';
import { join, relative, isAbsolute, sep } from 'node:path';
import type { Attachment } from 'allure-js-commons';
import { messageOf } from '../core/errors.js';
import type { RunRecord, ScenarioResult } from '../core/run-record.js';
import type { Language } from '../core/text.js';
import { writeAllureHistory } from './allure-history.js';
import { lineTestResult, scenarioTestResult, specificationOf } from './allure-result.js';
import { AllureWriter } from './allure-writer.js';
import { oneLine } from './escape.js';
import { earlierRuns } from './history.js';
import { transcriptText } from './transcript-text.js';
import { scopeWords, verdictTerms } from '../core/terms.js';
import { labels } from './words.js';

/** Where `writeAllureResults` reads and writes, and for whom. */
export interface AllureResultsOptions {
  /** Transcripts are read from here. */
  readonly runDirectory: string;
  readonly resultsDirectory: string;
  readonly lang: Language;
}

/** Writes a run as Allure results: one per scenario, and one per line that a document, a person or nothing shows. */
export async function writeAllureResults(record: RunRecord, options: AllureResultsOptions): Promise<void> {
  const { runDirectory, resultsDirectory, lang } = options;
  const writer = await AllureWriter.begin(resultsDirectory);
  for (const condition of record.conditions) {
    for (const scenario of condition.scenarios) {
      const attachments = await attachTranscript(writer, scenario, options);
      writer.result(scenarioTestResult(record, condition, scenario, lang, attachments));
    }
    for (const line of condition.lines) {
      const result = lineTestResult(record, condition, line, lang);
      if (result) writer.result(result);
    }
  }
  const number = await writeAllureHistory(await earlierRuns(runDirectory, record), resultsDirectory);
  await writer.conclude(lang, environment(record, lang), executor(record, number));
}

async function attachTranscript(
  writer: AllureWriter,
  scenario: ScenarioResult,
  options: AllureResultsOptions,
): Promise<Attachment[]> {
  if (scenario.transcript === undefined) return [];
  return [writer.attachment(scenario.id, 'Transcript', await textOf(scenario, scenario.transcript, options))];
}

async function textOf(scenario: ScenarioResult, file: string, options: AllureResultsOptions): Promise<string> {
  const { runDirectory, lang } = options;
  try {
    return transcriptText(await readTranscript(runDirectory, file), scenario, lang);
  } catch (thrown) {
    // The verdict does not depend on it: the report says what is lacking and goes on.
    return `${cannotRead[lang]} ${oneLine(file)}: ${oneLine(messageOf(thrown))}\n`;
  }
}

const cannotRead = { nl: 'Het transcript kon niet worden gelezen:', en: 'The transcript could not be read:' };

/** A record may come from elsewhere: what it points at outside its own directory is not read into a report. */
async function readTranscript(runDirectory: string, name: string): Promise<unknown> {
  const path = await realpath(join(runDirectory, name));
  const within = relative(await realpath(runDirectory), path);
  if (isAbsolute(within) || within.split(sep)[0] === '..') throw new Error('it lies outside the run directory');
  if (!(await lstat(path)).isFile()) throw new Error('it is not a file');
  return JSON.parse(await readFile(path, 'utf8')) as unknown;
}

function environment(record: RunRecord, lang: Language): Record<string, string> {
  const { target, verdict, scope, policy, seed, tool } = record;
  return {
    [labels.verdict[lang]]: verdictTerms[verdict].word[lang],
    [labels.scope[lang]]: scopeWords[scope][lang] + (record.interrupted ? `. ${labels.interrupted[lang]}` : ''),
    [labels.supplier[lang]]: oneLine(target.supplier),
    [labels.application[lang]]: oneLine(`${target.application.name} ${target.application.version}`),
    [labels.connector[lang]]: oneLine(`${target.connector['name'] ?? ''} ${target.connector['version'] ?? ''}`),
    [labels.functionalities[lang]]: oneLine(target.functionalities.join(', ')),
    [labels.specification[lang]]: oneLine(specificationOf(record)),
    [labels.policy[lang]]: policy,
    [labels.seed[lang]]: String(seed),
    [tool.name]: oneLine(tool.version),
  };
}

const executor = ({ tool, target, seed }: RunRecord, number: number): Record<string, string | number> => ({
  name: 'mitz-keur',
  type: 'mitz-keur',
  buildName: oneLine(
    `${target.application.name} ${target.application.version}, mitz-keur ${tool.version}, seed ${String(seed)}`,
  ),
  buildOrder: number,
  reportName: reportName(target.application.name, target.application.version),
});

const reportName = (name: string, version: string): string => oneLine(`Mitzkeur: ${name} ${version}`);
