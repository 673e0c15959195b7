import type { Basis } from '../core/basis.js';
import type { Check, Footing, Scenario } from '../core/scenario.js';
import type { SpecificationKey } from './specification/index.js';
import type { MitzEvidence, RunContext } from './context.js';
import type { Example } from './example.js';
import type { Testbed } from './testbed.js';
import type { WorldMaker } from './world.js';

/** A check about what is exchanged with Mitz. See core/scenario.ts for the fields. */
export interface MitzCheck<Cast = unknown> extends Omit<Check<Cast, RunContext>, 'judge' | 'reads'> {
  readonly reads?: readonly SpecificationKey[];
  judge(evidence: MitzEvidence<Cast>): void;
}

export type ExampleWriter<Cast> = (example: Example, cast: Cast) => void;

/** What a scenario file says. A check without a counter-example does not compile. */
export interface ScenarioDefinition<Cast, Id extends string> {
  readonly title: Scenario['title'];
  readonly line: string;
  readonly basis?: Basis;
  readonly source?: string;
  readonly except?: Footings['except'];
  readonly functionalities?: readonly Functionality[];
  readonly needs?: readonly Need[];
  readonly assumed?: true;
  readonly observable?: true;
  given(maker: WorldMaker): Cast;
  when(bed: Testbed, cast: NoInfer<Cast>): Promise<void>;
  readonly checks: { readonly [K in Id]: MitzCheck<NoInfer<Cast>> };
  readonly examples: {
    readonly good: ExampleWriter<NoInfer<Cast>>;
    readonly counter: { readonly [K in NoInfer<Id>]: ExampleWriter<NoInfer<Cast>> };
  };
}

/** What a scenario says of its checks together, where a shape that many scenarios have passes it on. */
export interface Footings {
  readonly line: string;
  readonly basis?: Basis;
  readonly source?: string;
  readonly except?: Readonly<Record<string, Footing>>;
}

/** That part of a definition. */
export const footingsIn = ({ line, basis, source, except }: Footings): Footings => ({
  line,
  ...(basis && { basis }),
  ...(source !== undefined && { source }),
  ...(except && { except }),
});

/** A scenario about Mitz, ready to be placed under its condition by where its file stands. */
export type MitzScenario = Scenario<never, Testbed, WorldMaker, Example, RunContext>;

export const functionalities = [
  'lokalisatie',
  'notificaties',
  'gesloten',
  'open',
  'migratie',
  'dossierhoudersknop',
  'raadplegersknop',
  'samen-naar-mijnmitz',
] as const;
export type Functionality = (typeof functionalities)[number];

/** What a scenario may need of a target beside functionalities, with why it does not apply where that is lacking. */
export const needs = {
  'dossier-note': 'the target file does not say that the provider wants proof in the dossier (dossierNote: wanted)',
  'checks-relation':
    'the agreement leaves the check of the treatment relation to the exchange system (declarations, 1.02.a)',
  'further-provider': 'the target serves one provider only (providers)',
  'declared-systems': 'the target file names no gatewaySystem and sourceSystem (connector)',
  'closed-question': 'the target does not claim gesloten (functionalities)',
  'both-formats': 'the target sends one FHIR format only (formats)',
} as const;
export type Need = keyof typeof needs;

/** What a target says of itself, as far as it decides which scenarios are for it. */
export type Claims = Pick<RunContext, 'company' | 'functionalities' | 'formats' | 'facts'>;

/** Why a scenario is not for this target; undefined where it is. */
export function unclaimed(
  { functionalities, needs: needed }: Pick<MitzScenario, 'functionalities' | 'needs'>,
  claims: Claims,
): string | undefined {
  const claimed = functionalities?.some((one) => claims.functionalities.includes(one)) ?? true;
  if (!claimed) return `the target does not claim ${functionalities?.join(' or ') ?? ''}`;
  const { dossierNote, relationCheckedBy } = claims.facts ?? {};
  const { furtherProviders, gatewaySystem, sourceSystem } = claims.company;
  const has: Readonly<Record<Need, boolean>> = {
    'dossier-note': dossierNote === 'wanted',
    'checks-relation': relationCheckedBy !== 'uitwisselingssysteem',
    'further-provider': furtherProviders.length > 0,
    'declared-systems': gatewaySystem !== undefined && sourceSystem !== undefined,
    'closed-question': claims.functionalities.includes('gesloten'),
    'both-formats': claims.formats.length > 1,
  };
  const lacking = (needed as readonly Need[] | undefined)?.find((need) => !has[need]);
  return lacking && needs[lacking];
}

/** Why a scenario that makes the target act is not shown where it was only observed. */
export const nothingWasAsked = 'observing makes the connector do nothing: this needs a run with a driver';

export { buttons } from './buttons.js';

/**
 * Declares a scenario; the default export of a `.scenario.ts` file.
 * @example see suites/1-alle-zorgaanbieders/1.02-toestemmingscontrole/deny-releases-nothing.scenario.ts
 */
export function scenario<Cast, const Id extends string>(definition: ScenarioDefinition<Cast, Id>): MitzScenario {
  // The cast's type matters inside a scenario only; whoever runs it hands back what `given` made.
  return definition as unknown as MitzScenario;
}
