import type { Condition } from '../../../core/condition.js';
import { byProvider } from '../../../mitz/declarations/signers.js';
import { anyOf, norm } from '../../../mitz/norm.js';

export default {
  id: '1.09',
  title: { nl: 'Afspraken met leveranciers', en: 'Agreements with suppliers' },
  demand: {
    nl: 'Met leveranciers zijn afspraken over ketentests, beheer, servicedesks, contactpersoon, wijzigingen, incidentregistratie en oorzaakanalyses.',
    en: 'There are agreements with suppliers on chain tests, operations, service desks, a contact, change notices, incident registration and root cause analyses.',
  },
  ...norm('1.09'),
  lines: [
    {
      id: '1.09.a',
      whose: ['provider'],
      demand: {
        nl: 'Met de leveranciers zijn ketenintegratietests afgesproken.',
        en: 'Chain integration tests are agreed with the suppliers.',
      },
      parts: [anyOf('declared')],
      declaration: {
        attach: {
          nl: 'De afspraken met de leveranciers over: de ketenintegratietests.',
          en: 'The agreements with the suppliers on: the chain integration tests.',
        },
        states: [{ nl: 'de ketenintegratietests', en: 'the chain integration tests' }],
        signedBy: byProvider,
      },
    },
    {
      id: '1.09.b',
      whose: ['provider'],
      demand: { nl: 'Het beheer is in de keten op elkaar afgestemd.', en: 'Operations are aligned along the chain.' },
      parts: [anyOf('declared')],
      declaration: {
        attach: {
          nl: 'De afspraken met de leveranciers over: hoe het beheer is afgestemd.',
          en: 'The agreements with the suppliers on: how operations are aligned.',
        },
        states: [{ nl: 'hoe het beheer is afgestemd', en: 'how operations are aligned' }],
        signedBy: byProvider,
      },
    },
    {
      id: '1.09.c',
      whose: ['provider'],
      demand: { nl: 'De servicedesks werken samen.', en: 'The service desks work together.' },
      parts: [anyOf('declared')],
      declaration: {
        attach: {
          nl: 'De afspraken met de leveranciers over: hoe de servicedesks samenwerken.',
          en: 'The agreements with the suppliers on: how the service desks work together.',
        },
        states: [{ nl: 'hoe de servicedesks samenwerken', en: 'how the service desks work together' }],
        signedBy: byProvider,
      },
    },
    {
      id: '1.09.d',
      whose: ['provider'],
      demand: {
        nl: 'Er is een contactpersoon voor operationele problemen.',
        en: 'There is a contact for operational problems.',
      },
      parts: [anyOf('declared')],
      declaration: {
        attach: {
          nl: 'De afspraken met de leveranciers over: de contactpersoon en de bereikbaarheid.',
          en: 'The agreements with the suppliers on: the contact and how to reach this person.',
        },
        states: [{ nl: 'de contactpersoon en de bereikbaarheid', en: 'the contact and how to reach this person' }],
        signedBy: byProvider,
      },
    },
    {
      id: '1.09.e',
      whose: ['provider'],
      demand: {
        nl: 'Wijzigingen worden gemeld bij de Servicedesk Mitz.',
        en: 'Changes are announced to Servicedesk Mitz.',
      },
      parts: [anyOf('declared')],
      declaration: {
        attach: {
          nl: 'De afspraken met de leveranciers over: hoe wijzigingen bij de Servicedesk Mitz worden gemeld.',
          en: 'The agreements with the suppliers on: how changes are announced to Servicedesk Mitz.',
        },
        states: [
          {
            nl: 'hoe wijzigingen bij de Servicedesk Mitz worden gemeld',
            en: 'how changes are announced to Servicedesk Mitz',
          },
        ],
        signedBy: byProvider,
      },
    },
    {
      id: '1.09.f',
      whose: ['provider'],
      demand: { nl: 'Er is een eigen incidentregistratie.', en: "There is an incident registration of one's own." },
      parts: [anyOf('declared')],
      declaration: {
        attach: {
          nl: 'De afspraken met de leveranciers over: de eigen incidentregistratie.',
          en: 'The agreements with the suppliers on: the incident registration.',
        },
        states: [{ nl: 'de eigen incidentregistratie', en: 'the incident registration' }],
        signedBy: byProvider,
      },
    },
    {
      id: '1.09.g',
      whose: ['provider'],
      demand: { nl: 'Van incidenten wordt de oorzaak onderzocht.', en: 'Root cause analyses are made of incidents.' },
      parts: [anyOf('declared')],
      declaration: {
        attach: {
          nl: 'De afspraken met de leveranciers over: hoe oorzaken worden onderzocht.',
          en: 'The agreements with the suppliers on: how root causes are analysed.',
        },
        states: [{ nl: 'hoe oorzaken worden onderzocht', en: 'how root causes are analysed' }],
        signedBy: byProvider,
      },
    },
  ],
} satisfies Condition;
