import { readFile } from 'node:fs/promises';
import { messageOf, UsageError } from '../../core/errors.js';
import { overlaid, specificationSets } from '../../mitz/specification/index.js';
import type { MitzSpecification } from '../../mitz/specification/index.js';

/** The specification set of a run, with the names that the run record carries. */
export interface ChosenSpecification {
  readonly values: MitzSpecification;
  readonly set: string;
  readonly overlays: readonly string[];
}

/**
 * The set with this name, or the default set overlaid by a file.
 * @throws UsageError for a name that is neither
 */
export async function chooseSpecification(set: string, setOrFile: string | undefined): Promise<ChosenSpecification> {
  const base = specificationSets[setOrFile !== undefined && setOrFile in specificationSets ? setOrFile : set];
  if (!base)
    throw new UsageError(`no specification set '${set}'; there is ${Object.keys(specificationSets).join(', ')}`);
  if (setOrFile === undefined || setOrFile in specificationSets)
    return { values: base, set: setOrFile ?? set, overlays: [] };
  const yaml = await readFile(setOrFile, 'utf8').catch((thrown: unknown) => {
    throw new UsageError(
      `'${setOrFile}' is no specification set and cannot be read as an overlay file: ${messageOf(thrown)}`,
    );
  });
  return { values: overlaid(base, yaml, setOrFile), set, overlays: [setOrFile] };
}
