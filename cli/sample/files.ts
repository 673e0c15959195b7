import path from 'node:path';
import { writePrivately } from '../run/environment-files.js';
import { markedSamples } from './assumed-lines.js';
import type { MarkedLine, MarkedSample } from './assumed-lines.js';
import { sampledInterfaces } from './samples.js';
import type { SampledInterface, SampleSetting } from './samples.js';

/** The folder of samples that a served mock writes beside its certificates. */
export const samplesFolder = 'samples';

/** The samples of an interface to read: each line that rests on an assumption says on which. */
export function sampleText(name: SampledInterface, setting: SampleSetting): string {
  return textOf(name, markedSamples(name, setting));
}

function textOf(name: SampledInterface, samples: readonly MarkedSample[]): string {
  const lines = samples.flatMap(({ message, head, body }) => [
    `# ${name}: ${message.title}`,
    ...head.map(told),
    ...(body.length > 0 ? ['', ...body.map(told)] : []),
    '',
  ]);
  return [...lines, assumedIn(samples)].join('\n');
}

const told = ({ text, assumed }: MarkedLine): string =>
  assumed.length === 0 ? text : `${text}   ◀ assumed: ${assumed.join(', ')}`;

function assumedIn(samples: readonly MarkedSample[]): string {
  const keys = new Set(samples.flatMap(({ head, body }) => [...head, ...body].flatMap(({ assumed }) => assumed)));
  return keys.size === 0
    ? '# No line rests on an assumption of the specification set.'
    : `# ◀ marks a line that rests on what the set assumes: \`mitz-keur spec show ${[...keys].join(' ')}\` tells why. Mitz's word goes into an overlay, for --spec.`;
}

/** Writes each message as a file that can be sent as it stands, and per interface the text to read. @returns their names */
export async function writeSamples(
  folder: string,
  names: readonly SampledInterface[],
  setting: SampleSetting,
): Promise<readonly string[]> {
  const files: Record<string, string> = {};
  for (const name of names) {
    const samples = markedSamples(name, setting);
    files[`${name}.txt`] = `${textOf(name, samples)}\n`;
    for (const { message } of samples) {
      if (message.body === '') continue;
      const extension = message.body.startsWith('<') ? 'xml' : 'json';
      files[`${name}.${message.name}.${extension}`] = `${message.body}\n`;
    }
  }
  await writePrivately(folder, files);
  return Object.keys(files).map((name) => path.join(folder, name));
}

/** All samples, in the form that a connector may choose. */
export const writeAllSamples = (folder: string, setting: SampleSetting): Promise<readonly string[]> =>
  writeSamples(folder, sampledInterfaces, setting);
