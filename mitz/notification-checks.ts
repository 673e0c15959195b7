/** Checks about the notifications with which Mitz tells of a choice. */
import { demand, judgeEach, notShown } from '../core/outcome.js';
import type { Exchange, HttpResponse } from '../core/transcript.js';
import type { MitzEvidence } from './context.js';
import { mentions, notifications } from './evidence.js';
import { place } from './rules.js';
import type { Cast } from './release-checks.js';
import type { MitzCheck } from './scenario.js';
import type { Patient } from './xis.js';

/** The target answered a notification about this patient with 2xx. */
export function notificationAccepted<Name extends string>(
  name: Name,
  trippedBy: MitzCheck['trippedBy'],
): MitzCheck<Cast<Name>> {
  return {
    title: { nl: 'De notificatie van Mitz is aangenomen', en: 'The notification of Mitz was accepted' },
    level: 'MUST',
    trippedBy,
    judge: (evidence) => {
      judgeEach(delivered(evidence, evidence.cast[name]), ({ exchange, response }) => {
        demand(accepts(response), {
          message: 'the target refused a notification of Mitz',
          expected: 'a 2xx status',
          received: `status ${response.status}`,
          where: place(exchange),
        });
      });
    },
  };
}

/** @throws NotShown where no notification about this patient was accepted: what followed is no answer to it */
export function mustBeNotified(evidence: MitzEvidence, patient: Patient): void {
  if (!delivered(evidence, patient).some(({ response }) => accepts(response)))
    notShown('the target accepted no notification about this patient, so it could not know of the choice');
}

const accepts = ({ status }: HttpResponse): boolean => status >= 200 && status < 300;

/** The notifications that were answered. @throws NotShown where there was none */
function delivered(
  evidence: MitzEvidence,
  { bsn }: Patient,
): readonly { readonly exchange: Exchange; readonly response: HttpResponse }[] {
  const sent = notifications(evidence).filter((exchange) => mentions(exchange, bsn));
  const [first] = sent;
  if (!first) notShown('Mitz sent no notification about this patient');
  const answered = sent.flatMap((exchange) => (exchange.response ? [{ exchange, response: exchange.response }] : []));
  return answered.length > 0 ? answered : notShown(`the notification was not delivered: ${first.ending}`);
}
