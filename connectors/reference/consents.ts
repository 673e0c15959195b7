import type { DataCategory } from './codes.js';
import type { Context } from './context.js';
import { keyOf, type Choice, type LocalConsent } from './domain.js';
import type { Leading } from './store.js';

export interface LeadingConsent {
  source: 'mitz' | 'local' | 'none';
  choice: Choice | 'unknown';
  choices?: { dataCategory: string; consultingCategory: string; choice: Choice }[];
}

/** A choice as Mitz holds it, for one data category. */
export interface MitzChoice {
  dataCategory: DataCategory;
  consultingCategories: readonly string[];
  choice: Choice;
  at: string;
}

/** The XIS's own consents from before Mitz, and what it has learnt from Mitz since. What Mitz holds is leading. */
export class Consents {
  constructor(private readonly context: Context) {}

  /** Adds to the register. For one patient the latest decision counts. */
  load(consents: LocalConsent[]): void {
    const { store } = this.context;
    for (const consent of consents) {
      const key = keyOf(consent.holderUra, consent.bsn);
      const before = store.get('consents', key);
      if (before === undefined || this.supersedes(consent, before)) store.put('consents', key, consent);
    }
  }

  /** Whether a decision takes the place of one that was loaded before it. */
  supersedes(consent: LocalConsent, before: LocalConsent): boolean {
    return momentOf(consent) >= momentOf(before);
  }

  local(ura: string, bsn: string): LocalConsent | undefined {
    return this.context.store.get('consents', keyOf(ura, bsn));
  }

  /** Learns a choice from Mitz. An older one never undoes a newer one. */
  learn(ura: string, bsn: string, { dataCategory, consultingCategories, choice, at }: MitzChoice): void {
    const key = keyOf(ura, bsn);
    const cells = { ...this.context.store.get('leading', key)?.cells };
    for (const consulting of consultingCategories) {
      const cell = `${dataCategory}|${consulting}`;
      const before = cells[cell];
      if (before === undefined || !this.isOlder(at, before.at)) cells[cell] = { choice, at };
    }
    this.context.store.put('leading', key, { cells });
  }

  /** Whether a choice was made before the one that is known. */
  isOlder(at: string, known: string): boolean {
    return Date.parse(at) < Date.parse(known);
  }

  /** Mitz holds something newer than the local consent: the local one does not lead any more. */
  supersede(ura: string, bsn: string): void {
    const key = keyOf(ura, bsn);
    const cells = this.context.store.get('leading', key)?.cells ?? {};
    this.context.store.put('leading', key, { cells, superseded: true });
  }

  /** What is leading for this patient, at the first of our providers that knows anything. */
  leading(bsn: string): LeadingConsent {
    const { provider, providers } = this.context.environment();
    const uras = new Set([provider, ...providers].map(({ ura }) => ura));
    for (const ura of uras) {
      const found = this.leadingAt(ura, bsn);
      if (found !== undefined) return found;
    }
    return { source: 'none', choice: 'unknown' };
  }

  private leadingAt(ura: string, bsn: string): LeadingConsent | undefined {
    const known = this.knownOfMitz(ura, bsn);
    const choices = Object.entries(known?.cells ?? {}).map(([cell, { choice }]) => {
      const [dataCategory = '', consultingCategory = ''] = cell.split('|');
      return { dataCategory, consultingCategory, choice };
    });
    if (choices.length > 0) {
      const choice = choices.some((cell) => cell.choice === 'yes') ? 'yes' : 'no';
      return { source: 'mitz', choice, choices };
    }
    if (known?.superseded === true) return { source: 'mitz', choice: 'unknown' };
    const local = this.local(ura, bsn);
    return local === undefined || local.choice === 'none' ? undefined : { source: 'local', choice: local.choice };
  }

  /** What this connector has learnt from Mitz about a patient of a holder. */
  knownOfMitz(ura: string, bsn: string): Leading | undefined {
    return this.context.store.get('leading', keyOf(ura, bsn));
  }
}

/** Never asked counts as older than any decision. */
function momentOf({ choice, decidedAt }: LocalConsent): number {
  return choice === 'none' || decidedAt === undefined ? -Infinity : Date.parse(decidedAt);
}
