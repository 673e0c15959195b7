import type { KeyObject } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { messageOf } from '../core/errors.js';
import type { RunRecord, RunVerdict } from '../core/run-record.js';
import type { MitzSpecification } from '../mitz/specification/index.js';
import { violations } from '../schemas/index.js';
import type { SchemaName } from '../schemas/index.js';
import type { Suites } from '../suites/index.js';
import { outcomeDifferences } from './differences.js';
import { sha256 } from './digest.js';
import { doubt } from './doubt.js';
import type { Doubt } from './doubt.js';
import { isSignedBy, statementIn } from './envelope.js';
import { inNameOfMitz } from './word-of-mitz.js';
import type { InNameOfMitz } from './word-of-mitz.js';
import type { Envelope } from './envelope.js';
import { examine } from './examine.js';
import type { Files } from './files.js';
import type { HeldRun } from './held-run.js';
import { judgeAgain } from './judge-again.js';
import type { JudgedAgain } from './judge-again.js';
import { keyIdOf, readPublicKey } from './keys.js';
import { mustLieInThePast } from './seal.js';
import { envelopeFile, isPart, manifestFile, publicKeyFile, statementOf, written } from './statement.js';
import type { Manifest } from './statement.js';
import { unzipped } from './zip.js';

export interface VerifyRequest {
  /** How the pack is named to people. */
  readonly name: string;
  readonly pack: Buffer;
  readonly suites: Suites;
  /** The key that the pack must be sealed with, from elsewhere than the pack. */
  /** Public keys of Mitz, which a reader got by another way. */
  readonly keysOfMitz?: readonly KeyObject[];
  readonly key?: KeyObject;
  /** The challenge that the run must answer. */
  readonly challenge?: string;
  /** The RFC 3161 time stamp that lies beside the pack. */
  readonly timestamp?: Buffer;
  /** Another set to judge the run by as well. */
  readonly other?: { readonly values: MitzSpecification; readonly name: string };
}

/** What can be said of a pack after everything in it was looked at. */
export interface Verification {
  /** Empty: there is no reason not to believe it, within what `key` and `challenge` say. */
  readonly doubts: readonly Doubt[];
  /** Whose key sealed it: one that was given from elsewhere, or one that stands only in the pack and proves nothing about who. */
  readonly key: { readonly id: string | undefined; readonly trust: 'given' | 'in-pack' };
  /** Absent: the run answers no challenge. */
  readonly challenge?: string;
  /** The digest that a time stamp of this pack must be about. */
  readonly envelope: string;
  /** Whether a file that holds its digest lies beside it. Who signed that file, and when, is not verified: that needs its maker's certificates. */
  readonly isStamped: boolean;
  /** Whether the run could qualify: whole, and not observed or broken off. */
  readonly sealedAs: 'qualification' | 'part';
  /** Absent where it cannot be read. To be believed only where there are no doubts. */
  readonly record?: RunRecord;
  readonly checks: number;
  /** How often a run was begun in this directory, this one included. */
  readonly attempt: number;
  /** What stands in the name of Mitz, and whether Mitz signed for it by one of the keys that were given as its own. */
  readonly ofMitz: readonly InNameOfMitz[];
  /** The values that held and are not those of the set that the run names. */
  readonly otherValues: readonly string[];
  /** The schema of the record, where it is an older one: digests, journal and signature were followed, and nothing was judged again. */
  readonly older?: string;
  /** What another set makes of the same transcripts. */
  readonly other?: {
    readonly name: string;
    readonly verdict: RunVerdict;
    readonly application: RunVerdict;
    readonly differences: readonly string[];
  };
}

/**
 * Verifies a pack from the pack alone: every digest, the journal's chain, the signature, the form, and all checks judged
 * again from the transcripts. For a program that reads a pack: believe `record` only where `doubts` is empty, and say
 * with it what `key`, `challenge` and `sealedAs` say.
 * @throws UsageError for what cannot be read at all: no zip, cut short, too large, or of a run in the future
 */
export async function verifyPack(request: VerifyRequest): Promise<Verification> {
  const { files, doubts: packing } = await unzipped(request.pack, request.name);
  const { run, again, doubts, otherValues, older } = examine(files, request.suites);
  if (run) mustLieInThePast(run.record);
  const sealed = sealDoubts(files, run, request.key);
  const begun = run?.journal[0];
  const envelope = sha256(files.get(envelopeFile) ?? '');
  const { challenge } = run?.record ?? {};
  return {
    doubts: [
      ...packing,
      ...sealed.doubts,
      ...challengeDoubts(request.challenge, challenge),
      ...stampDoubts(request.timestamp, envelope),
      ...doubts,
    ],
    key: { id: sealed.keyId, trust: request.key ? 'given' : 'in-pack' },
    ...(challenge !== undefined && { challenge }),
    envelope,
    isStamped: request.timestamp !== undefined,
    sealedAs: run && !isPart(run.record) ? 'qualification' : 'part',
    ...(run && { record: run.record }),
    ...(older !== undefined && { older }),
    checks: again?.checks ?? 0,
    attempt: begun?.event === 'begun' ? begun.attempt : 1,
    ofMitz: run ? inNameOfMitz(run.record, request.keysOfMitz ?? []) : [],
    otherValues,
    ...(run && again && request.other && { other: otherSet(run, again, request.suites, request.other) }),
  };
}

function otherSet(
  run: HeldRun,
  before: JudgedAgain,
  suites: Suites,
  { values, name }: NonNullable<VerifyRequest['other']>,
): NonNullable<Verification['other']> {
  const after = judgeAgain(run, suites, { specification: values, policy: run.record.policy });
  return {
    name,
    verdict: after.verdict,
    application: after.application,
    differences: outcomeDifferences(before, after),
  };
}

function challengeDoubts(asked: string | undefined, answered: string | undefined): Doubt[] {
  if (asked === undefined || asked === answered) return [];
  const what = answered === undefined ? 'no challenge' : `the challenge '${answered}'`;
  return [
    doubt(
      'challenge',
      `the run answers ${what}, and '${asked}' was asked: it is a run from before, or for somebody else`,
    ),
  ];
}

/** A time stamp holds the digest that it is about, as it is. */
const stampDoubts = (stamp: Buffer | undefined, envelope: string): Doubt[] =>
  stamp === undefined || stamp.includes(Buffer.from(envelope, 'hex'))
    ? []
    : [doubt('timestamp', `the time stamp beside the pack is not about this pack (sha256 ${envelope})`)];

/** Whether the files are those of the manifest, the manifest that of the statement, and the statement signed. */
function sealDoubts(
  files: Files,
  run: HeldRun | undefined,
  given: KeyObject | undefined,
): { readonly doubts: readonly Doubt[]; readonly keyId?: string } {
  const doubts: Doubt[] = [];
  const manifest = read(files, manifestFile, 'manifest', doubts) as Manifest | undefined;
  if (manifest) doubts.push(...manifestDoubts(manifest, files));
  const envelope = read(files, envelopeFile, 'envelope', doubts) as Envelope | undefined;
  const key = keyIn(files, doubts);
  if (!envelope || !key) return { doubts };
  if (!isAsSigned(envelope, files.get(envelopeFile)))
    doubts.push(doubt('form', `'${envelopeFile}' is not written as seal writes it`));
  doubts.push(...signatureDoubts(envelope, key, given), ...statementDoubts(envelope, files, run));
  return { doubts, keyId: keyIdOf(key) };
}

function read(files: Files, path: string, schema: SchemaName, doubts: Doubt[]): unknown {
  const content = files.get(path);
  if (!content) {
    doubts.push(doubt('signature', `'${path}' is not there`));
    return undefined;
  }
  try {
    const value: unknown = JSON.parse(content.toString('utf8'));
    const [wrong] = violations(schema, value);
    if (!wrong) return value;
    doubts.push(
      doubt('form', `'${path}' breaks its schema at ${wrong.path.join('.') || 'its root'}: ${wrong.message}`),
    );
  } catch (thrown) {
    doubts.push(doubt('form', `'${path}' is no JSON: ${messageOf(thrown)}`));
  }
  return undefined;
}

function manifestDoubts({ files: named }: Manifest, files: Files): Doubt[] {
  const paths = named.map(({ path }) => path);
  const strange = [...files.keys()].filter(
    (path) => !paths.includes(path) && path !== manifestFile && path !== envelopeFile,
  );
  return [
    ...named.flatMap(({ path, sha256: digest, bytes }) => {
      const content = files.get(path);
      if (!content) return [doubt('digest', `'${path}' was sealed, and is not there`)];
      if (content.length === bytes && sha256(content) === digest) return [];
      return [doubt('digest', `'${path}' is not the file that was sealed`)];
    }),
    ...strange.map((path) => doubt('digest', `'${path}' was put in: it was not sealed`)),
    ...paths
      .filter((path, i) => paths.indexOf(path) !== i)
      .map((path) => doubt('digest', `'${path}' is in the manifest twice`)),
  ];
}

function keyIn(files: Files, doubts: Doubt[]): KeyObject | undefined {
  try {
    return readPublicKey(files.get(publicKeyFile)?.toString('utf8') ?? '', publicKeyFile);
  } catch (thrown) {
    doubts.push(doubt('signature', messageOf(thrown)));
    return undefined;
  }
}

/** The envelope is the one file that no digest covers: it has one way to be written. */
const isAsSigned = (envelope: Envelope, content: Buffer | undefined): boolean => {
  const again = (base64: string): string => Buffer.from(base64, 'base64').toString('base64');
  const signatures = envelope.signatures.map(({ keyid, sig }) => ({ keyid, sig: again(sig) }));
  const { payloadType, payload } = envelope;
  return content?.equals(written({ payloadType, payload: again(payload), signatures })) ?? false;
};

function signatureDoubts(envelope: Envelope, inPack: KeyObject, given: KeyObject | undefined): Doubt[] {
  const isRight = isSignedBy(envelope, inPack);
  if (given && keyIdOf(given) !== keyIdOf(inPack)) {
    const by = isRight ? `it was signed with another key, ${keyIdOf(inPack)}` : 'the signature is not right';
    return [doubt('signature', `it was not signed with the key that you gave: ${by}`)];
  }
  if (!isRight)
    return [doubt('signature', 'the signature is not right: what was signed was changed, or another key was put in')];
  if (envelope.signatures.some(({ keyid }) => keyid !== keyIdOf(inPack)))
    return [doubt('signature', 'the signature names another key than the one that made it')];
  return [];
}

/** What was signed is what this run and these files make of it. */
function statementDoubts(envelope: Envelope, files: Files, run: HeldRun | undefined): Doubt[] {
  try {
    const statement = statementIn(envelope);
    const [wrong] = violations('statement', statement);
    if (wrong)
      return [
        doubt('form', `the statement breaks its schema at ${wrong.path.join('.') || 'its root'}: ${wrong.message}`),
      ];
    if (!run) return [];
    const expected: unknown = JSON.parse(
      JSON.stringify(statementOf(run.record, files.get(manifestFile) ?? Buffer.of(), files)),
    );
    return isDeepStrictEqual(statement, expected)
      ? []
      : [
          doubt(
            'statement',
            `what was signed is not about this run: ${placeOf(statement, expected)} is other than the pack says`,
          ),
        ];
  } catch (thrown) {
    return [doubt('form', `the statement is no JSON: ${messageOf(thrown)}`)];
  }
}

/** The first place in which two values differ, by its keys. */
function placeOf(one: unknown, other: unknown): string {
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return 'it';
  const [a, b] = [one as Record<string, unknown>, other as Record<string, unknown>];
  const key = [...Object.keys(a), ...Object.keys(b)].find((name) => !isDeepStrictEqual(a[name], b[name])) ?? '';
  const deeper = placeOf(a[key], b[key]);
  return deeper === 'it' ? key : `${key}.${deeper}`;
}
