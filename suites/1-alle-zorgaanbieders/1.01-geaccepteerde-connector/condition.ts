import type { Condition } from '../../../core/condition.js';
import { byProvider } from '../../../mitz/declarations/signers.js';
import { norm } from '../../../mitz/norm.js';

export default {
  id: '1.01',
  title: { nl: 'Geaccepteerde Mitz Connector', en: 'Accepted Mitz Connector' },
  demand: {
    nl: 'Berichten gaan alleen naar Mitz via een geaccepteerde connector van een toegetreden leverancier; is die van een derde, dan is er een contract.',
    en: "Messages go to Mitz only through an accepted connector of an acceded supplier; with a contract where it is a third party's.",
  },
  ...norm('1.01'),
  shownBy: ['auto', 'declared'],
  declaration: {
    attach: {
      nl: 'Het contract met de leverancier van de connector, en diens bewijs van acceptatie door Mitz.',
      en: "The contract with the connector's supplier, and its proof of acceptance by Mitz.",
    },
    states: [
      {
        nl: 'naam en versie van de connector, zoals in dit run-rapport',
        en: 'name and version of the connector, as in this run',
      },
      {
        nl: 'dat Mitz het product heeft geaccepteerd en de leverancier is toegetreden',
        en: 'that Mitz accepted the product and the supplier acceded',
      },
      { nl: 'bij een connector van een derde: het contract', en: 'for a connector of a third party: the contract' },
    ],
    signedBy: byProvider,
  },
} satisfies Condition;
