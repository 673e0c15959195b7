import { displaySays, shownOf } from '../../../mitz/checks/notification.js';
import { demand, notShown } from '../../../core/outcome.js';
import { acceptedAbout, migrating } from '../../../mitz/checks/queue.js';
import { localConsent, migrateApproved } from '../../../mitz/scenarios/migration-run.js';
import { scenario } from '../../../mitz/scenario.js';

const later = { choice: 'no', decidedAt: '2025-03-01T09:30:00Z' } as const;

export default scenario({
  title: {
    nl: 'Na de migratie is Mitz leidend, en niet het eigen register',
    en: 'After the migration Mitz leads, and not the own register',
  },
  line: 'migratiebericht.a',
  basis: 'published',
  except: {
    'migrated-choice-is-of-mitz': { basis: 'assumed' },
    'later-choice-leads': { basis: 'assumed' },
  },
  functionalities: ['migratie'],
  given: (world) => {
    const patient = world.patient();
    return { patient, patients: [patient], consents: [localConsent(patient, 'yes')] };
  },
  when: async (bed, cast) => {
    const { bsn } = cast.patient;
    await migrateApproved(bed, cast);
    await bed.tryAct('local-consent', { bsn });
    // The patient thinks better of it, in MijnMitz.
    await bed.notify(cast.patient, later);
    await bed.settle();
    await bed.tryAct('local-consent', { bsn });
  },
  checks: {
    'migrated-choice-is-of-mitz': {
      title: { nl: 'Zodra Mitz haar heeft, geldt de keuze in Mitz', en: 'Once Mitz has it, the choice in Mitz leads' },
      level: 'MUST',
      trippedBy: ['goes-by-its-own-register-after-migration'],
      judge: (evidence) => {
        const { patient } = evidence.cast;
        if (acceptedAbout(evidence, patient, migrating).length === 0)
          notShown('Mitz accepted no consent of this patient');
        const { output, entry } = shownOf(evidence, patient, 'first');
        demand(output.source !== 'local', {
          message: 'Mitz has taken the consent over, and the XIS still goes by its own register',
          expected: 'source mitz',
          received: `source ${output.source}, choice ${output.choice ?? 'not told'}`,
          where: `action local-consent at ${entry.at}`,
        });
      },
    },
    'later-choice-leads': displaySays('patient', 'no', [
      'ignores-notifications',
      'goes-by-its-own-register-after-migration',
    ]),
  },
  examples: {
    good: (example, { patient }) => {
      example.subscribe(patient);
      example.migrate(patient);
      example.action('local-consent', { bsn: patient.bsn }, { source: 'mitz', choice: 'yes' });
      example.notification(patient, 'no', 204);
      example.action('local-consent', { bsn: patient.bsn }, { source: 'mitz', choice: 'no' });
    },
    counter: {
      'migrated-choice-is-of-mitz': (example, { patient }) => {
        example.migrate(patient);
        example.action('local-consent', { bsn: patient.bsn }, { source: 'local', choice: 'yes' });
      },
      'later-choice-leads': (example, { patient }) => {
        example.migrate(patient);
        example.notification(patient, 'no', 204);
        example.action('local-consent', { bsn: patient.bsn }, { source: 'local', choice: 'yes' });
      },
    },
  },
});
