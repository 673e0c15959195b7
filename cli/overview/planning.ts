import { readFile } from 'node:fs/promises';
import { messageOf, UsageError } from '../../core/errors.js';
import type { PlannedApplication, PlannedProvider, PlanningFile } from '../../reports/submission.js';
import { readYaml } from '../run/target.js';

type OneOrMore = string | readonly string[];

/** The file as a coordinator types it: days and weeks as they are written, Dutch and English words. */
interface Typed {
  readonly year?: number;
  readonly applications?: readonly (Omit<PlannedApplication, 'phase'> & { readonly phase?: string | number })[];
  readonly providers?: readonly (Omit<PlannedProvider, 'places' | 'applications' | 'state' | 'phase'> & {
    readonly place: OneOrMore;
    readonly application: OneOrMore;
    readonly state: string;
    readonly phase?: string | number;
  })[];
}

/**
 * The planning file, with each moment as a day or a week of the calendar.
 * @throws UsageError for a file that cannot be read, breaks its schema, or holds a moment that nobody can tell
 */
export async function readPlanning(file: string): Promise<PlanningFile> {
  const text = await readFile(file, 'utf8').catch((thrown: unknown) => {
    throw new UsageError(`the planning file '${file}' cannot be read: ${messageOf(thrown)}`);
  });
  return planningOf(text, file);
}

/** As `readPlanning`, for text that was already read. */
export function planningOf(text: string, file: string): PlanningFile {
  const { year, applications = [], providers = [] } = readYaml(text, file, 'planning', process.env) as Typed;
  const moment = (where: string, typed: string, words: Words): string => {
    const found = momentOf(typed, year, words);
    if (found !== undefined) return found;
    const needsYear = year === undefined && /^week\s*\d{1,2}$/i.test(unmarked(typed));
    const advice = needsYear
      ? "say once at the top of which year the weeks are, for instance 'year: 2024'"
      : `give a day (27/6/2024), a week (week 23), or one of: ${Object.values(words).join(', ')}`;
    throw new UsageError(`${file}: ${where} '${typed}' is no moment; ${advice}`);
  };
  return {
    applications: applications.map(({ acceptance, glg, phase, onderVoorbehoud, ...rest }) => ({
      ...rest,
      ...(acceptance !== undefined && {
        acceptance: moment(`acceptance of ${rest.name}`, acceptance, acceptanceWords),
      }),
      ...(glg !== undefined && { glg: moment(`glg of ${rest.name}`, glg, goLiveWords) }),
      ...((onderVoorbehoud === true || isMarked(glg)) && { onderVoorbehoud: true }),
      ...phaseOf(phase),
    })),
    providers: providers.map(({ place, application, state, glg, phase, ...rest }) => ({
      ...rest,
      places: [place].flat(),
      applications: [application].flat(),
      state: stateOf(state, `${file}: state of ${rest.name}`),
      ...(glg !== undefined && { glg: moment(`glg of ${rest.name}`, glg, goLiveWords) }),
      ...phaseOf(phase),
    })),
  };
}

const phaseOf = (phase: string | number | undefined): { phase?: '1' | '2.1' | '2.2' | '3' } =>
  phase === undefined ? {} : { phase: String(phase) as '1' };

/** Words in the place of a moment, as they are typed, and as they are kept. */
type Words = Readonly<Record<string, string>>;
const acceptanceWords: Words = { gereed: 'gereed', ready: 'gereed', 'n.n.b.': 'n.n.b.', nnb: 'n.n.b.' };
const goLiveWords: Words = { gestart: 'gestart', started: 'gestart', 'n.t.b.': 'n.t.b.', ntb: 'n.t.b.' };

/** In the tables of a region a star behind a day says that it is under reservation. */
const isMarked = (typed: string | undefined): boolean => typed?.trim().endsWith('*') ?? false;
const unmarked = (typed: string): string => typed.replace(/\s*\*\s*$/, '').trim();

/** A day as `2024-06-27`, a week as `2024-W23`, or one of the words; undefined where it is none of these. */
function momentOf(typed: string, year: number | undefined, words: Words): string | undefined {
  const text = unmarked(typed).toLowerCase();
  const word = words[text] ?? words[text.replaceAll('.', '')];
  if (word !== undefined) return word;
  const [, iso = '', day = '', month = '', ofYear = ''] =
    /^(?:(\d{4}-\d{2}-\d{2})|(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}))$/.exec(text) ?? [];
  const whole = iso === '' ? `${ofYear}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : iso;
  const read = new Date(`${whole}T00:00:00Z`);
  if (!Number.isNaN(read.getTime()) && read.toISOString().startsWith(whole)) return whole;
  const [, yearBefore, number, yearBehind] =
    /^(?:(\d{4})-)?w(?:eek)?\s*(\d{1,2})(?:[\s,/-]+(\d{4}))?$/.exec(text) ?? [];
  const weekYear = yearBefore ?? yearBehind ?? (year === undefined ? undefined : String(year));
  if (number === undefined || weekYear === undefined) return undefined;
  return Number(number) >= 1 && Number(number) <= 53 ? `${weekYear}-W${number.padStart(2, '0')}` : undefined;
}

const providerWords: Readonly<Record<string, PlannedProvider['state']>> = {
  'in voorbereiding': 'preparation',
  voorbereiding: 'preparation',
  'in preparation': 'preparation',
  preparation: 'preparation',
  'in productie': 'production',
  productie: 'production',
  'in production': 'production',
  production: 'production',
};

function stateOf(typed: string, where: string): PlannedProvider['state'] {
  const state = providerWords[typed.trim().toLowerCase()];
  if (state === undefined)
    throw new UsageError(`${where} '${typed}' is unknown; give 'in voorbereiding' or 'in productie'`);
  return state;
}
