import { expect } from 'chai';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { FileNames, inputNamed, isPlain } from './file-names.js';

describe('the name of a file in results', () => {
  for (const name of [
    'messages.ndjson',
    'messages/90001000.ndjson',
    'migratie-test/batch_3/part-0001.json.gz',
    '90001000/part-01.ndjson',
    '90001000/90001000.ndjson',
    '90001000/90001001-2026.ndjson',
    'ura 90001000 2026.csv',
    'messages/2026/90001000.json',
    'batch-3/90001000/part-12.json',
    '90001000-5.json',
    'part-1-2.xml',
    'export 2026.csv',
  ]) {
    it(`is ${name}`, () => {
      expect(isPlain(name)).to.equal(true);
    });
  }

  for (const name of [
    '999990019.json',
    '9999.90.019.json',
    '999-990-019.json',
    '999 990 019/bundle.json',
    '999/990/019.json',
    'part-9999/90019.json',
    '90001000-3/part-4-5.json', // five digits beside it, in three places
    '90001000-123456.json',
    '99999001/9.json', // a BSN that is cut in two
    '9/99990019.json',
    '90001000-9.json',
    '90001000/999990019.json', // a URA beside a BSN
    '90001000/12345672.json',
    '90001000/1971-0412.json',
    '90001000/0412/1971.json',
    '19710412/90001000.json',
    '9-9-9-9-9-0-0-1-9.json',
    '12345672.json', // a BSN without its first zero
    '1971-04-12.json',
    '12-4-71.json',
    '12/04/1971/messages.json',
    '19710412.json',
    '12041971.json',
    '04121971.json',
    'messages-120471.json',
    'jansen.json',
    'de-groot.json',
    'messages/Hoogeveen/part-1.json',
    'ren\u00e9.json',
    '\u0661\u0669\u0667\u0661.json',
    '<b>.json',
    'messages\n.json',
  ]) {
    it(`is not ${JSON.stringify(name)}`, () => {
      expect(isPlain(name)).to.equal(false);
    });
  }

  it('is else a number, the same each time; only the legend tells for what', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'names-'));
    try {
      const legend = path.join(folder, 'legend');
      for (const into of [undefined, legend]) {
        const names = new FileNames(
          ['/x/jansen/messages', '/x/bram.json', '/x/a/part-1.json', '/x/b/part-1.json'],
          into,
        );
        expect([
          names.register('/x/90001000 jansen.csv'),
          names.message('/x/jansen/messages', '/x/jansen/messages/part-1.json'),
          names.message('/x/jansen/messages', '/x/jansen/messages/anna.json'),
          names.message('/x/jansen/messages', '/x/jansen/messages/anna.json'),
          names.message('/x/bram.json', '/x/bram.json'),
          // Two that are called the same are told apart.
          names.message('/x/a/part-1.json', '/x/a/part-1.json'),
          names.message('/x/b/part-1.json', '/x/b/part-1.json'),
        ]).to.deep.equal([
          'register.csv',
          'messages/part-1.json',
          'file-0002.json',
          'file-0002.json',
          'file-0003.json',
          'file-0004.json',
          'file-0005.json',
        ]);
        names.close();
      }
      const told = (await readFile(legend, 'utf8')).trim().split('\n');
      expect(told.map((line) => JSON.parse(line) as unknown)).to.deep.equal([
        { file: 'register.csv', path: '/x/90001000 jansen.csv' },
        { file: 'file-0002.json', path: '/x/jansen/messages/anna.json' },
        { file: 'file-0003.json', path: '/x/bram.json' },
        { file: 'file-0004.json', path: '/x/a/part-1.json' },
        { file: 'file-0005.json', path: '/x/b/part-1.json' },
      ]);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('tells in an error by its place which input is meant', () => {
    expect(inputNamed(1, 'export/messages')).to.equal("input 1 'export/messages'");
    expect(inputNamed(2, 'export/jansen/1971-04-12.json')).to.equal("input 2 ('export/…/….json')");
    expect(inputNamed('register', '/home/jansen/register.csv')).to.equal("the register ('/…/…/register.csv')");
  });
});
