/** What is to be done, for each holder: what went wrong by its cause, what blocks first, with the next step and the list for it. */
import { html } from '../../core/html.js';
import type { Html, HtmlPart } from '../../core/html.js';
import type { Language, Text } from '../../core/text.js';
import { causeText } from './causes.js';
import type { HolderResult, MigrationCause, MigrationRecord, RuleResult } from '../result.js';
import { byWeight, stepOf, steps } from './next-steps.js';
import { number, said } from './page-words.js';
import { resumeName, resumeSheetName } from './resume.js';

/** What stands out of a holder before any rule: none of it went, or none of it may go. */
export function alarmsOf({ approved, register, sent }: HolderResult, { rules }: MigrationRecord): readonly Text[] {
  const isJudged = (of: RuleResult['needs']): boolean => rules.some(({ needs, judged }) => needs === of && judged);
  return [
    ...(approved === false ? [said.notApproved] : []),
    ...(isJudged('both') && register.yes + register.no > 0 && sent.messages === 0 ? [said.nothingSent] : []),
    ...(isJudged('both') && register.total === 0 && sent.messages > 0 ? [said.notInRegister] : []),
  ];
}

/** Who a holder is: its name where that is known, the code and the words of its category. */
export const holderNamed = ({ ura, name, providerType, category }: Partial<HolderResult>): Html =>
  html`${name !== undefined && html`${name} `}<span class="${name !== undefined && 'soft'}">${ura}</span>${
    providerType !== undefined &&
    html`<span class="soft small"> ${providerType}${category !== undefined && category !== '' && `, ${category}`}</span>`
  }`;

interface ToDo {
  readonly holder: Partial<HolderResult>;
  readonly alarms: readonly Text[];
  /** What explains several of its findings. */
  readonly causes: readonly MigrationCause[];
  readonly broken: readonly { readonly rule: RuleResult; readonly times: number }[];
}

/** The section of the page. Nothing where there is nothing to do. */
export function toDo(record: MigrationRecord, lang: Language): HtmlPart {
  const all = [...record.holders.map((holder) => toDoOf(holder, record)), withoutHolder(record)];
  const open = all.filter(({ alarms, broken }) => alarms.length > 0 || broken.length > 0);
  if (open.length === 0) return undefined;
  const weight = ({ alarms, broken }: ToDo): number =>
    broken.some(({ rule }) => rule.blocks) ? 0 : alarms.length > 0 ? 1 : 2;
  const clean = record.holders.length - open.filter(({ holder }) => holder.ura !== undefined).length;
  return html`<h2>${said.toDo[lang]}</h2>
    ${record.resume !== undefined && html`<p>${said.leftMeans[lang]} <code>${resumeSheetName}</code> (<code>${resumeName}</code>). ${said.withBsns[lang]}</p>`}
    ${causeList(causesIn(record, ''), lang)} ${[...open].sort((a, b) => weight(a) - weight(b)).map((one) => holderToDo(one, lang))}
    ${clean > 0 && html`<p class="soft">${said.nothingToDo[lang]} ${number(clean, lang)}.</p>`}`;
}

const toDoOf = (holder: HolderResult, record: MigrationRecord): ToDo => ({
  holder,
  alarms: alarmsOf(holder, record),
  causes: causesIn(record, holder.ura),
  broken: brokenIn(record.rules, ({ id }) => holder.broken?.[id] ?? 0),
});

/** What is wrong in messages that do not say of which holder they are. */
const withoutHolder = ({ rules, holders }: MigrationRecord): ToDo => ({
  holder: {},
  alarms: [],
  causes: [],
  broken: holders.every(({ broken }) => broken !== undefined)
    ? brokenIn(
        rules,
        ({ id, violations }) => violations - holders.reduce((sum, { broken }) => sum + (broken?.[id] ?? 0), 0),
      )
    : [],
});

const causesIn = ({ causes = [] }: MigrationRecord, of: string): readonly MigrationCause[] =>
  causes.filter(({ ura }) => ura === of);

const brokenIn = (rules: readonly RuleResult[], of: (rule: RuleResult) => number): ToDo['broken'] =>
  byWeight(rules)
    .map((rule) => ({ rule, times: of(rule) }))
    .filter(({ times }) => times > 0);

function holderToDo({ holder, alarms, causes, broken }: ToDo, lang: Language): Html {
  return html`<section class="to-do">
    <h3>
      ${holder.ura === undefined ? said.noHolder[lang] : holderNamed(holder)}
      ${alarms.map((alarm) => html`<span class="badge bad">${alarm[lang]}</span> `)}
    </h3>
    ${causeList(causes, lang)} ${leftOf(holder, lang)}
    ${
      broken.length > 0 &&
      html`<table>
        <tbody>
          ${broken.map(
            ({ rule, times }) =>
              html`<tr>
                <td class="number">${number(times, lang)} ×</td>
                <td>
                  ${rule.title[lang]} <code>${rule.id}</code>
                  <span class="badge ${rule.blocks ? 'bad' : 'warn'}">${(rule.blocks ? said.blocks : said.finding)[lang]}</span>
                </td>
                <td class="step">${steps[stepOf(rule)][lang]}</td>
              </tr>`,
          )}
        </tbody>
      </table>`
    }
  </section>`;
}

const causeList = (causes: readonly MigrationCause[], lang: Language): HtmlPart =>
  causes.map((cause) => html`<p class="cause">➜ ${causeText(cause)[lang]}</p>`);

/** How many patients are left to send, to send again and to take back. */
function leftOf({ resume }: Partial<HolderResult>, lang: Language): HtmlPart {
  if (!resume) return undefined;
  const counts = [
    [said.leftToSend, resume.send],
    [said.leftToSendAgain, resume.sendAgain],
    [said.leftToTakeBack, resume.takeBack],
  ] as const;
  const some = counts.filter(([, count]) => count > 0);
  return (
    some.length > 0 &&
    html`<p class="left">${some.map(([what, count]) => html`<span>${what[lang]}: <strong>${number(count, lang)}</strong></span> `)}</p>`
  );
}
