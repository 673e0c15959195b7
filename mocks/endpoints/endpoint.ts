import type { MitzState } from '../state.js';

/** A message as it reached Mitz. */
export interface Received {
  readonly method: string;
  /** Below the base path, without the query. */
  readonly path: string;
  readonly contentType: string | undefined;
  readonly body: string;
  /** Where the mock itself is reached, ending in its base path: for what points back at it. */
  readonly baseUrl: string;
  /** Where a browser is sent for MijnMitz, ending in a slash; absent: beside Mitz. */
  readonly mijnMitzUrl?: string;
}

/** What Mitz answers. `fault` says, for the record, what the caller did wrong; `broken` what went wrong in the mock itself. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly fault?: string;
  readonly broken?: string;
}

/** One koppelvlak of Mitz: a message and what Mitz holds go in, a reply comes out. Carried by node:https or by msw. */
export type Endpoint = (message: Received, mitz: MitzState) => Reply;
