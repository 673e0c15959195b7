/** The tables of the bench of bulk checking, and which of the demands on it hold. */
import { mean } from './migration-runs.js';

/** One program, once. */
export interface Measured {
  /**
   * `limit`: reading and JSON.parse alone; `rules`: messages without a register; `whole`: with it; `parts`: the same holders in
   * two checks side by side, each on a core of its own; or the name of a peer.
   */
  readonly what: string;
  readonly size: string;
  readonly format: 'json' | 'xml';
  readonly cores: number;
  /** Messages per second. */
  readonly rate: number;
  /** Messages per second of processor time; of parts, by the one that needed most. */
  readonly cpuRate: number;
  /** In seconds; undefined for a part of a program. */
  readonly seconds: number | undefined;
  /** In MB; undefined for a part of a program. */
  readonly peak: number | undefined;
}

type Which = Partial<Pick<Measured, 'what' | 'size' | 'format' | 'cores'>>;
type Rate = 'rate' | 'cpuRate';

const select = (all: readonly Measured[], which: Which): readonly Measured[] =>
  all.filter((one) => Object.entries(which).every(([key, value]) => one[key as keyof Which] === value));

const meanOf = (all: readonly Measured[], which: Which, key: Rate | 'seconds' | 'peak'): number =>
  mean(select(all, which).map((one) => one[key] ?? NaN));

const spread = (values: readonly number[]): string =>
  `${Math.round(mean(values))} (${Math.round(Math.min(...values))} to ${Math.round(Math.max(...values))})`;

const words: Readonly<Record<string, string>> = {
  limit: 'reading and `JSON.parse` alone',
  rules: 'rules about messages and batch',
  whole: 'the whole, with counts and mirror test',
  parts: 'the same in two parts, by holder',
};

const table = (header: readonly string[], rows: readonly (readonly string[])[]): string =>
  [header, header.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

/** Ours and the limit: a row for each size, format and number of cores. */
export function rateTable(all: readonly Measured[]): string {
  const rows = distinct(all.filter(({ what }) => words[what] !== undefined)).map((which) => {
    const limit = { ...which, what: 'limit' };
    const share = (key: Rate): string =>
      which.format === 'json' ? (meanOf(all, which, key) / meanOf(all, limit, key)).toFixed(2) : '';
    return [
      ...[which.size, which.format, String(which.cores), words[which.what] ?? ''],
      ...[spread(select(all, which).map(({ rate }) => rate)), share('rate')],
      ...[spread(select(all, which).map(({ cpuRate }) => cpuRate)), share('cpuRate')],
      String(Math.round(meanOf(all, which, 'peak'))),
    ];
  });
  const header = ['messages', 'format', 'cores', 'what', 'messages/s', 'of the limit'];
  return table([...header, 'messages/s of processor time', 'of the limit', 'peak MB'], rows);
}

/** Peers, each beside ours on one core and over as many messages. */
export function peerTable(all: readonly Measured[]): string {
  const rows = distinct(all.filter(({ what }) => words[what] === undefined)).map((which) => {
    const times = (key: Rate): string =>
      `${(meanOf(all, { ...which, what: 'rules' }, key) / meanOf(all, which, key)).toFixed(1)} ×`;
    const rates = select(all, which).map(({ cpuRate }) => cpuRate);
    return [which.what, which.format, spread(rates), times('rate'), times('cpuRate')];
  });
  return table(['on one core', 'format', 'messages/s of processor time', 'ours', 'by processor time'], rows);
}

function distinct(all: readonly Measured[]): readonly Required<Which>[] {
  const of = ({ what, size, format, cores }: Measured): Required<Which> => ({ what, size, format, cores });
  return [...new Map(all.map((one) => [JSON.stringify(of(one)), of(one)])).values()];
}

/** What is demanded of bulk checking, with what was measured and whether it holds: as a table, and how many do not. */
export function demands(all: readonly Measured[]): { readonly table: string; readonly unmet: number } {
  const cores = Math.max(...all.map((one) => one.cores));
  const large = select(all, { size: '1 million' }).length > 0 ? '1 million' : '100 thousand';
  const whole = (size: string, on = cores): Which => ({ what: 'whole', size, format: 'json', cores: on });
  const ratio = (of: Which, to: Which) => (key: Rate | 'seconds' | 'peak') =>
    meanOf(all, of, key) / meanOf(all, to, key);
  const json = (what: string): Which => ({ what, size: large, format: 'json', cores });
  const beside = (peer: string): ReturnType<typeof ratio> => {
    const [found] = select(all, { what: peer });
    return ratio({ what: 'rules', size: found?.size ?? '', format: found?.format ?? 'json', cores: 1 }, { what: peer });
  };
  const rows = [
    byBoth(`rules / limit, ${large}`, ratio(json('rules'), json('limit')), 0.5),
    byBoth(`whole / limit, ${large}`, ratio(json('whole'), json('limit')), 0.33),
    byBoth('rules / Medplum validateResource', beside('Medplum validateResource'), 20),
    byBoth('XML rules / fhir xmlToObj', beside('fhir xmlToObj'), 1.8),
    byBoth('XML rules / fhir validate', beside('fhir validate of XML'), 20),
  ];
  if (cores > 1) {
    const faster = ratio(whole(large), whole(large, 1))('rate');
    rows.push([`whole, ${cores} cores / one`, faster.toFixed(2), '', 'at least 1.5', yes(faster >= 1.5)]);
    rows.push(
      byBoth(
        `two parts, a core each / one check on one, ${large}`,
        ratio({ ...whole(large), what: 'parts' }, whole(large, 1)),
        1.8,
      ),
    );
  }
  const peak = meanOf(all, whole(large), 'peak');
  rows.push([`peak MB, ${large}`, String(Math.round(peak)), '', 'below 700', yes(peak < 700)]);
  if (large === '1 million') {
    const growth = ratio(whole(large), whole('100 thousand'));
    const [memory, time] = [growth('peak'), growth('seconds')];
    rows.push(['peak, 1 million / 100 thousand', memory.toFixed(2), '', 'at most 1.15', yes(memory <= 1.15)]);
    rows.push(['time, 1 million / 100 thousand', time.toFixed(1), '', 'at most 11', yes(time <= 11)]);
  }
  return {
    table: table(['demand', 'by time', 'by processor time', 'demanded', 'holds'], rows),
    unmet: rows.filter((row) => row.at(-1) === 'no').length,
  };
}

const yes = (holds: boolean): string => (holds ? 'yes' : 'no');

/** A demand holds by the time that passed: the processor time beside it tells whether others were using the machine. */
function byBoth(text: string, ratio: (key: Rate) => number, floor: number): string[] {
  const [time, cpu] = [ratio('rate'), ratio('cpuRate')];
  return [text, time.toFixed(2), cpu.toFixed(2), `at least ${floor}`, yes(time >= floor)];
}
