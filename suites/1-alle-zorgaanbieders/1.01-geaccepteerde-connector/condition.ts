import type { Condition } from '../../../core/condition.js';
import { byMitz, byProvider } from '../../../mitz/declarations/signers.js';
import { anyOf, norm } from '../../../mitz/norm.js';

export default {
  id: '1.01',
  title: { nl: 'Geaccepteerde Mitz Connector', en: 'Accepted Mitz Connector' },
  demand: {
    nl: 'Berichten gaan alleen naar Mitz via een geaccepteerde connector van een toegetreden leverancier; is die van een derde, dan is er een contract.',
    en: "Messages go to Mitz only through an accepted connector of an acceded supplier; with a contract where it is a third party's.",
  },
  ...norm('1.01'),
  lines: [
    {
      id: '1.01.a',
      whose: ['connector', 'mitz'],
      demand: {
        nl: 'Berichten gaan alleen naar Mitz via een door Mitz geaccepteerde connector, van een leverancier die is toegetreden.',
        en: 'Messages go to Mitz only through a connector that Mitz accepted, of a supplier that acceded.',
      },
      parts: [anyOf('traffic'), anyOf('declared')],
      declaration: {
        attach: {
          nl: 'Het bewijs van acceptatie van de connector door Mitz.',
          en: 'The proof that Mitz accepted the connector.',
        },
        states: [
          {
            nl: 'naam en versie van de connector, zoals in dit verslag',
            en: 'name and version of the connector, as in this report',
          },
          {
            nl: 'dat Mitz het product heeft geaccepteerd en de leverancier is toegetreden',
            en: 'that Mitz accepted the product and the supplier acceded',
          },
        ],
        signedBy: byMitz,
      },
    },
    {
      id: '1.01.b',
      whose: ['provider'],
      demand: {
        nl: 'Met de leverancier van de connector is een contract, als de connector van een derde is.',
        en: "There is a contract with the connector's supplier, where the connector is a third party's.",
      },
      parts: [anyOf('declared')],
      lapses: { facts: { connectorOf: 'zorgaanbieder' } },
      declaration: {
        attach: {
          nl: 'Het contract met de leverancier van de connector.',
          en: "The contract with the connector's supplier.",
        },
        states: [
          { nl: 'naam van het product en van de leverancier', en: 'name of the product and of the supplier' },
          { nl: 'de looptijd van het contract', en: 'the term of the contract' },
        ],
        signedBy: byProvider,
      },
    },
  ],
} satisfies Condition;
