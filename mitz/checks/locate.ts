/** Checks about what a user is told who looks up where data of a patient is, each about the patient that the scenario names. */
import { demand, judgeEach, notShown } from '../../core/outcome.js';
import type { Exchange } from '../../core/transcript.js';
import type { MitzEvidence } from '../context.js';
import { actions, lastAction, locationsIn, mustNotBeElsewhere, openQuestions } from '../evidence.js';
import type { DoneAction } from '../evidence.js';
import type { Location } from '../open-autorisatievraag/answer.js';
import type { Cast } from './release.js';
import { expectValue, place } from '../rules.js';
import type { MitzCheck } from '../scenario.js';

type Holder = NonNullable<DoneAction<'locate-dossiers'>['output']>['holders'][number];
type LocateCheck<Name extends string> = MitzCheck<Cast<Name>>;

/** One look-up that reached Mitz: what was asked, and what the XIS made of the answer. */
interface LookUp {
  readonly action: DoneAction<'locate-dossiers'>;
  /** The last question about the patient: the one whose answer the XIS went by. */
  readonly question: Exchange;
  readonly where: string;
}

/**
 * The last look-up about this patient.
 * @throws NotShown where there was none, or where no question that was recognised reached Mitz
 */
function lookUpAbout(evidence: MitzEvidence, bsn: string): LookUp {
  const action =
    actions(evidence, 'locate-dossiers')
      .filter(({ input }) => input.bsn === bsn)
      .at(-1) ?? notShown('no holders of this patient were looked up');
  const asked = openQuestions(evidence).filter(
    (question) => question.bsn === bsn && question.exchange.begun > action.entry.begun,
  );
  mustNotBeElsewhere(evidence, bsn);
  const { exchange } = asked.at(-1) ?? notShown('no open question about this patient reached Mitz');
  return { action, question: exchange, where: `${place(exchange)}; action locate-dossiers at ${action.entry.at}` };
}

/** An OID with or without `urn:oid:` is the same system. */
const oid = (value: string): string => value.replace(/^urn:oid:/i, '');

/** A holder is known by its URA where both sides give it, else by the systems. */
const isSame = (holder: Holder, location: Location): boolean =>
  holder.ura !== undefined && location.ura !== undefined
    ? holder.ura === location.ura
    : oid(holder.homeCommunityId ?? '') === oid(location.homeCommunityId) &&
      (holder.sourceId === undefined || oid(holder.sourceId) === oid(location.sourceId ?? ''));

const told = (holders: readonly (Holder | Location)[]): string =>
  holders.map(({ ura, homeCommunityId = 'a holder without a name' }) => ura ?? homeCommunityId).join(', ') ||
  'no holders';

/** The holders that Mitz named in answer to a look-up. @throws NotShown where it named none */
function namedFor({ question }: LookUp, evidence: MitzEvidence): readonly Location[] {
  const named = locationsIn(question, evidence) ?? [];
  return named.length > 0 ? named : notShown(`${place(question)} was not answered with holders`);
}

/** The holders that the user was shown. @throws NotShown where there are none, or nothing to know them by */
function shownBy({ action }: LookUp): readonly Holder[] {
  const { holders } = action.output ?? notShown(`the look-up was refused: ${action.refusal ?? ''}`);
  if (holders.length === 0) notShown('no holder was listed');
  const nameless = ({ ura, homeCommunityId }: Holder): boolean => ura === undefined && homeCommunityId === undefined;
  if (holders.some(nameless)) notShown('the driver tells neither the URA nor the home community of a holder');
  return holders;
}

/** Every holder that Mitz named was listed. */
export const everyHolderListed = <Name extends string>(
  name: Name,
  trippedBy: MitzCheck['trippedBy'],
): LocateCheck<Name> => ({
  title: { nl: 'Alle dossierhouders uit het antwoord zijn getoond', en: 'All holders in the answer were listed' },
  level: 'MUST',
  trippedBy,
  judge: (evidence) => {
    const lookUp = lookUpAbout(evidence, evidence.cast[name].bsn);
    const named = namedFor(lookUp, evidence);
    const { output, refusal } = lookUp.action;
    const holders = output && output.holders.length > 0 ? shownBy(lookUp) : [];
    demand(
      named.every((location) => holders.some((holder) => isSame(holder, location))),
      {
        message: 'a holder that Mitz named was not listed',
        expected: told(named),
        received: output ? told(holders) : `refused: ${refusal ?? ''}`,
        where: lookUp.where,
      },
    );
    // Two systems of one community are two places; an entry that could be either is not shown to be both.
    if (
      holders.length < named.length &&
      holders.some((holder) => named.filter((one) => isSame(holder, one)).length > 1)
    )
      notShown('the driver does not tell the systems (sourceId) of a holder of which Mitz named more than one');
  },
});

/** No holder was listed that Mitz did not name. */
export const noOtherHolderListed = <Name extends string>(
  name: Name,
  trippedBy: MitzCheck['trippedBy'],
): LocateCheck<Name> => ({
  title: { nl: 'Geen andere dossierhouders zijn getoond', en: 'No other holders were listed' },
  level: 'MUST',
  trippedBy,
  judge: (evidence) => {
    const lookUp = lookUpAbout(evidence, evidence.cast[name].bsn);
    const named = namedFor(lookUp, evidence);
    const holders = shownBy(lookUp);
    demand(
      holders.every((holder) => named.some((location) => isSame(holder, location))),
      {
        message: 'a holder was listed that Mitz did not name',
        expected: told(named),
        received: told(holders),
        where: lookUp.where,
      },
    );
  },
});

/**
 * Each holder was listed with the systems and data categories that Mitz named. What the driver does not tell of a holder may
 * be right or wrong on the screen: one detail of several shows nothing of the others.
 */
export const holdersAsNamed = <Name extends string>(
  name: Name,
  trippedBy: MitzCheck['trippedBy'],
): LocateCheck<Name> => ({
  title: {
    nl: 'Elke dossierhouder is getoond met de systemen en gegevenscategorieën uit het antwoord',
    en: 'Each holder was listed with the systems and data categories in the answer',
  },
  level: 'MUST',
  trippedBy,
  judge: (evidence) => {
    const lookUp = lookUpAbout(evidence, evidence.cast[name].bsn);
    const named = namedFor(lookUp, evidence);
    const known = shownBy(lookUp).flatMap((holder) => {
      const locations = named.filter((one) => isSame(holder, one));
      // One holder may have several systems: the entry is of the one that it fits best.
      const [location] = locations.toSorted((a, b) => differing(holder, a) - differing(holder, b));
      return location ? [{ holder, location }] : [];
    });
    if (known.length === 0) notShown('no holder was listed that Mitz named');
    judgeEach(known, ({ holder, location }) => {
      const [told, right] = [detailsOf(holder), detailsOf(location)];
      judgeEach(told, ({ what, value }) => {
        const expected = right.find((detail) => detail.what === what)?.value ?? 'nothing';
        expectValue(value, expected, `${what} of a holder must be as Mitz named it`, lookUp.where);
      });
      const lacking = right.filter(({ what }) => !told.some((detail) => detail.what === what));
      if (lacking.length > 0)
        notShown(
          `the driver does not tell the ${lacking.map(({ what }) => what).join(' and the ')} with which holder ${location.ura ?? location.homeCommunityId} is shown, and Mitz named it`,
        );
    });
  },
});

/** How many details of a holder are others than Mitz named of a location. */
const differing = (holder: Holder, location: Location): number => {
  const right = detailsOf(location);
  return detailsOf(holder).filter(({ what, value }) => right.find((detail) => detail.what === what)?.value !== value)
    .length;
};

const detailsOf = ({
  homeCommunityId,
  sourceId,
  dataCategories,
}: Holder | Location): readonly { readonly what: string; readonly value: string }[] => [
  ...(homeCommunityId === undefined ? [] : [{ what: 'homeCommunityId', value: oid(homeCommunityId) }]),
  ...(sourceId === undefined ? [] : [{ what: 'sourceId', value: oid(sourceId) }]),
  ...(dataCategories === undefined ? [] : [{ what: 'dataCategories', value: [...dataCategories].sort().join(', ') }]),
];

/** No holder was listed, whether the look-up was refused or gave an empty list. */
export const nobodyListed = <Name extends string>(
  name: Name,
  { message, trippedBy, assumed }: { message: string; trippedBy: MitzCheck['trippedBy']; assumed?: true | undefined },
): LocateCheck<Name> => ({
  title: { nl: 'Er zijn geen dossierhouders getoond', en: 'No holders were listed' },
  level: 'MUST',
  ...(assumed && { basis: 'assumed' as const }),
  trippedBy,
  judge: (evidence) => {
    const { action, question, where } = lookUpAbout(evidence, evidence.cast[name].bsn);
    if (!question.response) notShown(`${place(question)} was not answered`);
    const holders = action.output?.holders ?? [];
    demand(holders.length === 0, { message, expected: 'no holders', received: told(holders), where });
  },
});

/** Where Mitz says that there are no holders, the user is told just that. */
export const emptyListIsShown = <Name extends string>(
  name: Name,
  trippedBy: MitzCheck['trippedBy'],
): LocateCheck<Name> => ({
  title: { nl: 'Een lege lijst is geen fout', en: 'An empty list is no error' },
  level: 'MUST',
  basis: 'assumed',
  trippedBy,
  judge: (evidence) => {
    const { action, question, where } = lookUpAbout(evidence, evidence.cast[name].bsn);
    if (locationsIn(question, evidence)?.length !== 0)
      notShown(`${place(question)} was not answered with an empty list`);
    demand(action.output !== undefined, {
      message: 'Mitz answered that no holder may be asked, and the user was told that it went wrong',
      expected: 'an empty list',
      received: `refused: ${action.refusal ?? ''}`,
      where,
    });
  },
});

/** Where Mitz could not answer, the user is told so: by a refusal, or in the work list. */
export const faultIsShown = <Name extends string>(
  name: Name,
  trippedBy: MitzCheck['trippedBy'],
): LocateCheck<Name> => ({
  title: {
    nl: 'De gebruiker ziet dat het misging, en geen lege lijst',
    en: 'The user sees that it went wrong, and no empty list',
  },
  level: 'MUST',
  trippedBy,
  judge: (evidence) => {
    const { bsn } = evidence.cast[name];
    const { action, question, where } = lookUpAbout(evidence, bsn);
    if (!question.response || question.response.status < 400)
      notShown(`${place(question)} was not answered with a fault`);
    const holders = action.output?.holders ?? [];
    if (action.refusal !== undefined) return;
    // A list of holders is wrong whatever the work list says.
    const items = holders.length > 0 ? [] : (lastAction(evidence, 'work-list').output?.items ?? []);
    demand(
      items.some((item) => item.bsn === bsn),
      {
        message: 'Mitz gave a fault, and the user was not told that the look-up went wrong',
        expected: 'a refusal (409), or an item of the work list about this patient',
        received: `${told(holders)}, and ${items.length} other items in the work list`,
        where,
      },
    );
  },
});
