import { expect } from 'chai';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import yazl from 'yazl';
import { messageOf } from '../core/errors.js';
import { oracleIn } from '../cli/run/oracle.js';
import { inFolder, mitzKeur, recordIn } from './command.spec.kit.js';
import { proefPackage } from './fhir-package.spec.kit.js';

/** In the place of Java and of the validator: it was not there to be run. It takes what the real one takes, and writes what it writes. */
const standIn = `#!${process.execPath}
const { readFileSync, writeFileSync } = require('node:fs');
const [flag, jar, ...args] = process.argv.slice(2);
if (flag === '-version') process.exit(0);
if (jar.endsWith('endless.jar')) return setInterval(() => {}, 1000);
if (jar.endsWith('mute.jar')) { console.log('out of memory'); process.exit(1); }
console.log('FHIR Validation tool Version 6.3.11 (Git# abcdef). Built 2024-06-13');
const files = args.slice(0, args.indexOf('-version'));
const outcome = (file) => ({
  resourceType: 'OperationOutcome',
  extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/operationoutcome-file', valueString: process.cwd() + '/' + file }],
  issue: [
    ...(readFileSync(file, 'utf8').includes('Bundle') ? [{ severity: 'error', details: { text: 'Constraint failed: ppc-1' }, expression: ['Bundle.entry[0].resource'] }] : []),
    { severity: 'warning', details: { text: 'no narrative' } },
    { severity: 'information', details: { text: 'All OK' } },
  ],
});
const outcomes = files.map(outcome);
const result = outcomes.length === 1 ? outcomes[0] : { resourceType: 'Bundle', entry: outcomes.toReversed().map((resource) => ({ resource })) };
writeFileSync(args[args.indexOf('-output') + 1], JSON.stringify({ ...result, args }));
process.exit(1);
`;

async function jarOf(folder: string, name: string, main: string): Promise<string> {
  const zip = new yazl.ZipFile();
  zip.addBuffer(Buffer.from(`Manifest-Version: 1.0\r\nMain-Class: ${main}\r\n`), 'META-INF/MANIFEST.MF');
  zip.end();
  await writeFile(path.join(folder, name), await buffer(zip.outputStream));
  return path.join(folder, name);
}

const validator = 'org.hl7.fhir.validation.ValidatorCli';

/** A folder with a stand-in for Java on the path. */
const withJava = (use: (folder: string, environment: NodeJS.ProcessEnv) => Promise<void>): Promise<void> =>
  inFolder(async (folder) => {
    const bin = path.join(folder, 'bin');
    await mkdir(bin);
    await writeFile(path.join(bin, 'java'), standIn);
    await chmod(path.join(bin, 'java'), 0o755);
    await use(folder, { PATH: bin });
  });

describe('a second opinion on the messages that arrived', function () {
  this.timeout(60_000);

  it('is had of the FHIR validator and of a FHIR package, kept in the record, and decides nothing', async () => {
    await withJava(async (folder, environment) => {
      const jar = await jarOf(folder, 'validator_cli.jar', validator);
      const tgz = path.join(folder, 'proef.tgz');
      await writeFile(tgz, proefPackage());
      const out = path.join(folder, 'out');
      const ids = ['migratiebericht/message-form', '2.01/subscription-form'];
      const options = ['--oracle', jar, '--fhir-package', tgz, '--no-allure', '--out', out];
      const { code, stderr } = await mitzKeur(['demo', ...ids, ...options], environment);
      const { verdict, oracle, fhirPackage, findings, command } = await recordIn(out);
      expect([code, verdict], stderr).to.deep.equal([0, 'accepted']);
      expect(oracle).to.include({ jar: 'validator_cli.jar', version: '6.3.11' });
      expect(oracle?.sha256).to.match(/^[0-9a-f]{64}$/);
      expect(oracle?.forms).to.be.greaterThan(2).and.equal(oracle?.warnings);
      const said = findings.filter(({ kind }) => kind === 'oracle');
      expect(said).to.have.length(oracle?.errors ?? 0).and.not.to.be.empty;
      // The outcomes stand in another order than the files were named: each is about its own file.
      for (const { scenario, text } of said) {
        expect(scenario).to.equal('migratiebericht/message-form');
        expect(text).to.match(/exchange \d+ of migratiebericht\/message-form \(migreren\): .*ppc-1/);
      }
      expect(fhirPackage).to.include({ name: 'proef.fhir.mitz', version: '3.8.0', profiles: 2 });
      expect(fhirPackage?.judged).to.be.greaterThan(0);
      expect(findings.find(({ kind }) => kind === 'fhir-package')?.text).to.include('proef.fhir.mitz 3.8.0');
      expect(command).to.include(`--oracle ${jar} --fhir-package ${tgz}`);
      const summary = await readFile(path.join(out, 'summary.md'), 'utf8');
      expect(summary).to.include('FHIR-validator van HL7').and.to.include('FHIR-pakket');
    });
  });

  it('is refused before anything is run, in one sentence and with exit code 2', async () => {
    await withJava(async (folder) => {
      const jar = await jarOf(folder, 'validator_cli.jar', validator);
      const options = ['--oracle', jar, '--out', path.join(folder, 'out')];
      // No Java on this path.
      const { code, stderr } = await mitzKeur(['demo', '2.01/subscription-form', ...options], { PATH: folder });
      expect([code, stderr.includes('--oracle needs a Java runtime')], stderr).to.deep.equal([2, true]);
      expect(stderr).not.to.match(/\n\s+at |1\/1/);
    });
  });

  describe('from the FHIR validator', () => {
    const before = process.env['PATH'];
    afterEach(() => {
      process.env['PATH'] = before;
    });
    const refusal = (jar: string): Promise<string> => oracleIn(jar).then(() => 'taken', messageOf);

    it('is not asked of another program, of no jar, or of nothing', async () => {
      await inFolder(async (folder) => {
        const text = path.join(folder, 'text.jar');
        await writeFile(text, 'no jar');
        expect(await refusal(path.join(folder, 'none.jar'))).to.match(/none\.jar' cannot be read/);
        expect(await refusal(text)).to.match(/text\.jar' is no jar/);
        expect(await refusal(await jarOf(folder, 'other.jar', 'com.example.Main'))).to.match(
          /other\.jar' is not the FHIR validator of HL7 .*it runs com\.example\.Main/,
        );
      });
    });

    it('leaves the run as it is where there is none in time, or no outcome', async () => {
      await withJava(async (folder, { PATH }) => {
        process.env['PATH'] = PATH;
        const request = { headers: [['content-type', 'application/fhir+json']], body: '{}' };
        const message = { scenario: 'a', exchange: { id: 1, koppelvlak: 'abonneren', request } };
        const arrived = { messages: 1, forms: [message] } as never;
        const { signal } = new AbortController();
        const problemOf = async (name: string): Promise<string | undefined> => {
          const oracle = await oracleIn(await jarOf(folder, name, validator), 500);
          const { record, findings } = await oracle.opinionOn(arrived, { stop: signal });
          expect(findings.map(({ kind }) => kind)).to.deep.equal(['oracle']);
          return record.problem;
        };
        expect(await problemOf('endless.jar')).to.match(/longer than/);
        expect(await problemOf('mute.jar')).to.match(/wrote no outcome: .*exit code 1; its last words: out of memory/);
      });
    });
  });
});
