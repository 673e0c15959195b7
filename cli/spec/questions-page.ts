import { html } from '../../core/html.js';
import type { Html } from '../../core/html.js';
import { page } from '../../core/page.js';
import { counted } from '../../core/text.js';
import type { Language, Text } from '../../core/text.js';
import { groupTitleOf } from '../../mitz/specification/groups.js';
import { openQuestions } from '../../mitz/specification/questions.js';
import { ours } from '../../mitz/specification/said.js';
import { datedName } from '../../mitz/specification/sources-in-full.js';
import type { Question } from './questions.js';

const words = {
  title: { nl: 'Vragen aan Mitz', en: 'Questions to Mitz' },
  intro: {
    nl: 'Mitzkeur toetst zorgsystemen die Mitz gebruiken. Van een deel van de berichten is de officiële vorm niet openbaar; daarvoor gaat de toets uit van wat hieronder staat. Wie de handleidingen heeft, kan per vraag zeggen of het klopt. Onderaan komt het antwoord te staan als tekst: bewaar die in een bestand en stuur het terug. Er wordt niets verzonden vanaf deze pagina.',
    en: 'Mitzkeur tests care systems that use Mitz. Of a part of the messages the official form is not public; for these the test goes by what stands below. Whoever has the guides can say of each question whether it is right. At the end the answer stands as text: keep it in a file and send it back. Nothing is sent from this page.',
  },
  expected: { nl: 'De toets gaat uit van', en: 'The test goes by' },
  why: { nl: 'Waarom wij dat denken', en: 'Why we think so' },
  depends: { nl: 'Wat ervan afhangt', en: 'What depends on it' },
  example: { nl: 'Waar het staat', en: 'Where it stands' },
  open: { nl: 'Wat nog nergens staat', en: 'What stands nowhere yet' },
  right: { nl: 'Klopt', en: 'Right' },
  different: { nl: 'Is anders:', en: 'Is different:' },
  unknown: { nl: 'Weet ik niet', en: 'I do not know' },
  answer: { nl: 'Het antwoord:', en: 'The answer:' },
  document: { nl: 'Document, met versie', en: 'Document, with its version' },
  section: { nl: 'Paragraaf of pagina', en: 'Section or page' },
  result: { nl: 'Uw antwoord', en: 'Your answer' },
  save: { nl: 'Bewaar als bestand', en: 'Save as a file' },
  then: {
    nl: 'Daarna: mitz-keur spec answer antwoorden.yaml --out antwoord.yaml',
    en: 'Then: mitz-keur spec answer answers.yaml --out answer.yaml',
  },
  nothing: {
    nl: 'geen check: de nagemaakte Mitz van de toets spreekt ernaar',
    en: 'no check: the Mitz that the test plays speaks by it',
  },
} satisfies Record<string, Text>;

/** The questions as a page to fill in, for whoever does not work with files like these. */
export function questionsPage(set: string, questions: readonly Question[], lang: Language): string {
  return page({
    lang,
    title: `${words.title[lang]}: ${set}`,
    style,
    script,
    body: html`<header>
        <h1>${words.title[lang]}</h1>
        <p class="soft">${lang === 'nl' ? 'Specificatieset' : 'Specification set'} ${set} · ${questions.length} ${lang === 'nl' ? 'vragen' : 'questions'}</p>
        <p>${words.intro[lang]}</p>
      </header>
      <main id="form" data-set="${set}">
        ${questions.map((one, i) => card(one, i, titleBefore(questions, i, lang), lang))}
        <section class="result">
          <h2>${words.result[lang]}</h2>
          <textarea id="answer" readonly rows="12" aria-label="${words.result[lang]}"></textarea>
          <p class="screen"><a id="save" download="${lang === 'nl' ? 'antwoorden.yaml' : 'answers.yaml'}">${words.save[lang]}</a></p>
          <p class="soft mono">${words.then[lang]}</p>
        </section>
      </main>`,
  });
}

const titleOf = ({ of }: Question, lang: Language): string =>
  Object.hasOwn(openQuestions, of) ? words.open[lang] : groupTitleOf(of);

function titleBefore(questions: readonly Question[], i: number, lang: Language): string | undefined {
  const [before, here] = [questions[i - 1], questions[i]];
  const title = here && titleOf(here, lang);
  return before && titleOf(before, lang) === title ? undefined : title;
}

function card(question: Question, i: number, title: string | undefined, lang: Language): Html {
  const { of, text, expected, source, sources, lines, checks, scenarios, example } = question;
  const isValue = expected !== undefined;
  const depends: Text =
    checks === 0
      ? words.nothing
      : {
          nl: `${counted(checks, 'check')} in ${counted(scenarios, 'scenario', 'scenario’s')}; ${lines.length === 1 ? 'regel' : 'regels'} ${lines.join(', ')}`,
          en: `${counted(checks, 'check')} in ${counted(scenarios, 'scenario')}; ${lines.length === 1 ? 'line' : 'lines'} ${lines.join(', ')}`,
        };
  return html`${title !== undefined && html`<h2>${title}</h2>`}
    <section class="card" data-of="${of}">
      <h3>${i + 1}. ${text[lang]}</h3>
      ${
        isValue &&
        html`<dl>
          <dt>${words.expected[lang]}</dt>
          <dd><code>${typeof expected === 'string' ? expected : JSON.stringify(expected, null, 1)}</code></dd>
          <dt>${words.why[lang]}</dt>
          <dd>
            ${source !== ours && source}
            ${sources.map((one) => html`<span class="note">${source !== ours && `${one.word}: `}${datedName(one, lang)} ${one.link !== undefined && html`<a href="${one.link}">${one.link}</a>`}</span>`)}
          </dd>
          <dt>${words.depends[lang]}</dt>
          <dd>${depends[lang]}</dd>
        </dl>`
      }
      ${
        example &&
        html`<details>
          <summary>${words.example[lang]}: ${example.title}</summary>
          <pre>${example.lines.map((line) => html`${line.assumed.includes(of) ? html`<mark>${line.text}</mark>` : line.text}\n`)}</pre>
        </details>`
      }
      <div class="screen fields">
        ${isValue && html`<label><input type="radio" name="a${i}" value="${lang === 'nl' ? 'goed' : 'right'}" /> ${words.right[lang]}</label>`}
        <label><input type="radio" name="a${i}" value="${lang === 'nl' ? 'anders' : 'different'}" /> ${words[isValue ? 'different' : 'answer'][lang]}</label>
        <input type="text" data-field="value" aria-label="${words[isValue ? 'different' : 'answer'][lang]}" />
        <label><input type="radio" name="a${i}" value="" checked /> ${words.unknown[lang]}</label>
        <label>${words.document[lang]} <input type="text" data-field="document" /></label>
        <label>${words.section[lang]} <input type="text" data-field="section" /></label>
      </div>
    </section>`;
}

/** Writes the answers as YAML while they are given: JSON strings are YAML as well, so that nothing has to be escaped. */
const script = `
const form = document.getElementById('form');
const [answer, save] = ['answer', 'save'].map((id) => document.getElementById(id));
const valueOf = (text) => { try { return JSON.stringify(JSON.parse(text)); } catch { return JSON.stringify(text); } };
const write = () => {
  const items = [...form.querySelectorAll('.card')].map((card) => {
    const field = (name) => card.querySelector('[data-field=' + name + ']').value.trim();
    const chosen = card.querySelector('input[type=radio]:checked')?.value ?? '';
    return ['  - of: ' + JSON.stringify(card.dataset.of), '    answer: ' + JSON.stringify(chosen),
      '    value: ' + (field('value') === '' ? '""' : valueOf(field('value'))),
      '    document: ' + JSON.stringify(field('document')), '    section: ' + JSON.stringify(field('section'))].join('\\n');
  });
  answer.value = 'set: ' + JSON.stringify(form.dataset.set) + '\\nquestions:\\n' + items.join('\\n') + '\\n';
  save.href = 'data:text/yaml;charset=utf-8,' + encodeURIComponent(answer.value);
};
form.addEventListener('input', ({ target }) => {
  // Who says how it is says that it is different.
  if (target.dataset.field === 'value' && target.value !== '') {
    const radios = [...target.closest('.card').querySelectorAll('input[type=radio]')];
    radios[radios.length - 2].checked = true;
  }
  write();
});
write();
`;

const style = `
.card { border: 1px solid var(--line); border-radius: 6px; padding: .2rem 1rem .8rem; margin: .8rem 0; break-inside: avoid; }
.card h3 { margin: .7rem 0 .3rem; } .card dl { margin: .3rem 0; } .note { display: block; font-size: .85rem; color: var(--soft); }
.card code { white-space: pre-wrap; overflow-wrap: anywhere; }
.card pre { background: var(--wash); padding: .5rem .7rem; overflow-x: auto; font-size: .82rem; } mark { background: #ffe08a; }
.fields { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: center; margin-top: .6rem; }
.fields input[type=text] { font: inherit; padding: .2rem .4rem; border: 1px solid var(--soft); border-radius: 4px; min-width: 12rem; }
.result textarea { width: 100%; font-family: monospace; font-size: .85rem; }
@media print { .card { padding-bottom: 2rem; } .result { display: none; } }
`;
