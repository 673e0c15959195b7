import { sameChoice, sameMoment } from '../../../mitz/checks/migration-fields.js';
import { decidedAreSent, sentAsDecided } from '../../../mitz/checks/migration.js';
import { localConsent, migrate } from '../../../mitz/scenarios/migration-run.js';
import { scenario } from '../../../mitz/scenario.js';

const earlier = { decidedAt: '2019-07-01T10:30:00+02:00' };
const later = { decidedAt: '2022-11-30T23:45:10+01:00' };

export default scenario({
  title: {
    nl: 'Van meer beslissingen van één patiënt wordt alleen de laatste aangeboden',
    en: 'Of several decisions of one patient only the last is offered',
  },
  line: 'migratiebericht.a',
  basis: 'published',
  functionalities: ['migratie'],
  given: (world) => {
    const [withdrawn, granted] = [world.patient(), world.patient()];
    return {
      patients: [withdrawn, granted],
      // What holds in the end; the one stood first in the register, the other last.
      consents: [localConsent(withdrawn, 'no', later), localConsent(granted, 'yes', later)],
      before: [localConsent(withdrawn, 'yes', earlier), localConsent(granted, 'no', earlier)],
    };
  },
  when: async (bed, cast) => {
    const [[no, yes], [wasYes, wasNo]] = [cast.consents, cast.before];
    await bed.register(
      cast.patients,
      [wasYes, no, wasNo, yes].filter((one) => one !== undefined),
    );
    bed.approveMigration();
    await migrate(bed, cast);
  },
  checks: {
    'every-last-decision-is-sent': decidedAreSent(['forgets-the-last-consent', 'never-calls-mitz']),
    'only-the-last-is-sent': sentAsDecided({
      title: { nl: 'Een eerdere beslissing is niet aangeboden', en: 'No earlier decision was offered' },
      trippedBy: ['keeps-the-first-decision'],
      compare: (sent, local) => {
        sameChoice(sent, local);
        sameMoment(sent, local);
      },
    }),
  },
  examples: {
    good: (example, { patients: [withdrawn, granted] }) => {
      example.startMigration(true, { total: 2, offered: 2, accepted: 2 }, () => {
        if (withdrawn) example.migrate(withdrawn, { choice: 'no', ...later });
        if (granted) example.migrate(granted, { choice: 'yes', ...later });
      });
    },
    counter: {
      'every-last-decision-is-sent': (example, { patients: [withdrawn] }) => {
        example.startMigration(true, { total: 2, offered: 2, accepted: 2 }, () => {
          if (withdrawn) example.migrate(withdrawn, { choice: 'no', ...later });
        });
      },
      'only-the-last-is-sent': (example, { patients: [withdrawn, granted] }) => {
        if (granted) example.migrate(granted, { choice: 'yes', ...later });
        if (!withdrawn) return;
        example.migrate(withdrawn, { choice: 'yes', ...earlier });
        example.migrate(withdrawn, { choice: 'no', ...later });
      },
    },
  },
});
