/** Asks HL7's own validator, a Java program, what it holds against messages; in which it says what R4 does not for Mitz. */
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { at, listAt, textAt } from '../../mitz/fhir/json.js';
import type { Json } from '../../mitz/fhir/json.js';
import type { Mutant } from './mutant.js';

/** One thing that it holds against a message. */
export interface Objection {
  /** Its own name for the rule. */
  readonly rule: string;
  readonly path: string;
  readonly text: string;
}

/** What the validator holds against every message of Mitz, and against none in particular. */
const noise: readonly (readonly [because: string, of: (objection: Objection) => boolean])[] = [
  [
    'the extensions of Mitz are defined in a package that is not public',
    ({ rule }) => rule === 'Extension_EXT_Unknown_NotHere',
  ],
  ['a Consent of Mitz has neither policy nor policyRule', ({ rule }) => rule.endsWith('#ppc-1')],
  ['without a terminology server it knows no media type', ({ text }) => text.includes('ValueSet/mimetypes')],
  [
    'it looks whether an address of HL7 is that of a definition, and those of code systems of release 3 are not',
    ({ rule }) => rule === 'Type_Specific_Checks_DT_URL_Resolve',
  ],
];

export const isNoise = (objection: Objection): boolean => noise.some(([, of]) => of(objection));

/** So many are asked about at once. On some messages it breaks down, and then those beside it are asked about again. */
const atOnce = 150;

/** Asks about all messages, and gives what it says of each in the same order. */
export async function askReferee(
  jar: string,
  messages: readonly Mutant[],
  tell: (done: number) => void,
): Promise<Answer> {
  const objections: (readonly Objection[])[] = [];
  let version = '';
  for (let begin = 0; begin < messages.length; begin += atOnce) {
    const answer = await ask(jar, messages.slice(begin, begin + atOnce));
    version = answer.version;
    objections.push(...answer.objections);
    tell(objections.length);
  }
  return { version, objections };
}

interface Answer {
  readonly version: string;
  readonly objections: readonly (readonly Objection[])[];
}

async function ask(jar: string, messages: readonly Mutant[]): Promise<Answer> {
  const folder = await mkdtemp(path.join(tmpdir(), 'referee-'));
  try {
    const files = messages.map(({ format }, i) => `m${String(i).padStart(5, '0')}.${format}`);
    for (const [i, { body }] of messages.entries()) await writeFile(path.join(folder, files[i]!), body);
    return await askAbout(jar, files, folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function askAbout(jar: string, files: readonly string[], folder: string): Promise<Answer> {
  const broken = new Map<string, readonly Objection[]>();
  for (;;) {
    const left = files.filter((file) => !broken.has(file));
    const options = ['-version', '4.0', '-tx', 'n/a', '-output', 'out.json'];
    const said = await run(['-jar', path.resolve(jar), ...left, ...options], folder);
    const written = await readFile(path.join(folder, 'out.json'), 'utf8').catch(() => undefined);
    if (written === undefined) {
      // It names each message when it begins with it.
      const culprit = [...said.matchAll(/Validate \S*?(m\d{5}\.\w+)/g)].at(-1)?.[1];
      const why = /(?:Exception|Error): (.*)/.exec(said)?.[1];
      if (culprit === undefined || broken.has(culprit))
        throw new Error(`the validator wrote nothing; it said: ${said.slice(-2000)}`);
      broken.set(culprit, [{ rule: 'breaks down', path: '', text: why ?? 'the validator breaks down on it' }]);
      continue;
    }
    const outcome = JSON.parse(written) as Json;
    const isOne = textAt(outcome, 'resourceType') !== 'Bundle';
    const all = isOne ? [outcome] : listAt(outcome, 'entry').map((one) => at(one, 'resource'));
    const byFile = new Map([...all.map((one) => [fileOf(one), objectionsOf(one)] as const), ...broken]);
    return {
      version: /Version (\S+)/.exec(said)?.[1] ?? 'unknown',
      objections: files.map((file) => {
        const found = byFile.get(file);
        if (!found) throw new Error(`the validator says nothing of ${file}`);
        return found;
      }),
    };
  }
}

function run(args: readonly string[], folder: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn('java', args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (part: string) => {
        said += part;
      });
    child.once('error', reject);
    child.once('close', () => {
      resolve(said);
    });
  });
}

const extensionOf = (json: Json | undefined, name: string): string => {
  const found = listAt(json, 'extension').find((one) => textAt(one, 'url')?.endsWith(name));
  return textAt(found, 'valueString') ?? textAt(found, 'valueCode') ?? '';
};

const fileOf = (outcome: Json | undefined): string => path.basename(extensionOf(outcome, '/operationoutcome-file'));

const objectionsOf = (outcome: Json | undefined): readonly Objection[] =>
  listAt(outcome, 'issue')
    .filter((issue) => ['fatal', 'error'].includes(textAt(issue, 'severity') ?? ''))
    .map((issue) => ({
      rule: extensionOf(issue, '/operationoutcome-message-id'),
      path: textAt(issue, 'expression', 0) ?? '',
      text: textAt(issue, 'details', 'text') ?? '',
    }));
