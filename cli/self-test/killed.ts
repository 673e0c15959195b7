import type { FaultResult } from './kill-matrix.js';

/** Whether a fault trips all that it should and nothing else. */
export const isKilled = ({ tripped, survived, stray, errors }: FaultResult): boolean =>
  tripped.length > 0 && survived.length === 0 && stray.length === 0 && errors.length === 0;
