import type { Finding, RunRecord } from '../core/run-record.js';
import type { Language } from '../core/text.js';
import { besideLines } from './beside.js';
import { declarations } from './declarations.js';
import { said } from './dossier-words.js';
import { bounded, markdownBlock, markdownText } from './escape.js';
import { baselineLines, blockingFailures, findingsOf, notShown, scenariosThatEnded } from './shortcomings.js';
import type { Located, Unjudged } from './shortcomings.js';
import { firstSentence, standingLines } from './standing.js';
import { statedIn, statedLine } from './stated.js';
import type { Stated } from './stated.js';
import { byUrgency, conditionTerms, outcomeTerms, scopeWords, signed, verdictTerms } from '../core/terms.js';
import { detailOf, judgedLine, partsOf, sentenceOf } from './wording.js';
import { andMore, basisWords, labels } from './words.js';

/** A comment on a pull request holds 65,536 characters; the sections share less than that. */
const failuresLimit = 30_000;
const listLimit = 6000;
/** How much is shown of what was expected or received. */
const valueLimit = 800;

/** A summary of the run for a pull request. */
export function markdown(record: RunRecord, lang: Language): string {
  return (
    [
      head(record, lang),
      table(record, lang),
      ...section(
        outcomeTerms.fail.word[lang],
        blockingFailures(record).map((located) => failure(record, located, lang)),
        failuresLimit,
        lang,
      ),
      ...section(
        outcomeTerms.error.word[lang],
        scenariosThatEnded(record, 'error', lang).map(unjudged),
        listLimit,
        lang,
      ),
      ...section(outcomeTerms['not-shown'].word[lang], notShown(record, lang).map(unjudged), listLimit, lang),
      ...declarations(record, lang),
      ...section(
        labels.baseline[lang],
        baselineLines(record, lang).map((line) => `- ${markdownText(line)}`),
        listLimit,
        lang,
      ),
      ...section(labels.findings[lang], findingsOf(record, lang).map(finding), listLimit, lang),
      ...section(
        said.statements[lang],
        statedIn(record).map((one) => stated(one, lang)),
        listLimit,
        lang,
      ),
    ].join('\n\n') + '\n'
  );
}

function head(record: RunRecord, lang: Language): string {
  const { target, verdict, specification, policy, seed, scope, tool } = record;
  const { sign, word } = verdictTerms[verdict];
  const facts: readonly (readonly [string, string])[] = [
    [labels.application[lang], `${target.application.name} ${target.application.version} (${target.supplier})`],
    [labels.connector[lang], `${target.connector['name'] ?? ''} ${target.connector['version'] ?? ''}`],
    [labels.functionalities[lang], target.functionalities.join(', ')],
    [labels.specification[lang], [specification.set, ...specification.overlays].join(' + ')],
    [labels.policy[lang], `${policy}, seed ${String(seed)}, ${tool.name} ${tool.version}`],
    [labels.scope[lang], scopeWords[scope][lang]],
    ...besideLines(record, lang).map(({ name, text }) => [name, text] as const),
  ];
  return [
    `## ${sign} Mitz: ${word[lang]}`,
    '',
    `**${markdownText(firstSentence(record, lang), 1000)}**`,
    '',
    ...standingLines(record, lang).map((line) => `- ${markdownText(line)}`),
    '',
    ...facts.map(([name, value]) => `- **${name}:** ${markdownText(value)}`),
    ...(record.interrupted ? ['', `**${labels.interrupted[lang]}**`] : []),
  ].join('\n');
}

function table(record: RunRecord, lang: Language): string {
  const ordered = [...record.conditions].sort((a, b) => byUrgency.indexOf(a.verdict) - byUrgency.indexOf(b.verdict));
  return [
    `| ${labels.condition[lang]} | ${labels.verdict[lang]} | ${labels.scenarios[lang]} |`,
    '|---|---|---|',
    ...ordered.map(({ id, title, verdict, scenarios }) => {
      const passed = scenarios.filter((scenario) => scenario.outcome === 'pass').length;
      const claimed = scenarios.filter((scenario) => scenario.outcome !== 'not-applicable').length;
      const word = signed(conditionTerms[verdict], lang);
      return `| ${markdownText(`${id} ${title[lang]}`, 160)} | ${word} | ${claimed === 0 ? '–' : `${String(passed)}/${String(claimed)}`} |`;
    }),
  ].join('\n');
}

/** As many items as fit; the rest is counted. */
function section(title: string, items: readonly string[], limit: number, lang: Language): string[] {
  if (items.length === 0) return [];
  const shown: string[] = [];
  let size = 0;
  for (const item of items) {
    size += item.length;
    if (shown.length > 0 && size > limit) break;
    shown.push(item);
  }
  const rest = items.length - shown.length;
  const heading = `### ${title[0]?.toUpperCase() ?? ''}${title.slice(1)}: ${String(items.length)}`;
  const separator = items.some((item) => item.includes('\n')) ? '\n\n' : '\n';
  return [heading, shown.join(separator), ...(rest > 0 ? [`… ${andMore(rest)[lang]}`] : [])];
}

function failure(record: RunRecord, { condition, scenario, check }: Located, lang: Language): string {
  const detail = detailOf(check, lang);
  const told = [
    ...(detail === undefined ? [] : [`${labels.detail[lang]}: ${bounded(detail, valueLimit)}`]),
    ...partsOf(check, lang).map(([label, value]) => `${label}: ${bounded(value, valueLimit)}`),
  ];
  return [
    `#### ✗ ${markdownText(`${scenario.id} ${check.id}`)}`,
    markdownText(sentenceOf(check, lang)),
    `**${labels.demand[lang]}:** ${markdownText(judgedLine(record, condition, check, lang), 1000)} (${markdownText(check.sources.join('; '))}; ${check.level}, ${basisWords[check.basis][lang]})`,
    ...(told.length > 0 ? [markdownBlock(told.join('\n'), 4 * valueLimit)] : []),
    `**${labels.repeat[lang]}:**\n\n${markdownBlock(scenario.repeat)}`,
  ].join('\n\n');
}

const unjudged = ({ id, reason }: Unjudged): string => `- **${markdownText(id)}** ${markdownText(reason)}`;

const finding = ({ kind, text, scenario }: Finding): string =>
  `- **${markdownText(scenario ?? kind)}** ${markdownText(text)}${scenario === undefined ? '' : ` (${markdownText(kind)})`}`;

const stated = (one: Stated, lang: Language): string =>
  `- **${markdownText(one.scenario)}** ${markdownText(statedLine(one, lang), 600)}`;
