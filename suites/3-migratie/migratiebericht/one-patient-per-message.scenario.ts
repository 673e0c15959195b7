import { demand, judgeEach, notShown } from '../../../core/outcome.js';
import { decidedAreSent } from '../../../mitz/checks/migration.js';
import { mentions } from '../../../mitz/evidence.js';
import { callsTo, place } from '../../../mitz/rules.js';
import { localConsent, migrateApproved } from '../../../mitz/scenarios/migration-run.js';
import { scenario } from '../../../mitz/scenario.js';

export default scenario({
  title: { nl: 'Elk bericht gaat over één patiënt', en: 'Every message is about one patient' },
  line: 'migratiebericht.a',
  basis: 'published',
  except: {
    'one-patient-in-each': { basis: 'assumed' },
    'each-patient-is-sent': { line: 'migratiebericht.b' },
  },
  functionalities: ['migratie'],
  given: (world) => {
    // Nothing but the BSN tells them apart.
    const patients = world.patients(6);
    return { patients, consents: patients.map((patient) => localConsent(patient, 'yes')) };
  },
  when: migrateApproved,
  checks: {
    'one-patient-in-each': {
      title: {
        nl: 'Geen bericht noemt een tweede patiënt, waar dan ook',
        en: 'No message names a second patient, wherever it does',
      },
      level: 'MUST',
      trippedBy: ['sends-two-patients-in-one-message'],
      judge: (evidence) => {
        const calls = callsTo(evidence, 'migreren');
        if (calls.length === 0) notShown('no migration message arrived');
        judgeEach(calls, (call) => {
          const named = evidence.cast.patients.filter(({ bsn }) => mentions(call, bsn));
          demand(named.length <= 1, {
            message: 'a migration message must be about one patient',
            expected: 'one BSN',
            received: named.map(({ bsn }) => bsn).join(', '),
            where: place(call),
          });
        });
      },
    },
    'each-patient-is-sent': decidedAreSent(['forgets-the-last-consent', 'never-calls-mitz']),
  },
  examples: {
    good: (example, { patients, consents }) => {
      example.localConsents(consents);
      example.startMigration(true, { total: 6, offered: 6, accepted: 6 }, () => {
        for (const patient of patients) example.migrate(patient);
      });
    },
    counter: {
      'one-patient-in-each': (example, { patients: [one, other] }) => {
        if (!one || !other) return;
        const mutate = (body: string): string => body.replace(one.birthDate, `${one.birthDate}","id":"${other.bsn}`);
        example.migrate(one, {}, { mutate });
      },
      'each-patient-is-sent': (example, { patients }) => {
        example.startMigration(true, { total: 6, offered: 6, accepted: 6 }, () => {
          for (const patient of patients.slice(1)) example.migrate(patient);
        });
      },
    },
  },
});
