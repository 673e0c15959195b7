/** The page of a check for people: what became of the migration, or before it: what would go and what cannot. */
import { html } from '../core/html.js';
import type { Html, HtmlPart } from '../core/html.js';
import { page } from '../core/page.js';
import type { Language, Text } from '../core/text.js';
import type { EarlierCheck } from './history.js';
import { exclusionWords, said, shownFields, verdictWords } from './page-words.js';
import type { HolderResult, MigrationFinding, MigrationRecord } from './result.js';
import { lacking } from './rules.js';

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
        ${record.shard && html`<p class="banner warn">! ${said.part[lang]} ${record.shard.k}/${record.shard.n}</p>`}
      </header>
      <main>
        ${facts(record, lang)} ${analysis ? analysed(record, lang) : holders(record, lang)} ${rules(record, lang)}
        ${findings(record, first, lang)} ${problems(record, lang)} ${history(earlier, record, lang)}
      </main>`,
  });
}

const number = (value: number, lang: Language): string => value.toLocaleString(lang === 'nl' ? 'nl-NL' : 'en-GB');

const tones = { accepted: 'good', 'not-accepted': 'bad', 'not-judged': 'warn' } as const;

function banner(record: MigrationRecord, analysis: boolean, lang: Language): Html {
  if (analysis && record.problemCount === 0) return html`<div class="banner said">${said.analysisMeans[lang]}</div>`;
  const [sign, word] = verdictWords[record.verdict];
  return html`<div class="banner verdict ${tones[record.verdict]}">
    <strong>${sign} ${word[lang]}</strong>
    <ul>
      ${reasons(record, lang).map((reason) => html`<li>${reason}</li>`)}
    </ul>
  </div>`;
}

/** Why the verdict is what it is; the record has the same in English. */
function reasons({ rules: all, ...record }: MigrationRecord, lang: Language): readonly string[] {
  const count = (n: number, text: Text): string => `${text[lang]}: ${number(n, lang)}`;
  const blocking = all.filter(({ blocks }) => blocks);
  const told = [
    ...(record.problemCount > 0 ? [count(record.problemCount, said.unread)] : []),
    ...blocking.flatMap(({ title, violations }) =>
      violations > 0 ? [`${title[lang]}: ${number(violations, lang)} ×`] : [],
    ),
    ...(record.messages === 0 ? [said.noMessages[lang]] : []),
    ...(record.unrecognised > 0 ? [count(record.unrecognised, said.unrecognised)] : []),
    ...blocking.flatMap(({ title, judged, needs }) =>
      judged ? [] : [`${title[lang]}: ${said.notShown[lang]} ${lacking[needs][lang]}`],
    ),
  ];
  return told.length > 0 ? told : [said.allHeld[lang]];
}

const facts = (record: MigrationRecord, lang: Language): Html => {
  const { specification, tool, policy } = record;
  const rows: readonly (readonly [Text, string])[] = [
    [said.messages, number(record.messages, lang)],
    [said.registerRows, number(record.registerRows, lang)],
    [said.specification, [specification.set, ...specification.overlays].join(' + ')],
    [said.policy, policy],
    [said.tool, `${tool.name} ${tool.version}`],
  ];
  return html`<dl>
    ${rows.map(
      ([name, value]) =>
        html`<dt>${name[lang]}</dt>
          <dd>${value}</dd>`,
    )}
  </dl>`;
};

interface Column {
  readonly head: Text;
  readonly of: (holder: HolderResult) => number;
  /** More than none of these is not as it should be. */
  readonly alarms?: true;
}

const migrationColumns: readonly Column[] = [
  { head: said.register, of: ({ register }) => register.total },
  { head: said.toSend, of: ({ register }) => register.toSend },
  { head: said.sent, of: ({ sent }) => sent.messages },
  { head: said.yes, of: ({ sent }) => sent.yes },
  { head: said.no, of: ({ sent }) => sent.no },
  { head: said.restricted, of: ({ sent }) => sent.restricted },
  { head: said.excluded, of: ({ excluded }) => excluded },
  { head: said.wrong, of: ({ wrong }) => wrong, alarms: true },
  { head: said.missing, of: ({ missing }) => missing, alarms: true },
  { head: said.unexpected, of: ({ unexpected }) => unexpected, alarms: true },
];

const analysisColumns: readonly Column[] = [
  { head: said.register, of: ({ register }) => register.total },
  { head: said.undecided, of: ({ register }) => register.none },
  { head: said.yes, of: ({ register }) => register.yes },
  { head: said.no, of: ({ register }) => register.no },
  { head: said.restrictedOf, of: ({ register }) => register.restricted },
  { head: said.cannot, of: ({ excluded }) => excluded },
  { head: said.wouldGo, of: ({ register }) => register.toSend },
];

function holders(record: MigrationRecord, lang: Language): Html {
  return html`<h2>${said.perHolder[lang]}</h2>
    ${holderTable(record.holders, migrationColumns, lang)}
    ${record.sample !== undefined && html`<p>${said.mirror[lang]} <a href="${record.sample}">${record.sample}</a></p>`}`;
}

/** What would go, what can be reduced first, and what cannot go and why. */
function analysed({ holders: all }: MigrationRecord, lang: Language): Html {
  const sum = (of: (holder: HolderResult) => number): string =>
    number(
      all.reduce((total, holder) => total + of(holder), 0),
      lang,
    );
  const lines: readonly (readonly [string, Text])[] = [
    [sum(({ register }) => register.toSend), said.wouldGoMeans],
    [sum(({ register }) => register.restricted), said.restrictedMeans],
    [sum(({ excluded }) => excluded), said.cannotMeans],
    [sum(({ register }) => register.none), said.undecidedMeans],
  ];
  return html`<h2>${said.inShort[lang]}</h2>
    <table class="short">
      <tbody>
        ${lines.map(
          ([count, means]) =>
            html`<tr>
              <td class="number"><strong>${count}</strong></td>
              <td>${means[lang]}</td>
            </tr>`,
        )}
      </tbody>
    </table>
    <h2>${said.perHolder[lang]}</h2>
    ${holderTable(all, analysisColumns, lang)}`;
}

function holderTable(all: readonly HolderResult[], columns: readonly Column[], lang: Language): Html {
  const cells = (counts: readonly number[]): HtmlPart =>
    counts.map(
      (count, i) => html`<td class="number${columns[i]?.alarms && count > 0 && ' alarm'}">${number(count, lang)}</td>`,
    );
  const row = (holder: HolderResult): Html =>
    html`<tr>
      <th scope="row">
        ${holder.ura}<span class="soft small"> ${holder.providerType}</span>
        ${holder.approved === false && html`<br /><span class="badge bad">${said.notApproved[lang]}</span>`}
      </th>
      ${cells(columns.map(({ of }) => of(holder)))}
      <td class="small">${reasonList(holder.excludedBy, lang)}</td>
    </tr>`;
  return html`<table class="holders">
    <thead>
      <tr>
        <th scope="col">${said.holder[lang]}</th>
        ${columns.map(({ head }) => html`<th scope="col" class="number">${head[lang]}</th>`)}
        <th scope="col">${said.because[lang]}</th>
      </tr>
    </thead>
    <tbody>
      ${all.map(row)}
    </tbody>
    <tfoot>
      <tr>
        <th scope="row">${said.together[lang]}</th>
        ${cells(columns.map(({ of }) => all.reduce((total, holder) => total + of(holder), 0)))}
        <td></td>
      </tr>
    </tfoot>
  </table>`;
}

const reasonList = (excludedBy: HolderResult['excludedBy'], lang: Language): HtmlPart =>
  Object.entries(excludedBy).map(
    ([reason, count]) => html`<div>${exclusionWords[reason]?.[lang] ?? reason}: ${number(count, lang)}</div>`,
  );

function rules({ rules: all }: MigrationRecord, lang: Language): HtmlPart {
  const broken = all.filter(({ violations }) => violations > 0);
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
          ({ file, line, text }) =>
            html`<tr>
              <td><code>${file}</code>${line !== undefined && `, ${said.line[lang]} ${line}`}</td>
              <td>${text}</td>
            </tr>`,
        )}
      </tbody>
    </table>
    ${problemCount > all.length && html`<p class="soft small">${number(all.length, lang)} ${said.of[lang]} ${number(problemCount, lang)}</p>`}`;
}

function history(earlier: readonly EarlierCheck[], record: MigrationRecord, lang: Language): HtmlPart {
  if (earlier.length === 0) return undefined;
  const row = (n: number, when: string, check: Omit<EarlierCheck, 'finished'>): Html => {
    const [sign, word] = verdictWords[check.verdict];
    return html`<tr>
      <td class="number">${n}</td>
      <td>${when}</td>
      <td>${sign} ${word[lang]}</td>
      ${[check.messages, check.registerRows, check.findings].map((count) => html`<td class="number">${number(count, lang)}</td>`)}
    </tr>`;
  };
  return html`<h2>${said.earlier[lang]}</h2>
    <table>
      <thead>
        <tr>
          <th></th>
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
.alarm { color: var(--bad); font-weight: 600; }
.short td.number { width: 8rem; padding-right: 1.2rem; font-size: 1.15rem; }
.findings { font-size: .82rem; }
@media print { @page { size: A4 landscape; } .holders { font-size: 8.5pt; } }
`;
