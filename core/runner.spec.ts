import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises';
import { expect } from 'chai';
import { DriverError } from './errors.js';
import { fail, NotShown, notShown } from './outcome.js';
import type { ScenarioResult } from './run-record.js';
import { check, holds, placed, produced, run } from './runner.spec.kit.js';
import type { Told } from './runner.spec.kit.js';

const only = ({ results }: Told): ScenarioResult => {
  expect(results).to.have.length(1);
  return results[0]!;
};
const outcomesOf = ({ checks }: ScenarioResult): Readonly<Record<string, string>> =>
  Object.fromEntries(checks.map(({ id, outcome }) => [id, outcome]));
const isRed = (): never => fail({ message: 'wrong', expected: 'e', received: 'r', where: 'exchange 1' });
/** Anything can be thrown. */
const rejected = async (reason: unknown): Promise<never> => {
  throw reason as Error;
};

describe('runner', () => {
  describe('judges', () => {
    it('all checks of a scenario: one red does not hide the next', async () => {
      const result = only(
        await run([
          placed('a', {
            first: check(isRed),
            second: check(holds),
            third: check(() => notShown('nothing came')),
            fourth: check(() => {
              throw new TypeError('ours');
            }),
            fifth: check(isRed, { level: 'SHOULD' }),
          }),
        ]),
      );
      expect(outcomesOf(result)).to.deep.equal({
        first: 'fail',
        second: 'pass',
        third: 'not-shown',
        fourth: 'error',
        fifth: 'fail',
      });
      expect(result.outcome).to.equal('fail');
      expect(result.reason).to.equal('wrong');
      expect(result.checks[0]).to.deep.include({
        message: 'wrong',
        expected: 'e',
        received: 'r',
        where: 'exchange 1',
        blocks: true,
        basis: 'normative',
        sources: ['the norm, line 9.01.a'],
      });
      expect(result.checks[1]).not.to.have.any.keys('message', 'expected', 'received', 'where');
    });

    it('and tells with the result how to repeat it, what was exchanged, and no reason where it passed', async () => {
      const result = only(await run([placed('a', { one: check(holds) })]));
      expect(result).to.include({
        id: '9.01/a',
        outcome: 'pass',
        transcript: 'transcripts/a.har',
        repeat: 'mitz-keur run 9.01/a',
      });
      expect(result).not.to.have.any.keys('reason', 'assumed');
    });

    it('by the basis of the values that a check reads, under the policy of the run', async () => {
      const scenario = placed('a', { one: check(isRed, { reads: ['path.one'] }) });
      const lenient = only(await run([scenario]));
      expect([lenient.outcome, lenient.checks[0]?.blocks, lenient.checks[0]?.basis]).to.deep.equal([
        'pass',
        false,
        'assumed',
      ]);
      const strict = only(await run([scenario], { policy: 'strict' }));
      expect([strict.outcome, strict.checks[0]?.blocks]).to.deep.equal(['fail', true]);
    });

    it('the evidence that was produced, and no other', async () => {
      const seen: string[] = [];
      const sees = check(({ scenario }) => seen.push(scenario));
      await run(
        ['a', 'b'].map((id) => placed(id, { one: sees })),
        {
          produce: ({ id }) => Promise.resolve({ evidence: { ...produced.evidence, scenario: id } }),
        },
      );
      expect(seen).to.deep.equal(['9.01/a', '9.01/b']);
    });

    it('nothing on nothing: a scenario without checks is not shown, and is not lost', async () => {
      const { results, during } = await run([placed('a', {}), placed('b', { one: check(holds) })]);
      expect(results.map(({ outcome }) => outcome)).to.deep.equal(['not-shown', 'pass']);
      expect(during).to.deep.equal(['9.01/a', '9.01/b']);
    });

    it('a check whose basis cannot be told as an error: it does not drop out of the count', async () => {
      const result = only(await run([placed('a', { one: check(holds), two: check(holds, { reads: ['gone'] }) })]));
      expect(outcomesOf(result)).to.deep.equal({ one: 'pass', two: 'error' });
      expect(result.outcome).to.equal('error');
      expect(result.reason).to.contain("no value 'gone'");
    });
  });

  describe('without whole evidence', () => {
    const two = { one: check(holds), two: check(isRed) };

    it('what lacked is not shown, in every check and with the reason', async () => {
      const result = only(await run([placed('a', two)], { produce: () => Promise.reject(new NotShown('cannot act')) }));
      expect(result).to.include({ outcome: 'not-shown', reason: 'cannot act' });
      expect(outcomesOf(result)).to.deep.equal({ one: 'not-shown', two: 'not-shown' });
      expect(result).not.to.have.property('transcript');
    });

    it('judges no check, though there is some evidence, and keeps the transcript', async () => {
      for (const [thrown, outcome] of [
        [new NotShown('cannot act'), 'not-shown'],
        [new DriverError('broke its contract'), 'error'],
      ] as const) {
        const result = only(await run([placed('a', two)], { produce: () => Promise.resolve({ ...produced, thrown }) }));
        expect(result).to.include({ outcome, reason: thrown.message, transcript: 'transcripts/a.har' });
        expect(outcomesOf(result)).to.deep.equal({ one: outcome, two: outcome });
      }
    });

    it('never blames the target: an assertion that escapes from the scenario is an error', async () => {
      const escapes = [
        () => Promise.reject(new Error('ours')),
        async () => isRed(),
        async () => {
          expect(1).to.equal(2);
          return produced;
        },
        () => rejected(undefined),
      ];
      for (const produce of escapes) {
        const result = only(await run([placed('a', two)], { produce }));
        expect(result.outcome).to.equal('error');
        expect(outcomesOf(result)).to.deep.equal({ one: 'error', two: 'error' });
        expect(result.reason).to.be.a('string');
      }
    });

    it('goes on with the next scenario', async () => {
      const { results } = await run([placed('a', two), placed('b', { one: check(holds) })], {
        produce: ({ id }) => (id === '9.01/a' ? Promise.reject(new Error('broke')) : Promise.resolve(produced)),
      });
      expect(results.map(({ outcome }) => outcome)).to.deep.equal(['error', 'pass']);
    });
  });

  describe('a rejection that nobody awaited', () => {
    let others: NodeJS.UnhandledRejectionListener[] = [];
    beforeEach(() => {
      // It is meant here; whoever else looks for lost rejections must not see it.
      others = process.listeners('unhandledRejection');
      process.removeAllListeners('unhandledRejection');
    });
    afterEach(() => {
      for (const listener of others) process.on('unhandledRejection', listener);
    });
    const lose = (reason: unknown): void => {
      void rejected(reason);
    };

    for (const [when, pause] of [
      ['well before the end', () => wait(5)],
      ['as the last thing', () => Promise.resolve()],
    ] as const) {
      it(`spoils the scenario under way: ${when}`, async () => {
        const { results } = await run(
          ['a', 'b'].map((id) => placed(id, { one: check(holds) })),
          {
            produce: async ({ id }) => {
              if (id === '9.01/a') lose(new Error('lost'));
              await pause();
              return produced;
            },
          },
        );
        expect(results.map(({ outcome }) => outcome)).to.deep.equal(['error', 'pass']);
        expect(results[0]?.reason).to.contain('lost');
      });
    }

    it('is an error whatever was thrown, also where evidence is said to lack', async () => {
      for (const reason of [new NotShown('not shown'), undefined, 'a text']) {
        const produce = async (): Promise<typeof produced> => {
          lose(reason);
          return { ...produced, thrown: new NotShown('cannot act') };
        };
        expect(only(await run([placed('a', { one: check(holds) })], { produce })).outcome).to.equal('error');
      }
    });

    it('leaves no listener behind', async () => {
      await run([placed('a', { one: check(holds) })]);
      expect(process.listenerCount('unhandledRejection')).to.equal(0);
    });
  });

  describe('runs', () => {
    const three = ['a', 'b', 'c'].map((id) => placed(id, { one: check(holds) }));
    const ids = ['9.01/a', '9.01/b', '9.01/c'];

    it('no scenario that does not apply, and says why', async () => {
      const acted: string[] = [];
      const { results, during } = await run(three, {
        inapplicable: ({ id }) => (id === '9.01/b' ? 'not claimed' : undefined),
        produce: ({ id }) => {
          acted.push(id);
          return Promise.resolve(produced);
        },
      });
      expect(acted).to.deep.equal(['9.01/a', '9.01/c']);
      expect(during).to.deep.equal(ids);
      expect(results[1]).to.deep.include({
        outcome: 'not-applicable',
        reason: 'not claimed',
        checks: [],
        durationMs: 0,
      });
    });

    it('as many at a time as there are lanes, and tells of them in order', async () => {
      for (const lanes of [1, 2, 3]) {
        let [now, most] = [0, 0];
        const finished: string[] = [];
        const { results, during } = await run(three, {
          lanes,
          produce: async ({ id }) => {
            most = Math.max(most, (now += 1));
            // The first is the last to be ready.
            for (let turn = id === '9.01/a' ? 30 : 10; turn > 0; turn -= 1) await nextTurn();
            now -= 1;
            finished.push(id);
            return produced;
          },
        });
        expect(most, `${lanes} lanes`).to.equal(lanes);
        if (lanes > 1) expect(finished[0]).to.equal('9.01/b');
        expect(results.map(({ id }) => id)).to.deep.equal(ids);
        expect(during).to.deep.equal(ids);
      }
    });

    it('nothing that had not begun when it was stopped; what was under way is judged', async () => {
      const stop = new AbortController();
      const acted: string[] = [];
      const { results } = await run(three, {
        stop: stop.signal,
        produce: async ({ id }) => {
          acted.push(id);
          if (id === '9.01/b') stop.abort();
          await nextTurn();
          return produced;
        },
      });
      expect(acted).to.deep.equal(['9.01/a', '9.01/b']);
      expect(results.map(({ id, outcome }) => [id, outcome])).to.deep.equal([
        ['9.01/a', 'pass'],
        ['9.01/b', 'pass'],
      ]);
    });

    it('nothing at all where it was stopped before, or there is nothing', async () => {
      const stopped = await run(three, { stop: AbortSignal.abort(), produce: () => Promise.reject(new Error('ran')) });
      expect(stopped).to.deep.equal({ results: [], during: [] });
      expect((await run([])).results).to.deep.equal([]);
    });

    it('twice in one process, also side by side, without mixing', async () => {
      const first = await run(three);
      const [second, third] = await Promise.all([run(three.slice(0, 2)), run([placed('red', { one: check(isRed) })])]);
      expect(first.results).to.have.length(3);
      expect(second.results.map(({ outcome }) => outcome)).to.deep.equal(['pass', 'pass']);
      expect(third.results.map(({ id, outcome }) => [id, outcome])).to.deep.equal([['9.01/red', 'fail']]);
    });
  });

  it('carries over that a whole scenario is assumed', async () => {
    expect(only(await run([placed('a', { one: check(holds) }, { assumed: true })])).assumed).to.be.true;
  });
});
