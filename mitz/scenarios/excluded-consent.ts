import { decidedAreSent, notOffered } from '../checks/migration.js';
import { excludedWithReason } from '../checks/migration-report.js';
import { localConsent, migrateApproved } from './migration-run.js';
import { scenario } from '../scenario.js';
import type { MitzCheck, MitzScenario } from '../scenario.js';
import type { LocalConsent, Patient } from '../xis.js';
import type { WorldMaker } from '../world.js';

/** A scenario in which one consent must not be offered, and the report says why. */
export interface ExcludedConsentDefinition {
  readonly title: MitzScenario['title'];
  /** What is wrong with the patient, or with the consent. */
  readonly patient?: (world: WorldMaker) => Partial<Patient>;
  readonly consent?: (patient: Patient) => Partial<LocalConsent>;
  /** How the check that nothing is offered is called, and what it says where something was. */
  readonly nothingOffered: MitzCheck['title'] & { readonly message: string };
  /** The faults with which the connector offers it. */
  readonly trippedBy: MitzCheck['trippedBy'];
  readonly assumed?: true;
}

const reason = 'Deze toestemming kan niet worden aangeboden.';

/** Declares such a scenario. Of the twin everything is the same but what is wrong with the other, and it is offered. */
export function excludedConsentScenario(definition: ExcludedConsentDefinition): MitzScenario {
  const { title, assumed, trippedBy, nothingOffered } = definition;
  const { message, ...words } = nothingOffered;
  return scenario({
    title,
    line: 'migratiebericht.a',
    basis: 'published',
    except: {
      'nothing-offered': assumed ? { basis: 'assumed' } : {},
      'excluded-with-reason': { basis: 'assumed' },
      'twin-is-sent': { line: 'migratiebericht.b' },
    },
    functionalities: ['migratie'],
    ...(assumed && { assumed }),
    given: (world) => {
      const twin = world.patient();
      const excluded = world.patient(definition.patient?.(world));
      const local = localConsent(excluded, 'yes', definition.consent?.(excluded));
      return { excluded, local, patients: [twin], consents: [localConsent(twin, 'yes')] };
    },
    when: async (bed, cast) => {
      // By itself: that the XIS refuses the one is right as well, and must not keep the other out.
      await bed.register([cast.excluded], [cast.local]);
      await migrateApproved(bed, cast);
    },
    checks: {
      'nothing-offered': notOffered('excluded', { title: words, message, trippedBy }),
      'excluded-with-reason': excludedWithReason(['omits-exclusions-from-the-report']),
      'twin-is-sent': decidedAreSent(['forgets-the-last-consent', 'never-calls-mitz']),
    },
    examples: {
      good: (example, { excluded, local, patients, consents }) => {
        const items = [{ bsn: excluded.bsn, status: 'excluded', reason }] as const;
        example.localConsents([local, ...consents]);
        example.startMigration(true, { total: 2, offered: 1, accepted: 1, excluded: 1, items }, () => {
          for (const patient of patients) example.migrate(patient);
        });
      },
      counter: {
        'nothing-offered': (example, { excluded, patients }) => {
          example.startMigration(true, { total: 2, offered: 2, accepted: 2 }, () => {
            for (const patient of [excluded, ...patients]) example.migrate(patient);
          });
        },
        'excluded-with-reason': (example, { excluded, patients }) => {
          const items = [{ bsn: excluded.bsn, status: 'excluded' }] as const;
          example.startMigration(true, { total: 2, offered: 1, accepted: 1, excluded: 1, items }, () => {
            for (const patient of patients) example.migrate(patient);
          });
        },
        'twin-is-sent': (example) => {
          example.startMigration(true, { total: 2, excluded: 1, offered: 1, accepted: 1 });
        },
      },
    },
  });
}
