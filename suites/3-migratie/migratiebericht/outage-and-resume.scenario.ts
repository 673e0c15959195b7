import { disturbedMigrationScenario } from '../../../mitz/scenarios/disturbed-migration.js';

export default disturbedMigrationScenario({
  title: {
    nl: 'Is Mitz midden in de migratie een tijd weg, dan gaat zij daarna verder: niets kwijt, niets twee keer',
    en: 'When Mitz is away for a while in the middle of a migration it goes on afterwards: nothing lost, nothing twice',
  },
  misbehaviour: { kind: 'status', status: 503 },
  isStruck: ({ response }) => response?.status === 503,
  attempt: { status: 503 },
  loses: ['loses-messages-in-an-outage'],
  repeats: ['migrates-again-on-every-start'],
  miscounts: ['miscounts-the-migration'],
});
