import { counted } from '../../../core/text.js';
import { demand, notShown } from '../../../core/outcome.js';
import { idGiven, subscriptionsAbout } from '../../../mitz/checks/subscription.js';
import { decidedAreSent } from '../../../mitz/checks/migration.js';
import { mustNotBeElsewhere, subscriptions } from '../../../mitz/evidence.js';
import type { Example } from '../../../mitz/example.js';
import { callsTo } from '../../../mitz/rules.js';
import { localConsent, migrateApproved } from '../../../mitz/scenarios/migration-run.js';
import { scenario } from '../../../mitz/scenario.js';
import type { Patient } from '../../../mitz/xis.js';

const registered = (example: Example, patients: readonly Patient[]): void => {
  for (const patient of patients) example.subscribe(patient);
};

export default scenario({
  title: {
    nl: 'Na de migratie is ieder met een actief dossier aangemeld, ook wie niet is gemigreerd',
    en: 'After the migration everybody with an active dossier is registered, also who was not migrated',
  },
  line: 'migratiebericht.b',
  basis: 'published',
  functionalities: ['migratie'],
  given: (world) => {
    const [yes, no, none, never] = [world.patient(), world.patient(), world.patient(), world.patient()];
    return {
      // Who never was asked stands in the register without a decision, or not at all.
      patients: [yes, no, none, never],
      consents: [localConsent(yes, 'yes'), localConsent(no, 'no'), localConsent(none, 'none')],
    };
  },
  when: migrateApproved,
  checks: {
    'all-are-registered-in-the-end': {
      title: {
        nl: 'Bij Mitz staat ieder met een actief dossier aangemeld',
        en: 'Everybody with an active dossier is registered at Mitz',
      },
      level: 'MUST',
      trippedBy: ['ends-the-registration-of-who-is-not-migrated'],
      judge: (evidence) => {
        const { patients } = evidence.cast;
        if (subscriptions(evidence).length === 0) notShown('no subscription at all arrived');
        if (callsTo(evidence, 'migreren').length === 0) notShown('no migration message arrived');
        const ended = callsTo(evidence, 'opzeggen');
        const isRegistered = (patient: Patient): boolean =>
          subscriptionsAbout(evidence, patient).some((subscription) => {
            const id = idGiven(subscription);
            return !ended.some(
              ({ begun, request }) =>
                id !== undefined && begun > subscription.exchange.begun && request.path.endsWith(`/${id}`),
            );
          });
        const missing = patients.filter((patient) => !isRegistered(patient));
        for (const { bsn } of missing) mustNotBeElsewhere(evidence, bsn);
        demand(missing.length === 0, {
          message: 'after the migration patients with an active dossier are not registered at Mitz',
          expected: `${counted(patients.length, 'patient')} registered`,
          received: `not registered: ${missing.map(({ bsn }) => bsn).join(', ')}`,
          where: `the messages to abonneren and opzeggen`,
        });
      },
    },
    'decisions-are-sent': decidedAreSent(['forgets-the-last-consent', 'never-calls-mitz']),
  },
  examples: {
    good: (example, { patients }) => {
      registered(example, patients);
      example.startMigration(true, { total: 3, offered: 2, accepted: 2, excluded: 1 }, () => {
        for (const patient of patients.slice(0, 2)) example.migrate(patient);
      });
    },
    counter: {
      'all-are-registered-in-the-end': (example, { patients }) => {
        registered(example, patients);
        for (const patient of patients.slice(0, 2)) example.migrate(patient);
        for (const patient of patients.slice(2, 3)) example.unsubscribe(patient, { subscription: '3' });
      },
      'decisions-are-sent': (example, { patients }) => {
        registered(example, patients);
        example.startMigration(true, { total: 3, offered: 2, accepted: 2, excluded: 1 }, () => {
          for (const patient of patients.slice(0, 1)) example.migrate(patient);
        });
      },
    },
  },
});
