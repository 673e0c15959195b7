import { AssertionError as NodeAssertionError } from 'node:assert';
import { expect } from 'chai';
import { DriverError, UsageError } from './errors.js';
import { demand, fail, judgeEach, naming, NotShown, notShown, outcomeOf, shortcomingOf } from './outcome.js';
import type { Shortcoming } from './outcome.js';

const caught = (run: () => void): unknown => {
  try {
    run();
  } catch (thrown) {
    return thrown;
  }
  throw new Error('nothing was thrown');
};

describe('outcome', () => {
  it('blames the target for a chai assertion only', () => {
    expect(outcomeOf(caught(() => expect(1).to.equal(2)))).to.equal('fail');
    expect(outcomeOf(caught(() => fail({ message: 'wrong' })))).to.equal('fail');
    expect(outcomeOf(new NotShown('nothing came'))).to.equal('not-shown');
    const ours = [
      new Error('e'),
      new TypeError('t'),
      new DriverError('d'),
      new UsageError('u'),
      new NodeAssertionError({ message: 'n' }),
      Object.assign(new Error('looks like it'), { name: 'AssertionError' }),
      'a text',
      undefined,
      null,
    ];
    for (const thrown of ours) expect(outcomeOf(thrown), String(thrown)).to.equal('error');
  });

  it('gives back from a failure what was put into it', () => {
    const whole: Shortcoming = { message: 'm', expected: 'e', received: 'r', where: 'exchange 3, /Envelope' };
    expect(shortcomingOf(caught(() => fail(whole)))).to.deep.equal(whole);
    expect(shortcomingOf(caught(() => fail({ message: 'm' })))).to.deep.equal({ message: 'm' });
  });

  it('reads what chai itself compared, whatever its type', () => {
    const told = shortcomingOf(caught(() => expect({ a: [1] }).to.deep.equal({ a: [2] })));
    expect(told).to.include({ expected: '{"a":[2]}', received: '{"a":[1]}' });
    const describes = (): string => 'a function';
    expect(shortcomingOf(caught(() => expect(describes).to.equal(1))).received).to.contain('a function');
  });

  it('tells a value so that all of it is seen, and once only', () => {
    const told = (received: string): string | undefined =>
      shortcomingOf(caught(() => fail({ message: 'wrong', received }))).received;
    const values: Readonly<Record<string, string>> = {
      ' 999990019': '" 999990019"',
      '999990019\t': '"999990019\t"',
      '\u200e90001000': '"\\u{200e}90001000"',
      '9000\u200b1000': '"9000\\u{200b}1000"',
      '9000\u00a01000': '"9000\\u{a0}1000"',
      '\u2007': '"\\u{2007}"',
      '\ufeffx': '"\\u{feff}x"',
      'a\u0000b': '"a\\u{0}b"',
      '\u202etxt': '"\\u{202e}txt"',
      '999990019': '999990019',
      'two words, één': 'two words, één',
      '"quoted"': '"quoted"',
      '': '',
    };
    for (const [value, seen] of Object.entries(values)) {
      expect(told(value)).to.equal(seen);
      expect(told(seen)).to.equal(seen);
    }
  });

  it('tells of anything else its message, and never what it compared', () => {
    expect(shortcomingOf(new NotShown('nothing came'))).to.deep.equal({ message: 'nothing came' });
    expect(shortcomingOf('a text')).to.deep.equal({ message: 'a text' });
    expect(shortcomingOf(undefined)).to.deep.equal({ message: 'undefined' });
    expect(shortcomingOf(Object.assign(new Error('e'), { expected: 1 }))).to.deep.equal({ message: 'e' });
  });

  it('demands, and makes the shortcoming only where it must', () => {
    let made = 0;
    const shortcoming = (): Shortcoming => ({ message: `made ${(made += 1)}` });
    demand(true, shortcoming);
    expect(made).to.equal(0);
    expect(caught(() => demand(false, shortcoming))).to.have.property('message', 'made 1');
    expect(outcomeOf(caught(() => notShown('no')))).to.equal('not-shown');
  });

  describe('judgeEach', () => {
    const judging =
      (...things: readonly (Shortcoming | Error | undefined)[]) =>
      (): void =>
        judgeEach(things, (thing) => {
          if (thing instanceof Error) throw thing;
          if (thing) fail(thing);
        });
    const wrong = (n: number): Shortcoming => ({ message: `m${n}`, expected: 'e', received: `r${n}`, where: `w${n}` });

    it('judges nothing on nothing, and passes what holds', () => {
      judging()();
      judging(undefined, undefined)();
    });

    it('tells a single shortcoming as it is', () => {
      expect(shortcomingOf(caught(judging(undefined, wrong(1))))).to.deep.equal(wrong(1));
    });

    it('tells several together, each different part once', () => {
      expect(shortcomingOf(caught(judging(wrong(1), undefined, wrong(2))))).to.deep.equal({
        message: '2×: m1 | m2',
        expected: 'e',
        received: 'r1 | r2',
        where: 'w1 | w2',
      });
    });

    it('counts what it does not tell in full', () => {
      const all = [1, 2, 3, 4, 5, 6, 7].map(wrong);
      const { message, where } = shortcomingOf(caught(judging(...all)));
      expect(message).to.equal('7×: m1 | m2 | m3 | m4 | m5 (and 2 more)');
      expect(where).to.equal('w1 | w2 | w3 | w4 | w5');
    });

    it('leaves out a part that no shortcoming has', () => {
      const told = shortcomingOf(caught(judging({ message: 'a' }, { message: 'b' })));
      expect(told).to.deep.equal({ message: '2×: a | b' });
    });

    it('lets evidence that lacks count only if nothing fell short, and then the first', () => {
      const [first, second] = [new NotShown('first'), new NotShown('second')];
      expect(caught(judging(undefined, first, second))).to.equal(first);
      expect(outcomeOf(caught(judging(first, wrong(1), second)))).to.equal('fail');
    });

    it('throws an error of ours at once, even after a shortcoming', () => {
      const ours = new TypeError('ours');
      let judged = 0;
      const run = (): void =>
        judgeEach([wrong(1), ours, wrong(2)], (thing) => {
          judged += 1;
          if (thing instanceof Error) throw thing;
          fail(thing);
        });
      expect(caught(run)).to.equal(ours);
      expect(judged).to.equal(2);
    });
  });

  describe('of one of several', () => {
    it('names it, whether it falls short or lacks evidence', () => {
      const wrong = caught(() => {
        naming('this one', () => fail({ message: 'is wrong', expected: 'a', received: 'b', where: 'here' }));
      });
      expect(outcomeOf(wrong)).to.equal('fail');
      const told = { message: 'this one: is wrong', expected: 'a', received: 'b', where: 'here' };
      expect(shortcomingOf(wrong)).to.deep.equal(told);
      const lacking = caught(() => {
        naming('this one', () => notShown('nothing came'));
      });
      expect(outcomeOf(lacking)).to.equal('not-shown');
      expect(shortcomingOf(lacking).message).to.equal('this one: nothing came');
    });

    it('leaves an error of ours as it is', () => {
      const ours = new Error('broken');
      const run = (): void => {
        naming('this one', () => {
          throw ours;
        });
      };
      expect(caught(run)).to.equal(ours);
    });
  });
});
