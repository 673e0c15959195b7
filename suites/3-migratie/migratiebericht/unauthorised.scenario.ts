import {
  nothingCountedAsAccepted,
  stopsOnceTurnedAway,
  turnedAwayAfterMs,
  turnedAwayPatients,
} from '../../../mitz/checks/migration-stop.js';
import { demandShown, migrating, struckBy } from '../../../mitz/checks/queue.js';
import type { Example } from '../../../mitz/example.js';
import { localConsent, reportOfStopped } from '../../../mitz/scenarios/migration-run.js';
import type { MigrationCast } from '../../../mitz/scenarios/migration-run.js';
import { scenario } from '../../../mitz/scenario.js';

const known = [{ reason: 'Het papier van de printer is op.' }];
const items = [...known, { reason: 'Mitz weigert deze aansluiting (401): de migratie staat stil.' }];
const all = turnedAwayPatients;
const report = { total: all, offered: 1, rejected: 1, excluded: all - 1 };

const turnedAway = (example: Example, { patients }: MigrationCast, sent = 1, counted: object = report): void => {
  example.startMigration(true, counted, () => {
    for (const patient of patients.slice(0, sent)) example.migrate(patient, {}, { status: 401, responseBody: '' });
  });
};

export default scenario({
  title: {
    nl: 'Wijst Mitz de aansluiting af (401), dan stopt de migratie en wordt dat gemeld',
    en: 'When Mitz turns the connector away (401) the migration stops, and says so',
  },
  line: 'migratiebericht.b',
  basis: 'published',
  except: {
    'stops-after-401': { basis: 'assumed' },
    'says-so': { basis: 'assumed' },
  },
  functionalities: ['migratie'],
  given: (world) => {
    const patients = world.patients(turnedAwayPatients);
    world.script('migreren', { kind: 'status', status: 401, ms: turnedAwayAfterMs });
    return { patients, consents: patients.map((patient) => localConsent(patient, 'yes')) };
  },
  when: async (bed, { patients, consents }) => {
    await bed.register(patients, consents);
    // What stands there already says nothing about what is to come.
    await bed.tryAct('work-list', undefined);
    bed.approveMigration();
    await bed.act('start-migration', { approved: true });
    for (let night = 0; night < 3; night += 1) await bed.settle();
    await reportOfStopped(bed);
    await bed.tryAct('work-list', undefined);
  },
  checks: {
    'stops-after-401': stopsOnceTurnedAway(() => 401, { trippedBy: ['goes-on-after-401'] }),
    'nothing-counted-as-accepted': nothingCountedAsAccepted(() => 401, {
      trippedBy: ['counts-refusals-as-accepted', 'reports-unsent-consents-as-offered'],
    }),
    'says-so': {
      title: { nl: 'De werklijst zegt dat de migratie stilstaat', en: 'The work-list says that the migration stopped' },
      level: 'MUST',
      trippedBy: ['hides-refusals-from-the-work-list'],
      judge: (evidence) => {
        struckBy(evidence, evidence.cast.patients, ({ response }) => response?.status === 401, migrating);
        demandShown(evidence, 'Mitz turned the connector away, and the work-list does not say so');
      },
    },
  },
  examples: {
    good: (example, cast) => {
      example.action('work-list', undefined, { items: known });
      turnedAway(example, cast);
      example.action('work-list', undefined, { items });
    },
    counter: {
      'stops-after-401': (example, cast) => {
        // The same one again, once it was turned away.
        turnedAway(example, cast);
        for (const patient of cast.patients.slice(0, 1))
          example.migrate(patient, {}, { status: 401, responseBody: '' });
      },
      'nothing-counted-as-accepted': (example, cast) => {
        turnedAway(example, cast, 1, { total: all, offered: 1, accepted: 1, excluded: all - 1 });
      },
      'says-so': (example, cast) => {
        example.action('work-list', undefined, { items: known });
        turnedAway(example, cast);
        example.action('work-list', undefined, { items: known });
      },
    },
  },
});
