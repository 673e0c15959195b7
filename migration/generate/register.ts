/** A synthetic register of local consents: several holders, each with patients of its own choosing. */
import type { Provider } from '../../mitz/parties.js';
import { groupOf } from '../../mitz/specification/index.js';
import type { MitzSpecification } from '../../mitz/specification/index.js';
import { inDutchTime, inUtc } from './dutch-time.js';
import { birthDateOf, bsnOf } from './patients.js';
import { Random } from './random.js';

/** A holder, and how its system writes dates. */
export interface Holder extends Provider {
  readonly dataCategory: string;
  /** Its register knows the day of a decision, not the moment. */
  readonly knowsDaysOnly: boolean;
  /** Its messages write moments in UTC. */
  readonly sendsUtc: boolean;
}

/** What the register says of one patient of one holder, and so what is to be sent. */
export interface Registered {
  readonly holder: Holder;
  readonly bsn: string;
  /** ISO date. */
  readonly birthDate: string;
  readonly choice: 'yes' | 'no' | 'none';
  /** As the register writes it: an instant, or a date; undefined without a decision. */
  readonly decidedAt: string | undefined;
  /** As the message writes it: an instant. */
  readonly moment: string;
  /** All of the set: future-proof; a part of them: restricted. */
  readonly consultingCategories: readonly string[];
  /** Why it is not to be sent, in the words of the register. */
  readonly excludedReason: string | undefined;
}

/** The day on which the synthetic migration takes place; every decision lies before it. Fixed, so that a seed tells all. */
export const migrationDay = '2025-06-02';
const today = Date.parse(`${migrationDay}T00:00:00Z`);
/** Before this year there was no exchange to consent to. */
const firstDecision = Date.parse('2013-01-01T00:00:00Z');

/** Why registers leave patients out. */
const exclusionReasons = ['overleden', 'BSN niet geverifieerd', 'dossier gesloten', 'verhuisd'] as const;

/** Parts of all rows, as a general practice might have them. */
const parts = { none: 0.18, no: 0.12, excluded: 0.03, restrictedYes: 0.25, restrictedNo: 0.05 };

/** Every provider type, in turns from each group of holders, so that few holders differ as much as they can. */
function providerTypes(specification: MitzSpecification): readonly string[] {
  const groups = specification['codes.holderGroups'].value.map(({ types }) => types);
  const longest = Math.max(...groups.map(({ length }) => length));
  return Array.from({ length: longest }, (_, turn) => groups.flatMap((types) => types[turn] ?? [])).flat();
}

/** The holder with this number, from 0. URAs count on from 90001000. */
export function holderOf(number: number, specification: MitzSpecification): Holder {
  const types = providerTypes(specification);
  const providerType = types[number % types.length] ?? '';
  return {
    ura: String(90_001_000 + number),
    providerType,
    dataCategory: groupOf(specification, providerType)?.dataCategory ?? '',
    knowsDaysOnly: number % 4 === 3,
    sendsUtc: number % 3 === 1,
  };
}

/** The row of a patient of a holder, both by number. The same for the same seed, whatever else is made. */
export function registeredOf(
  seed: number,
  { holder, holderNumber, patient }: { holder: Holder; holderNumber: number; patient: number },
  specification: MitzSpecification,
): Registered {
  const random = new Random(seed, holderNumber, patient);
  const bsn = bsnOf(seed, holderNumber, patient);
  const birthDate = birthDateOf(bsn, today);
  const [place, excluded] = [random.next(), random.chance(parts.excluded)];
  const choice = place < parts.none ? 'none' : place < parts.none + parts.no ? 'no' : 'yes';
  const restricted = choice !== 'none' && random.chance(choice === 'yes' ? parts.restrictedYes : parts.restrictedNo);
  const decided = decisionBetween(Math.max(firstDecision, Date.parse(birthDate)), random);
  const local = inDutchTime(decided);
  return {
    holder,
    bsn,
    birthDate,
    choice,
    decidedAt: choice === 'none' ? undefined : holder.knowsDaysOnly ? local.slice(0, 10) : local,
    moment: holder.sendsUtc ? inUtc(decided) : local,
    consultingCategories: categories(restricted, random, specification),
    excludedReason: excluded ? random.pick(exclusionReasons) : undefined,
  };
}

/** Whether a row is to be sent: decided, and not left out. */
export const isToBeSent = ({ choice, excludedReason }: Registered): boolean =>
  choice !== 'none' && excludedReason === undefined;

/** Whether a consent is for every consulting category of the set; else it is restricted. */
export const isFutureProof = ({ consultingCategories }: Registered, specification: MitzSpecification): boolean =>
  consultingCategories.length === Object.keys(specification['codes.consultingCategories'].value).length;

/** A moment during office hours, at least a day after `from` and before the migration. */
function decisionBetween(from: number, random: Random): number {
  const dayMs = 86_400_000;
  const days = Math.floor((today - from) / dayMs) - 2;
  const day = from + (1 + random.below(days)) * dayMs;
  return day + (7 * 3600 + random.below(9 * 3600)) * 1000;
}

/** All consulting categories of the set, or where restricted some of them, but never none. */
function categories(restricted: boolean, random: Random, specification: MitzSpecification): readonly string[] {
  const all = Object.keys(specification['codes.consultingCategories'].value);
  if (!restricted) return all;
  const chosen = 1 + random.below(2 ** all.length - 2);
  return all.filter((_, i) => (chosen & (1 << i)) !== 0);
}
