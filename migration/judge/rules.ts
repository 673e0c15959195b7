/** The rules by which a migration is judged in bulk, and what they make together: the verdict. */
import { counted } from '../../core/text.js';
import { weakest } from '../../core/basis.js';
import type { Basis, Level } from '../../core/basis.js';
import type { Policy, RunVerdict } from '../../core/run-record.js';
import type { Text } from '../../core/text.js';
import { blocks } from '../../core/verdict.js';
import type { FhirRule } from '../../mitz/fhir/message.js';
import type { MitzSpecification } from '../../mitz/specification/index.js';
import { consentBundleRules } from '../../mitz/toestemming/rules.js';
import type { MigrationRecord, RuleNeeds, RuleResult } from '../result.js';

/** A rule about the batch as a whole, or about both sides. */
interface BatchRule {
  readonly title: Text;
  readonly level: Level;
  readonly basis: Basis;
  readonly needs: RuleNeeds;
}

const must = (basis: Basis, needs: RuleNeeds, nl: string, en: string): BatchRule => ({
  title: { nl, en },
  level: 'MUST',
  basis,
  needs,
});

/**
 * What is demanded of the batch on top of each message. That consents are migrated safely and completely is published
 * (mitz-toestemming.nl, migreren van toestemmingen); the approval is condition 3.01 of the Afsprakenstelsel.
 */
export const batchRules = {
  'not-approved-nothing-sent': must(
    'normative',
    'approvals',
    'Alleen zorgaanbieders die Mitz heeft goedgekeurd, migreren (3.01)',
    'Only holders that Mitz approved migrate (3.01)',
  ),
  'one-provider-type-per-holder': must(
    'assumed',
    'messages',
    'Elke dossierhouder staat in al zijn berichten onder dezelfde zorgaanbiedercategorie',
    'Every holder has the same provider category in all its messages',
  ),
  'meaning-is-known': must(
    'published',
    'messages',
    'Niets in een bericht kan de keuze iets anders laten betekenen dan er staat',
    'Nothing in a message can make its choice mean something else than it says',
  ),
  'data-category-is-the-holders': must(
    'published',
    'messages',
    'De keuze gaat over de gegevens van de dossierhouder zelf',
    "The choice is about the holder's own data",
  ),
  'one-choice-per-category': must(
    'published',
    'messages',
    'Van een patiënt gaat per gegevenscategorie hoogstens één keuze mee',
    'Of a patient at most one choice is sent per data category',
  ),
  'copies-say-the-same': must(
    'published',
    'messages',
    'Wie een keuze meer dan eens aanbiedt, zegt elke keer hetzelfde, want niet bekend is welke Mitz bewaart',
    'Whoever offers a choice more than once says the same each time, since it is not known which of them Mitz keeps',
  ),
  'no-repetition': {
    title: { nl: 'Dezelfde keuze wordt niet twee keer aangeboden', en: 'The same choice is not offered twice' },
    level: 'SHOULD',
    basis: 'assumed',
    needs: 'messages',
  },
  'register-one-row-per-patient': must(
    'published',
    'register',
    'Het register zegt over een patiënt van een dossierhouder één ding',
    'The register says one thing about a patient of a holder',
  ),
  'register-bsn-is-sound': must(
    'published',
    'register',
    'Elke beslissing uit het register hoort bij een BSN dat aan de elfproef voldoet, of het register zegt waarom zij niet meegaat',
    'Every decision in the register is of a BSN that passes the eleven-test, or the register says why it does not go',
  ),
  'register-birth-date-exists': must(
    'published',
    'register',
    'Elke beslissing die meegaat, heeft in het register een geboortedatum die bestaat',
    'Every decision that goes has a birth date in the register that exists',
  ),
  'approved-is-sent': must(
    'published',
    'both',
    'Elke genomen beslissing uit het register is aangeboden',
    'Every decision in the register is offered',
  ),
  'only-from-the-register': must(
    'published',
    'both',
    'Er is niets aangeboden over een patiënt die niet in het register staat',
    'Nothing is offered about a patient who is not in the register',
  ),
  'only-the-selection': must(
    'published',
    'both',
    'Wat is uitgesloten, is niet aangeboden',
    'What is excluded is not offered',
  ),
  'no-decision-not-sent': must(
    'published',
    'both',
    'Over wie niet heeft beslist, is niets aangeboden',
    'Nothing is offered about those who did not decide',
  ),
  'choice-preserved': must(
    'published',
    'both',
    'De keuze is die uit het register',
    'The choice is that of the register',
  ),
  'decision-date-preserved': must(
    'published',
    'both',
    'Het moment van de keuze is dat uit het register',
    'The moment of the decision is that of the register',
  ),
  'restriction-preserved': must(
    'published',
    'both',
    'Een beperkte toestemming blijft beperkt, een toekomstvaste niet',
    'A restricted consent stays restricted, a future-proof one does not become so',
  ),
  'birth-date-preserved': must(
    'published',
    'both',
    'De geboortedatum is die uit het register',
    'The birth date is that of the register',
  ),
  'provider-type-preserved': must(
    'published',
    'both',
    'De zorgaanbiedercategorie is die uit het register',
    'The provider category is that of the register',
  ),
  'counts-add-up': must(
    'published',
    'both',
    'Per dossierhouder kloppen de tellingen van ja, nee en beperkt met het register',
    'For each holder the counts of yes, no and restricted agree with the register',
  ),
} as const satisfies Readonly<Record<string, BatchRule>>;

/** The rules about each message. A file has no Content-Type, so the rule on that one is about the wire only. */
export const messageRules: Readonly<Record<string, FhirRule>> = (({ 'media-type-is-fhir': _, ...rest }) => rest)(
  consentBundleRules,
);

export type BatchRuleId = keyof typeof batchRules;

/** Every rule, in the order of the results. The tables name a rule by its place here. */
export const ruleIds: readonly string[] = [...Object.keys(messageRules), ...Object.keys(batchRules)];

/** What was given to judge by. */
export interface Given {
  readonly messages: boolean;
  readonly register: boolean;
  readonly approvals: boolean;
  /** Something of the register, or of the messages, could not be read, and nobody knows about whom it is. */
  readonly lost: { readonly register: boolean; readonly messages: boolean };
  /** Of two rows about a patient the latest is what holds, and the others are what held before. */
  readonly history: boolean;
}

/** What became of every rule, in a fixed order: those about each message first. */
export function ruleResults(
  violations: ReadonlyMap<string, number>,
  given: Given,
  specification: MitzSpecification,
  policy: Policy,
): readonly RuleResult[] {
  const all: readonly (BatchRule & { readonly id: string })[] = [
    ...Object.entries(messageRules).map(([id, rule]) => ({
      id,
      title: rule.title,
      level: rule.level ?? ('MUST' as const),
      basis: weakest(rule.reads.map((key) => specification[key].basis)),
      needs: 'messages' as const,
    })),
    ...Object.entries(batchRules).map(([id, rule]) => ({ id, ...rule })),
  ];
  return all.map((rule) => ({
    ...rule,
    blocks: blocks(rule, policy),
    judged: isJudged(rule, given),
    ...(mayBeUnread(rule.id, given) && { uncertain: true as const }),
    violations: violations.get(rule.id) ?? 0,
  }));
}

/** What was not sent may stand in what could not be read. */
const mayBeUnread = (id: string, { lost }: Given): boolean =>
  lost.messages && (id === 'approved-is-sent' || id === 'counts-add-up');

function isJudged(
  { id, needs }: { readonly id: string; readonly needs: RuleNeeds },
  { messages, register, approvals, lost }: Given,
): boolean {
  // Whoever is in no row that was read may be in one that was not.
  if (lost.register && (id === 'only-from-the-register' || id === 'counts-add-up')) return false;
  if (needs === 'register') return register;
  return messages && (needs === 'messages' || (needs === 'approvals' ? approvals : register));
}

/**
 * The verdict on a migration. Never accepted: what was not seen whole, what was not compared with a register, what was
 * not shown to be approved, a message that was not recognised, a holder that was asked for and is not there, and nothing at all.
 */
export function migrationVerdict(
  record: Pick<MigrationRecord, 'rules' | 'messages' | 'unrecognised' | 'problemCount' | 'selection'>,
): { readonly verdict: RunVerdict; readonly reasons: readonly string[] } {
  const broken = record.rules.filter(({ blocks: blocking, violations }) => blocking && violations > 0);
  const told = broken.map(({ id, violations }) => `${id}: ${violations} ×`);
  const unread =
    record.problemCount > 0 ? [`${counted(record.problemCount, 'part')} of the input could not be read`] : [];
  const absent = (record.selection?.absent ?? []).map((ura) => `nothing that could be read is about holder ${ura}`);
  // What could not be read makes nothing right that is wrong for certain.
  if (broken.some(({ uncertain }) => uncertain !== true))
    return { verdict: 'not-accepted', reasons: [...told, ...unread, ...absent] };
  if (record.problemCount > 0 || absent.length > 0)
    return { verdict: 'not-judged', reasons: [...unread, ...absent, ...told] };
  if (record.messages === 0) return { verdict: 'not-judged', reasons: ['no message was judged'] };
  if (record.unrecognised > 0) {
    return {
      verdict: 'not-accepted',
      reasons: [
        `not recognised: ${counted(record.unrecognised, 'message')}, which shows nothing of what becomes of a consent`,
      ],
    };
  }
  const unshown = record.rules.filter(({ judged, blocks: blocking }) => blocking && !judged);
  if (unshown.length === 0) return { verdict: 'accepted', reasons: [] };
  return {
    verdict: 'not-accepted',
    reasons: unshown.map(({ id, needs }) => `${id}: not shown, since ${lacking[needs].en}`),
  };
}

const noRegister: Text = {
  nl: 'het register is niet gegeven (--register), of niet te lezen',
  en: 'no register was given (--register), or it cannot be read',
};

/** Why a rule was not judged, by what it needs. */
export const lacking: Readonly<Record<RuleNeeds, Text>> = {
  messages: { nl: 'er zijn geen berichten', en: 'there are no messages' },
  approvals: { nl: 'de goedkeuringen zijn niet gegeven (--approved)', en: 'no approvals were given (--approved)' },
  register: noRegister,
  both: noRegister,
};
