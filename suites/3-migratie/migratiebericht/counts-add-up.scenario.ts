import { notShown } from '../../../core/outcome.js';
import { migrations } from '../../../mitz/evidence.js';
import { acceptedBy, byChoice, demandCounts, finalReport, offeredTo } from '../../../mitz/checks/migration-report.js';
import { decided, localConsent, migrateApproved, restrictedConsent } from '../../../mitz/scenarios/migration-run.js';
import { expectValue } from '../../../mitz/rules.js';
import { scenario } from '../../../mitz/scenario.js';

const offeredByChoice = { yes: 3, no: 2, restricted: 1 };

export default scenario({
  title: {
    nl: 'De tellingen kloppen: verslag, register en wat Mitz ontving',
    en: 'The counts add up: report, register and what Mitz received',
  },
  line: 'migratiebericht.b',
  basis: 'published',
  except: {
    'report-adds-up': { basis: 'assumed' },
  },
  functionalities: ['migratie'],
  given: (world) => {
    const patients = world.patients(7);
    const choices = ['yes', 'yes', 'yes', 'no', 'no', 'none', 'none'] as const;
    const consents = patients.map((patient, i) =>
      i === 0 ? restrictedConsent(patient) : localConsent(patient, choices[i] ?? 'none'),
    );
    return { patients, consents };
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
        const { output: report, where } = finalReport(evidence);
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
        nl: 'Het verslag noemt aangeboden wat Mitz ontving, en aangenomen wat Mitz aannam',
        en: 'What the report says was offered, Mitz received, and what was accepted, Mitz accepted',
      },
      level: 'MUST',
      trippedBy: ['forgets-the-last-consent', 'reports-an-accepted-consent-as-rejected', 'miscounts-the-migration'],
      judge: (evidence) => {
        const report = finalReport(evidence);
        if (migrations(evidence).length === 0 && report.output.offered === 0) notShown('nothing was offered');
        const [offered, accepted] = [offeredTo(evidence).length, acceptedBy(evidence).length];
        demandCounts(report, { offered, accepted, rejected: offered - accepted });
      },
    },
    'counts-by-choice': {
      title: {
        nl: 'Ja, nee en met restrictie zijn geteld zoals het register ze heeft',
        en: 'Yes, no and restricted are counted as the register has them',
      },
      level: 'MUST',
      trippedBy: ['swaps-yes-and-no-in-the-report'],
      judge: (evidence) => {
        const { output: report, where } = finalReport(evidence);
        const told = report.offeredByChoice ?? notShown('the report does not count by choice (offeredByChoice)');
        const whole = byChoice(decided(evidence.cast.consents));
        // Whether a restricted yes is counted among the yeses as well is nowhere written: both are right.
        const apart = { ...whole, yes: whole.yes - whole.restricted };
        for (const [name, expected] of Object.entries(told.yes === apart.yes ? apart : whole)) {
          const received = told[name as keyof typeof told] ?? notShown(`the report does not count ${name}`);
          expectValue(String(received), String(expected), `the consents that were offered, ${name}`, where);
        }
      },
    },
  },
  examples: {
    good: (example, { patients, consents }) => {
      example.localConsents(consents);
      // The restricted yes counted among the others, or apart.
      for (const yes of [3, 2]) {
        const told = { ...offeredByChoice, yes };
        example.startMigration(true, { total: 7, offered: 5, accepted: 5, excluded: 2, offeredByChoice: told }, () => {
          for (const patient of patients.slice(0, 5)) example.migrate(patient);
        });
      }
    },
    counter: {
      'report-adds-up': (example, { patients }) => {
        example.startMigration(true, { total: 7, offered: 5, accepted: 6, excluded: 2 }, () => {
          for (const patient of patients.slice(0, 5)) example.migrate(patient);
        });
      },
      'report-agrees-with-mitz': (example, { patients }) => {
        example.startMigration(true, { done: false, total: 7 }, () => {
          for (const patient of patients.slice(0, 4)) example.migrate(patient);
        });
        example.migrationReport({ total: 7, offered: 5, accepted: 5, excluded: 2 });
      },
      'counts-by-choice': (example, { patients }) => {
        const swapped = { ...offeredByChoice, yes: 2, no: 3 };
        const report = { total: 7, offered: 5, accepted: 5, excluded: 2, offeredByChoice: swapped };
        example.startMigration(true, report, () => {
          for (const patient of patients.slice(0, 5)) example.migrate(patient);
        });
      },
    },
  },
});
