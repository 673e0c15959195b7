import { expect } from 'chai';
import { createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { UsageError } from '../core/errors.js';
import { seal } from '../evidence/seal.js';
import { verifyPack } from '../evidence/verify.js';
import type { Verification } from '../evidence/verify.js';
import { unzipped } from '../evidence/zip.js';
import { loadSuites } from '../suites/index.js';
import { makeRun } from './synthetic-run.js';
import { Chance } from './forger.js';
import { tamperings } from './tampering.js';
import type { Quarry, Tampered } from './tampering.js';

const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const suites = await loadSuites();
const ids = [
  '1.02/deny-releases-nothing',
  '1.02/permit-releases',
  '1.02/indeterminate-is-not-permit',
  '2.01/census',
  '4.05/no-is-recorded-as-no',
  // Its people decided a number of days before the run, which is not today.
  'migratiebericht/minors',
];

describe('an evidence pack', function () {
  this.timeout(60_000);
  let folder: string;
  let quarry: Quarry;

  const packOf = async (seed: number): Promise<Buffer> => {
    const directory = path.join(folder, String(seed));
    await makeRun({ directory, suites, ids, seed, challenge: 'c-1', red: (id) => id === ids[2] });
    return (await seal({ directory, key: privateKey, suites, include: [], part: true })).pack;
  };
  const verified = ({ pack, challenge = 'c-1', withoutKey }: Tampered): Promise<Verification> =>
    verifyPack({ name: 'a.zip', pack, suites, challenge, ...(!withoutKey && { key: publicKey }) });

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'pack-'));
    const [pack, other] = [await packOf(1), await packOf(2)];
    quarry = {
      pack,
      files: (await unzipped(pack, 'a.zip')).files,
      otherFiles: (await unzipped(other, 'b.zip')).files,
    };
  });
  after(() => rm(folder, { recursive: true }));

  it('is believed as it was sealed, with the words that say by whom and as what', async () => {
    const { doubts, key, challenge, sealedAs, record, checks } = await verified({ pack: quarry.pack });
    expect(doubts).to.deep.equal([]);
    expect([key.trust, challenge, sealedAs]).to.deep.equal(['given', 'c-1', 'part']);
    expect(record?.counts).to.include({ fail: 1 });
    expect(checks).to.be.greaterThan(ids.length);
  });

  it('has the same bytes when it is sealed again', async () => {
    const again = await seal({ directory: path.join(folder, '1'), key: privateKey, suites, include: [], part: true });
    expect(again.pack.equals(quarry.pack)).to.be.true;
  });

  it('is signed as DSSE and in-toto have it, so that others can check it without this program', () => {
    const read = (name: string): string => String(quarry.files.get(name));
    const { payloadType, payload, signatures } = JSON.parse(read('statement.dsse.json')) as {
      payloadType: string;
      payload: string;
      signatures: { sig: string }[];
    };
    const body = Buffer.from(payload, 'base64');
    const encoding = `DSSEv1 ${payloadType.length} ${payloadType} ${body.length} ${body.toString()}`;
    const signature = Buffer.from(signatures[0]?.sig ?? '', 'base64');
    expect(verify(null, Buffer.from(encoding), createPublicKey(read('public-key.pem')), signature)).to.be.true;
    const statement = JSON.parse(body.toString()) as { _type: string; predicateType: string; predicate: object };
    expect(statement).to.include({
      _type: 'https://in-toto.io/Statement/v1',
      predicateType: 'https://in-toto.io/attestation/test-result/v0.1',
    });
    expect(statement.predicate).to.deep.include({ result: 'FAILED', failedTests: [ids[2]] });
  });

  it('tells a time stamp about it from one about something else', async () => {
    const { envelope } = await verified({ pack: quarry.pack });
    const stamped = (timestamp: Buffer): Promise<Verification> =>
      verifyPack({ name: 'a.zip', pack: quarry.pack, suites, timestamp });
    expect(await stamped(Buffer.from(`0123${envelope}4567`, 'hex'))).to.deep.include({ doubts: [], isStamped: true });
    expect((await stamped(Buffer.alloc(100))).doubts.map(({ kind }) => kind)).to.deep.equal(['timestamp']);
  });

  describe('is not made', () => {
    const refusal = async (directory: string, part = true): Promise<string> => {
      const thrown: unknown = await seal({ directory, key: privateKey, suites, include: [], part }).then(
        () => undefined,
        (reason: unknown) => reason,
      );
      expect(thrown).to.be.instanceOf(UsageError);
      return (thrown as Error).message;
    };
    const copy = async (name: string): Promise<string> => {
      const directory = path.join(folder, name);
      await cp(path.join(folder, '1'), directory, { recursive: true });
      return directory;
    };

    it('of a part, as if it were a qualification', async () => {
      expect(await refusal(path.join(folder, '1'), false)).to.include('cannot be sealed as a qualification');
    });

    it('of a run directory that is half written, or that was changed since', async () => {
      const directory = await copy('half');
      const journal = path.join(directory, 'journal.ndjson');
      await writeFile(journal, (await readFile(journal, 'utf8')).split('\n').slice(0, -2).join('\n') + '\n');
      expect(await refusal(directory)).to.include('the run was broken off');
      await rm(path.join(directory, 'run.json'));
      expect(await refusal(directory)).to.include('holds no run.json');
    });

    it('with a private key or the environment in it', async () => {
      const directory = await copy('secrets');
      await writeFile(path.join(directory, 'environment.json'), '{}');
      await writeFile(path.join(directory, 'notes.txt'), privateKey.export({ type: 'pkcs8', format: 'pem' }));
      const { pack, leftOut } = await seal({ directory, key: privateKey, suites, include: [], part: true });
      expect(leftOut.map(({ path: name, why }) => `${name} ${why}`)).to.deep.equal([
        'environment.json is secret',
        'notes.txt is secret',
      ]);
      expect([...(await unzipped(pack, 'a.zip')).files.keys()]).to.not.include.members([
        'environment.json',
        'notes.txt',
      ]);
      await writeFile(path.join(directory, 'summary.md'), privateKey.export({ type: 'pkcs8', format: 'pem' }));
      expect(await refusal(directory)).to.include("'summary.md' holds a private key");
    });
  });

  for (const [i, { name, foundAs, tamper }] of tamperings.entries()) {
    it(`is no longer believed when somebody would ${name}`, async () => {
      for (const seed of [1, 2, 3, 4]) {
        const tampered = await tamper(quarry, new Chance(i * 100 + seed));
        const found = await verified(tampered).then(
          ({ doubts }) => doubts.map(({ kind }) => kind),
          (thrown: unknown) => {
            if (thrown instanceof UsageError) return ['unreadable' as const];
            throw thrown;
          },
        );
        expect(
          found.filter((kind) => foundAs.includes(kind)),
          `seed ${seed}: ${found.join(', ')}`,
        ).to.not.be.empty;
      }
    });
  }
});
