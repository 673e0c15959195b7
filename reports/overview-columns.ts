import { html } from '../core/html.js';
import type { Html } from '../core/html.js';
import type { Language, Text } from '../core/text.js';
import { dayOf } from './overview-rows.js';
import type { OverviewRow } from './overview-rows.js';
import { dayIn, earlierRuns, goLiveIn, providerStates, sealWords, states, told } from './overview-words.js';
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
  /** The values by which rows are chosen in the page. */
  readonly choices?: (row: T, lang: Language) => readonly string[];
}

const some = (value: string | undefined): readonly string[] => (value === undefined ? [] : [value]);
const urgency = Object.keys(states);

/** The board of applications. */
export const applicationColumns: readonly Column<OverviewRow>[] = [
  {
    heading: labels.application,
    text: ({ application, place }) => application ?? place ?? '',
  },
  { heading: told.version, text: ({ version = '' }) => version },
  { heading: labels.supplier, text: ({ supplier = '' }) => supplier },
  {
    heading: labels.verdict,
    text: ({ state }, lang) => states[state].word[lang],
    order: ({ state }) => String(urgency.indexOf(state)),
    choices: ({ state }, lang) => [states[state].word[lang]],
    shown: ({ state, problems, specification = '' }, lang) => html`
      ${badge(states[state], lang)}
      ${specification.includes('+') && html`<span class="note">${told.under[lang]} ${specification}</span>`}
      ${problems.slice(0, 1).map((one) => html`<span class="note">${one}</span>`)}
      ${problems.length > 1 && html`<span class="note">(+ ${problems.length - 1})</span>`}
    `,
  },
  {
    heading: told.open,
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
  {
    heading: told.glg,
    text: ({ glg }, lang) => (glg === undefined ? '' : goLiveIn(lang, glg)),
    shown: ({ glg }, lang) => html`<span class="nowrap">${glg !== undefined && goLiveIn(lang, glg)}</span>`,
    order: ({ glg }) => dayOf(glg),
  },
  { heading: told.region, text: ({ region = '' }) => region, choices: ({ region }) => some(region) },
  { heading: told.phase, text: ({ phase = '' }) => phase, choices: ({ phase }) => some(phase) },
  { heading: labels.specification, text: ({ specification = '' }) => specification, inFileOnly: true },
  { heading: told.key, text: ({ keyId = '' }) => keyId, inFileOnly: true },
  { heading: told.file, text: ({ place = '' }) => place, inFileOnly: true },
  { heading: told.problem, text: ({ problems }) => problems.join('; '), inFileOnly: true },
];

/** The board of providers. */
export const providerColumns: readonly Column<PlannedProvider>[] = [
  { heading: told.provider, text: ({ name }) => name },
  { heading: told.place, text: ({ place }) => place, choices: ({ place }) => [place] },
  { heading: labels.application, text: ({ application }) => application, choices: ({ application }) => [application] },
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
    order: ({ glg }) => dayOf(glg),
  },
  { heading: { nl: 'URA', en: 'URA' }, text: ({ ura = '' }) => ura },
];
