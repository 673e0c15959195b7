import { html } from '../core/html.js';
import type { Html } from '../core/html.js';
import { evidenceKinds } from '../core/line.js';
import type { EvidenceKind } from '../core/line.js';
import { page } from '../core/page.js';
import type { ConditionResult, RunRecord } from '../core/run-record.js';
import type { Outcome } from '../core/outcome.js';
import type { Language } from '../core/text.js';
import { categoryTitle } from './category.js';
import { besideLines } from './beside.js';
import { accession, declared, statements } from './dossier-people.js';
import {
  assumptions,
  findings,
  knownBeforehand,
  scenarios,
  shortcomings,
  signatures,
  unjudged,
} from './dossier-sections.js';
import { factNames, kindWords, momentIn, policyWords, said } from './dossier-words.js';
import { openLines } from './dossier-open.js';
import { firstSentence, standingLines } from './standing.js';
import { badge, byUrgency, conditionTerms, outcomeTerms, scopeWords, signed, verdictTerms } from '../core/terms.js';
import { bounded } from './escape.js';
import { labels } from './words.js';

/**
 * The dossier of one run, for whoever was not there: one page without anything beside it, to be read in five minutes
 * and printed on A4. Links lead to the transcripts where they stand in the run directory and in the pack.
 */
export const dossier = (record: RunRecord, lang: Language): string =>
  page({
    lang,
    title: `${said.kicker[lang]}: ${record.target.application.name} ${record.target.application.version}`,
    style,
    body: html`<header>${head(record, lang)}</header>
      <main>
        ${openLines(record, lang)} ${facts(record, lang)} ${matrix(record, lang)} ${shortcomings(record, lang)}
        ${proof(lang)} ${signatures(lang)}
        <div class="annexes">
          <h2>${said.annexes[lang]}</h2>
          <p>${said.annexesNote[lang]}</p>
          ${findings(record, lang)} ${unjudged(record, lang)} ${declared(record, lang)} ${accession(record, lang)}
          ${statements(record, lang)} ${knownBeforehand(record, lang)} ${assumptions(record, lang)}
          ${scenarios(record, lang)}
        </div>
      </main>`,
  });

const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

function head(record: RunRecord, lang: Language): Html {
  const { target, verdict, scope } = record;
  const { sign, word, tone } = verdictTerms[verdict];
  return html`<p class="kicker">${said.kicker[lang]}</p>
    <h1>${target.application.name} ${target.application.version}</h1>
    <p class="soft">${target.supplier}</p>
    <div class="banner verdict ${tone}">
      <strong>${sign} ${capitalised(word[lang])}</strong> <span>${bounded(firstSentence(record, lang), 1000)}</span>
    </div>
    <ul class="standing">
      ${standingLines(record, lang).map((line) => html`<li>${line}</li>`)}
    </ul>
    ${scope !== 'full' && html`<p class="banner warn">! ${scopeWords[scope][lang]}</p>`}
    ${record.interrupted && html`<p class="banner warn">! ${labels.interrupted[lang]}</p>`}`;
}

function facts(record: RunRecord, lang: Language): Html {
  const { target, specification, policy, seed, tool, started, finished } = record;
  const named = (of: Readonly<Record<string, string>>): string =>
    [
      [of['name'], of['version']].filter(Boolean).join(' '),
      ...Object.entries(of).flatMap(([key, value]) =>
        ['name', 'version'].includes(key) ? [] : [`${factNames[key]?.[lang] ?? key} ${value}`],
      ),
    ]
      .filter(Boolean)
      .join(', ');
  const rows: readonly (readonly [string, string])[] = [
    [labels.supplier[lang], target.supplier],
    [labels.application[lang], `${target.application.name} ${target.application.version}`],
    [labels.connector[lang], named(target.connector)],
    [said.provider[lang], named(target.provider)],
    [said.performed[lang], [...new Set([momentIn(lang, started), momentIn(lang, finished)])].join(' – ')],
    [labels.specification[lang], [specification.set, ...specification.overlays].join(' + ')],
    [labels.policy[lang], policyWords[policy][lang]],
    [said.seed[lang], String(seed)],
    [said.tool[lang], `${tool.name} ${tool.version}`],
    [said.challenge[lang], record.challenge ?? said.noChallenge[lang]],
    ...besideLines(record, lang).map(({ name, text }) => [name, text] as const),
  ];
  return html`<h2>${said.who[lang]}</h2>
    <dl>
      ${rows.map(
        ([name, value]) =>
          html`<dt>${name}</dt>
            <dd>${value}</dd>`,
      )}
    </dl>`;
}

function matrix(record: RunRecord, lang: Language): Html {
  const tiles = byUrgency.map((verdict) => {
    const count = record.conditions.filter((condition) => condition.verdict === verdict).length;
    return html`<li class="${count === 0 ? 'none' : conditionTerms[verdict].tone}">
      <strong>${count}</strong> ${signed(conditionTerms[verdict], lang)}
    </li>`;
  });
  const categories = [...new Set(record.conditions.map(({ id }) => categoryTitle(id, lang)))];
  return html`<h2>${said.matrix[lang]}</h2>
    <ul class="tiles">
      ${tiles}
    </ul>
    <p class="soft small">${said.matrixNote[lang]}</p>
    ${categories.map(
      (category) =>
        html`<table>
          <caption>
            ${category}
          </caption>
          <thead>
            <tr>
              <th class="id" scope="col">${labels.condition[lang]}</th>
              <th scope="col">${said.what[lang]}</th>
              <th class="by" scope="col">${said.shownBy[lang]}</th>
              <th class="strip" scope="col">${labels.scenarios[lang]}</th>
              <th class="verdict-cell" scope="col">${labels.verdict[lang]}</th>
            </tr>
          </thead>
          <tbody>
            ${record.conditions.filter(({ id }) => categoryTitle(id, lang) === category).map((condition) => row(condition, lang))}
          </tbody>
        </table>`,
    )}`;
}

const row = (condition: ConditionResult, lang: Language): Html =>
  html`<tr>
    <th scope="row">${condition.id}</th>
    <td>${condition.title[lang]}</td>
    <td>${shownBy(condition, lang)}</td>
    <td>${strip(condition, lang)}</td>
    <td>${badge(conditionTerms[condition.verdict], lang)}</td>
  </tr>`;

/** By what kinds of evidence its lines were shown, as far as they were. */
function shownBy({ lines }: ConditionResult, lang: Language): string {
  const has = (kind: EvidenceKind): boolean => lines.some((line) => line.shownBy.some((one) => one.kind === kind));
  return (
    evidenceKinds
      .filter(has)
      .map((kind) => kindWords[kind][lang])
      .join(', ') || '–'
  );
}

/** How many scenarios ended how: `✓ 21 ✗ 2`. */
function strip({ scenarios: all }: ConditionResult, lang: Language): Html {
  const counts = (Object.keys(outcomeTerms) as Outcome[])
    .map((outcome) => [outcomeTerms[outcome], all.filter((one) => one.outcome === outcome).length] as const)
    .filter(([, count]) => count > 0);
  if (counts.length === 0) return html`–`;
  return html`${counts.map(([{ word, sign, tone }, count]) => html`<span class="count ${tone}" title="${word[lang]}">${sign} ${count}</span> `)}`;
}

const proof = (lang: Language): Html =>
  html`<h2>${said.witnessed[lang]}</h2>
    <p>${said.witness[lang]}</p>`;

const style = `
.kicker { margin: 0; font-size: .85rem; font-weight: 600; letter-spacing: .04em; color: var(--accent); }
h1 + p { margin-top: 0; }
.verdict strong { font-size: 1.35rem; display: block; }
.standing { margin: .6rem 0; padding-left: 1.2rem; }
.tiles { list-style: none; display: flex; flex-wrap: wrap; gap: .5rem; padding: 0; margin: .8rem 0; }
.tiles li { padding: .4rem .8rem; border: 1px solid currentColor; border-radius: 6px; font-size: .88rem; }
.tiles strong { font-size: 1.15rem; margin-right: .2rem; font-variant-numeric: tabular-nums; }
.id { width: 8.5rem; } .by { width: 11rem; } .strip { width: 7.5rem; } .verdict-cell { width: 10.5rem; }
.count { font-size: .84rem; padding: 0 .35rem; border-radius: 4px; white-space: nowrap; }
.finding { border: 1px solid var(--line); border-left: 5px solid var(--bad); border-radius: 4px; padding: .3rem 1rem .7rem; margin: .9rem 0; break-inside: avoid; }
.finding h3 { margin-top: .5rem; } .finding p { max-width: none; }
.sign td { height: 3.6rem; vertical-align: bottom; } .sign th { vertical-align: bottom; width: 14rem; }
@media print {
  html { font-size: 12px; } main, header { font-size: 8.5pt; } h2 { margin-top: .9rem; padding-top: .3rem; }
  .annexes { break-before: page; } .tiles, .standing { margin: .3rem 0; } .tiles .none { display: none; }
  td, th { padding-top: .12rem; padding-bottom: .12rem; } .badge { padding: 0 .4rem; } .sign td { height: 2.2rem; }
  .id { width: 8.4rem; } .by { width: 9.5rem; } .strip { width: 5.5rem; } .verdict-cell { width: 9rem; } dl { margin: .3rem 0; }
}
details summary { cursor: pointer; font-weight: 600; margin: .6rem 0; }
`;
