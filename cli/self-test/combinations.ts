import { functionalities } from '../../mitz/scenario.js';
import type { Functionality } from '../../mitz/scenario.js';
import { makeIdentities } from '../../mocks/certificates.js';
import type { Suites } from '../../suites/index.js';
import type { Target } from '../run/target.js';
import { UsageError } from '../../core/errors.js';
import { sounding } from './sound.js';
import type { Sounded } from './sound.js';

/** What is varied in a target that changes nothing of whether it is right. */
export interface Combination {
  readonly claims: string;
  readonly formats: string;
  readonly provider: string;
  readonly further: string;
  readonly instances: number;
  /** For the synthetic patients. */
  readonly seed: number;
  /** For the order of the scenarios. */
  readonly order: number;
}

export interface Combined extends Sounded {
  readonly combination: Combination;
}

const without = (...left: readonly Functionality[]): readonly Functionality[] =>
  functionalities.filter((one) => !left.includes(one));

/** What suppliers of different kinds claim. */
const claims: Readonly<Record<string, readonly Functionality[]>> = {
  everything: functionalities,
  'without buttons': without('dossierhoudersknop', 'raadplegersknop'),
  'only localisation and questions': ['lokalisatie', 'notificaties', 'gesloten'],
  'without notifications': without('notificaties'),
  'without questions': without('gesloten', 'open'),
  'consulting only': ['open', 'raadplegersknop', 'samen-naar-mijnmitz'],
  'without migration': without('migratie', 'samen-naar-mijnmitz'),
};

const provider = (ura: string, providerType: string, name: string) => ({ ura, providerType, name });

/** A type of provider of each group that the norm tells apart. */
const providers = {
  'general practice': provider('90000382', 'Z3', 'Huisartsenpraktijk De Proef'),
  pharmacy: provider('90000383', 'J8', 'Apotheek De Proef'),
  hospital: provider('90000384', 'V6', 'Ziekenhuis De Proef'),
  laboratory: provider('90000385', 'L1', 'Laboratorium De Proef'),
  'diagnostic centre': provider('90000386', 'Z5', 'Diagnostisch Centrum De Proef'),
} as const;

const furtherOnes = {
  none: [],
  one: [provider('90000390', 'J8', 'Apotheek Tweede Proef')],
  two: [provider('90000391', 'V4', 'Ziekenhuis Tweede Proef'), provider('90000392', 'H1', 'Huisarts Derde Proef')],
} as const;

const formats = { both: ['json', 'xml'], json: ['json'], xml: ['xml'] } as const;

const factors = {
  claims: Object.keys(claims),
  formats: Object.keys(formats),
  provider: Object.keys(providers),
  further: Object.keys(furtherOnes),
  instances: [1, 3, 8],
  seed: [1, 7, 20261201],
  order: [1, 2, 3, 4, 5],
};

/** Combinations in which every two values of two things meet at least once; the same for the same seed. @throws UsageError */
async function coveringArray(seed: number): Promise<readonly Combination[]> {
  const { default: covertable } = await import('covertable').catch(() => {
    throw new UsageError(
      'combinations are made with covertable, which is not here: run this in a clone of the repository, after npm ci',
    );
  });
  return covertable.make(factors, { seed });
}

function targetOf({ claims: claimed, formats: sent, provider: who, further }: Combination): Partial<Target> {
  const chosen = providers[who as keyof typeof providers];
  return {
    functionalities: [...(claims[claimed] ?? [])],
    formats: [...formats[sent as keyof typeof formats]],
    provider: chosen,
    providers: [...furtherOnes[further as keyof typeof furtherOnes]],
    zorgAb: chosen,
  };
}

export interface CombinationOptions {
  readonly suites: Suites;
  readonly seed: number;
  /** Only so many of them, the first. */
  readonly many?: number;
  readonly onCombined: (combined: Combined, all: number) => void;
  readonly stop?: AbortSignal;
}

/** Runs the sound connector in every combination: no verdict changes, whatever is claimed, for whom and in which order. */
export async function combinations(options: CombinationOptions): Promise<readonly Combined[]> {
  const { suites, seed, many, onCombined, stop } = options;
  const chosen = (await coveringArray(seed)).slice(0, many);
  const identities = await makeIdentities('localhost');
  const done: Combined[] = [];
  for (const combination of chosen) {
    const { instances, seed: patients, order } = combination;
    const sounded = await sounding(
      suites.scenarios.map(({ id }) => id),
      { identities, different: targetOf(combination), instances, seed: patients, order, ...(stop && { stop }) },
    );
    if (stop?.aborted) break;
    const combined = { combination, ...sounded };
    done.push(combined);
    onCombined(combined, chosen.length);
  }
  return done;
}

export const combinationText = (combination: Combination): string =>
  Object.entries(combination)
    .map(([name, value]) => `${name} ${String(value)}`)
    .join(', ');
