/** The slow path: the real reader and the real rules, on a message that the fast path does not accept. */
import { isElementName, isResourceName } from '../../mitz/fhir/r4/definitions.js';
import { outcomeOf, shortcomingOf } from '../../core/outcome.js';
import type { Shortcoming } from '../../core/outcome.js';
import type { Exchange } from '../../core/transcript.js';
import { at, identifierOf, listAt } from '../../mitz/fhir/json.js';
import { fhirMessage } from '../../mitz/fhir/message.js';
import type { FhirMessage } from '../../mitz/fhir/message.js';
import { momentOf } from '../../mitz/calendar.js';
import type { MitzSpecification } from '../../mitz/specification/index.js';
import { doubtsAbout, foreignCategories } from '../../mitz/toestemming/meaning.js';
import { readConsents, resourcesOf } from '../../mitz/toestemming/read.js';
import { isBsn } from './accept.js';
import { unitOf } from '../read/dates.js';
import type { SafeTexts } from './show-safely.js';
import { CategoryBits, sentMs } from './sent-message.js';
import type { SentMessage } from './sent-message.js';
import { messageRules } from './rules.js';
import type { BatchRuleId } from './rules.js';

export type MessageFormat = 'json' | 'xml';

/** A rule that a message breaks, in texts that may be shown. */
export interface MessageFinding {
  readonly rule: string;
  readonly expected: string;
  readonly received: string;
  readonly where: string;
}

/** What a close look at one message tells. */
export interface JudgedMessage {
  readonly message: SentMessage;
  readonly findings: readonly MessageFinding[];
  /** Of a message that was not recognised: the BSNs in it, so that nobody in it is called missing as well. */
  readonly mentioned: readonly string[];
  /** Whom the findings are about, be it by a BSN that is none; empty where it does not say, or names several. */
  readonly about: string;
  /** Why no rule judged it. */
  readonly unjudged?: string;
}

/** A limit of this program, not of Mitz: some rules lay each entry beside all others. A message has about five of them. */
const mostEntries = 200;
/** A finding shows so much of a message. */
const mostShown = 1000;

/** Judges one message by all rules, as a scenario would. @throws what a rule throws where it broke down itself */
export function judgeMessage(
  text: string,
  format: MessageFormat,
  specification: MitzSpecification,
  now: Date,
  safeTexts: SafeTexts,
): JudgedMessage {
  const message = fhirMessage(asExchange(text, format, now));
  const entries = listAt(message.resource ?? null, 'entry').length;
  if (entries > mostEntries) return tooLarge(entries, text);
  const broken = Object.entries(messageRules).flatMap(([rule, of]) => {
    try {
      of.judge(message, specification);
      return [];
    } catch (thrown) {
      const outcome = outcomeOf(thrown);
      if (outcome === 'error') throw thrown;
      return outcome === 'fail' ? [{ rule, shortcoming: shortcomingOf(thrown) }] : [];
    }
  });
  const rules = new Set(broken.map(({ rule }) => rule));
  const { said, mentioned } = meaningOf(message, text, rules, specification);
  const personal = birthDatesIn(message);
  return {
    message: said,
    mentioned,
    about: said.bsn || onlyOne(mentioned) || onlyOne(bsnValues(message, specification)),
    findings: [
      ...broken.map(({ rule, shortcoming }) => ({
        rule,
        ...asShown(rule, shortcoming, message, personal, safeTexts),
      })),
      ...(rules.has('is-a-bundle') ? [] : meaningFindings(message, specification, now, safeTexts)),
    ],
  };
}

/** What is said about the meaning: one finding for all that may change it, and one for a category of somebody else. */
function meaningFindings(
  { resource = null }: FhirMessage,
  specification: MitzSpecification,
  now: Date,
  safeTexts: SafeTexts,
): readonly MessageFinding[] {
  const doubts = doubtsAbout(resource, specification, now);
  const categories = foreignCategories(resource, specification);
  const finding = (rule: BatchRuleId, expected: string, received: string, where: string): MessageFinding => ({
    rule,
    expected,
    received: bounded(safeTexts.show(received)),
    where,
  });
  return [
    ...(doubts[0]
      ? [
          finding(
            'meaning-is-known',
            'nothing that may change what the choice means, or that the specification set does not know',
            [...new Set(doubts.map(({ text }) => text))].join(', '),
            doubts[0].where,
          ),
        ]
      : []),
    ...(categories && categories.foreign.length > 0
      ? [finding('data-category-is-the-holders', categories.own, categories.foreign.join(', '), 'Consent.category')]
      : []),
  ];
}

const tooLarge = (entries: number, text: string): JudgedMessage => ({
  message: { bsn: '', birthDate: '', ura: '', providerType: '', sentMs: NaN, consents: [] },
  findings: [],
  mentioned: bsnsIn(text),
  about: '',
  unjudged: `the Bundle has ${entries} entries, and more than ${mostEntries} are judged by no rule (a limit of this program, not of Mitz); put each patient of a holder in a Bundle of its own`,
});

/** A message from a file as if it had been sent at the moment of the check. */
const asExchange = (text: string, format: MessageFormat, now: Date): Exchange => ({
  kind: 'exchange',
  id: 1,
  by: 'target',
  koppelvlak: 'migreren',
  begun: 0,
  ended: 1,
  at: now.toISOString(),
  ms: null,
  request: {
    method: 'POST',
    path: '',
    headers: [['content-type', `application/fhir+${format}`]],
    body: text,
    bodyBytes: Buffer.byteLength(text),
  },
  response: null,
  ending: 'read from a file',
  tls: null,
});

/** What the message says as far as it can be believed: of what a broken rule is about it says nothing. */
function meaningOf(
  { resource = null }: FhirMessage,
  text: string,
  broken: ReadonlySet<string>,
  specification: MitzSpecification,
): { readonly said: SentMessage; readonly mentioned: readonly string[] } {
  const read = broken.has('is-a-bundle') ? { unrecognised: 'no Bundle' } : readConsents(resource, specification);
  if ('unrecognised' in read || broken.has('patient-has-bsn')) {
    const uras = resourcesOf(resource, 'Organization').map(({ resource: one }) =>
      identifierOf(one, specification['system.ura'].value),
    );
    const ura = uras.length === 1 && /^\d{8}$/.test(uras[0] ?? '') ? (uras[0] ?? '') : '';
    return {
      said: { bsn: '', birthDate: '', ura, providerType: '', sentMs: NaN, consents: [] },
      mentioned: bsnsIn(resource === null ? text : JSON.stringify(resourcesOf(resource, 'Patient'))),
    };
  }
  const bits = new CategoryBits(specification);
  const isUra = /^\d{8}$/.test(read.holder.ura);
  return {
    said: {
      bsn: read.bsn,
      birthDate: broken.has('patient-has-birth-date') ? '' : (read.birthDate ?? ''),
      ura: isUra ? read.holder.ura : '',
      providerType: broken.has('one-organization') ? '' : read.holder.providerType,
      sentMs: sentMs(at(resource, 'timestamp')),
      consents: read.consents.map(({ choice, dataCategory, consultingCategories, decidedAt }) => ({
        choice,
        dataCategory,
        categories: broken.has('consulting-categories-known') ? -1 : bits.of(consultingCategories),
        decidedMs: broken.has('consent-date-time') ? NaN : (momentOf(decidedAt)?.getTime() ?? NaN),
        unit: unitOf(decidedAt),
      })),
    },
    mentioned: [],
  };
}

/** Of several nobody can tell which one is meant. */
export const onlyOne = (values: readonly string[]): string => (values.length === 1 ? (values[0] ?? '') : '');

/** What stands where the BSN of a patient must stand. */
const bsnValues = ({ resource = null }: FhirMessage, specification: MitzSpecification): readonly string[] =>
  resourcesOf(resource, 'Patient').flatMap(
    ({ resource: one }) => identifierOf(one, specification['system.bsn'].value) ?? [],
  );

/** A line may hold some hundreds of thousands; of so many nobody is called missing. */
const mostMentioned = 1000;

/** Every nine digits by themselves that pass the eleven-test, each once. */
export const bsnsIn = (text: string): readonly string[] => [
  ...new Set((text.match(/(?<!\d)\d{9}(?!\d)/g) ?? []).filter(isBsn).slice(0, mostMentioned)),
];

const birthDatesIn = ({ resource = null }: FhirMessage): readonly string[] =>
  resourcesOf(resource, 'Patient').flatMap(({ resource: one }) => {
    const birthDate = at(one, 'birthDate');
    return typeof birthDate === 'string' || typeof birthDate === 'number' ? [String(birthDate)] : [];
  });

/** The rules that quote the message, its addresses and types, in what they expect. */
const quotingRules: ReadonlySet<string> = new Set([
  'entries-are-posted',
  'references-resolve',
  'actor-is-the-organization',
  'valid-r4',
  'read-in-one-way',
]);

function asShown(
  rule: string,
  { message, expected = message, received = '', where = '' }: Shortcoming,
  { fault, exchange }: FhirMessage,
  personal: readonly string[],
  safeTexts: SafeTexts,
): Omit<MessageFinding, 'rule'> {
  const own = (text: string): string =>
    quotingRules.has(rule) ? safeTexts.show(text, personal) : safeTexts.hideBsns(text);
  return {
    // The texts are the rules' own, but for what a schema quotes, a birth date, and the moment of the check itself.
    expected: bounded(
      own(
        personal.reduce(
          (text, one) => (one === '' ? text : text.replaceAll(one, 'the birth date')),
          expected.replace(/, not '.*$/s, '').replaceAll(exchange.at, 'the moment of the check'),
        ),
      ),
    ),
    received: bounded(
      fault !== undefined && received === fault ? faultAsShown(fault) : safeTexts.show(received, personal),
    ),
    where: where
      .replaceAll(/exchange 1(, )?/g, '')
      .replaceAll(/[^\s.[\]|]+/g, (step) =>
        /^\d+$/.test(step) || isElementName(step) || isResourceName(step) ? step : '…',
      ),
  };
}

const bounded = (text: string): string => (text.length > mostShown ? `${text.slice(0, mostShown)}…` : text);

/** Why a body is no FHIR, without the words of the body that the parsers quote. */
function faultAsShown(fault: string): string {
  if (fault.includes('stands twice')) return `a key stands twice in one object${keyIn(fault)}`;
  const position = /position \d+|line \d+|^\d+:\d+/.exec(fault)?.[0];
  const kind = /^not well-formed( JSON)?|DOCTYPE|nested deeper|larger than|namespace|more than one resource/.exec(
    fault,
  )?.[0];
  return `${kind ?? 'no FHIR'}${position === undefined ? '' : ` at ${position}`}`;
}

/** The key that stands twice, where it is one that messages have. */
function keyIn(fault: string): string {
  const key = /^the key '(.*)' stands/.exec(fault)?.[1] ?? '';
  const known =
    /^(resourceType|type|entry|fullUrl|resource|request|method|url|identifier|system|value|birthDate|status|scope|category|patient|reference|dateTime|provision|actor|role|purpose|coding|code|extension|version)$/;
  return known.test(key) ? `: ${key}` : '';
}
