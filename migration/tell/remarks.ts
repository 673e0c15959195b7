/** What must be known beside a verdict: how the register was read, and what could not be compared. */
import type { Text } from '../../core/text.js';
import type { HolderSelection, MigrationRecord, RegisterRead } from '../result.js';

/** The remarks on a check, in both languages. */
export function remarksOf({
  registerRead,
  selection,
  parts,
}: Pick<MigrationRecord, 'registerRead' | 'selection' | 'parts'>): readonly Text[] {
  return [
    ...(selection ? [ofSelection(selection)] : []),
    ...(parts ? [ofParts(parts.length)] : []),
    ...(registerRead ? ofRegister(registerRead) : []),
  ];
}

const n = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

const ofSelection = ({ uras, passedOver: { messages, registerRows } }: HolderSelection): Text => ({
  nl: `Alleen beoordeeld: ${n(uras.length, 'dossierhouder', 'dossierhouders')} (${uras.join(', ')}). Over andere dossierhouders zijn ${n(messages, 'bericht', 'berichten')} en ${n(registerRows, 'rij', 'rijen')} van het register overgeslagen.`,
  en: `Judged: only ${n(uras.length, 'holder', 'holders')} (${uras.join(', ')}). About other holders ${n(messages, 'message', 'messages')} and ${n(registerRows, 'row', 'rows')} of the register were passed over.`,
});

const ofParts = (count: number): Text => ({
  nl: `Samengevoegd uit ${n(count, 'controle', 'controles')} van verschillende dossierhouders. Wat alleen te zien is over meer dossierhouders tegelijk (een overname, één persoon onder twee BSN's), is binnen elke controle gezocht en niet daartussen. De spiegeltest en wat BSN's bevat, staan bij elke controle zelf.`,
  en: `Merged from ${n(count, 'check', 'checks')} of different holders. What shows only over several holders at once (a takeover, one person under two BSNs) was looked for within each check and not between them. The mirror test, and what holds BSNs, stand with each check.`,
});

function ofRegister(registerRead: RegisterRead): readonly Text[] {
  const { columnsNotRead, passedOver, encodings, localTimes, twice, restrictionUnsaid } = registerRead;
  const names = columnsNotRead.join(', ');
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
