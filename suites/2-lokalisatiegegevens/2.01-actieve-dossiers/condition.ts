import type { Condition } from '../../../core/condition.js';
import { bySupplierOrProvider } from '../../../mitz/declarations/signers.js';
import { anyOfWhere, norm } from '../../../mitz/norm.js';

export default {
  id: '2.01',
  title: { nl: 'Lokalisatiegegevens voor elk actief dossier', en: 'Localisation data for every active dossier' },
  demand: {
    nl: 'Voor elke patiënt met een actief dossier worden lokalisatiegegevens in Mitz vastgelegd.',
    en: 'Localisation data is recorded in Mitz for every patient with an active dossier.',
  },
  ...norm('2.01'),
  lines: [
    {
      id: '2.01.a',
      whose: ['application'],
      demand: {
        nl: 'Voor elke patiënt met een actief dossier worden lokalisatiegegevens in Mitz vastgelegd.',
        en: 'Localisation data is recorded in Mitz for every patient with an active dossier.',
      },
      parts: [
        anyOfWhere({ claimed: ['lokalisatie', 'migratie'] }, 'traffic'),
        anyOfWhere({ unclaimed: ['lokalisatie', 'migratie'], facts: { recordedBy: 'ander-systeem' } }, 'declared'),
        anyOfWhere({ unclaimed: ['lokalisatie', 'migratie'], facts: { recordedBy: 'niet-gezegd' } }, 'traffic'),
      ],
      lapses: { unclaimed: ['lokalisatie', 'migratie'], facts: { recordedBy: 'geen-dossierhouder' } },
      hint: {
        nl: 'Claim lokalisatie, of zeg in het doelbestand met recordedBy welk ander systeem vastlegt, of dat er geen dossiers zijn (geen-dossierhouder).',
        en: 'Claim lokalisatie, or say in the target file with recordedBy which other system records it, or that there are no dossiers (geen-dossierhouder).',
        when: { unclaimed: ['lokalisatie'], facts: { recordedBy: 'niet-gezegd' } },
      },
      declaration: {
        attach: {
          nl: 'De verklaring welk ander systeem de lokalisatiegegevens vastlegt.',
          en: 'The statement which other system records the localisation data.',
        },
        states: [
          { nl: 'naam en versie van dat systeem', en: 'name and version of that system' },
          {
            nl: 'dat het voor elke patiënt met een actief dossier vastlegt',
            en: 'that it records them for every patient with an active dossier',
          },
        ],
        signedBy: bySupplierOrProvider,
      },
    },
  ],
} satisfies Condition;
