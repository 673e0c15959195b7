import { at, textAt } from '../fhir/json.js';
import type { Json } from '../fhir/json.js';
import type { Professional, Provider } from '../parties.js';
import type { MitzSpecification } from '../specification/index.js';

/** What a XIS sends to open MijnMitz for a patient. Its wire is not public: the names of its fields are assumed. */
export interface Launch {
  readonly bsn: string;
  readonly provider: Pick<Provider, 'ura' | 'providerType'>;
  readonly professional: Pick<Professional, 'root' | 'extension'>;
  /** With how many factors the user logged in. */
  readonly factors: number;
}

/** The message as a good connector writes it. */
export function buildLaunch({ bsn, provider, professional, factors }: Launch, specification: MitzSpecification): Json {
  const names = specification['launch.fields'].value;
  const { root, extension } = professional;
  return {
    [names.bsn]: bsn,
    [names.ura]: provider.ura,
    [names.providerType]: provider.providerType,
    [names.professional]: { root, extension },
    [names.factors]: factors,
  };
}

/** The meaning of such a message, or in words why it was not recognised. */
export function readLaunch(body: string, specification: MitzSpecification): Launch | { readonly unrecognised: string } {
  const names = specification['launch.fields'].value;
  const message = parsed(body);
  const [bsn, ura, providerType] = [names.bsn, names.ura, names.providerType].map((name) => textAt(message, name));
  const [root, extension] = ['root', 'extension'].map((part) => textAt(message, names.professional, part));
  const factors = at(message, names.factors);
  const isWhole = [bsn, ura, providerType, root, extension].every((part) => part !== undefined);
  if (!isWhole || typeof factors !== 'number')
    return { unrecognised: `no JSON with ${Object.values(names).join(', ')}` };
  return {
    bsn: bsn ?? '',
    provider: { ura: ura ?? '', providerType: providerType ?? '' },
    professional: { root: root ?? '', extension: extension ?? '' },
    factors,
  };
}

function parsed(body: string): Json {
  try {
    return JSON.parse(body) as Json;
  } catch {
    return null; // told as a message that was not recognised
  }
}
