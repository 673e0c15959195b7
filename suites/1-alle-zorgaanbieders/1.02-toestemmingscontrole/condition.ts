import type { Condition } from '../../../core/condition.js';
import { byProvider } from '../../../mitz/declarations/signers.js';
import { anyOf, anyOfWhere, norm, withRelease } from '../../../mitz/norm.js';

export default {
  id: '1.02',
  title: { nl: 'Toestemmingscontrole bij Mitz', en: 'Consent check at Mitz' },
  demand: {
    nl: 'Via het uitwisselingssysteem gaan alleen gegevens van patiënten met wie een behandelrelatie bestaat, en de toestemming wordt bij Mitz gecontroleerd.',
    en: 'Through the exchange system only data of patients with a treatment relation is exchanged, and the consent is checked at Mitz.',
  },
  ...norm('1.02'),
  lines: [
    {
      id: '1.02.a',
      whose: ['provider', 'application'],
      demand: {
        nl: 'Met het uitwisselingssysteem is afgesproken dat alleen gegevens worden uitgewisseld van patiënten met wie een behandelrelatie bestaat.',
        en: 'It is agreed with the exchange system that only data of patients with a treatment relation is exchanged.',
      },
      parts: [anyOf('declared'), anyOfWhere({ facts: { relationCheckedBy: 'xis' } }, 'traffic', 'stated')],
      declaration: {
        attach: {
          nl: 'De afspraak met het uitwisselingssysteem over de behandelrelatie.',
          en: 'The agreement with the exchange system on the treatment relation.',
        },
        states: [
          {
            nl: 'dat zonder behandelrelatie niets wordt uitgewisseld',
            en: 'that nothing is exchanged without a treatment relation',
          },
          {
            nl: 'wie de behandelrelatie controleert: het XIS of het uitwisselingssysteem (vul dat in als checkedBy)',
            en: 'who checks the treatment relation: the XIS or the exchange system (fill that in as checkedBy)',
          },
        ],
        signedBy: byProvider,
      },
    },
    {
      id: '1.02.b',
      whose: ['provider', 'application'],
      demand: {
        nl: 'Met het uitwisselingssysteem is afgesproken dat de toestemming bij Mitz wordt gecontroleerd, en dat gebeurt.',
        en: 'It is agreed with the exchange system that the consent is checked at Mitz, and so it is.',
      },
      parts: [anyOf('declared'), anyOfWhere(withRelease, 'traffic')],
      hint: {
        nl: 'Zonder gesloten zegt askedBy in het doelbestand wie bij Mitz vraagt; de afspraak met het uitwisselingssysteem wordt verklaard.',
        en: 'Without gesloten, askedBy in the target file says who asks Mitz; the agreement with the exchange system is declared.',
        when: { unclaimed: ['gesloten'] },
      },
      declaration: {
        attach: {
          nl: 'De afspraak met het uitwisselingssysteem over de toestemmingscontrole.',
          en: 'The agreement with the exchange system on the consent check.',
        },
        states: [
          {
            nl: 'dat de toestemming bij elke uitwisseling bij Mitz wordt gecontroleerd',
            en: 'that the consent is checked at Mitz with every exchange',
          },
          { nl: 'wie de vraag aan Mitz stelt', en: 'who asks Mitz' },
        ],
        signedBy: byProvider,
      },
    },
  ],
} satisfies Condition;
