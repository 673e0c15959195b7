/**
 * A thousand tamperings of a pack of 200 scenarios, all classes in turn: how many were found, and how long each took.
 *
 *   npm run tamper [how many]
 */
import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { UsageError } from '../core/errors.js';
import { seal } from '../evidence/seal.js';
import { verifyPack } from '../evidence/verify.js';
import { unzipped } from '../evidence/zip.js';
import { loadSuites } from '../suites/index.js';
import { Chance } from '../test/forger.js';
import { makeRun } from '../test/synthetic-run.js';
import { tamperings } from '../test/tampering.js';
import type { Quarry, Tampered } from '../test/tampering.js';

const many = Number(process.argv[2] ?? 1000);
const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const suites = await loadSuites();
const ids = suites.scenarios.slice(0, 200).map(({ id }) => id);
const folder = await mkdtemp(path.join(tmpdir(), 'tamper-'));

const packOf = async (seed: number): Promise<Buffer> => {
  const directory = path.join(folder, String(seed));
  await makeRun({ directory, suites, ids, seed, challenge: 'c-1', red: (id) => id.includes('permit') });
  return (await seal({ directory, key: privateKey, suites, include: [], part: true })).pack;
};

/** What was found, or that it could not be read at all. */
async function found({ pack, challenge = 'c-1', withoutKey }: Tampered): Promise<readonly string[]> {
  try {
    const key = withoutKey ? {} : { key: publicKey };
    return (await verifyPack({ name: 'a.zip', pack, suites, challenge, ...key })).doubts.map(({ kind }) => kind);
  } catch (thrown) {
    if (thrown instanceof UsageError) return ['unreadable'];
    throw thrown;
  }
}

const [pack, other] = [await packOf(1), await packOf(2)];
await rm(folder, { recursive: true });
const { files } = await unzipped(pack, 'a.zip');
const quarry: Quarry = { pack, files, otherFiles: (await unzipped(other, 'b.zip')).files };
const missed: string[] = [];
const times: number[] = [];
for (let i = 0; i < many; i += 1) {
  const way = tamperings[i % tamperings.length];
  if (!way) break;
  const tampered = await way.tamper(quarry, new Chance(i));
  const begun = performance.now();
  const kinds = await found(tampered);
  times.push(performance.now() - begun);
  if (!kinds.some((kind) => way.foundAs.some((one) => one === kind)))
    missed.push(`${way.name} (seed ${i}): ${kinds.join(', ')}`);
}
times.sort((a, b) => a - b);
const at = (part: number): string => `${(times[Math.floor((times.length - 1) * part)] ?? 0).toFixed(0)} ms`;
const size = `${ids.length} scenarios, ${(pack.length / 1024).toFixed(0)} kB`;
console.log(`${times.length} tamperings in ${tamperings.length} ways of a pack of ${size}`);
console.log(
  `found and named: ${times.length - missed.length}; half within ${at(0.5)}, all within ${at(1)}; ${(process.memoryUsage().rss / 2 ** 20).toFixed(0)} MiB`,
);
for (const one of missed) console.log(`  MISSED ${one}`);
process.exitCode = missed.length > 0 ? 1 : 0;
