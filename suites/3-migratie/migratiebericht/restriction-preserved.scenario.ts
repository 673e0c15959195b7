import { demand } from '../../../core/outcome.js';
import { sentAsDecided } from '../../../mitz/checks/migration.js';
import type { SentChoice } from '../../../mitz/checks/sent-choices.js';
import {
  localConsent,
  migrateApproved,
  restrictedConsent,
  restrictedTo,
} from '../../../mitz/scenarios/migration-run.js';
import { scenario } from '../../../mitz/scenario.js';
import type { LocalConsent } from '../../../mitz/xis.js';

/** Demands that a yes is for these consulting categories. A no beside it, for the others, is another statement. */
function mustCover(sent: SentChoice, local: LocalConsent, categories: readonly string[], message: string): void {
  if (sent.choice !== local.choice) return;
  const [expected, received] = [categories, sent.consultingCategories].map((one) =>
    [...new Set(one)].sort().join(', '),
  );
  demand(received === expected, {
    message,
    expected: expected ?? '',
    received: received === '' ? 'none' : (received ?? ''),
    where: sent.where('extension'),
  });
}

export default scenario({
  title: {
    nl: 'Een beperkte toestemming blijft beperkt, een toekomstvaste niet',
    en: 'A restricted consent stays restricted, a future-proof one does not become so',
  },
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
      compare: (sent, local) => {
        const message = 'the migration must not widen or narrow a restricted consent';
        mustCover(sent, local, local.consultingCategories ?? [], message);
      },
    }),
    'twin-covers-all': sentAsDecided({
      title: {
        nl: 'Een toekomstvaste toestemming geldt voor alle raadplegende categorieën',
        en: 'A future-proof consent is for all consulting categories',
      },
      trippedBy: ['sends-no-consulting-category'],
      assumed: true,
      of: ({ futureProof }) => futureProof !== false,
      compare: (sent, local, { specification }) => {
        const all = Object.keys(specification['codes.consultingCategories'].value);
        mustCover(sent, local, all, 'a future-proof consent must name every consulting category');
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
