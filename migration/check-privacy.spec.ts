import { expect } from 'chai';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { Bench, header, message, row } from './check.spec.kit.js';

const [anna, bram] = ['999990019', '999900195'];

describe('what a check in bulk shows of persons', function () {
  this.timeout(60_000);
  let bench: Bench;
  beforeEach(async () => {
    bench = await Bench.make();
  });
  afterEach(() => bench.remove());

  it('lets nothing of a person through but a pseudonym, whatever field it stands in', async () => {
    const named = (text: string): string =>
      text
        .replace(
          '"birthDate":"1971-04-12"',
          '"birthDate":"12-04-1971","name":[{"family":"Hoogeveen-Sterk"}],"address":[{"line":["Lindelaan 7"]}]',
        )
        .replace('"scope":{', '"scope":{"text":"HOOGEVEEN-STERK",')
        .replace('"code":"patient-privacy"', '"code":"Hoogeveen"')
        .replace(/"patient":\{/, '"patient":{"display":"Hoogeveen-Sterk",')
        .replace('"status":"active"', '"status":"sterk hoogeveen"');
    const rows = [
      `${header},naam,adres`,
      `${row(anna)},Hoogeveen-Sterk,Lindelaan 7`,
      `${row(bram, 'yes', undefined, 'true', 'Hoogeveen wil niet')},,`,
    ];
    await bench.check({
      messages: [
        await bench.write(
          'm.ndjson',
          `${named(message({ bsn: anna }))}\n{"Hoogeveen": "Sterk"\n${message({ bsn: bram })}`,
        ),
      ],
      register: await bench.write('r.csv', rows.join('\n')),
    });
    const outputs = await Promise.all(
      (await readdir(bench.at('out'))).map((name) => readFile(path.join(bench.at('out'), name), 'utf8')),
    );
    expect((await bench.findings()).map(({ rule, line }) => `${line} ${rule}`)).to.include.members([
      '1 patient-has-birth-date',
      '1 consent-scope',
      '1 consent-status',
      '2 is-a-bundle',
      '3 only-the-selection',
    ]);
    for (const secret of ['Hoogeveen', 'HOOGEVEEN', 'hoogeveen', 'Sterk', 'sterk', 'Lindelaan', '1971', anna, bram]) {
      expect(
        outputs.filter((text) => text.includes(secret)),
        secret,
      ).to.deep.equal([]);
    }
  });

  it('shows no name, date or number of a person in what a rule expects, nor where a code or count may stand', async () => {
    const right = message({ bsn: anna });
    const patientUrl = /"fullUrl":"([^"]*)","resource":\{"resourceType":"Patient"/.exec(right)?.[1] ?? '';
    const wrong = [
      right.replace(`"fullUrl":"${patientUrl}"`, `"fullUrl":"https://xis.example/Patient/${bram}/Jansen"`),
      right.replace('"resourceType":"Patient"', `"resourceType":"Jansen ${bram}"`),
      right.replace(/"fullUrl":"[^"]*"(?=,"resource":\{"resourceType":"Organization")/, `"fullUrl":"x:Jansen.${bram}"`),
      right.replace(`"value":"${anna}"`, '"value":12345672'),
      right.replace('"birthDate":"1971-04-12"', '"birthDate":19710412'),
      right.replace('2024-05-06T10:00:00+02:00', '12041971'),
      right.replace(`"reference":"${patientUrl}"`, '"reference":"http://fhir.nl/x/Jansen/12345672"'),
      right.replace('"value":"90000382"', '"value":"9000038"},{"system":"x","value":"12345672"'),
    ];
    await bench.batch(wrong, [row(anna)]);
    const outputs = await Promise.all(
      ['wrong.ndjson', 'wrong.csv'].map((name) => readFile(bench.at(`out/${name}`), 'utf8')),
    );
    const lines = (await bench.findings()).map(({ line }) => line);
    expect(lines).to.include.members(wrong.map((_, i) => i + 1));
    for (const secret of ['Jansen', anna, bram, '12345672', '19710412', '12041971'])
      expect(outputs.join(''), secret).to.not.contain(secret);
  });

  it('shows BSNs only where asked, apart, and to nobody else', async () => {
    const { record } = await bench.batch([message({ bsn: anna, choice: 'no' })], [row(anna)], { showBsn: true });
    expect(record.verdict).to.equal('not-accepted');
    expect(await readFile(bench.at('out/with-bsn/wrong.ndjson'), 'utf8')).to.contain(anna);
    expect(await readFile(bench.at('out/wrong.ndjson'), 'utf8')).to.not.contain(anna);
    expect((await stat(bench.at('out/with-bsn'))).mode & 0o777).to.equal(0o700);
    expect((await stat(bench.at('out/with-bsn/wrong.ndjson'))).mode & 0o777).to.equal(0o600);
  });

  it('shows where asked the BSN of every finding that has one, also of a message that is not recognised', async () => {
    const right = message({ bsn: anna });
    const cases: readonly (readonly [Buffer, string])[] = [
      [Buffer.from(right.replace('CST', 'XXX')), anna],
      [Buffer.from(right.replace('"Organization"', '"Location"')), anna],
      [Buffer.from(right.slice(0, -5)), anna],
      [Buffer.from(right.replaceAll(anna, '999990018')), '999990018'],
      [Buffer.from(right.replaceAll(`"${anna}"`, anna)), anna],
      [Buffer.from(right.replace('http://fhir.nl/fhir/NamingSystem/bsn', 'urn:oid:1')), anna],
      [Buffer.concat([Buffer.from(right), Buffer.from([0xff])]), anna],
      [Buffer.from(right.replace(anna, '')), ''],
      [Buffer.from('{"resourceType":"Bundle"}'), ''],
    ];
    for (const [line, bsn] of cases) {
      const messages = [await bench.write('messages.ndjson', line)];
      await bench.check({ messages, showBsn: true });
      const apart = (await bench.findings('out/with-bsn')).map((finding) => finding.bsn);
      expect(new Set(apart), line.toString()).to.deep.equal(new Set([bsn]));
      const shown = (await bench.findings()).map((finding) => finding.bsn);
      for (const one of shown) expect(one).to.match(bsn === '' ? /^$/ : /^bsn-[0-9a-f]{16}-(in)?valid$/);
    }
  });

  it('gives the same pseudonym under the same key, and another under another', async () => {
    const label = async (key: string): Promise<string | undefined> => {
      await bench.batch([message({ bsn: anna, choice: 'no' })], [row(anna)], { pseudonymKey: Buffer.from(key) });
      return (await bench.findings()).find(({ bsn }) => bsn !== '')?.bsn;
    };
    const first = await label('a key of a region');
    expect(first).to.match(/^bsn-[0-9a-f]{16}-valid$/);
    expect(await label('a key of a region')).to.equal(first);
    expect(await label('another key')).to.not.equal(first);
  });
});
