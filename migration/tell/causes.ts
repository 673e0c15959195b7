/** What a cause of many findings is, in a sentence that says how often and what to do. */
import type { Text } from '../../core/text.js';
import type { MigrationCause } from '../result.js';

const nl = (count: number): string => count.toLocaleString('nl-NL');
const en = (count: number): string => count.toLocaleString('en-GB');

/** Says of a cause what it is. */
export function causeText(cause: MigrationCause): Text {
  const { count, other = '', file = '' } = cause;
  const of = (lang: 'nl' | 'en'): string =>
    cause.of === undefined
      ? ''
      : lang === 'nl'
        ? `${nl(count)} van ${nl(cause.of)}`
        : `${en(count)} of ${en(cause.of)}`;
  const [later, laterEn] = cause.direction === 'earlier' ? ['eerder', 'earlier'] : ['later', 'later'];
  switch (cause.id) {
    case 'sent-under-another-ura':
      return {
        nl: `${nl(count)} × dezelfde patiënt, gestuurd onder URA ${other} in plaats van deze. Is de praktijk overgenomen of gedeeld? Vraag de leverancier welke URA de dossierhouder is.`,
        en: `${en(count)} × the same patient, sent under URA ${other} instead of this one. Was the practice taken over, or is it shared? Ask the supplier which URA is the holder.`,
      };
    case 'under-another-bsn':
      return {
        nl: `${nl(count)} × één persoon onder twee BSN's: geboortedatum, keuze en moment zijn gelijk, het BSN in het bericht is een ander dan in het register. Laat het BSN nazoeken, en draai terug wat onder het verkeerde is gestuurd.`,
        en: `${en(count)} × one person under two BSNs: birth date, choice and moment are the same, the BSN in the message is another than in the register. Have the BSN looked up, and take back what was sent under the wrong one.`,
      };
    case 'values-of-another-row': {
      const [where, whereEn] = cause.direction === 'earlier' ? ['vorige', 'previous'] : ['volgende', 'next'];
      return {
        nl: `${of('nl')} verschillen zijn de waarde van de ${where} rij in het register: de kolommen zijn een rij verschoven. Laat de leverancier de export herstellen, en stuur alles van deze dossierhouder opnieuw.`,
        en: `${of('en')} differences are the value of the ${whereEn} row of the register: columns were shifted by one row. Have the supplier mend the export, and send all of this holder again.`,
      };
    }
    case 'hours-off':
      return {
        nl: `${of('nl')} momenten die verschillen, liggen een of twee uur ${later} dan in het register: Nederlandse tijd die als UTC is gelezen of geschreven, of andersom. Laat de leverancier de tijdzone herstellen; kijk of --local-time juist is.`,
        en: `${of('en')} moments that differ lie one or two hours ${laterEn} than in the register: Dutch time read or written as UTC, or the other way round. Have the supplier mend the time zone; see whether --local-time is right.`,
      };
    case 'day-off':
      return {
        nl: `${of('nl')} momenten die verschillen, liggen precies een dag ${later} dan in het register: meestal middernacht in een andere tijdzone. Laat de leverancier dat herstellen.`,
        en: `${of('en')} moments that differ lie exactly one day ${laterEn} than in the register: mostly midnight in another time zone. Have the supplier mend that.`,
      };
    case 'choices-inverted':
      return {
        nl: `Ja en nee zijn bij deze dossierhouder omgedraaid: ${of('nl')} keuzes. Stuur niets meer, laat de leverancier dit herstellen, en stuur alles opnieuw.`,
        en: `Yes and no are inverted for this holder: ${of('en')} choices. Send nothing more, have the supplier mend this, and send all of it again.`,
      };
    case 'file-of-others':
      return {
        nl: `${file}: ${of('nl')} berichten gaan over patiënten die niet in het register staan. Is dit een testbestand, of dat van een ander? Stuur het niet, of draai het terug.`,
        en: `${file}: ${of('en')} messages are about patients who are not in the register. Is this a file of a test, or of somebody else? Do not send it, or take it back.`,
      };
  }
}
