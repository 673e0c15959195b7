import type { RunRecord } from '../core/run-record.js';
import type { Text } from '../core/text.js';
import { dayIn } from './overview-words.js';
import { byNewest, isWhole, openConditions } from './submission.js';
import type { Submission } from './submission.js';
import { verdictTerms } from '../core/terms.js';

export interface GoLiveQuestion {
  readonly application: string;
  readonly version: string;
  readonly functionality: string;
  /** Whether public keys were given that packs may be sealed with. */
  readonly hasKeys: boolean;
  /** Whose application; needed where two suppliers have one of that name. */
  readonly supplier?: string;
  /** Older than so many days, a run says no more. */
  readonly maxAge: number;
  /** The moment for which it is asked. */
  readonly now: Date;
}

export interface GoLiveAnswer {
  readonly answer: 'yes' | 'no' | 'not-judged';
  /** The answer and its reason, in one sentence. */
  readonly sentence: Text;
  /** What belongs beside it. */
  readonly beside: readonly Text[];
}

type Sealed = Submission & { readonly record: RunRecord };

/**
 * Whether this application in this version may go live with this functionality. Yes only by a whole accepted run in a pack
 * that holds, is sealed with a key that was given, and claims the functionality; and by no later one that says otherwise.
 * Whatever is not shown is no.
 */
export function mayGoLive(question: GoLiveQuestion, submissions: readonly Submission[]): GoLiveAnswer {
  const { application, version } = question;
  const reply = (
    answer: GoLiveAnswer['answer'],
    nl: string,
    en: string,
    beside: readonly Text[] = [],
  ): GoLiveAnswer => {
    const [ja, yes] = { yes: ['Ja', 'Yes'], no: ['Nee', 'No'], 'not-judged': ['Niet te beantwoorden', 'Cannot be answered'] }[answer]; // prettier-ignore
    return { answer, sentence: { nl: `${ja}: ${nl}.`, en: `${yes}: ${en}.` }, beside };
  };
  const unread = submissions.find(({ seal }) => seal === 'unread');
  if (unread) {
    const [what, why] = [unread.place, unread.problems.join('; ')];
    return reply('not-judged', `'${what}' is niet te lezen (${why}), en kan de laatste toets zijn`, `'${what}' cannot be read (${why}), and may be the latest run`); // prettier-ignore
  }
  const mine = submissions.filter(({ record }) => record === undefined || isOf(record, question));
  const doubted = mine.find(({ seal }) => seal === 'doubted');
  if (doubted) {
    const [what, why] = [doubted.place, doubted.problems[0] ?? ''];
    return reply('no', `het pakket '${what}' klopt niet (${why})`, `the pack '${what}' does not hold (${why})`);
  }
  const suppliers = [...new Set(mine.flatMap(({ record }) => (record ? [record.target.supplier] : [])))];
  if (suppliers.length > 1) {
    const names = suppliers.join(', ');
    return reply('not-judged', `meer leveranciers hebben een ${application} ${version} (${names}): zeg met --supplier welke`, `several suppliers have a ${application} ${version} (${names}): say with --supplier which`); // prettier-ignore
  }
  const known = mine.filter((one): one is Sealed => one.seal === 'known-key' && one.record !== undefined);
  if (known.length === 0) return reply('no', ...nothingBelieved(question, mine, submissions));

  const whole = known.filter(({ record }) => isWhole(record)).sort(byNewest);
  const deciding = whole.findIndex(({ record }) => record.target.functionalities.includes(question.functionality));
  const decider = whole[deciding];
  if (!decider) return reply('no', ...nothingWhole(question, whole));
  for (const one of whole.slice(0, deciding + 1)) {
    const against = objection(one);
    if (against) return reply(...against);
  }
  const age = ageInDays(decider.record, question.now);
  if (age > question.maxAge)
    return reply('no', `de laatste hele toets, in '${decider.place}', is ${age} dagen oud, en meer dan ${question.maxAge} telt niet (--max-age)`, `the last full run, in '${decider.place}', is ${age} days old, and more than ${question.maxAge} does not count (--max-age)`); // prettier-ignore
  const otherwise = mine.filter((one) => one !== decider && one.record?.verdict !== 'accepted');
  const [nl, en] = (['nl', 'en'] as const).map((lang) => dayIn(lang, decider.record.finished));
  const key = decider.keyId ?? '';
  return reply(
    'yes',
    `${application} ${version} mag live met ${question.functionality}: de hele toets van ${nl ?? ''} is geaccepteerd, en verzegeld met sleutel ${key}`,
    `${application} ${version} may go live with ${question.functionality}: the full run of ${en ?? ''} was accepted, and sealed with key ${key}`,
    [...remarks(decider), ...particulars(decider, age), ...otherwise.map(saysOtherwise)],
  );
}

const isOf = ({ target: { application, supplier } }: RunRecord, question: GoLiveQuestion): boolean =>
  application.name === question.application &&
  application.version === question.version &&
  (question.supplier === undefined || supplier === question.supplier);

const ageInDays = ({ finished }: RunRecord, now: Date): number =>
  Math.floor((now.getTime() - Date.parse(finished)) / 86_400_000);

/** Of whom it is, under what it was judged and how old it is; and on what the yes rests that nobody else saw. */
function particulars({ record }: Sealed, age: number): readonly Text[] {
  const { target, specification, findings, patience, attestations = [] } = record;
  const set = [specification.set, ...specification.overlays].join(' + ');
  const lines = record.conditions.flatMap((one) => one.lines);
  const assumed = lines.filter(({ restsOnAssumption }) => restsOnAssumption).map(({ id }) => id);
  const byPaper = lines.filter(({ verdict }) => verdict === 'declared').length;
  const seen = attestations.filter(({ result, problem }) => result === 'seen' && !problem);
  const mandatory = findings.filter(({ kind }) => kind === 'mandatory').length;
  const waited = Object.entries(patience ?? {}).map(([name, ms]) => `${name} ${ms}`).join(', '); // prettier-ignore
  return [
    { nl: `Leverancier ${target.supplier}; set ${set}; ${age} dagen oud.`, en: `Supplier ${target.supplier}; set ${set}; ${age} days old.` }, // prettier-ignore
    ...(assumed.length > 0 ? [{ nl: `Rust op aannames: ${assumed.join(', ')}.`, en: `Rests on assumptions: ${assumed.join(', ')}.` }] : []), // prettier-ignore
    ...(byPaper > 0 ? [{ nl: `Alleen verklaard, volgens de leverancier: ${byPaper} regels.`, en: `Only declared, as the supplier says: ${byPaper} lines.` }] : []), // prettier-ignore
    ...(seen.length > 0 ? [{ nl: `Door de leverancier zelf gezien: ${seen.length} regels.`, en: `Seen by the supplier itself: ${seen.length} lines.` }] : []), // prettier-ignore
    ...(mandatory > 0 ? [{ nl: `Verplicht en niet gevolgd, zonder te blokkeren: ${mandatory} bevindingen.`, en: `Mandatory and not followed, without blocking: ${mandatory} findings.` }] : []), // prettier-ignore
    ...(waited === '' ? [] : [{ nl: `Geduld van de toets in ms: ${waited}.`, en: `Patience of the run in ms: ${waited}.` }]), // prettier-ignore
  ];
}

/** A pack of the same application that does not say yes: whoever decides has to know of it. */
function saysOtherwise({ place, record, seal }: Submission): Text {
  const verdict = record && verdictTerms[record.verdict].word;
  return {
    nl: `'${place}' zegt iets anders: ${verdict?.nl ?? seal} (${record?.finished.slice(0, 10) ?? ''}).`,
    en: `'${place}' says otherwise: ${verdict?.en ?? seal} (${record?.finished.slice(0, 10) ?? ''}).`,
  };
}

type Reason = readonly [nl: string, en: string];

function nothingBelieved(
  { application, version, hasKeys }: GoLiveQuestion,
  mine: readonly Submission[],
  all: readonly Submission[],
): Reason {
  const stranger = mine.find(({ seal }) => seal === 'unknown-key');
  if (stranger) {
    const key = stranger.keyId ?? '';
    return hasKeys
      ? [
          `'${stranger.place}' is verzegeld met sleutel ${key}, die geen van de gegeven sleutels is`,
          `'${stranger.place}' is sealed with key ${key}, which is none of those that were given`,
        ]
      : [
          `niet te zien is wie '${stranger.place}' verzegelde: vraag de publieke sleutel langs een andere weg dan het pakket, en geef die met --key`,
          `it cannot be seen who sealed '${stranger.place}': get the public key by another way than the pack, and give it with --key`,
        ];
  }
  const directory = mine.find(({ record }) => record !== undefined);
  if (directory)
    return [
      `'${directory.place}' is niet verzegeld; vraag een pakket van 'mitz-keur seal'`,
      `'${directory.place}' is not sealed; ask for a pack of 'mitz-keur seal'`,
    ];
  const others = [...new Set(all.flatMap(({ record }) => (record ? `${record.target.application.name} ${record.target.application.version}` : [])))]; // prettier-ignore
  return [
    `geen pakket is van ${application} ${version}, wel van: ${others.join(', ') || 'niets'}`,
    `no pack is of ${application} ${version}, there is of: ${others.join(', ') || 'nothing'}`,
  ];
}

function nothingWhole({ functionality }: GoLiveQuestion, whole: readonly Sealed[]): Reason {
  const [newest] = whole;
  if (!newest)
    return [
      'er is alleen een deel van de toets, en dat is geen kwalificatie',
      'there is only a part of the test, and that is no qualification',
    ];
  const claimed = newest.record.target.functionalities.join(', ');
  return [
    `${functionality} is niet geclaimd, en dus niet getoetst; wel ${claimed}`,
    `${functionality} is not claimed, and so was not tested; claimed are ${claimed}`,
  ];
}

/** Why a whole run says no; absent where it says yes. */
function objection({
  record,
  place,
  otherValues,
  other,
}: Sealed): readonly ['no' | 'not-judged', ...Reason] | undefined {
  const open = openConditions(record).map(({ id }) => id).join(', '); // prettier-ignore
  if (record.verdict !== 'accepted') {
    const { nl, en } = verdictTerms[record.verdict].word;
    const [opened, openIn] = open === '' ? ['', ''] : [`, open is ${open}`, `, open is ${open}`];
    return [record.verdict === 'not-judged' ? 'not-judged' : 'no', `de toets in '${place}' is ${nl}${opened}`, `the run in '${place}' is ${en}${openIn}`]; // prettier-ignore
  }
  if (open !== '') return ['no', `in '${place}' is nog open: ${open}`, `in '${place}' is still open: ${open}`];
  if (other && other.verdict !== 'accepted') {
    const { nl, en } = verdictTerms[other.verdict].word;
    return [other.verdict === 'not-judged' ? 'not-judged' : 'no', `onder ${other.name} is de toets in '${place}' ${nl}`, `under ${other.name} the run in '${place}' is ${en}`]; // prettier-ignore
  }
  if (otherValues.length > 0 && !other)
    return [
      'no',
      `'${place}' is beoordeeld onder andere waarden dan die van de set (${otherValues.join('; ')}): zeg met --spec onder welke waarden het moet gelden`,
      `'${place}' was judged under other values than those of the set (${otherValues.join('; ')}): say with --spec under which values it must hold`,
    ];
  return undefined;
}

/** What whoever decides must know beside a yes. */
function remarks({ challenge, attempt = 1 }: Sealed): readonly Text[] {
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
