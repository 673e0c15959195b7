/**
 * Which lines of a sample rest on what a specification set assumes. Which they are is declared nowhere: each assumed value is
 * changed in turn, and the lines that come out otherwise rest on it. Values that are a sentence about the message change no
 * text; for those it is told here which element they are about.
 */
import type { SpecificationValue } from '../../core/specification.js';
import type { SpecificationKey } from '../../mitz/specification/index.js';
import { samplesOf } from './samples.js';
import type { SampledInterface, SampleMessage, SampleSetting } from './samples.js';

/** A line of a sample, with the assumed values that it rests on. */
export interface MarkedLine {
  readonly text: string;
  readonly assumed: readonly string[];
}

export interface MarkedSample {
  readonly message: SampleMessage;
  readonly head: readonly MarkedLine[];
  readonly body: readonly MarkedLine[];
}

/** The elements of a Bundle of consents that a value about its form speaks of. */
const elements: Partial<Record<SpecificationKey, readonly string[]>> = {
  'bundel.entries': ['fullUrl', 'request'],
  'bundel.onePatient': ['Patient'],
  'bundel.birthDate': ['birthDate'],
  'bundel.oneOrganization': ['Organization'],
  'bundel.provenance': ['Provenance'],
  'registratie.provenance': ['Provenance'],
  'registratie.agent': ['agent'],
  'toestemming.category': ['category'],
  'toestemming.dateTime': ['dateTime'],
};

/** Which types of provider make a group decides what Mitz answers, not how it is written. */
const decidesOnly: SpecificationKey = 'codes.holderGroups';

/** The samples of an interface, each line with what it rests on that is assumed. */
export function markedSamples(name: SampledInterface, setting: SampleSetting): readonly MarkedSample[] {
  const samples = samplesOf(name, setting);
  const assumed = (Object.entries(setting.specification) as [SpecificationKey, SpecificationValue][]).filter(
    ([key, { basis }]) => basis === 'assumed' && key !== decidesOnly,
  );
  const without = assumed.map(([key]) => {
    const specification = { ...setting.specification, [key]: changed(setting.specification[key]) };
    return { key, samples: samplesOf(name, { ...setting, specification }) };
  });
  const isBundle = name === 'migreren' || name === 'registreren';
  return samples.map((message, i) => {
    const kept = without.map(({ key, samples: others }) => ({
      key,
      lines: new Set([...(others[i]?.head ?? []), ...bodyLines(others[i])].map(comparable)),
    }));
    const mark = (text: string): MarkedLine => ({
      text,
      assumed: kept
        .filter(({ key, lines }) => !lines.has(comparable(text)) || (isBundle && speaksOf(key, text, message)))
        .map(({ key }) => key),
    });
    return { message, head: message.head.map(mark), body: bodyLines(message).map(mark) };
  });
}

const bodyLines = (message: SampleMessage | undefined): readonly string[] =>
  message === undefined || message.body === '' ? [] : message.body.split('\n');

/** Ids are new in every message. */
const comparable = (line: string): string => line.replace(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi, 'id');

const speaksOf = (key: SpecificationKey, line: string, { name }: SampleMessage): boolean =>
  !name.endsWith('-answer') &&
  (elements[key] ?? []).some((element) =>
    new RegExp(String.raw`^\s*["<]${element}\b|"resourceType": "${element}"`).test(line),
  );

/** Another value of the same shape. */
function changed({ value, ...rest }: SpecificationValue): SpecificationValue {
  return { ...rest, value: otherwise(value) };
}

function otherwise(value: unknown): unknown {
  if (typeof value === 'string') return `${value}~`;
  if (typeof value === 'number') return value + 1;
  if (Array.isArray(value)) return value.map(otherwise);
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, otherwise(one)]));
  return value;
}
