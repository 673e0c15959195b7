import type { StatementRecord } from './run-record.js';
import { isAction, isDelivery, isExchange } from './transcript.js';
import type { Action, Entry } from './transcript.js';

/** What a person stated in a transcript, each beside what the wire showed from that step to the next. */
export function statementsOf(entries: readonly Entry[]): readonly StatementRecord[] {
  const steps = entries.filter(isAction);
  return steps.flatMap((step, i) => {
    const { statement, result, name } = step;
    if (!statement || result.status === 'broken' || result.status === 'overdue') return [];
    const until = steps[i + 1]?.begun ?? Infinity;
    const wire = entries.filter((entry) => entry.begun > step.begun && entry.begun < until).flatMap(lineOf);
    const said = saidIn(result);
    return { ...statement, action: name, result: result.status, ...(said !== undefined && { said }), wire };
  });
}

function saidIn(result: Action['result']): unknown {
  if (result.status === 'done') return result.output;
  return result.status === 'refused' ? result.reason : undefined;
}

function lineOf(entry: Entry): readonly string[] {
  if (isExchange(entry)) {
    const { id, by, koppelvlak, response, ending } = entry;
    const what = koppelvlak ?? (by === 'mitz' ? 'notification' : 'unknown interface');
    return [`exchange ${id}: ${what}, ${response ? response.status : ending}`];
  }
  if (isDelivery(entry))
    return [
      entry.dataCategory === ''
        ? `delivery in another form: ${entry.request?.method ?? ''} of ${entry.request?.bodyBytes ?? 0} bytes`
        : `delivery: ${entry.dataCategory} of ${entry.bsn}`,
    ];
  return entry.kind === 'refused-connection' ? [`refused connection: ${entry.reason}`] : [];
}
