/** The files of a run directory or of a pack, by their path in it with forward slashes. */
export type Files = ReadonlyMap<string, Buffer>;

/** The run record. */
export const recordFile = 'run.json';
/** All values of the specification that held in a run, overlays included. */
export const specificationFile = 'specification.json';

/** What stood in the run directory and is not in the pack; with its digest where it may be asked for later. */
export interface LeftOut {
  readonly path: string;
  readonly why: string;
  readonly sha256?: string;
}
