import { html } from '../core/html.js';
import type { Html } from '../core/html.js';
import { page } from '../core/page.js';
import type { Language } from '../core/text.js';
import { visible } from '../core/visible.js';
import { momentIn } from './dossier-words.js';
import { agendaOf } from './overview-agenda.js';
import type { Remark } from './overview-agenda.js';
import { applicationColumns, providerColumns } from './overview-columns.js';
import type { Column } from './overview-columns.js';
import type { Overview, RowState } from './overview-rows.js';
import { boardScript } from './overview-script.js';
import { states, told } from './overview-words.js';
import { signed, verdictTerms } from '../core/terms.js';

/**
 * The planning board of suppliers and applications for coordinators, with that of the providers below it: one page
 * without anything beside it, sorted and filtered where it stands, and printed on A4 as it is seen.
 */
export const overviewPage = (overview: Overview, lang: Language): string =>
  page({
    lang,
    title: told.title[lang],
    style,
    script: boardScript,
    body: html`<header>
        <p class="kicker">${told.kicker[lang]}</p>
        <h1>${told.title[lang]}</h1>
        <p class="soft">${told.asOf[lang]} ${momentIn(lang, overview.made)}</p>
        ${tiles(overview, lang)}
      </header>
      <main>
        ${agenda(overview, lang)}
        <h2>${told.applications[lang]}</h2>
        ${board('applications', told.applications[lang], applicationColumns, overview.rows, lang, ({ supplier }) => supplier ?? told.unknownSupplier[lang])} ${loose(overview, lang)}
        <h2>${told.providers[lang]}</h2>
        ${
          overview.providers.length === 0
            ? html`<p class="soft">${told.noProviders[lang]}</p>`
            : html`<p class="soft small">${told.providersNote[lang]}</p>
                ${board('providers', told.providers[lang], providerColumns(overview.rows), overview.providers, lang)}`
        }
        ${meanings(overview, lang)}
      </main>`,
  });

const statesOf = ({ rows }: Overview): readonly RowState[] =>
  (Object.keys(states) as RowState[]).filter((state) => rows.some((row) => row.state === state));

/** The first screen: who may go live now, who waits for what, and what does not add up. */
function agenda(overview: Overview, lang: Language): Html {
  const { mayNow, waiting, flags } = agendaOf(overview);
  const list = (remarks: readonly Remark[]): Html =>
    html`<ul>${remarks.map(({ who, text }) => html`<li><strong>${who}</strong>: ${text[lang]}</li>`)}</ul>`;
  return html`<section class="agenda">
      <h2>✓ ${told.mayNow[lang]} (${mayNow.length})</h2>
      ${mayNow.length + waiting.length === 0 ? html`<p class="soft">${told.nobodyNow[lang]}</p>` : list(mayNow)}
      ${waiting.length > 0 && html`<h2>? ${told.waiting[lang]} (${waiting.length})</h2>${list(waiting)}`}
      ${flags.length > 0 && html`<h2>! ${told.flags[lang]} (${flags.length})</h2>${list(flags)}`}
    </section>`;
}

const tiles = (overview: Overview, lang: Language): Html =>
  html`<ul class="tiles">
    ${statesOf(overview).map(
      (state) =>
        html`<li class="${states[state].tone}">
          <strong>${overview.rows.filter((row) => row.state === state).length}</strong> ${signed(states[state], lang)}
        </li>`,
    )}
  </ul>`;

function board<T>(
  id: string,
  caption: string,
  columns: readonly Column<T>[],
  rows: readonly T[],
  lang: Language,
  groupOf?: (row: T) => string,
): Html {
  // A column in which nothing stands says nothing: a plan by itself has many.
  const shown = columns.filter(({ inFileOnly, text }) => !inFileOnly && rows.some((row) => text(row, lang) !== ''));
  return html`${panel(id, shown, rows, lang)}
    <div class="wide" role="region" tabindex="0" aria-label="${caption}">
    <table class="board" data-panel="${id}-choices">
      <thead>
        <tr>
          ${shown.map(({ heading }) => html`<th scope="col">${heading[lang]}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map((row, i) => {
          const group = groupOf?.(row);
          const isNew = group !== undefined && (i === 0 || group !== groupOf?.(rows[i - 1] as T));
          return html`${isNew && html`<tr class="group"><th scope="rowgroup" colspan="${shown.length}">${group}</th></tr>`}
            <tr>${shown.map((column) => cell(column, row, lang))}</tr>`;
        })}
      </tbody>
    </table>
    </div>`;
}

function cell<T>({ text, shown, order, choices, isName }: Column<T>, row: T, lang: Language): Html {
  const content = shown?.(row, lang) ?? text(row, lang);
  if (isName) return html`<th scope="row">${content}</th>`;
  return html`<td data-order="${order?.(row) ?? text(row, lang)}" data-choices="${JSON.stringify((choices?.(row, lang) ?? []).map(visible))}">${content}</td>`;
}

/** Fields to choose rows by. Hidden until the script makes them work. */
function panel<T>(id: string, columns: readonly Column<T>[], rows: readonly T[], lang: Language): Html {
  const selects = columns.map(({ heading, choices }, i) => {
    const values = [...new Set(rows.flatMap((row) => choices?.(row, lang) ?? []))].sort((one, other) =>
      one.localeCompare(other, lang),
    );
    if (values.length < 2) return html``;
    return html`<label
      >${heading[lang]}
      <select data-column="${i}">
        <option value="">${told.all[lang]}</option>
        ${values.map((value) => html`<option value="${value}">${value}</option>`)}
      </select></label
    >`;
  });
  return html`<div class="choices screen" id="${id}-choices" hidden>
    <label>${told.search[lang]} <input type="search" autocomplete="off" /></label>
    ${selects}
    <span role="status" class="soft" data-of="${told.of[lang]}" data-shown="${told.shown[lang]}"></span>
  </div>`;
}

const loose = ({ looseMigrations }: Overview, lang: Language): Html | false =>
  looseMigrations.length > 0 &&
  html`<h3>${told.looseMigrations[lang]}</h3>
    <ul>
      ${looseMigrations.map(({ place, verdict }) => html`<li>${place}: ${signed(verdictTerms[verdict], lang)}</li>`)}
    </ul>
    <p class="soft small">${told.looseNote[lang]}</p>`;

const meanings = (overview: Overview, lang: Language): Html =>
  html`<h2>${told.meaning[lang]}</h2>
    <dl>
      ${statesOf(overview).map(
        (state) =>
          html`<dt>${signed(states[state], lang)}</dt>
            <dd>${states[state].means[lang]}</dd>`,
      )}
${overview.rows.some(({ seal }) => seal !== undefined) && html`<dt>${told.sealed[lang]}</dt><dd>${told.keys[lang]}</dd>`}
    </dl>`;

const style = `
body { max-width: 108rem; }
.kicker { margin: 0; font-size: .85rem; font-weight: 600; letter-spacing: .04em; color: var(--accent); }
.tiles { list-style: none; display: flex; flex-wrap: wrap; gap: .5rem; padding: 0; margin: .8rem 0; }
.tiles li { padding: .4rem .8rem; border: 1px solid currentColor; border-radius: 6px; font-size: .88rem; }
.tiles strong { font-size: 1.15rem; margin-right: .2rem; font-variant-numeric: tabular-nums; }
.choices { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: end; margin: .6rem 0; }
.choices[hidden] { display: none; }
.choices label { display: grid; font-size: .8rem; color: var(--soft); }
.choices input, .choices select { font: inherit; font-size: .92rem; color: var(--ink); background: #fff; padding: .25rem .4rem; border: 1px solid var(--soft); border-radius: 4px; max-width: 14rem; }
.board { font-size: .86rem; }
.board th, .board td { overflow-wrap: break-word; hyphens: auto; }
.board .badge { border-radius: .8rem; }
.board thead th { vertical-align: bottom; hyphens: manual; }
.board thead button { font: inherit; color: inherit; background: none; border: 0; padding: .1rem 0; cursor: pointer; text-align: left; }
.board thead button::after { content: ' \\2195'; color: var(--soft); }
.board th[aria-sort=ascending] button::after { content: ' \\2191'; color: var(--ink); }
.board th[aria-sort=descending] button::after { content: ' \\2193'; color: var(--ink); }
.board .group th { text-align: left; background: var(--wash); font-size: .92rem; padding-top: .5rem; }
.agenda h2 { margin: .9rem 0 .2rem; font-size: 1.05rem; } .agenda ul { margin: .2rem 0 .6rem; } .line { display: block; min-width: 11rem; }
.board tbody tr:hover { background: var(--wash); }
.note { max-width: 14rem; }
.wide { overflow-x: auto; }
.wide:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.open { white-space: nowrap; }
.note { display: block; font-size: .78rem; color: var(--soft); overflow-wrap: anywhere; }
@media print {
  @page { size: A4 landscape; margin: 12mm; }
  .choices { display: none; } .wide { overflow: visible; } .board thead th { font-size: 7pt; }
  .board { font-size: 7.5pt; } .board thead { display: table-header-group; } .board thead button::after { content: none; }
  .board th, .board td { padding: .25rem .4rem .25rem 0; } .note { max-width: 9rem; } .board .badge { font-size: 7pt; } .note { font-size: 6.5pt; }
}
`;
