import { sameMoment } from '../../../mitz/checks/migration-fields.js';
import { sentAsDecided } from '../../../mitz/checks/migration.js';
import { localConsent, migrateApproved } from '../../../mitz/scenarios/migration-run.js';
import { scenario } from '../../../mitz/scenario.js';

/** In the night in which it is a day earlier in UTC, and in winter with another offset than most of the year. */
const moments = ['2019-07-01T00:30:00+02:00', '2022-12-31T23:45:10+01:00'] as const;

export default scenario({
  title: { nl: 'Het moment van de beslissing blijft behouden', en: 'The moment of the decision is preserved' },
  line: 'migratiebericht.a',
  basis: 'published',
  functionalities: ['migratie'],
  given: (world) => {
    const patients = world.patients(moments.length);
    return { patients, consents: patients.map((one, i) => localConsent(one, 'yes', { decidedAt: moments[i] ?? '' })) };
  },
  when: migrateApproved,
  checks: {
    'decided-when-the-patient-decided': sentAsDecided({
      title: {
        nl: 'Elke keuze heeft het moment waarop de patiënt besliste',
        en: 'Every choice has the moment at which the patient decided',
      },
      trippedBy: ['overwrites-the-decision-date'],
      compare: sameMoment,
    }),
  },
  examples: {
    good: (example, { patients, consents }) => {
      const [first, second] = patients;
      example.localConsents(consents);
      example.startMigration(true, { total: 2, offered: 2, accepted: 2 }, () => {
        if (first) example.migrate(first, { decidedAt: '2019-06-30T22:30:00.000Z' });
        if (second) example.migrate(second, { decidedAt: moments[1] });
      });
    },
    counter: {
      'decided-when-the-patient-decided': (example, { patients }) => {
        for (const patient of patients) example.migrate(patient, { decidedAt: '2026-11-21T10:00:00Z' });
      },
    },
  },
});
