/** What must be known beside a verdict: how the register was read, and what could not be compared. */
import type { Text } from '../../core/text.js';
import type { MigrationRecord } from '../result.js';

/** The remarks on a check, in both languages. */
export function remarksOf({ registerRead }: Pick<MigrationRecord, 'registerRead'>): readonly Text[] {
  if (!registerRead) return [];
  const { columnsNotRead, passedOver, encodings, localTimes, twice, restrictionUnsaid } = registerRead;
  const names = columnsNotRead.join(', ');
  const n = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;
  return [
    ...(restrictionUnsaid > 0
      ? [
          {
            nl: `Van ${n(restrictionUnsaid, 'beperkte toestemming', 'beperkte toestemmingen')} zegt het register niet voor wie (raadplegendeCategorieen): daarvan is alleen vergeleken dát zij beperkt zijn.`,
            en: `Of ${n(restrictionUnsaid, 'restricted consent', 'restricted consents')} the register does not say for whom (consultingCategories): only that they are restricted was compared.`,
          },
        ]
      : []),
    ...(columnsNotRead.length > 0
      ? [{ nl: `Kolommen die niet zijn gelezen: ${names}.`, en: `Columns that were not read: ${names}.` }]
      : []),
    ...(localTimes > 0
      ? [
          {
            nl: `${n(localTimes, 'moment', 'momenten')} zonder tijdzone gelezen als Nederlandse tijd${twice > 0 ? `; ${twice} daarvan in het uur dat bij het einde van de zomertijd twee keer voorkomt, en elk van beide is dan goed` : ''}.`,
            en: `${n(localTimes, 'moment', 'moments')} without a time zone read as Dutch time${twice > 0 ? `; ${twice} in the hour that is there twice when summer time ends, and either is right` : ''}.`,
          },
        ]
      : []),
    ...(passedOver > 0
      ? [
          {
            nl: `${n(passedOver, 'rij', 'rijen')} van het register overgeslagen: leeg, een totaal, of een regel van het exportprogramma.`,
            en: `${n(passedOver, 'row', 'rows')} of the register passed over: blank, a total, or a line of the program that exported it.`,
          },
        ]
      : []),
    ...(encodings.length > 0
      ? [
          {
            nl: `Het register is gelezen als ${encodings.join(' en ')}.`,
            en: `The register was read as ${encodings.join(' and ')}.`,
          },
        ]
      : []),
  ];
}
