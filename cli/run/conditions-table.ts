import type { Condition } from '../../core/condition.js';
import { needsText } from '../../core/line.js';
import type { Line } from '../../core/line.js';
import { founded } from '../../core/scenario.js';
import type { PlacedScenario } from '../../core/scenario.js';
import type { MitzScenario } from '../../mitz/scenario.js';
import type { MitzSpecification } from '../../mitz/specification/index.js';
import type { Suites } from '../../suites/index.js';

/**
 * From line to fault, as Markdown: what shows each line of the norm, by which checks, how well founded, and which fault of
 * the reference connector proves that the check can fail. A line that only a document can show says so.
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
      ['line', 'what is asked', 'needs', 'whose', 'counts for', 'checks'],
      conditions.flatMap((condition) =>
        condition.lines.map((line) => [
          `[${line.id}](#${condition.id.replaceAll('.', '')})`,
          `${line.demand.nl}${line.reading ? ' (onze lezing)' : ''}`,
          needsText(line.parts),
          line.whose.join(', '),
          line.holds?.claimed?.join(', ') ?? 'everybody',
          String(checksOfLine(line, scenarios, specification) || '–'),
        ]),
      ),
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
  const rows = scenarios.flatMap((placed) =>
    Object.entries(placed.scenario.checks).map(([name, check], i) => {
      const { line, basis } = founded(name, check, placed, specification);
      return [
        i === 0 ? `\`${placed.id}\`` : '',
        `\`${name}\``,
        line,
        check.level,
        basis,
        check.trippedBy.map((fault) => `\`${fault}\``).join(', '),
      ];
    }),
  );
  return [
    '',
    `## ${condition.id}`,
    '',
    `**${condition.title.nl}.** ${condition.demand.en}`,
    '',
    `Basis: ${condition.basis}, [${condition.source}](${condition.link}).`,
    '',
    ...condition.lines.flatMap(lineText),
    '',
    ...(rows.length > 0
      ? table(['scenario', 'check', 'line', 'level', 'basis', 'faults that trip it'], rows)
      : ['No scenario: nothing of it can be seen in what is exchanged.']),
  ];
}

/** A line of the norm as a list item, with what a document has to show of it. */
const lineText = ({ id, demand, parts, declaration }: Line): string[] => [
  `- **${id}** ${demand.en} Needs: ${needsText(parts)}.${declaration ? ` To declare: ${declaration.attach.en}` : ''}`,
];

/** How many checks are evidence for a line. */
const checksOfLine = (
  { id }: Line,
  scenarios: readonly PlacedScenario<MitzScenario>[],
  specification: MitzSpecification,
): number =>
  scenarios.flatMap((placed) =>
    Object.entries(placed.scenario.checks).filter(
      ([name, check]) => founded(name, check, placed, specification).line === id,
    ),
  ).length;

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)];
}
