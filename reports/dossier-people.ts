/** The parts of the dossier about what people say: declarations, the steps of accession, and what was stated on the way. */
import { html } from '../core/html.js';
import type { Html } from '../core/html.js';
import type { RunRecord } from '../core/run-record.js';
import type { Language } from '../core/text.js';
import { declarationLine } from './declarations.js';
import { momentIn, said } from './dossier-words.js';
import { bounded, oneLine } from './escape.js';
import { saidText, statedIn } from './stated.js';
import type { Stated } from './stated.js';
import { conditionTerms, signed } from '../core/terms.js';
import { table } from './table.js';
import { labels } from './words.js';

/** Who declared what, and whether it counts. */
export function declared(record: RunRecord, lang: Language): Html {
  const all = record.conditions.flatMap(({ id, declarations }) =>
    (declarations ?? []).map((declaration) => ({ id, ...declaration })),
  );
  if (all.length === 0)
    return html`<h2>${said.declared[lang]}</h2>
      <p>${said.nobody[lang]}</p>`;
  return html`<h2>${said.declared[lang]}</h2>
    ${table(
      [
        labels.condition[lang],
        said.document[lang],
        said.signedBy[lang],
        said.date[lang],
        said.digest[lang],
        said.counts[lang],
      ],
      all.map(
        (one) =>
          html`<tr>
              <th scope="row">${one.id}</th>
              <td>${one.document}</td>
              <td>${one.signedBy}${one.role !== undefined && html` <span class="soft">(${one.role})</span>`}</td>
              <td class="nowrap">${one.date}${one.validUntil !== undefined && html`<br />– ${one.validUntil}`}</td>
              <td class="mono" title="${one.sha256}">${one.sha256.slice(0, 12)}</td>
              <td>
                ${
                  one.problem === undefined
                    ? html`<span class="badge said">✓ ${said.yes[lang]}</span>`
                    : html`<span class="badge bad">✗</span> ${one.problem[lang]}`
                }${(one.notes ?? []).map((note) => html`<br /><span class="small">${note[lang]}</span>`)}
              </td>
            </tr>`,
      ),
    )}`;
}

/** The steps of accession: what each asks, and who declared it. They do not change the verdict. */
export function accession({ accession: steps = [] }: RunRecord, lang: Language): Html | undefined {
  if (steps.length === 0) return undefined;
  return html`<h2>${labels.accession[lang]}</h2>
    ${table(
      [labels.step[lang], labels.verdict[lang], said.document[lang]],
      steps.map((step) => {
        const documents = step.declarations.map((one) => html`<br />${declarationLine(one, lang)}`);
        return html`<tr>
            <th scope="row">${step.title[lang]}</th>
            <td class="nowrap">${signed(conditionTerms[step.verdict], lang)}</td>
            <td>
              <span class="soft">${step.toDeclare[lang]}</span>${documents}${
                step.differs && html`<br /><em>${step.differs[lang]}</em>`
              }
            </td>
          </tr>`;
      }),
    )}`;
}

/** How much is shown of why an attempt was set aside. */
const reasonLimit = 300;

/** What a person stated at each step, beside what the wire showed; then the attempts that were set aside. */
export function statements(record: RunRecord, lang: Language): Html | undefined {
  const all = statedIn(record);
  const { setAside = [] } = record;
  if (all.length === 0 && setAside.length === 0) return undefined;
  return html`<h2>${said.statements[lang]} (${all.length})</h2>
    <p>${said.statementsNote[lang]}</p>
    ${table(
      [said.scenario[lang], said.stated[lang], said.wire[lang], said.by[lang]],
      all.map(
        (one) =>
          html`<tr>
              <td class="mono">${one.scenario}</td>
              <td>${statedText(one)}</td>
              <td class="small">${one.wire.length === 0 ? '–' : one.wire.map((line) => html`${oneLine(line)}<br />`)}</td>
              <td>${one.by}<br /><span class="soft small">${momentIn(lang, one.at)}</span></td>
            </tr>`,
      ),
    )}
    ${
      setAside.length > 0 &&
      html`<h3>${said.setAside[lang]} (${setAside.length})</h3>
        <ul>
          ${setAside.map(
            ({ scenario, by, at, reason }) =>
              html`<li><span class="mono">${scenario}</span>: ${bounded(reason, reasonLimit)} (${[by, momentIn(lang, at)].filter(Boolean).join(', ')})</li>`,
          )}
        </ul>`
    }`;
}

function statedText(one: Stated): Html {
  const told = saidText(one);
  return html`<span class="mono">${one.action}</span>: ${one.result}${told !== undefined && html`<br /><code>${told}</code>`}${
    one.remark !== undefined && html`<br />“${bounded(one.remark, reasonLimit)}”`
  }`;
}
