import { demand, judgeEach, notShown } from '../core/outcome.js';
import type { Level } from '../core/basis.js';
import type { Text } from '../core/text.js';
import { isExchange } from '../core/transcript.js';
import type { Exchange } from '../core/transcript.js';
import type { MitzEvidence } from './context.js';
import type { Different, Example } from './example.js';
import type { MitzCheck } from './scenario.js';
import type { MitzSpecification, SpecificationKey } from './specification/index.js';
import type { Koppelvlak } from './world.js';

/** A rule about the form of one message. A negative example is a right message with one thing wrong. */
export interface MessageRule<Message> {
  readonly title: Text;
  /** MUST unless said otherwise. */
  readonly level?: Level;
  readonly reads: readonly SpecificationKey[];
  readonly trippedBy: readonly [string, ...string[]];
  judge(message: Message, specification: MitzSpecification): void;
  /** How a right message is broken so that this rule must find it. */
  readonly broken: Different;
}

/** Says where in a message something stands: `exchange 3, /Envelope/…`. */
export const place = (exchange: Exchange, path?: string): string => `exchange ${exchange.id}${path ? `, ${path}` : ''}`;

/** The exchanges in which the target called this koppelvlak. */
export const callsTo = (
  evidence: { readonly entries: MitzEvidence['entries'] },
  ...koppelvlakken: readonly Koppelvlak[]
): readonly Exchange[] =>
  evidence.entries
    .filter(isExchange)
    .filter(({ by, koppelvlak }) => by === 'target' && koppelvlakken.some((one) => one === koppelvlak));

/**
 * The rules of a message as checks of a scenario: each judges every such message in the transcript.
 * `read` takes a message apart; what it throws by `demand` counts against every rule that needs the parts.
 */
export function rulesAsChecks<Message, Id extends string>(
  rules: { readonly [K in Id]: MessageRule<Message> },
  koppelvlak: Koppelvlak,
  read: (exchange: Exchange, specification: MitzSpecification) => Message,
): { readonly [K in Id]: MitzCheck } {
  const check = (rule: MessageRule<Message>): MitzCheck => ({
    title: rule.title,
    level: rule.level ?? 'MUST',
    form: true,
    reads: rule.reads,
    trippedBy: rule.trippedBy,
    judge: (evidence) => {
      const calls = callsTo(evidence, koppelvlak);
      if (calls.length === 0) notShown(`no message to ${koppelvlak} arrived`);
      judgeEach(calls, (exchange) => {
        rule.judge(read(exchange, evidence.specification), evidence.specification);
      });
    },
  });
  return mapped(rules, check);
}

/** For each rule an example in which only that rule is broken. */
export function brokenBy<Message, Id extends string, Cast>(
  rules: { readonly [K in Id]: MessageRule<Message> },
  write: (example: Example, cast: Cast, different: Different) => void,
): { readonly [K in Id]: (example: Example, cast: Cast) => void } {
  return mapped(rules, (rule) => (example: Example, cast: Cast) => {
    write(example, cast, rule.broken);
  });
}

function mapped<Id extends string, A, B>(
  of: { readonly [K in Id]: A },
  change: (one: A) => B,
): { readonly [K in Id]: B } {
  return Object.fromEntries(Object.entries<A>(of).map(([id, one]) => [id, change(one)])) as { readonly [K in Id]: B };
}

/** Demands that a value is the expected one. */
export function expectValue(received: string | undefined, expected: string, message: string, where: string): void {
  demand(received === expected, { message, expected, received: received ?? 'nothing', where });
}

/** Breaks an example by putting one text in place of another. */
export const swap = (from: string | RegExp, to: string): Different => ({ mutate: (body) => body.replace(from, to) });
