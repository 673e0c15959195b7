import https from 'node:https';
import type { IncomingMessage } from 'node:http';
import { TLSSocket } from 'node:tls';

import { CONSULTING_CATEGORIES } from '../codes.js';
import type { Connector } from '../connector.js';
import type { Choice } from '../domain.js';
import { pathOf } from '../driver-server.js';
import type { Notification } from '../notifications.js';
import { fault, type BehaviourFault, type Hooks } from './fault.js';

/** Goes after what a DOCTYPE points at, and gives the text without it. */
function resolved(text: string, connector: Connector): string {
  const doctype = /^<!DOCTYPE[^[]*\[[^\]]*SYSTEM "([^"]*)"[^\]]*\]>/.exec(text);
  if (doctype === null) return text;
  const { ca, clientCertificate: cert, clientKey: key } = connector.environment();
  https
    .get(doctype[1] ?? '', { ca, cert, key, agent: false }, (answer) => answer.resume())
    .on('error', () => undefined);
  return text.slice(doctype[0].length).replace(/&\w+;(?=<\/div>)/, '');
}

/** What is made of a text that cannot be read; undefined where nothing can be made of it. */
function guessed(text: string): Notification | undefined {
  const identifier = (system: string): string => new RegExp(`${system}"/><value value="(\\d+)"`).exec(text)?.[1] ?? '';
  const [bsn, ura] = [identifier('NamingSystem/bsn'), identifier('NamingSystem/ura')];
  if (text.startsWith('<!') || bsn === '') return undefined;
  const at = new Date().toISOString();
  const choice = { dataCategory: 'GGC002', consultingCategories: CONSULTING_CATEGORIES, choice: 'yes', at } as const;
  return { bsn, ura, choices: [choice] };
}

/** Answers notifications by whether they were about one of our patients. */
function byWhether(status: (isOurs: boolean, sound: number) => number): Hooks {
  let isOurs = true;
  return {
    listener: {
      take:
        (sound) =>
        (...given) => {
          isOurs = true;
          const answered = sound(...given);
          return status(isOurs, answered);
        },
      deliver:
        (sound) =>
        (...given) => {
          isOurs = sound(...given);
          return isOurs;
        },
    },
  };
}

/** Remembers, until a reset, which notifications have been heard. */
function hearing(hooks: (heard: ReadonlySet<string>) => NonNullable<Hooks['listener']>): Hooks {
  const heard = new Set<string>();
  const { read, ...others } = hooks(heard);
  return {
    connector: {
      halt: (sound) => () => {
        heard.clear();
        sound();
      },
    },
    listener: {
      ...others,
      read: (sound) => {
        const hooked = read?.(sound) ?? sound;
        return (text) => {
          const notification = hooked(text);
          if (notification !== undefined) heard.add(text);
          return notification;
        };
      },
    },
  };
}

/** Takes no notification any more after one that could not be used, until a reset. */
function closingAfterABadOne(): Hooks {
  let closed = false;
  const { listener } = byWhether((isOurs, status) => {
    closed ||= status >= 400 || !isOurs;
    return status;
  });
  return {
    connector: {
      halt: (sound) => () => {
        closed = false;
        sound();
      },
    },
    listener: {
      ...listener,
      take: (sound) => {
        const noting = listener?.take?.(sound) ?? sound;
        return (...given) => (closed ? 503 : noting(...given));
      },
      tooLarge: (sound) => () => {
        closed = true;
        return sound();
      },
    },
  };
}

/** Takes a notification to be about the patient for whose registration its address was given. */
function readingTheAddress({ store }: Connector): Hooks {
  let address: string | undefined;
  return {
    listener: {
      take: (sound) => (text, request: IncomingMessage) => {
        address = pathOf(request).split('/').at(-1);
        return sound(text, request);
      },
      deliver:
        (sound) =>
        (notification, ...rest) => {
          const found = [...store.rows('registrations').values()].find(({ endpointId }) => endpointId === address);
          return sound({ ...notification, bsn: found?.bsn ?? notification.bsn }, ...rest);
        },
    },
  };
}

const turned = (choice: Choice): Choice => (choice === 'yes' ? 'no' : 'yes');

/** Faults in how notifications of Mitz are taken. */
export const NOTIFICATION_FAULTS = {
  'ignores-notifications': fault('Accepts notifications and does nothing with them.', {
    listener: { deliver: () => () => true },
  }),
  'refuses-notifications': fault('Answers every notification of Mitz with an error, and does nothing with it.', {
    listener: { take: () => () => 503 },
  }),
  'takes-notifications-from-anybody': fault(
    'Takes notifications from whoever sends them, also without a certificate.',
    { listener: { isMitz: () => () => true } },
  ),
  'takes-notifications-from-any-client-of-the-ca': fault(
    'Takes notifications from every client of the CA that Mitz is of.',
    { listener: { isMitz: () => (socket) => socket instanceof TLSSocket && socket.authorized } },
  ),
  'lets-an-older-notification-win': fault('Lets a notification of an older choice undo a newer one.', {
    consents: { isOlder: () => () => false },
  }),
  'keeps-the-first-notification': fault('Keeps to the first choice that Mitz notified, whatever comes after it.', {
    consents: { isOlder: () => () => true },
  }),
  'takes-a-malformed-notification-for-a-yes': fault(
    'Answers a notification that it cannot read with 204, and takes it for a yes.',
    { listener: { read: (sound) => (text) => sound(text) ?? guessed(text) } },
  ),
  'reads-doctypes-in-notifications': fault(
    'Accepts a DOCTYPE in a notification and fetches the entities that it names.',
    (connector) => ({ listener: { read: (sound) => (text) => sound(resolved(text, connector)) } }),
  ),
  'mixes-categories-in-notifications': fault(
    'Takes the first choice in a notification for that of all consulting categories.',
    {
      listener: {
        deliver:
          (sound) =>
          (notification, ...rest) => {
            const [first] = notification.choices;
            const choices = notification.choices.map((one) => ({ ...one, choice: first?.choice ?? one.choice }));
            return sound({ ...notification, choices }, ...rest);
          },
      },
    },
  ),
  'refuses-a-notification-seen-before': fault('Refuses a notification that it has taken before.', () =>
    hearing((heard) => ({
      take:
        (sound) =>
        (text, ...rest) =>
          heard.has(text) ? 409 : sound(text, ...rest),
    })),
  ),
  'undoes-the-choice-on-repetition': fault('Turns the choice round when the same notification comes again.', () =>
    hearing((heard) => ({
      read: (sound) => (text) => {
        const notification = sound(text);
        if (notification === undefined || !heard.has(text)) return notification;
        return {
          ...notification,
          choices: notification.choices.map((one) => ({ ...one, choice: turned(one.choice) })),
        };
      },
    })),
  ),
  'applies-notifications-to-the-patient-of-the-address': fault(
    'Takes a notification to be about the patient of its address, whoever it names.',
    readingTheAddress,
  ),
  'answers-500-about-an-unknown-patient': fault('Answers 500 to a notification about a patient it does not know.', () =>
    byWhether((isOurs, sound) => (isOurs ? sound : 500)),
  ),
  'answers-500-to-a-huge-notification': fault('Answers 500 to a notification that is too large.', {
    listener: { tooLarge: () => () => 500 },
  }),
  'stops-taking-notifications-after-a-bad-one': fault(
    'Takes no notification any more after one that it could not use.',
    closingAfterABadOne,
  ),
  'forgets-notifications-at-a-restart': fault('Loses at a restart what Mitz has notified.', ({ store }) => ({
    store: {
      reload: (sound) => () => {
        sound();
        for (const key of [...store.rows('leading').keys()]) store.remove('leading', key);
      },
    },
  })),
  'listens-elsewhere-after-a-restart': fault('Listens for notifications at another port after a restart.', {
    listener: { start: (sound) => () => sound(undefined) },
  }),
} as const satisfies Record<string, BehaviourFault>;
