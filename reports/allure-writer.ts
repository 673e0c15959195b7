/** A directory of Allure results, whatever they are about: a run by scenario and line, a check in bulk by rule. */
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ContentType, Status } from 'allure-js-commons';
import type { Attachment, TestResult } from 'allure-js-commons';
import { FileSystemWriter } from 'allure-js-commons/sdk/reporter';
import type { Language } from '../core/text.js';
import { writeWhole } from '../results/write-whole.js';
import { openings } from './allure-words.js';

export class AllureWriter {
  private constructor(
    private readonly directory: string,
    private readonly files: FileSystemWriter,
  ) {}

  /** What an earlier one left in the directory is removed first: a green from yesterday must not stand among today's. */
  static async begin(directory: string): Promise<AllureWriter> {
    await removeOlderResults(directory);
    return new AllureWriter(directory, new FileSystemWriter({ resultsDir: directory }));
  }

  result(result: TestResult): void {
    this.files.writeResult(result);
  }

  /** @param about the scenario or the rule that it belongs to */
  attachment(about: string, name: string, text: string): Attachment {
    const content = Buffer.from(text, 'utf8');
    const source = `${about.replace(/[^\w.-]+/g, '--')}-attachment.txt`;
    this.files.writeAttachment(source, content);
    return { name, type: ContentType.TEXT, source, size: content.length };
  }

  /** @param executor who made them and as which of how many; absent where that is not known */
  async conclude(
    lang: Language,
    environment: Readonly<Record<string, string>>,
    executor?: Readonly<Record<string, string | number>>,
  ): Promise<void> {
    this.files.writeCategoriesDefinitions(categories(lang));
    this.files.writeEnvironmentInfo(environment);
    if (executor) await writeWhole(join(this.directory, 'executor.json'), JSON.stringify(executor));
  }
}

/** Removes what an earlier run left; what is not of Allure stays. */
async function removeOlderResults(directory: string): Promise<void> {
  await mkdir(directory, { recursive: true });
  const names = await readdir(directory);
  for (const name of names.filter((one) => /-(result|container)\.json$|-attachment\.txt$/.test(one))) {
    await rm(join(directory, name));
  }
}

/**
 * Allure puts a result into the first category that fits, so a failure with an assumption beside it stands with the
 * failures. Regular expressions are Java's and must match the whole message.
 */
function categories(lang: Language): Parameters<FileSystemWriter['writeCategoriesDefinitions']>[0] {
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
