import { notShown } from '../../../core/outcome.js';
import { migrations } from '../../../mitz/evidence.js';
import { finalReport } from '../../../mitz/checks/migration.js';
import { localConsent, migrateApproved } from '../../../mitz/scenarios/migration-run.js';
import { expectValue } from '../../../mitz/rules.js';
import { scenario } from '../../../mitz/scenario.js';

export default scenario({
  title: {
    nl: 'De tellingen kloppen: verslag, register en wat Mitz ontving',
    en: 'The counts add up: report, register and what Mitz received',
  },
  functionalities: ['migratie'],
  given: (world) => {
    const patients = world.patients(6);
    const choices = ['yes', 'yes', 'no', 'no', 'none', 'none'] as const;
    return { patients, consents: patients.map((patient, i) => localConsent(patient, choices[i] ?? 'none')) };
  },
  when: migrateApproved,
  checks: {
    'report-adds-up': {
      title: {
        nl: 'Het verslag telt elke toestemming één keer',
        en: 'The report counts every consent once',
      },
      level: 'MUST',
      trippedBy: ['miscounts-the-migration'],
      judge: (evidence) => {
        const { output: report, entry } = finalReport(evidence);
        const where = `action ${entry.name} at ${entry.at}`;
        const counts = (what: string, received: number, expected: number): void => {
          expectValue(String(received), String(expected), what, where);
        };
        counts('total must be all local consents', report.total, evidence.cast.consents.length);
        counts('offered and excluded together must be the total', report.offered + report.excluded, report.total);
        counts('accepted and rejected together must be offered', report.accepted + report.rejected, report.offered);
      },
    },
    'report-agrees-with-mitz': {
      title: {
        nl: 'Het verslag noemt aangeboden wat Mitz ontving',
        en: 'What the report says was offered, Mitz received',
      },
      level: 'MUST',
      trippedBy: ['forgets-the-last-consent'],
      judge: (evidence) => {
        const { output: report, entry } = finalReport(evidence);
        const sent = migrations(evidence);
        if (sent.length === 0 && report.offered === 0) notShown('nothing was offered');
        const local = new Set(evidence.cast.consents.map(({ bsn }) => bsn));
        const received = new Set(sent.map(({ bsn }) => bsn).filter((bsn) => local.has(bsn)));
        expectValue(
          String(report.offered),
          String(received.size),
          'offered must be the number of consents that Mitz received',
          `action ${entry.name} at ${entry.at}`,
        );
      },
    },
  },
  examples: {
    good: (example, { patients, consents }) => {
      example.localConsents(consents);
      example.startMigration(true, { total: 6, offered: 4, accepted: 4, excluded: 2 }, () => {
        for (const patient of patients.slice(0, 4)) example.migrate(patient);
      });
    },
    counter: {
      'report-adds-up': (example, { patients }) => {
        example.startMigration(true, { total: 6, offered: 4, accepted: 5, excluded: 2 }, () => {
          for (const patient of patients.slice(0, 4)) example.migrate(patient);
        });
      },
      'report-agrees-with-mitz': (example, { patients }) => {
        example.startMigration(true, { done: false, total: 6 }, () => {
          for (const patient of patients.slice(0, 3)) example.migrate(patient);
        });
        example.migrationReport({ total: 6, offered: 4, accepted: 4, excluded: 2 });
      },
    },
  },
});
