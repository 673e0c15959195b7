import type { Decision } from '../closed-answer.js';
import type { Hooks } from '../hooks/hooks.js';
import { variation, type Variation } from './variation.js';

const CLOSED = 'closed-question';

/** Changes the closed question once it was written. */
const rewriting = (change: (xml: string) => string): Hooks => ({
  messages: { closedQuestion: (sound) => (question) => change(sound(question)) },
});

/** Replaces every match; a variation that changes nothing would show nothing. */
function replaced(xml: string, find: RegExp, replacement: string): string {
  const changed = xml.replace(find, replacement);
  if (changed === xml) throw new Error(`nothing in the question matches ${String(find)}`);
  return changed;
}

/** Puts the parts that match in the opposite order. */
function inOppositeOrder(xml: string, part: RegExp): string {
  const parts = xml.match(part) ?? [];
  let index = parts.length;
  return xml.replace(part, () => parts[--index] ?? '');
}

const ATTRIBUTE = /<x:Attribute AttributeId=[^]*?<\/x:Attribute>\n/g;
const BLOCK = /<x:Attributes [^]*?<\/x:Attributes>\n/g;
const HEADER = /<wsa:(Action|MessageID|To|ReplyTo)[ >][^]*?<\/wsa:\1>\n/g;

const UNORDERED = 'XACML 3.0 (5.42 to 5.45): the order of Attributes and of Attribute says nothing.';
const OPTIONAL = 'SOAP 1.2 and WS-Addressing leave it to the sender; no line of the norm speaks of it.';

/** Other ways to put the closed question. */
export const QUESTION = {
  'blocks-in-another-order': variation(
    'Begins the closed question with the environment and ends it with the patient.',
    UNORDERED,
    rewriting((xml) => inOppositeOrder(xml, BLOCK)),
  ),
  'attributes-in-another-order': variation(
    'Gives the attributes of each block of the closed question in the opposite order.',
    UNORDERED,
    rewriting((xml) => xml.replace(BLOCK, (block) => inOppositeOrder(block, ATTRIBUTE))),
  ),
  'headers-in-another-order': variation(
    'Gives the WS-Addressing headers of the closed question in the opposite order.',
    'SOAP 1.2: the order of header blocks says nothing.',
    rewriting((xml) => inOppositeOrder(xml, HEADER)),
  ),
  'headers-that-must-be-understood': variation(
    'Marks all WS-Addressing headers as ones that must be understood.',
    OPTIONAL,
    rewriting((xml) => replaced(xml, /<wsa:(MessageID|To|ReplyTo)>/g, '<wsa:$1 soap:mustUnderstand="true">')),
  ),
  'a-header-of-its-own': variation(
    'Adds a header with a time stamp to the closed question, that need not be understood.',
    OPTIONAL,
    rewriting((xml) =>
      replaced(
        xml,
        /<soap:Header>/,
        '<soap:Header><t:Stamp xmlns:t="urn:example:stamp">2026-01-01T00:00:00Z</t:Stamp>',
      ),
    ),
  ),
  'names-from-whom': variation(
    'Names its own address in wsa:From.',
    OPTIONAL,
    rewriting((xml) =>
      replaced(
        xml,
        /<wsa:ReplyTo>/,
        '<wsa:From><wsa:Address>http://www.w3.org/2005/08/addressing/anonymous</wsa:Address></wsa:From>\n<wsa:ReplyTo>',
      ),
    ),
  ),
  'echoes-everything': variation(
    'Asks to have every attribute of the closed question repeated in the answer.',
    'One of the public clients does; what is asked beyond patient, holder and category changes nothing.',
    rewriting((xml) => replaced(xml, /IncludeInResult="false"/g, 'IncludeInResult="true"')),
  ),
  'names-who-issued': variation(
    'Names who issued the identifiers, and gives codes a display name.',
    'Optional attributes of the HL7v3 data types II and CV; public clients send them.',
    rewriting((xml) =>
      replaced(
        replaced(xml, /(<h:InstanceIdentifier [^>]*root="2\.16\.528[^>]*)\/>/g, '$1 assigningAuthorityName="CIBG"/>'),
        /(<h:CodedValue [^>]*)\/>/g,
        '$1 displayName="omschrijving"/>',
      ),
    ),
  ),
  'no-action-parameter': variation(
    'Leaves the action out of the media type of the closed question.',
    'RFC 3902: the action parameter is optional; public clients leave it out.',
    {
      client: {
        send: (sound) => (message) =>
          sound(message.kind === CLOSED ? { ...message, contentType: 'application/soap+xml;charset=utf-8' } : message),
      },
    },
  ),
  'one-question-per-category': variation(
    'Asks about each data category in a message of its own.',
    'A question about one category is a whole question; no line of the norm asks that categories go together.',
    {
      dataRequests: {
        ask: (sound) => async (request, holder) => {
          const decisions = new Map<string, Decision>();
          for (const category of request.dataCategories) {
            const verdict = await sound({ ...request, dataCategories: [category] }, holder);
            if ('failure' in verdict) return verdict;
            for (const [one, decision] of verdict.decisions) decisions.set(one, decision);
          }
          return { decisions };
        },
      },
    },
  ),
  'asks-about-what-it-holds': variation(
    'Asks only about data categories that the dossier holds, and nothing where it holds none of them.',
    'About data that are not there nothing can be released.',
    ({ dataRequests }) => ({
      dataRequests: {
        askAndRelease: (sound) => async (request, holder, patient) => {
          const held = [...dataRequests.releasable(request.dataCategories, patient)];
          if (held.length === 0) return { released: [], reason: 'The dossier holds nothing of this.' };
          return sound({ ...request, dataCategories: held }, holder, patient);
        },
      },
    }),
  ),
  'asks-again-once': variation(
    'Puts the closed question once more, with an id of its own, where Mitz could not answer.',
    'No line of the norm forbids a second try; nothing is released before an answer.',
    {
      dataRequests: {
        ask: (sound) => async (request, holder) => {
          const verdict = await sound(request, holder);
          const isOutage = 'failure' in verdict && (verdict.failure === 'unavailable' || verdict.failure === 'broken');
          return isOutage ? sound(request, holder) : verdict;
        },
      },
    },
  ),
} as const satisfies Record<string, Variation>;
