/** What whoever decides on a go-live must know beside the answer. */
import { supplierRole } from '../core/conclusion.js';
import type { RunRecord } from '../core/run-record.js';
import type { Text } from '../core/text.js';
import { verdictTerms } from '../core/terms.js';
import { linesOf, ofTheApplication, openLines, restsOn } from './go-live-lines.js';
import type { GoLiveQuestion } from './go-live-question.js';
import type { Submission } from './submission.js';

type Sealed = Submission & { readonly record: RunRecord };

const listed = (nl: string, en: string, all: readonly string[]): readonly Text[] =>
  all.length > 0 ? [{ nl: `${nl}: ${all.join(', ')}.`, en: `${en}: ${all.join(', ')}.` }] : [];

/** Of whom it is, under what it was judged and how old it is; and on what the yes rests that nobody else saw. */
export function particulars(
  { record, otherValues, ofMitz = [] }: Sealed,
  age: number,
  { provider, isSigned }: GoLiveQuestion,
): readonly Text[] {
  const ofProvider = provider !== undefined;
  const { target, specification, findings, patience } = record;
  const set = [specification.set, ...specification.overlays].join(' + ');
  const lines = ofProvider ? linesOf(record) : ofTheApplication(linesOf(record));
  const idsOf = (kind: 'stated' | 'declared'): readonly string[] =>
    lines.filter((line) => restsOn(line, kind)).map(({ id }) => id);
  const inNameOfMitz = (isSignedFor: boolean): readonly string[] =>
    ofMitz.filter(({ signed }) => signed === isSignedFor).map(({ of }) => of);
  const waited = Object.entries(patience ?? {}).map(([name, ms]) => `${name} ${ms}`);
  const mandatory = findings.filter(({ kind }) => kind === 'mandatory').map(({ text }) => text);
  const providers = ofProvider ? [] : openLines(record).filter((line) => !ofTheApplication([line]).length);
  return [
    { nl: `Leverancier ${target.supplier}; set ${set}; ${age} dagen oud.`, en: `Supplier ${target.supplier}; set ${set}; ${age} days old.` }, // prettier-ignore
    ...listed('Beoordeeld onder andere waarden dan die van de set', 'Judged under other values than those of the set', otherValues), // prettier-ignore
    ...listed('Rust op aannames', 'Rests on assumptions', lines.filter(({ restsOnAssumption }) => restsOnAssumption).map(({ id }) => id)), // prettier-ignore
    ...listed('Rust op wat het systeem van zichzelf zegt (volgens opgave)', 'Rests on what the system says of itself', idsOf('stated')), // prettier-ignore
    ...listed('Rust op een document', 'Rests on a document', idsOf('declared')),
    ...listed('In naam van Mitz, en door Mitz ondertekend', 'In the name of Mitz, and signed by Mitz', inNameOfMitz(true)), // prettier-ignore
    ...listed('In naam van Mitz, volgens de leverancier', 'In the name of Mitz, as the supplier says', inNameOfMitz(false)), // prettier-ignore
    ...whoSaw(record, isSigned),
    ...listed('Verplicht en niet gevolgd, zonder te blokkeren', 'Mandatory and not followed, without blocking', mandatory), // prettier-ignore
    ...listed('Geduld van de toets in ms', 'Patience of the run in ms', waited),
    ...listed('Nog open bij de zorgaanbieder (vraag het met --provider)', 'Still open at the provider (ask with --provider)', providers.map(({ id }) => id)), // prettier-ignore
  ];
}

/** Who saw which lines; of another role than the supplier's only whoever has its key can say so. */
function whoSaw({ attestations = [] }: RunRecord, isSigned: GoLiveQuestion['isSigned']): readonly Text[] {
  const seen = attestations.filter(({ result, problem }) => result === 'seen' && !problem);
  if (seen.length === 0) return [];
  const who = seen.map(({ line, by, at }) => `${line} ${by.name} (${by.role}) ${at}`).join('; ');
  const own = seen.filter((one) => one.by.role === supplierRole || !isSigned(one)).length;
  return [
    {
      nl: `Door mensen gezien: ${seen.length} regels, waarvan ${own} door de leverancier zelf: ${who}.`,
      en: `Seen by people: ${seen.length} lines, of which ${own} by the supplier itself: ${who}.`,
    },
  ];
}

/** A pack of the same application that does not say yes: whoever decides has to know of it. */
export function saysOtherwise({ place, record, seal }: Submission): Text {
  const verdict = record && verdictTerms[record.application].word;
  const part = record && record.scope !== 'full' ? { nl: ', een deel', en: ', a part' } : { nl: '', en: '' };
  const day = record?.finished.slice(0, 10) ?? '';
  return {
    nl: `'${place}' zegt iets anders: ${verdict?.nl ?? seal} (${day}${part.nl}).`,
    en: `'${place}' says otherwise: ${verdict?.en ?? seal} (${day}${part.en}).`,
  };
}

/** By what the run can be told from one that was chosen from many. */
export function remarks({ challenge, attempt = 1 }: Sealed): readonly Text[] {
  return [
    challenge === undefined
      ? {
          nl: 'De toets beantwoordt geen challenge: hij kan van elk moment zijn, en gekozen uit vele.',
          en: 'The run answers no challenge: it may be from any moment, and chosen from many.',
        }
      : { nl: `De toets beantwoordt challenge '${challenge}'.`, en: `The run answers challenge '${challenge}'.` },
    ...(attempt > 1 ? [{ nl: `Het was poging ${attempt} in dezelfde map.`, en: `It was attempt ${attempt} in the same directory.` }] : []), // prettier-ignore
    {
      nl: 'Voor het verkeer staat wie de sleutel heeft; niemand anders was erbij.',
      en: 'Whoever holds the key answers for the traffic; nobody else was there.',
    },
  ];
}
