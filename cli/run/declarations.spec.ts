import { createHash } from 'node:crypto';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import { messageOf, UsageError } from '../../core/errors.js';
import type { DeclarationRecord } from '../../core/run-record.js';
import { loadSuites } from '../../suites/index.js';
import { skipWithout } from '../../test/needs.spec.kit.js';
import { readDeclarations } from './declarations.js';
import type { Declarations, DeclarationsContext } from './declarations.js';

const content = 'Wij verklaren dat het zo is.\n';
const digest = createHash('sha256').update(content).digest('hex');
const { conditions } = await loadSuites();
const context: DeclarationsContext = {
  conditions,
  claimed: { functionalities: ['lokalisatie', 'gesloten', 'migratie'], facts: {} },
  policy: 'default',
  today: '2026-11-21',
};

type Change = Readonly<Record<string, string | undefined>>;
const fields: Change = {
  document: 'stukken/verklaring.pdf',
  sha256: digest,
  signedBy: 'A. Arts',
  role: 'bestuurder',
  date: '2026-01-31',
};
const item = (change: Change): string =>
  `  - ${Object.entries({ ...fields, ...change })
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}: ${value ?? ''}`)
    .join('\n    ')}\n`;
const declared = (change: Change = {}): string => item({ line: '1.03.a', ...change });

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
  const read = async (text: string, different: Partial<DeclarationsContext> = {}): Promise<Declarations> =>
    readDeclarations(await write(text), { ...context, ...different });
  const judged = async (change: Change = {}, policy: 'default' | 'strict' = 'default'): Promise<DeclarationRecord> => {
    const all = await read(`declarations:\n${declared(change)}`, { policy });
    return all.lines.get('1.03.a')![0]!;
  };

  it('count where the document is there, as it was signed, and holds today', async () => {
    const all = await read(`declarations:\n${declared()}`);
    expect(all.lines.get('1.03.a')).to.deep.equal([
      {
        line: '1.03.a',
        document: 'stukken/verklaring.pdf',
        signedBy: 'A. Arts',
        role: 'bestuurder',
        date: '2026-01-31',
        sha256: digest,
      },
    ]);
    expect(all.findings).to.deep.equal([]);
    expect(await judged({ sha256: digest.toUpperCase() })).not.to.have.property('problem');
  });

  it('count from the day they are dated, through the day they are valid until', async () => {
    for (const change of [
      { date: context.today },
      { validUntil: context.today },
      { date: context.today, validUntil: '2027-01-01' },
    ])
      expect(await judged(change)).not.to.have.property('problem');
  });

  // What is wrong with a declaration: how, what it is called, and of its sentence what is wrong and what to do.
  const problems: Readonly<Record<string, readonly [Change, kind: string, wrong: string, toDo: string]>> = {
    'not filled in': [
      { document: '', signedBy: '', date: '', sha256: '' },
      'not-filled-in',
      'not filled in yet',
      'To attach: The NEN 7510 certificate',
    ],
    'filled in with blanks': [
      { document: "' '", signedBy: '~', date: undefined },
      'not-filled-in',
      'not filled in yet',
      'To attach: The NEN 7510 certificate',
    ],
    'without a document': [{ document: '' }, 'no-document', 'no document is named', "name it under 'document'"],
    missing: [{ document: 'weg.pdf' }, 'missing', "'weg.pdf' is missing", "correct 'document'"],
    'a folder': [{ document: 'stukken' }, 'unreadable', "'stukken' cannot be read (illegal operation", 'as one file'],
    altered: [{ sha256: 'ab'.repeat(32) }, 'altered', `SHA-256 is now ${digest}`, 'put the signed document back'],
    empty: [{ document: 'leeg.pdf' }, 'empty', "'leeg.pdf' is empty", 'put the signed document in its place'],
    unsigned: [{ signedBy: "''" }, 'unsigned', 'nobody signed', "put the name under 'signedBy'"],
    'signed by a blank': [{ signedBy: "'  '" }, 'unsigned', 'nobody signed', 'let it be signed'],
    undated: [{ date: '' }, 'undated', 'bears no date', "put the day it was signed under 'date'"],
    'of the future': [{ date: '2026-11-22' }, 'future', 'dated 2026-11-22, in the future', "correct 'date'"],
    expired: [{ validUntil: '2026-11-20' }, 'expired', 'expired on 2026-11-20', 'let it be renewed'],
    'over before it began': [
      { validUntil: '2026-01-30' },
      'ends-before-it-begins',
      'until 2026-01-30, before its own date 2026-01-31',
      'correct one of the two',
    ],
  };
  for (const [what, [change, kind, wrong, toDo]] of Object.entries(problems)) {
    it(`do not count when ${what}, and say so with what to do`, async () => {
      const { problem } = await judged(change);
      expect(problem?.kind).to.equal(kind);
      expect(problem?.en).to.include(wrong).and.include(toDo);
      expect(problem?.nl).to.match(/\S/).and.not.equal(problem?.en);
    });
  }

  it('that cannot be read for lack of permission say so', async function () {
    skipWithout('user that may not read everything (it is run by root)', process.getuid?.() !== 0, this);
    await writeFile(path.join(folder, 'dicht.pdf'), content);
    await chmod(path.join(folder, 'dicht.pdf'), 0o000);
    expect((await judged({ document: 'dicht.pdf' })).problem?.en).to.include('permission denied');
  });

  it('count without a digest, and leave a note with the digest to add', async () => {
    const { sha256, problem, notes } = await judged({ sha256: undefined });
    expect([sha256, problem, notes?.length]).to.deep.equal([digest, undefined, 1]);
    expect(notes?.[0]?.en).to.include(`add: sha256: ${digest}`);
  });

  describe('by who signed', () => {
    it('any word for a role will do', async () => {
      for (const role of [
        'Directeur',
        'directeur-bestuurder',
        'CISO',
        'door de bestuurder gemachtigde',
        'praktijkhouder',
      ])
        expect(await judged({ role }), role).not.to.have.any.keys('problem', 'notes');
    });

    it('a wrong or unknown role leaves a note where the norm names nobody, and does not count under the strict policy', async () => {
      for (const [role, kind] of [
        ['leverancier', 'role-wrong'],
        ['tovenaar', 'role-unknown'],
        ["''", 'role-unknown'],
      ] as const) {
        const { problem, notes } = await judged({ role });
        expect([problem, notes?.map((note) => note.kind)], role).to.deep.equal([undefined, [kind]]);
        expect(notes?.[0]?.en).to.include('confirm with Mitz').and.include('bestuurder, gemachtigde, functionaris');
        expect((await judged({ role }, 'strict')).problem?.kind).to.equal(kind);
      }
    });

    it('only Mitz approves a migration', async () => {
      for (const [role, kind] of [
        ['directeur', 'role-wrong'],
        ['x', 'role-unknown'],
        ['Mitz', undefined],
        ['VZVZ, implementatieteam', undefined],
        ['namens het implementatieteam van Mitz', undefined],
        ['projectleider Mitz Connector', 'role-unknown'],
        ['contactpersoon voor Mitz', 'role-unknown'],
      ] as const) {
        const all = await read(`declarations:\n${declared({ line: '3.01.a', role })}`);
        expect(all.lines.get('3.01.a')?.[0]?.problem?.kind, role).to.equal(kind);
      }
    });
  });

  it('are kept by line, in order, good beside bad, the same document once', async () => {
    const text = `declarations:\n${declared()}${declared({ line: '1.08.a' })}${declared({ document: 'weg.pdf' })}${declared()}`;
    const all = await read(text);
    expect([...all.lines.keys()]).to.deep.equal(['1.03.a', '1.08.a']);
    expect(all.lines.get('1.03.a')?.map(({ problem }) => problem?.kind)).to.deep.equal([
      undefined,
      'missing',
      'doubled',
    ]);
    expect(all.findings.map(({ text: told }) => told)).to.have.length(2);
    expect(all.findings[1]?.text).to.include('declared for 1.03.a').and.include('leave out one of the two');
    expect((await read('declarations: []')).lines.size).to.equal(0);
  });

  it('may name a condition of which one line asks for a document', async () => {
    const one = await read(`declarations:\n${declared({ line: undefined, condition: "'1.07'" })}`);
    expect([...one.lines.keys()]).to.deep.equal(['1.07.a']);
    const all = await read(`declarations:\n${declared({ line: undefined, condition: "'1.09'" })}`);
    expect(all.findings.map(({ text }) => text).join()).to.include('declare 1.09.a, 1.09.b');
  });

  it('say who checks the treatment relation, by the agreement', async () => {
    const agreement = (checkedBy: string): string => `declarations:\n${declared({ line: '1.02.a', checkedBy })}`;
    expect((await read(agreement('uitwisselingssysteem'))).relationCheckedBy).to.equal('uitwisselingssysteem');
    expect(await read(`declarations:\n${declared()}`)).not.to.have.property('relationCheckedBy');
  });

  it('that nothing asks for are findings, each with its own sentence', async () => {
    const names = ['1.3.a', '1.06.b', '4.07.a', "'1.09'"].map((line) => declared({ line })).join('');
    const steps = ['eigenverklaring', 'contract-connector'].map((step) => item({ step })).join('');
    const all = await read(`declarations:\n${names}accession:\n${steps}`);
    expect(all.lines.size + all.steps.size).to.equal(0);
    const told = [
      "declared for 1.3.a: there is no such line of the norm; did you mean '1.03.a'?",
      'declared for 1.06.b: no document is asked for this line',
      'declared for 4.07.a: it does not hold for what the target file claims',
      'declared for 1.09: this condition has several lines, each with a document of its own: declare 1.09.a, 1.09.b',
      "declared for eigenverklaring: there is no such step of accession; did you mean 'eigen-verklaring'?",
      'declared for contract-connector: it is the paper of line 1.01.b; declare it there',
    ];
    expect(all.findings).to.have.length(told.length);
    for (const [i, words] of told.entries()) expect(all.findings[i]?.text).to.include(words);
  });

  it('are refused as a file that cannot be read, or breaks its form: with the line', async () => {
    const refusal = async (file: string): Promise<string> => {
      const thrown = await readDeclarations(file, context).catch((error: unknown) => error);
      expect(thrown).to.be.instanceOf(UsageError);
      return messageOf(thrown);
    };
    const gone = path.join(folder, 'gone.yaml');
    expect(await refusal(gone)).to.contain(`the declarations file '${gone}' cannot be read`);
    const wrong: readonly (readonly [string, string])[] = [
      [`declarations:\n${item({ line: undefined })}`, "line 2: declarations.0 must have required property 'line'"],
      [
        `declarations:\n${declared({ signdBy: 'x' })}`,
        "line 8: unknown key 'signdBy' in 'declarations.0'; did you mean 'signedBy'?",
      ],
      [`declarations:\n${declared({ date: '31-01-2026' })}`, 'must match format "date"'],
      [`declarations:\n${declared({ date: '2026-02-30' })}`, 'must match format "date"'],
      [`declarations:\n${declared({ sha256: 'abc' })}`, 'must match pattern'],
      [`declarations:\n${declared({ line: '1.03' })}`, 'declarations.0.line must be string'],
      ['declaration: []', "unknown key 'declaration'; did you mean 'declarations'?"],
      ['', 'line 1: the file must be object'],
    ];
    for (const [text, words] of wrong) expect(await refusal(await write(text)), text).to.contain(words);
  });
});
