/** Checks about a day on which many providers migrate, one after the other, many patients known to several of them. */
import { counted } from '../../core/text.js';
import { demand, judgeEach, notShown } from '../../core/outcome.js';
import type { MitzEvidence } from '../context.js';
import { actions, heldAgainstWhatArrived, migrations } from '../evidence.js';
import type { DoneAction } from '../evidence.js';
import { sameBirthDate, sameChoice, sameHolder, sameMoment, sameScope } from './migration-fields.js';
import { demandCounts } from './migration-report.js';
import type { Provider } from '../parties.js';
import { place } from '../rules.js';
import type { MitzCheck } from '../scenario.js';
import { fateOf } from '../toestemming/answer.js';
import { choicesIn } from './sent-choices.js';
import type { SentChoice } from './sent-choices.js';
import { localConsent } from '../scenarios/migration-run.js';
import type { LocalConsent, MigrationReport, Patient } from '../xis.js';

/** Who migrates that day, and the patients of the region: each provider knows a part of them. */
export interface MigrationDay {
  readonly holders: readonly (Provider & { readonly dataCategory: string })[];
  readonly patients: readonly Patient[];
  readonly perHolder: number;
  readonly digests: boolean;
}

/** A patient with what the register of one provider holds. */
export interface Registered {
  readonly patient: Patient;
  readonly local: LocalConsent;
}

/** The register of one provider: half of its patients the next one knows as well, and there they may have chosen otherwise. */
export function registerOf({ patients, perHolder }: MigrationDay, holder: number): readonly Registered[] {
  return Array.from({ length: perHolder }, (_, i) => {
    const at = (holder * Math.floor(perHolder / 2) + i) % patients.length;
    const patient = patients[at];
    if (!patient) throw new Error('a day without patients');
    return { patient, local: decisionOf(patient, holder * 3 + i) };
  });
}

/** Six in ten said yes, one of them with a restriction, three no, and one was never asked. */
function decisionOf(patient: Patient, i: number): LocalConsent {
  if (i % 10 === 9) return localConsent(patient, 'none');
  const two = (value: number): string => String(value).padStart(2, '0');
  const decidedAt = `20${two(10 + (i % 15))}-${two(1 + (i % 12))}-${two(1 + (i % 28))}T${two(8 + (i % 10))}:${two(i % 60)}:00+01:00`;
  const restricted = i % 10 === 5 ? { futureProof: false, consultingCategories: ['RPZAC001', 'RPZAC104'] } : {};
  return localConsent(patient, i % 10 < 6 ? 'yes' : 'no', { decidedAt, ...restricted });
}

type Day = MitzEvidence<MigrationDay>;

const keyOf = (ura: string, bsn: string): string => `${ura}/${bsn}`;

/** Everything that was to be sent, by provider and patient. */
function expectedOn({
  cast,
}: Day): ReadonlyMap<string, Registered & { readonly holder: MigrationDay['holders'][number] }> {
  return new Map(
    cast.holders.flatMap((holder, i) =>
      registerOf(cast, i)
        .filter(({ local }) => local.choice !== 'none')
        .map((one) => [keyOf(holder.ura, one.patient.bsn), { ...one, holder }] as const),
    ),
  );
}

/** Everything that was sent, by provider and patient. @throws NotShown where nothing was */
function sentOn(evidence: Day): ReadonlyMap<string, readonly SentChoice[]> {
  const sent = new Map<string, SentChoice[]>();
  for (const message of migrations(evidence)) {
    const key = keyOf(message.holder.ura, message.bsn);
    sent.set(key, [...(sent.get(key) ?? []), ...choicesIn(message)]);
  }
  return sent.size > 0 ? sent : notShown('no migration message arrived');
}

/** The last report of the migration of each provider: each starts its own; undefined where it did not. */
function lastReports(evidence: Day): readonly (DoneAction<'start-migration' | 'migration-report'> | undefined)[] {
  // They are held against what reached Mitz.
  const held = heldAgainstWhatArrived(evidence);
  const starts = actions(held, 'start-migration');
  const reports = actions(held, 'migration-report');
  return evidence.cast.holders.map((_, i) => {
    const [start, until] = [starts[i], starts[i + 1]?.entry.begun ?? Infinity];
    if (start === undefined) return undefined;
    return reports.findLast(({ entry }) => entry.begun > start.entry.begun && entry.begun < until) ?? start;
  });
}

type Words = Pick<MitzCheck, 'trippedBy'>;

/** Every choice that was sent with what the register of its holder has. @throws NotShown where there is none */
function besideTheRegisters(
  evidence: Day,
): readonly (Registered & { readonly holder: MigrationDay['holders'][number]; readonly sent: SentChoice })[] {
  const expected = expectedOn(evidence);
  const pairs = [...sentOn(evidence)].flatMap(([key, choices]) => {
    const one = expected.get(key);
    return one ? choices.map((sent) => ({ ...one, sent })) : [];
  });
  return pairs.length > 0 ? pairs : notShown('nothing was offered that a register holds');
}

/** Each decision of each register was offered, for its own holder. */
export const everyDecisionArrived = (words: Words): MitzCheck<MigrationDay> => ({
  title: { nl: 'Van geen enkele zorgaanbieder ontbreekt een beslissing', en: 'No decision of any provider is missing' },
  level: 'MUST',
  ...words,
  judge: (evidence) => {
    const sent = sentOn(evidence);
    const expected = [...expectedOn(evidence).keys()];
    const missing = expected.filter((key) => !sent.has(key));
    const last = lastReports(evidence);
    const toCome = evidence.cast.holders.filter((_, i) => last[i]?.output?.done === false);
    if (missing.length > 0 && missing.every((key) => toCome.some(({ ura }) => key.startsWith(keyOf(ura, '')))))
      notShown('the migration of who lacks decisions had not ended when the harness ran out of patience');
    demand(missing.length === 0, {
      message: 'decisions were not offered to Mitz (URA/BSN)',
      expected: counted(expected.length, 'decision'),
      received: `${expected.length - missing.length}; missing: ${missing.slice(0, 5).join(', ')}`,
      where: `the messages to migreren, ${counted(sent.size, 'patient')} of providers`,
    });
  },
});

/** Nothing was offered that the register of that provider does not hold. */
export const nothingElseArrived = (words: Words): MitzCheck<MigrationDay> => ({
  title: { nl: 'Er is niets aangeboden buiten de registers', en: 'Nothing was offered outside the registers' },
  level: 'MUST',
  ...words,
  judge: (evidence) => {
    const expected = expectedOn(evidence);
    judgeEach([...sentOn(evidence)], ([key, [first]]) => {
      demand(expected.has(key), {
        message: 'a consent was offered that the register of this provider does not hold (URA/BSN)',
        expected: 'only decisions that the register holds',
        received: key,
        where: first ? place(first.message.exchange) : '',
      });
    });
  },
});

/** Each consent is as the register of its holder has it, field for field. */
export const asTheRegistersHaveThem = (words: Words): MitzCheck<MigrationDay> => ({
  title: { nl: 'Elke toestemming staat er zoals in het register', en: 'Every consent is as the register has it' },
  level: 'MUST',
  ...words,
  judge: (evidence) => {
    judgeEach(besideTheRegisters(evidence), ({ sent, patient, local, holder }) => {
      sameChoice(sent, local);
      sameMoment(sent, local);
      if (local.futureProof === false) sameScope(sent, local, evidence.specification);
      sameBirthDate(sent, patient);
      sameHolder(sent, holder);
    });
  },
});

/** A future-proof consent, a yes or a no, is for every consulting category. */
export const futureProofCoversAll = (words: Words): MitzCheck<MigrationDay> => ({
  title: {
    nl: 'Elke toekomstvaste toestemming geldt voor alle raadplegende categorieën',
    en: 'Every future-proof consent is for all consulting categories',
  },
  level: 'MUST',
  basis: 'assumed',
  ...words,
  judge: (evidence) => {
    const whole = besideTheRegisters(evidence).filter(({ local }) => local.futureProof !== false);
    if (whole.length === 0) notShown('no future-proof consent was offered');
    judgeEach(whole, ({ sent, local }) => {
      sameScope(sent, local, evidence.specification);
    });
  },
});

/** Of each provider the patients about whom a message reached Mitz, and those of whom Mitz accepted one. */
function seenOn(evidence: Day): (ura: string) => { readonly offered: number; readonly accepted: number } {
  const [offered, accepted] = [new Map<string, Set<string>>(), new Map<string, Set<string>>()];
  const note = (seen: Map<string, Set<string>>, ura: string, bsn: string): void => {
    seen.set(ura, (seen.get(ura) ?? new Set()).add(bsn));
  };
  const expected = expectedOn(evidence);
  for (const { holder, bsn, exchange } of migrations(evidence)) {
    if (!expected.has(keyOf(holder.ura, bsn))) continue;
    note(offered, holder.ura, bsn);
    if (fateOf(exchange, evidence.specification) === 'accepted') note(accepted, holder.ura, bsn);
  }
  return (ura) => ({ offered: offered.get(ura)?.size ?? 0, accepted: accepted.get(ura)?.size ?? 0 });
}

/** The last report of each provider counts what its register holds, and what Mitz received and accepted of that. */
export const reportsAddUp = (words: Words): MitzCheck<MigrationDay> => ({
  title: { nl: 'De verslagen tellen wat de registers hebben', en: 'The reports count what the registers hold' },
  level: 'MUST',
  ...words,
  judge: (evidence) => {
    const reports = lastReports(evidence);
    const seen = seenOn(evidence);
    judgeEach([...evidence.cast.holders.entries()], ([i, { ura }]) => {
      const last = reports[i] ?? notShown('not every provider started its migration');
      const output: MigrationReport = last.output ?? notShown('there is no report of this migration');
      if (!output.done) notShown('the migration had not ended when the harness ran out of patience');
      const { length: total } = registerOf(evidence.cast, i);
      const { offered, accepted } = seen(ura);
      const where = `action ${last.entry.name} at ${last.entry.at}`;
      const counts = { total, offered, accepted, rejected: offered - accepted, excluded: total - offered };
      demandCounts({ ...last, output, where }, counts);
    });
  },
});
