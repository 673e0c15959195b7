/** Checks about many questions that were open at the same time. */
import { demand, judgeEach, notShown } from '../../core/outcome.js';
import type { MitzEvidence } from '../context.js';
import { mustNotBeElsewhere, questions } from '../evidence.js';
import { leftOn, releasedAbout, restsOn } from '../releases.js';
import { demandReleased } from './release.js';
import { callsTo, place } from '../rules.js';
import type { MitzCheck } from '../scenario.js';
import type { Patient } from '../xis.js';

/** Patients who were asked about together: some said yes in Mitz, others no. */
export interface Crowd {
  readonly consenters: readonly Patient[];
  readonly refusers: readonly Patient[];
}

/** Consenters and refusers by turns, each with what Mitz decides. */
export const byTurns = ({ consenters, refusers }: Crowd): readonly { patient: Patient; permitted: boolean }[] =>
  refusers.flatMap((refuser, i) => {
    const consenter = consenters[i];
    return [{ patient: refuser, permitted: false }, ...(consenter ? [{ patient: consenter, permitted: true }] : [])];
  });

/** What was released about each patient is what Mitz decided about that one, however many questions were open. */
export const eachItsOwnDecision = (trippedBy: MitzCheck['trippedBy']): MitzCheck<Crowd> => ({
  title: { nl: 'Bij iedere patiënt geldt de eigen beslissing', en: 'For each patient its own decision holds' },
  level: 'MUST',
  trippedBy,
  judge: (evidence) => {
    const asked = questions(evidence);
    judgeEach(byTurns(evidence.cast), ({ patient: { bsn }, permitted }) => {
      const released = releasedAbout(evidence, bsn);
      const about = asked.filter((question) => question.bsn === bsn);
      mustNotBeElsewhere(evidence, bsn);
      if (about.length === 0) notShown('no question about one of the patients reached Mitz');
      if (permitted) {
        demandReleased(evidence, released, about);
        return;
      }
      const left = leftOn(released);
      demand(left.length === 0, {
        message: 'data was released of a patient about whom Mitz said Deny, while other questions were open',
        expected: 'nothing released',
        received: left.join(', '),
        where: about.map(({ exchange }) => place(exchange)).join(', '),
      });
      restsOn(evidence, released);
    });
    if (!wereOpenTogether(evidence))
      notShown('no two questions were open at the same time, so nothing is shown of answers that come together');
  },
});

const wereOpenTogether = (evidence: MitzEvidence): boolean => {
  const calls = callsTo(evidence, 'geslotenAutorisatievraag');
  return calls.some((one) => calls.some((other) => one.begun < other.begun && other.begun < (one.ended ?? Infinity)));
};
