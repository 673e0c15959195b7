/** What whoever leads a migration does about a rule that was broken. */
import type { Text } from '../../core/text.js';
import type { BatchRuleId } from '../judge/rules.js';
import type { MigrationFinding, RuleResult } from '../result.js';

/** The kinds of steps, each in a sentence that can be acted on. */
export const steps = {
  send: { nl: 'Stuur deze nog.', en: 'Send these still.' },
  sendAgain: {
    nl: 'Laat de leverancier de oorzaak herstellen en stuur deze opnieuw.',
    en: 'Have the supplier mend the cause, and send these again.',
  },
  takeBack: {
    nl: 'Draai deze terug, of stuur ze niet.',
    en: 'Take these back, or do not send them.',
  },
  approval: {
    nl: 'Stuur voor deze dossierhouder niets meer; vraag Mitz om de goedkeuring, of draai terug.',
    en: 'Send nothing more for this holder; ask Mitz for the approval, or take back.',
  },
  register: {
    nl: 'Laat de dossierhouder het register verbeteren en controleer opnieuw.',
    en: 'Have the holder mend the register, and check again.',
  },
  supplier: {
    nl: 'Vraag de leverancier hoe dit komt; wat fout is, moet hersteld en opnieuw gestuurd.',
    en: 'Ask the supplier how this comes about; what is wrong has to be mended and sent again.',
  },
  mitz: {
    nl: 'Vraag Mitz of deze vorm mag: de regel berust op een aanname.',
    en: 'Ask Mitz whether this form is right: the rule rests on an assumption.',
  },
  follows: {
    nl: 'Volgt uit de andere bevindingen; zijn die er niet, vraag dan de leverancier.',
    en: 'Follows from the other findings; where there are none, ask the supplier.',
  },
} as const satisfies Readonly<Record<string, Text>>;

export type Step = keyof typeof steps;

const ofBatch: Readonly<Record<BatchRuleId, Step>> = {
  'not-approved-nothing-sent': 'approval',
  'one-provider-type-per-holder': 'supplier',
  'meaning-is-known': 'sendAgain',
  'data-category-is-the-holders': 'sendAgain',
  'one-choice-per-category': 'sendAgain',
  'copies-say-the-same': 'sendAgain',
  'no-repetition': 'supplier',
  'register-one-row-per-patient': 'register',
  'register-bsn-is-sound': 'register',
  'register-birth-date-exists': 'register',
  'approved-is-sent': 'send',
  'only-from-the-register': 'takeBack',
  'only-the-selection': 'takeBack',
  'no-decision-not-sent': 'takeBack',
  'choice-preserved': 'sendAgain',
  'decision-date-preserved': 'sendAgain',
  'restriction-preserved': 'sendAgain',
  'birth-date-preserved': 'sendAgain',
  'provider-type-preserved': 'sendAgain',
  'counts-add-up': 'follows',
};

/** Rules about a message of which Mitz need not be asked whether it is right: nobody can read it, or it says nothing. */
const supplierKnows: ReadonlySet<string> = new Set([
  'is-a-bundle',
  'valid-r4',
  'read-in-one-way',
  'one-patient',
  'patient-has-bsn',
  'patient-has-birth-date',
  'one-organization',
]);

/** What is done about a rule. */
export function stepOf({ id, basis, blocks }: Pick<RuleResult, 'id' | 'basis' | 'blocks'>): Step {
  const step = (ofBatch as Readonly<Record<string, Step>>)[id];
  if (step !== undefined) return step;
  return basis === 'assumed' && !blocks && !supplierKnows.has(id) ? 'mitz' : 'supplier';
}

/** What blocks comes first, and then in the order of the record. */
export const byWeight = <T extends Pick<RuleResult, 'blocks'>>(rules: readonly T[]): readonly T[] => [
  ...rules.filter(({ blocks }) => blocks),
  ...rules.filter(({ blocks }) => !blocks),
];

/** So many findings stand on a page and on the screen: of every rule one before a second of any, what blocks first. */
export function firstToTell(
  rules: readonly Pick<RuleResult, 'id' | 'blocks'>[],
  byRule: ReadonlyMap<string, readonly MigrationFinding[]>,
  shown: number,
): readonly MigrationFinding[] {
  const told = [true, false].flatMap((blocks) => {
    const lists = rules.filter((rule) => rule.blocks === blocks).map(({ id }) => byRule.get(id) ?? []);
    const longest = Math.max(...lists.map((list) => list.length), 0);
    return Array.from({ length: longest }, (_, i) => lists.flatMap((list) => list.slice(i, i + 1))).flat();
  });
  // Those of one rule stand together.
  const order = new Map(byWeight(rules).map(({ id }, i) => [id, i]));
  return told.slice(0, shown).sort((a, b) => (order.get(a.rule) ?? 0) - (order.get(b.rule) ?? 0));
}
