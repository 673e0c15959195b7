import { disturbedMigrationScenario } from '../../../mitz/scenarios/disturbed-migration.js';

export default disturbedMigrationScenario({
  title: {
    nl: 'Breekt de verbinding midden in de migratie, dan gaat geen toestemming verloren',
    en: 'When the connection breaks in the middle of a migration no consent is lost',
  },
  misbehaviour: { kind: 'reset' },
  isStruck: ({ response }) => response === null,
  attempt: { unanswered: true },
  loses: ['gives-up-after-a-reset'],
  repeats: ['migrates-again-on-every-start'],
  miscounts: ['miscounts-the-migration'],
});
