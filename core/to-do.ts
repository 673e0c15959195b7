/** For each line that is not met: what would show it, or what is to be mended, in a sentence. */
import type { Claimed, EvidenceKind, Line, Part } from './line.js';
import { isSo } from './line.js';
import type { Text } from './text.js';
import type { LineCheck, LineRuling } from './verdict.js';

/** How many checks are named; the rest is counted. */
const namedAtMost = 3;

/**
 * What is to be done about a line; undefined where it is met or declared.
 * @param papers the declarations of the line that do not count, and why
 */
export function toDoFor(
  line: Line,
  ruling: LineRuling,
  target: Claimed,
  papers: readonly Text[] = [],
): Text | undefined {
  const { verdict, because } = ruling;
  const checks = because.filter(isCheck);
  const parts = because.filter((one): one is Part => !isCheck(one));
  const named = nameAll(checks);
  switch (verdict) {
    case 'met':
    case 'declared':
      return undefined;
    case 'not-met':
      return checks.length === 0
        ? {
            nl: 'Iemand keek ernaar en zag iets anders (zie de waarneming): herstel het en laat opnieuw kijken.',
            en: 'Somebody looked and saw something else (see the attestation): mend it, and let somebody look again.',
          }
        : { nl: `Te herstellen: ${named.nl}.`, en: `To be mended: ${named.en}.` };
    case 'not-judged':
      return {
        nl: `Niet te beoordelen: ${named.nl}. Kijk wat er brak en toets opnieuw.`,
        en: `Could not be judged: ${named.en}. See what broke, and run again.`,
      };
    case 'unsettled':
      return {
        nl: `Te bespreken met Mitz: ${named.nl}. Wat daar wordt verwacht is een aanname; Mitz kan zeggen of zij klopt.`,
        en: `To be settled with Mitz: ${named.en}. What is expected there is an assumption; Mitz can say whether it is right.`,
      };
    case 'stated':
      return {
        nl: `Alleen volgens opgave van het systeem zelf: ${named.nl}. ${wouldShow(line, line.parts, target, papers).nl}`,
        en: `Only stated by the system itself: ${named.en}. ${wouldShow(line, line.parts, target, papers).en}`,
      };
    case 'not-shown':
      return checks.length === 0
        ? wouldShow(line, parts, target, papers)
        : {
            nl: `${wouldShow(line, parts, target, papers).nl} Niet aangetoond: ${named.nl}.`.trim(),
            en: `${wouldShow(line, parts, target, papers).en} Not shown: ${named.en}.`.trim(),
          };
  }
}

const isCheck = (one: LineCheck | Part): one is LineCheck => 'check' in one;

function nameAll(checks: readonly LineCheck[]): Text {
  const rest = checks.length - namedAtMost;
  // What a check found is told in English where it arises; a Dutch reader gets the check's own sentence.
  const named = (told: (check: LineCheck['check']) => string | undefined): string =>
    checks
      .slice(0, namedAtMost)
      .map(({ scenario, check }) => {
        const words = told(check);
        return `${scenario.id}#${check.id}${words === undefined ? '' : ` (${words})`}`;
      })
      .join('; ');
  const nl = named(({ title }) => title.nl);
  const en = named(({ message }) => message);
  return { nl: rest > 0 ? `${nl}; en nog ${rest}` : nl, en: rest > 0 ? `${en}; and ${rest} more` : en };
}

/** What would show each of these parts; a line may have a hint of its own. */
function wouldShow(
  { id, declaration, hint }: Line,
  parts: readonly Part[],
  target: Claimed,
  papers: readonly Text[],
): Text {
  const own = hint && (!hint.when || isSo(hint.when, target)) ? hint : undefined;
  if (own) return { nl: own.nl, en: own.en };
  const ways: Readonly<Record<EvidenceKind, Text>> = {
    traffic: {
      nl: 'verkeer dat Mitz, de vrager of de browser ziet (een scenario dat slaagt, met een ontvangstadres waar dat hoort)',
      en: 'traffic that Mitz, the requester or the browser sees (a scenario that passes, with a receiving end where there is one)',
    },
    seen: {
      nl: `iemand die kijkt en ervoor instaat (mitz-keur attest --lines ${id})`,
      en: `a person who looks and stands for it (mitz-keur attest --lines ${id})`,
    },
    stated: { nl: 'een opgave van het systeem zelf (de adapter)', en: 'what the system says of itself (the adapter)' },
    declared: {
      nl: `een verklaring: ${papers.map(({ nl }) => nl).join('; ') || (declaration?.attach.nl ?? 'een getekend document')}`,
      en: `a declaration: ${papers.map(({ en }) => en).join('; ') || (declaration?.attach.en ?? 'a signed document')}`,
    },
  };
  const each = (lang: keyof Text, or: string): readonly string[] => [
    ...new Set(parts.map(({ kinds }) => kinds.map((kind) => ways[kind][lang].replace(/\.$/, '')).join(or))),
  ];
  if (parts.length === 0) return { nl: '', en: '' };
  return {
    nl: `Nodig: ${each('nl', ', of ').join('; en ')}.`,
    en: `Needed: ${each('en', ', or ').join('; and ')}.`,
  };
}
