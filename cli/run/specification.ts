import { readFile } from 'node:fs/promises';
import { messageOf, UsageError } from '../../core/errors.js';
import { inconsistenciesIn } from '../../mitz/specification/consistency.js';
import { specificationSets } from '../../mitz/specification/index.js';
import type { MitzSpecification } from '../../mitz/specification/index.js';
import { overlaid, readOverlay } from '../../mitz/specification/overlay.js';

/** The specification set of a run, with the names that the run record carries. */
export interface ChosenSpecification {
  readonly values: MitzSpecification;
  readonly set: string;
  readonly overlays: readonly string[];
}

/**
 * The set with this name, or the default set overlaid by a file.
 * @throws UsageError for a name that is neither, or an overlay that cannot be used
 */
export async function chooseSpecification(set: string, setOrFile: string | undefined): Promise<ChosenSpecification> {
  const base = shippedSet(setOrFile !== undefined && Object.hasOwn(specificationSets, setOrFile) ? setOrFile : set);
  if (setOrFile === undefined || Object.hasOwn(specificationSets, setOrFile))
    return { values: base, set: setOrFile ?? set, overlays: [] };
  const yaml = await overlayText(setOrFile);
  const values = overlaid(base, yaml, setOrFile);
  const [wrong] = inconsistenciesIn(values);
  if (wrong)
    throw new UsageError(
      `${readOverlay(base, yaml, setOrFile).placeOf(wrong.key)}: ${wrong.text} (all that is wrong: mitz-keur spec check ${setOrFile})`,
    );
  return { values, set, overlays: [setOrFile] };
}

/** @throws UsageError for a set that does not ship with this program */
export function shippedSet(name: string): MitzSpecification {
  const found = Object.hasOwn(specificationSets, name) ? specificationSets[name] : undefined;
  if (found) return found;
  throw new UsageError(`no specification set '${name}'; there is ${Object.keys(specificationSets).join(', ')}`);
}

/** The text of an overlay file. @throws UsageError where it cannot be read */
export const overlayText = (file: string): Promise<string> =>
  readFile(file, 'utf8').catch((thrown: unknown) => {
    throw new UsageError(
      `'${file}' is no specification set and cannot be read as an overlay file: ${messageOf(thrown)}`,
    );
  });
