/** Checks about which data a question is about, and which data left on its answer. */
import { demand, judgeEach, notShown } from '../../core/outcome.js';
import type { MitzEvidence } from '../context.js';
import { textOf } from '../delivery.js';
import type { Example } from '../example.js';
import type { Consulter } from '../parties.js';
import { questionsAbout } from './release.js';
import type { Cast } from './release.js';
import { leftOn, mustBeReadable, releasedAbout, restsOn } from '../releases.js';
import { place } from '../rules.js';
import type { MitzCheck } from '../scenario.js';
import type { Company } from '../world.js';
import type { Patient } from '../xis.js';

/**
 * The data of these categories that a provider may be asked for: what it holds, or what that covers. A provider of
 * which none of them can be asked is asked for what it holds.
 */
export function askable(
  { dataCategory }: Pick<Company, 'dataCategory'>,
  ...wanted: readonly [string, ...string[]]
): readonly string[] {
  // Treatment data stands above the other two; no other category covers another.
  const held = wanted.filter((category) => dataCategory === 'GGC002' || category === dataCategory);
  return held.length > 0 ? held : [dataCategory];
}

/** The questions about this patient are about what was requested, and about nothing else. */
export function asksOnlyWhatWasRequested<Name extends string>(
  name: Name,
  trippedBy: MitzCheck['trippedBy'],
): MitzCheck<Cast<Name>> {
  return {
    title: { nl: 'De vraag gaat alleen over wat is opgevraagd', en: 'The question is about the request only' },
    level: 'MUST',
    trippedBy,
    judge: (evidence) => {
      const { bsn } = evidence.cast[name];
      const wanted = releasedAbout(evidence, bsn).request.input.dataCategories;
      const asked = questionsAbout(evidence, bsn);
      if (asked.length === 0) notShown('no question about this patient reached Mitz');
      judgeEach(asked, ({ exchange, dataCategories }) => {
        const extra = dataCategories.filter((category) => !wanted.includes(category));
        demand(extra.length === 0, {
          message: 'Mitz was asked about data that nobody requested',
          expected: wanted.join(', '),
          received: dataCategories.join(', '),
          where: place(exchange),
        });
      });
    },
  };
}

/** Nothing of this category left the holder. The rest may have been withheld with it. */
export function notReleased<Name extends string>(
  name: Name,
  category: string,
  trippedBy: MitzCheck['trippedBy'],
): MitzCheck<Cast<Name>> {
  return {
    title: { nl: 'Wat Mitz niet toestond is niet vrijgegeven', en: 'What Mitz did not permit was not released' },
    level: 'MUST',
    trippedBy,
    judge: (evidence) => {
      const { bsn } = evidence.cast[name];
      const released = releasedAbout(evidence, bsn);
      const { dataCategories, request, strange } = released;
      const where = `action answer-data-request at ${request.entry.at}`;
      demand(!dataCategories.includes(category) && !strange.some((one) => textOf(one).includes(category)), {
        message: 'data was released of a category that Mitz did not permit',
        expected: `no ${category}`,
        received: leftOn(released).join(', '),
        where,
      });
      mustBeReadable(released);
      mustBeAsked(evidence, bsn);
      restsOn(evidence, released, [category]);
    },
  };
}

/** What Mitz permitted was released, although it denied another category of the same request. */
export function categoryReleased<Name extends string>(
  name: Name,
  category: string,
  trippedBy: MitzCheck['trippedBy'],
): MitzCheck<Cast<Name>> {
  return {
    title: {
      nl: 'Wat Mitz toestond is vrijgegeven, ook naast een weigering',
      en: 'What Mitz permitted was released, beside a denial too',
    },
    level: 'MUST',
    trippedBy,
    judge: (evidence) => {
      const { bsn } = evidence.cast[name];
      const released = releasedAbout(evidence, bsn);
      const { dataCategories, request } = released;
      mustBeReadable(released);
      mustBeAsked(evidence, bsn);
      restsOn(evidence, released, [category]);
      // A provider whose type cannot hold this category is not asked for it: there is nothing that it could withhold.
      if (!request.input.dataCategories.includes(category)) return;
      demand(dataCategories.includes(category), {
        message: 'Mitz permitted this category, and it was withheld since another one was denied',
        expected: category,
        received: dataCategories.join(', ') || 'nothing released',
        where: `action answer-data-request at ${request.entry.at}`,
      });
    },
  };
}

function mustBeAsked(evidence: MitzEvidence, bsn: string): void {
  if (questionsAbout(evidence, bsn).length === 0) notShown('no question about this patient reached Mitz');
}

/** For examples: a request for these categories, one question about them, and what was released. */
export function requestExample(
  example: Example,
  patient: Patient,
  decisions: Readonly<Record<string, 'Permit' | 'Deny'>>,
  released: readonly string[],
  requester?: Consulter,
  asked: Readonly<Record<string, 'Permit' | 'Deny'>> = decisions,
): void {
  const dataCategories = Object.keys(asked);
  const by = requester && { consulter: requester };
  example.dataRequest(
    patient,
    { released },
    () => { example.question(patient, 'Deny', { dataCategories, decisions: asked, ...by }); }, // prettier-ignore
    { dataCategories: Object.keys(decisions), ...(requester && { requester }) },
  );
}
