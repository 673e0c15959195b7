/** The launches of Samen-naar-MijnMitz, as a transcript tells of them. */
import { judgeEach, notShown } from '../../core/outcome.js';
import type { MitzEvidence } from '../context.js';
import { actions, launches, mustNotBeElsewhere } from '../evidence.js';
import type { DoneAction, Recognised } from '../evidence.js';
import type { Launch } from '../samen-naar-mijnmitz/launch.js';

/** One press of Samen-naar-MijnMitz. */
export interface Launched {
  /** The patient who was on screen. */
  readonly bsn: string;
  readonly action: DoneAction<'open-mijnmitz'>;
  /** What was sent because of it. */
  readonly sent: readonly Recognised<Launch>[];
  readonly where: string;
}

/** The presses of Samen-naar-MijnMitz, in order. @throws NotShown where there was none, or a message was not recognised */
export function launched(evidence: MitzEvidence): readonly Launched[] {
  const selections = actions(evidence, 'select-patient').filter(({ refusal }) => refusal === undefined);
  const presses = actions(evidence, 'open-mijnmitz');
  if (presses.length === 0) notShown('MijnMitz was not opened');
  return presses.map((action, i) => {
    const { begun, at } = action.entry;
    const until = presses[i + 1]?.entry.begun ?? Infinity;
    const onScreen = selections.findLast(({ entry }) => entry.begun < begun);
    return {
      bsn: onScreen?.input.bsn ?? notShown('there was no patient on screen'),
      action,
      sent: launches(evidence).filter(({ exchange }) => exchange.begun > begun && exchange.begun < until),
      where: `action open-mijnmitz at ${at}`,
    };
  });
}

/** Judges every launch that reached Mitz. @throws NotShown where one was refused, or led to no message */
export function judgeLaunches(evidence: MitzEvidence, judge: (launch: Launched) => void): void {
  judgeEach(launched(evidence), (launch) => {
    if (launch.sent.length === 0) {
      mustNotBeElsewhere(evidence, launch.bsn);
      notShown(`no launch reached Mitz: ${launch.action.refusal ?? 'no message'}`);
    }
    judge(launch);
  });
}
