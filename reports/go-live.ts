import type { RunRecord } from '../core/run-record.js';
import type { Text } from '../core/text.js';
import { dayIn } from './overview-words.js';
import { particulars, remarks, saysOtherwise } from './go-live-beside.js';
import { linesOf, ofTheApplication, openLines, restsOn } from './go-live-lines.js';
import type { GoLiveAnswer, GoLiveQuestion } from './go-live-question.js';
import { providerObjection } from './go-live-provider.js';
import { byNewest, isWhole } from './submission.js';
import type { Submission } from './submission.js';
import { verdictTerms } from '../core/terms.js';

type Sealed = Submission & { readonly record: RunRecord };

/**
 * Whether this application in this version may go live with this functionality. Yes only by a whole run in a pack that
 * holds, is sealed with a key that was given, claims the functionality, and in which the application's own lines are
 * accepted; and by no later one that says otherwise. Of a provider: only where its own run is accepted as a whole, and its
 * papers are in force today. Whatever is not shown is no.
 */
export function mayGoLive(question: GoLiveQuestion, submissions: readonly Submission[]): GoLiveAnswer {
  const { application, version } = question;
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
  const own = whole.filter(
    ({ record }) => question.provider !== undefined && record.target.provider['ura'] === question.provider,
  );
  const counting: readonly [Sealed, ...Sealed[]] = [decider, ...own.slice(0, 1)];
  const against = laterObjection(question, known, own, counting);
  return against ? reply(...against) : yes(question, mine, counting);
}

function reply(answer: GoLiveAnswer['answer'], nl: string, en: string, beside: readonly Text[] = []): GoLiveAnswer {
  const [ja, word] = { yes: ['Ja', 'Yes'], no: ['Nee', 'No'], 'not-judged': ['Niet te beantwoorden', 'Cannot be answered'] }[answer]; // prettier-ignore
  return { answer, sentence: { nl: `${ja}: ${nl}.`, en: `${word}: ${en}.` }, beside };
}

/** What still says no where every whole run accepts the application: a part, age, the provider's own, or nobody who looked. */
function laterObjection(
  question: GoLiveQuestion,
  known: readonly Sealed[],
  own: readonly Sealed[],
  counting: readonly [Sealed, ...Sealed[]],
): readonly ['no' | 'not-judged', ...Reason] | undefined {
  const { provider, functionality, today } = question;
  const refuted = known.find((one) => isNewer(one, counting[0]) && failsInPart(one).length > 0);
  if (refuted) {
    const lines = failsInPart(refuted).join(', ');
    return ['no', `'${refuted.place}', een deel van de toets van later, laat zien dat niet wordt voldaan aan ${lines}`, `'${refuted.place}', a later run of part, shows that ${lines} is not met`]; // prettier-ignore
  }
  const tooOld = counting.map((one) => wrongAge(one, question)).find((one) => one !== undefined);
  if (tooOld) return ['no', ...tooOld];
  const against = provider === undefined ? undefined : providerObjection(provider, functionality, today, own);
  if (against) return against;
  const unseen = counting.map((one) => withoutWitness(one, question)).find((one) => one !== undefined);
  return unseen && ['no', ...unseen];
}

function yes(
  question: GoLiveQuestion,
  mine: readonly Submission[],
  counting: readonly [Sealed, ...Sealed[]],
): GoLiveAnswer {
  const { application, version, functionality, provider } = question;
  const [decider] = counting;
  const shown = counting.at(-1) ?? decider;
  const counted = new Set<Submission>(counting);
  const otherwise = mine.filter((one) => !counted.has(one) && one.record?.application !== 'accepted');
  const newer = otherwise.filter(({ record }) => record && isNewer({ record }, decider)).length;
  const [day, dayEn] = [dayIn('nl', decider.record.finished), dayIn('en', decider.record.finished)];
  const { supplier } = decider.record.target;
  const key = decider.keyId ?? '';
  const [bij, at] = provider === undefined ? ['', ''] : [` bij zorgaanbieder ${provider}`, ` at provider ${provider}`]; // prettier-ignore
  const [nieuwer, newerIn] = newer === 0 ? ['', ''] : [`; nieuwer en anders: ${newer}, zie hieronder`, `; newer and otherwise: ${newer}, see below`]; // prettier-ignore
  return reply(
    'yes',
    `${application} ${version} van ${supplier} mag live met ${functionality}${bij}: de hele toets van ${day} is voor de applicatie geaccepteerd, en verzegeld met sleutel ${key}${nieuwer}`,
    `${application} ${version} of ${supplier} may go live with ${functionality}${at}: the full run of ${dayEn} was accepted for the application, and sealed with key ${key}${newerIn}`,
    [
      ...remarks(decider),
      ...particulars(shown, ageInDays(shown.record, question.now), question),
      ...otherwise.map(saysOtherwise),
    ],
  );
}

const isNewer = (one: Pick<Sealed, 'record'>, other: Sealed): boolean => byNewest(one, other) < 0;

/** The lines of the application that a run of part shows not to be met. It cannot say yes, and it can say no. */
const failsInPart = ({ record }: Sealed): readonly string[] =>
  isWhole(record)
    ? []
    : ofTheApplication(linesOf(record))
        .filter(({ verdict }) => verdict === 'not-met')
        .map(({ id }) => id);

function wrongAge({ place, record }: Sealed, { now, maxAge }: GoLiveQuestion): Reason | undefined {
  const age = ageInDays(record, now);
  if (age > maxAge)
    return [`de laatste hele toets, in '${place}', is ${age} dagen oud, en meer dan ${maxAge} telt niet (--max-age)`, `the last full run, in '${place}', is ${age} days old, and more than ${maxAge} does not count (--max-age)`]; // prettier-ignore
  // A clock that runs a little ahead is no lie.
  if (!(age >= -1))
    return [`de toets in '${place}' zegt van ${record.finished} te zijn, en dat moet nog komen`, `the run in '${place}' says to be of ${record.finished}, which is yet to come`]; // prettier-ignore
  return undefined;
}

/** Lines that rest on what somebody saw, and nobody in the role that was asked for signed to have seen it. */
function withoutWitness({ record }: Sealed, { witness: role, provider, isSigned }: GoLiveQuestion): Reason | undefined {
  if (role === undefined) return undefined;
  const lines = provider === undefined ? ofTheApplication(linesOf(record)) : linesOf(record);
  const saw = (record.attestations ?? []).filter(
    (one) => one.result === 'seen' && one.problem === undefined && one.by.role === role && isSigned(one),
  );
  const lacking = lines
    .filter((line) => restsOn(line, 'seen') && !saw.some((one) => one.line === line.id))
    .map(({ id }) => id);
  if (lacking.length === 0) return undefined;
  const ids = lacking.join(', ');
  return [
    `${ids} zag niemand met de sleutel van ${role} (--witness); geef die sleutel met --key ${role}=<pem>, of laat ${role} kijken`,
    `nobody with the key of ${role} saw ${ids} (--witness); give that key with --key ${role}=<pem>, or let ${role} look`,
  ];
}

const isOf = ({ target: { application, supplier } }: RunRecord, question: GoLiveQuestion): boolean =>
  application.name === question.application &&
  application.version === question.version &&
  (question.supplier === undefined || supplier === question.supplier);

const ageInDays = ({ finished }: RunRecord, now: Date): number =>
  Math.floor((now.getTime() - Date.parse(finished)) / 86_400_000);

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

/** Why a whole run says no of the application; absent where it says yes. */
function objection({
  record,
  place,
  otherValues,
  other,
}: Sealed): readonly ['no' | 'not-judged', ...Reason] | undefined {
  const open = ofTheApplication(openLines(record)).map(({ id }) => id).join(', '); // prettier-ignore
  if (record.application !== 'accepted') {
    const { nl, en } = verdictTerms[record.application].word;
    const [opened, openIn] = open === '' ? ['', ''] : [`, open is ${open}`, `, open is ${open}`];
    return [record.application === 'not-judged' ? 'not-judged' : 'no', `de applicatie is in '${place}' ${nl}${opened}`, `the application is ${en} in '${place}'${openIn}`]; // prettier-ignore
  }
  if (open !== '') return ['no', `in '${place}' is nog open: ${open}`, `in '${place}' is still open: ${open}`];
  if (other && other.application !== 'accepted') {
    const { nl, en } = verdictTerms[other.application].word;
    return [other.application === 'not-judged' ? 'not-judged' : 'no', `onder ${other.name} is de applicatie in '${place}' ${nl}`, `under ${other.name} the application in '${place}' is ${en}`]; // prettier-ignore
  }
  if (otherValues.length > 0 && !other)
    return [
      'no',
      `'${place}' is beoordeeld onder andere waarden dan die van de set (${otherValues.join('; ')}): zeg met --spec onder welke waarden het moet gelden`,
      `'${place}' was judged under other values than those of the set (${otherValues.join('; ')}): say with --spec under which values it must hold`,
    ];
  return undefined;
}
