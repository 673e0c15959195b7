import { expect } from 'chai';
import { Command } from 'commander';
import { UsageError } from '../core/errors.js';
import { each, onceEach, wholeNumber } from './options.js';

describe('the options of a command', () => {
  const parse = (...args: readonly string[]): Record<string, unknown> => {
    const program = new Command('tool').exitOverride().option('--key <pem>').option('--json');
    program
      .option('--fault <name>', '', each, [])
      .option('--lines <lines...>')
      .option('--seed <n>', '', wholeNumber, 1);
    onceEach(program);
    return program.parse(args, { from: 'user' }).opts();
  };

  it('may be given more than once where each adds one, or where they take no value', () => {
    expect(parse('--fault', 'a', '--fault', 'b', '--json', '--json', '--lines', '1', '--lines', '2')).to.deep.equal({
      fault: ['a', 'b'],
      json: true,
      lines: ['1', '2'],
      seed: 1,
    });
  });

  it('are refused a second time where they take one value: the first would be left out without a word', () => {
    for (const args of [
      ['--key', 'a', '--key', 'b'],
      ['--key=a', '--key=a'],
      ['--seed', '1', '--seed', '2'],
    ])
      expect(() => parse(...args), args.join(' ')).to.throw(UsageError, /^tool: --\w+ <\w+> was given twice/);
  });
});
