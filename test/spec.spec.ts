import { expect } from 'chai';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { inFolder, mitzKeur } from './command.spec.kit.js';

const overlay = `path.migreren: { value: migratie/v2/, basis: normative, source: 'guide 3.8.2, page 12' }\n`;

interface Shown {
  readonly values: readonly { key: string; basis: string; checks: { basis: string[]; form: string[] } }[];
  readonly silent: readonly string[];
}

describe('mitz-keur spec', function () {
  this.timeout(60_000);

  it('shows what is assumed and what leans on it', async () => {
    const { code, stdout } = await mitzKeur(['spec', 'show', '--assumed', '--json']);
    const { values, silent } = JSON.parse(stdout) as Shown;
    expect(code).to.equal(0);
    expect(new Set(values.map(({ basis }) => basis))).to.deep.equal(new Set(['assumed']));
    expect(values.find(({ key }) => key === 'bundel.birthDate')?.checks.basis).to.include(
      'migratiebericht/message-form#patient-has-birth-date',
    );
    expect(silent).to.include('migratiebericht/minors#minors-are-sent');
  });

  it('tells in Dutch what each value is, in full, and what its sources are', async () => {
    const { code, stdout } = await mitzKeur(['spec', 'show', '--lang', 'nl']);
    expect(code).to.equal(0);
    expect(stdout).to.include('De HTTP-status waarmee Mitz een abonnement aanneemt.');
    expect(stdout).to.include('https://github.com/openline-vitaly/mitz-connector');
    expect(stdout)
      .to.include('XACMLAuthzDecisionQueryResponse')
      .and.not.to.match(/…|\b(basis of|check|values)\b/);
  });

  it('checks and compares an overlay, and says by its exit code what it found', async () => {
    await inFolder(async (folder) => {
      const good = path.join(folder, 'good.yaml');
      const wrong = path.join(folder, 'wrong.yaml');
      await writeFile(good, overlay);
      await writeFile(wrong, `${overlay}path.migratie: { value: a, basis: normative, source: '\u001b[31mred' }\n`);
      const [sound, faulty, absent, same, other] = await Promise.all([
        mitzKeur(['spec', 'check', good]),
        mitzKeur(['spec', 'check', wrong]),
        mitzKeur(['spec', 'check', path.join(folder, 'none.yaml')]),
        mitzKeur(['spec', 'diff', good, good]),
        mitzKeur(['spec', 'diff', '3.8', good]),
      ]);
      expect([sound.code, faulty.code, absent.code, same.code, other.code]).to.deep.equal([0, 1, 2, 0, 1]);
      expect(sound.stdout).to.include('can be used with set 3.8').and.to.include('Settled: 1');
      expect(faulty.stdout).to.include(`${wrong}, line 2: no value 'path.migratie' in this set`);
      expect(faulty.stdout).to.include("did you mean 'path.migreren'?").and.not.to.include('\u001b');
      expect(absent.stderr).to.match(/none\.yaml' is no specification set and cannot be read/);
      expect(other.stdout)
        .to.include('migratie/v2/')
        .and.to.include('migratiebericht/choice-preserved: choice-as-decided');
    });
  });

  it('keeps a run from an overlay with which it would judge wrongly', async () => {
    await inFolder(async (folder) => {
      const file = path.join(folder, 'own.yaml');
      await writeFile(file, `bundel.birthDate: { value: optional, basis: normative, source: guide }\n`);
      const { code, stderr } = await mitzKeur(['demo', '--spec', file, '--out', path.join(folder, 'out')]);
      expect(code).to.equal(2);
      expect(stderr).to.include(`${file}, line 1: 'bundel.birthDate' tells of what is code ("required")`);
      expect(stderr).to.include(`mitz-keur spec check ${file}`);
    });
  });
});
