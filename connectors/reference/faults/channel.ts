import { randomUUID } from 'node:crypto';
import { Agent } from 'node:https';

import { trustOf } from '../trust.js';
import { visit } from './closed-answer.js';
import { fault, type BehaviourFault, type MessageFault } from './fault.js';
import { FaultMissed } from './missed.js';
import { pretendedAnswer } from './pretended-answers.js';

const REQUEST_ID = 'X-Request-Id';

/** Faults in the headers and the address of any message. */
export const CHANNEL_FAULTS = {
  'sends-no-request-id': {
    description: 'Sends its messages without X-Request-Id.',
    headers: (headers) => {
      if (headers[REQUEST_ID] === undefined) throw new FaultMissed('the message has no X-Request-Id');
      return Object.fromEntries(Object.entries(headers).filter(([name]) => name !== REQUEST_ID));
    },
  },
  'request-id-differs-from-message-id': {
    description: 'Sends an X-Request-Id that is not the one of the MessageID.',
    headers: (headers) => ({ ...headers, [REQUEST_ID]: randomUUID() }),
  },
  'puts-bsn-in-the-query-string': {
    description: 'Repeats the BSN in the address of its messages.',
    url: (url, { bsn }) => `${url}?bsn=${bsn}`,
  },
  'puts-bsn-in-a-header': {
    description: 'Repeats the BSN in a header of its messages.',
    headers: (headers, { bsn }) => ({ ...headers, 'X-Patient': bsn }),
  },
} as const satisfies Record<string, MessageFault>;

/** Faults in the calls to Mitz, whatever is sent. */
export const CALL_FAULTS = {
  'calls-mitz-without-a-certificate-first': fault(
    'Tries every call without a client certificate before it makes it with one.',
    (connector) => ({
      client: {
        exchange:
          (sound) =>
          async (message, headers, ...rest) => {
            const { cert: _, key: __, ...anonymous } = trustOf(connector.environment());
            await sound(message, headers, new Agent(anonymous));
            return sound(message, headers, ...rest);
          },
      },
    }),
  ),
  'calls-an-unknown-interface': fault(
    'Asks, before every message, for a status at an address that is no interface of Mitz.',
    (connector) => ({
      client: {
        exchange:
          (sound) =>
          async (...given) => {
            await visit(connector, connector.mitz().endpoint('status'), 'itself');
            return sound(...given);
          },
      },
    }),
  ),
  'reuses-one-request-id': fault('Gives every message the same X-Request-Id and MessageID.', {
    client: {
      newRequestId: () => {
        const only = randomUUID();
        return () => only;
      },
    },
  }),
  'never-calls-mitz': fault('Never calls Mitz, and pretends that registrations, migrations and recordings succeeded.', {
    client: { exchange: () => (message) => Promise.resolve(pretendedAnswer(message)) },
  }),
} as const satisfies Record<string, BehaviourFault>;
