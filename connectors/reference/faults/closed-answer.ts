import https from 'node:https';

import { AnswerRefused, type Asked, type Decision, type Verdict } from '../closed-answer.js';
import type { Connector } from '../connector.js';
import type { Professional } from '../domain.js';
import type { Answer, Answered } from '../exchange.js';
import { NotWellFormed, readXml } from '../xml.js';
import { fault, type BehaviourFault, type Hooks } from './fault.js';

/** Takes some answers for a Permit of all that was asked. */
const takingForPermit = (isTaken: (answer: Answered, sound: Verdict) => boolean): Hooks => ({
  closedAnswers: {
    verdictOf: (sound) => (answer, asked) => {
      const verdict = sound(answer, asked);
      const isPermit = answer.outcome === 'answered' && isTaken(answer, verdict);
      return isPermit ? { decisions: new Map(asked.dataCategories.map((one) => [one, 'Permit'] as const)) } : verdict;
    },
  },
});

function isMalformed(xml: string): boolean {
  try {
    readXml(xml);
    return false;
  } catch (error) {
    return error instanceof NotWellFormed;
  }
}

/** The text as a reader sees it that skips a DOCTYPE and what only that defines. */
const withoutDoctype = (xml: string): string =>
  xml.replace(/<!DOCTYPE[^[>]*(\[[^\]]*\])?[^>]*>/, '').replace(/&(?!(?:amp|lt|gt|quot|apos|#\w+);)\w+;/g, '');

/** Does something with the external entity that an answer to the closed question names. */
const onEntity = (work: (address: string, answer: Answered) => Promise<Answer>): Hooks => ({
  client: {
    send: (sound) => async (message) => {
      const answer = await sound(message);
      if (message.kind !== 'closed-question' || answer.outcome !== 'answered') return answer;
      const [, address] = /<!ENTITY \w+ SYSTEM "([^"]*)"/.exec(answer.body) ?? [];
      return address === undefined ? answer : { ...answer, ...(await work(address, answer)) };
    },
  },
});

/** Fetches something and does nothing with it: with the certificate of the connector, or as nobody. */
export async function visit(connector: Connector, address: string, as: 'itself' | 'nobody'): Promise<void> {
  const { ca, clientCertificate: cert, clientKey: key } = connector.environment();
  const options = { agent: false, ca, minVersion: 'TLSv1.2', ...(as === 'itself' ? { cert, key } : {}) } as const;
  await new Promise<void>((resolve) => {
    const request = https.get(address, options, (response) => {
      response.resume();
      response.on('close', resolve);
    });
    request.on('error', () => {
      resolve();
    });
  });
}

/** Names the professional otherwise in the closed question. */
const naming = (change: (professional: Professional) => Professional): Hooks => ({
  messages: {
    closedQuestion: (sound) => (question) => {
      const { requester } = question;
      return sound({ ...question, requester: { ...requester, professional: change(requester.professional) } });
    },
  },
});

/** Waits for an answer to the closed question without an end. */
const withoutEnd: Hooks = {
  client: {
    send: (sound) => (message) =>
      sound(message.kind === 'closed-question' ? { ...message, deadlineMs: Infinity } : message),
    startDeadline: (sound) => (deadlineMs, late) =>
      Number.isFinite(deadlineMs) ? sound(deadlineMs, late) : () => undefined,
  },
};

/** Lets the deadline begin again with each piece of the answer that comes. */
function withRefreshedDeadline(): Hooks {
  const pieces = new Set<() => void>();
  return {
    client: {
      startDeadline: () => (deadlineMs, late) => {
        const timer = setTimeout(late, deadlineMs);
        const refresh = (): void => void timer.refresh();
        pieces.add(refresh);
        return () => {
          pieces.delete(refresh);
          clearTimeout(timer);
        };
      },
      receive:
        (sound) =>
        (response, ...rest) => {
          response.on('data', () => {
            for (const refresh of pieces) refresh();
          });
          sound(response, ...rest);
        },
    },
  };
}

/** Gives each answer to the request that has waited longest. */
function mixingUp(): Hooks {
  let waiting: ((verdict: Verdict) => void)[] = [];
  return {
    connector: {
      halt: (sound) => () => {
        waiting = [];
        sound();
      },
    },
    dataRequests: {
      ask: (sound) => (request, holder) =>
        new Promise((resolve, reject) => {
          waiting.push(resolve);
          sound(request, holder).then((verdict) => waiting.shift()?.(verdict), reject);
        }),
    },
  };
}

/** Takes a result about a category that was not asked for one about the first that was. */
function takingAnother(): Hooks {
  let asking: Asked | undefined;
  return {
    closedAnswers: {
      read: (sound) => (xml, asked) => {
        asking = asked;
        return sound(xml, asked);
      },
      categoryOf: (sound) => (result) => {
        const category = sound(result);
        const asked = asking?.dataCategories ?? [];
        return asked.includes(category) ? category : (asked[0] ?? category);
      },
    },
  };
}

/** Faults in the question, and in the reading of its answer: each gives up one rule. */
export const CLOSED_ANSWER_FAULTS = {
  'takes-an-unknown-word-for-permit': fault('Takes a decision that is none of the known words for a Permit.', {
    closedAnswers: {
      decisionOf:
        (sound) =>
        (result): Decision => {
          try {
            return sound(result);
          } catch (error) {
            if (error instanceof AnswerRefused) return 'Permit';
            throw error;
          }
        },
    },
  }),
  'takes-a-missing-result-for-permit': fault('Takes a category that the answer says nothing of for permitted.', {
    closedAnswers: {
      checkComplete: (sound) => (decisions, asked) => {
        for (const category of asked.dataCategories) if (!decisions.has(category)) decisions.set(category, 'Permit');
        sound(decisions, asked);
      },
    },
  }),
  'takes-the-last-of-two-results': fault('Lets the last of two results for one category overwrite the other.', {
    closedAnswers: {
      add: (sound) => (decisions, category, result) => {
        decisions.delete(category);
        sound(decisions, category, result);
      },
    },
  }),
  'takes-the-first-of-two-results': fault('Reads the first of two results for one category, and not the other.', {
    closedAnswers: {
      add: (sound) => (decisions, category, result) => {
        if (!decisions.has(category)) sound(decisions, category, result);
      },
    },
  }),
  'takes-a-result-for-another-category': fault(
    'Takes a Permit for a category that was not asked for the one that was.',
    takingAnother,
  ),
  'ignores-whose-answer-it-is': fault('Does not look which patient an answer is about.', {
    closedAnswers: { checkPatient: () => () => undefined },
  }),
  'ignores-which-holder-the-answer-is-about': fault('Does not look which holder an answer is about.', {
    closedAnswers: { checkHolder: () => () => undefined },
  }),
  'ignores-which-message-the-answer-is-to': fault('Does not look which message an answer says it relates to.', {
    closedAnswers: { checkRelation: () => () => undefined },
  }),
  'takes-a-fault-for-permit': fault(
    'Releases data when Mitz answers with a SOAP fault.',
    takingForPermit(({ status, body }) => status >= 400 && body.includes('Fault>')),
  ),
  'takes-a-redirect-for-permit': fault(
    'Releases data when Mitz answers with a redirect.',
    takingForPermit(({ status }) => status >= 300 && status < 400),
  ),
  'searches-the-answer-for-the-word-permit': fault(
    'Searches an answer that is not well-formed XML for the word Permit.',
    takingForPermit(
      ({ status, mediaType, body }, sound) =>
        'failure' in sound &&
        status === 200 &&
        body.includes('Permit') &&
        (mediaType !== 'application/soap+xml' || isMalformed(body)),
    ),
  ),
  'accepts-a-doctype': fault('Skips the DOCTYPE of an answer and reads the rest, its entities left out.', {
    closedAnswers: { parse: (sound) => (xml) => sound(withoutDoctype(xml)) },
  }),
  'fetches-external-entities': fault(
    'Fetches what an external entity in an answer points at, and reads the rest.',
    (connector) =>
      onEntity(async (address, answer) => {
        await visit(connector, address, 'itself');
        return { ...answer, body: withoutDoctype(answer.body) };
      }),
  ),
  'lets-its-parser-fetch-external-entities': fault(
    'Has a parser that goes, without the certificate, after what an external entity points at, and then refuses the answer.',
    (connector) =>
      onEntity(async (address, answer) => {
        await visit(connector, address, 'nobody');
        return answer;
      }),
  ),
  'reads-answers-of-any-size': fault('Sets no limit to the size of an answer.', {
    client: { receive: (sound) => (response, settle) => sound(response, settle, Infinity) },
  }),
  'reads-answers-of-any-depth': fault('Sets no limit to how deep an answer is nested.', {
    closedAnswers: { parse: () => (xml) => readXml(xml, Infinity) },
  }),
  'waits-for-ever-for-mitz': fault('Sets no deadline to an answer of Mitz.', withoutEnd),
  'waits-out-a-slow-answer': fault(
    'Waits for an answer as long as some byte of it still comes now and then.',
    withRefreshedDeadline,
  ),
  'follows-redirects': fault('Sends the question on to wherever a redirect points.', {
    client: {
      exchange:
        (sound) =>
        async (message, ...rest) => {
          const reply = await sound(message, ...rest);
          const isRedirect = reply.outcome === 'answered' && reply.status === 307;
          return isRedirect ? sound({ ...message, bulk: false }, rest[0], undefined, reply.location) : reply;
        },
    },
  }),
  'mixes-up-concurrent-answers': fault(
    'Gives each answer to the request that has waited longest, whichever it belongs to.',
    mixingUp,
  ),
  'asks-everything-as-treat': fault('Gives TREAT as the purpose of use whatever the data request says.', {
    messages: { closedQuestion: (sound) => (question) => sound({ ...question, purposeOfUse: 'TREAT' }) },
  }),
  'leaves-out-the-mandated-person': fault(
    'Leaves the person who acts under mandate out of the closed question.',
    naming(({ mandated: _, ...responsible }) => responsible),
  ),
  'sends-the-mandated-person-as-responsible': fault(
    'Names the person who acts under mandate as the responsible professional in the closed question.',
    naming((professional) => ({ ...professional, ...professional.mandated })),
  ),
} as const satisfies Record<string, BehaviourFault>;
