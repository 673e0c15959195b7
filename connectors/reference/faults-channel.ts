import { randomUUID } from 'node:crypto';

import { FaultMissed } from './errors.js';
import type { MessageFault } from './fault.js';

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
