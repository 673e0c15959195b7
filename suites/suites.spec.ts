import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { UsageError } from '../core/errors.js';
import { outcomeOf, shortcomingOf } from '../core/outcome.js';
import { evidenceOf, founded } from '../core/scenario.js';
import type { Check, Evidence, PlacedScenario, Scenario } from '../core/scenario.js';
import { isExchange, isRefusedConnection } from '../core/transcript.js';
import type { Entry } from '../core/transcript.js';
import { Example, exampleContext, exampleMaker } from '../mitz/example.js';
import { functionalities } from '../mitz/scenario.js';
import { loadSuites } from './index.js';

type AnyCheck = Check<never, never>;
type Writer = (example: Example, cast: unknown) => void;

/** A scenario with the types of its cast forgotten: whoever runs it hands back what `given` made. */
interface Open extends PlacedScenario<Scenario<unknown, unknown, unknown, Example>> {
  readonly checks: readonly (readonly [id: string, check: AnyCheck])[];
}

// Loaded before the specs are named, so that each scenario has specs of its own.
const { conditions, scenarios } = await loadSuites();
const open = scenarios.map((placed): Open => {
  const scenario = placed.scenario as unknown as Open['scenario'];
  return { ...placed, scenario, checks: Object.entries<AnyCheck>(scenario.checks as never) };
});

/** The evidence that an example writes, or that part of it which `keep` leaves. */
function evidenceFor(placed: Open, write: Writer, keep: (entry: Entry) => boolean = () => true): Evidence {
  const example = new Example();
  const cast = placed.scenario.given(exampleMaker());
  write(example, cast);
  const entries = example.entries().filter(keep);
  return evidenceOf({ scenario: placed.id, cast, context: exampleContext, entries }, example.specification);
}

const judged = (check: AnyCheck, evidence: Evidence): { readonly outcome: string; readonly message: string } => {
  try {
    check.judge(evidence as never);
    return { outcome: 'pass', message: '' };
  } catch (thrown) {
    const { message, expected, received, where } = shortcomingOf(thrown);
    return { outcome: outcomeOf(thrown), message: JSON.stringify({ message, expected, received, where }) };
  }
};

const inBothLanguages = (title: { readonly nl: string; readonly en: string }): boolean =>
  title.nl.trim() !== '' && title.en.trim() !== '' && title.nl !== title.en;

/** What a target leaves behind that never calls Mitz; Mitz notifies only whom it was asked to. */
const withoutTraffic = (entry: Entry): boolean => !isRefusedConnection(entry) && !isExchange(entry);

/** These are about what the user sees before anything is sent, and about nothing else. */
const onScreen = new Set([
  '4.02/question-text-as-defined',
  '4.04/information-before-the-answer',
  '4.05/no-choice-preselected',
]);

describe('suites', () => {
  it('hold the conditions of the norm, each once and in its order', () => {
    const numbered = [9, 5, 2, 9].flatMap((count, category) =>
      Array.from({ length: count }, (_, i) => `${category + 1}.0${i + 1}`),
    );
    const norm = numbered.flatMap((id) => (id === '3.02' ? [id, 'migratiebericht'] : [id]));
    expect(conditions.map(({ id }) => id)).to.deep.equal(norm);
    for (const { id, title, demand } of conditions) {
      expect(inBothLanguages(title), id).to.be.true;
      expect(inBothLanguages(demand), id).to.be.true;
    }
  });

  it('have a scenario for every functionality that can be claimed', () => {
    const tested = new Set(open.flatMap(({ scenario }) => scenario.functionalities ?? []));
    expect(functionalities.filter((one) => !tested.has(one))).to.deep.equal([]);
  });

  it('keep every id that was released', () => {
    const ids = new Set(open.flatMap(({ id, checks }) => checks.map(([check]) => `${id}#${check}`)));
    // Beside the sources: it is data, and is not compiled.
    const file = path.join(
      fileURLToPath(import.meta.url).replace(/([\\/])dist[\\/]suites/, '$1suites'),
      '../frozen-ids.json',
    );
    const frozen = JSON.parse(readFileSync(file, 'utf8')) as readonly string[];
    expect(frozen.filter((id) => !ids.has(id))).to.deep.equal([]);
    expect(frozen).to.deep.equal([...new Set(frozen)].sort());
  });

  for (const placed of open) {
    describe(placed.id, () => {
      const { scenario, checks } = placed;

      it('is well described', () => {
        expect(inBothLanguages(scenario.title), 'title').to.be.true;
        expect(checks).to.not.be.empty;
        for (const [id, check] of checks) {
          expect(inBothLanguages(check.title), `title of ${id}`).to.be.true;
          expect(check.trippedBy, `faults of ${id}`).to.not.be.empty;
          expect(() => founded(id, check, placed, new Example().specification), id).to.not.throw();
        }
      });

      it('passes its good example', () => {
        const evidence = evidenceFor(placed, scenario.examples.good);
        const outcomes = checks.map(([id, check]) => [id, judged(check, evidence)] as const);
        expect(outcomes.filter(([, { outcome }]) => outcome !== 'pass')).to.deep.equal([]);
      });

      for (const [id] of checks) {
        it(`fails on the counter-example of ${id}, and tells why`, () => {
          const evidence = evidenceFor(placed, scenario.examples.counter[id] as Writer);
          const outcomes = Object.fromEntries(checks.map(([other, check]) => [other, judged(check, evidence)]));
          expect(outcomes[id]?.outcome, outcomes[id]?.message).to.equal('fail');
          for (const part of ['message', 'expected', 'received', 'where'])
            expect(JSON.parse(outcomes[id]?.message ?? '{}'), id).to.have.property(part).that.is.not.empty;
          for (const [other, { outcome, message }] of Object.entries(outcomes))
            expect(outcome, `${other}: ${message}`).to.not.equal('error');
        });
      }

      it('shows nothing when nothing happened', () => {
        const nothing = evidenceFor(placed, () => undefined);
        for (const [id, check] of checks) {
          const { outcome, message } = judged(check, nothing);
          expect(outcome, `${id}: ${message}`).to.equal('not-shown');
        }
      });

      it('does not pass without a message to Mitz', () => {
        const silent = evidenceFor(placed, scenario.examples.good, withoutTraffic);
        const outcomes = checks.map(([id, check]) => [id, judged(check, silent).outcome] as const);
        expect(outcomes.filter(([, outcome]) => outcome === 'error')).to.deep.equal([]);
        // In categories 3 and 4 a check may be about a report or a screen; then another one is about the messages.
        const passing = outcomes.filter(([, outcome]) => outcome === 'pass');
        if (/^[12]/.test(placed.id)) expect(passing).to.deep.equal([]);
        else if (!onScreen.has(placed.id)) expect(passing.length, String(passing)).to.be.below(checks.length);
      });
    });
  }
});

describe('loading the suites', () => {
  let folder: string;
  const chapter = (): string => path.join(folder, '1-alle', '1.02-controle');
  const extension = path.extname(fileURLToPath(import.meta.url));
  const write = (name: string, text: string): Promise<void> => writeFile(path.join(chapter(), name + extension), text);
  const refusal = async (): Promise<unknown> => loadSuites(folder).then(() => undefined, (thrown: unknown) => thrown); // prettier-ignore

  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'suites-'));
    await writeFile(path.join(folder, 'package.json'), '{ "type": "module" }');
    await mkdir(chapter(), { recursive: true });
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('gives a scenario its id by where its file stands', async () => {
    await write('condition', `export default { id: '1.02' };`);
    await write('a-b.scenario', `export default { title: 'second' };`);
    await write('a.scenario', `export default { title: 'first' };`);
    const loaded = await loadSuites(folder);
    expect(loaded.scenarios.map(({ id }) => id)).to.deep.equal(['1.02/a', '1.02/a-b']);
    expect(loaded.scenarios[0]?.condition).to.equal(loaded.conditions[0]);
  });

  it('names the file that has no default export', async () => {
    await write('condition', `export default { id: '1.02' };`);
    await write('empty.scenario', 'export const title = 1;');
    const thrown = await refusal();
    expect(thrown).to.be.instanceOf(UsageError);
    expect((thrown as Error).message).to.include(`1-alle/1.02-controle/empty.scenario${extension}`);
  });

  it('names the condition that stands in the folder of another', async () => {
    await write('condition', `export default { id: '1.03' };`);
    expect(((await refusal()) as Error).message).to.match(/condition\.[jt]s says it is condition '1\.03'.*'1\.02'/);
  });

  it('names the folder that has scenarios and no condition', async () => {
    await write('lonely.scenario', 'export default {};');
    expect(((await refusal()) as Error).message).to.include('1-alle/1.02-controle holds scenarios and no condition');
  });
});
