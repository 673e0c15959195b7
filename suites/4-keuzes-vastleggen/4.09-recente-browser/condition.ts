import type { Condition } from '../../../core/condition.js';
import { norm } from '../../../mitz/norm.js';

export default {
  id: '4.09',
  title: { nl: 'Samen-naar-MijnMitz in een recente browser', en: 'Samen-naar-MijnMitz in a recent browser' },
  demand: {
    nl: 'Samen-naar-MijnMitz draait in een recente browser volgens de Browser and Device Table van Platform Rijksoverheid Online.',
    en: 'Samen-naar-MijnMitz runs in a recent browser per the Browser and Device Table of Platform Rijksoverheid Online.',
  },
  ...norm('4.09'),
  shownBy: ['auto', 'attended'],
  functionalities: ['samen-naar-mijnmitz'],
} satisfies Condition;
