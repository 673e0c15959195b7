/**
 * Who the synthetic patients are. The test range of BSNs, 999000000 to 999999999, holds 90,909 numbers that pass the
 * eleven-test, so a million register rows are no million people: as in a real region, several holders have the same
 * patient, and a BSN occurs once per holder. A million rows need at least twelve holders; 64 practices with 15,625
 * patients each are an ordinary million. A person has one birth date, whichever holder it is that writes it down.
 */
import { strangerBsn } from '../../mitz/identifiers.js';
import { Random } from './random.js';

/**
 * Every number of the test range that passes the eleven-test, save the one of the stranger: of each ten that differ in
 * the last digit it is one, or none where that digit would have to be ten. The last digit counts negatively.
 */
function testNumbers(): readonly number[] {
  const numbers: number[] = [];
  // 999 at the front adds 9 × 9 + 9 × 8 + 9 × 7.
  for (let tens = 0; tens < 100_000; tens += 1) {
    let sum = 9 * (9 + 8 + 7);
    for (let rest = tens, weight = 2; weight <= 6; weight += 1, rest = Math.floor(rest / 10))
      sum += weight * (rest % 10);
    const bsn = 999_000_000 + tens * 10 + (sum % 11);
    if (sum % 11 < 10 && bsn !== Number(strangerBsn)) numbers.push(bsn);
  }
  return numbers;
}

let made: readonly number[] | undefined;

/** How many patients one holder can have. */
export const patientsPerHolder = 90_908;

/** A prime that divides no number of test numbers near this one: every start walks through all of them, once. */
const stride = 7919;

/** The BSN of a patient of a holder, by number; different for each number below `patientsPerHolder`. */
export function bsnOf(seed: number, holder: number, patient: number): string {
  made ??= testNumbers();
  const start = new Random(seed, holder).below(patientsPerHolder);
  return String(made[(start + patient * stride) % patientsPerHolder]);
}

const dayMs = 86_400_000;

/** Part of the population up to an age, in years; from 12 and from 16 other rules hold for who decides. */
const ages: readonly (readonly [part: number, from: number, to: number])[] = [
  [0.1, 0, 12],
  [0.15, 12, 16],
  [0.18, 16, 18],
  [0.55, 18, 50],
  [0.8, 50, 70],
  [0.97, 70, 90],
  [1, 90, 104],
];

/** The birth date of whoever has this BSN: ISO date. `today` in ms since 1970. */
export function birthDateOf(bsn: string, today: number): string {
  const random = new Random(Number(bsn));
  const place = random.next();
  const [, from, to] = ages.find(([part]) => place < part) ?? [1, 18, 50];
  const years = from + random.next() * (to - from);
  // Nobody is born within the last month: every patient can have decided something after birth.
  return new Date(today - (30 + years * 365.2425) * dayMs).toISOString().slice(0, 10);
}
