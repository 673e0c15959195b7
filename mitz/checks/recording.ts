/** Checks about what is recorded of a patient's answer, each about the patient that the scenario names. */
import { demand, fail, judgeEach, notShown } from '../../core/outcome.js';
import { askedAbout, recordingsOf, refusalOf } from './asked-questions.js';
import { mentions, mustNotBeElsewhere } from '../evidence.js';
import { callsTo, place } from '../rules.js';
import type { MitzCheck } from '../scenario.js';
import { choicesIn } from './sent-choices.js';
import type { Patient } from '../xis.js';

type Cast<Name extends string> = Readonly<Record<Name, Patient>>;

const inDutch = { yes: 'ja', no: 'nee' } as const;

/** What this patient said was recorded in Mitz, as it was said. */
export function recordedAs<Name extends string>(
  name: Name,
  choice: 'yes' | 'no',
  trippedBy: MitzCheck['trippedBy'],
): MitzCheck<Cast<Name>> {
  return {
    title: { nl: `Het antwoord ${inDutch[choice]} is als ${inDutch[choice]} vastgelegd`, en: `The answer ${choice} is recorded as ${choice}` }, // prettier-ignore
    level: 'MUST',
    trippedBy,
    judge: (evidence) => {
      const { bsn } = evidence.cast[name];
      const asked = askedAbout(evidence, bsn);
      const sent = recordingsOf(evidence, asked).filter((recording) => recording.bsn === bsn);
      if (sent.length === 0) {
        mustNotBeElsewhere(evidence, bsn);
        const refusal = refusalOf(asked);
        fail({
          message: `the patient said ${choice}, and it was not recorded in Mitz`,
          expected: 'a message about this patient',
          received: refusal === undefined ? 'no message' : `refused: ${refusal}`,
          where: `action ${(asked.answer ?? asked.start).entry.name} at ${(asked.answer ?? asked.start).entry.at}`,
        });
      }
      judgeEach(sent.flatMap(choicesIn), (recorded) => {
        demand(recorded.choice === choice, {
          message: `the patient said ${choice}, and a ${recorded.choice} was recorded`,
          expected: choice,
          received: recorded.choice,
          where: recorded.where('status'),
        });
      });
    },
  };
}

/**
 * Nothing about this patient was recorded. Shown only where the question got as far as its answer, or was refused if
 * that is right too, and where the same with another answer did lead to a message.
 */
export function nothingRecorded<Name extends string, Twin extends string>(
  name: Name,
  twin: Twin,
  trippedBy: MitzCheck['trippedBy'],
  rightly: 'answered' | 'answered or refused' = 'answered',
): MitzCheck<Cast<Name | Twin>> {
  return {
    title: { nl: 'Er is niets vastgelegd', en: 'Nothing was recorded' },
    level: 'MUST',
    trippedBy,
    judge: (evidence) => {
      const { bsn } = evidence.cast[name];
      const about = (one: string): ReturnType<typeof callsTo> =>
        callsTo(evidence, 'registreren').filter((call) => mentions(call, one));
      judgeEach(about(bsn), (call) => {
        fail({
          message: 'a choice was recorded that the patient did not make, or could not make',
          expected: 'no message about this patient',
          received: `${call.request.method} ${call.request.path}`,
          where: place(call),
        });
      });
      mustNotBeElsewhere(evidence, bsn);
      const asked = askedAbout(evidence, bsn);
      if (!asked.answer && rightly === 'answered')
        notShown(`the question was not answered: ${refusalOf(asked) ?? 'the XIS did not ask it'}`);
      if (about(evidence.cast[twin].bsn).length === 0)
        notShown('no message about the other patient arrived either, so silence shows nothing');
    },
  };
}
