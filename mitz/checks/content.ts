/** Checks about the content that reached the requester, known by the texts that the records of the patients hold. */
import { demand, judgeEach, notShown } from '../../core/outcome.js';
import type { Delivery } from '../../core/transcript.js';
import type { MitzEvidence } from '../context.js';
import { deliveryWords, textOf } from '../delivery.js';
import { actions } from '../evidence.js';
import { deliveriesIn, mustBeReadable, releasesAbout } from '../releases.js';
import { covers } from './order.js';
import { questionsAbout } from './release.js';
import type { MitzCheck } from '../scenario.js';
import type { Patient } from '../xis.js';

/** Whose data was asked for, and another patient of whom the holder has data. */
interface ContentCast {
  readonly patient: Patient;
  readonly other: Patient;
}

/** A text of a record, found in what reached the requester. */
interface FoundText {
  readonly delivery: Delivery;
  readonly bsn: string;
  readonly dataCategory: string;
}

/** The texts of all records that reached the requester. @throws NotShown where none did, or none was recognised */
function foundTexts(evidence: MitzEvidence<ContentCast>): readonly FoundText[] {
  const { patient, other } = evidence.cast;
  const deliveries = deliveriesIn(evidence);
  if (deliveries.length === 0) notShown('nothing reached the address of the requester (deliverTo)');
  if (questionsAbout(evidence, patient.bsn).length === 0) notShown('no question about this patient reached Mitz');
  const texts = [patient, other].flatMap(({ bsn, records = [] }) => records.map((record) => ({ bsn, ...record })));
  const found = deliveries.flatMap((delivery) =>
    texts.filter(({ content }) => textOf(delivery).includes(content)).map((text) => ({ ...text, delivery })),
  );
  return found.length > 0
    ? found
    : notShown('what reached the requester holds no text of a record that was registered');
}

const placeOf = (delivery: Delivery): string => `delivery at ${delivery.at}: ${deliveryWords(delivery)}`;

/** Of what nobody can read, nobody can say that it holds no other content. @throws Unreadable */
const mustAllBeReadable = (evidence: MitzEvidence<ContentCast>): void => {
  releasesAbout(evidence, evidence.cast.patient.bsn).forEach(mustBeReadable);
};

/** Only content of the patient who was asked about reached the requester. */
export const contentOfThePatient = (trippedBy: MitzCheck['trippedBy']): MitzCheck<ContentCast> => ({
  title: { nl: 'De inhoud is van de patiënt naar wie is gevraagd', en: 'The content is of the patient asked about' },
  level: 'MUST',
  trippedBy,
  judge: (evidence) => {
    const { patient } = evidence.cast;
    judgeEach(foundTexts(evidence), ({ bsn, dataCategory, delivery }) => {
      demand(bsn === patient.bsn, {
        message: 'content of another patient reached the requester',
        expected: `content about ${patient.bsn}`,
        received: `content about ${bsn} (${dataCategory})`,
        where: placeOf(delivery),
      });
    });
    mustAllBeReadable(evidence);
  },
});

/** Only content of categories that were asked for, and that Mitz permits, reached the requester. */
export const contentOfThePermittedCategory = (trippedBy: MitzCheck['trippedBy']): MitzCheck<ContentCast> => ({
  title: { nl: 'De inhoud is van de toegestane categorie', en: 'The content is of the category that was permitted' },
  level: 'MUST',
  trippedBy,
  judge: (evidence) => {
    const { patient } = evidence.cast;
    const asked = actions(evidence, 'answer-data-request').flatMap(({ input }) => input.dataCategories);
    const own = foundTexts(evidence).filter(({ bsn }) => bsn === patient.bsn);
    if (own.length === 0) notShown('no content of this patient reached the requester');
    judgeEach(own, ({ dataCategory, delivery }) => {
      demand(
        asked.some((category) => covers(category, dataCategory, evidence.specification)),
        {
          message: 'content of a category that Mitz did not permit reached the requester',
          expected: `content of ${asked.join(', ')}`,
          received: `content of ${dataCategory}`,
          where: placeOf(delivery),
        },
      );
    });
    mustAllBeReadable(evidence);
  },
});
