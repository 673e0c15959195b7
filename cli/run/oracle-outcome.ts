import { at, listAt, textAt } from '../../mitz/fhir/json.js';
import type { Json } from '../../mitz/fhir/json.js';

/** One issue of the validator: about which file, and whether it is graver than a warning. */
export interface OutcomeIssue {
  /** The place of the file among those that it was asked about. */
  readonly index: number;
  readonly isError: boolean;
  readonly text: string;
}

/**
 * What the validator wrote: an OperationOutcome about one file, or a Bundle of them about more, each naming its file in an
 * extension or else standing in the order of the files. Notes and what it says is well are left out.
 * @throws Error for anything else, such as one about a file that it was not asked about
 */
export function objectionsIn(written: string, files: readonly string[]): readonly OutcomeIssue[] {
  const outcome = JSON.parse(written) as Json;
  const outcomes =
    textAt(outcome, 'resourceType') === 'Bundle'
      ? listAt(outcome, 'entry').map((one) => at(one, 'resource'))
      : [outcome];
  const strange = outcomes.find((one) => textAt(one, 'resourceType') !== 'OperationOutcome');
  if (strange !== undefined || outcomes.length !== files.length)
    throw new Error(
      `it wrote ${outcomes.length} outcomes about ${files.length} messages, or something that is no OperationOutcome`,
    );
  return outcomes.flatMap((one, i) => {
    const index = placeOf(one, files) ?? i;
    return listAt(one, 'issue').flatMap((issue) => {
      const severity = textAt(issue, 'severity') ?? '';
      if (!['fatal', 'error', 'warning'].includes(severity)) return [];
      const place = textAt(issue, 'expression', 0) ?? textAt(issue, 'location', 0);
      const text = textAt(issue, 'details', 'text') ?? textAt(issue, 'diagnostics') ?? textAt(issue, 'code') ?? '';
      return [{ index, isError: severity !== 'warning', text: `${place === undefined ? '' : `${place}: `}${text}` }];
    });
  });
}

/** Of the file that it names, with a path before it or words behind it; undefined where it names none. */
function placeOf(outcome: Json | undefined, files: readonly string[]): number | undefined {
  const extension = listAt(outcome, 'extension').find((one) => textAt(one, 'url')?.endsWith('/operationoutcome-file'));
  const named = textAt(extension, 'valueString');
  if (named === undefined) return undefined;
  const index = files.findIndex((file) => named.includes(file));
  if (index < 0)
    throw new Error(
      `it names the file '${named}', which is none of the ${files.length} that it was asked about: its output is not understood`,
    );
  return index;
}
