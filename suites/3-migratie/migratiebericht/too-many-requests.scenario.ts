import { migrating, nothingLost, waitedAsAsked } from '../../../mitz/checks/queue.js';
import type { DisturbedCast } from '../../../mitz/checks/queue.js';
import { localConsent, migrateApproved } from '../../../mitz/scenarios/migration-run.js';
import type { MigrationCast } from '../../../mitz/scenarios/migration-run.js';
import { scenario } from '../../../mitz/scenario.js';

const waitSeconds = 1;
const asked = { status: 429, responseHeaders: [['Retry-After', String(waitSeconds)]] } as const;

export default scenario({
  title: {
    nl: 'Vraagt Mitz tijdens de migratie om te wachten (429), dan wordt zo lang gewacht en gaat niets verloren',
    en: 'When Mitz asks to wait (429) during a migration that is how long is waited, and nothing is lost',
  },
  line: 'migratiebericht.b',
  basis: 'published',
  except: {
    'waited-as-long-as-asked': { basis: 'assumed' },
  },
  functionalities: ['migratie'],
  given: (world): DisturbedCast & MigrationCast => {
    const about = world.patient();
    const spared = world.patients(2);
    const headers = { 'retry-after': String(waitSeconds) };
    world.script('migreren', { kind: 'status', status: 429, headers }, { about, times: 1 });
    const patients = [about, ...spared];
    return { struck: [about], spared, patients, consents: patients.map((patient) => localConsent(patient, 'yes')) };
  },
  when: async (bed, cast) => {
    await migrateApproved(bed, cast);
    // Once more for who sends again only when told to: by now the time has passed.
    await bed.settle({ migreren: cast.patients.length + 1 });
    await bed.tryAct('migration-report', undefined);
  },
  checks: {
    'waited-as-long-as-asked': waitedAsAsked(['ignores-retry-after'], migrating),
    'nothing-lost': nothingLost(['gives-up-after-429'], ({ response }) => response?.status === 429, migrating),
  },
  examples: {
    good: (example, { patients, struck: [about] }) => {
      example.startMigration(true, { total: 3, offered: 3, accepted: 3 }, () => {
        if (about) example.migrate(about, {}, { ...asked, at: '2026-11-21T10:00:00.000Z' });
        for (const patient of patients) example.migrate(patient, {}, { at: '2026-11-21T10:00:01.004Z' });
      });
    },
    counter: {
      'waited-as-long-as-asked': (example, { struck: [about] }) => {
        if (!about) return;
        example.migrate(about, {}, { ...asked, at: '2026-11-21T10:00:00.000Z' });
        example.migrate(about, {}, { at: '2026-11-21T10:00:00.200Z' });
      },
      'nothing-lost': (example, { spared, struck: [about] }) => {
        example.startMigration(true, { total: 3, offered: 3, accepted: 2, rejected: 1 }, () => {
          if (about) example.migrate(about, {}, asked);
          for (const patient of spared) example.migrate(patient);
        });
      },
    },
  },
});
