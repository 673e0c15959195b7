import { expect } from 'chai';
import { generateKeyPairSync } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { holdRun } from '../evidence/held-run.js';
import { judgeAgain } from '../evidence/judge-again.js';
import { collect } from '../evidence/run-directory.js';
import { seal } from '../evidence/seal.js';
import { defaultSpecification } from '../mitz/specification/index.js';
import { loadSuites } from '../suites/index.js';
import { inFolder, mitzKeur } from './command.spec.kit.js';
import { makeRun } from './synthetic-run.js';

const times = 20;
/** As many programs judge the same pack at the same moment. */
const jobs = 4;

describe('one set of transcripts', function () {
  this.timeout(180_000);

  it(`comes to the same verdict, to the letter, judged ${times} times and by ${jobs} programs at once`, async () => {
    await inFolder(async (folder) => {
      const suites = await loadSuites();
      const directory = path.join(folder, 'run');
      let some = 0;
      await makeRun({
        directory,
        suites,
        ids: ['1.02', '2', 'migratiebericht', '4.05'],
        seed: 1,
        red: () => (some += 1) % 7 === 0,
      });
      const { run } = holdRun((await collect(directory, [])).files);
      if (!run) throw new Error('the run cannot be read');
      const judged = Array.from({ length: times }, () =>
        JSON.stringify(judgeAgain(run, suites, { specification: defaultSpecification, policy: 'default' })),
      );
      expect(new Set(judged).size).to.equal(1);
      expect(judged[0]).to.contain('"outcome":"fail"').and.contain('"outcome":"pass"');

      const { privateKey } = generateKeyPairSync('ed25519');
      const pack = path.join(folder, 'pack.zip');
      await writeFile(pack, (await seal({ directory, key: privateKey, suites, include: [], part: true })).pack);
      const ended = await Promise.all(Array.from({ length: jobs }, () => mitzKeur(['verify', pack, '--json'])));
      expect(new Set(ended.map(({ stdout }) => stdout)).size).to.equal(1);
      expect(ended[0]?.stdout).to.contain('"doubts": []');
    });
  });
});
