/** Checks about what is recorded of a patient's answer, each about the patient that the scenario names. */
import { demand, fail, judgeEach, notShown } from '../../core/outcome.js';
import {
  answerPlace,
  demandNoneSentAbout,
  isSentWith,
  judgeQuestions,
  recordingsOf,
  refusalOf,
  sentFor,
} from './asked-questions.js';
import { heldAgainstWhatArrived, mustNotBeElsewhere, recordings, restsOnSilenceAt } from '../evidence.js';
import { expectValue } from '../rules.js';
import type { MitzCheck } from '../scenario.js';
import { fateOf } from '../toestemming/answer.js';
import { situationOf } from '../toestemming/bundle.js';
import { choicesIn, placeIn } from './sent-choices.js';
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
      judgeQuestions(
        evidence,
        (asked) => {
          const sent = recordingsOf(evidence, asked).filter((recording) => recording.bsn === bsn);
          if (sent.length === 0) {
            mustNotBeElsewhere(evidence, bsn);
            const refusal = refusalOf(asked);
            fail({
              message: `the patient said ${choice}, and it was not recorded in Mitz`,
              expected: 'a message about this patient',
              received: refusal === undefined ? 'no message' : `refused: ${refusal}`,
              where: answerPlace(asked),
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
          if (!sent.some(({ exchange }) => fateOf(exchange, evidence.specification) === 'accepted'))
            notShown('Mitz did not take the message, so nothing was recorded');
        },
        bsn,
      );
    },
  };
}

/** How far the clock of a target may be behind. A choice of longer ago is not the one that was just given. */
const clocksApartMs = 3_600_000;

/** The moment of a choice that is recorded is that at which the patient gave it, not one of before. */
export const datedWhenGiven = <Name extends string>(
  name: Name,
  trippedBy: MitzCheck['trippedBy'],
): MitzCheck<Cast<Name>> => ({
  title: {
    nl: 'Het moment van de keuze is dat waarop de patiënt haar maakte',
    en: 'The moment of the choice is that at which the patient made it',
  },
  level: 'MUST',
  reads: ['toestemming.dateTime'],
  trippedBy,
  judge: (evidence) => {
    const { bsn } = evidence.cast[name];
    const sent = recordings(evidence).filter((recording) => recording.bsn === bsn);
    if (sent.length === 0) notShown('nothing about this patient was recorded');
    judgeEach(sent.flatMap(choicesIn), ({ decidedAt, message, where }) => {
      const earlierMs = Date.parse(message.exchange.at) - Date.parse(decidedAt);
      demand(!(earlierMs > clocksApartMs), {
        message: 'the choice was recorded with a moment of long before it was given',
        expected: `a moment within an hour before ${message.exchange.at}`,
        received: decidedAt,
        where: where('dateTime'),
      });
    });
  },
});

/** The XIS does not tell its user that the choice of this patient was recorded: it refuses, or says that it was not. */
export const notToldAsRecorded = <Name extends string>(
  name: Name,
  trippedBy: MitzCheck['trippedBy'],
): MitzCheck<Cast<Name>> => ({
  title: {
    nl: 'Het XIS weigert, of meldt dat er niets is vastgelegd',
    en: 'The XIS refuses, or says that nothing was recorded',
  },
  level: 'MUST',
  trippedBy,
  judge: (evidence) => {
    judgeQuestions(
      evidence,
      (asked) => {
        demand(refusalOf(asked) !== undefined || asked.answer?.output?.recorded !== true, {
          message: 'the XIS told its user that a choice was recorded which was not, or may not be',
          expected: 'a refusal, or recorded: false',
          received: 'recorded: true',
          where: answerPlace(asked),
        });
      },
      evidence.cast[name].bsn,
    );
  },
});

/** What was recorded is about the data of the holder that the question was about. */
export const recordedForTheHolderAsked: MitzCheck = {
  title: {
    nl: 'De keuze gaat over de dossierhouder die in de vraag staat',
    en: 'The choice is about the holder in the question',
  },
  level: 'MUST',
  trippedBy: ['records-about-its-own-data-with-the-raadplegersknop'],
  judge: (evidence) => {
    judgeQuestions(evidence, (asked) => {
      judgeEach(sentFor(evidence, asked), (recording) => {
        const where = placeIn(recording, 'Organization', 'identifier');
        expectValue(
          recording.holder.ura,
          asked.holder.ura,
          'the choice must be about the holder in the question',
          where,
        );
      });
    });
  },
};

/** What was recorded names the toestemmingssituatie of the button that was used. */
export const recordedWithTheSituationOfTheButton: MitzCheck = {
  title: {
    nl: 'De toestemmingssituatie is die van de gebruikte knop',
    en: 'The situation is that of the button that was used',
  },
  level: 'MUST',
  reads: ['registratie.situations', 'registratie.situationSystem', 'codes.holderGroups'],
  trippedBy: ['records-the-raadplegersknop-as-the-dossierhoudersknop'],
  judge: (evidence) => {
    judgeQuestions(evidence, (asked) => {
      const expected = situationOf(asked.button, asked.holder.providerType, evidence.specification);
      judgeEach(sentFor(evidence, asked), (message) => {
        const where = placeIn(message, 'Provenance', 'activity');
        const named = message.recording?.situation ?? notShown(`${where}: the message names no situation`);
        expectValue(named, expected, 'the message must name the situation of the button', where);
      });
    });
  },
};

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
      demandNoneSentAbout(evidence, bsn, 'a choice was recorded that the patient did not make, or could not make');
      mustNotBeElsewhere(evidence, bsn);
      restsOnSilenceAt(evidence, 'registreren');
      judgeQuestions(
        heldAgainstWhatArrived(evidence),
        (asked) => {
          if (!asked.answer && rightly === 'answered')
            notShown(`the question was not answered: ${refusalOf(asked) ?? 'the XIS did not ask it'}`);
          demand(rightly !== 'answered' || asked.answer?.output?.recorded !== true, {
            message: 'the patient made no choice, and the XIS told its user that one was recorded',
            expected: 'recorded: false',
            received: 'recorded: true',
            where: answerPlace(asked),
          });
          if (!isSentWith(asked.button, evidence.cast[twin].bsn, evidence))
            notShown('no message about the other patient arrived either, so silence shows nothing');
        },
        bsn,
      );
    },
  };
}
