import { reportedRejected } from '../../../mitz/checks/migration-report.js';
import { migrating, notForEver, othersGoOn } from '../../../mitz/checks/queue.js';
import type { DisturbedCast } from '../../../mitz/checks/queue.js';
import type { Example } from '../../../mitz/example.js';
import { localConsent, migrateApproved } from '../../../mitz/scenarios/migration-run.js';
import type { MigrationCast } from '../../../mitz/scenarios/migration-run.js';
import { scenario } from '../../../mitz/scenario.js';

const body =
  '{"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"business-rule","diagnostics":"rejected"}]}';
const counts = { total: 5, offered: 5, accepted: 4, rejected: 1 };

const refused = (example: Example, { struck, spared }: DisturbedCast): void => {
  for (const patient of struck) example.migrate(patient, {}, { status: 422, responseBody: body });
  for (const patient of spared) example.migrate(patient);
  example.action('run-scheduled-work', undefined, { pending: 0 });
};

export default scenario({
  title: {
    nl: 'Weigert Mitz één toestemming (422), dan wordt dat gemeld en gaan de andere door',
    en: 'When Mitz refuses one consent (422) that is told, and the others go on',
  },
  line: 'migratiebericht.b',
  basis: 'published',
  except: {
    'not-retried-for-ever': { basis: 'assumed' },
    'reported-as-rejected': { basis: 'assumed' },
  },
  functionalities: ['migratie'],
  given: (world): DisturbedCast & MigrationCast => {
    const about = world.patient();
    const headers = { 'content-type': 'application/fhir+json' };
    world.script('migreren', { kind: 'status', status: 422, headers, body }, { about });
    const spared = world.patients(4);
    const patients = [about, ...spared];
    return { struck: [about], spared, patients, consents: patients.map((patient) => localConsent(patient, 'yes')) };
  },
  when: async (bed, cast) => {
    await migrateApproved(bed, cast);
    // The work of several nights.
    for (let night = 0; night < 6; night += 1) await bed.settle();
  },
  checks: {
    'not-retried-for-ever': notForEver(
      ['retries-a-refusal-for-ever'],
      {
        nl: 'De geweigerde toestemming wordt niet eindeloos herhaald',
        en: 'What was refused is not repeated for ever',
      },
      'a consent that Mitz refused (422) is offered again and again',
      migrating,
    ),
    'reported-as-rejected': reportedRejected('struck', ['counts-refusals-as-accepted']),
    'others-go-on': othersGoOn(['stops-all-on-one-refusal'], migrating),
  },
  examples: {
    good: (example, cast) => {
      const items = cast.struck.map(({ bsn }) => ({
        bsn,
        status: 'rejected' as const,
        reason: 'Mitz antwoordde 422.',
      }));
      example.startMigration(true, { ...counts, items }, () => {
        refused(example, cast);
      });
    },
    counter: {
      'not-retried-for-ever': (example, cast) => {
        for (let night = 0; night < 6; night += 1) refused(example, { ...cast, spared: [] });
      },
      'reported-as-rejected': (example, cast) => {
        const items = cast.struck.map(({ bsn }) => ({ bsn, status: 'accepted' as const }));
        example.startMigration(true, { ...counts, accepted: 5, rejected: 0, items }, () => {
          refused(example, cast);
        });
      },
      'others-go-on': (example, cast) => {
        refused(example, { ...cast, spared: cast.spared.slice(1) });
      },
    },
  },
});
