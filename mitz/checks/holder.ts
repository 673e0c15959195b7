/** Checks about how the messages name the provider: as the holder of the data, or, in an open question, as who asks. */
import { demand, judgeEach, notShown } from '../../core/outcome.js';
import type { Exchange } from '../../core/transcript.js';
import type { MitzEvidence, RunContext } from '../context.js';
import { everyMessage, migrations, openQuestions, questions, recordings, subscriptions } from '../evidence.js';
import type { Recognised } from '../evidence.js';
import type { Different } from '../example.js';
import { expectValue, place } from '../rules.js';
import type { MitzCheck } from '../scenario.js';
import type { ReceivedConsents } from '../toestemming/read.js';

interface Holder {
  readonly ura: string;
  readonly providerType: string;
}

/**
 * Where the right holders stand, e.g. in ZORG-AB; none where the target file does not say. A message for one of the
 * target's other providers is not judged by them.
 */
export type HolderSource = (context: RunContext) => readonly Holder[];

/** The providers that the target works for, each with its own category. */
export const ownProviders: HolderSource = ({ company }) => [company.provider, ...company.furtherProviders];

interface HolderWords {
  readonly title: MitzCheck['title'];
  /** What the message must name, e.g. `the URA of the provider`. */
  readonly what: string;
  /** Where the target file says it, e.g. `provider.ura`. */
  readonly asks: string;
  readonly trippedBy: MitzCheck['trippedBy'];
  readonly source: HolderSource;
}

/** What is right in itself and other than expected may be right in the message, and wrong in the target file. */
const orTheFile = (received: string, asks: string): string =>
  /^(?:\d{8}|[A-Z]\d)$/.test(received) ? `; or is it your target file? ${asks} there says otherwise` : '';

/** Every message names as holder the URA of this source. */
export const uraIs = (words: HolderWords): MitzCheck =>
  holderCheck(words, ({ ura }, right, where) => {
    const uras = right.map((holder) => holder.ura);
    demand(uras.includes(ura), {
      message: `the message must name ${words.what}${orTheFile(ura, words.asks)}`,
      expected: uras.join(' or '),
      received: ura,
      where,
    });
  });

/** Every message names as the holder's category that of this source. */
export const providerTypeIs = (words: HolderWords): MitzCheck =>
  holderCheck(words, ({ ura, providerType }, right, where) => {
    if (providerType === '') notShown(`${where}: the message names no provider type`);
    const expected = (right.find((holder) => holder.ura === ura) ?? right[0])?.providerType ?? '';
    const asked = orTheFile(providerType, words.asks);
    expectValue(providerType, expected, `the message must name ${words.what}${asked}`, where);
  });

function holderCheck(
  { title, trippedBy, source }: HolderWords,
  judge: (named: Holder, right: readonly Holder[], where: string) => void,
): MitzCheck {
  return {
    title,
    level: 'MUST',
    trippedBy,
    judge: (evidence) => {
      const right = source(evidence.context);
      if (right.length === 0) notShown('the target file does not say what must be named');
      everyMessage(evidence);
      const isJudged = ({ ura }: Holder): boolean =>
        right.some((holder) => holder.ura === ura) ||
        !evidence.context.company.furtherProviders.some((further) => further.ura === ura);
      let judged = 0;
      // Each kind by itself: a message that was not recognised hides no wrong one of another kind.
      judgeEach([questions, subscriptions, migrations, ownRecordings, openQuestionsAsAsked], (read) => {
        judgeEach<{ readonly holder: Holder; readonly exchange: Exchange }>(read(evidence), ({ holder, exchange }) => {
          if (!isJudged(holder)) return;
          judged += 1;
          judge(holder, right, place(exchange));
        });
      });
      if (judged === 0) notShown('no message names a holder that this is about');
    },
  };
}

/** In an open question the provider is the consulter. */
const openQuestionsAsAsked = (
  evidence: MitzEvidence,
): readonly { readonly holder: Holder; readonly exchange: Exchange }[] =>
  openQuestions(evidence).map(({ consulter, exchange }) => ({ holder: consulter, exchange }));

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
