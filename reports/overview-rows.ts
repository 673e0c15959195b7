import { grouped } from '../core/grouped.js';
import type { ConditionVerdict, Planning, RunRecord } from '../core/run-record.js';
import { isSameName, orderOf, plain } from './overview-moments.js';
import { byNewest, isWhole, openConditions } from './submission.js';
import type {
  MigrationTest,
  PlannedApplication,
  PlannedProvider,
  PlanningFile,
  Seal,
  Submission,
} from './submission.js';

/**
 * How far an application is. `accepted` only by a whole run in a pack that holds, is sealed with a key that was given, and is
 * accepted under the values of the set or of the one that was asked for; `stated`: the run says accepted, and that is all; `part`: a run that cannot qualify; `none`: planned,
 * and nothing was handed in.
 */
export type RowState = 'accepted' | 'stated' | 'not-accepted' | 'not-judged' | 'part' | 'doubted' | 'unread' | 'none';

/** Whether an application may go live: `unknown` where nothing was handed in that could tell. */
export type MayGoLive = 'yes' | 'no' | 'unknown';

/** One application in one version. What is not known is absent. */
export interface OverviewRow extends Planning {
  readonly mayGoLive: MayGoLive;
  /** It stands in the planning file. */
  readonly planned: boolean;
  readonly acceptance?: string;
  readonly onderVoorbehoud?: boolean;
  readonly supplier?: string;
  readonly application?: string;
  readonly version?: string;
  readonly functionalities: readonly string[];
  readonly state: RowState;
  readonly open: readonly { readonly id: string; readonly verdict: ConditionVerdict }[];
  readonly migration?: MigrationTest;
  /** When the run ended. */
  readonly lastRun?: string;
  /** Other runs of the same application and version that were handed in and are not shown. */
  readonly earlier: number;
  /** Absent where nothing was handed in. */
  readonly seal?: Seal;
  readonly keyId?: string;
  readonly challenge?: string;
  /** Set and overlays under which was judged. */
  readonly specification?: string;
  /** What stands in the name of Mitz without its signature: volgens de leverancier. */
  readonly unsignedByMitz?: readonly string[];
  readonly place?: string;
  readonly problems: readonly string[];
}

/** What `overview --json` prints. Fields may be added. */
export interface Overview {
  readonly schema: 'mitz-keur/overview/1';
  /** When it was made. */
  readonly made: string;
  readonly rows: readonly OverviewRow[];
  readonly providers: readonly PlannedProvider[];
  /** Migration tests of which it cannot be said whose they are. */
  readonly looseMigrations: readonly MigrationTest[];
}

type Ran = Submission & { readonly record: RunRecord };

/**
 * The board. Of one application and version the newest run stands for it, and a whole run before one of part. What does
 * not hold or cannot be read has a row of its own: it takes no other's place.
 */
export function overviewOf(submissions: readonly Submission[], planning: PlanningFile, made: Date): Overview {
  const ran = submissions.filter((one): one is Ran => one.record !== undefined && one.seal !== 'doubted');
  const apart = submissions.filter(({ seal }) => seal === 'doubted' || seal === 'unread');
  const placeOf = migrationPlaces(submissions, ran, planning.providers);
  const rows = [...grouped(ran, productOf).values()]
    .map((runs) => [...runs].sort(wholeFirst))
    .flatMap(([shown, ...others]) =>
      shown ? [{ ...rowOf(shown, planning), ...migrationFor(shown, placeOf), earlier: others.length }] : [],
    );
  const all = [...rows, ...apart.map((one) => rowOf(one, planning))];
  return {
    schema: 'mitz-keur/overview/1',
    made: made.toISOString(),
    rows: [...all, ...awaited(planning, all)].sort(bySupplier),
    providers: planning.providers,
    looseMigrations: submissions.flatMap(({ migration }) => (migration && !placeOf.has(migration) ? migration : [])),
  };
}

const wholeFirst = (one: Ran, other: Ran): number =>
  Number(isWhole(other.record)) - Number(isWhole(one.record)) ||
  byNewest(one, other) ||
  bySeal.indexOf(one.seal) - bySeal.indexOf(other.seal);

/** Where one run was handed in twice. */
const bySeal: readonly Seal[] = ['known-key', 'unknown-key', 'unsealed'];

const productOf = ({ record: { target } }: Ran): string =>
  JSON.stringify([target.supplier, target.application.name, target.application.version].map(plain));

function rowOf(submission: Submission, planning: PlanningFile): OverviewRow {
  const { place, seal, record, keyId, challenge, problems } = submission;
  const named = { ...(keyId !== undefined && { keyId }), ...(challenge !== undefined && { challenge }) };
  const seen = { place, seal, ...named, problems, earlier: 0 };
  const state = stateOf(submission);
  const answer = { state, mayGoLive: mayGoLiveBy[state] };
  if (!record) return { ...seen, ...answer, planned: false, functionalities: [], open: [] };
  const { supplier, application, functionalities } = record.target;
  const planned = plannedFor(planning, record.target);
  return {
    ...record.planning,
    ...(planned && planOf(planned)),
    planned: planned !== undefined,
    supplier,
    application: application.name,
    version: application.version,
    functionalities,
    ...answer,
    open: openConditions(record).map(({ id, verdict }) => ({ id, verdict })),
    unsignedByMitz: (submission.ofMitz ?? []).filter(({ signed }) => !signed).map(({ of }) => of),
    lastRun: record.finished,
    specification: [record.specification.set, ...record.specification.overlays].join(' + '),
    ...seen,
  };
}

function stateOf({ seal, record, other, otherValues }: Submission): RowState {
  if (seal === 'doubted') return 'doubted';
  if (!record || seal === 'unread') return 'unread';
  if (!isWhole(record)) return 'part';
  if (record.application !== 'accepted') return record.application;
  if (other && other.application !== 'accepted') return other.application;
  const isOfTheSet = other !== undefined || otherValues.length === 0;
  return seal === 'known-key' && isOfTheSet ? 'accepted' : 'stated';
}

const mayGoLiveBy: Readonly<Record<RowState, MayGoLive>> = {
  accepted: 'yes',
  'not-accepted': 'no',
  doubted: 'no',
  stated: 'unknown',
  'not-judged': 'unknown',
  part: 'unknown',
  unread: 'unknown',
  none: 'unknown',
};

/** The entry of this version before one of all versions. */
function plannedFor(
  { applications }: PlanningFile,
  { supplier, application: { name, version } }: RunRecord['target'],
): PlannedApplication | undefined {
  const entries = applications.filter((one) => isPlanOf(one, name, supplier));
  return entries.find((one) => one.version === version) ?? entries.find((one) => one.version === undefined);
}

/** Two suppliers may have an application of one name. */
const isPlanOf = (planned: PlannedApplication, name: string | undefined, supplier: string | undefined): boolean =>
  isSameName(planned.name, name) && (planned.supplier === undefined || supplier === undefined || isSameName(planned.supplier, supplier)); // prettier-ignore

/** The plan of an application without its names. */
const planOf = ({
  name: _,
  version: __,
  supplier: ___,
  ...plan
}: PlannedApplication): Omit<PlannedApplication, 'name'> => plan;

/** What is planned, and of which nothing was handed in. */
const awaited = ({ applications }: PlanningFile, rows: readonly OverviewRow[]): readonly OverviewRow[] =>
  applications
    .filter(
      (one) =>
        !rows.some(
          (row) => isPlanOf(one, row.application, row.supplier) && [undefined, row.version].includes(one.version),
        ),
    )
    .map((one) => ({
      ...planOf(one),
      ...(one.supplier !== undefined && { supplier: one.supplier }),
      application: one.name,
      ...(one.version !== undefined && { version: one.version }),
      functionalities: [],
      state: 'none',
      mayGoLive: 'unknown',
      planned: true,
      open: [],
      earlier: 0,
      problems: [],
    }));

/**
 * Whose each migration test is: of the run in the same directory; else of the one application whose provider is a holder
 * in it, by the run or by the planning file. Where more than one could be meant, it is nobody's.
 */
function migrationPlaces(
  submissions: readonly Submission[],
  ran: readonly Ran[],
  providers: readonly PlannedProvider[],
): ReadonlyMap<MigrationTest, string> {
  const products = grouped(ran, productOf);
  const places = new Map<MigrationTest, string>();
  for (const { migration, record, seal, place } of submissions) {
    if (!migration) continue;
    const own =
      record && seal !== 'doubted' ? [...products].filter(([, runs]) => runs.some((run) => run.place === place)) : [];
    const meant = own.length > 0 ? own : [...products].filter(([, runs]) => runs.some(({ record: { target } }) => holds(migration, target, providers))); // prettier-ignore
    const [product] = meant;
    if (product && meant.length === 1) places.set(migration, product[0]);
  }
  return places;
}

const holds = (
  { uras }: MigrationTest,
  { provider, application }: RunRecord['target'],
  providers: readonly PlannedProvider[],
): boolean =>
  uras.includes(provider['ura'] ?? '') ||
  providers.some(
    (one) => uras.includes(one.ura ?? '') && one.applications.some((name) => isSameName(name, application.name)),
  );

/** The worst of what was tested stands for it. */
function migrationFor(run: Ran, places: ReadonlyMap<MigrationTest, string>): Pick<OverviewRow, 'migration'> {
  const badFirst = ['not-accepted', 'not-judged', 'accepted'];
  const [migration] = [...places]
    .filter(([, product]) => product === productOf(run))
    .map(([test]) => test)
    .sort((one, other) => badFirst.indexOf(one.verdict) - badFirst.indexOf(other.verdict));
  return migration ? { migration } : {};
}

/** By supplier; of each the soonest go-live first, then by name; what is not planned comes last. */
const bySupplier = (one: OverviewRow, other: OverviewRow): number =>
  (one.supplier ?? '\uffff').localeCompare(other.supplier ?? '\uffff', 'nl', { numeric: true }) ||
  orderOf(one.glg).localeCompare(orderOf(other.glg)) ||
  wholeName(one).localeCompare(wholeName(other), 'nl', { numeric: true });

const wholeName = ({ application = '', version = '', supplier = '', place = '' }: OverviewRow): string =>
  [application, version, supplier, place].join('\n');
