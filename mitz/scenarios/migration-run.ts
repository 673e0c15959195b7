/** Making the target migrate, and what it had to migrate. */
import type { Testbed } from '../testbed.js';
import type { LocalConsent, Patient } from '../xis.js';

/** The cast of a scenario about a migration: the patients, and the choices the XIS holds of before Mitz. */
export interface MigrationCast {
  readonly patients: readonly Patient[];
  readonly consents: readonly LocalConsent[];
}

/** A choice that the XIS holds of before Mitz, made long ago by an adult. `none`: no decision was ever taken. */
export const localConsent = (
  patient: Patient,
  choice: LocalConsent['choice'],
  different: Partial<LocalConsent> = {},
): LocalConsent => ({
  bsn: patient.bsn,
  choice,
  ...(choice !== 'none' && { decidedAt: '2021-03-04T15:20:00+01:00' }),
  ...different,
});

/** A yes that was asked with a restriction: to these consulting categories only. */
export const restrictedTo = ['RPZAC001', 'RPZAC104'];

export const restrictedConsent = (patient: Patient): LocalConsent =>
  localConsent(patient, 'yes', { futureProof: false, consultingCategories: restrictedTo });

/** The consents about which a patient decided: what a migration offers. */
export const decided = (consents: readonly LocalConsent[]): readonly LocalConsent[] =>
  consents.filter(({ choice }) => choice !== 'none');

/** How often the report is asked for before a migration counts as not ending. */
const rounds = 10;

/**
 * Starts the migration as approved, or resumes it, and waits until the target says it has ended, or until patience
 * runs out. `bsns` is the provider's selection; absent: all.
 */
export async function migrate(bed: Testbed, { consents }: MigrationCast, bsns?: readonly string[]): Promise<void> {
  let report = await bed.act('start-migration', { approved: true, ...(bsns && { bsns }) });
  for (let round = 0; round < rounds && report.status === 'done' && !report.output.done; round += 1) {
    await bed.settle({ migreren: decided(consents).length });
    report = await bed.tryAct('migration-report', undefined);
  }
  // What the target says to be done may still be on its way; a refusal sends nothing that is worth waiting for.
  await bed.settle(report.status === 'done' ? { migreren: decided(consents).length } : {});
}

/** Asks for the report of a migration that Mitz turned away: once more, after quiet, where it says that some of it waits. */
export async function reportOfStopped(bed: Testbed): Promise<void> {
  const report = await bed.tryAct('migration-report', undefined);
  if (report.status !== 'done' || report.output.done) return;
  await bed.settle();
  await bed.tryAct('migration-report', undefined);
}

/** Puts the cast in the XIS, lets Mitz approve, and migrates. */
export async function migrateApproved(bed: Testbed, cast: MigrationCast): Promise<void> {
  await bed.register(cast.patients, cast.consents);
  bed.approveMigration();
  await migrate(bed, cast);
}
