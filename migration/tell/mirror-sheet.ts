/** The mirror sheet (spiegeltest): what the program compared, and the sample that a person looks up and signs. In Dutch. */
import { counted } from '../../core/text.js';
import { html } from '../../core/html.js';
import type { Html } from '../../core/html.js';
import { page } from '../../core/page.js';
import { drawnFrom, mirrorFields } from './mirror-sample.js';
import type { DrawnPair, DrawnStratum, MirrorField, MirrorSample, StratumKey } from './mirror-sample.js';
import type { MigrationRecord } from '../result.js';

const fieldWords: Readonly<Record<MirrorField, string>> = {
  choice: 'Keuze',
  date: 'Moment van de keuze',
  restriction: 'Toekomstvast of beperkt',
  birth: 'Geboortedatum',
  type: 'Zorgaanbiedercategorie',
};

const choiceWords = { yes: 'ja', no: 'nee', none: 'geen' } as const;
const stratumWords = {
  choice: ['geen keuze', 'ja', 'nee'],
  future: ['beperkt', 'toekomstvast'],
  age: ['tot 12 jaar', '12 tot en met 15', '16 tot en met 64', '65 en ouder'],
  decision: ['korter dan 1 jaar geleden', '1 tot 5 jaar geleden', '5 jaar of langer geleden'],
} as const;
const stratumParts = ['choice', 'future', 'age', 'decision'] as const;
const wordOf = (key: StratumKey, part: (typeof stratumParts)[number]): string => stratumWords[part][key[part]] ?? '–';
const stratumName = (key: StratumKey): string => stratumParts.map((part) => wordOf(key, part)).join(', ');

const number = (value: number): string => value.toLocaleString('nl-NL');

/** @param record of the same check: its tool, specification set and verdict stand on the sheet */
export function mirrorSheet(sample: MirrorSample, record: Pick<MigrationRecord, 'tool' | 'specification'>): string {
  const strata = drawnFrom(sample);
  const drawn = strata.flatMap((stratum) => stratum.drawn.map((pair) => ({ pair, stratum })));
  return page({
    lang: 'nl',
    title: 'Spiegeltest migratie',
    style,
    body: html`<header>
        <p class="kicker">Mitz, migratie van toestemmingen</p>
        <h1>Spiegeltest</h1>
        <p>
          Elk paar is een rij uit het register met de toestemming die daarvan in een bericht is aangeboden. Het programma
          heeft ${sample.pairs === 1 ? html`<strong>het ene paar</strong>` : html`<strong>alle ${number(sample.pairs)} paren</strong>`} veld voor veld vergeleken; een mens zoekt de
          <strong>${counted(drawn.length, 'getrokken paar', 'getrokken paren')}</strong> op in het dossier en in het bericht, en tekent.
        </p>
      </header>
      <main>
        <h2>Vergeleken door het programma</h2>
        ${compared(sample)}
        <p class="soft small">
          Rijen en berichten zonder tegenhanger zijn geen paar: zij staan als ontbrekend of onverwacht in migratie.html.
Wat een bericht niet leesbaar zegt, is niet te vergelijken en staat als bevinding in wrong.ndjson.
        </p>
        <h2>De steekproef</h2>
        ${strataTable(strata, sample)}
        <h2>Te controleren door een mens</h2>
        <p>
          Zoek de patiënt op in het dossier en leg het bericht ernaast. Vink aan wat u zelf hebt gezien. De geboortedatum
          wordt niet bewaard: vergelijk die in beide bronnen.
        </p>
        ${drawn.map(({ pair, stratum }, i) => pairTable(pair, stratum, i + 1, drawn.length))}
        <h2>Ondertekening</h2>
        ${signature(drawn.length)}
        <p class="soft small">
          ${record.tool.name} ${record.tool.version}, specificatie
          ${[record.specification.set, ...record.specification.overlays].join(' + ')}; leeftijden op ${sample.asOf}; seed
          ${sample.draw.seed}. Met dezelfde seed en dezelfde sleutel (--pseudonym-key) wordt dezelfde steekproef getrokken,
          in welke volgorde de bestanden ook staan.
        </p>
      </main>`,
  });
}

const compared = ({ pairs, different, unsaid }: MirrorSample): Html =>
  html`<table>
    <thead>
      <tr>
        <th scope="col">Gegeven</th>
        <th scope="col" class="number">Gelijk</th>
        <th scope="col" class="number">Verschillend</th>
        <th scope="col" class="number">Niet te vergelijken</th>
      </tr>
    </thead>
    <tbody>
      ${mirrorFields.map(
        (field) =>
          html`<tr>
            <th scope="row">${fieldWords[field]}</th>
            <td class="number">${number(pairs - different[field] - unsaid[field])}</td>
            <td class="number ${different[field] > 0 && 'bad'}">${number(different[field])}</td>
            <td class="number">${number(unsaid[field])}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;

const strataTable = (strata: readonly DrawnStratum[], { draw }: MirrorSample): Html =>
  html`<p>
      Gevraagd: ${counted(draw.size, 'paar', 'paren')}, uit elke groep ten minste één zolang dat gaat, en verder naar verhouding.
    </p>
    <table>
      <thead>
        <tr>
          <th scope="col">Keuze</th>
          <th scope="col">Beperking</th>
          <th scope="col">Leeftijd</th>
          <th scope="col">Gekozen</th>
          <th scope="col" class="number">Getrokken</th>
          <th scope="col" class="number">Van</th>
        </tr>
      </thead>
      <tbody>
        ${strata.map(
          (stratum) =>
            html`<tr>
              ${stratumParts.map((part) => html`<td>${wordOf(stratum, part)}</td>`)}
              <td class="number">${stratum.drawn.length}</td>
              <td class="number">${number(stratum.pairs)}</td>
            </tr>`,
        )}
      </tbody>
    </table>`;

function pairTable(pair: DrawnPair, stratum: StratumKey, i: number, of: number): Html {
  const { register, message } = pair;
  const source = ({ file, line }: DrawnPair['register']): Html => html`<code>${file}</code>, regel ${line}`;
  const values: Readonly<Record<MirrorField, readonly [string, string]>> = {
    choice: [choiceWords[register.choice], choiceWords[message.choice]],
    date: [moment(register.decidedAt), moment(message.decidedAt)],
    restriction: [
      restriction(register.restriction, register.choice === 'none' ? '–' : 'beperkt'),
      restriction(message.restriction, 'onleesbaar'),
    ],
    birth: ['zie het register', 'zie het bericht'],
    type: [register.providerType || '–', message.providerType || 'onleesbaar'],
  };
  return html`<section class="pair">
    <h3>${i} van ${of}: <span class="mono">${pair.bsn}</span></h3>
    <p class="soft small">Dossierhouder ${pair.ura}; ${stratumName(stratum)}</p>
    <table>
      <thead>
        <tr>
          <th scope="col" class="field">Gegeven</th>
          <th scope="col">Register: ${source(register)}</th>
          <th scope="col">Bericht: ${source(message)}</th>
          <th scope="col" class="said">Programma</th>
          <th scope="col" class="tick">Klopt</th>
        </tr>
      </thead>
      <tbody>
        ${mirrorFields.map(
          (field) =>
            html`<tr>
              <th scope="row">${fieldWords[field]}</th>
              ${values[field].map((value) => html`<td>${value}</td>`)}
              <td>${programSays(pair, field)}</td>
              <td><span class="box"></span></td>
            </tr>`,
        )}
      </tbody>
    </table>
    <p class="remark">Opmerking:</p>
  </section>`;
}

function programSays({ differs, unsaid }: DrawnPair, field: MirrorField): Html {
  if (differs.includes(field)) return html`<strong class="bad">✗ verschilt</strong>`;
  return unsaid.includes(field) ? html`? onleesbaar` : html`✓ gelijk`;
}

const restriction = (text: string, none: string): string =>
  text === 'future-proof' ? 'toekomstvast' : text === '' ? none : `beperkt: ${text}`;

const clock = new Intl.DateTimeFormat('nl-NL', {
  timeZone: 'Europe/Amsterdam',
  dateStyle: 'short',
  timeStyle: 'medium',
});

/** A moment in Dutch time, a day as it is. */
const moment = (text: string): string =>
  text.length <= 10 ? text || '–' : `${clock.format(new Date(text))} (Nederlandse tijd)`;

const signature = (drawn: number): Html =>
  html`<table class="sign">
    <tbody>
      ${[
        `Gecontroleerd, van ${counted(drawn, 'paar', 'paren')}`,
        'Waarvan niet akkoord',
        'Naam en functie',
        'Organisatie',
        'Plaats en datum',
        'Handtekening',
        'Opmerkingen',
      ].map(
        (what) =>
          html`<tr>
            <th scope="row">${what}</th>
            <td></td>
          </tr>`,
      )}
    </tbody>
  </table>`;

const style = `
.kicker { margin: 0; font-size: .85rem; font-weight: 600; letter-spacing: .04em; color: var(--accent); }
.pair { border: 1px solid var(--line); border-radius: 4px; padding: .3rem .9rem .6rem; margin: .9rem 0; break-inside: avoid; }
.pair h3 { margin: .3rem 0 0; } .pair p { margin: .1rem 0; } .pair table { margin: .3rem 0; font-size: .86rem; }
th.field { width: 11rem; } th.said { width: 6.5rem; color: inherit; background: none; } th.tick { width: 3rem; }
.box { display: inline-block; width: 1rem; height: 1rem; border: 1.5px solid var(--ink); border-radius: 2px; }
.remark { color: var(--soft); padding-bottom: 1.6rem; border-bottom: 1px dotted var(--soft); }
strong.bad, td.bad { background: none; font-weight: 600; }
.sign td { height: 2.6rem; border-bottom: 1px solid var(--ink); } .sign th { width: 15rem; vertical-align: bottom; }
@media print { .pair table, .pair p { font-size: 8.5pt; } }
`;
