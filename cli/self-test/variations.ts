import { VARIATION_LIST } from '../../connectors/reference/variations/index.js';
import { UsageError } from '../../core/errors.js';
import { makeIdentities } from '../../mocks/certificates.js';
import type { Suites } from '../../suites/index.js';
import { sounding } from './sound.js';
import type { Sounded } from './sound.js';

/** What became of one legal variation of the reference connector. */
export interface Varied extends Sounded {
  readonly variation: string;
  readonly description: string;
  readonly because: string;
}

export interface VariationOptions {
  readonly suites: Suites;
  /** Absent: all of them. */
  readonly names?: readonly string[];
  /** Absent: all scenarios. */
  readonly ids?: readonly string[];
  readonly onVaried: (varied: Varied) => void;
  readonly stop?: AbortSignal;
}

const variationNames: readonly string[] = VARIATION_LIST.map(({ name }) => name);

/** Runs every variation through all scenarios: all of them must be accepted. @throws UsageError for an unknown name */
export async function variations({ suites, names, ids, onVaried, stop }: VariationOptions): Promise<readonly Varied[]> {
  const unknown = names?.find((name) => !variationNames.includes(name));
  if (unknown !== undefined)
    throw new UsageError(`there is no variation '${unknown}'; mitz-keur list --variations shows all of them`);
  const identities = await makeIdentities('localhost');
  const done: Varied[] = [];
  for (const { name, ...told } of VARIATION_LIST.filter((one) => names?.includes(one.name) ?? true)) {
    const options = { identities, variations: [name], ...(stop && { stop }) };
    const sounded = await sounding(ids ?? suites.scenarios.map(({ id }) => id), options);
    if (stop?.aborted) break;
    const varied = { variation: name, ...told, ...sounded };
    done.push(varied);
    onVaried(varied);
  }
  return done;
}
