import { nothingReleased, permittedReleased } from '../../../mitz/checks/release.js';
import { localConsent, migrateApproved } from '../../../mitz/scenarios/migration-run.js';
import { scenario } from '../../../mitz/scenario.js';

export default scenario({
  title: {
    nl: 'Na de migratie beslist Mitz over vrijgave, ook waar het register ja zegt',
    en: 'After the migration Mitz decides about release, also where the register says yes',
  },
  line: 'migratiebericht.a',
  basis: 'published',
  functionalities: ['migratie'],
  needs: ['closed-question'],
  given: (world) => {
    const [withdrawer, keeper] = [world.patient(), world.patient()];
    // The one chose otherwise in Mitz since: the migration does not change that.
    world.consent(withdrawer, 'no', { decidedAt: '2025-03-01T09:30:00Z' });
    const patients = [withdrawer, keeper];
    return { withdrawer, keeper, patients, consents: patients.map((patient) => localConsent(patient, 'yes')) };
  },
  when: async (bed, cast) => {
    await migrateApproved(bed, cast);
    await bed.requestData(cast.withdrawer);
    await bed.requestData(cast.keeper);
  },
  checks: {
    'nothing-released': nothingReleased('withdrawer', ['lets-local-consent-overrule-mitz', 'treats-deny-as-permit']),
    'twin-is-released': permittedReleased('keeper', ['withholds-despite-permit']),
  },
  examples: {
    good: (example, { withdrawer, keeper }) => {
      example.migrate(withdrawer, {}, { superseded: true });
      example.migrate(keeper);
      example.dataRequest(withdrawer, { released: [] }, () => { example.question(withdrawer, 'Deny'); }); // prettier-ignore
      example.dataRequest(keeper, { released: ['GGC002'] }, () => { example.question(keeper, 'Permit'); }); // prettier-ignore
    },
    counter: {
      'nothing-released': (example, { withdrawer }) => {
        example.dataRequest(withdrawer, { released: ['GGC002'] }, () => { example.question(withdrawer, 'Deny'); }); // prettier-ignore
      },
      'twin-is-released': (example, { keeper }) => {
        example.dataRequest(keeper, { released: [] }, () => { example.question(keeper, 'Permit'); }); // prettier-ignore
      },
    },
  },
});
