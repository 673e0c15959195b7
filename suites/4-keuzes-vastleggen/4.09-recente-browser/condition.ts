import type { Condition } from '../../../core/condition.js';
import { byProvider } from '../../../mitz/declarations/signers.js';
import { anyOf, norm, withMijnMitz } from '../../../mitz/norm.js';

export default {
  id: '4.09',
  title: { nl: 'Samen-naar-MijnMitz in een recente browser', en: 'Samen-naar-MijnMitz in a recent browser' },
  demand: {
    nl: 'Samen-naar-MijnMitz draait in een recente browser volgens de Browser and Device Table van Platform Rijksoverheid Online.',
    en: 'Samen-naar-MijnMitz runs in a recent browser per the Browser and Device Table of Platform Rijksoverheid Online.',
  },
  ...norm('4.09'),
  lines: [
    {
      id: '4.09.a',
      whose: ['provider'],
      demand: {
        nl: 'Samen-naar-MijnMitz draait in een recente browser volgens de Browser and Device Table.',
        en: 'Samen-naar-MijnMitz runs in a recent browser per the Browser and Device Table.',
      },
      parts: [anyOf('traffic', 'declared')],
      holds: withMijnMitz,
      declaration: {
        attach: { nl: 'Het beleid voor browsers op de werkplek.', en: 'The policy on workplace browsers.' },
        states: [
          {
            nl: 'welke browsers en versies op werkplekken staan, en hoe ze actueel blijven',
            en: 'which browsers and versions are on workplaces, and how they are kept current',
          },
        ],
        signedBy: byProvider,
      },
    },
  ],
} satisfies Condition;
