import { InvalidArgumentError } from 'commander';

/** A whole number of 0 or more. */
export function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('give a whole number of 0 or more');
  return Number(text);
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
