import type { Condition } from '../../../core/condition.js';
import { byProvider } from '../../../mitz/declarations/signers.js';
import { norm } from '../../../mitz/norm.js';

export default {
  id: '2.05',
  title: { nl: 'ZORG-AB is actueel', en: 'ZORG-AB is current' },
  demand: {
    nl: 'De gegevens van de zorgaanbieder in ZORG-AB zijn actueel.',
    en: "The provider's data in ZORG-AB is current.",
  },
  ...norm('2.05'),
  shownBy: ['auto', 'declared'],
  declaration: {
    attach: {
      nl: 'De verklaring dat de gegevens in ZORG-AB zijn nagelopen.',
      en: 'The statement that the data in ZORG-AB was checked.',
    },
    states: [
      {
        nl: 'naam, URA en zorgaanbiedercategorie zoals ze in ZORG-AB staan',
        en: 'name, URA and provider category as they stand in ZORG-AB',
      },
      {
        nl: 'de datum van de controle, en wie wijzigingen bijhoudt',
        en: 'the date of the check, and who keeps changes current',
      },
    ],
    signedBy: byProvider,
  },
  functionalities: ['lokalisatie'],
} satisfies Condition;
