import { disturbedMigrationScenario } from '../../../mitz/scenarios/disturbed-migration.js';

export default disturbedMigrationScenario({
  title: {
    nl: 'Valt de connector midden in de migratie uit, dan gaat zij na een herstart verder waar zij was',
    en: 'When the connector crashes in the middle of a migration, it goes on after a restart from where it was',
  },
  // Mitz takes some and not the others: so there is a middle, however fast the connector is.
  misbehaviour: { kind: 'status', status: 503 },
  isStruck: ({ response }) => response?.status === 503,
  attempt: { status: 503 },
  meanwhile: {
    when: (bed) => bed.act('restart', undefined),
    example: (example) => {
      example.action('restart', undefined, undefined);
    },
  },
  loses: ['forgets-what-waited-at-a-restart'],
  repeats: ['migrates-all-over-after-a-restart'],
  miscounts: ['counts-only-since-the-restart'],
});
