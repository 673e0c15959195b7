/** What a coordinator wants to know first: who may go live this week, who waits for what, and what does not add up. */
import { grouped } from '../core/grouped.js';
import type { Text } from '../core/text.js';
import { isSameName, spanOf } from './overview-moments.js';
import type { Overview, OverviewRow } from './overview-rows.js';
import { dayIn, goLiveIn } from './overview-words.js';
import type { PlannedProvider } from './submission.js';

/** Something to be looked at, and of whom. */
export interface Remark {
  readonly who: string;
  readonly text: Text;
}

export interface Agenda {
  /** May go live, with a go-live in this week or before it that has not begun. */
  readonly mayNow: readonly Remark[];
  /** Has such a go-live, and may not. */
  readonly waiting: readonly Remark[];
  /** Dates gone by, in production without an accepted test, phases with another number of providers than they are for. */
  readonly flags: readonly Remark[];
}

/** So many providers of one supplier take part in phase 1 of the controlled stage. */
const mostInPhase1 = 3;
/** So many providers go live on a day of phase 2.1. */
const onADayOfPhase21 = { least: 50, most: 70 };

export function agendaOf({ rows, providers, made }: Overview): Agenda {
  const today = made.slice(0, 10);
  const endOfWeek = spanOf(weekOf(today))?.last ?? today;
  const due = rows.filter(({ glg }) => {
    const span = glg === undefined ? undefined : spanOf(glg);
    return span !== undefined && span.first <= endOfWeek;
  });
  const told = (row: OverviewRow, texts: readonly Text[]): Remark => ({
    who: nameOf(row),
    text: joined([whenOf(row), ...texts]),
  });
  return {
    mayNow: due.filter(({ mayGoLive }) => mayGoLive === 'yes').map((row) => told(row, waitsFor(row))),
    waiting: due.filter(({ mayGoLive }) => mayGoLive !== 'yes').map((row) => told(row, waitsFor(row))),
    flags: [...rows.flatMap((row) => rowFlags(row, rows, providers, today)), ...phaseFlags(rows, providers)],
  };
}

/** The week of the calendar that a day is in, as `2024-W26`. */
export function weekOf(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  // The Thursday of a week decides of which year it is.
  date.setUTCDate(date.getUTCDate() + 4 - (date.getUTCDay() || 7));
  const begin = Date.UTC(date.getUTCFullYear(), 0, 1);
  const week = Math.ceil(((date.getTime() - begin) / 86_400_000 + 1) / 7);
  return `${date.getUTCFullYear()}-W${String(week).padStart(2, '0')}`;
}

const nameOf = ({ application = '', version, supplier, place = '' }: OverviewRow): string =>
  application === '' ? place : [application, version, supplier && `(${supplier})`].filter(Boolean).join(' ');

const joined = (texts: readonly Text[]): Text => ({
  nl: texts.map(({ nl }) => nl).join('; '),
  en: texts.map(({ en }) => en).join('; '),
});

const whenOf = ({ glg = '' }: OverviewRow): Text => ({
  nl: `livegang ${goLiveIn('nl', glg)}`,
  en: `live ${goLiveIn('en', glg)}`,
});

/** What has yet to happen before an application goes live; of one that may, what is still uncertain. */
export function waitsFor({ state, open, acceptance, glg, onderVoorbehoud }: OverviewRow): readonly Text[] {
  const conditions = open.map(({ id }) => id).join(' ');
  const byState: Readonly<Record<OverviewRow['state'], Text | undefined>> = {
    none: { nl: 'een toets: er is niets ingeleverd', en: 'a test: nothing was handed in' },
    unread: { nl: 'een bestand dat te lezen is', en: 'a file that can be read' },
    doubted: { nl: 'een pakket dat klopt', en: 'a pack that holds' },
    part: { nl: 'een hele toets', en: 'a whole test' },
    'not-judged': { nl: 'een toets die kon oordelen', en: 'a test that could judge' },
    'not-accepted': { nl: `open voorwaarden: ${conditions}`, en: `open conditions: ${conditions}` },
    stated: { nl: 'een zegel met een bekende sleutel', en: 'a seal with a known key' },
    accepted: undefined,
  };
  const ofTest = byState[state];
  return [
    ...(ofTest ? [ofTest] : []),
    ...(acceptance !== undefined && acceptance !== 'gereed' && state !== 'accepted'
      ? [acceptanceWait(acceptance)]
      : []),
    ...(glg === undefined || glg === 'n.t.b.'
      ? [{ nl: 'een datum voor de livegang', en: 'a date for the go-live' }]
      : []),
    ...(onderVoorbehoud ? [{ nl: 'de planning is onder voorbehoud', en: 'the planning is under reservation' }] : []),
  ];
}

const acceptanceWait = (acceptance: string): Text =>
  acceptance === 'n.n.b.'
    ? { nl: 'acceptatie: nog niet bekend', en: 'acceptance: not known yet' }
    : { nl: `acceptatie ${goLiveIn('nl', acceptance)}`, en: `acceptance ${goLiveIn('en', acceptance)}` };

function rowFlags(
  row: OverviewRow,
  rows: readonly OverviewRow[],
  providers: readonly PlannedProvider[],
  today: string,
): readonly Remark[] {
  const { glg, acceptance, state, planned } = row;
  const isPast = (moment: string | undefined): boolean => {
    const span = moment === undefined ? undefined : spanOf(moment);
    return span !== undefined && span.last < today;
  };
  const running = providers.filter((one) => one.state === 'production' && isWith(one, row));
  // Of an application with more versions the accepted one may be the one that runs.
  const isShown = rows.some((one) => one.state === 'accepted' && isSameName(one.application, row.application));
  const inUse = glg === 'gestart' || running.length > 0;
  const flags: readonly (readonly [boolean, Text])[] = [
    [
      isPast(glg) && running.length === 0,
      {
        nl: `de livegang (${goLiveIn('nl', glg ?? '')}) is voorbij, en er is geen start gemeld`,
        en: `the go-live (${goLiveIn('en', glg ?? '')}) has gone by, and no start was told of`,
      },
    ],
    [
      isPast(acceptance) && state !== 'accepted',
      {
        nl: `de acceptatie (${goLiveIn('nl', acceptance ?? '')}) is voorbij, en er is geen geaccepteerde toets`,
        en: `the acceptance (${goLiveIn('en', acceptance ?? '')}) has gone by, and there is no accepted test`,
      },
    ],
    [
      acceptance === 'gereed' && !isShown,
      {
        nl: 'de acceptatie heet gereed, en geen pakket laat het zien',
        en: 'the acceptance is called ready, and no pack shows it',
      },
    ],
    [
      planned && inUse && !isShown,
      {
        nl: `in gebruik zonder geaccepteerde toets${running.length > 0 ? `: ${running.map(({ name }) => name).join(', ')}` : ''}`,
        en: `in use without an accepted test${running.length > 0 ? `: ${running.map(({ name }) => name).join(', ')}` : ''}`,
      },
    ],
  ];
  const held = flags.flatMap(([holds, text]) => (holds ? [text] : []));
  return held.length > 0 ? [{ who: nameOf(row), text: joined(held) }] : [];
}

/** Whether a provider works with the application of this row, of its supplier where the plan names one. */
export const isWith = ({ applications, supplier }: PlannedProvider, row: OverviewRow): boolean =>
  applications.some((name) => isSameName(name, row.application)) &&
  (supplier === undefined || row.supplier === undefined || isSameName(supplier, row.supplier));

function phaseFlags(rows: readonly OverviewRow[], providers: readonly PlannedProvider[]): readonly Remark[] {
  const supplierOf = (one: PlannedProvider): string =>
    one.supplier ?? rows.find((row) => isWith(one, row))?.supplier ?? one.applications.join(' / ');
  const inPhase1 = grouped(
    providers.filter(({ phase }) => phase === '1'),
    supplierOf,
  );
  const onADay = grouped(
    providers.filter(({ phase, glg }) => phase === '2.1' && glg !== undefined && spanOf(glg) !== undefined),
    ({ glg = '' }) => glg,
  );
  const { least, most } = onADayOfPhase21;
  // A provider that runs without any row for its application is told of here: no row can tell it.
  const strangers = providers.filter((one) => one.state === 'production' && !rows.some((row) => isWith(one, row)));
  return [
    ...[...grouped(strangers, supplierOf)].map(([who, those]): Remark => {
      const names = those.map(({ name }) => name).join(', ');
      return {
        who,
        text: {
          nl: `in gebruik zonder geaccepteerde toets: ${names}`,
          en: `in use without an accepted test: ${names}`,
        },
      };
    }),
    ...[...inPhase1]
      .filter(([, those]) => those.length > mostInPhase1)
      .map(([who, those]): Remark => ({
        who,
        text: {
          nl: `${those.length} zorgaanbieders in fase 1, waar ten hoogste ${mostInPhase1} bij horen`,
          en: `${those.length} providers in phase 1, which is for ${mostInPhase1} at most`,
        },
      })),
    ...[...onADay]
      .filter(([, those]) => those.length < least || those.length > most)
      .map(([day, those]): Remark => ({
        who: dayOrWeek(day),
        text: {
          nl: `${those.length} zorgaanbieders in fase 2.1, waar ${least} tot ${most} op een dag bij horen`,
          en: `${those.length} providers in phase 2.1, which is for ${least} to ${most} on a day`,
        },
      })),
  ];
}

const dayOrWeek = (moment: string): string => (moment.includes('W') ? goLiveIn('nl', moment) : dayIn('nl', moment));
