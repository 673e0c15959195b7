import type { CheckResult, ScenarioResult } from '../core/run-record.js';
import type { Language } from '../core/text.js';
import type { Action, Entry, Exchange, HttpMessage, TlsFacts } from '../core/transcript.js';
import { bounded, oneLine } from './escape.js';
import { entriesOfHar } from '../core/har.js';
import { indent } from './indent.js';
import { lineOf } from './place.js';
import { labels } from './words.js';

/** How much of one body is shown: enough for any message of Mitz, too little to drown a reader. */
const bodyLimit = 20_000;
/** How long the whole text may become; a report holds many of them. */
const textLimit = 2_000_000;

const words = {
  head: {
    nl: 'Transcript: alles wat is uitgewisseld, in volgorde',
    en: 'Transcript: all that was exchanged, in order',
  },
  hint: {
    nl: 'Regels met >>> horen bij een controle die faalt. Berichten zijn ingesprongen om te lezen; het HAR-bestand heeft ze zoals verzonden.',
    en: 'Lines with >>> belong to a failing check. Messages are indented for reading; the HAR file has them as sent.',
  },
  action: { nl: 'handeling', en: 'action' },
  exchange: { nl: 'exchange', en: 'exchange' },
  delivery: { nl: 'levering aan de aanvrager', en: 'delivery to the requester' },
  refused: { nl: 'verbinding geweigerd', en: 'connection refused' },
  unknownAddress: { nl: 'onbekend adres', en: 'unknown address' },
  noAnswer: { nl: 'geen antwoord', en: 'no answer' },
  noTls: { nl: 'geen TLS', en: 'no TLS' },
  noClient: { nl: 'zonder clientcertificaat', en: 'no client certificate' },
  callerFault: { nl: 'fout van de aanroeper', en: 'fault of the caller' },
  nothing: { nl: 'Er is niets uitgewisseld.', en: 'Nothing was exchanged.' },
  rest: { nl: 'De rest staat in het HAR-bestand.', en: 'The rest is in the HAR file.' },
  cut: { nl: 'afgekapt op 20 kB; het hele bericht heeft', en: 'cut at 20 kB; the whole body has' },
  input: { nl: 'invoer', en: 'input' },
  outcome: { nl: 'uitkomst', en: 'outcome' },
} as const;

/**
 * The transcript of one scenario as a person reads it: actions, exchanges and deliveries in the order in which they
 * began, with `>>>` lines before each exchange that a failing check names in its `where`.
 *
 * @param har the parsed transcript file; anything that is not understood is left out
 */
export function transcriptText(har: unknown, scenario: ScenarioResult, lang: Language): string {
  const failing = scenario.checks.filter((check) => check.outcome === 'fail');
  const entries = entriesOfHar(har);
  const parts = [
    `${words.head[lang]}\n${scenario.id}: ${oneLine(scenario.title[lang])}\n${words.hint[lang]}`,
    ...failing.map((check) => marks([check], lang)),
    ...(entries.length === 0 ? [words.nothing[lang]] : entries.map((entry) => entryText(entry, failing, lang))),
  ];
  return withinLimit(parts, lang);
}

function withinLimit(parts: readonly string[], lang: Language): string {
  let text = '';
  for (const part of parts) {
    if (text.length + part.length > textLimit) return `${text}[${words.rest[lang]}]\n`;
    text += `${part}\n\n`;
  }
  return text;
}

/** The numbers of the exchanges that a `where` names: `exchange 3, /Envelope/Body`, `exchanges 3 and 5`. */
export function namedExchanges(where: string | undefined): readonly number[] {
  const named = (where ?? '').matchAll(/\bexchanges?\s+(\d+)((?:\s*(?:,|and)\s*\d+\b)*)/gi);
  return [...named].flatMap(([phrase, first, rest]) =>
    // Only the plural counts on: in `exchange 3, 2 bodies` the second number is none of ours.
    [first, ...(/^exchanges/i.test(phrase) ? (rest?.match(/\d+/g) ?? []) : [])].map(Number),
  );
}

function marks(checks: readonly CheckResult[], lang: Language): string {
  return checks
    .flatMap((check) => [
      `>>> ${check.id} (${check.level}): ${oneLine(check.message ?? check.title[lang])}`,
      ...(['expected', 'received', 'where'] as const).flatMap((field) => {
        const value = check[field];
        return value === undefined ? [] : [`>>>   ${labels[field][lang]}: ${oneLine(value)}`];
      }),
    ])
    .join('\n');
}

function entryText(entry: Entry, failing: readonly CheckResult[], lang: Language): string {
  switch (entry.kind) {
    case 'action':
      return actionText(entry, lang);
    case 'exchange':
      return exchangeText(
        entry,
        failing.filter((check) => namedExchanges(check.where).includes(entry.id)),
        lang,
      );
    case 'delivery': {
      const { bsn, dataCategory, content, request } = entry;
      const top = rule(words.delivery[lang], entry);
      if (request)
        return `${top}\n  ${oneLine(`${request.method} ${entry.to ?? ''}`)}\n${messageText(request, lang, [])}`;
      return `${top}\n  BSN ${oneLine(bsn)}, ${oneLine(dataCategory)}\n${body(content, content.length, lang)}`;
    }
    case 'refused-connection':
      return `${rule(words.refused[lang], entry)}\n  ${oneLine(entry.reason)}`;
  }
}

/** The line above an entry: what it is, and when. */
function rule(what: string, { at, ms }: Entry): string {
  const moment = [oneLine(at), ms === null ? '' : `${String(Math.round(ms))} ms`]
    .filter((part) => part !== '')
    .join(', ');
  return `──── ${what}${moment === '' ? '' : `  (${moment})`}`;
}

function actionText(action: Action, lang: Language): string {
  const { result } = action;
  const outcome =
    result.status === 'done' || result.status === 'unsupported'
      ? result.status
      : `${result.status}: ${oneLine(result.reason)}`;
  return [
    rule(`${words.action[lang]} ${oneLine(action.name)}`, action),
    `  ${words.input[lang]}:\n${value(action.input, lang)}`,
    `  ${words.outcome[lang]}: ${outcome}`,
    ...(result.status === 'done' && result.output !== undefined ? [value(result.output, lang)] : []),
  ].join('\n');
}

function exchangeText(exchange: Exchange, failing: readonly CheckResult[], lang: Language): string {
  const { id, by, koppelvlak, request, response, ending, tls, callerFault } = exchange;
  const direction = { target: 'target → Mitz', mitz: 'Mitz → target', browser: 'browser → MijnMitz' }[by];
  const head = rule(
    `${words.exchange[lang]} ${String(id)}, ${direction}, ${oneLine(koppelvlak ?? words.unknownAddress[lang])}`,
    exchange,
  );
  return [
    ...(failing.length > 0 ? [marks(failing, lang), `>>> ${head}`] : [head]),
    `  ${tlsLine(tls, lang)}`,
    ...(callerFault === undefined ? [] : [`  ${words.callerFault[lang]}: ${oneLine(callerFault)}`]),
    `  → ${oneLine(request.method)} ${oneLine(request.path, 2000)}`,
    // What the target sent is judged: its question, or its answer to Mitz.
    messageText(request, lang, by === 'target' ? placesIn(id, failing) : []),
    response ? `  ← ${String(response.status)}` : `  ← ${words.noAnswer[lang]}: ${oneLine(ending)}`,
    ...(response ? [messageText(response, lang, by === 'mitz' ? placesIn(id, failing) : [])] : []),
    ...(response && ending !== '' && ending !== 'answered' ? [`  ${oneLine(ending)}`] : []),
  ].join('\n');
}

function tlsLine(tls: TlsFacts | null, lang: Language): string {
  if (!tls) return words.noTls[lang];
  const client = tls.clientSubject === null ? words.noClient[lang] : oneLine(tls.clientSubject);
  const fingerprint = tls.clientFingerprint === null ? '' : `, SHA-256 ${oneLine(tls.clientFingerprint)}`;
  return `${oneLine(tls.protocol)}, ${oneLine(tls.cipher)}, ${client}${fingerprint}`;
}

/** The places in one exchange that failing checks name: `exchange 3, /Envelope/Body | exchange 5, /Envelope/Header`. */
const placesIn = (id: number, failing: readonly CheckResult[]): readonly string[] =>
  failing.flatMap(({ where }) =>
    (where ?? '')
      .split(' | ')
      .filter((part) => namedExchanges(part).includes(id))
      .flatMap((part) => /, ([/\w][^\s,]*)$/.exec(part)?.[1] ?? []),
  );

function messageText(message: HttpMessage, lang: Language, places: readonly string[]): string {
  const headers = message.headers.map(([name, content]) => `    ${oneLine(name)}: ${oneLine(content, 2000)}`);
  return [
    ...headers,
    '',
    ...(message.bodyBytes === 0 ? [] : [body(message.body, message.bodyBytes, lang, places), '']),
  ].join('\n');
}

const value = (input: unknown, lang: Language): string => {
  const json = JSON.stringify(input) as string | undefined;
  return json === undefined ? '    –' : body(json, json.length, lang);
};

function body(text: string, bytes: number, lang: Language, places: readonly string[] = []): string {
  // Cut before and after: indenting makes a text longer.
  const indented = indent(text.slice(0, bodyLimit));
  const marked = new Set(places.map((place) => lineOf(indented, place)));
  const shown = bounded(indented.slice(0, bodyLimit), bodyLimit)
    .split('\n')
    .map((line, number) => (marked.has(number) ? '>>> ' : '    ') + line)
    .join('\n');
  const isCut = text.length > bodyLimit || indented.length > bodyLimit;
  return isCut ? `${shown}\n    [${words.cut[lang]} ${String(bytes)} bytes]` : shown;
}
