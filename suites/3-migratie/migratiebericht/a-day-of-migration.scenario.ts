import {
  asTheRegistersHaveThem,
  everyDecisionArrived,
  futureProofCoversAll,
  nothingElseArrived,
  registerOf,
  reportsAddUp,
} from '../../../mitz/checks/migration-day.js';
import type { MigrationDay } from '../../../mitz/checks/migration-day.js';
import type { Example } from '../../../mitz/example.js';
import { decided, migrate, restrictedTo } from '../../../mitz/scenarios/migration-run.js';
import { scenario } from '../../../mitz/scenario.js';
import type { ConsentChoice } from '../../../mitz/toestemming/bundle.js';

/** What one provider offers in an example, each consent changed in this way. */
function provider(
  example: Example,
  day: MigrationDay,
  i: number,
  change: (choice: Partial<ConsentChoice>) => Partial<ConsentChoice> | undefined = (choice) => choice,
  accepted?: number,
): void {
  const holder = day.holders[i];
  const register = registerOf(day, i);
  const offered = decided(register.map(({ local }) => local)).length;
  const counts = {
    total: register.length,
    offered,
    accepted: accepted ?? offered,
    excluded: register.length - offered,
  };
  example.startMigration(true, counts, () => {
    for (const { patient, local } of register) {
      if (local.choice === 'none' || !holder) continue;
      const scope = local.futureProof === false ? { consultingCategories: restrictedTo } : {};
      const choice = change({ choice: local.choice, decidedAt: local.decidedAt ?? '', ...scope });
      if (choice) example.migrate(patient, choice, { holder });
    }
  });
}

export default scenario({
  title: {
    nl: 'Een migratiedag: acht zorgaanbieders na elkaar, patiënten die zij delen, en niets door elkaar',
    en: 'A day of migration: eight providers one after the other, patients that they share, and nothing mixed up',
  },
  line: 'migratiebericht.b',
  basis: 'published',
  except: {
    'nothing-else-arrived': { line: 'migratiebericht.a' },
    'as-the-registers-have-them': { line: 'migratiebericht.a' },
    'future-proof-covers-all': { line: 'migratiebericht.c', basis: 'assumed' },
  },
  functionalities: ['migratie'],
  given: (world): MigrationDay => {
    const { provider: own, dataCategory } = world.company;
    const holders = Array.from({ length: world.volume.holders }, (_, i) => ({
      ura: String(90_001_001 + i),
      providerType: own.providerType,
      name: `Zorgaanbieder ${i + 1}`,
      dataCategory,
    }));
    const { perHolder, digests } = world.volume;
    // No dossier is opened for them that day: this is about their consents, and not about registrations.
    const patients = world.patients(4 * perHolder, { records: [], activeDossier: false });
    return { holders, patients, perHolder, digests };
  },
  when: async (bed, day) => {
    if (day.digests) bed.keepDigests();
    for (const [i, { ura, providerType, name }] of day.holders.entries()) {
      const register = registerOf(day, i);
      const consents = register.map(({ local }) => local);
      await bed.workFor({ ura, providerType, ...(name !== undefined && { name }) }, [i + 1, day.holders.length]);
      bed.approveMigration(ura);
      await bed.register(
        register.map(({ patient }) => patient),
        consents,
      );
      await migrate(bed, { patients: [], consents });
    }
  },
  checks: {
    'every-decision-arrived': everyDecisionArrived({ trippedBy: ['forgets-the-last-consent'] }),
    'nothing-else-arrived': nothingElseArrived({ trippedBy: ['sends-no-decision-as-no'] }),
    'as-the-registers-have-them': asTheRegistersHaveThem({
      trippedBy: ['reverses-the-choice-in-migration', 'overwrites-the-decision-date', 'drops-the-restriction'],
    }),
    'future-proof-covers-all': futureProofCoversAll({
      trippedBy: ['narrows-future-proof-consents', 'sends-no-consulting-category'],
    }),
    'reports-add-up': reportsAddUp({
      trippedBy: ['miscounts-the-migration', 'reports-an-accepted-consent-as-rejected'],
    }),
  },
  examples: {
    good: (example, day) => {
      for (const i of day.holders.keys()) provider(example, day, i);
    },
    counter: {
      'every-decision-arrived': (example, day) => {
        provider(example, day, 0);
      },
      'nothing-else-arrived': (example, day) => {
        // Under the URA of the first, what only the last holds.
        const [holder] = day.holders;
        for (const { patient } of registerOf(day, 3).slice(-1)) if (holder) example.migrate(patient, {}, { holder });
      },
      'as-the-registers-have-them': (example, day) => {
        provider(example, day, 0, (choice) => ({ ...choice, choice: choice.choice === 'yes' ? 'no' : 'yes' }));
      },
      'future-proof-covers-all': (example, day) => {
        provider(example, day, 0, (choice) => ({ consultingCategories: restrictedTo, ...choice }));
      },
      'reports-add-up': (example, day) => {
        for (const i of day.holders.keys()) provider(example, day, i, () => undefined, 7);
      },
    },
  },
});
