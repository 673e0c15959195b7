/** Forty synthetic suppliers as they could stand on a board: every state, names as people write them, and hostile ones. */
import type { ConditionResult, ConditionVerdict, Planning, RunRecord } from '../core/run-record.js';
import { fixture, hostile } from './fixture.js';
import type { PlanningFile, Submission } from './submission.js';

export const keyId = 'a1b2c3d4'.repeat(8);

const regions = ['Noord-Nederland', 'Rijnmond', 'Zuid-Limburg', 'Amsterdam-Amstelland', 'Twente & Achterhoek'];
const places = ['Groningen', 'Rotterdam', 'Maastricht', '’s-Hertogenbosch', 'Enschede'];
const phases = ['1', '2.1', '2.2', '3'] as const;
const claims = ['lokalisatie', 'gesloten', 'open', 'migratie', 'dossierhoudersknop', 'raadplegersknop'];

/** One of five, in turn. */
const turn = <T>(of: readonly T[], n: number): T => of[n % of.length] as T;

export const nameOf = (n: number): string =>
  n === 7
    ? `=HYPERLINK("https://x.example") ${hostile}`
    : `${turn(['Huisarts', 'Apotheek', 'Spoed', 'GGZ', 'Lab'], n)}systeem ${n}`;

const withVerdict = (one: ConditionResult, verdict: ConditionVerdict): ConditionResult => ({
  ...one,
  verdict,
  lines: one.lines.map((line) => ({ ...line, verdict })),
});

/** A whole accepted run, given otherwise where asked. */
export function recordOf(n: number, given: Partial<RunRecord> = {}, version = '4.2.0'): RunRecord {
  const verdicts: readonly ConditionVerdict[] = given.verdict === 'not-accepted' ? ['not-met', 'met', 'not-shown'] : ['met', 'declared']; // prettier-ignore
  return {
    ...fixture,
    target: {
      ...fixture.target,
      supplier: `Leverancier ${n} B.V.`,
      application: { name: nameOf(n), version },
      provider: { ura: String(90_000_000 + n) },
      functionalities: claims.slice(0, 2 + (n % 5)),
    },
    finished: new Date(Date.UTC(2026, 9, 1 + n, 9)).toISOString(),
    verdict: 'accepted',
    conditions: fixture.conditions.slice(0, verdicts.length).map((one, i) => withVerdict(one, verdicts[i] ?? 'met')),
    application: given.verdict ?? 'accepted',
    ...given,
  };
}

/** A pack that holds, sealed with a key that was given. */
export const sealedOf = (record: RunRecord, given: Partial<Submission> = {}): Submission => ({
  place: `inzendingen/${record.target.application.name}-${record.finished}.zip`,
  seal: 'known-key',
  record,
  keyId,
  challenge: 'c-1',
  problems: [],
  otherValues: [],
  ...given,
});

function handedIn(n: number): readonly Submission[] {
  const record = recordOf(n, n % 4 === 1 ? { verdict: 'not-accepted' } : {});
  const pack = sealedOf(record);
  if (n === 3) return [{ ...pack, seal: 'doubted', problems: ["'run.json' is not the file that was sealed", hostile] }];
  if (n === 4)
    return [{ place: 'inzendingen/kapot.zip', seal: 'unread', problems: [`it is no zip ${hostile}`], otherValues: [] }];
  if (n % 10 === 5) return [{ place: `runs/${n}`, seal: 'unsealed', record, problems: [], otherValues: [] }];
  if (n % 10 === 6) return [{ ...pack, seal: 'unknown-key' }];
  if (n % 10 === 8) return [sealedOf(recordOf(n, { scope: 'partial' }))];
  if (n % 10 === 9) return [pack, sealedOf(recordOf(n, { finished: '2026-09-01T09:00:00.000Z' }))];
  const migration = {
    place: `migratie/${n}`,
    verdict: turn(['accepted', 'not-accepted', 'not-judged'] as const, n),
    uras: [],
  };
  return [{ ...pack, ...(n % 3 === 0 && { migration }) }];
}

export const forty: readonly Submission[] = Array.from({ length: 40 }, (_, n) => handedIn(n)).flat();

const planned = (n: number): Planning => ({
  glg: n % 6 === 0 ? '2026-12-14' : `2026-W${48 + (n % 5)}`,
  region: turn(regions, n),
  phase: turn(phases, n),
});

export const planning: PlanningFile = {
  applications: [
    ...Array.from({ length: 34 }, (_, n) => ({ name: nameOf(n), ...planned(n) })),
    { name: 'Nog niet ingeleverd HIS', version: '1.0', supplier: 'Later B.V.', ...planned(2) },
  ],
  providers: Array.from({ length: 60 }, (_, n) => ({
    name: n === 5 ? hostile : `Praktijk ${turn(['De Linde', 'Noorderpoort', 'Het Hart', 'Maaszicht'], n)} ${n}`,
    places: [turn(places, n)],
    applications: [nameOf(n % 12)],
    state: n % 3 === 0 ? 'production' : 'preparation',
    ura: String(90_000_000 + n),
    ...(n % 3 !== 0 && { glg: planned(n).glg ?? '' }),
  })),
};
