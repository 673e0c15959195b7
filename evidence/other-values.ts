/**
 * Evidence under other values than it was made with. What the target sent is classified anew; what the mocked Mitz said, or
 * handed out, by values that are others now is no evidence under them.
 */
import { isDeepStrictEqual } from 'node:util';
import { notShown } from '../core/outcome.js';
import type { Check, PlacedScenario } from '../core/scenario.js';
import { isExchange } from '../core/transcript.js';
import type { Exchange, Transcript } from '../core/transcript.js';
import type { RunContext } from '../mitz/context.js';
import { koppelvlakAt, pathBelow } from '../mitz/interface-at.js';
import type { MitzScenario } from '../mitz/scenario.js';
import type { MitzSpecification, SpecificationKey } from '../mitz/specification/index.js';

/** What a run was made with, and what it is judged by. */
export interface OtherValues {
  readonly was: MitzSpecification;
  readonly is: MitzSpecification;
  /** The set and overlays that held then, in words. */
  readonly name: string;
}

/** What Mitz says at each interface goes by these values; how a message to it is read is another matter. */
const saidBy: Readonly<Record<string, RegExp>> = {
  geslotenAutorisatievraag: /^(antwoord\.|codes\.(lowerCategories|holderGroups)$)/,
  openAutorisatievraag: /^(openantwoord\.|codes\.(lowerCategories|holderGroups|dataCategories|catalogueVersion)$)/,
  abonneren: /^abonnement\./,
  opzeggen: /^abonnement\./,
  migreren: /^migratie\./,
  registreren: /^migratie\./,
  launch: /^launch\.(answer|address)$/,
  notificeren: /^(profile\.notification$|toestemming\.|system\.|codes\.(dataCategories|consultingCategories)$)/,
};

/** A scenario with its transcript, as they are to be judged. */
export interface Reclassified {
  readonly placed: PlacedScenario<MitzScenario>;
  readonly transcript: Transcript;
  /** Whether something that Mitz said in it is no evidence: what holds over a whole record cannot be said then either. */
  readonly isUnsound: boolean;
}

/** Takes a scenario to other values. */
export function underOther(
  placed: PlacedScenario<MitzScenario>,
  transcript: Transcript,
  { was, is, name }: OtherValues,
): Reclassified {
  const changed = (Object.keys(is) as SpecificationKey[]).filter(
    (key) => !isDeepStrictEqual(was[key].value, is[key].value),
  );
  if (changed.length === 0) return { placed, transcript, isUnsound: false };
  const reasons: string[] = [];
  const entries = transcript.entries.map((entry) => {
    if (!isExchange(entry)) return entry;
    const anew = classified(entry, was, is);
    const said = unsoundBecause(entry, anew, changed);
    if (said !== undefined) reasons.push(`exchange ${entry.id}: ${said}`);
    return anew;
  });
  const given = changed.filter((key) => key.startsWith('vraagtekst.'));
  const context = given.length === 0 ? transcript.context : withoutTexts(transcript.context, given, name);
  const [first] = reasons;
  const why =
    first === undefined
      ? undefined
      : `${first} (${reasons.length} of such); what Mitz said there was by ${name}, and is no evidence under the values that are judged by: run it again under them`;
  return {
    placed: why === undefined ? placed : withoutMeaning(placed, why),
    transcript: { ...transcript, entries, context },
    isUnsound: why !== undefined,
  };
}

function classified(exchange: Exchange, was: MitzSpecification, is: MitzSpecification): Exchange {
  if (exchange.by !== 'target') return exchange;
  const { method, path } = exchange.request;
  const at = (values: MitzSpecification): string | null =>
    koppelvlakAt(pathBelow(path, values['path.base'].value), method, values);
  // One that was not taken for what its address says had another reason, which holds under any values.
  return at(was) === exchange.koppelvlak ? { ...exchange, koppelvlak: at(is) } : exchange;
}

/** Why what Mitz said in an exchange is no evidence; undefined where it would have said the same. */
function unsoundBecause(before: Exchange, { koppelvlak }: Exchange, changed: readonly string[]): string | undefined {
  if (before.koppelvlak !== koppelvlak)
    return `${before.request.path} was ${before.koppelvlak ?? 'an unknown address'}, and is ${koppelvlak ?? 'an unknown address'}`;
  const keys = changed.filter((key) => koppelvlak !== null && saidBy[koppelvlak]?.test(key));
  return keys.length === 0 ? undefined : `Mitz would say something else now (${keys.join(', ')})`;
}

/** The scenario, of which only what is about the form of a message can be judged. */
function withoutMeaning(placed: PlacedScenario<MitzScenario>, why: string): PlacedScenario<MitzScenario> {
  const { scenario } = placed;
  const checks = Object.fromEntries(
    Object.entries(scenario.checks as Readonly<Record<string, Check<never, never>>>).map(([id, check]) => [
      id,
      check.form ? check : { ...check, judge: () => notShown(why) },
    ]),
  );
  return { ...placed, scenario: { ...scenario, checks } };
}

/** The texts that the target was given are of other values: who looks at them shows nothing. */
function withoutTexts(context: unknown, keys: readonly string[], name: string): unknown {
  const { consentQuestions: _, ...rest } = context as RunContext;
  return Object.defineProperty(rest, 'consentQuestions', {
    enumerable: true,
    get: () =>
      notShown(
        `the target was given the texts of ${name} (${keys.join(', ')}), and they are others under the values that are judged by: run it again under them`,
      ),
  });
}
