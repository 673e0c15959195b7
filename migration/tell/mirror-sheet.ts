/** The mirror sheet (spiegeltest): what the program compared, and the sample that a person looks up and signs. In Dutch. */
import { counted } from '../../core/text.js';
import { html } from '../../core/html.js';
import type { Html } from '../../core/html.js';
import { page } from '../../core/page.js';
import { drawnFrom, mirrorFields } from './mirror-sample.js';
import type { DrawnPair, DrawnStratum, MirrorField, MirrorSample, StratumKey } from './mirror-sample.js';
import { holderNamed } from './page-to-do.js';
import type { HolderResult, MigrationRecord } from '../result.js';

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

/**
 * @param record of the same check: its holders, tool and specification set stand on the sheet
 * @param hasBsns whether patients stand on it with their BSN; else with a pseudonym
 */
export function mirrorSheet(
  sample: MirrorSample,
  record: Pick<MigrationRecord, 'tool' | 'specification' | 'holders'>,
  hasBsns: boolean,
): string {
  const strata = drawnFrom(sample);
  const drawn = strata.flatMap((stratum) => stratum.drawn.map((pair) => ({ pair, stratum })));
  const holders = new Map(record.holders.map((holder) => [holder.ura, holder]));
  return page({
    lang: 'nl',
    title: 'Spiegeltest migratie',
    style,
    body: html`<header>
        <p class="kicker">Mitz, migratie van toestemmingen</p>
        <h1>Spiegeltest</h1>
        ${verdict(sample)}
        <p>
          Elk paar is een rij uit het register met de toestemming die daarvan in een bericht is aangeboden. Een mens zoekt de
          <strong>${counted(drawn.length, 'getrokken paar', 'getrokken paren')}</strong> op in het dossier en in het bericht, en tekent.
        </p>
        ${lookUp(hasBsns)}
      </header>
      <main>
        <h2>Vergeleken door het programma</h2>
        ${compared(sample)}
        <p class="soft small">
          Rijen en berichten zonder tegenhanger zijn geen paar: zij staan als ontbrekend of onverwacht in migratie.html.
Wat een bericht niet leesbaar zegt, is niet te vergelijken en staat als bevinding in wrong.ndjson.
        </p>
        <h2>Te controleren door een mens</h2>
        <p>
          Vink aan wat u zelf hebt gezien. De geboortedatum wordt niet bewaard: vergelijk die in beide bronnen.
        </p>
        ${drawn.map(({ pair, stratum }, i) => pairTable(pair, stratum, { i: i + 1, of: drawn.length, holder: holders.get(pair.ura) ?? { ura: pair.ura } }))}
        <h2>Ondertekening</h2>
        ${signature(drawn.length)}
        <h2>Hoe de steekproef is getrokken</h2>
        ${strataTable(strata, sample)}
        <p class="soft small">
          ${record.tool.name} ${record.tool.version}, specificatie
          ${[record.specification.set, ...record.specification.overlays].join(' + ')}; leeftijden op ${sample.asOf}; seed
          ${sample.draw.seed}. Met dezelfde seed en dezelfde sleutel (--pseudonym-key) wordt dezelfde steekproef getrokken,
          in welke volgorde de bestanden ook staan.
        </p>
      </main>`,
  });
}

/** What the program found of the pairs; whether the migration as a whole is accepted stands elsewhere. */
function verdict({ pairs, different, unsaid }: MirrorSample): Html {
  const fields = mirrorFields.filter((field) => different[field] > 0);
  const unread = mirrorFields.filter((field) => unsaid[field] > 0);
  const list = (some: readonly MirrorField[], of: MirrorSample['different']): string =>
    some.map((field) => `${fieldWords[field].toLowerCase()} (${number(of[field])})`).join(', ');
  const [tone, head] =
    pairs === 0
      ? (['warn', '! er is geen enkel paar te vergelijken'] as const)
      : fields.length > 0
        ? (['bad', '✗ register en berichten verschillen'] as const)
        : unread.length > 0
          ? (['warn', '! niet alles is te vergelijken'] as const)
          : (['good', '✓ register en berichten zijn in elk paar gelijk'] as const);
  return html`<div class="banner verdict ${tone}">
    <strong>${head}</strong>
    Het programma heeft ${pairs === 1 ? html`<strong>het ene paar</strong>` : html`<strong>alle ${number(pairs)} paren</strong>`} veld voor veld vergeleken.
    ${fields.length > 0 && `Verschillend: ${list(fields, different)}.`}
    ${unread.length > 0 && `Niet te vergelijken: ${list(unread, unsaid)}.`}
    Het oordeel over de hele migratie staat in migratie.html.
  </div>`;
}

/** How a patient is found in a dossier. */
const lookUp = (hasBsns: boolean): Html =>
  hasBsns
    ? html`<p class="banner bad">
        Dit blad bevat burgerservicenummers: zoek daarmee de patiënt op in het dossier. Het blijft bij wie de controle
        uitvoert, en gaat niet naar een ander.
      </p>`
    : html`<p class="banner said">
        Een patiënt opzoeken: op dit blad staan pseudoniemen. Hetzelfde blad met BSN's is
        <code>with-bsn/spiegeltest.html</code> in deze map; het is er als de controle met <code>--show-bsn</code> is gedaan. Zonder BSN
        wijzen bestand en regel boven elk paar de rij in het register aan.
      </p>`;

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

function pairTable(
  pair: DrawnPair,
  stratum: StratumKey,
  { i, of, holder }: { readonly i: number; readonly of: number; readonly holder: Partial<HolderResult> },
): Html {
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
    <p class="soft small">Dossierhouder ${holderNamed(holder)}; ${stratumName(stratum)}</p>
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
th.field { width: 12.5rem; } th.said { width: 6.5rem; color: inherit; background: none; } th.tick { width: 3rem; }
.box { display: inline-block; width: 1rem; height: 1rem; border: 1.5px solid var(--ink); border-radius: 2px; }
.remark { color: var(--soft); padding-bottom: 1.6rem; border-bottom: 1px dotted var(--soft); }
strong.bad, td.bad { background: none; font-weight: 600; }
.sign td { height: 2.6rem; border-bottom: 1px solid var(--ink); } .sign th { width: 15rem; vertical-align: bottom; }
.verdict strong:first-child { font-size: 1.35rem; display: block; }
@media print { @page { margin: 12mm 14mm 10mm; } .pair { line-height: 1.2; padding: .1rem .7rem .3rem; margin: .5rem 0; } .pair table, .pair p { font-size: 8pt; } .pair h3 { font-size: 10pt; }
  .pair th, .pair td { padding: .12rem .4rem .12rem 0; } .pair thead th, .pair code, .pair .small { font-size: 7.5pt; } th.field { width: 9.5rem; } .pair .box { width: .7rem; height: .7rem; } .pair table { margin: .15rem 0; } .pair .remark { padding-bottom: .6rem; } }
`;
