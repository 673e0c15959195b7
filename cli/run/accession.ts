import type { Condition } from '../../core/condition.js';
import type { DeclarationDemand } from '../../core/line.js';
import type { AccessionResult } from '../../core/run-record.js';
import { accessionSteps } from '../../mitz/declarations/accession.js';
import type { AccessionStep } from '../../mitz/declarations/accession.js';
import type { Declarations } from './declarations.js';
import type { Target } from './target.js';

/** The steps of accession, with what was declared for each: a step that is owed and not declared is not shown. */
export const accessionOf = (
  target: Pick<Target, 'functionalities' | 'chain'>,
  declarations: Declarations,
  conditions: readonly Condition[],
): readonly AccessionResult[] =>
  accessionSteps.map((step) => {
    const { id, title, basis, source, functionalities, asks } = step;
    const owed = functionalities?.some((one) => target.functionalities.includes(one)) ?? true;
    const records = 'line' in asks ? declarations.lines.get(asks.line) : declarations.steps.get(id);
    const declared = records?.some(({ problem }) => problem === undefined) ?? false;
    return {
      id,
      title,
      verdict: owed ? (declared ? 'declared' : 'not-shown') : 'not-applicable',
      basis,
      source,
      toDeclare: demandOf(step, conditions).attach,
      ...(step.onLsp && target.chain?.route === 'lsp' && { differs: step.onLsp }),
      ...('line' in asks && { line: asks.line }),
      declarations: records ?? [],
    };
  });

/** What a step asks: of its own, or of the line that asks for the same paper. */
function demandOf({ id, asks }: AccessionStep, conditions: readonly Condition[]): DeclarationDemand {
  if (!('line' in asks)) return asks;
  const demand = conditions.flatMap(({ lines }) => lines).find((one) => one.id === asks.line)?.declaration;
  if (!demand) throw new Error(`step ${id} of accession points at line ${asks.line}, which asks no document`);
  return demand;
}
