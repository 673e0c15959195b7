/** What a specification set assumes, asked of whoever has the official guides, and what the answers make of the set. */
import { isMap, isSeq, LineCounter, parseDocument, stringify } from 'yaml';
import { footingOf } from '../../core/scenario.js';
import { UsageError } from '../../core/errors.js';
import type { Language, Text } from '../../core/text.js';
import type { MitzCheck } from '../../mitz/scenario.js';
import type { MitzSpecification, SpecificationKey } from '../../mitz/specification/index.js';
import { leaningOn } from '../../mitz/specification/leaning.js';
import { openQuestions, questionsByKey } from '../../mitz/specification/questions.js';
import { fullSources } from '../../mitz/specification/sources-in-full.js';
import type { FullSource } from '../../mitz/specification/sources-in-full.js';
import type { Suites } from '../../suites/index.js';
import { markedSamples } from '../sample/assumed-lines.js';
import type { MarkedLine } from '../sample/assumed-lines.js';
import { sampledInterfaces } from '../sample/samples.js';
import { sampleSetting } from '../sample/setting.js';

/** One question, with all that somebody needs to answer it who does not know the harness. */
export interface Question {
  /** A key of the set, or the name of what no value holds. */
  readonly of: string;
  readonly text: Text;
  /** What the set has for it; absent where no value holds it. */
  readonly expected?: unknown;
  readonly source?: string;
  readonly sources: readonly FullSource[];
  /** The lines of the norm, and how many checks and scenarios, that lean on it. */
  readonly lines: readonly string[];
  readonly checks: number;
  readonly scenarios: number;
  /** Where it stands in a message, with some lines around it. */
  readonly example?: { readonly title: string; readonly lines: readonly MarkedLine[] };
}

/** So many lines are shown before and behind the one that is asked about. */
const around = 4;

/**
 * The questions of a set: one for each value that it assumes, then what no value holds.
 * @throws Error where a set assumes a value for which no question is written
 */
export function questionsOf(values: MitzSpecification, scenarios: Suites['scenarios']): readonly Question[] {
  const leaning = leaningOn(scenarios);
  const lineOf = linesOfChecks(scenarios);
  const examples = examplesOf(values);
  const assumed = (Object.keys(values) as SpecificationKey[]).filter((key) => values[key].basis === 'assumed');
  const ofValues = assumed.map((key): Question => {
    const text = questionsByKey[key];
    if (!text) throw new Error(`no question is written for the assumed value ${key}: mitz/specification/questions.ts`);
    const { basis, form } = leaning(key);
    const checks = [...basis, ...form];
    const example = examples(key);
    const { value: expected, source } = values[key];
    return {
      of: key,
      text,
      expected,
      source,
      sources: fullSources(source),
      lines: [...new Set(checks.flatMap((check) => lineOf.get(check) ?? []))].sort((a, b) => a.localeCompare(b, 'nl', { numeric: true })), // prettier-ignore
      checks: checks.length,
      scenarios: new Set(checks.map((check) => check.split('#')[0])).size,
      ...(example && { example }),
    };
  });
  const open = Object.entries(openQuestions).map(([of, text]): Question => ({
    of,
    text,
    sources: [],
    lines: [],
    checks: 0,
    scenarios: 0,
  }));
  return [...ofValues, ...open];
}

const linesOfChecks = (scenarios: Suites['scenarios']): ReadonlyMap<string, string> =>
  new Map(
    scenarios.flatMap(({ id, scenario }) =>
      Object.entries<MitzCheck<never>>(scenario.checks as never).map(
        ([name, check]) => [`${id}#${name}`, footingOf(name, check as never, scenario).line] as const,
      ),
    ),
  );

/** Finds the first message in which a line rests on a value. */
function examplesOf(values: MitzSpecification): (key: string) => Question['example'] {
  const setting = sampleSetting(values, 'json');
  const samples = sampledInterfaces.flatMap((name) =>
    markedSamples(name, setting).map(({ message, head, body }) => ({
      title: `${name}: ${message.title}`,
      lines: [...head, { text: '', assumed: [] }, ...body],
    })),
  );
  return (key) => {
    for (const { title, lines } of samples) {
      const at = lines.findIndex(({ assumed }) => assumed.includes(key));
      if (at >= 0) return { title, lines: lines.slice(Math.max(0, at - around), at + around + 1) };
    }
    return undefined;
  };
}

const words = {
  form: {
    nl: `Vul bij elke vraag in wat u weet en laat de rest leeg. Daarna: mitz-keur spec answer <dit bestand> --out antwoord.yaml
answer:   goed (zo is het) of anders
value:    alleen bij anders: hoe het wel is
document: in welk document het staat, met versie; section: waar daarin`,
    en: `Fill in what you know of each question and leave the rest empty. Then: mitz-keur spec answer <this file> --out answer.yaml
answer:   right (it is so) or different
value:    only with different: how it is
document: in which document it stands, with its version; section: where in it`,
  },
} satisfies Record<string, Text>;

/** The questions as a file to fill in. */
export function questionsYaml(set: string, questions: readonly Question[], lang: Language): string {
  const items = questions.map(({ of, text, expected, source }) => ({
    of,
    question: text[lang],
    ...(expected !== undefined && { expected, because: source }),
    answer: '',
    value: '',
    document: '',
    section: '',
  }));
  const head = words.form[lang].split('\n').map((line) => `# ${line}`);
  return `${head.join('\n')}\n${stringify({ set, questions: items }, { lineWidth: 0 })}`;
}

/** An answer as it was filled in. */
interface Answer {
  readonly of: string;
  readonly answer: string;
  readonly value: unknown;
  readonly source: string;
  readonly place: string;
}

/** What a form that was filled in comes to. */
export interface Answered {
  /** An overlay in YAML. */
  readonly overlay: string;
  readonly settled: readonly string[];
  /** Answers to what no value of the set holds: they stand in the overlay as a comment. */
  readonly remarks: readonly string[];
  readonly unanswered: readonly string[];
  /** What cannot be used, each with file and line. */
  readonly faults: readonly string[];
}

const right = new Set(['goed', 'right', 'ja', 'yes', 'klopt']);
const different = new Set(['anders', 'different', 'nee', 'no', 'fout', 'wrong']);

/**
 * Makes an overlay of answers. What is right is `published` from now on, by the document that was named.
 * @throws UsageError for what is no form at all
 */
export function answered(
  text: string,
  file: string,
  { set, values }: { readonly set: string; readonly values: MitzSpecification },
): Answered {
  const { answers, faults } = readAnswers(text, file, set);
  const overlay: Record<string, unknown> = {};
  const remarks: string[] = [];
  const settled: string[] = [];
  for (const { of, answer, value, source, place } of answers.filter((one) => one.answer !== '')) {
    const isRight = right.has(answer);
    const known = Object.hasOwn(values, of) ? values[of as SpecificationKey] : undefined;
    if (!isRight && !different.has(answer))
      faults.push(`${place}: '${answer}' is no answer; give goed or anders (right or different)`);
    else if (source === '')
      faults.push(`${place}: the answer to '${of}' names no document; give 'document', so that others can look it up`);
    else if (!known && !Object.hasOwn(openQuestions, of)) faults.push(`${place}: there is no question '${of}'`);
    else if (!known) remarks.push(`${of}: ${answer}${isEmpty(value) ? '' : `, ${String(value)}`} (${source})`);
    else if (!isRight && isEmpty(value))
      faults.push(`${place}: '${of}' is different, and 'value' does not say how it is`);
    else {
      overlay[of] = { value: isRight ? known.value : asKind(value, known.value), basis: 'published', source };
      settled.push(of);
    }
  }
  const unanswered = answers.filter(({ answer }) => answer === '').map(({ of }) => of);
  const said = remarks.map((one) => `# ${one.replaceAll(/\s+/g, ' ')}\n`).join('');
  return { overlay: said + stringify(overlay, { lineWidth: 0 }), settled, remarks, unanswered, faults };
}

/** A page knows no kinds: what was typed in the place of a text is a text, though it reads as a number. */
const asKind = (value: unknown, known: unknown): unknown =>
  typeof known === 'string' && isScalarValue(value) ? String(value) : value;

const isEmpty = (value: unknown): boolean => value === undefined || value === null || value === '';

function readAnswers(text: string, file: string, set: string): { answers: readonly Answer[]; faults: string[] } {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const [error] = document.errors;
  if (error) throw new UsageError(`${file}: ${error.message}`);
  const of = (document.toJS() as { readonly set?: unknown } | null)?.set;
  if (of !== undefined && of !== set)
    throw new UsageError(
      `${file}: these are questions of set ${JSON.stringify(of)}, and 'right' would be taken for a value of set ${set}; make the form again with: mitz-keur spec questions`,
    );
  const list = document.get('questions', true);
  if (!isSeq(list))
    throw new UsageError(
      `${file}: it holds no 'questions'; make the form with: mitz-keur spec questions --out ${file}`,
    );
  const faults: string[] = [];
  const answers = list.items.flatMap((item): Answer[] => {
    const place = `${file}, line ${isMap(item) && item.range ? lines.linePos(item.range[0]).line : 1}`;
    const given = (isMap(item) ? item.toJSON() : {}) as Record<string, unknown>;
    const { of, answer, value, document: where, section } = given;
    if (typeof of !== 'string') {
      faults.push(`${place}: a question without 'of'; leave the form as it is, and fill in answers only`);
      return [];
    }
    const words = (one: unknown): string => (isScalarValue(one) ? String(one).trim() : '');
    const source = [words(where), words(section)].filter((one) => one !== '').join(', ');
    return [{ of, answer: words(answer).toLowerCase(), value, source: words(where) === '' ? '' : source, place }];
  });
  return { answers, faults };
}

const isScalarValue = (value: unknown): value is string | number | boolean =>
  ['string', 'number', 'boolean'].includes(typeof value);
