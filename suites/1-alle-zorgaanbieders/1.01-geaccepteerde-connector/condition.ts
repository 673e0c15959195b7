import type { Condition } from '../../../core/condition.js';
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
    nl: 'Het contract met de leverancier van de connector, of diens acceptatiebewijs.',
    en: "The contract with the connector's supplier, or its proof of acceptance.",
  },
} satisfies Condition;
