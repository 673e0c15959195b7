import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import { messageOf, UsageError } from '../../core/errors.js';
import type { DeclarationRecord } from '../../core/run-record.js';
import { readDeclarations } from './declarations.js';

const content = 'Wij verklaren dat het zo is.\n';
const digest = createHash('sha256').update(content).digest('hex');
const today = '2026-11-21';

describe('declarations', () => {
  let folder = '';
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'mitz-keur-declarations-'));
    await mkdir(path.join(folder, 'stukken'));
    await writeFile(path.join(folder, 'stukken', 'verklaring.pdf'), content);
    await writeFile(path.join(folder, 'leeg.pdf'), '');
  });
  after(async () => {
    await rm(folder, { recursive: true });
  });

  const write = async (text: string): Promise<string> => {
    const file = path.join(folder, 'declarations.yaml');
    await writeFile(file, text);
    return file;
  };
  const fields: Readonly<Record<string, string>> = {
    condition: "'1.03'",
    document: 'stukken/verklaring.pdf',
    sha256: digest,
    signedBy: 'A. Arts',
    role: 'directeur',
    date: '2026-01-31',
  };
  const declaration = (change: Readonly<Record<string, string | undefined>> = {}): string =>
    `  - ${Object.entries({ ...fields, ...change })
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => `${key}: ${value ?? ''}`)
      .join('\n    ')}\n`;
  const judged = async (change: Readonly<Record<string, string | undefined>> = {}): Promise<DeclarationRecord> => {
    const all = await readDeclarations(await write(`declarations:\n${declaration(change)}`), today);
    return all.get('1.03')![0]!;
  };

  it('count where the document is there, as it was signed, and holds today', async () => {
    expect(await judged()).to.deep.equal({
      document: 'stukken/verklaring.pdf',
      signedBy: 'A. Arts',
      date: '2026-01-31',
      sha256: digest,
    });
    expect(await judged({ sha256: undefined }))
      .to.include({ sha256: digest })
      .and.not.to.have.property('problem');
  });

  it('count from the day they are dated, through the day they are valid until', async () => {
    for (const change of [{ date: today }, { validUntil: today }, { date: today, validUntil: '2027-01-01' }])
      expect(await judged(change)).not.to.have.property('problem');
  });

  const problems: Readonly<Record<string, readonly [change: Readonly<Record<string, string>>, sentence: string]>> = {
    missing: [{ document: 'weg.pdf' }, "the document 'weg.pdf' is missing"],
    'a folder': [{ document: 'stukken' }, "the document 'stukken' is missing"],
    altered: [{ sha256: 'ab'.repeat(32) }, "the document 'stukken/verklaring.pdf' was altered after it was declared"],
    emptied: [{ document: 'leeg.pdf' }, "the document 'leeg.pdf' was altered after it was declared"],
    unsigned: [{ signedBy: "''" }, 'nobody signed it'],
    'signed by a blank': [{ signedBy: "'  '" }, 'nobody signed it'],
    'of the future': [{ date: '2026-11-22' }, 'it is dated 2026-11-22, in the future'],
    expired: [{ validUntil: '2026-11-20' }, 'it expired on 2026-11-20'],
  };
  for (const [what, [change, sentence]] of Object.entries(problems)) {
    it(`do not count when ${what}, and say so`, async () => {
      expect((await judged(change)).problem).to.equal(sentence);
    });
  }

  it('are kept by condition, in order, good beside bad', async () => {
    const text = `declarations:\n${declaration()}${declaration({ condition: "'1.08'" })}${declaration({ document: 'weg.pdf' })}`;
    const all = await readDeclarations(await write(text), today);
    expect([...all.keys()]).to.deep.equal(['1.03', '1.08']);
    expect(all.get('1.03')?.map(({ problem }) => problem)).to.deep.equal([
      undefined,
      "the document 'weg.pdf' is missing",
    ]);
    expect(all.get('1.08')).to.have.length(1);
    expect((await readDeclarations(await write('declarations: []'), today)).size).to.equal(0);
  });

  it('are refused as a file that cannot be read, or breaks its form: with the line', async () => {
    const refusal = async (file: string): Promise<string> => {
      const thrown = await readDeclarations(file, today).catch((error: unknown) => error);
      expect(thrown).to.be.instanceOf(UsageError);
      return messageOf(thrown);
    };
    const gone = path.join(folder, 'gone.yaml');
    expect(await refusal(gone)).to.contain(`the declarations file '${gone}' cannot be read`);
    const wrong: readonly (readonly [string, string])[] = [
      [
        `declarations:\n${declaration({ role: undefined })}`,
        "line 2: declarations.0 must have required property 'role'",
      ],
      [
        `declarations:\n${declaration({ signdBy: 'x' })}`,
        "line 8: unknown key 'signdBy' in 'declarations.0'; did you mean 'signedBy'?",
      ],
      [`declarations:\n${declaration({ date: '31-01-2026' })}`, 'line 7: declarations.0.date must match format "date"'],
      [`declarations:\n${declaration({ condition: '1.03' })}`, 'line 2: declarations.0.condition must be string'],
      ['declaration: []', "unknown key 'declaration'; did you mean 'declarations'?"],
      ['', 'line 1: the file must be object'],
    ];
    for (const [text, words] of wrong) expect(await refusal(await write(text)), text).to.contain(words);
  });
});
