import type { Exchange } from '../../core/transcript.js';
import type { Different, Example } from '../example.js';
import { brokenBy, rulesAsChecks } from '../rules.js';
import type { MessageRule } from '../rules.js';
import { scenario } from '../scenario.js';
import type { ExampleWriter, MitzScenario, ScenarioDefinition } from '../scenario.js';
import type { MitzSpecification } from '../specification/index.js';
import type { Koppelvlak } from '../world.js';

/** A scenario whose checks are the rules about the form of one koppelvlak's messages. */
export interface FormScenarioDefinition<Cast, Message, Id extends string> extends Pick<
  ScenarioDefinition<Cast, Id>,
  'title' | 'line' | 'basis' | 'source' | 'except' | 'functionalities' | 'given'
> {
  when(...parts: Parameters<ScenarioDefinition<NoInfer<Cast>, Id>['when']>): Promise<void>;
  readonly koppelvlak: Koppelvlak;
  readonly rules: { readonly [K in Id]: MessageRule<Message> };
  readonly read: (exchange: Exchange, specification: MitzSpecification) => Message;
  /** Right messages, beside the plain one that `write` makes. */
  readonly good: ExampleWriter<NoInfer<Cast>>;
  /** Writes one message, right but for what is different in it: each rule breaks it in its own way. */
  readonly write: (example: Example, cast: NoInfer<Cast>, different: Different) => void;
}

/** Declares such a scenario; the messages may also come from a connector that was not asked for them (`observe`). */
export function formScenario<Cast, Message, const Id extends string>(
  definition: FormScenarioDefinition<Cast, Message, Id>,
): MitzScenario {
  const { rules, koppelvlak, read, good, write, ...rest } = definition;
  return scenario<Cast, Id>({
    ...rest,
    observable: true,
    checks: rulesAsChecks(rules, koppelvlak, read),
    examples: { good, counter: brokenBy(rules, write) },
  });
}
