/** What is demanded of the text of a toestemmingsvraag on the screen. */
import { demand, notShown } from '../../core/outcome.js';
import type { MitzEvidence } from '../context.js';
import { groupOf } from '../specification/index.js';
import { expectedText, isFilledIn } from '../toestemming/question-text.js';
import type { ConsentQuestion } from '../xis.js';
import { questionPlace, shownFor } from './asked-questions.js';
import type { Asked } from './asked-questions.js';

/** Demands that a question is shown as defined for its button, with who holds the data, and which data, filled in. */
export function demandDefinedText(
  asked: Asked,
  questions: readonly ConsentQuestion[],
  { specification }: MitzEvidence,
): void {
  const { button, holder } = asked;
  const defined = questions.find((question) => question.button === button)?.text;
  if (defined === undefined) notShown(`Mitz defines no question for the ${button}`);
  const dataCategory = groupOf(specification, holder.providerType)?.dataCategory ?? '';
  const filledIn = {
    zorgaanbieder: holder.name,
    gegevenscategorie: specification['codes.dataCategories'].value[dataCategory]?.toLowerCase(),
  };
  const { questionText } = shownFor(asked);
  demand(isFilledIn(questionText, defined, filledIn), {
    message: 'the question must be shown as Mitz defines it',
    expected: expectedText(defined, filledIn),
    received: questionText,
    where: questionPlace(asked),
  });
}
