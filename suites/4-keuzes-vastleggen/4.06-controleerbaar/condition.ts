import type { Condition } from '../../../core/condition.js';
import { byProvider } from '../../../mitz/declarations/signers.js';
import { anyOf, norm, withChoices } from '../../../mitz/norm.js';

export default {
  id: '4.06',
  title: { nl: 'Vastlegging is controleerbaar', en: 'The recording can be audited' },
  demand: {
    nl: 'Mitz kan het proces van vastleggen controleren.',
    en: 'Mitz can audit the recording process.',
  },
  ...norm('4.06'),
  lines: [
    {
      id: '4.06.a',
      whose: ['application', 'provider'],
      demand: { nl: 'Mitz kan het proces van vastleggen controleren.', en: 'Mitz can audit the recording process.' },
      look: {
        nl: 'Leg een keuze vast en zoek haar terug: is achteraf te zien wie haar vastlegde, wanneer, na welke vraag en wie erbij was, zodat Mitz het kan controleren?',
        en: 'Record a choice and look it up again: can it be seen afterwards who recorded it, when, after which question and who was present, so that Mitz can audit it?',
      },
      parts: [anyOf('seen', 'declared')],
      holds: withChoices,
      declaration: {
        attach: {
          nl: 'De verklaring dat aan een audit wordt meegewerkt.',
          en: 'The statement of cooperation with an audit.',
        },
        states: [
          {
            nl: 'dat Mitz het vastleggen van keuzes kan controleren, en hoe lang de vastlegging wordt bewaard',
            en: 'that Mitz can audit the recording of choices, and how long the records are kept',
          },
          { nl: 'bij wie Mitz zich meldt', en: 'whom Mitz can turn to' },
        ],
        signedBy: byProvider,
      },
    },
  ],
} satisfies Condition;
