import { sameScope } from '../../../mitz/checks/migration-fields.js';
import { sentAsDecided } from '../../../mitz/checks/migration.js';
import {
  localConsent,
  migrateApproved,
  restrictedConsent,
  restrictedTo,
} from '../../../mitz/scenarios/migration-run.js';
import { scenario } from '../../../mitz/scenario.js';

export default scenario({
  title: {
    nl: 'Een beperkte toestemming blijft beperkt, een toekomstvaste niet',
    en: 'A restricted consent stays restricted, a future-proof one does not become so',
  },
  line: 'migratiebericht.c',
  basis: 'published',
  except: { 'twin-covers-all': { basis: 'assumed' } },
  functionalities: ['migratie'],
  given: (world) => {
    const [restricted, whole] = [world.patient(), world.patient()];
    return {
      restricted,
      whole,
      patients: [restricted, whole],
      consents: [restrictedConsent(restricted), localConsent(whole, 'yes')],
    };
  },
  when: migrateApproved,
  checks: {
    'restriction-as-agreed': sentAsDecided({
      title: {
        nl: 'Een beperkte toestemming geldt voor de afgesproken raadplegers',
        en: 'A restricted consent is for the consulters that were agreed',
      },
      trippedBy: ['drops-the-restriction', 'sends-no-consulting-category'],
      of: ({ futureProof }) => futureProof === false,
      compare: (sent, local, { specification }) => {
        sameScope(sent, local, specification);
      },
    }),
    'twin-covers-all': sentAsDecided({
      title: {
        nl: 'Een toekomstvaste toestemming geldt voor alle raadplegende categorieën',
        en: 'A future-proof consent is for all consulting categories',
      },
      trippedBy: ['narrows-future-proof-consents', 'sends-no-consulting-category'],
      of: ({ futureProof }) => futureProof !== false,
      compare: (sent, local, { specification }) => {
        sameScope(sent, local, specification);
      },
    }),
  },
  examples: {
    good: (example, { restricted, whole, consents }) => {
      example.localConsents(consents);
      example.startMigration(true, { total: 2, offered: 2, accepted: 2 }, () => {
        example.migrate(restricted, { consultingCategories: restrictedTo });
        example.migrate(whole);
      });
    },
    counter: {
      'restriction-as-agreed': (example, { restricted, whole }) => {
        example.migrate(restricted);
        example.migrate(whole);
      },
      'twin-covers-all': (example, { restricted, whole }) => {
        example.migrate(restricted, { consultingCategories: restrictedTo });
        example.migrate(whole, { consultingCategories: restrictedTo });
      },
    },
  },
});
