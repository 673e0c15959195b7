import { notShown } from '../core/outcome.js';
import type { Exchange } from '../core/transcript.js';

/** @throws NotShown where a message was not read, or not kept whole: nothing it says can be held against anybody */
export function mustBeRead({ id, request: { unread } }: Exchange): void {
  if (unread !== undefined)
    notShown(`exchange ${id} was not read (${unread}), so nothing is known of all that it says`);
}
