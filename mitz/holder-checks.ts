/** Checks about who the messages name as the holder of the data. */
import { judgeEach, notShown } from '../core/outcome.js';
import type { Exchange } from '../core/transcript.js';
import type { MitzEvidence, RunContext } from './context.js';
import { everyMessage, migrations, questions, recordings, subscriptions } from './evidence.js';
import type { Recognised } from './evidence.js';
import type { Different } from './example.js';
import { expectValue, place } from './rules.js';
import type { MitzCheck } from './scenario.js';
import type { ReceivedConsents } from './toestemming/read.js';

interface Holder {
  readonly ura: string;
  readonly providerType: string;
}

/** Where the right holder stands, e.g. in ZORG-AB; undefined where the target file does not say. */
export type HolderSource = (context: RunContext) => Holder | undefined;

interface HolderWords {
  readonly title: MitzCheck['title'];
  /** What the message must name, e.g. `the URA of the provider`. */
  readonly what: string;
  readonly trippedBy: MitzCheck['trippedBy'];
  readonly source: HolderSource;
}

/** Every message names as holder the URA of this source. */
export const uraIs = (words: HolderWords): MitzCheck =>
  holderCheck(words, ({ ura }, right, where) => {
    expectValue(ura, right.ura, `the message must name ${words.what} as the holder`, where);
  });

/** Every message names as the holder's category that of this source. */
export const providerTypeIs = (words: HolderWords): MitzCheck =>
  holderCheck(words, ({ providerType }, right, where) => {
    if (providerType === '') notShown(`${where}: the message names no provider type`);
    expectValue(
      providerType,
      right.providerType,
      `the message must name ${words.what} as the holder's category`,
      where,
    );
  });

function holderCheck(
  { title, trippedBy, source }: HolderWords,
  judge: (named: Holder, right: Holder, where: string) => void,
): MitzCheck {
  return {
    title,
    level: 'MUST',
    trippedBy,
    judge: (evidence) => {
      const right = source(evidence.context) ?? notShown('the target file does not say what must be named');
      everyMessage(evidence);
      // Each kind by itself: a message that was not recognised hides no wrong one of another kind.
      judgeEach([questions, subscriptions, migrations, ownRecordings], (read) => {
        judgeEach<{ readonly holder: Holder; readonly exchange: Exchange }>(read(evidence), ({ holder, exchange }) => {
          judge(holder, right, place(exchange));
        });
      });
    },
  };
}

/** With the raadplegersknop a choice is recorded about somebody else's data: another holder is right there. */
function ownRecordings(evidence: MitzEvidence): readonly Recognised<ReceivedConsents>[] {
  const { raadplegersknop, ...own } = evidence.specification['registratie.situations'].value;
  const claimed = evidence.context.functionalities.includes('raadplegersknop');
  return recordings(evidence).filter(
    ({ recording }) => !claimed || Object.values<string | undefined>(own).includes(recording?.situation),
  );
}

/** For examples: the question names another holder. */
export const anotherUra: Different = { mutate: (body) => body.replace('extension="90000382"', 'extension="90000381"') };

/** For examples: the subscription names another category for the holder. */
export const anotherProviderType: Different = {
  mutate: (body) => body.replace('providertype=Z3', 'providertype=V4'),
};
