import { lstat, mkdir, readFile, readdir, realpath, rm } from 'node:fs/promises';
import { join, relative, isAbsolute, sep } from 'node:path';
import { ContentType, Status } from 'allure-js-commons';
import type { Attachment } from 'allure-js-commons';
import { FileSystemWriter } from 'allure-js-commons/sdk/reporter';
import { messageOf } from '../core/errors.js';
import type { RunRecord, ScenarioResult } from '../core/run-record.js';
import type { Language } from '../core/text.js';
import { writeAllureHistory } from './allure-history.js';
import { lineTestResult, scenarioTestResult, specificationOf } from './allure-result.js';
import { openings } from './allure-words.js';
import { oneLine } from './escape.js';
import { earlierRuns } from './history.js';
import { transcriptText } from './transcript-text.js';
import { scopeWords, verdictTerms } from '../core/terms.js';
import { labels } from './words.js';
import { writeWhole } from '../results/write-whole.js';

/** Where `writeAllureResults` reads and writes, and for whom. */
export interface AllureResultsOptions {
  /** Transcripts are read from here. */
  readonly runDirectory: string;
  readonly resultsDirectory: string;
  readonly lang: Language;
}

/**
 * Writes a run as Allure results: one per scenario, and one per condition that a declaration or nothing shows.
 * What an earlier run left in the directory is removed first: a green from yesterday must not stand among today's.
 */
export async function writeAllureResults(record: RunRecord, options: AllureResultsOptions): Promise<void> {
  const { runDirectory, resultsDirectory, lang } = options;
  await removeOlderResults(resultsDirectory);
  const writer = new FileSystemWriter({ resultsDir: resultsDirectory });
  for (const condition of record.conditions) {
    for (const scenario of condition.scenarios) {
      const attachments = await attachTranscript(writer, scenario, options);
      writer.writeResult(scenarioTestResult(record, condition, scenario, lang, attachments));
    }
    for (const line of condition.lines) {
      const result = lineTestResult(record, condition, line, lang);
      if (result) writer.writeResult(result);
    }
  }
  writer.writeCategoriesDefinitions(categories(lang));
  writer.writeEnvironmentInfo(environment(record, lang));
  const number = await writeAllureHistory(await earlierRuns(runDirectory, record), resultsDirectory);
  await writeWhole(join(resultsDirectory, 'executor.json'), JSON.stringify(executor(record, number)));
}

/** Removes what an earlier run left; what is not of Allure stays. */
export async function removeOlderResults(directory: string): Promise<void> {
  await mkdir(directory, { recursive: true });
  const names = await readdir(directory);
  for (const name of names.filter((one) => /-(result|container)\.json$|-attachment\.txt$/.test(one))) {
    await rm(join(directory, name));
  }
}

async function attachTranscript(
  writer: FileSystemWriter,
  scenario: ScenarioResult,
  options: AllureResultsOptions,
): Promise<Attachment[]> {
  if (scenario.transcript === undefined) return [];
  const content = Buffer.from(await textOf(scenario, scenario.transcript, options), 'utf8');
  const source = `${scenario.id.replace(/[^\w.-]+/g, '--')}-attachment.txt`;
  writer.writeAttachment(source, content);
  return [{ name: 'Transcript', type: ContentType.TEXT, source, size: content.length }];
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

/**
 * Allure puts a result into the first category that fits, so a failure with an assumption beside it stands with the
 * failures. Regular expressions are Java's and must match the whole message.
 */
export function categories(lang: Language): Parameters<FileSystemWriter['writeCategoriesDefinitions']>[0] {
  const startsWith = ({ nl, en }: { nl: string; en: string }): string => `(?s)(${quoted(nl)}|${quoted(en)}).*`;
  const assumption = { nl: 'Aanname: bevestig met Mitz', en: 'Assumption: confirm with Mitz' };
  return [
    {
      name: { nl: 'De applicatie voldoet niet', en: 'The target falls short' }[lang],
      matchedStatuses: [Status.FAILED],
    },
    {
      name: {
        nl: 'Niet beoordeeld: harnas, driver of configuratie',
        en: 'Not judged: harness, driver or configuration',
      }[lang],
      matchedStatuses: [Status.BROKEN],
    },
    {
      name: { nl: 'Niet aangetoond', en: 'Not shown' }[lang],
      matchedStatuses: [Status.SKIPPED],
      messageRegex: startsWith(openings['not-shown']),
    },
    {
      name: { nl: 'Niet van toepassing', en: 'Not applicable' }[lang],
      matchedStatuses: [Status.SKIPPED],
      messageRegex: startsWith(openings['not-applicable']),
    },
    // At the start of any line: another finding may stand before it.
    {
      name: assumption[lang],
      messageRegex: `(?s)(.*\\n)?(${quoted(openings.assumption.nl)}|${quoted(openings.assumption.en)}).*`,
    },
  ];
}

const quoted = (text: string): string => text.replace(/[()]/g, '\\$&');

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
