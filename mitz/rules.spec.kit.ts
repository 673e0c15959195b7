/** What the specs of message rules share: judging one example by a set of rules. */
import { expect } from 'chai';
import { outcomeOf, shortcomingOf } from '../core/outcome.js';
import type { Outcome, Shortcoming } from '../core/outcome.js';
import type { Exchange } from '../core/transcript.js';
import { Example, exampleMaker } from './example.js';
import type { Different } from './example.js';
import { rulesAsChecks } from './rules.js';
import type { MessageRule } from './rules.js';
import type { MitzSpecification } from './specification/index.js';
import type { Koppelvlak } from './world.js';
import type { Patient } from './xis.js';

/** What became of one rule. */
export interface Judged {
  readonly outcome: Outcome;
  readonly shortcoming: Shortcoming | undefined;
}

/** A koppelvlak with its rules, and how a right message to it is written. */
export interface Ruled<Message> {
  readonly koppelvlak: Koppelvlak;
  readonly rules: Readonly<Record<string, MessageRule<Message>>>;
  readonly read: (exchange: Exchange, specification: MitzSpecification) => Message;
  write(example: Example, patient: Patient, different: Different): void;
}

/** How each rule judges the message that `write` writes. */
export function judged<Message>(
  { rules, koppelvlak, read }: Ruled<Message>,
  write: (example: Example, patient: Patient) => void,
): Readonly<Record<string, Judged>> {
  const example = new Example();
  const cast = { patient: exampleMaker().patient() };
  write(example, cast.patient);
  const { context, specification } = example;
  const evidence = { scenario: 'rules', cast, context, entries: example.entries(), specification };
  const checks = Object.entries(rulesAsChecks<Message, string>(rules, koppelvlak, read));
  const judge = (check: (typeof checks)[number][1]): Judged => {
    try {
      check.judge(evidence);
      return { outcome: 'pass', shortcoming: undefined };
    } catch (thrown) {
      return { outcome: outcomeOf(thrown), shortcoming: shortcomingOf(thrown) };
    }
  };
  return Object.fromEntries(checks.map(([id, check]) => [id, judge(check)]));
}

/** The rules that did not pass, each with its outcome and what it said. */
export const notPassed = (all: Readonly<Record<string, Judged>>): readonly string[] =>
  Object.entries(all)
    .filter(([, { outcome }]) => outcome !== 'pass')
    .map(([id, { outcome, shortcoming }]) => `${id}: ${outcome}: ${shortcoming?.message ?? ''}`);

/** These judge a message as a whole: what breaks another rule may well be wrong by FHIR R4 too. */
const ofTheWhole: ReadonlySet<string> = new Set(['read-in-one-way', 'valid-r4']);

/** Demands that one rule fails, saying all that a finding must say, and that no other does. */
export function expectOnlyFailing(all: Readonly<Record<string, Judged>>, id: string): void {
  const failing = Object.entries(all)
    .filter(([, { outcome }]) => outcome === 'fail' || outcome === 'error')
    .map(([one]) => one)
    .filter((one) => ofTheWhole.has(id) || !ofTheWhole.has(one));
  expect(failing).to.deep.equal([id]);
  expect(all[id]?.shortcoming).to.include.keys('message', 'expected', 'received', 'where');
}

/** The two things that hold of every set of rules. */
export function describeRules<Message>(ruled: Ruled<Message>): void {
  it('passes the right message by every rule', () => {
    const all = judged(ruled, (example, patient) => {
      ruled.write(example, patient, {});
    });
    expect(notPassed(all)).to.deep.equal([]);
  });
  for (const [id, rule] of Object.entries(ruled.rules)) {
    it(`fails ${id} alone where only that is broken`, () => {
      const all = judged(ruled, (example, patient) => {
        ruled.write(example, patient, rule.broken);
      });
      expectOnlyFailing(all, id);
    });
  }
}
