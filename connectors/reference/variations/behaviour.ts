import { setTimeout as pause } from 'node:timers/promises';

import { Refusal } from '../errors.js';
import type { Hooks } from '../hooks/hooks.js';
import { variation, type Variation } from './variation.js';

const UNSAID = 'No line of the norm, nor the driver contract, speaks of it.';
const BACKGROUND =
  'The driver contract: what is done later by itself is asked for with run-scheduled-work and the report.';

const SLOW_MS = 400;

/** Does every action slower. */
const slower: Hooks = {
  driver: {
    serve: (sound) => async (request) => {
      await pause(SLOW_MS);
      return sound(request);
    },
  },
  client: {
    exchange:
      (sound) =>
      async (...given) => {
        await pause(SLOW_MS / 2);
        return sound(...given);
      },
  },
};

/** Other ways to work, and to tell what was done. */
export const BEHAVIOUR = {
  'registers-in-the-background': variation(
    'Registers patients after it has answered that they are registered here.',
    BACKGROUND,
    ({ dossiers: { pump } }) => {
      const run = pump.run.bind(pump);
      pump.run = () => {
        void run(0);
        return Promise.resolve();
      };
      return {};
    },
  ),
  'migrates-in-the-background': variation(
    'Answers the start of a migration at once, and goes on by itself.',
    BACKGROUND,
    (connector) => ({
      migration: {
        offerAll: () => (keys) => {
          connector.migration.pump.resume();
          for (const key of keys) connector.migration.pump.add(key);
          void connector.migration.pump.run(0);
          return Promise.resolve();
        },
      },
    }),
  ),
  'one-at-a-time': variation('Sends one message after the other.', UNSAID, () => {
    let last: Promise<unknown> = Promise.resolve();
    return {
      client: {
        send: (sound) => (message) => {
          if (message.bulk !== true) return sound(message);
          const next = last.then(() => sound(message));
          last = next.catch(() => undefined);
          return next;
        },
      },
    };
  }),
  'in-batches': variation('Gathers registrations for a moment, and sends them in batches.', UNSAID, () => {
    let opening: Promise<void> | undefined;
    return {
      dossiers: {
        sendSubscription: (sound) => async (row) => {
          opening ??= pause(SLOW_MS / 2).then(() => {
            opening = undefined;
          });
          await opening;
          return sound(row);
        },
      },
    };
  }),
  'last-come-first-served': variation('Migrates the consents in the opposite order.', UNSAID, {
    migration: { offerAll: (sound) => (keys) => sound([...keys].reverse()) },
  }),
  'answers-slowly': variation('Takes its time for every action and every message.', UNSAID, slower),
  'refuses-by-an-empty-answer': variation(
    'Answers a data request that it will not put to Mitz with nothing released, instead of an error.',
    'The driver contract: an empty list is nothing released.',
    {
      dataRequests: {
        answer: (sound) => async (request) => {
          try {
            return await sound(request);
          } catch (error) {
            if (error instanceof Refusal) return { released: [] };
            throw error;
          }
        },
      },
    },
  ),
  'withholds-without-a-reason': variation(
    'Gives no reason where it releases nothing.',
    'The driver contract: a reason is optional.',
    {
      dataRequests: {
        answer: (sound) => async (request) => {
          const { released } = await sound(request);
          return { released };
        },
      },
    },
  ),
  'delivers-in-another-order': variation('Delivers the permitted categories in the opposite order.', UNSAID, {
    dataRequests: { releasable: (sound) => (permitted, patient) => [...sound(permitted, patient)].reverse() },
  }),
  'takes-notifications-with-200': variation(
    'Answers notifications with 200.',
    'Any 2xx is seen with receivers of notifications.',
    {
      listener: {
        take:
          (sound) =>
          (...given) => {
            const status = sound(...given);
            return status === 204 ? 200 : status;
          },
      },
    },
  ),
  'one-address-for-notifications': variation(
    'Gives Mitz one address for the notifications about everybody.',
    'The notification names its patient; no line of the norm asks for an address for each.',
    { listener: { endpoint: (sound) => () => sound('mitz') } },
  ),
  'another-browser': variation('Opens MijnMitz in Firefox.', 'Recent browsers are allowed (4.09.a).', {
    consulting: {
      userAgent: () => () => 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:152.0) Gecko/20100101 Firefox/152.0',
    },
  }),
  'notes-of-its-own': variation('Writes the note in the dossier in other words.', UNSAID, {
    buttons: {
      answer: (sound) => async (given) => {
        const answered = await sound(given);
        return { ...answered, dossierNote: `Mitz: ${given.choice}` };
      },
    },
  }),
  'logs-in-local-time': variation(
    'Writes the moments of its audit log in local time, with the offset.',
    'ISO 8601: the same moment.',
    {
      audit: {
        dated: (sound) => (entry) => {
          const written = sound(entry);
          const local = new Date(Date.parse(written.at) + 7_200_000).toISOString().replace('Z', '+02:00');
          return { ...written, at: local };
        },
      },
    },
  ),
  'lives-in-another-time-zone': variation('Runs on a machine that is set to another time zone.', UNSAID, () => {
    process.env['TZ'] = 'Pacific/Auckland';
    return {};
  }),
} as const satisfies Record<string, Variation>;
