/** The parts of the dossier below the matrix, in the order in which they are read. A part without content is left out. */
import type { Basis } from '../core/basis.js';
import { grouped } from '../core/grouped.js';
import { html } from '../core/html.js';
import type { Html } from '../core/html.js';
import type { CheckResult, RunRecord, ScenarioResult } from '../core/run-record.js';
import type { Language } from '../core/text.js';
import { findingKinds, said } from './dossier-words.js';
import { bounded } from './escape.js';
import { baselineLines, blockingFailures, findingsOf, notShown, reasonOf, scenariosThatEnded } from './shortcomings.js';
import type { Located, Unjudged } from './shortcomings.js';
import { table } from './table.js';
import { outcomeTerms, signed } from '../core/terms.js';
import { detailOf, judgedLine, partsOf, sentenceOf } from './wording.js';
import { basisWords, labels } from './words.js';

/** How much of a value a reader gets; the whole stands in the transcript. */
const valueLimit = 1200;

/** Each failure that blocks: the demand, what was expected, what came, and where to look. */
export function shortcomings(record: RunRecord, lang: Language): Html | undefined {
  const failures = blockingFailures(record);
  if (failures.length === 0) return undefined;
  return html`<h2>${said.shortcomings[lang]} (${failures.length})</h2>
    ${failures.map((one) => failure(record, one, lang))}`;
}

const failure = (record: RunRecord, { condition, scenario, check }: Located, lang: Language): Html =>
  html`<section class="finding">
    <h3>✗ ${scenario.title[lang]}</h3>
    <p class="soft small">
      ${condition.id} ${condition.title[lang]} · ${scenario.id} · ${check.title[lang]} (<span class="mono"
        >${check.id}</span
      >)
    </p>
    <dl>
      <dt>${labels.demand[lang]}</dt>
      <dd>${judgedLine(record, condition, check, lang)}</dd>
      <dt>${said.message[lang]}</dt>
      <dd>${bounded(sentenceOf(check, lang), valueLimit)}</dd>
      ${told(check, lang)}
      <dt>${labels.source[lang]}</dt>
      <dd>${check.sources.join('; ')} (${check.level}, ${basisWords[check.basis][lang]})</dd>
      <dt>${said.evidence[lang]}</dt>
      <dd>${transcriptOf(scenario, lang)}</dd>
      <dt>${labels.repeat[lang]}</dt>
      <dd><code>${scenario.repeat}</code></dd>
    </dl>
  </section>`;

const told = (check: CheckResult, lang: Language): readonly Html[] =>
  [[labels.detail[lang], detailOf(check, lang)] as const, ...partsOf(check, lang)].flatMap(([label, value]) =>
    value === undefined
      ? []
      : [
          html`<dt>${label}</dt>
            <dd><code>${bounded(value, valueLimit)}</code></dd>`,
        ],
  );

function transcriptOf({ transcript }: ScenarioResult, lang: Language): Html {
  // A record may come from elsewhere: only what stands beside it is linked to.
  if (transcript === undefined || !/^transcripts\/[\w.-]+$/.test(transcript)) return html`–`;
  return html`<a href="${transcript}">${said.transcript[lang]}</a>`;
}

/** What was not judged, then what was not shown; many often lack evidence for one reason, which is told once. */
export function unjudged(record: RunRecord, lang: Language): Html | undefined {
  const rows = [
    ...byReason(scenariosThatEnded(record, 'error', lang)).map(
      (one) => [...one, outcomeTerms.error.word[lang]] as const,
    ),
    ...byReason(notShown(record, lang)).map((one) => [...one, outcomeTerms['not-shown'].word[lang]] as const),
  ];
  if (rows.length === 0) return undefined;
  return html`<h2>${said.notShown[lang]}</h2>
    ${table(
      [said.what[lang], labels.verdict[lang], said.why[lang]],
      rows.map(
        ([reason, ids, word]) =>
          html`<tr>
              <td class="mono">${ids.join(', ')}</td>
              <td>${word}</td>
              <td>${bounded(reason, valueLimit)}</td>
            </tr>`,
      ),
    )}`;
}

const byReason = (all: readonly Unjudged[]): readonly (readonly [string, readonly string[]])[] =>
  [...grouped(all, ({ reason }) => reason)].map(([reason, group]) => [reason, group.map(({ id }) => id)]);

/** What somebody should look at although it does not block. */
export function findings(record: RunRecord, lang: Language): Html | undefined {
  const all = findingsOf(record, lang);
  if (all.length === 0) return undefined;
  return html`<h2>${said.findings[lang]} (${all.length})</h2>
    ${table(
      [said.what[lang], said.scenario[lang], said.message[lang]],
      all.map(
        ({ kind, text, scenario }) =>
          html`<tr>
              <td>${findingKinds[kind]?.[lang] ?? kind}</td>
              <td class="mono">${scenario ?? '–'}</td>
              <td>${bounded(text, valueLimit)}</td>
            </tr>`,
      ),
    )}`;
}

/** What was known beforehand, and whether it still is what was found. */
export function knownBeforehand(record: RunRecord, lang: Language): Html | undefined {
  const lines = baselineLines(record, lang);
  if (lines.length === 0) return undefined;
  return html`<h2>${labels.baseline[lang]} (${lines.length})</h2>
    <p>${said.baselineNote[lang]}</p>
    <ul>${lines.map((line) => html`<li>${bounded(line, valueLimit)}</li>`)}</ul>`;
}

/** The rules that were judged on an assumption, each once, with how often and how it ended. */
export function assumptions(record: RunRecord, lang: Language): Html | undefined {
  const assumed: Basis = 'assumed';
  const judged = record.conditions
    .flatMap(({ scenarios: all }) => all.flatMap(({ checks }) => checks))
    .filter(({ basis, outcome }) => basis === assumed && (outcome === 'pass' || outcome === 'fail'));
  if (judged.length === 0) return undefined;
  const groups = [...grouped(judged, ({ id }) => id)].sort(([a], [b]) => a.localeCompare(b));
  return html`<h2>${said.assumptions[lang]} (${groups.length})</h2>
    <p>${said.assumptionsNote[lang]}</p>
    <table>
      <thead>
        <tr>
          <th scope="col">${said.check[lang]}</th>
          <th scope="col">${labels.source[lang]}</th>
          <th class="number" scope="col">${said.times[lang]}</th>
          <th scope="col">${said.outcome[lang]}</th>
        </tr>
      </thead>
      <tbody>
        ${groups.map(([id, of]) => {
          const failed = of.some(({ outcome }) => outcome === 'fail');
          const sources = [...new Set(of.flatMap((one) => one.sources))].join('; ');
          return html`<tr>
            <td>${of[0]?.title[lang]} <span class="mono soft">${id}</span></td>
            <td class="small">${bounded(sources, 300)}</td>
            <td class="number">${of.length}</td>
            <td class="nowrap">${signed(outcomeTerms[failed ? 'fail' : 'pass'], lang)}</td>
          </tr>`;
        })}
      </tbody>
    </table>`;
}

/** Room for a hand. */
export const signatures = (lang: Language): Html =>
  html`<h2>${said.signatures[lang]}</h2>
    <table class="sign">
      <thead>
        <tr>
          <th scope="col"></th>
          <th scope="col">${said.name[lang]}</th>
          <th scope="col">${said.role[lang]}</th>
          <th scope="col">${said.date[lang]}</th>
          <th scope="col">${said.signature[lang]}</th>
        </tr>
      </thead>
      <tbody>
        ${[said.forTester, said.forSupplier, said.forMitz].map(
          (who) =>
            html`<tr>
              <th scope="row">${who[lang]}</th>
              <td></td>
              <td></td>
              <td></td>
              <td></td>
            </tr>`,
        )}
      </tbody>
    </table>`;

/** Every scenario that counts for this target, for whoever wants to see the whole. */
export function scenarios(record: RunRecord, lang: Language): Html {
  const all = record.conditions.flatMap((condition) => condition.scenarios);
  const counting = all.filter(({ outcome }) => outcome !== 'not-applicable');
  const left = all.length - counting.length;
  return html`<h2>${said.scenarios[lang]} (${counting.length})</h2>
    ${left > 0 && html`<p class="soft small">${left} × ${outcomeTerms['not-applicable'].word[lang]}</p>`}
    ${table(
      [said.scenario[lang], said.what[lang], said.outcome[lang], said.evidence[lang]],
      counting.map((scenario) => {
        const reason = scenario.outcome === 'pass' ? undefined : reasonOf(scenario, lang);
        return html`<tr>
            <td class="mono">${scenario.id}</td>
            <td>
              ${scenario.title[lang]}${reason !== undefined && html`<br /><span class="soft small">${bounded(reason, 300)}</span>`}
            </td>
            <td class="nowrap">${signed(outcomeTerms[scenario.outcome], lang)}</td>
            <td>${transcriptOf(scenario, lang)}</td>
          </tr>`;
      }),
    )}`;
}
