/** The question of who decides on a go-live, and what is answered. */
import type { AttestationRecord } from '../core/run-record.js';
import type { Text } from '../core/text.js';

export interface GoLiveQuestion {
  readonly application: string;
  readonly version: string;
  readonly functionality: string;
  /** Whether public keys were given that packs may be sealed with. */
  readonly hasKeys: boolean;
  /** Whose application; needed where two suppliers have one of that name. */
  readonly supplier?: string;
  /** Older than so many days, a run says no more. */
  readonly maxAge: number;
  /** The moment for which it is asked, and the day that it then is in the Netherlands. */
  readonly now: Date;
  readonly today: string;
  /** The URA of the provider that is to go live with it; absent: the question is about the application by itself. */
  readonly provider?: string;
  /** In what role somebody must have seen what only a person can see. */
  readonly witness?: string;
  /** Whether an attestation is signed with a key that was given for its role; otherwise it is read as the supplier's. */
  readonly isSigned: (one: AttestationRecord) => boolean;
}

export interface GoLiveAnswer {
  readonly answer: 'yes' | 'no' | 'not-judged';
  /** The answer and its reason, in one sentence. */
  readonly sentence: Text;
  /** What belongs beside it. */
  readonly beside: readonly Text[];
}
