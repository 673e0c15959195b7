import type { Text } from '../../core/text.js';
import type { Functionality } from '../../mitz/scenario.js';
import type { Choices } from './choices.js';

/** A line of YAML with what it is for; without a comment it stands alone, without YAML the comment does. */
export type Line = readonly [yaml: string, comment?: Text];

/** Answers that decide which lines of the norm hold, and what they need. */
export const answers = ({ functionalities }: Choices): Line[] => {
  const has = (one: Functionality): boolean => functionalities.includes(one);
  return [
    [
      'connectorOf: derde',
      {
        nl: 'wie de connector maakte: derde (ook een leverancier) of zorgaanbieder (1.01.b)',
        en: 'who made the connector: derde (a supplier too) or zorgaanbieder (1.01.b)',
      },
    ],
    ...(has('gesloten')
      ? []
      : ([
          [
            'askedBy: uitwisselingssysteem',
            {
              nl: 'wie bij Mitz vraagt voordat er wordt vrijgegeven (1.02.b, 2.02.a)',
              en: 'who asks Mitz before data is released (1.02.b, 2.02.a)',
            },
          ],
        ] as Line[])),
    ...(has('lokalisatie')
      ? []
      : ([
          [
            'recordedBy: geen-dossierhouder',
            {
              nl: 'welk ander systeem aanmeldt, of geen-dossierhouder (2.01.a)',
              en: 'which other system subscribes, or geen-dossierhouder (2.01.a)',
            },
          ],
        ] as Line[])),
    ...(has('dossierhoudersknop') || has('raadplegersknop')
      ? ([
          [
            'dossierNote: wanted',
            {
              nl: 'of de zorgaanbieder bewijs in het dossier wil: wanted of not-wanted (4.05.e)',
              en: 'whether the provider wants proof in the dossier: wanted or not-wanted (4.05.e)',
            },
          ],
        ] as Line[])
      : []),
  ];
};
