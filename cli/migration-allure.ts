import type { Language } from '../core/text.js';
import type { MigrationFinding, MigrationRecord, RuleResult } from '../migration/result.js';
import type { AllureWriter } from '../migration/tell/write-pages.js';
import { writeRuleResults } from '../reports/allure-rules.js';
import type { RuleOutcome } from '../reports/allure-rules.js';

/** Writes a check of a migration as Allure results: one for each rule, never one for each message. */
export const allureRules =
  (lang: Language): AllureWriter =>
  async ({ record, byRule }, folder) => {
    const { verdict, reasons, specification, tool, rules, seconds } = record;
    const finished = Date.now();
    const run = {
      name: { nl: 'Migratie', en: 'Migration' },
      verdict,
      reasons,
      specification: [specification.set, ...specification.overlays].join(' + '),
      tool,
      started: finished - seconds * 1000,
      finished,
      rules: rules.map((rule) => outcomeOf(rule, record, byRule.get(rule.id) ?? [])),
    };
    await writeRuleResults(run, folder, lang);
  };

function outcomeOf(
  { id, title, level, basis, blocks, judged, violations }: RuleResult,
  { problemCount }: MigrationRecord,
  first: readonly MigrationFinding[],
): RuleOutcome {
  const examples = first.map((finding) => JSON.stringify(finding)).join('\n');
  const about = { id, title, level, basis, blocks, violations, examples };
  if (violations > 0) return { ...about, outcome: 'fail' };
  if (!judged) return { ...about, outcome: 'not-shown' };
  // What was not read could break it.
  return { ...about, outcome: problemCount > 0 ? 'error' : 'pass' };
}
