/** Checks about who may use the buttons: what became of them after a login. */
import { demand, notShown } from '../../core/outcome.js';
import type { MitzEvidence } from '../context.js';
import { actions, heldAgainstWhatArrived, mustNotBeElsewhere, restsOnSilenceAt } from '../evidence.js';
import type { DoneAction } from '../evidence.js';
import type { MitzCheck } from '../scenario.js';
import type { Patient } from '../xis.js';
import { answerPlace, demandNoneSentAbout, isSentWith, judgeQuestions, refusalOf } from './asked-questions.js';
import type { Asked } from './asked-questions.js';

type Cast<Name extends string> = Readonly<Record<Name, Patient>>;

/** The login under which something happened. @throws NotShown where nobody had logged in */
export const loginBefore = (evidence: MitzEvidence, { begun }: { readonly begun: number }): DoneAction<'login'> =>
  actions(evidence, 'login')
    .filter(({ entry }) => entry.begun < begun)
    .at(-1) ?? notShown('nobody had logged in');

/** Why the user could not use the button: not let in, or the question refused. undefined where it was used. */
const refusedTo = (evidence: MitzEvidence, asked: Asked): string | undefined =>
  loginBefore(evidence, asked.start.entry).refusal ?? refusalOf(asked);

interface Words {
  readonly title: MitzCheck['title'];
  /** Who the user is, e.g. `a user who was logged in with one factor`. */
  readonly user: string;
  readonly trippedBy: MitzCheck['trippedBy'];
}

/** To whom this patient was on screen the buttons stayed closed, and nothing was sent; for the twin something was. */
export const buttonsStayClosed = <Name extends string, Twin extends string>(
  name: Name,
  twin: Twin,
  { title, user, trippedBy }: Words,
): MitzCheck<Cast<Name | Twin>> => ({
  title,
  level: 'MUST',
  trippedBy,
  judge: (evidence) => {
    const { bsn } = evidence.cast[name];
    demandNoneSentAbout(evidence, bsn, `a choice was recorded by ${user}`);
    restsOnSilenceAt(evidence, 'registreren');
    const held = heldAgainstWhatArrived(evidence);
    judgeQuestions(
      held,
      (asked) => {
        demand(refusedTo(held, asked) !== undefined, {
          message: `${user} could use the button`,
          expected: 'a refusal (409)',
          received: 'the question was asked and answered',
          where: answerPlace(asked),
        });
        if (!isSentWith(asked.button, evidence.cast[twin].bsn, evidence))
          notShown('for who may use it nothing was recorded either, so the refusal cannot be laid to the login');
      },
      bsn,
    );
    mustNotBeElsewhere(evidence, bsn);
  },
});

/** To whom this patient was on screen the buttons opened, and the choice was sent. */
export const buttonsOpen = <Name extends string>(
  name: Name,
  { title, user, trippedBy }: Words,
): MitzCheck<Cast<Name>> => ({
  title,
  level: 'MUST',
  trippedBy,
  judge: (evidence) => {
    const { bsn } = evidence.cast[name];
    judgeQuestions(
      evidence,
      (asked) => {
        // A recording that Mitz did not take is no matter of logging in.
        if (isSentWith(asked.button, bsn, evidence)) return;
        const refusal = refusedTo(evidence, asked);
        demand(refusal === undefined, {
          message: `${user} could not use the button`,
          expected: 'the choice recorded',
          received: `refused: ${refusal ?? ''}`,
          where: answerPlace(asked),
        });
        mustNotBeElsewhere(evidence, bsn);
        notShown('nothing was refused, and no recording reached Mitz');
      },
      bsn,
    );
  },
});
