/** Days and moments as registers are exported with them: by databases, by spreadsheets, by systems that write as people do. */
import { dayNumberOf, instantsOfLocalTime, isDate, momentMs, unitOf, unitOfFraction } from './dates.js';

/** A day, or a moment as exactly as it was written. */
export type WrittenMoment =
  | {
      readonly kind: 'day';
      /** ISO date. */
      readonly day: string;
    }
  | {
      readonly kind: 'moment';
      readonly ms: number;
      /** How exactly it was written, in milliseconds: 60000 is a minute, 1000 a second, 1 a millisecond. */
      readonly unit: number;
      /** Of a local time in the hour that is there twice when summer time ends: the other moment that it can be. */
      readonly other?: number;
      /** It has no zone, and was read as Dutch local time. */
      readonly isLocal?: true;
    };

/** Why a text is none. */
export type UnreadMoment =
  | 'no-moment'
  | 'does-not-exist'
  | 'no-zone'
  | 'no-such-local-time'
  | 'two-digit-year'
  | 'twelve-hour-clock'
  | 'spreadsheet-number';

const monthNames: Readonly<Record<string, string>> = {
  ...{ jan: '01', feb: '02', mrt: '03', mar: '03', maa: '03', apr: '04', mei: '05', may: '05', jun: '06' },
  ...{ jul: '07', aug: '08', sep: '09', okt: '10', oct: '10', nov: '11', dec: '12' },
};

const dayForms: readonly RegExp[] = [
  /^(?<year>\d{4})([-/.])(?<month>\d{1,2})\2(?<day>\d{1,2})(?!\d)/,
  /^(?<day>\d{1,2})([-/.])(?<month>\d{1,2})\2(?<year>\d{4})(?!\d)/,
  /^(?<year>\d{4})(?<month>\d\d)(?<day>\d\d)(?=$|T|\s|\d{4})/,
  /^(?<day>\d{1,2})[- ](?<name>[a-z]{3})[a-z]*\.?[- ](?<year>\d{4})(?!\d)/i,
];
const timeForm = /^(?<hour>\d{1,2})[:.](?<minute>\d\d)(?:[:.](?<second>\d\d)(?:[.,](?<fraction>\d{1,9}))?)?/;
const compactTime = /^(?<hour>\d\d)(?<minute>\d\d)(?:(?<second>\d\d)(?:[.,](?<fraction>\d{1,9}))?)?(?!\d)/;
/** Behind an offset Java writes the name of the zone as well. */
const zoneForm = /^(?<utc>Z|UTC|GMT)$|^(?<sign>[+-])(?<hours>\d\d)(?::?(?<minutes>\d\d))?(?:\[[A-Za-z_/]+\])?$/i;
const namedZones: Readonly<Record<string, string>> = { CET: '+01:00', MET: '+01:00', CEST: '+02:00', MEST: '+02:00' };

/**
 * Reads a day or a moment.
 * @param asLocal whether a moment without a zone is one by the clock in the Netherlands; midnight without a zone is how a
 * day is exported from a column of moments, and is always read as that day
 */
export function readWritten(text: string, asLocal: boolean): WrittenMoment | UnreadMoment {
  const plain = plainMoment(text);
  if (plain) return plain;
  if (/^\d{5}([.,]\d+)?$/.test(text)) return 'spreadsheet-number';
  if (/^\d{1,2}[-/. ]([a-z]{3,9}|\d{1,2})[-/. ]\d{2}(?!\d)/i.test(text)) return 'two-digit-year';
  const { groups = {}, 0: written = '' } =
    dayForms.map((form) => form.exec(text)).find((found) => found !== null) ?? ({} as Partial<RegExpExecArray>);
  if (written === '') return 'no-moment';
  const day = isoDay(groups);
  if (day === undefined) return 'no-moment';
  if (Number.isNaN(dayNumberOf(day))) return 'does-not-exist';
  const rest = text
    .slice(written.length)
    .replace(/^(T|,?\s+)/, '')
    .trim();
  return rest === '' ? { kind: 'day', day } : withTime(day, rest, asLocal);
}

/** The forms that FHIR has, which are most of what there is: quickly. */
function plainMoment(text: string): WrittenMoment | undefined {
  if (text.length === 10 && !Number.isNaN(dayNumberOf(text))) return { kind: 'day', day: text };
  const ms = momentMs(text);
  return Number.isNaN(ms) ? undefined : { kind: 'moment', ms, unit: unitOf(text) };
}

type Groups = Readonly<Record<string, string | undefined>>;

function isoDay({ year = '', month, day = '', name }: Groups): string | undefined {
  const number = name === undefined ? month?.padStart(2, '0') : monthNames[name.toLowerCase()];
  return number === undefined ? undefined : `${year}-${number}-${day.padStart(2, '0')}`;
}

function withTime(day: string, text: string, asLocal: boolean): WrittenMoment | UnreadMoment {
  const found = timeForm.exec(text) ?? compactTime.exec(text);
  if (!found) return 'no-moment';
  const { hour = '', minute = '', second, fraction } = found.groups as Groups;
  const zone = text
    .slice(found[0].length)
    .replace(/^\s*(uur|u\.?|h)(?![a-z])/i, '')
    .trim();
  if (/^[ap]\.?m\b/i.test(zone)) return 'twelve-hour-clock';
  const unit = second === undefined ? 60_000 : fraction === undefined ? 1000 : unitOfFraction(fraction.length);
  const clock = `${hour.padStart(2, '0')}:${minute}:${second ?? '00'}${fraction === undefined ? '' : `.${fraction}`}`;
  if (zone !== '') {
    const offset = offsetOf(zone);
    if (offset === undefined) return 'no-moment';
    const ms = momentMs(`${day}T${clock}${offset}`);
    return Number.isNaN(ms) ? 'does-not-exist' : { kind: 'moment', ms, unit };
  }
  const local = momentMs(`${day}T${clock}Z`);
  if (Number.isNaN(local)) return 'does-not-exist';
  if (/^[0:.]+$/.test(clock)) return { kind: 'day', day };
  if (!asLocal) return 'no-zone';
  const [ms, other] = instantsOfLocalTime(local);
  if (ms === undefined) return 'no-such-local-time';
  return { kind: 'moment', ms, unit, isLocal: true, ...(other !== undefined && { other }) };
}

function offsetOf(zone: string): string | undefined {
  const named = namedZones[zone.toUpperCase()];
  if (named !== undefined) return named;
  const { utc, sign, hours, minutes = '00' } = (zoneForm.exec(zone)?.groups ?? {}) as Groups;
  if (utc !== undefined) return 'Z';
  return sign === undefined ? undefined : `${sign}${hours ?? ''}:${minutes}`;
}

/**
 * A date of birth as it is exported, midnight behind it or not: ISO date, or a month or year as FHIR has them.
 * @returns `unknown` for a text in the form of a date that does not exist, as systems write that it is not known;
 * undefined for what is no date at all
 */
export function readBirthDate(text: string): string | undefined {
  if (isDate(text)) return text;
  const read = readWritten(text, false);
  if (typeof read === 'object') return read.kind === 'day' ? read.day : undefined;
  return /^[\d\s./-]*$/.test(text) ? 'unknown' : undefined;
}
