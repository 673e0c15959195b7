import { expect } from 'chai';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { defaultSpecification } from '../../mitz/specification/index.js';
import { Bench, header, message, row } from '../check.spec.kit.js';
import { generateMigration } from '../generate/generate.js';
import { drawnFrom } from './mirror-sample.js';
import type { MirrorSample, Stratum } from './mirror-sample.js';

const [anna, bram, carla] = ['999990019', '999900195', '999900468'];

describe('the mirror sheet', function () {
  this.timeout(30_000);
  let bench: Bench;
  beforeEach(async () => {
    bench = await Bench.make();
  });
  afterEach(() => bench.remove());

  const sheet = (folder = 'out'): Promise<string> => readFile(path.join(bench.at(folder), 'spiegeltest.html'), 'utf8');
  const sample = async (): Promise<MirrorSample> =>
    JSON.parse(await readFile(bench.at('out/spiegeltest.json'), 'utf8')) as MirrorSample;

  it('compares every pair field by field, and leaves what has no counterpart out', async () => {
    const noBirth = message({ bsn: carla }).replace('"birthDate":"1971-04-12"', '"birthDate":"1971-04-31"');
    await bench.batch(
      [message({ bsn: anna, choice: 'no', decidedAt: '2020-01-01T10:00:00Z' }), noBirth],
      [row(anna), row(bram), row(carla)],
    );
    const { pairs, different, unsaid, strata } = await sample();
    expect(pairs).to.equal(2);
    expect(different).to.deep.equal({ choice: 1, date: 1, restriction: 0, birth: 0, type: 0 });
    expect(unsaid).to.deep.equal({ choice: 0, date: 0, restriction: 0, birth: 1, type: 0 });
    expect(strata).to.have.length(1);
    expect(strata[0]).to.deep.include({ choice: 1, future: 1, age: 2, pairs: 2 });
    const page = await sheet();
    expect(page.replaceAll(/(\s|<[^>]*>)+/g, ' '))
      .to.contain('✗ register en berichten verschillen')
      .and.to.contain('Verschillend: keuze (1), moment van de keuze (1).')
      .and.to.contain('Niet te vergelijken: geboortedatum (1).');
    expect(page.match(/✗ verschilt/g)).to.have.length(2);
    expect(page.match(/\? onleesbaar/g)).to.have.length(1);
    expect(page).to.contain('alle 2 paren').and.to.contain('regel 2').and.to.contain('Handtekening');
  });

  it('names nobody but where that was asked for, apart, in names of files neither', async () => {
    const file = await bench.write(`<b>${anna}.ndjson`, `${message({ bsn: anna })}\n`);
    const register = await bench.write('register.csv', `${header}\n${row(anna)}\n`);
    await bench.check({ messages: [file], register, showBsn: true });
    expect(await sheet())
      .to.not.contain(anna)
      .and.to.not.contain('<b>')
      .and.to.not.contain('1971');
    expect(await sheet())
      .to.contain('file-0001.ndjson')
      .and.to.match(/bsn-[0-9a-f]{16}-valid/);
    const top = (page: string): string => page.slice(0, page.indexOf('<main>'));
    expect(top(await sheet()))
      .to.contain('✓ register en berichten zijn in elk paar gelijk')
      .and.to.contain('with-bsn/spiegeltest.html');
    expect(await sheet('out/with-bsn')).to.contain(anna);
    expect(top(await sheet('out/with-bsn'))).to.contain('Dit blad bevat burgerservicenummers');
  });

  it('draws the same pairs again with the same seed and key, whatever the order of the input, and others with another', async () => {
    const order = {
      patients: 400,
      holders: 2,
      faults: 0,
      seed: 4,
      messages: 'ndjson',
      register: 'csv',
      gzip: false,
    } as const;
    await generateMigration(order, bench.at('in'), defaultSpecification);
    const [head = '', ...rows] = (await readFile(bench.at('in/register.csv'), 'utf8')).trim().split('\n');
    await bench.write('turned.csv', `${[head, ...rows.reverse()].join('\n')}\n`);
    const drawn = async (register: string, seed: number): Promise<readonly string[]> => {
      const pseudonymKey = Buffer.from('a key of the region');
      await bench.check({
        messages: [bench.at('in/messages')],
        register: bench.at(register),
        pseudonymKey,
        draw: { seed, size: 25 },
      });
      return drawnFrom(await sample()).flatMap((stratum) => stratum.drawn.map(({ bsn }) => bsn));
    };
    const first = await drawn('in/register.csv', 1);
    expect(new Set(first).size).to.equal(25);
    expect(await drawn('turned.csv', 1)).to.deep.equal(first);
    expect(await drawn('in/register.csv', 2)).to.not.have.members(first);
  });

  it('takes of every stratum at least one, and the rest in proportion', () => {
    const stratum = (pairs: number): Stratum => ({
      choice: 1,
      future: 1,
      age: 2,
      decision: 1,
      pairs,
      candidates: Array.from({ length: Math.min(pairs, 10) }, () => pair),
    });
    const side = { file: 'a', line: 1, choice: 'yes', decidedAt: '', restriction: '', providerType: '' } as const;
    const pair = { rank: '', ura: '', bsn: '', register: side, message: side, differs: [], unsaid: [] };
    const none = { choice: 0, date: 0, restriction: 0, birth: 0, type: 0 };
    const taken = (size: number, ...pairs: number[]): readonly number[] =>
      drawnFrom({
        schema: 'mitz-keur/mirror/1',
        draw: { seed: 1, size },
        asOf: '2026-11-21',
        pairs: 0,
        different: none,
        unsaid: none,
        strata: pairs.map(stratum),
      }).map(({ drawn }) => drawn.length);
    expect(taken(10, 1, 8000, 2000)).to.deep.equal([1, 7, 2]);
    expect(taken(2, 1, 900, 1000)).to.deep.equal([0, 1, 1]);
    expect(taken(10, 2, 3)).to.deep.equal([2, 3]);
  });
});
