import { expect } from 'chai';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { messageOf } from '../../core/errors.js';
import { Bench, header, message, row } from '../check.spec.kit.js';
import { migrationPage } from './page.js';

const [anna, bram, carla] = ['999990019', '999900195', '999900468'];

describe('the page of a migration for people', function () {
  this.timeout(30_000);
  let bench: Bench;
  beforeEach(async () => {
    bench = await Bench.make();
  });
  afterEach(() => bench.remove());

  it('says the verdict and why in words, counts per holder, and shows what is foreign as text', async () => {
    const { record, first } = await bench.batch(
      [message({ bsn: anna, choice: 'no' })],
      [row(anna), row(bram), row(carla, 'yes', undefined, 'true', 'overleden')],
    );
    const shown = migrationPage(record, { first, earlier: [], lang: 'nl' });
    expect(await readFile(bench.at('out/migratie.html'), 'utf8')).to.equal(shown);
    expect(shown)
      .to.contain('✗ niet geaccepteerd')
      .and.to.contain('De keuze is die uit het register: 1 ×')
      .and.to.contain('overleden: 1')
      .and.to.contain('href="spiegeltest.html"')
      .and.to.contain("default-src 'none'");
    expect(shown.match(/class="number alarm"/g), 'wrong and missing, of the holder and together').to.have.length(4);
    const [finding] = first;
    if (!finding) throw new Error('nothing was found');
    const hostile = { ...finding, file: '<script>alert(1)</script>' };
    const english = migrationPage(record, { first: [hostile], earlier: [], lang: 'en' });
    expect(english).to.contain('&lt;script&gt;').and.to.contain('not accepted').and.to.not.contain('<script>');
  });

  it('says for each holder what to do, by cause and what blocks first, and of whom nothing is to be done', async () => {
    const of = (ura: string, text: string): string => text.replaceAll('90000382', ura);
    const register = [row(anna), of('90000005', row(bram)), of('90000013', row(carla)), of('90000021', row(anna))];
    const messages = [
      message({ bsn: anna, choice: 'no' }).replace('CST', 'XXX'),
      message({ bsn: carla, ura: '90000013' }),
      message({ bsn: anna, ura: '90000021' }),
    ];
    const { record } = await bench.batch(messages, register, {
      approved: ['90000382', '90000005', '90000013'],
      names: new Map([['90000382', 'Praktijk <De Proef>']]),
    });
    const page = await readFile(bench.at('out/migratie.html'), 'utf8');
    const shown = page.replaceAll(/(\s|<[^>]*>)+/g, ' ');
    const section = shown.slice(shown.indexOf('Wat te doen is'), shown.indexOf('Per dossierhouder Dossierhouder'));
    const places = [
      'resume.csv',
      '90000005 Z3, Huisartsen en huisartsenposten in geen enkel bericht Nog te sturen: 1',
      '1 × Elke genomen beslissing uit het register is aangeboden approved-is-sent blokkeert Stuur deze nog.',
      '90000021',
      'niet goedgekeurd',
      'Praktijk &lt;De Proef&gt; 90000382',
      'Opnieuw te sturen: 1',
      'choice-preserved blokkeert Laat de leverancier',
      'actor-is-the-organization bevinding Vraag Mitz',
      'Dossierhouders waarbij niets te doen is: 1.',
    ].map((text) => [text, section.indexOf(text)] as const);
    for (const [text, at] of places) expect(at, text).to.be.greaterThan(-1);
    expect(places.map(([, at]) => at)).to.deep.equal(places.map(([, at]) => at).sort((a, b) => a - b));
    expect(record.holders.map(({ broken }) => Object.keys(broken ?? {}).length)).to.deep.equal([2, 0, 2, 3]);
    expect(await readFile(bench.at('out/resume.csv'), 'utf8')).to.match(
      /^action;ura;bsn;why;file;line;sent\n(.*\n)*"send";"90000005"/,
    );
  });

  it('shows of every rule a finding before a second of any, and what blocks first', async () => {
    const many = Array.from({ length: 25 }, () => '{"resourceType":"Bundle"');
    const { first } = await bench.batch([...many, message({ bsn: anna, choice: 'no' })], [row(anna)]);
    expect(first).to.have.length(20);
    expect(first.slice(0, 3).map(({ rule }) => rule)).to.deep.equal([
      'choice-preserved',
      'counts-add-up',
      'is-a-bundle',
    ]);
  });

  it('is before a migration the impact analysis: what would go, what is restricted, what cannot go and why', async () => {
    const restricted = row(bram, 'yes', undefined, 'false');
    const register = await bench.write(
      'register.csv',
      `${[header, row(anna), restricted, row(carla, 'no', undefined, 'true', 'verhuisd')].join('\n')}\n`,
    );
    await bench.check({ register });
    expect(await readdir(bench.at('out')))
      .to.include('impactanalyse.html')
      .and.to.not.include('migratie.html');
    const shown = (await readFile(bench.at('out/impactanalyse.html'), 'utf8')).replaceAll(/(\s|<[^>]*>)+/g, ' ');
    expect(shown)
      .to.contain('2 keuzes gaan mee')
      .and.to.contain('1 keuzes zijn beperkt')
      .and.to.contain('1 keuzes kunnen niet mee')
      .and.to.contain('verhuisd of uitgeschreven: 1')
      .and.to.not.contain('Niet geaccepteerd');
  });

  it('lists the test migrations before it in the same folder, and does not write over what it cannot read', async () => {
    await bench.batch([message({ bsn: anna, choice: 'no' })], [row(anna)]);
    expect(await readFile(bench.at('out/migratie.html'), 'utf8')).to.not.contain('Opeenvolgende testmigraties');
    await bench.batch([message({ bsn: anna })], [row(anna)]);
    const shown = await readFile(bench.at('out/migratie.html'), 'utf8');
    expect(shown.slice(shown.indexOf('Opeenvolgende testmigraties')))
      .to.contain('✗ niet geaccepteerd')
      .and.to.contain('✓ geaccepteerd');
    await writeFile(bench.at('out/history.ndjson'), 'my own notes\n');
    const refused: unknown = await bench
      .batch([message({ bsn: anna })], [row(anna)])
      .catch((thrown: unknown) => thrown);
    expect(messageOf(refused)).to.contain('history.ndjson').and.to.contain('--out');
    expect(await readFile(bench.at('out/migratie.html'), 'utf8')).to.equal(shown);
  });
});
