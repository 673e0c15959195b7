import { expect } from 'chai';
import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseTarget, readYaml } from '../cli/run/target.js';
import { judgeScenario } from '../core/judging.js';
import { isExchange } from '../core/transcript.js';
import { unzipped, zipped } from '../evidence/zip.js';
import { readHeader } from '../migration/read/register-header.js';
import { exampleContext } from '../mitz/example.js';
import { readFhirWhole } from '../mitz/fhir/read.js';
import { readXml } from '../mitz/xml.js';
import { Bench, specification } from '../mocks/server.spec.kit.js';
import { packageRoot } from '../schemas/index.js';
import { loadSuites } from '../suites/index.js';

/** Good messages, by the interface that they are for. */
const corpus = path.join(packageRoot, 'test', 'corpus');
const messagesOf = (koppelvlak: string): readonly Buffer[] => {
  const folder = path.join(corpus, koppelvlak, 'right');
  return readdirSync(folder).map((name) => readFileSync(path.join(folder, name)));
};

/** One change of some bytes: where, by parts of the whole, and into what. */
const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  taken: fc.integer({ min: 0, max: 40 }),
  put: fc.oneof(
    fc.uint8Array({ maxLength: 12 }).map((bytes) => Buffer.from(bytes)),
    fc.constantFrom('<', '>', '"', '{', '[', ']]>', '<!DOCTYPE a>', '&#0;', '\u202e', '\\ud800', '1e999', 'null', '__proto__', ['$', '{HOME}'].join(''), '\ufeff', '-', '\0').map((text) => Buffer.from(text)), // prettier-ignore
  ),
  /** What stands there is written again behind itself. */
  doubled: fc.boolean(),
});
const edits = fc.array(edit, { minLength: 1, maxLength: 4 });

const changed = (whole: Buffer, all: readonly (typeof edit extends fc.Arbitrary<infer E> ? E : never)[]): Buffer =>
  all.reduce((bytes, { at, taken, put, doubled }) => {
    const from = Math.floor(at * bytes.length);
    const cut = bytes.subarray(from, from + taken);
    return Buffer.concat([
      bytes.subarray(0, from),
      doubled ? cut : put,
      doubled ? cut : put,
      bytes.subarray(from + taken),
    ]);
  }, whole);

/** An error that somebody wrote, and not one of the language's own, which tells that nobody thought of this input. */
function isWritten(thrown: unknown, input: string): void {
  expect(thrown).to.be.instanceOf(Error);
  const ownErrors = [TypeError, RangeError, ReferenceError, SyntaxError];
  expect((thrown as Error).constructor, `${String(thrown)}\n${input}`).not.to.be.oneOf(ownErrors);
}

function mustBeWritten(act: () => unknown, input: string): void {
  try {
    act();
  } catch (thrown) {
    isWritten(thrown, input);
  }
}

const times = Number(process.env['MITZ_KEUR_MUTATIONS'] ?? 300);

describe('input that was changed at random', function () {
  this.timeout(300_000);

  const forms = {
    geslotenAutorisatievraag: ['path.geslotenAutorisatievraag', '1.02/question-form', 'application/soap+xml'],
    openAutorisatievraag: ['path.openAutorisatievraag', '1.02/open-question-form', 'application/soap+xml'],
    abonneren: ['path.abonneren', '2.01/subscription-form', 'application/fhir+json'],
    migreren: ['path.migreren', 'migratiebericht/message-form', 'application/fhir+json'],
    registreren: ['path.registreren', '4.05/recording-form', 'application/fhir+json'],
  } as const;

  for (const [koppelvlak, [key, form, type]] of Object.entries(forms)) {
    it(`is answered by the mock and judged by every rule, and ends neither: ${koppelvlak}`, async () => {
      const [bench, suites] = await Promise.all([Bench.open(), loadSuites()]);
      const placed = suites.scenarios.find(({ id }) => id === form);
      if (!placed) throw new Error(`no scenario ${form}`);
      const messages = messagesOf(koppelvlak);
      try {
        await fc.assert(
          fc.asyncProperty(fc.nat(messages.length - 1), edits, async (which, all) => {
            const body = changed(messages[which] ?? Buffer.alloc(0), all);
            const isXml = type === 'application/fhir+json' && body.subarray(0, 200).includes('<');
            bench.scene();
            const answer = await bench.call(specification[key].value, {
              body,
              type: isXml ? 'application/fhir+xml' : type,
            });
            await bench.settled();
            const entries = bench.recorder.entries();
            expect(answer.status, body.toString()).to.be.lessThan(500);
            expect(entries.filter(isExchange).map(({ harnessError }) => harnessError)).to.deep.equal([undefined]);
            const evidence = { scenario: form, cast: {}, context: exampleContext, entries, specification };
            const { checks } = judgeScenario(placed, { evidence }, { specification, policy: 'default' });
            const broken = checks
              .filter(({ outcome }) => outcome === 'error')
              .map(({ id, message }) => `${id}: ${message ?? ''}`);
            expect(broken, body.toString()).to.deep.equal([]);
          }),
          { numRuns: times },
        );
      } finally {
        await bench.mock.close();
      }
    });
  }

  it('is refused by the readers of messages with an error that was written for it', () => {
    const messages = Object.keys(forms).flatMap(messagesOf);
    fc.assert(
      fc.property(fc.nat(messages.length - 1), edits, fc.boolean(), (which, all, isXml) => {
        const text = changed(messages[which] ?? Buffer.alloc(0), all).toString();
        mustBeWritten(() => readFhirWhole(text, isXml ? 'application/fhir+xml' : 'application/fhir+json'), text);
        mustBeWritten(() => readXml(text), text);
      }),
      { numRuns: times * 10 },
    );
  });

  it('is refused by the readers of target files, declarations and registers with an error that was written for it', () => {
    const target = Buffer.from(`supplier: Proef B.V.
application: { name: Proef, version: '1' }
connector: { name: Proef, version: '1', gatewaySystem: 'urn:oid:1.2' }
provider: { ura: '90000382', providerType: Z3, name: De Proef }
functionalities: [gesloten, lokalisatie]
driver: { kind: http, url: 'http://127.0.0.1:1', token: geheim-token }
patience: { messageMs: 5000 }
`);
    const declarations = Buffer.from(`declarations:
  - { condition: 1.07, document: verklaring.pdf, signedBy: J. Proef, date: 2026-01-01 }
`);
    const header = Buffer.from('bsn;geboortedatum;keuze;datum;ura;zorgaanbiedercategorie;raadplegende categorieën\n');
    fc.assert(
      fc.property(edits, (all) => {
        const text = changed(target, all).toString();
        mustBeWritten(() => parseTarget(text, 'target.yaml', {}), text);
        const papers = changed(declarations, all).toString();
        mustBeWritten(() => readYaml(papers, 'declarations.yaml', 'declarations', {}), papers);
        const line = changed(header, all).toString();
        mustBeWritten(() => readHeader(line), line);
      }),
      { numRuns: times * 3 },
    );
  });

  it('is refused by the reader of packs with an error that was written for it', async () => {
    const pack = await zipped(new Map([['run.json', Buffer.from('{"schema":"mitz-keur/run/2"}')], ['a/b.har', Buffer.alloc(3000, 'x')]])); // prettier-ignore
    await fc.assert(
      fc.asyncProperty(edits, async (all) => {
        const content = changed(pack, all);
        await unzipped(content, 'a.zip').catch((thrown: unknown) => {
          isWritten(thrown, content.toString('base64'));
        });
      }),
      { numRuns: times },
    );
  });
});
