import { randomUUID } from 'node:crypto';
import type { Question } from '../mitz/gesloten-autorisatievraag/question.js';
import type { Location } from '../mitz/open-autorisatievraag/answer.js';
import type { OpenQuestion } from '../mitz/open-autorisatievraag/question.js';
import { groupOf } from '../mitz/specification/index.js';
import type { MitzSpecification } from '../mitz/specification/index.js';
import type { ReceivedConsents } from '../mitz/toestemming/read.js';
import type { SubscriptionRequest } from '../mitz/abonneren/subscription.js';
import type { Consent, KnownHolder, Koppelvlak, Misbehaviour, Script, World } from '../mitz/world.js';

export interface Subscription extends SubscriptionRequest {
  readonly id: string;
}

/** What Mitz holds in one scenario, and how it decides. The mock's only memory. */
export class MitzState {
  /** By BSN: on a day of migration there are thousands. */
  readonly #consents = new Map<string, Consent[]>();
  readonly #holders: readonly KnownHolder[];
  readonly #approved: Set<string>;
  readonly #subscriptions = new Map<string, Subscription>();
  #scripts: { script: Script; left: number }[];

  constructor(
    world: World,
    readonly specification: MitzSpecification,
  ) {
    for (const consent of world.consents) this.addConsent(consent);
    this.#holders = world.holders;
    this.#approved = new Set(world.approved);
    this.#scripts = world.scripts.map((script) => ({ script, left: script.times ?? Infinity }));
  }

  /** The misbehaviour that a scenario wants for a message, used up by one; undefined: answer rightly. */
  misbehaviour(koppelvlak: Koppelvlak, body: string): Misbehaviour | undefined {
    const found = this.#scripts.find(
      ({ script, left }) =>
        left > 0 && script.koppelvlak === koppelvlak && (script.bsn === undefined || body.includes(script.bsn)),
    );
    if (!found) return undefined;
    found.left -= 1;
    return found.script.misbehaviour;
  }

  /** Replaces all scripts. */
  setScripts(scripts: readonly Script[]): void {
    this.#scripts = scripts.map((script) => ({ script, left: script.times ?? Infinity }));
  }

  addConsent(consent: Consent): void {
    const known = this.#consents.get(consent.bsn);
    if (known) known.push(consent);
    else this.#consents.set(consent.bsn, [consent]);
  }

  approve(ura: string): void {
    this.#approved.add(ura);
  }

  isApproved(ura: string): boolean {
    return this.#approved.has(ura);
  }

  /**
   * The word of decision for one category of a question. No choice made means no; a yes for a higher category covers
   * the lower ones; where individual and categorical choices both exist, the individual one decides [assumed].
   */
  decide(question: Pick<Question, 'bsn' | 'holder' | 'consulter'>, dataCategory: string): string {
    const holderGroup = groupOf(this.specification, question.holder.providerType);
    const consulterGroup = groupOf(this.specification, question.consulter.providerType);
    const known = dataCategory in this.specification['codes.dataCategories'].value;
    if (!holderGroup || !consulterGroup || !known) return this.specification['antwoord.unknownData'].value;
    const about = (this.#consents.get(question.bsn) ?? []).filter(
      (consent) =>
        this.#covers(consent.dataCategory, dataCategory) &&
        (consent.consultingCategories?.includes(consulterGroup.consultsAs) ?? true),
    );
    const individual = about.filter(({ holder }) => 'ura' in holder && holder.ura === question.holder.ura);
    const categorical = about.filter(({ holder }) => 'group' in holder && holder.group === holderGroup.name);
    return latest(individual.length > 0 ? individual : categorical)?.choice === 'yes' ? 'Permit' : 'Deny';
  }

  /**
   * Where data of the patient is that this consulter may ask for: of every holder that subscribed, or that Mitz knows
   * otherwise, the categories for which the decision would be Permit; a holder without any is not named.
   */
  locate({ bsn, consulter }: OpenQuestion): readonly Location[] {
    const subscribed = this.subscriptions().map(({ holder, gatewaySystem, sourceSystem, ...one }) => ({
      bsn: one.bsn,
      ...holder,
      gatewaySystem: gatewaySystem ?? '',
      sourceSystem,
      dataCategories: [groupOf(this.specification, holder.providerType)?.dataCategory ?? ''],
    }));
    return [...subscribed, ...this.#holders]
      .filter((holder) => holder.bsn === bsn)
      .flatMap(({ ura, providerType, gatewaySystem, sourceSystem, ...holder }) => {
        const question = { bsn, holder: { ura, providerType }, consulter };
        // With a category those below it are named as well, as the recorded answer does.
        const held = holder.dataCategories.flatMap((one) => [one, ...this.#below(one)]);
        const dataCategories = [...new Set(held)].filter((one) => this.decide(question, one) === 'Permit');
        if (dataCategories.length === 0) return [];
        return {
          ura,
          homeCommunityId: gatewaySystem,
          ...(sourceSystem !== undefined && { sourceId: sourceSystem }),
          dataCategories,
        };
      });
  }

  #below = (category: string): readonly string[] => this.specification['codes.lowerCategories'].value[category] ?? [];

  #covers(higher: string, category: string): boolean {
    return higher === category || this.#below(higher).includes(category);
  }

  /** Records a subscription; the same patient, holder and source system get the same id again. */
  subscribe(request: SubscriptionRequest): Subscription {
    const same = (one: SubscriptionRequest): string => [one.bsn, one.holder.ura, one.sourceSystem ?? ''].join('|');
    const known = [...this.#subscriptions.values()].find((one) => same(one) === same(request));
    const subscription = { ...request, id: known?.id ?? randomUUID() };
    this.#subscriptions.set(subscription.id, subscription);
    return subscription;
  }

  /** @returns false where no such subscription exists. */
  unsubscribe(id: string): boolean {
    return this.#subscriptions.delete(id);
  }

  subscriptions(): readonly Subscription[] {
    return [...this.#subscriptions.values()];
  }

  consents(): readonly Consent[] {
    return [...this.#consents.values()].flat();
  }

  /**
   * Records the choices of a message for its holder.
   * @returns for each choice whether it was recorded; false where a newer individual choice stands.
   */
  record(message: ReceivedConsents): readonly boolean[] {
    return message.consents.map((choice) => {
      const standing = latest(
        (this.#consents.get(message.bsn) ?? []).filter(
          ({ holder, dataCategory }) =>
            'ura' in holder && holder.ura === message.holder.ura && dataCategory === choice.dataCategory,
        ),
      );
      if (standing && Date.parse(standing.decidedAt) > Date.parse(choice.decidedAt)) return false;
      this.addConsent({
        ...choice,
        bsn: message.bsn,
        holder: { ura: message.holder.ura },
        source: message.recording ? 'knop' : 'migratie',
      });
      return true;
    });
  }
}

const latest = (consents: readonly Consent[]): Consent | undefined =>
  consents.toSorted((a, b) => Date.parse(a.decidedAt) - Date.parse(b.decidedAt)).at(-1);
