/** A supplier's export as exports are: somebody's name, address, telephone number and e-mail address wherever they fit. */
import { expect } from 'chai';
import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Bench, header, message, row } from '../check.spec.kit.js';

const here = fileURLToPath(import.meta.url);
const program = path.resolve(path.dirname(here), `../../cli/main${path.extname(here)}`);
const [anna, bram, carla] = ['999990019', '999900195', '999900468'];
const dotted = (bsn: string): string => bsn.replace(/^(....)(..)/, '$1.$2.');
const spaced = (bsn: string): string => bsn.replace(/^(...)(...)/, '$1 $2 ');
const dashed = (bsn: string): string => bsn.replace(/^(...)(...)/, '$1-$2-');

const secrets = [
  ...[anna, bram, carla].flatMap((bsn) => [bsn, dotted(bsn), spaced(bsn), dashed(bsn)]),
  ...[
    'Hoogeveen',
    'Sterk',
    'Lindelaan',
    '9712',
    'Groningen',
    '0612345678',
    '06-12345678',
    'h.sterk',
    'voorbeeld.example',
  ],
  ...['1971', '12-04-71', '120471', 'penicilline', "'Ben'", "'Bos'"],
];
const person = 'Hoogeveen-Sterk, Lindelaan 7, 9712 AB Groningen, 06-12345678, h.sterk@voorbeeld.example';

/** The same Bundle with a person in every place that FHIR has for one, and in some that it has not. */
const withPerson = (text: string): string => {
  const personal = {
    name: [{ family: 'Hoogeveen-Sterk', given: ['H.'], text: person }],
    address: [{ line: ['Lindelaan 7'], postalCode: '9712 AB', city: 'Groningen' }],
    telecom: [
      { system: 'phone', value: '0612345678' },
      { system: 'email', value: 'h.sterk@voorbeeld.example' },
    ],
    text: { status: 'generated', div: `<div xmlns="http://www.w3.org/1999/xhtml">${person}</div>` },
    contained: [{ resourceType: 'RelatedPerson', id: 'Sterk', name: [{ text: person }] }],
    extension: [{ url: 'https://voorbeeld.example/Sterk', valueString: person }],
    Hoogeveen: person,
  };
  const bundle = JSON.parse(text) as { entry: { resource: Record<string, unknown> }[] };
  for (const { resource } of bundle.entry) {
    const { extension = [] } = resource;
    Object.assign(resource, personal, { extension: [...(extension as unknown[]), ...personal.extension] });
  }
  return JSON.stringify(bundle);
};

/** What suppliers get wrong, with the person right there. */
const spoilt: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text.replace('"choice"', '"keuze"').replace('"transaction"', `"${person}"`),
  (text) => text.replace('"birthDate":"1971-04-12"', '"birthDate":"12-04-71"'),
  (text) => text.replaceAll('"code":"', `"display":"${person}","code":"Sterk `),
  (text) => text.replaceAll('"system":"', '"system":"https://voorbeeld.example/Hoogeveen/'),
  (text) => text.replaceAll('urn:uuid:', 'https://voorbeeld.example/Patient/Sterk-'),
  (text) => text.replaceAll('"status":"active"', `"status":"${person}"`),
  (text) => text.replaceAll(/"resourceType":"(Patient|Consent)"/g, '"resourceType":"Hoogeveen"'),
  (text) => text.slice(0, -40),
  (text) => `${text}${person}`,
  (text) => `<Bundle xmlns="http://hl7.org/fhir"><Hoogeveen value="${person}"/>${text.length}`,
  (text) => text.replaceAll(/9999\d{5}/g, (bsn) => dotted(bsn)),
  (text) => text.replaceAll(/9999\d{5}/g, (bsn) => spaced(bsn)),
];

describe('the export of a supplier with a person all over it', function () {
  this.timeout(60_000);
  let bench: Bench;
  before(async () => {
    bench = await Bench.make();
  });
  after(() => bench.remove());

  it('leaves nothing of that person in any output, nor on the terminal', async () => {
    const folder = bench.at(`in Hoogeveen-Sterk/${dotted(anna)} 12-04-1971`);
    await mkdir(folder, { recursive: true });
    const right = [message({ bsn: anna }), message({ bsn: bram, choice: 'no' })].map(withPerson);
    await writeFile(path.join(folder, `${dashed(anna)}.ndjson`), `${right.join('\n')}\n`);
    for (const [i, spoil] of spoilt.entries()) {
      const text = spoil(withPerson(message({ bsn: carla })));
      await writeFile(path.join(folder, `Sterk ${spaced(bram)} ${i}.${i % 2 === 0 ? 'json' : 'ndjson'}`), text);
      await writeFile(path.join(folder, `120471-${i}.xml`), text);
    }
    await writeFile(path.join(folder, 'Sterk 06-12345678.docx'), person);
    const rows = [
      `${header},naam,Lindelaan 7`,
      `${row(dotted(anna))},"${person}",x`,
      `${row(bram, 'no')},Hoogeveen-Sterk,"${person}"`,
      `${row(carla, 'yes', undefined, 'true', 'Hoogeveen is allergisch voor penicilline')},"a","b"`,
      `${row(anna).replace(',yes,', ',Sterk,')},a,b`,
      `${row(anna).replace('90000382', '0612345678')},a,b`,
      `"${person}`,
      `${row(anna).replace('1971-04-12', person)},a,b`,
      `${row(anna).replace('999990019', 'Hoogeveen')},a,b`,
    ];
    const register = path.join(folder, `register Sterk ${dashed(bram)}.csv`);
    await writeFile(register, rows.join('\n'));
    const approvals = path.join(folder, '..', 'Hoogeveen.txt');
    await writeFile(approvals, '90000382\n');
    const command = (...more: readonly string[]): Promise<{ stdout: string; stderr: string }> =>
      promisify(execFile)(process.execPath, [program, 'check-migration', folder, ...more]).catch(
        (thrown: unknown) => thrown as { stdout: string; stderr: string },
      );
    const whole = ['--register', register, '--approved', approvals, '--resume-list', '--out', bench.at('out')];
    const said = [
      await command(...whole),
      await command('--register', `${register}x`),
      await command('--approved', register, '--out', bench.at('out-2')),
      // A first row without a header, of somebody whose name resembles one.
      await command(
        '--register',
        await bench.write('in Hoogeveen-Sterk/Bos.csv', 'Ben;Bos;Ur;Keuse;x\n'),
        '--out',
        bench.at('out-3'),
      ),
    ];
    const texts = said.map(({ stdout, stderr }) => stdout + stderr);
    expect(texts[0]).to.match(/^not-accepted: 28 messages, 4 rows in the register/);
    expect(texts[1]).to.match(/^mitz-keur: the register \('.*'\) cannot be read: no such file or directory$/m);
    const outputs = await readdir(bench.at('out'), { recursive: true, withFileTypes: true });
    const files = outputs.filter((one) => one.isFile()).map((one) => path.join(one.parentPath, one.name));
    expect(files.filter((file) => file.includes('allure-results'))).to.have.length.above(30);
    for (const file of files) texts.push(file.slice(bench.folder.length) + (await readFile(file, 'utf8')));
    for (const secret of secrets) {
      const leaks = texts.filter((text) => text.toLowerCase().includes(secret.toLowerCase()));
      expect(
        leaks.map((text) => text.slice(0, 100)),
        secret,
      ).to.deep.equal([]);
    }
  });
});
