import { demand, judgeEach } from '../../../core/outcome.js';
import { finalReport } from '../../../mitz/checks/migration-report.js';
import { acceptedAbout, migrating, othersGoOn, struckBy } from '../../../mitz/checks/queue.js';
import type { DisturbedCast } from '../../../mitz/checks/queue.js';
import { localConsent, migrateApproved } from '../../../mitz/scenarios/migration-run.js';
import type { MigrationCast } from '../../../mitz/scenarios/migration-run.js';
import { scenario } from '../../../mitz/scenario.js';

const html = '<html><body>Welkom';
const page = { status: 200, responseHeaders: [['Content-Type', 'text/html']], responseBody: html } as const;

export default scenario({
  title: {
    nl: 'Op een onleesbaar antwoord telt een toestemming niet als aangenomen, en de rest gaat door',
    en: 'On an unreadable answer a consent does not count as accepted, and the rest goes on',
  },
  line: 'migratiebericht.b',
  basis: 'published',
  functionalities: ['migratie'],
  given: (world): DisturbedCast & MigrationCast => {
    const about = world.patient();
    // As a proxy answers that never asked Mitz.
    const answer = { kind: 'status', status: 200, headers: { 'content-type': 'text/html' }, body: html } as const;
    world.script('migreren', answer, { about, times: 1 });
    const spared = world.patients(3);
    const patients = [about, ...spared];
    return { struck: [about], spared, patients, consents: patients.map((patient) => localConsent(patient, 'no')) };
  },
  when: migrateApproved,
  checks: {
    'not-counted-as-accepted': {
      title: {
        nl: 'De toestemming is opnieuw aangeboden, of het verslag telt haar niet als aangenomen',
        en: 'The consent was offered again, or the report does not count it as accepted',
      },
      level: 'MUST',
      trippedBy: ['believes-any-answer'],
      judge: (evidence) => {
        const { struck, patients } = evidence.cast;
        struckBy(evidence, struck, ({ response }) => response?.status === 200, migrating);
        const { output: report, where } = finalReport(evidence);
        const taken = patients.filter((patient) => acceptedAbout(evidence, patient, migrating).length > 0);
        judgeEach(struck, (patient) => {
          demand(taken.includes(patient) || report.accepted <= taken.length, {
            message: 'the report counts a consent as accepted of which Mitz said no such thing',
            expected: `${taken.length} accepted`,
            received: String(report.accepted),
            where,
          });
        });
      },
    },
    'others-go-on': othersGoOn(['stops-after-an-unreadable-answer'], migrating),
  },
  examples: {
    good: (example, { struck, spared }) => {
      example.startMigration(true, { total: 4, offered: 4, accepted: 3, rejected: 1 }, () => {
        for (const patient of struck) example.migrate(patient, {}, page);
        for (const patient of spared) example.migrate(patient);
      });
    },
    counter: {
      'not-counted-as-accepted': (example, { struck, spared }) => {
        example.startMigration(true, { total: 4, offered: 4, accepted: 4 }, () => {
          for (const patient of struck) example.migrate(patient, {}, page);
          for (const patient of spared) example.migrate(patient);
        });
      },
      'others-go-on': (example, { struck }) => {
        for (const patient of struck) example.migrate(patient, {}, page);
      },
    },
  },
});
