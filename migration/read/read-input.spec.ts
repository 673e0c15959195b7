/** Inputs that are broken in one way or another: each is told of where it stands, and the rest is judged. */
import { expect } from 'chai';
import { execFile, spawn } from 'node:child_process';
import { chmod, mkdir, open, readFile, symlink, writeFile } from 'node:fs/promises';
import { appendFileSync, unlinkSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { Bench, header, message, row } from '../check.spec.kit.js';
import type { MigrationCheck } from '../check.js';
import type { MigrationRecord } from '../result.js';

const here = fileURLToPath(import.meta.url);
const program = path.resolve(path.dirname(here), `../../cli/main${path.extname(here)}`);
const run = promisify(execFile);
const [anna, bram] = ['999990019', '999900195'];
const right = `${message({ bsn: anna })}\n`;

describe('input that is broken', function () {
  this.timeout(60_000);
  let bench: Bench;
  beforeEach(async () => {
    bench = await Bench.make();
    await mkdir(bench.at('in'));
  });
  afterEach(() => bench.remove());

  const problemsOf = ({ problems }: MigrationRecord): readonly string[] =>
    problems.map(({ file, line, text }) => `${file}${line === undefined ? '' : `:${line}`} ${text}`);

  /** Checks the folder `in`, and tells how many messages were judged and what could not be read. */
  async function seen(rest: Partial<MigrationCheck> = {}): Promise<readonly (number | string)[]> {
    const { record } = await bench.check({ messages: [bench.at('in')], ...rest });
    if (record.problemCount > 0) expect(record.verdict).to.equal('not-judged');
    expect(record.problemCount).to.equal(record.problems.length);
    return [record.messages, ...problemsOf(record)];
  }

  const whole = gzipSync(right + right);
  const lastByte = (change: number): Buffer =>
    Buffer.from(whole.map((byte, i) => (i === whole.length - 6 ? byte ^ change : byte)));
  /** The right message with so many entries more. */
  const crowded = (entries: number): Buffer =>
    Buffer.from(right.replace('"entry":[', `"entry":[${'{"resource":{"resourceType":"Consent"}},'.repeat(entries)}`));
  for (const [what, name, content, expected] of [
    [
      'a gzip that was cut off',
      'part-1.ndjson.gz',
      whole.subarray(0, -20),
      /^in\/part-1.ndjson.gz:\d from here on the file cannot be read as gzip: unexpected end of file$/,
    ],
    [
      'a gzip with a wrong sum',
      'part-1.ndjson.gz',
      lastByte(1),
      /^in\/part-1.ndjson.gz(:\d)? from here on the file cannot be read as gzip: incorrect data check$/,
    ],
    [
      'a gzip with rubbish behind it',
      'part-1.ndjson.gz',
      Buffer.concat([whole, Buffer.from('rubbish')]),
      /^in\/part-1.ndjson.gz(:\d)? from here on the file cannot be read as gzip: incorrect header check$/,
    ],
    [
      'a gzip with more behind zeros',
      'part-1.ndjson.gz',
      Buffer.concat([whole, Buffer.alloc(9), whole]),
      /^in\/part-1.ndjson.gz:3 from here on the file cannot be read as gzip: \d+ bytes behind its end, after zeros$/,
    ],
    [
      'a message in a gzip with more behind zeros',
      'part-1.json.gz',
      Buffer.concat([gzipSync(right), Buffer.alloc(9), whole]),
      /^in\/part-1.json.gz from here on the file cannot be read as gzip: \d+ bytes behind its end/,
    ],
    [
      'a gzip with more behind millions of zeros',
      'part-1.ndjson.gz',
      Buffer.concat([whole, Buffer.alloc(3_500_000), whole, Buffer.alloc(9)]),
      new RegExp(
        `^in/part-1.ndjson.gz:3 .* as gzip: ${3_500_000 + whole.length + 9} bytes behind its end, after zeros$`,
      ),
    ],
    [
      'what is no gzip',
      'part-1.ndjson.gz',
      Buffer.from(right),
      /^in\/part-1.ndjson.gz from here on the file cannot be read as gzip: incorrect header check$/,
    ],
    ['an empty file of lines', 'part-1.ndjson', Buffer.alloc(0), /^in\/part-1.ndjson it is empty$/],
    ['an empty file of one message', 'part-1.json', Buffer.alloc(0), /^in\/part-1.json it is empty$/],
    [
      'an empty gzip',
      'part-1.xml.gz',
      Buffer.alloc(0),
      /^in\/part-1.xml.gz from here on the file cannot be read as gzip: unexpected end of file$/,
    ],
    ['nothing in a gzip', 'part-1.ndjson.gz', gzipSync(''), /^in\/part-1.ndjson.gz it is empty$/],
    [
      'a message that unpacks to 50 MB',
      'part-1.json.gz',
      gzipSync(Buffer.alloc(50_000_000, 32)),
      /^in\/part-1.json.gz the file is larger than 5 MiB, more than any message$/,
    ],
    [
      'UTF-16',
      'part-1.ndjson',
      Buffer.from(`\uFEFF${right}`.trimEnd(), 'utf16le'),
      /^in\/part-1.ndjson:1 it is no valid UTF-8, but perhaps UTF-16/,
    ],
    [
      'UTF-16 without a mark',
      'part-1.json',
      Buffer.from(right, 'utf16le'),
      /^in\/part-1.json:1 it is no valid UTF-8, but perhaps UTF-16/,
    ],
    [
      'a name in Latin-1',
      'part-1.ndjson',
      Buffer.from(right.replace('"birthDate"', '"name":[{"family":"Ren\xe9"}],"birthDate"'), 'latin1'),
      /^in\/part-1.ndjson:1 it is no valid UTF-8/,
    ],
    [
      'half a letter in a BSN',
      'part-1.ndjson',
      Buffer.from(right.replace(anna, `99999\xc30019`), 'latin1'),
      /^in\/part-1.ndjson:1 it is no valid UTF-8/,
    ],
    [
      'a Bundle of thousands of Consents',
      'part-1.ndjson',
      crowded(100_000),
      /^in\/part-1.ndjson:1 the Bundle has 100003 entries, and more than 200 are judged by no rule \(a limit of this program/,
    ],
  ] as const) {
    it(`is told of where it is ${what}, and the rest is judged`, async () => {
      await writeFile(bench.at(`in/${name}`), content);
      await bench.write('in/messages.ndjson', `${message({ bsn: bram })}\n`);
      const [messages, ...problems] = await seen();
      expect(messages).to.be.at.least(1);
      expect(problems).to.have.length(1);
      expect(problems[0]).to.match(expected);
    });
  }

  it('is none where there is a byte-order mark, or gzip in pieces', async () => {
    await bench.write('in/part-1.ndjson', `\uFEFF${right}`);
    await bench.write('in/part-2.json', `\uFEFF${message({ bsn: bram })}`);
    await bench.write('in/part-3.ndjson.gz', Buffer.concat([gzipSync(right), gzipSync(`\uFEFF${right}`)]));
    expect(
      await seen({ register: await bench.write('register.csv', `\uFEFF${header}\n${row(anna)}\n${row(bram)}\n`) }),
    ).to.deep.equal([4]);
    const rules = (await bench.findings()).map(({ rule }) => rule);
    expect(new Set(rules)).to.deep.equal(new Set(['no-repetition']));
  });

  it('is none where a gzip is padded with zeros', async () => {
    const padded = (bytes: number): Buffer => Buffer.concat([gzipSync(right), Buffer.alloc(bytes)]);
    for (const [i, bytes] of [1, 512, 3_500_000].entries()) {
      await bench.write(`in/part-${i}.ndjson.gz`, padded(bytes));
      await bench.write(`in/part-${i}.json.gz`, padded(bytes));
    }
    expect(await seen()).to.deep.equal([6]);
  });

  it('is told of once where lines of a large file cannot be read, whatever range they are in', async () => {
    const file = await open(bench.at('in/part-1.ndjson'), 'w');
    for (const bsn of [anna, bram]) {
      await file.write(`${message({ bsn })}\n`);
      for (let i = 0; i < 8; i += 1) await file.write('x'.repeat(9_000_000)); // one line in three ranges
      await file.write('\n');
    }
    await file.close();
    expect(await seen()).to.deep.equal([
      2,
      'in/part-1.ndjson:2 the line is longer than 5 MiB, more than any message; put each Bundle on a line of its own',
      'in/part-1.ndjson:4 the line is longer than 5 MiB, more than any message; put each Bundle on a line of its own',
    ]);
  });

  it('is told of where a file grows or goes while it is read', async () => {
    const filled = `${' '.repeat(999)}\n`.repeat(40_000);
    const files = [
      await bench.write('in/part-1.ndjson', `${right}${filled}`),
      await bench.write('in/part-2.ndjson', `${right}${filled}`),
    ];
    let isDone = false;
    const onProgress = (): void => {
      if (isDone) return;
      isDone = true;
      appendFileSync(files[0] ?? '', right);
      unlinkSync(files[1] ?? '');
    };
    const [messages, ...problems] = await seen({ onProgress });
    expect(messages).to.equal(1);
    expect(problems.join('\n')).to.match(
      /^in\/part-1.ndjson it changed while it was read: it had \d+ bytes and now \d+; check again when it is done$/m,
    );
    expect(problems.join('\n')).to.match(/^in\/part-2.ndjson .*no such file or directory$/m);
  });

  it('is told of where a link leads back or to nothing, or a pipe stands in a folder; each message is judged once', async () => {
    await bench.write('in/messages.ndjson', right);
    await mkdir(bench.at('in/part'));
    await symlink('..', bench.at('in/part/batch'));
    await symlink('nowhere.ndjson', bench.at('in/part-2.ndjson'));
    await run('mkfifo', [bench.at('in/part-3.ndjson')]);
    expect(await seen()).to.deep.equal([
      1,
      'in/part-2.ndjson it cannot be read: no such file or directory',
      'in/part-3.ndjson it is no file but a pipe or device; name it by itself',
      'in/part/batch it is a link to a folder that it stands in, and was not followed',
    ]);
  });

  it('is none where it is a pipe that was named, of lines or of one message', async () => {
    const pipes = ['messages.ndjson', 'bundle.json'].map((name) => bench.at(name));
    await run('mkfifo', pipes);
    const feeding = pipes.map((pipe) => spawn('sh', ['-c', 'cat "$1" > "$2"', 'sh', bench.at('right'), pipe]));
    await bench.write('right', right);
    expect(await seen({ messages: pipes })).to.deep.equal([2]);
    for (const one of feeding) one.kill();
  });

  it('is told of where it may not be read, and its name tells nobody who it is about', async () => {
    await bench.write('in/messages.ndjson', right);
    const closed = await bench.write('in/Jansen 1971-04-12.ndjson', right);
    await mkdir(bench.at('in/Hoogeveen-Sterk'));
    await chmod(closed, 0);
    await chmod(bench.at('in/Hoogeveen-Sterk'), 0);
    // Whoever is root may read all, unless that is given up.
    const given = process.getuid?.() === 0 ? ['setpriv', '--bounding-set=-dac_override,-dac_read_search'] : [];
    const args = [process.execPath, program, 'check-migration', bench.at('in'), '--out', bench.at('out')];
    const [command = '', ...rest] = [...given, ...args];
    const end = await run(command, rest).catch(
      (thrown: unknown) => thrown as { code: number; stdout: string; stderr: string },
    );
    expect(end).to.include({ code: 2 });
    expect(end.stdout)
      .to.contain('file-0001: it cannot be read: permission denied')
      .and.to.contain('file-0002.ndjson: from here on the file cannot be read: permission denied')
      .and.to.contain('1 message,')
      .and.to.contain('a name such as file-0007 stands for');
    const outputs = [
      end.stdout,
      end.stderr,
      await readFile(bench.at('out/migration.json'), 'utf8'),
      await readFile(bench.at('out/migratie.html'), 'utf8'),
    ].join('');
    for (const secret of ['Jansen', '1971', 'Hoogeveen', 'Sterk']) expect(outputs, secret).to.not.contain(secret);
  });
});
