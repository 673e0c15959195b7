/** The tables of the page that are about holders. */
import { html } from '../../core/html.js';
import type { Html, HtmlPart } from '../../core/html.js';
import type { Language, Text } from '../../core/text.js';
import { exclusionWords, number, said } from './page-words.js';
import { alarmsOf, holderNamed } from './page-to-do.js';
import type { HolderResult, MigrationRecord } from '../result.js';

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

/** What became of each holder. */
export function holders(record: MigrationRecord, lang: Language): Html {
  return html`<h2>${said.perHolder[lang]}</h2>
    ${holderTable(record, migrationColumns, lang, false)} ${exclusions(record.holders, lang)}
    ${record.sample !== undefined && html`<p>${said.mirror[lang]} <a href="${record.sample}">${record.sample}</a></p>`}`;
}

/** What would go, what can be reduced first, and what cannot go and why. */
export function analysed(record: MigrationRecord, lang: Language): Html {
  const all = record.holders;
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
    ${holderTable(record, analysisColumns, lang)}`;
}

function holderTable(record: MigrationRecord, columns: readonly Column[], lang: Language, withReasons = true): Html {
  const all = record.holders;
  const cells = (counts: readonly number[]): HtmlPart =>
    counts.map(
      (count, i) => html`<td class="number${columns[i]?.alarms && count > 0 && ' alarm'}">${number(count, lang)}</td>`,
    );
  const row = (holder: HolderResult): Html =>
    html`<tr>
      <th scope="row">
        ${holderNamed({ ...holder, category: '' })}
        ${alarmsOf(holder, record).map((alarm) => html`<br /><span class="badge bad">${alarm[lang]}</span>`)}
      </th>
      ${cells(columns.map(({ of }) => of(holder)))}
      ${withReasons && html`<td class="small">${reasonList(holder.excludedBy, lang)}</td>`}
    </tr>`;
  return html`<table class="holders">
    <thead>
      <tr>
        <th scope="col">${said.holder[lang]}</th>
        ${columns.map(({ head }) => html`<th scope="col" class="number">${head[lang]}</th>`)}
        ${withReasons && html`<th scope="col">${said.because[lang]}</th>`}
      </tr>
    </thead>
    <tbody>
      ${all.map(row)}
    </tbody>
    <tfoot>
      <tr>
        <th scope="row">${said.together[lang]}</th>
        ${cells(columns.map(({ of }) => all.reduce((total, holder) => total + of(holder), 0)))}
        ${withReasons && html`<td></td>`}
      </tr>
    </tfoot>
  </table>`;
}

/** Of each holder why something was excluded; beside ten columns there is no room for it. */
function exclusions(all: readonly HolderResult[], lang: Language): HtmlPart {
  const some = all.filter(({ excluded }) => excluded > 0);
  if (some.length === 0) return undefined;
  const row = ({ ura, excludedBy }: HolderResult): Html =>
    html`<tr>
      <th scope="row">${ura}</th>
      <td>${reasonList(excludedBy, lang)}</td>
    </tr>`;
  return html`<table class="reasons">
    <caption>
      ${said.because[lang]}
    </caption>
    <tbody>
      ${some.map(row)}
    </tbody>
  </table>`;
}

const reasonList = (excludedBy: HolderResult['excludedBy'], lang: Language): HtmlPart =>
  Object.entries(excludedBy).map(
    ([reason, count]) => html`<div>${exclusionWords[reason]?.[lang] ?? reason}: ${number(count, lang)}</div>`,
  );
