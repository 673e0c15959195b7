/**
 * Laws of the whole record: what must hold in the evidence of every scenario, by whatever it was made. A scenario that is
 * red by its own checks is not told twice; in every other a broken law is a red of its own.
 */
import { demand, judgeEach, notShown } from '../core/outcome.js';
import type { MitzEvidence } from './context.js';
import {
  actions,
  heldAgainstWhatArrived,
  mentions,
  migrations,
  mustNotBeElsewhere,
  questions,
  recordings,
} from './evidence.js';
import { deliveryWords, isRead } from './delivery.js';
import { deliveriesIn, leftOn, mustBeReadable, releasesAbout } from './releases.js';
import type { Released } from './releases.js';
import { covers } from './checks/order.js';
import { finalReport } from './checks/migration-report.js';
import { callsTo, place } from './rules.js';
import type { MitzCheck } from './scenario.js';
import { sources } from './sources.js';
import { fateOf } from './toestemming/answer.js';
import { choicesIn } from './checks/sent-choices.js';

/** A law as a check of every scenario. It names its line and basis itself. */
export type Law = MitzCheck & Required<Pick<MitzCheck, 'line' | 'basis'>>;

const saysPermit = (body: string): boolean => />\s*Permit\s*</.test(body);

/** What left the holder without a request for it, by patient. */
function releasedUnasked(evidence: MitzEvidence): void {
  const requested = new Set(actions(evidence, 'answer-data-request').map(({ input }) => input.bsn));
  judgeEach(deliveriesIn(evidence), (delivery) => {
    // Where it does not say whose it is, it counts for a request; where there is none at all, for nobody's.
    demand(isRead(delivery) ? requested.has(delivery.bsn) : requested.size > 0, {
      message: 'data left the holder about a patient of whom nobody requested any',
      expected: 'nothing delivered',
      received: deliveryWords(delivery),
      where: `delivery at ${delivery.at}`,
    });
  });
}

/** Each release is covered by a Permit that Mitz gave on a question of that same request. */
function judgeRelease(evidence: MitzEvidence, released: Released, until: number): void {
  const { request, dataCategories, strange } = released;
  // For a referral the consent of the patient is presumed, so a release needs no Permit.
  if (request.input.purposeOfUse === 'COC') return;
  const asked = questions(evidence).filter(
    ({ bsn, exchange }) => bsn === request.input.bsn && exchange.begun > request.entry.begun && exchange.begun < until,
  );
  const permits = asked.filter(({ exchange: { response } }) => response?.status === 200 && saysPermit(response.body));
  demand(strange.length === 0 || permits.length > 0, {
    message: 'something left the holder without any Permit of Mitz',
    expected: 'nothing, or a Permit on this request',
    received: leftOn(released).join(', '),
    where: [`action answer-data-request at ${request.entry.at}`, ...asked.map(({ exchange }) => place(exchange))].join(
      ', ',
    ),
  });
  judgeEach(dataCategories, (category) => {
    demand(
      permits.some(({ dataCategories: named }) => named.some((one) => covers(one, category, evidence.specification))),
      {
        message: 'data was released without a Permit of Mitz that covers it',
        expected: `no ${category}, or a Permit for it on this request`,
        received: `${category} of ${request.input.bsn} released; ${asked.length === 0 ? 'Mitz was not asked' : 'Mitz gave no Permit for it'}`,
        where: [
          `action answer-data-request at ${request.entry.at}`,
          ...asked.map(({ exchange }) => place(exchange)),
        ].join(', '),
      },
    );
  });
}

/** A choice is recorded only after somebody gave that answer to a question about that patient. */
function judgeRecordings(evidence: MitzEvidence): void {
  const selections = actions(evidence, 'select-patient');
  const starts = actions(evidence, 'start-consent-question');
  const answers = actions(evidence, 'answer-consent-question').map(({ input, entry }) => {
    const start =
      starts.findLast(
        ({ output, entry: asked }) => output?.questionId === input.questionId && asked.begun < entry.begun,
      ) ?? starts.findLast(({ entry: asked }) => asked.begun < entry.begun);
    const onScreen = selections.findLast(({ entry: shown }) => start !== undefined && shown.begun < start.entry.begun);
    return { bsn: onScreen?.input.bsn, choice: input.choice, begun: entry.begun };
  });
  judgeEach(recordings(evidence), (recording) => {
    const { bsn, exchange } = recording;
    const given = answers.filter((answer) => answer.bsn === bsn && answer.begun < exchange.begun);
    judgeEach(choicesIn(recording), ({ choice, where }) => {
      demand(
        given.some((answer) => answer.choice === choice),
        {
          message: 'a choice was recorded in Mitz that nobody gave at the keyboard',
          expected: given.length === 0 ? `nothing about ${bsn}` : given.map((answer) => answer.choice).join(', '),
          received: `${choice} of ${bsn}`,
          where: where('status'),
        },
      );
    });
  });
}

/** What a report of a migration counts as accepted was accepted by Mitz. */
function judgeReport(evidence: MitzEvidence): void {
  const calls = callsTo(evidence, 'migreren');
  if (calls.length === 0) notShown('nothing was offered');
  migrations(evidence);
  const report = finalReport(evidence);
  const taken = calls.filter((call) => ['accepted', 'superseded'].includes(fateOf(call, evidence.specification)));
  judgeEach(report.output.items ?? [], ({ bsn, status }) => {
    if (status !== 'accepted') return;
    mustNotBeElsewhere(evidence, bsn);
    const about = calls.filter((call) => mentions(call, bsn));
    demand(
      taken.some((call) => mentions(call, bsn)),
      {
        message: 'the report counts a consent as accepted that Mitz did not accept',
        expected: about.length === 0 ? 'not accepted: nothing about this patient was offered' : 'not accepted',
        received: `accepted, ${bsn}`,
        where: [report.where, ...about.map((call) => place(call))].join(', '),
      },
    );
  });
}

export const laws: Readonly<Record<string, Law>> = {
  'law-no-release-without-permit': {
    title: {
      nl: 'Niets verlaat de dossierhouder zonder een Permit van Mitz dat het dekt',
      en: 'Nothing leaves the holder without a Permit of Mitz that covers it',
    },
    level: 'MUST',
    line: '1.02.b',
    basis: 'normative',
    trippedBy: ['releases-without-asking'],
    judge: (evidence) => {
      releasedUnasked(evidence);
      const bsns = new Set(actions(evidence, 'answer-data-request').map(({ input }) => input.bsn));
      for (const bsn of bsns) {
        const releases = releasesAbout(evidence, bsn);
        if (releases.every((released) => leftOn(released).length === 0)) continue;
        mustNotBeElsewhere(evidence, bsn);
        for (const [i, released] of releases.entries())
          judgeRelease(evidence, released, releases[i + 1]?.request.entry.begun ?? Infinity);
      }
      for (const bsn of bsns) releasesAbout(evidence, bsn).forEach(mustBeReadable);
    },
  },
  'law-no-choice-without-an-answer': {
    title: {
      nl: 'Geen keuze wordt vastgelegd die niemand heeft gegeven',
      en: 'No choice is recorded that nobody gave',
    },
    level: 'MUST',
    line: '4.05.d',
    basis: 'normative',
    trippedBy: ['sends-when-the-question-opens'],
    judge: (evidence) => {
      judgeRecordings(heldAgainstWhatArrived(evidence));
    },
  },
  'law-report-counts-what-mitz-took': {
    title: {
      nl: 'Het verslag telt als aangenomen alleen wat Mitz aannam',
      en: 'The report counts as accepted only what Mitz accepted',
    },
    level: 'MUST',
    line: 'migratiebericht.b',
    basis: 'published',
    source: sources.migrationPage,
    trippedBy: ['counts-refusals-as-accepted'],
    judge: (evidence) => {
      judgeReport(heldAgainstWhatArrived(evidence));
    },
  },
};
