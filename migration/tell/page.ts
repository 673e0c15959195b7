/** The page of a check for people: what became of the migration, or before it: what would go and what cannot. */
import { html } from '../../core/html.js';
import type { Html, HtmlPart } from '../../core/html.js';
import { page } from '../../core/page.js';
import type { Language, Text } from '../../core/text.js';
import type { EarlierCheck } from './history.js';
import { byWeight } from './next-steps.js';
import { analysed, holders } from './page-holders.js';
import { toDo } from './page-to-do.js';
import { signed, verdictTerms } from '../../core/terms.js';
import { number, said, shownFields } from './page-words.js';
import { toldProblems } from '../result.js';
import type { MigrationFinding, MigrationRecord } from '../result.js';
import { remarksOf } from './remarks.js';
import { lacking } from '../judge/rules.js';

/** What a page is made from, beside the record. */
export interface PageMaterial {
  /** The first findings, in their order. */
  readonly first: readonly MigrationFinding[];
  /** Checks that were made in the same folder before, oldest first. */
  readonly earlier: readonly EarlierCheck[];
  readonly lang: Language;
}

/** Whether a record is that of the analysis before a migration: a register, and no messages yet. */
const isAnalysis = ({ rules }: MigrationRecord): boolean =>
  rules.every(({ needs, judged }) => needs !== 'messages' || !judged);

/** What the page of a record is called. */
export const pageNameOf = (record: MigrationRecord): string =>
  isAnalysis(record) ? 'impactanalyse.html' : 'migratie.html';

/** `migratie.html`, or `impactanalyse.html` where only a register was given. Needs nothing beside it. */
export function migrationPage(record: MigrationRecord, { first, earlier, lang }: PageMaterial): string {
  const analysis = isAnalysis(record);
  const title = said[analysis ? 'analysis' : 'migration'][lang];
  return page({
    lang,
    title,
    style,
    body: html`<header>
        <p class="kicker">${said.kicker[lang]}</p>
        <h1>${title}</h1>
        ${banner(record, analysis, lang)}
      </header>
      <main>
        ${problems(record, lang)} ${!analysis && toDo(record, lang)} ${parts(record, lang)}
        ${analysis ? analysed(record, lang) : holders(record, lang)} ${rules(record, lang)} ${findings(record, first, lang)}
        ${history(earlier, record, lang)} ${facts(record, lang)}
      </main>`,
  });
}

function banner(record: MigrationRecord, analysis: boolean, lang: Language): Html {
  const remarks = remarksOf(record).map((remark) => html`<p class="remark">! ${remark[lang]}</p>`);
  if (analysis && record.problemCount === 0)
    return html`<div class="banner said">${said.analysisMeans[lang]} ${remarks}</div>`;
  const term = verdictTerms[record.verdict];
  return html`<div class="banner verdict ${term.tone}">
    <strong>${signed(term, lang)}</strong>
    <ul>
      ${reasons(record, lang).map((reason) => html`<li>${reason}</li>`)}
    </ul>
    <p class="counts">
      ${said.messages[lang]}: ${number(record.messages, lang)}; ${said.registerRows[lang]}: ${number(record.registerRows, lang)}
    </p>
    ${remarks}
  </div>`;
}

/** Why the verdict is what it is; the record has the same in English. */
function reasons({ rules: all, ...record }: MigrationRecord, lang: Language): readonly string[] {
  const count = (n: number, text: Text): string => `${text[lang]}: ${number(n, lang)}`;
  const blocking = all.filter(({ blocks }) => blocks);
  const bad = (record.parts ?? []).filter(({ verdict }) => verdict !== 'accepted');
  const told = [
    ...(bad.length > 0 ? [count(bad.length, said.partsNotAccepted)] : []),
    ...(record.problemCount > 0 ? [count(record.problemCount, said.unread)] : []),
    ...blocking.flatMap(({ title, violations }) =>
      violations > 0 ? [`${title[lang]}: ${number(violations, lang)} ×`] : [],
    ),
    ...absentIn(record).map((ura) => `${said.absent[lang]} ${ura}`),
    ...(record.messages === 0 ? [said.noMessages[lang]] : []),
    ...(record.unrecognised > 0 ? [count(record.unrecognised, said.unrecognised)] : []),
    ...blocking.flatMap(({ title, judged, needs }) =>
      judged ? [] : [`${title[lang]}: ${said.notShown[lang]} ${lacking[needs][lang]}`],
    ),
  ];
  if (told.length > 0) return told;
  return [record.findings > 0 ? count(record.findings, said.noneBlocks) : said.allHeld[lang]];
}

/** Holders that were asked for and about whom nothing could be read. */
const absentIn = ({
  selection,
  parts: merged = [],
  holders: seen,
}: Omit<MigrationRecord, 'rules'>): readonly string[] =>
  selection?.absent ?? merged.flatMap((part) => part.holders).filter((asked) => seen.every(({ ura }) => ura !== asked));

const facts = (record: MigrationRecord, lang: Language): Html => {
  const { specification, tool, policy } = record;
  const rows: readonly (readonly [Text, string])[] = [
    [said.specification, [specification.set, ...specification.overlays].join(' + ')],
    [said.policy, policy],
    [said.tool, `${tool.name} ${tool.version}`],
  ];
  return html`<h2>${said.about[lang]}</h2>
    <dl>
    ${rows.map(
      ([name, value]) =>
        html`<dt>${name[lang]}</dt>
          <dd>${value}</dd>`,
    )}
  </dl>`;
};

/** The checks that were merged, with whom each was about. */
function parts({ parts: all }: MigrationRecord, lang: Language): HtmlPart {
  if (!all) return undefined;
  return html`<h2>${said.parts[lang]}</h2>
    <table>
      <thead>
        <tr>
          <th scope="col">${said.part[lang]}</th>
          <th scope="col">${said.holders[lang]}</th>
          <th scope="col">${said.verdict[lang]}</th>
          <th scope="col" class="number">${said.messages[lang]}</th>
          <th scope="col" class="number">${said.registerRows[lang]}</th>
          <th scope="col" class="number">${said.findings[lang]}</th>
          <th scope="col" class="number">${said.notRead[lang]}</th>
        </tr>
      </thead>
      <tbody>
        ${all.map(
          ({ name, holders: uras, verdict, messages, registerRows, findings: found, problemCount }) =>
            html`<tr>
              <th scope="row">${name}</th>
              <td>${uras.join(' ')}</td>
              <td>${signed(verdictTerms[verdict], lang)}</td>
              ${[messages, registerRows, found, problemCount].map((count) => html`<td class="number">${number(count, lang)}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>`;
}

function rules({ rules: all }: MigrationRecord, lang: Language): HtmlPart {
  const broken = byWeight(all).filter(({ violations }) => violations > 0);
  if (broken.length === 0) return undefined;
  return html`<h2>${said.broken[lang]}</h2>
    <table>
      <thead>
        <tr>
          <th scope="col">${said.rule[lang]}</th>
          <th scope="col" class="number">${said.times[lang]}</th>
          <th scope="col">${said.basis[lang]}</th>
          <th scope="col">${said.weight[lang]}</th>
        </tr>
      </thead>
      <tbody>
        ${broken.map(
          (rule) =>
            html`<tr>
              <td>${rule.title[lang]}<br /><code>${rule.id}</code></td>
              <td class="number">${number(rule.violations, lang)}</td>
              <td>${rule.level}, ${rule.basis}</td>
              <td>
                ${rule.blocks ? html`<span class="badge bad">${said.blocks[lang]}</span>` : html`<span class="badge warn">${said.finding[lang]}</span>`}
              </td>
            </tr>`,
        )}
      </tbody>
    </table>`;
}

function findings(record: MigrationRecord, first: readonly MigrationFinding[], lang: Language): HtmlPart {
  if (first.length === 0) return undefined;
  return html`<h2>${said.firstFindings[lang]}</h2>
    <p class="soft small">
      ${number(first.length, lang)} ${said.of[lang]} ${number(record.findings, lang)}; ${said.allIn[lang]} wrong.ndjson,
      wrong.csv.
    </p>
    <table class="findings">
      <thead>
        <tr>
          ${shownFields.map(({ head }) => html`<th scope="col">${head[lang]}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${first.map(
          (finding) =>
            html`<tr>
              ${shownFields.map(({ of }) => html`<td>${of(finding)}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>`;
}

function problems({ problems: all, problemCount }: MigrationRecord, lang: Language): HtmlPart {
  if (problemCount === 0) return undefined;
  return html`<h2>${said.problems[lang]}</h2>
    <p>${said.problemsMean[lang]}</p>
    <table>
      <tbody>
        ${all.map(
          ({ file, line, text, times }) =>
            html`<tr>
              <td><code>${file}</code>${line !== undefined && `, ${said.line[lang]} ${line}`}${times !== undefined && ` (${number(times, lang)} ×)`}</td>
              <td>${text}</td>
            </tr>`,
        )}
      </tbody>
    </table>
    ${all.length === toldProblems && html`<p class="soft small">${number(all.length, lang)} ${said.of[lang]} ${number(problemCount, lang)}</p>`}`;
}

function history(earlier: readonly EarlierCheck[], record: MigrationRecord, lang: Language): HtmlPart {
  if (earlier.length === 0) return undefined;
  const row = (n: number, when: string, check: Omit<EarlierCheck, 'finished'>): Html => {
    return html`<tr>
      <td class="number">${n}</td>
      <td>${when}</td>
      <td>${signed(verdictTerms[check.verdict], lang)}</td>
      ${[check.messages, check.registerRows, check.findings].map((count) => html`<td class="number">${number(count, lang)}</td>`)}
    </tr>`;
  };
  return html`<h2>${said.earlier[lang]}</h2>
    <table>
      <thead>
        <tr>
          <td></td>
          <th scope="col">${said.finished[lang]}</th>
          <th scope="col">${said.verdict[lang]}</th>
          <th scope="col" class="number">${said.messages[lang]}</th>
          <th scope="col" class="number">${said.registerRows[lang]}</th>
          <th scope="col" class="number">${said.findings[lang]}</th>
        </tr>
      </thead>
      <tbody>
        ${earlier.map((check, i) => row(i + 1, check.finished, check))} ${row(earlier.length + 1, said.this[lang], record)}
      </tbody>
    </table>`;
}

const style = `
.kicker { margin: 0; font-size: .85rem; font-weight: 600; letter-spacing: .04em; color: var(--accent); }
body { max-width: 76rem; }
.verdict strong { font-size: 1.35rem; display: block; } .verdict ul { margin: .3rem 0 0; padding-left: 1.2rem; }
thead th, tbody th { overflow-wrap: normal; } .number { white-space: nowrap; } .holders tfoot td, .holders tfoot th { border-top: 1.5px solid var(--ink); font-weight: 600; }
.reasons { width: auto; } .reasons th { padding-right: 2rem; } .reasons td div { display: inline-block; margin-right: 1.4rem; }
.alarm { color: var(--bad); font-weight: 600; }
.short td.number { width: 8rem; padding-right: 1.2rem; font-size: 1.15rem; }
.findings { font-size: .82rem; }
.to-do { margin: 1rem 0 1.4rem; } .to-do h3 { margin-bottom: 0; } .to-do table { margin-top: .2rem; } .to-do td.number { width: 5rem; } .to-do td.step { width: 34%; }
.cause { max-width: none; margin: .2rem 0; padding: .3rem .6rem; font-weight: 600; background: var(--warn-wash); break-inside: avoid; }
.left span { margin-right: 1.4rem; } .verdict .counts { margin: .6rem 0 0; color: var(--ink); }
/* Else every sheet repeats the totals. */
@media print { @page { size: A4 landscape; margin: 12mm; } .holders { font-size: 8.5pt; } tfoot { display: table-row-group; } .to-do table { font-size: 9pt; } }
`;
