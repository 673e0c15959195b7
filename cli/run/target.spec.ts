import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import { messageOf, UsageError } from '../../core/errors.js';
import { defaultSpecification } from '../../mitz/specification/index.js';
import { companyOf, parseTarget, readTarget } from './target.js';
import type { Target } from './target.js';

/** The target file of the command line's contract, as it stands there, with real OIDs. */
const full = `supplier: Voorbeeld B.V.
application: { name: Voorbeeld HIS, version: 4.2.0 }
connector: { name: Voorbeeld MC, version: 1.3.0, gatewaySystem: urn:oid:2.16.840.1.113883.2.4.6.6.1, sourceSystem: urn:oid:2.16.840.1.113883.2.4.6.6.90000017 }
provider: { ura: '90000382', providerType: Z3, name: Huisartsenpraktijk De Proef }
functionalities: [lokalisatie, gesloten, open, migratie, dossierhoudersknop, raadplegersknop, samen-naar-mijnmitz]
driver: { kind: http, url: http://127.0.0.1:9000, token: \${DRIVER_TOKEN} }   # or command, module, attended
process:                                                      # optional: the harness starts and stops it
  command: [node, connector.mjs, --port, '{port}']            # {port}: a free port per instance, also usable in driver.url and ready
  ready: http://127.0.0.1:{port}/ready
  instances: 1                                                # more than one: scenarios run side by side, one instance each
providers: []                                                 # further providers served by the same system
zorgAb: { ura: '90000382', name: Huisartsenpraktijk De Proef, providerType: Z3 }   # the entry in ZORG-AB, as looked up there
formats: [json, xml]                                          # FHIR formats the connector can send
chain: { route: direct }                                      # or the exchange system it goes through, e.g. lsp
mitz: { host: localhost, bind: 127.0.0.1, port: 8443, specification: '3.8', identity: ./mitz-identity }
patience: { messageMs: 5000, quietMs: 300, actionMs: 15000, decisionMs: 30000 }
declarations: declarations.yaml                               # for what only a document can show
planning: { glg: 2026-W51, region: Noord-Nederland, phase: '1' }
`;
const least = `supplier: Voorbeeld B.V.
application: { name: HIS, version: '4' }
connector: { name: MC, version: '1' }
provider: { ura: '90000382', providerType: Z3 }
functionalities: [lokalisatie]
driver: { kind: http, url: 'http://127.0.0.1:9000' }
`;

const parse = (text: string, environment: NodeJS.ProcessEnv = {}): Target =>
  parseTarget(text, '/suppliers/target.yaml', environment);
/** What is said of a file that is refused, a line each. */
function refusal(text: string, environment: NodeJS.ProcessEnv = {}): readonly string[] {
  try {
    parse(text, environment);
  } catch (thrown) {
    expect(thrown, messageOf(thrown)).to.be.instanceOf(UsageError);
    return messageOf(thrown).split('\n');
  }
  throw new Error('the file was taken');
}
/** The full file with one of its lines replaced; lines that come with it are told of by their number. */
const changed = (key: string, line: string): string =>
  full.replace(`\${DRIVER_TOKEN}`, 't').replace(new RegExp(`^${key}:.*$`, 'm'), line);

describe('a target file', () => {
  it('is read whole, as the contract of the command line shows it', () => {
    const target = parse(full, { DRIVER_TOKEN: 's3cret' });
    expect(target).to.deep.include({
      supplier: 'Voorbeeld B.V.',
      application: { name: 'Voorbeeld HIS', version: '4.2.0' },
      driver: { kind: 'http', url: 'http://127.0.0.1:9000', token: 's3cret' },
      process: {
        command: ['node', 'connector.mjs', '--port', '{port}'],
        ready: 'http://127.0.0.1:{port}/ready',
        instances: 1,
      },
      formats: ['json', 'xml'],
      mitz: { host: 'localhost', bind: '127.0.0.1', port: 8443, specification: '3.8', identity: './mitz-identity' },
      declarations: 'declarations.yaml',
      folder: path.resolve('/suppliers'),
    });
    expect(target.functionalities).to.have.length(7);
  });

  it('needs no more than who is tested, what it claims and how it is driven', () => {
    expect(parse(least)).to.deep.include({
      providers: [],
      formats: ['json'],
      mitz: { host: 'localhost', bind: '127.0.0.1', port: 0, specification: '3.8' },
      patience: { messageMs: 5000, quietMs: 300, actionMs: 15_000, decisionMs: 30_000, consentMs: 250, lateMs: 5000 },
    });
  });

  it('needs no driver where the target is only watched; for a run the refusal says what to add, and what needs none', () => {
    const without = least.replace(/^driver:.*\n/m, '');
    expect(parseTarget(without, '/suppliers/target.yaml', {}, 'watching').driver).to.deep.equal({ kind: 'attended' });
    expect(refusal(without).join()).to.match(/target\.yaml: it has no 'driver'.*mitz-keur observe --target/s);
  });

  it('may say a part of what has a default', () => {
    const target = parse(`${least}mitz: { port: 8443 }\npatience: { quietMs: 50 }\n`);
    expect(target.mitz).to.include({ host: 'localhost', port: 8443 });
    expect(target.patience).to.include({ quietMs: 50, messageMs: 5000 });
  });

  describe('is filled from the environment', () => {
    const withToken = (token: string): string =>
      least.replace('driver: { kind: http,', `driver: { kind: http, token: ${token},`);

    it('wherever a value asks for it, plain or quoted, within more text, more than once', () => {
      const environment = { A: 'a', b_2: 'b', EMPTY: '' };
      for (const [token, expected] of [
        [`\${A}`, 'a'],
        [`'\${A}'`, 'a'],
        [`"x-\${A}-\${b_2}\${A}"`, 'x-a-ba'],
        [`'x\${EMPTY}'`, 'x'],
        [`'$A {A} \${} \${A'`, `$A {A} \${} \${A`],
      ] as const)
        expect(parse(withToken(token), environment).driver.token, token).to.equal(expected);
    });

    it('once: what the environment holds is taken as it is', () => {
      expect(parse(withToken(`\${A}`), { A: `\${B}`, B: 'b' }).driver.token).to.equal(`\${B}`);
      expect(parse(withToken(`\${A}`), { A: "'}, x: \\n{y" }).driver.token).to.equal("'}, x: \\n{y");
    });

    it('in lists too', () => {
      const target = parse(`${least}process: { command: [node, '\${A}/x.mjs'], ready: 'http://127.0.0.1:1/' }`, {
        A: '/a',
      });
      expect(target.process?.command).to.deep.equal(['node', '/a/x.mjs']);
    });

    it('and names what the environment lacks', () => {
      expect(refusal(full)).to.deep.equal([
        `/suppliers/target.yaml: the environment has no DRIVER_TOKEN, which the file asks for as \${DRIVER_TOKEN}`,
      ]);
    });

    it('but not in what is commented away', () => {
      expect(parse(`${least}# token: \${NOT_SET}\n`).supplier).to.equal('Voorbeeld B.V.');
    });
  });

  describe('is refused with file, line and what to do', () => {
    const at = (line: number, words: string): string => `/suppliers/target.yaml, line ${line}: ${words}`;
    const table: Readonly<Record<string, readonly [text: string, said: readonly string[]]>> = {
      'for an unknown key, with the nearest': [
        changed('functionalities', 'functionalitys: [open]'),
        [
          at(1, "the file must have required property 'functionalities'"),
          at(5, "unknown key 'functionalitys'; did you mean 'functionalities'?"),
        ],
      ],
      'for an unknown key within': [
        changed('provider', "provider: { ura: '90000382', providertype: Z3 }"),
        [
          at(4, "provider must have required property 'providerType'"),
          at(4, "unknown key 'providertype' in 'provider'; did you mean 'providerType'?"),
        ],
      ],
      'for an unknown key deep in a list': [
        changed(
          'providers',
          "providers:\n  - { ura: '90000383', providerType: Z3 }\n  - ura: '90000384'\n    providerType: Z3\n    nmae: x",
        ),
        [at(15, "unknown key 'nmae' in 'providers.1'; did you mean 'name'?")],
      ],
      'for a value of another type': [changed('supplier', 'supplier: 12'), [at(1, 'supplier must be string')]],
      'for a URA without quotes': [
        changed('provider', 'provider: { ura: 90000382, providerType: Z3 }'),
        [at(4, 'provider.ura must be string')],
      ],
      'for a word that may not stand there': [
        changed('formats', 'formats:\n  - json\n  - yaml'),
        [at(15, "formats.1 must be one of json, xml, not 'yaml'")],
      ],
      'for a value on a line of its own': [
        changed('  instances', '  instances:\n    0'),
        [at(10, 'process.instances must be >= 1')],
      ],
      'for a key without a value': [changed('supplier', 'supplier:'), [at(1, 'supplier must be string')]],
      'for an empty file': ['', [at(1, 'the file must be object')]],
      'for a file that is no map': ['- a\n- b\n', [at(1, 'the file must be object')]],
    };
    for (const [what, [text, said]] of Object.entries(table)) {
      it(what, () => {
        expect([...refusal(text)].sort()).to.deep.equal([...said].sort());
      });
    }

    it('for what is no YAML', () => {
      const [first] = refusal(full.replace("'{port}']", "'{port}'").replace(`\${DRIVER_TOKEN}`, 't'));
      expect(first).to.match(/^\/suppliers\/target\.yaml: .* at line (8|9), column \d+/);
      expect(refusal(`${least}supplier: B\n`)[0]).to.match(/^\/suppliers\/target\.yaml: .*unique.* line 7/);
    });

    it('for what is no YAML, in the words of the file where a name from the environment stands in the line', () => {
      const said = refusal(`driver: { token: \${DRIVER_TOKEN}, token: \${DRIVER_TOKEN} }\n`, {}).join('\n');
      expect(said)
        .to.contain(`\${DRIVER_TOKEN}`)
        .and.not.match(/[\uE000\uE001]/);
    });

    it('and never tells a token that came from the environment', () => {
      const text = full.replace('kind: http', 'kind: htpp').replace('supplier:', 'suplier:');
      expect(refusal(text, { DRIVER_TOKEN: 's3cret' }).join('\n'))
        .to.contain("not 'htpp'")
        .and.not.to.contain('s3cret');
    });
  });

  describe('on disk', () => {
    let folder = '';
    before(async () => {
      folder = await mkdtemp(path.join(tmpdir(), 'mitz-keur-target-'));
    });
    after(async () => {
      await rm(folder, { recursive: true });
    });

    it('is read, and names in it are relative to where it stands', async () => {
      const file = path.join(folder, 'target.yaml');
      await writeFile(file, least);
      expect((await readTarget(file)).folder).to.equal(folder);
    });

    it('is refused by its name where it cannot be read', async () => {
      for (const file of [path.join(folder, 'gone.yaml'), folder]) {
        const thrown = await readTarget(file).catch((error: unknown) => error);
        expect(thrown).to.be.instanceOf(UsageError);
        expect(messageOf(thrown)).to.contain(`the target file '${file}' cannot be read`);
      }
    });
  });

  it('names a provider, whose type tells what it holds; a type that does not exist is refused with the nearest', () => {
    const company = (providerType: string): ReturnType<typeof companyOf> =>
      companyOf(
        parse(
          full
            .replace(`\${DRIVER_TOKEN}`, 't')
            .replace('providerType: Z3, name', `providerType: ${providerType}, name`),
        ),
        defaultSpecification,
      );
    expect(company('Z3')).to.deep.include({
      provider: { ura: '90000382', providerType: 'Z3', name: 'Huisartsenpraktijk De Proef' },
      gatewaySystem: 'urn:oid:2.16.840.1.113883.2.4.6.6.1',
      sourceSystem: 'urn:oid:2.16.840.1.113883.2.4.6.6.90000017',
      dataCategory: 'GGC002',
    });
    expect(company('A1').dataCategory).to.equal('GGC013');
    expect(() => company('JGX')).to.throw(
      UsageError,
      "provider.providerType 'JGX' is no zorgaanbiedercategorie of the set; did you mean 'JGZ'?",
    );
  });
});
