import { birthDateAtAge, dayInAmsterdam } from '../../../mitz/calendar.js';
import { sameChoice } from '../../../mitz/checks/migration-fields.js';
import { decidedAreSent, sentAsDecided } from '../../../mitz/checks/migration.js';
import { localConsent, migrateApproved } from '../../../mitz/scenarios/migration-run.js';
import { scenario } from '../../../mitz/scenario.js';

const ages = [8, 13, 15, 17] as const;
const hundredDaysMs = 100 * 24 * 3_600_000;

export default scenario({
  title: {
    nl: 'Toestemmingen van minderjarigen worden aangeboden als alle andere',
    en: 'Consents of minors are offered like all others',
  },
  line: 'migratiebericht.b',
  basis: 'published',
  functionalities: ['migratie'],
  assumed: true,
  given: (world) => {
    const patients = ages.map((age) => world.patient({ birthDate: birthDateAtAge(age, world.now) }));
    const decidedAt = `${dayInAmsterdam(new Date(world.now.getTime() - hundredDaysMs))}T10:00:00Z`;
    return { patients, consents: patients.map((one, i) => localConsent(one, i % 2 ? 'no' : 'yes', { decidedAt })) };
  },
  when: migrateApproved,
  checks: {
    'minors-are-sent': { ...decidedAreSent(['leaves-minors-out-of-the-migration']), basis: 'assumed' },
    'choice-as-decided': sentAsDecided({
      title: { nl: 'Elke keuze is aangeboden zoals zij was', en: 'Every choice is offered as it was' },
      trippedBy: ['reverses-the-choice-in-migration'],
      compare: sameChoice,
    }),
  },
  examples: {
    good: (example, { patients, consents }) => {
      example.localConsents(consents);
      example.startMigration(true, { total: 4, offered: 4, accepted: 4 }, () => {
        for (const [i, patient] of patients.entries()) example.migrate(patient, { choice: i % 2 ? 'no' : 'yes' });
      });
    },
    counter: {
      'minors-are-sent': (example) => {
        example.startMigration(true, { total: 4, excluded: 4 });
      },
      'choice-as-decided': (example, { patients }) => {
        for (const patient of patients) example.migrate(patient, { choice: 'no' });
      },
    },
  },
});
