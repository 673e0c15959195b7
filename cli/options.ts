import { InvalidArgumentError } from 'commander';
import type { Command } from 'commander';
import { UsageError } from '../core/errors.js';

/** A whole number of 0 or more. */
export function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('give a whole number of 0 or more');
  return Number(text);
}

/** A word that binds a run to a request. What reads as a BSN would be hidden in the record. */
export function nonce(text: string): string {
  if (!/^[\w.~-]{1,128}$/.test(text) || /(?<!\d)\d{9}(?!\d)/.test(text))
    throw new InvalidArgumentError('give at most 128 letters, digits and .~_- that hold no number of nine digits');
  return text;
}

const units: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000 };

/** A length of time such as `30s`, `10m` or `2h`, in milliseconds. */
export function duration(text: string): number {
  const [, amount, unit = ''] = /^(\d{1,6})([smh])$/.exec(text) ?? [];
  const factor = units[unit];
  if (amount === undefined || factor === undefined)
    throw new InvalidArgumentError('give a time such as 30s, 10m or 2h');
  return Number(amount) * factor;
}

/** An option that may be given more than once: each adds one. */
export const each = (text: string, before: readonly string[]): readonly string[] => [...before, text];

/**
 * Refuses an option that is given twice and takes one value: of two keys or two faults one would be left out without a word.
 * @throws UsageError when the command line is read
 */
export function onceEach(command: Command): void {
  for (const option of command.options) {
    if (option.variadic || option.isBoolean() || Array.isArray(option.defaultValue)) continue;
    let times = 0;
    command.on(`option:${option.name()}`, () => {
      times += 1;
      if (times > 1) throw new UsageError(`${command.name()}: ${option.flags} was given twice; it takes one value`);
    });
  }
  command.commands.forEach(onceEach);
}
