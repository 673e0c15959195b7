import type { Condition, Evidencing } from '../../core/condition.js';
import { basisOf } from '../../core/scenario.js';
import type { PlacedScenario } from '../../core/scenario.js';
import type { MitzScenario } from '../../mitz/scenario.js';
import type { MitzSpecification } from '../../mitz/specification/index.js';
import type { Suites } from '../../suites/index.js';

const shownBy: Readonly<Record<Evidencing, string>> = {
  auto: 'traffic and driver',
  attended: 'a person looks',
  declared: 'a document',
};

/**
 * From condition to fault, as Markdown: what shows each condition, by which checks, how well founded, and which fault of
 * the reference connector proves that the check can fail. A condition that only a document can show says so.
 */
export function conditionsTable({ conditions, scenarios }: Suites, specification: MitzSpecification): string {
  const of = (condition: Condition): readonly PlacedScenario<MitzScenario>[] =>
    scenarios.filter((one) => one.condition.id === condition.id);
  return [
    '# Conditions, and what shows each',
    '',
    'Made by `npm run docs` from the suites; a spec fails when this file is behind. Basis: see GLOSSARY.md.',
    '',
    ...table(
      ['condition', 'title', 'shown by', 'scenarios', 'checks', 'to declare'],
      conditions.map((condition) => [
        link(condition.id),
        condition.title.nl,
        condition.shownBy.map((one) => shownBy[one]).join(', '),
        String(of(condition).length || '–'),
        String(of(condition).flatMap(({ scenario }) => Object.keys(scenario.checks)).length || '–'),
        condition.declaration?.attach.en ?? '–',
      ]),
    ),
    ...conditions.flatMap((condition) => section(condition, of(condition), specification)),
    '',
  ].join('\n');
}

function section(
  condition: Condition,
  scenarios: readonly PlacedScenario<MitzScenario>[],
  specification: MitzSpecification,
): string[] {
  const rows = scenarios.flatMap(({ id, scenario }) =>
    Object.entries(scenario.checks).map(([name, check], i) => [
      i === 0 ? `\`${id}\`` : '',
      `\`${name}\``,
      check.level,
      basisOf(check, condition, specification),
      check.trippedBy.map((fault) => `\`${fault}\``).join(', '),
    ]),
  );
  return [
    '',
    `## ${condition.id}`,
    '',
    `**${condition.title.nl}.** ${condition.demand.en}`,
    '',
    `Basis: ${condition.basis}, [${condition.source}](${condition.link}). ${claimedBy(condition)}`,
    '',
    ...(rows.length > 0
      ? table(['scenario', 'check', 'level', 'basis', 'faults that trip it'], rows)
      : [withoutScenario(condition)]),
  ];
}

const claimedBy = ({ functionalities }: Condition): string =>
  functionalities ? `Counts where ${functionalities.join(' or ')} is claimed.` : 'Counts for every provider.';

/** Why a condition has no scenario, and what shows it instead. */
function withoutScenario({ declaration, shownBy: ways }: Condition): string {
  const document = declaration ? `Only a document can show it: ${declaration.attach.en}` : undefined;
  if (ways.every((way) => way === 'declared'))
    return `No scenario: nothing of it can be seen in what is exchanged. ${document ?? 'Nothing is asked for it yet.'}`;
  return ['No scenario yet.', ...(ways.includes('attended') ? ['A person looks.'] : []), document ?? '']
    .join(' ')
    .trim();
}

const link = (id: string): string => `[${id}](#${id.replaceAll('.', '')})`;

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)];
}
