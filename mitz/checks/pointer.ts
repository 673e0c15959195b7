/** Checks about addresses that a message of Mitz points at, where a connector has no business. */
import { demand, judgeEach, notShown } from '../../core/outcome.js';
import { header, isAction, isExchange, isRefusedConnection } from '../../core/transcript.js';
import type { Exchange } from '../../core/transcript.js';
import type { MitzEvidence } from '../context.js';
import { everyCall, mentions } from '../evidence.js';
import { place } from '../rules.js';
import type { MitzCheck } from '../scenario.js';

/** A message that points at an address, and the places in the order of all between which the target was reading it. */
interface Pointing {
  readonly path: string;
  readonly from: number;
  readonly until: number;
}

const pathOf = (address: string): string => new URL(address, 'https://mitz').pathname;

/** The redirects with which Mitz answered. */
const redirects = (evidence: MitzEvidence): readonly Pointing[] =>
  everyCall(evidence).flatMap(({ response, begun }) => {
    const to = response && response.status >= 300 && response.status < 400 ? header(response, 'location') : undefined;
    return to === undefined ? [] : [{ path: pathOf(to), from: begun, until: Infinity }];
  });

/** The external entities in what the target got to read: an answer, until its action ends, or a notification that it answered. */
function externalEntities(evidence: MitzEvidence): readonly Pointing[] {
  const acting = evidence.entries.filter(isAction);
  return evidence.entries.filter(isExchange).flatMap(({ by, request, response, begun, ended }) => {
    const read = by === 'target' ? response?.body : response ? request.body : undefined;
    const address = /<!ENTITY\s+\w+\s+SYSTEM\s+"([^"]*)"/.exec(read ?? '')?.[1];
    if (address === undefined) return [];
    const action = by === 'target' && acting.find((one) => one.begun < begun && begun < (one.ended ?? Infinity));
    return [{ path: pathOf(address), from: begun, until: (action ? action.ended : ended) ?? Infinity }];
  });
}

/** The calls to where a message pointed, after it. @throws NotShown where no message pointed anywhere */
function callsThere(evidence: MitzEvidence, pointing: readonly Pointing[]): readonly Exchange[] {
  if (pointing.length === 0) notShown('no message pointed at another address');
  const calls = evidence.entries.filter(isExchange).filter(({ by }) => by === 'target');
  return calls.filter(({ request, begun }) =>
    pointing.some(({ path, from }) => from < begun && pathOf(request.path) === path),
  );
}

/** The BSN did not go where a redirect of Mitz points. */
export function bsnDoesNotFollow<Name extends string>(
  name: Name,
  trippedBy: MitzCheck['trippedBy'],
): MitzCheck<Readonly<Record<Name, { readonly bsn: string }>>> {
  return {
    title: { nl: 'Het BSN is niet doorgestuurd', en: 'The BSN was not sent on' },
    level: 'MUST',
    trippedBy,
    judge: (evidence) => {
      const { bsn } = evidence.cast[name];
      judgeEach(callsThere(evidence, redirects(evidence)), (call) => {
        demand(!mentions(call, bsn), {
          message: 'the connector followed a redirect and sent the BSN to another address',
          expected: 'no message with the BSN to where a redirect points',
          received: `${call.request.method} ${call.request.path}`,
          where: place(call),
        });
      });
    },
  };
}

/** What an external entity points at, in an answer of Mitz or in a notification, was not fetched. */
export const nothingFetched = (trippedBy: MitzCheck['trippedBy']): MitzCheck => ({
  title: { nl: 'De externe entiteit is niet opgehaald', en: 'The external entity was not fetched' },
  level: 'MUST',
  trippedBy,
  judge: (evidence) => {
    const pointing = externalEntities(evidence);
    judgeEach(callsThere(evidence, pointing), (call) => {
      demand(false, {
        message: 'the target fetched an external entity that a message of Mitz names',
        expected: 'no call to its address',
        received: `${call.request.method} ${call.request.path}`,
        where: place(call),
      });
    });
    // A parser that fetches does so by itself, without the connector's certificate: it comes no further than the handshake.
    const connections = evidence.entries
      .filter(isRefusedConnection)
      .filter(({ begun }) => pointing.some(({ from, until }) => from < begun && begun < until));
    judgeEach(connections, ({ reason, at }) => {
      demand(false, {
        message:
          'a connection was tried right after a message with an external entity, as a parser does that fetches it',
        expected: 'no connection but to ask Mitz',
        received: reason,
        where: `connection at ${at}`,
      });
    });
  },
});
