import { html } from '../core/html.js';
import type { Html } from '../core/html.js';
import type { Language, Text } from '../core/text.js';
import { isWith, waitsFor } from './overview-agenda.js';
import { orderOf } from './overview-moments.js';
import type { MayGoLive, OverviewRow } from './overview-rows.js';
import { dayIn, earlierRuns, goLiveIn, mayWords, providerStates, sealWords, states, told } from './overview-words.js';
import type { PlannedProvider } from './submission.js';
import { badge, conditionTerms, signed, verdictTerms } from '../core/terms.js';
import { labels } from './words.js';

/** One column of a board: the same in the page and in the CSV. */
export interface Column<T> {
  readonly heading: Text;
  readonly text: (row: T, lang: Language) => string;
  /** As the page shows it, where that is more than its text. */
  readonly shown?: (row: T, lang: Language) => Html;
  /** What it is sorted by, where that is not its text. */
  readonly order?: (row: T) => string;
  /** Only in the CSV: the page tells it elsewhere in the row. */
  readonly inFileOnly?: true;
  /** It names the row. */
  readonly isName?: true;
  /** The values by which rows are chosen in the page. */
  readonly choices?: (row: T, lang: Language) => readonly string[];
}

const some = (value: string | undefined): readonly string[] => (value === undefined ? [] : [value]);
const urgency = Object.keys(states);

const may = (answer: MayGoLive, lang: Language): Html => badge(mayWords[answer], lang);
const mayOrder: readonly MayGoLive[] = ['yes', 'no', 'unknown'];

/** The board of applications. */
export const applicationColumns: readonly Column<OverviewRow>[] = [
  {
    heading: told.mayGoLive,
    text: ({ mayGoLive }, lang) => mayWords[mayGoLive].word[lang],
    shown: ({ mayGoLive }, lang) => may(mayGoLive, lang),
    order: ({ mayGoLive }) => String(mayOrder.indexOf(mayGoLive)),
    choices: ({ mayGoLive }, lang) => [mayWords[mayGoLive].word[lang]],
  },
  { heading: labels.supplier, text: ({ supplier = '' }) => supplier, choices: ({ supplier }) => some(supplier) },
  {
    heading: labels.application,
    text: ({ application, place }) => application ?? place ?? '',
    isName: true,
  },
  { heading: told.version, text: ({ version = '' }) => version },
  {
    heading: told.waitsFor,
    text: (row, lang) =>
      waitsFor(row)
        .map((text) => text[lang])
        .join('; '),
    order: (row) => String(waitsFor(row).length),
    shown: (row, lang) => html`${waitsFor(row).map((text) => html`<span class="line">${text[lang]}</span>`)}`,
  },
  {
    heading: told.acceptance,
    text: ({ acceptance }, lang) => (acceptance === undefined ? '' : goLiveIn(lang, acceptance)),
    order: ({ acceptance }) => orderOf(acceptance),
  },
  {
    heading: told.glg,
    text: ({ glg, onderVoorbehoud }, lang) =>
      glg === undefined ? '' : `${goLiveIn(lang, glg)}${onderVoorbehoud ? ` * ${told.reservation[lang]}` : ''}`,
    shown: ({ glg, onderVoorbehoud }, lang) => html`
      <span class="nowrap">${glg !== undefined && goLiveIn(lang, glg)}${onderVoorbehoud && ' *'}</span>
      ${onderVoorbehoud && html`<span class="note">${told.reservation[lang]}</span>`}
    `,
    order: ({ glg }) => orderOf(glg),
  },
  {
    heading: labels.verdict,
    text: ({ state }, lang) => states[state].word[lang],
    order: ({ state }) => String(urgency.indexOf(state)),
    choices: ({ state }, lang) => [states[state].word[lang]],
    shown: ({ state, problems, specification = '', unsignedByMitz = [] }, lang) => html`
      ${badge(states[state], lang)}
      ${unsignedByMitz.length > 0 && html`<span class="note">${unsignedByMitz.join(' ')}: ${told.asTheSupplierSays[lang]}</span>`}
      ${specification.includes('+') && html`<span class="note">${told.under[lang]} ${specification}</span>`}
      ${problems.slice(0, 1).map((one) => html`<span class="note">${one}</span>`)}
      ${problems.length > 1 && html`<span class="note">(+ ${problems.length - 1})</span>`}
    `,
  },
  {
    heading: told.open,
    inFileOnly: true,
    text: ({ open }, lang) => open.map(({ id, verdict }) => `${id} ${conditionTerms[verdict].word[lang]}`).join(', '),
    order: ({ open }) => String(open.length),
    shown: ({ open }, lang) =>
      html`${open.map(({ id, verdict }) => {
        const { sign, word } = conditionTerms[verdict];
        return html`<span class="open" title="${word[lang]}">${sign} ${id}</span> `;
      })}`,
  },
  {
    heading: told.migration,
    text: ({ migration }, lang) => (migration ? signed(verdictTerms[migration.verdict], lang) : ''),
  },
  {
    heading: labels.functionalities,
    text: ({ functionalities }) => functionalities.join(', '),
    choices: ({ functionalities }) => functionalities,
  },
  {
    heading: told.lastRun,
    text: ({ lastRun }, lang) => (lastRun === undefined ? '' : dayIn(lang, lastRun)),
    order: ({ lastRun = '' }) => lastRun,
    shown: ({ lastRun, earlier }, lang) =>
      html`<span class="nowrap">${lastRun !== undefined && dayIn(lang, lastRun)}</span>
      ${earlier > 0 && html`<span class="note">${earlierRuns(earlier)[lang]}</span>`}`,
  },
  {
    heading: told.sealed,
    text: ({ seal }, lang) => (seal ? sealWords[seal][lang] : ''),
    shown: ({ seal, keyId, challenge }, lang) => html`
      ${seal && sealWords[seal][lang]}
      ${keyId !== undefined && html`<span class="note mono" title="${keyId}">${keyId.slice(0, 8)}…</span>`}
      ${seal === 'known-key' && challenge === undefined && html`<span class="note">${told.noChallenge[lang]}</span>`}
    `,
  },
  { heading: told.region, text: ({ region = '' }) => region, choices: ({ region }) => some(region) },
  { heading: told.phase, text: ({ phase = '' }) => phase, choices: ({ phase }) => some(phase) },
  { heading: labels.specification, text: ({ specification = '' }) => specification, inFileOnly: true },
  { heading: told.key, text: ({ keyId = '' }) => keyId, inFileOnly: true },
  { heading: told.file, text: ({ place = '' }) => place, inFileOnly: true },
  { heading: told.problem, text: ({ problems }) => problems.join('; '), inFileOnly: true },
];

/** What a provider may follows from its applications: all of them must be allowed. */
function mayOf(provider: PlannedProvider, rows: readonly OverviewRow[]): MayGoLive {
  const answers = provider.applications.map((name): MayGoLive => {
    const meant = rows.filter((row) => isWith({ ...provider, applications: [name] }, row)).map((row) => row.mayGoLive);
    return mayOrder.find((answer) => meant.includes(answer)) ?? 'unknown';
  });
  if (answers.includes('no')) return 'no';
  return answers.every((answer) => answer === 'yes') ? 'yes' : 'unknown';
}

/** The board of providers, beside that of the applications. */
export const providerColumns = (rows: readonly OverviewRow[]): readonly Column<PlannedProvider>[] => [
  {
    heading: told.mayGoLive,
    text: (provider, lang) => mayWords[mayOf(provider, rows)].word[lang],
    shown: (provider, lang) => may(mayOf(provider, rows), lang),
    order: (provider) => String(mayOrder.indexOf(mayOf(provider, rows))),
    choices: (provider, lang) => [mayWords[mayOf(provider, rows)].word[lang]],
  },
  { heading: told.provider, text: ({ name }) => name, isName: true },
  { heading: told.place, text: ({ places }) => places.join(', '), choices: ({ places }) => places },
  { heading: labels.supplier, text: ({ supplier = '' }) => supplier, choices: ({ supplier }) => some(supplier) },
  {
    heading: labels.application,
    text: ({ applications }) => applications.join(', '),
    choices: ({ applications }) => applications,
  },
  {
    heading: told.state,
    text: ({ state }, lang) => providerStates[state].word[lang],
    choices: ({ state }, lang) => [providerStates[state].word[lang]],
    shown: ({ state }, lang) => badge(providerStates[state], lang),
  },
  {
    heading: told.glg,
    text: ({ glg }, lang) => (glg === undefined ? '' : goLiveIn(lang, glg)),
    shown: ({ glg }, lang) => html`<span class="nowrap">${glg !== undefined && goLiveIn(lang, glg)}</span>`,
    order: ({ glg }) => orderOf(glg),
  },
  { heading: told.phase, text: ({ phase = '' }) => phase, choices: ({ phase }) => some(phase) },
  { heading: { nl: 'URA', en: 'URA' }, text: ({ ura = '' }) => ura },
];
