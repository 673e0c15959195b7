/** Of a provider that is to go live with an application: accession, declarations and approvals, as they are today. */
import type { DeclarationRecord, RunRecord } from '../core/run-record.js';
import { verdictTerms } from '../core/terms.js';
import { documentsFor, isInForce, lastDayOf, linesOf, openLines, restsOn } from './go-live-lines.js';

type Reason = readonly [nl: string, en: string];

/**
 * Why this provider may not go live, by the newest whole run that was made for it; absent where nothing stands in the way.
 * @param own what was handed in of this provider, the newest first
 */
export function providerObjection(
  ura: string,
  functionality: string,
  today: string,
  own: readonly { readonly place: string; readonly record: RunRecord }[],
): readonly ['no' | 'not-judged', ...Reason] | undefined {
  const [newest] = own;
  if (!newest)
    return ['no', `geen hele toets is van zorgaanbieder ${ura}: toetreding, verklaringen en goedkeuringen zijn niet te zien`, `no full run is of provider ${ura}: accession, declarations and approvals cannot be seen`]; // prettier-ignore
  const { place, record } = newest;
  if (!record.target.functionalities.includes(functionality))
    return ['no', `zorgaanbieder ${ura} claimt ${functionality} niet in '${place}'`, `provider ${ura} does not claim ${functionality} in '${place}'`]; // prettier-ignore
  const open = openLines(record).map(({ id }) => id).join(', '); // prettier-ignore
  if (record.verdict !== 'accepted' || open !== '') {
    const { nl, en } = verdictTerms[record.verdict].word;
    return [record.verdict === 'not-judged' ? 'not-judged' : 'no', `de toets van zorgaanbieder ${ura} in '${place}' is ${nl}, open is ${open}`, `the run of provider ${ura} in '${place}' is ${en}, open is ${open}`]; // prettier-ignore
  }
  const steps = missingSteps(record);
  if (steps === undefined)
    return ['no', `'${place}' zegt niets van de toetreding van zorgaanbieder ${ura}`, `'${place}' says nothing of the accession of provider ${ura}`]; // prettier-ignore
  if (steps.length > 0)
    return ['no', `van de toetreding van zorgaanbieder ${ura} ontbreekt: ${steps.map(({ nl }) => nl).join('; ')}`, `of the accession of provider ${ura} is lacking: ${steps.map(({ en }) => en).join('; ')}`]; // prettier-ignore
  const lapsed = lapsedPapers(record, today);
  if (lapsed.length > 0)
    return ['no', `van zorgaanbieder ${ura} geldt op ${today} niet meer: ${lapsed.map(({ nl }) => nl).join('; ')}`, `of provider ${ura} no longer in force on ${today}: ${lapsed.map(({ en }) => en).join('; ')}`]; // prettier-ignore
  return undefined;
}

/** The steps of accession that are owed and not declared; absent where the run knows of none. */
const missingSteps = ({ accession }: RunRecord): readonly { nl: string; en: string }[] | undefined =>
  accession && accession.length > 0
    ? accession.filter(({ verdict }) => verdict === 'not-shown').map(({ title }) => title)
    : undefined;

/** What is only shown by documents of which none counts any more on this day. */
function lapsedPapers(record: RunRecord, today: string): readonly { nl: string; en: string }[] {
  const lines = linesOf(record)
    .filter((line) => restsOn(line, 'declared'))
    .map((line) => [line.id, line.id, documentsFor(record, line.id)] as const);
  const steps = (record.accession ?? [])
    .filter(({ verdict, line }) => verdict === 'declared' && line === undefined)
    .map(({ title, declarations }) => [title.nl, title.en, declarations] as const);
  return [...lines, ...steps]
    .filter(([, , papers]) => !papers.some((one) => isInForce(one, today)))
    .map(([nl, en, papers]) => ({ nl: `${nl}${ended('tot', papers)}`, en: `${en}${ended('until', papers)}` }));
}

function ended(until: string, papers: readonly DeclarationRecord[]): string {
  const days = papers.flatMap((one) => lastDayOf(one) ?? []).sort();
  const last = days.at(-1);
  return last === undefined ? '' : ` (${until} ${last})`;
}
