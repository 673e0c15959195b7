import https from 'node:https';

import { CONSULTING_CATEGORIES } from './codes.js';
import type { Environment } from './domain.js';
import type { Faults } from './faults.js';
import type { Notification } from './notifications.js';

/** How a connector with such a fault hears notifications. Without one it changes nothing. */
export class FaultyEar {
  private closed = false;
  private readonly heard = new Set<string>();

  constructor(
    private readonly faults: Faults,
    private readonly environment: Environment,
  ) {}

  /** What it has heard belongs to a XIS that was emptied since. */
  forget(): void {
    this.closed = false;
    this.heard.clear();
  }

  /** One that could not be used came by. */
  bad(): void {
    if (this.faults.has('stops-taking-notifications-after-a-bad-one')) this.closed = true;
  }

  /** The status with which a fault turns a notification away; undefined where none does. */
  refusal(text: string): number | undefined {
    if (this.faults.has('refuses-notifications') || this.closed) return 503;
    return this.heard.has(text) && this.faults.has('refuses-a-notification-seen-before') ? 409 : undefined;
  }

  /** The text as it is read on. */
  resolved(text: string): string {
    const doctype = /^<!DOCTYPE[^[]*\[[^\]]*SYSTEM "([^"]*)"[^\]]*\]>/.exec(text);
    if (doctype === null || !this.faults.has('reads-doctypes-in-notifications')) return text;
    const { ca, clientCertificate: cert, clientKey: key } = this.environment;
    https
      .get(doctype[1] ?? '', { ca, cert, key, agent: false }, (answer) => answer.resume())
      .on('error', () => undefined);
    return text.slice(doctype[0].length).replace(/&\w+;(?=<\/div>)/, '');
  }

  /** What is made of a text that cannot be read; undefined where it is refused. */
  guessed(text: string): Notification | undefined {
    const identifier = (system: string): string =>
      new RegExp(`${system}"/><value value="(\\d+)"`).exec(text)?.[1] ?? '';
    const [bsn, ura] = [identifier('NamingSystem/bsn'), identifier('NamingSystem/ura')];
    if (text.startsWith('<!') || bsn === '' || !this.faults.has('takes-a-malformed-notification-for-a-yes')) return;
    const at = new Date().toISOString();
    const choice = { dataCategory: 'GGC002', consultingCategories: CONSULTING_CATEGORIES, choice: 'yes', at } as const;
    return { bsn, ura, choices: [choice] };
  }

  /** What is made of a notification that was read. */
  understood(notification: Notification, text: string): Notification {
    const again = this.heard.has(text);
    this.heard.add(text);
    const [first] = notification.choices;
    const choices = notification.choices.map((one) => {
      if (first !== undefined && this.faults.has('mixes-categories-in-notifications'))
        return { ...one, choice: first.choice };
      const turned = one.choice === 'yes' ? ('no' as const) : ('yes' as const);
      return again && this.faults.has('undoes-the-choice-on-repetition') ? { ...one, choice: turned } : one;
    });
    return { ...notification, choices };
  }
}
