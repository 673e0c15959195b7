/** Checks about addresses that an answer points at, where a connector has no business. */
import { demand, judgeEach, notShown } from '../../core/outcome.js';
import { header, isRefusedConnection } from '../../core/transcript.js';
import type { Exchange, RefusedConnection } from '../../core/transcript.js';
import type { MitzEvidence } from '../context.js';
import { actions, everyCall, mentions } from '../evidence.js';
import { callsTo, place } from '../rules.js';
import type { MitzCheck } from '../scenario.js';

/** Where the answer to a call points; undefined where it points nowhere. */
type Pointer = (answer: NonNullable<Exchange['response']>) => string | undefined;

const redirection: Pointer = (answer) =>
  answer.status >= 300 && answer.status < 400 ? header(answer, 'location') : undefined;

const externalEntity: Pointer = ({ body }) => /<!ENTITY\s+\w+\s+SYSTEM\s+"([^"]*)"/.exec(body)?.[1];

/** The calls to where an answer pointed, after it. @throws NotShown where no answer pointed anywhere */
function callsThere(evidence: MitzEvidence, pointer: Pointer): readonly Exchange[] {
  const pointing = callsTo(evidence, 'geslotenAutorisatievraag').flatMap((call) => {
    const address = call.response && pointer(call.response);
    return address === null || address === undefined ? [] : [{ call, path: pathOf(address) }];
  });
  if (pointing.length === 0) notShown('no answer pointed at another address');
  return everyCall(evidence).filter(({ request, begun }) =>
    pointing.some(({ call, path }) => call.begun < begun && pathOf(request.path) === path),
  );
}

const pathOf = (address: string): string => new URL(address, 'https://mitz').pathname;

/**
 * A parser that fetches does so by itself, without the connector's certificate: it comes no further than the handshake.
 * These are such connections between an answer that points somewhere and the end of the data request.
 */
function connectionsMeanwhile(evidence: MitzEvidence): readonly RefusedConnection[] {
  const requests = actions(evidence, 'answer-data-request').map(({ entry }) => entry);
  const pointing = callsTo(evidence, 'geslotenAutorisatievraag').filter(
    ({ response }) => response && externalEntity(response) !== undefined,
  );
  return evidence.entries.filter(isRefusedConnection).filter(({ begun }) =>
    pointing.some((call) => {
      const request = requests.find((one) => one.begun < call.begun && call.begun < (one.ended ?? Infinity));
      return request !== undefined && call.begun < begun && begun < (request.ended ?? Infinity);
    }),
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
      judgeEach(callsThere(evidence, redirection), (call) => {
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

/** What an external entity in an answer points at was not fetched. */
export const nothingFetched = (trippedBy: MitzCheck['trippedBy']): MitzCheck => ({
  title: {
    nl: 'Er is niets opgehaald waar het antwoord naar wijst',
    en: 'Nothing was fetched that the answer points at',
  },
  level: 'MUST',
  trippedBy,
  judge: (evidence) => {
    const fetched = callsThere(evidence, externalEntity);
    judgeEach(fetched, (call) => {
      demand(false, {
        message: 'an external entity in an answer was fetched',
        expected: 'no call',
        received: `${call.request.method} ${call.request.path}`,
        where: place(call),
      });
    });
    judgeEach(connectionsMeanwhile(evidence), ({ reason, at }) => {
      demand(false, {
        message:
          'a connection was tried right after an answer with an external entity, as a parser does that fetches it',
        expected: 'no connection but to ask Mitz',
        received: reason,
        where: `connection at ${at}`,
      });
    });
  },
});
