import type { Condition } from '../../../core/condition.js';
import { byProvider } from '../../../mitz/declarations/signers.js';
import { anyOf, norm } from '../../../mitz/norm.js';

export default {
  id: '2.05',
  title: { nl: 'ZORG-AB is actueel', en: 'ZORG-AB is current' },
  demand: {
    nl: 'De gegevens van de zorgaanbieder in ZORG-AB zijn actueel.',
    en: "The provider's data in ZORG-AB is current.",
  },
  ...norm('2.05'),
  lines: [
    {
      id: '2.05.a',
      whose: ['provider'],
      demand: {
        nl: 'De gegevens van de zorgaanbieder in ZORG-AB zijn actueel, en de berichten dragen ze.',
        en: "The provider's data in ZORG-AB is current, and the messages carry it.",
      },
      parts: [anyOf('traffic'), anyOf('declared')],
      hint: {
        nl: 'Zet het gegeven uit ZORG-AB onder zorgAb in het doelbestand, met de dag waarop het is opgezocht in de verklaring.',
        en: 'Put the entry of ZORG-AB under zorgAb in the target file, with the day on which it was looked up in the declaration.',
        when: { facts: { zorgAb: 'niet-gezegd' } },
      },
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
    },
  ],
} satisfies Condition;
