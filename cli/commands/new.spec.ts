import { expect } from 'chai';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import ts from 'typescript';
import { messageOf, UsageError } from '../../core/errors.js';
import { packageRoot } from '../../schemas/index.js';
import { inFolder } from '../../test/command.spec.kit.js';
import { newScenario } from './new.js';

/** Where a scenario of 1.02 stands: it is checked there, and never written there. */
const place = path.join(
  packageRoot,
  'suites/1-alle-zorgaanbieders/1.02-toestemmingscontrole/never-written.scenario.ts',
);

/** What the compiler has against a scenario with this text. */
function faults(text: string, before?: ts.Program): { readonly program: ts.Program; readonly told: readonly string[] } {
  const { config } = ts.readConfigFile(path.join(packageRoot, 'tsconfig.json'), (file) => ts.sys.readFile(file)) as {
    config: { compilerOptions: object };
  };
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, packageRoot);
  const settings: ts.CompilerOptions = { ...options, noEmit: true, incremental: false };
  delete settings.tsBuildInfoFile;
  const host = ts.createCompilerHost(settings);
  const real = ts.createCompilerHost(settings);
  host.readFile = (file) => (path.resolve(file) === place ? text : real.readFile(file));
  host.fileExists = (file) => path.resolve(file) === place || real.fileExists(file);
  const program = ts.createProgram([place], settings, host, before);
  const source = program.getSourceFile(place);
  const all = [...program.getOptionsDiagnostics(), ...program.getSemanticDiagnostics(source), ...program.getSyntacticDiagnostics(source)]; // prettier-ignore
  return { program, told: all.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n')) };
}

/** A folder of sources with these conditions in it. */
async function sources(folder: string, ...conditions: readonly string[]): Promise<string> {
  for (const condition of conditions) {
    await mkdir(path.join(folder, 'category', condition), { recursive: true });
    await writeFile(path.join(folder, 'category', condition, 'condition.ts'), '');
  }
  return folder;
}

describe('mitz-keur new', () => {
  it('writes a scenario that compiles once it is filled in, and not without fault and counter-example', async function () {
    this.timeout(60_000); // the compiler reads the types of the whole domain
    await inFolder(async (folder) => {
      const file = await newScenario('1.02/my-slug', await sources(folder, '1.02-toestemmingscontrole'));
      expect(path.relative(folder, file)).to.equal(
        path.join('category', '1.02-toestemmingscontrole', 'my-slug.scenario.ts'),
      );
      const text = await readFile(file, 'utf8');
      const { program, told } = faults(text);
      expect(told.join('\n'))
        .to.include(`Property '"something-holds"' is missing`)
        .and.include('Source has 0 element(s)');
      const named = text.replace('trippedBy: []', "trippedBy: ['treats-deny-as-permit']");
      expect(faults(named, program).told.join()).to.include(`Property '"something-holds"' is missing`);
      const whole = named.replace(
        'counter: {},',
        "counter: { 'something-holds': (example, { patient }) => example.question(patient, 'Deny') },",
      );
      expect(faults(whole, program).told).to.deep.equal([]);
    });
  });

  it('has the functionalities of its condition, and none where it counts for every provider', async () => {
    await inFolder(async (folder) => {
      const suites = await sources(
        folder,
        '4.02-toestemmingsvraag-getoond',
        '1.02-toestemmingscontrole',
        'migratiebericht',
      );
      const written = async (id: string): Promise<string> => readFile(await newScenario(id, suites), 'utf8');
      expect(await written('4.02/a')).to.include("functionalities: ['dossierhoudersknop', 'raadplegersknop'],");
      expect(await written('migratiebericht/b-1')).to.include("functionalities: ['migratie'],");
      expect(await written('1.02/c')).to.not.include('functionalities:');
    });
  });

  it('says what is wrong with what it was given, and writes over nothing', async () => {
    await inFolder(async (folder) => {
      const suites = await sources(folder, '1.02-toestemmingscontrole');
      const refusal = async (id: string, from = suites): Promise<string> => {
        const thrown = await newScenario(id, from).catch((error: unknown) => error);
        expect(thrown, id).to.be.instanceOf(UsageError);
        return messageOf(thrown);
      };
      for (const id of ['1.02', '1.02/', '1.02/Big', '1.02/../x', '/x', '1.02/a/b'])
        expect(await refusal(id)).to.include('names no scenario');
      expect(await refusal('1.3/x')).to.include("no condition '1.3'; did you mean '1.03'?");
      expect(await refusal('1.02/x', path.join(folder, 'nowhere'))).to.include('written in the sources of mitz-keur');
      await newScenario('1.02/x', suites);
      expect(await refusal('1.02/x')).to.include('is there already');
    });
  });
});
