/** The lines that keep a run from being accepted, on the first page of the dossier. */
import { html } from '../core/html.js';
import type { Html } from '../core/html.js';
import type { RunRecord } from '../core/run-record.js';
import { badge, conditionTerms } from '../core/terms.js';
import type { Language } from '../core/text.js';
import { said } from './dossier-words.js';
import { bounded } from './escape.js';
import { standingOf } from './standing.js';
import { table } from './table.js';
import { labels } from './words.js';

/** Each open line, its demand, and what would show it; nothing where none is open. */
export function openLines(record: RunRecord, lang: Language): Html | undefined {
  const { open } = standingOf(record);
  if (open.length === 0) return undefined;
  return html`<h2>${said.open[lang]} (${open.length})</h2>
    ${table(
      [labels.line[lang], labels.verdict[lang], labels.demand[lang], said.toDo[lang]],
      open.map(
        ({ id, verdict, demand, toDo }) =>
          html`<tr>
              <th scope="row">${id}</th>
              <td>${badge(conditionTerms[verdict], lang)}</td>
              <td>${demand[lang]}</td>
              <td>${bounded(toDo[lang], 600)}</td>
            </tr>`,
      ),
    )}`;
}
