/** Checks about the X-Request-Id that every message to Mitz carries. */
import { demand, judgeEach, notShown } from '../../core/outcome.js';
import { header } from '../../core/transcript.js';
import type { Exchange } from '../../core/transcript.js';
import type { MitzEvidence } from '../context.js';
import { everyMessage } from '../evidence.js';
import { callsTo, expectValue, place } from '../rules.js';
import type { MitzCheck } from '../scenario.js';
import type { MitzSpecification } from '../specification/index.js';
import { childOf, readXml, XmlFault } from '../xml.js';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The id of a message; undefined where it has none. */
export const requestIdOf = ({ request }: Exchange, specification: MitzSpecification): string | undefined =>
  header(request, specification['header.requestId'].value);

export const requestIdIsUuid: MitzCheck = {
  title: { nl: 'Elk bericht heeft een UUID als X-Request-Id', en: 'Every message has a UUID as X-Request-Id' },
  level: 'MUST',
  reads: ['header.requestId'],
  trippedBy: ['sends-no-request-id'],
  judge: (evidence) => {
    const { value: name } = evidence.specification['header.requestId'];
    judgeEach(everyMessage(evidence), (message) => {
      const id = requestIdOf(message, evidence.specification);
      demand(id !== undefined && uuid.test(id), {
        message: `the message must have a UUID in ${name}`,
        expected: 'a UUID',
        received: id ?? 'no such header',
        where: place(message, name),
      });
    });
  },
};

/** A new attempt at the same message may keep its id, so only messages that differ are compared. */
export const requestIdIsUnique: MitzCheck = {
  title: { nl: 'Elk bericht heeft een eigen X-Request-Id', en: 'Every message has an X-Request-Id of its own' },
  level: 'MUST',
  reads: ['header.requestId'],
  trippedBy: ['reuses-one-request-id'],
  judge: (evidence) => {
    const messages = everyMessage(evidence);
    const first = new Map<string, Exchange>();
    judgeEach(messages, (message) => {
      const id = requestIdOf(message, evidence.specification)?.toLowerCase();
      if (id === undefined) notShown(`${place(message)} has no id to compare`);
      const earlier = first.get(id) ?? message;
      first.set(id, earlier);
      demand(!differs(earlier, message), {
        message: 'two different messages have the same id',
        expected: 'an id for each message',
        received: id,
        where: `${place(earlier)} and ${place(message)}`,
      });
    });
    if (!messages.some((message) => messages[0] && differs(messages[0], message)))
      notShown('only one message arrived: there is nothing to compare its id with');
  },
};

const differs = (a: Exchange, b: Exchange): boolean =>
  a.request.method !== b.request.method || a.request.path !== b.request.path || a.request.body !== b.request.body;

export const requestIdEqualsMessageId: MitzCheck = {
  title: {
    nl: 'In een SOAP-bericht is de X-Request-Id gelijk aan de MessageID',
    en: 'In a SOAP message the X-Request-Id equals the MessageID',
  },
  level: 'MUST',
  reads: ['header.requestId', 'vraag.messageId'],
  trippedBy: ['request-id-differs-from-message-id'],
  judge: (evidence) => {
    // A target that asks neither question has no SOAP message in which the two could differ.
    if (!evidence.context.functionalities.some((one) => one === 'gesloten' || one === 'open')) return;
    const messages = callsTo(evidence, 'geslotenAutorisatievraag', 'openAutorisatievraag');
    if (messages.length === 0) notShown('no SOAP message arrived');
    judgeEach(messages, (message) => {
      const id = requestIdOf(message, evidence.specification);
      if (id === undefined) notShown(`${place(message)} has no id to compare`);
      const messageId = messageIdOf(message, evidence);
      expectValue(id.toLowerCase(), messageId.toLowerCase(), 'the id must be the one of MessageID', place(message));
    });
  },
};

/** The UUID in the MessageID. @throws NotShown where there is none: the rules on the form of the message tell that */
function messageIdOf(message: Exchange, { specification }: MitzEvidence): string {
  try {
    const soap = childOf(readXml(message.request.body), 'Header', specification['soap.namespace'].value);
    const found = childOf(soap, 'MessageID', specification['wsa.namespace'].value)?.text.trim();
    return found?.replace(/^urn:uuid:/, '') ?? notShown(`${place(message)} has no MessageID to compare`);
  } catch (thrown) {
    if (thrown instanceof XmlFault) notShown(`${place(message)} is no readable XML`);
    throw thrown;
  }
}
