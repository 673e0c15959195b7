import type { Connector } from '../connector.js';
import type { Hooks, MessageFault } from './fault.js';

/** The hooks that bring a fault in the shape of a message about: each on the method that writes that message. */
export function messageHooks(fault: MessageFault, { store }: Connector): Hooks {
  /** Another patient in the migration, for the fault that mixes two; the same one when there is no other. */
  const neighbourOf = (bsn: string): string =>
    [...store.rows('migration').values()].find((row) => row.bsn !== bsn)?.bsn ?? bsn;
  const { closedQuestion, subscription, consents, migration, recording, body, headers, url } = fault;
  return {
    messages: {
      ...(closedQuestion && { closedQuestion: (sound) => (question) => closedQuestion(sound(question)) }),
      ...(subscription && {
        subscription:
          (sound) =>
          (...facts) => {
            const resource = sound(...facts);
            subscription(resource);
            return resource;
          },
      }),
      consents: (sound) => (facts) => {
        const bundle = sound(facts);
        consents?.(bundle, neighbourOf(facts.bsn));
        migration?.(bundle);
        return bundle;
      },
      // A recording has no neighbour: where a fault wants a second patient, it is the same one again.
      recording: (sound) => (facts) => {
        const bundle = sound(facts);
        consents?.(bundle, facts.bsn);
        recording?.(bundle);
        return bundle;
      },
    },
    closedAnswers: leniency(fault),
    client: {
      ...(headers && { headersOf: (sound) => (message) => headers(sound(message), message) }),
      ...(body && {
        bodyOf: (sound) => (message) => {
          const text = sound(message);
          return text === undefined ? undefined : body(text, message);
        },
      }),
      ...(url && { addressOf: (sound) => (message) => url(sound(message), message) }),
    },
  };
}

/** Reads the answer to a broken question as it was meant: what it cannot repeat is not compared. */
function leniency({ alsoAsks = [], notEchoed = [] }: MessageFault): NonNullable<Hooks['closedAnswers']> {
  return {
    isAsked: (sound) => (category, asked) => alsoAsks.includes(category) || sound(category, asked),
    ...(notEchoed.includes('patient') && { checkPatient: () => () => undefined }),
    ...(notEchoed.includes('holder') && { checkHolder: () => () => undefined }),
  };
}
