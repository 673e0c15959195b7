import type { KeyObject } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { messageOf, UsageError } from '../../core/errors.js';
import type { RunRecord } from '../../core/run-record.js';
import { recordFile } from '../../evidence/files.js';
import { keyIdOf, readPublicKey } from '../../evidence/keys.js';
import { inNameOfMitz } from '../../evidence/word-of-mitz.js';
import { verifyPack } from '../../evidence/verify.js';
import type { Verification, VerifyRequest } from '../../evidence/verify.js';
import { defaultSet } from '../../mitz/specification/index.js';
import type { MigrationRecord } from '../../migration/result.js';
import type { MigrationTest, Submission } from '../../reports/submission.js';
import { loadSuites } from '../../suites/index.js';
import { jsonIn } from '../run/read-record.js';
import { chooseSpecification } from '../run/specification.js';
import type { Terminal } from '../terminal.js';

/** By what is believed of what was handed in. */
export interface Trust {
  /** Public keys that came by another way than the packs, in PEM files. */
  readonly keys: readonly string[];
  /** A key vouches for its own supplier alone: `name=file`, or for the only one that there is. */
  readonly bySupplier?: true;
  readonly challenge?: string;
  /** The set or overlay under which runs must be accepted, by judging their transcripts again. */
  readonly spec?: string;
}

/**
 * Looks at each pack and each directory. What cannot be read is a submission that says so: it keeps nobody from the rest.
 * @throws UsageError for a key or a set that cannot be read
 */
export async function readSubmissions(
  places: readonly string[],
  { keys, bySupplier, challenge, spec }: Trust,
  { err, interactive }: Terminal,
): Promise<readonly Submission[]> {
  const ofMitz = (await namedKeys(keys)).filter(({ name }) => name === 'mitz');
  const sealing = keys.filter((key) => !ofMitz.some(({ text }) => text === key));
  const given = await Promise.all(sealing.map((key) => (bySupplier ? keyOfSupplier(key) : keyFor(key))));
  const known = new Set(given.map(({ id }) => id));
  const asked: Asked = {
    suites: await loadSuites(),
    known,
    keysOfMitz: ofMitz.map(({ publicKey }) => publicKey),
    ...(challenge !== undefined && { challenge }),
    ...(spec !== undefined && { other: { values: (await chooseSpecification(defaultSet, spec)).values, name: spec } }),
  };
  const submissions: Submission[] = [];
  const all = [...new Map(places.map((place) => [path.resolve(place), place])).values()];
  let lastTold = Date.now();
  for (const place of all) {
    if (interactive && Date.now() - lastTold > 2000) {
      err(`${submissions.length} of ${all.length} looked at; now ${place}`);
      lastTold = Date.now();
    }
    submissions.push(await submissionAt(place, asked));
  }
  return bySupplier ? vouchedFor(submissions, given) : submissions;
}

/** A public key, and for whose packs it was given; absent: whoever is the only one. */
interface GivenKey {
  readonly id: string;
  readonly supplier?: string;
}

const keyFor = async (file: string): Promise<GivenKey> => ({ id: await readKey(file) });

async function keyOfSupplier(text: string): Promise<GivenKey> {
  const [supplier, file] = await parted(text);
  return { id: await readKey(file), ...(supplier !== undefined && { supplier }) };
}

/** A pack of one supplier that is sealed with the key of another is sealed by nobody who can vouch for it. */
function vouchedFor(submissions: readonly Submission[], given: readonly GivenKey[]): readonly Submission[] {
  const suppliers = new Set(submissions.flatMap(({ record }) => (record ? [record.target.supplier] : [])));
  return submissions.map((one) => {
    if (one.seal !== 'known-key' || !one.record) return one;
    const { supplier: whose } = one.record.target;
    const vouches = given.some(
      ({ id, supplier }) => id === one.keyId && (supplier === undefined ? suppliers.size === 1 : supplier === whose),
    );
    return vouches ? one : { ...one, seal: 'unknown-key' };
  });
}

interface Asked extends Pick<VerifyRequest, 'suites' | 'challenge' | 'other'> {
  /** The names of the keys that are known. */
  readonly known: ReadonlySet<string>;
  readonly keysOfMitz: readonly KeyObject[];
}

async function submissionAt(place: string, asked: Asked): Promise<Submission> {
  try {
    const found = await stat(place).catch(() => undefined);
    if (!found) throw new UsageError('there is no such file or directory');
    if (found.isDirectory()) return await directoryAt(place, asked);
    return await packAt(place, asked);
  } catch (thrown) {
    // A pack comes from elsewhere: whatever it makes go wrong is told of it, and the others are still shown.
    return { place, seal: 'unread', problems: [messageOf(thrown)], otherValues: [] };
  }
}

async function directoryAt(place: string, { keysOfMitz }: Asked): Promise<Submission> {
  const record = (await jsonIn(place, recordFile, 'run')) as RunRecord | undefined;
  const migration = (await jsonIn(place, 'migration.json', 'migration')) as MigrationRecord | undefined;
  if (!record && !migration)
    throw new UsageError('holds no run.json and no migration.json; name a run directory, a migration check or a pack');
  return {
    place,
    seal: 'unsealed',
    problems: [],
    otherValues: [],
    ...(record && { record, ofMitz: inNameOfMitz(record, keysOfMitz) }),
    ...(migration && { migration: testOf(migration, place) }),
  };
}

const testOf = ({ verdict, holders }: MigrationRecord, place: string): MigrationTest => ({
  place,
  verdict,
  uras: holders.map(({ ura }) => ura),
});

async function packAt(place: string, { suites, known, keysOfMitz, challenge, other }: Asked): Promise<Submission> {
  const verification = await verifyPack({
    name: place,
    pack: await readFile(place),
    suites,
    ...(challenge !== undefined && { challenge }),
    ...(other && { other }),
  });
  const { record, doubts, key, otherValues, attempt, older } = verification;
  const notJudged = older === undefined ? [] : [`its record is of an older schema (${older}), which is not judged again: let the application be tested again`]; // prettier-ignore
  return {
    place,
    seal: sealOf(verification, known),
    problems: [...doubts.map(({ text }) => text), ...notJudged],
    otherValues,
    attempt,
    ...(record && { record, ofMitz: inNameOfMitz(record, keysOfMitz) }),
    ...(key.id !== undefined && { keyId: key.id }),
    ...(verification.challenge !== undefined && { challenge: verification.challenge }),
    ...otherVerdict(verification),
  };
}

const otherVerdict = ({ other }: Verification): Pick<Submission, 'other'> =>
  other ? { other: { name: other.name, verdict: other.verdict, application: other.application } } : {};

/** A pack without doubts is signed with the key that stands in it; so it is enough that this key is a known one. */
function sealOf({ doubts, key }: Verification, known: ReadonlySet<string>): Submission['seal'] {
  if (doubts.length > 0) return 'doubted';
  return key.id !== undefined && known.has(key.id) ? 'known-key' : 'unknown-key';
}

/** A key that was given with whose it is: a supplier, or a role such as `zorgaanbieder`. */
interface NamedKey {
  readonly name: string;
  /** As it was given: `mitz=mitz.pem`. */
  readonly text: string;
  readonly publicKey: KeyObject;
}

/** The keys that were given with a name. @throws UsageError for one that cannot be read */
export async function namedKeys(keys: readonly string[]): Promise<readonly NamedKey[]> {
  const named = await Promise.all(
    keys.map(async (text) => {
      const [name, file] = await parted(text);
      return name === undefined ? [] : [{ name, text, publicKey: await publicKeyIn(file) }];
    }),
  );
  return named.flat();
}

/** The name before the sign, and the file behind it. A file may have such a sign in its name. */
async function parted(text: string): Promise<readonly [name: string | undefined, file: string]> {
  const at = text.indexOf('=');
  const isFile = at < 1 || (await stat(text).catch(() => undefined)) !== undefined;
  return isFile ? [undefined, text] : [text.slice(0, at), text.slice(at + 1)];
}

const readKey = async (file: string): Promise<string> => keyIdOf(await publicKeyIn(file));

async function publicKeyIn(file: string): Promise<KeyObject> {
  const pem = await readFile(file, 'utf8').catch((thrown: unknown) => {
    throw new UsageError(`the key '${file}' cannot be read: ${messageOf(thrown)}`);
  });
  return readPublicKey(pem, file);
}
