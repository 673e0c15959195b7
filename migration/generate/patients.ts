/**
 * Who the synthetic patients are. The test range of BSNs, 999000000 to 999999999, holds 90,909 numbers that pass the
 * eleven-test, so a million register rows are no million people: as in a real region, several holders have the same
 * patient, and a BSN occurs once per holder. A million rows need at least twelve holders; 64 practices with 15,625
 * patients each are an ordinary million. A person has one birth date, whichever holder it is that writes it down.
 */
import { strangerBsn } from '../../mitz/identifiers.js';
import { Random } from './random.js';

const weights = [9, 8, 7, 6, 5, 4, 3, 2];

/** Every number of the test range that passes the eleven-test, save the one of the stranger. The last digit follows from the others. */
const testNumbers: readonly number[] = Array.from({ length: 100_000 }, (_, i) => 99_900_000 + i).flatMap((prefix) => {
  const sum = weights.reduce((total, weight, i) => total + weight * Number(String(prefix)[i]), 0);
  const bsn = prefix * 10 + (sum % 11);
  return sum % 11 > 9 || String(bsn) === strangerBsn ? [] : [bsn];
});

/** How many patients one holder can have. */
export const patientsPerHolder = testNumbers.length;

/** A prime that divides no number of test numbers near this one: every start walks through all of them, once. */
const stride = 7919;

/** The BSN of a patient of a holder, by number; different for each number below `patientsPerHolder`. */
export function bsnOf(seed: number, holder: number, patient: number): string {
  const start = new Random(seed, holder).below(patientsPerHolder);
  return String(testNumbers[(start + patient * stride) % patientsPerHolder]);
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
