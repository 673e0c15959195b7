/** What a doubt is about. */
export type DoubtKind =
  | 'packing' // the zip is not as seal makes it
  | 'digest' // a file is not the one that was sealed
  | 'form' // a file is not what its name says
  | 'journal' // the chain, or what it says of the run
  | 'signature' // who sealed it, and whether that holds
  | 'statement' // what was signed says something else than the pack
  | 'timestamp' // the time stamp beside it is about something else
  | 'challenge' // the run answers another request, or none
  | 'setting' // the circumstances in the transcripts are not those of the run
  | 'completeness' // something was left out, or added
  | 'verdict'; // judged again, the result is another

/** One reason not to believe a pack: a sentence that names the place. */
export interface Doubt {
  readonly kind: DoubtKind;
  readonly text: string;
}

export const doubt = (kind: DoubtKind, text: string): Doubt => ({ kind, text });
