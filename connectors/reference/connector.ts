import type { AgentOptions } from 'node:https';

import { AuditLog } from './audit.js';
import { Buttons } from './buttons.js';
import { ClosedAnswers } from './closed-answer.js';
import { Consents } from './consents.js';
import { Consulting } from './consulting.js';
import type { Context, Desk } from './context.js';
import { DataRequests } from './data-requests.js';
import type { Environment, Professional } from './domain.js';
import { Dossiers } from './dossiers.js';
import { Refusal } from './errors.js';
import { Identities } from './identities.js';
import { Messages } from './messages.js';
import { Migration } from './migration.js';
import { Offers } from './migration-offers.js';
import { MitzClient } from './mitz-client.js';
import { NotificationListener } from './notification-listener.js';
import { applyNotification } from './notifications.js';
import { OpenAnswers } from './open-question.js';
import type { Attention, Store } from './store.js';
import { trustOf } from './trust.js';

const DEFAULT_USER: Professional = { root: '2.16.528.1.1007.3.1', extension: '900000009', roleCode: '01.015' };

/** How long Mitz may take for a whole answer to the closed question. After that nothing is released. */
const DECISION_DEADLINE_MS = 5000;

function emptyDesk(): Desk {
  return { questions: new Map() };
}

export type CertificateState = 'valid' | 'expired' | 'revoked';

/**
 * A small XIS with its Mitz Connector: the parts, and what concerns all of them at once.
 *
 * To read it, begin with what it is asked to do (`actions.ts`), and go on with the part that does it: data requests and
 * the closed question, dossiers and their registration, migration, the buttons, consulting, notifications. What is
 * written to Mitz stands in `messages.ts`, and how it is sent in `mitz-client.ts`.
 */
export class Connector implements Context {
  readonly audit: AuditLog;
  readonly identities = new Identities();
  readonly messages = new Messages();
  readonly closedAnswers = new ClosedAnswers();
  readonly openAnswers = new OpenAnswers();
  readonly consents: Consents;
  readonly dossiers: Dossiers;
  readonly dataRequests: DataRequests;
  readonly offers: Offers;
  readonly migration: Migration;
  readonly buttons: Buttons;
  readonly consulting: Consulting;
  desk: Desk = emptyDesk();
  private client: MitzClient | undefined;
  private listener: NotificationListener | undefined;

  constructor(
    readonly store: Store,
    decisionDeadlineMs = DECISION_DEADLINE_MS,
    private readonly verifiesServer = true,
  ) {
    this.audit = new AuditLog(store);
    this.consents = new Consents(this);
    this.dossiers = new Dossiers(this);
    this.dataRequests = new DataRequests(this, this.closedAnswers, decisionDeadlineMs);
    this.offers = new Offers(this);
    this.migration = new Migration(this, this.consents, this.offers);
    this.buttons = new Buttons(this, this.consents);
    this.consulting = new Consulting(this, this.openAnswers);
  }

  environment(): Environment {
    const environment = this.store.get('environment', 'current');
    if (environment === undefined) throw new Refusal('This connector has not been configured yet.');
    return environment;
  }

  mitz(): MitzClient {
    if (this.client === undefined) throw new Refusal('This connector has not been configured yet.');
    return this.client;
  }

  notificationEndpoint(endpointId: string): string {
    if (this.listener === undefined) throw new Refusal('This connector has not been configured yet.');
    return this.listener.endpoint(endpointId);
  }

  /** Takes up what the store holds: after a start, a restart, or a new configuration. */
  async wake(): Promise<void> {
    const environment = this.store.get('environment', 'current');
    if (environment === undefined) return;
    this.client?.retire();
    this.client = this.makeClient(environment);
    if (this.listener?.suits(environment) !== true) await this.listen(environment);
    this.dossiers.resume();
    this.migration.resume();
  }

  makeClient(environment: Environment, trust: AgentOptions = trustOf(environment)): MitzClient {
    return new MitzClient(environment, trust, this.verifiesServer);
  }

  makeListener(environment: Environment): NotificationListener {
    return new NotificationListener(environment, (notification, requestId) =>
      applyNotification(this, this.consents, notification, requestId),
    );
  }

  private async listen(environment: Environment): Promise<void> {
    await this.listener?.stop();
    this.listener = this.makeListener(environment);
    await this.listener.start(this.store.get('listenerPort', 'latest'));
    if (this.listener.port !== undefined) this.store.put('listenerPort', 'latest', this.listener.port);
  }

  async configure(environment: Environment): Promise<void> {
    this.store.put('environment', 'current', environment);
    await this.wake();
  }

  /** Empties the XIS and cancels what is under way. Nothing is sent; configuration and audit log stay. */
  reset(): void {
    this.halt();
    this.store.reset();
    this.desk = { ...emptyDesk(), session: { professional: DEFAULT_USER, factors: 2 } };
  }

  /** A hard stop and a new start: who was logged in and what was on screen is gone. */
  async restart(): Promise<void> {
    await this.stop();
    this.desk = emptyDesk();
    this.store.reload();
    await this.wake();
  }

  /** Ends all work and closes all connections. */
  async stop(): Promise<void> {
    this.halt();
    await this.listener?.stop();
    this.listener = undefined;
  }

  login(professional: Professional, factors: 1 | 2, certificate: CertificateState): void {
    const { session: _, loginRefused: __, ...rest } = this.desk;
    const isAccepted = this.accepts(certificate);
    this.desk = isAccepted ? { ...rest, session: { professional, factors } } : { ...rest, loginRefused: true };
    if (!isAccepted) throw new Refusal(`The certificate of this user is ${certificate}.`);
  }

  /** With which certificate a user may log in. */
  accepts(certificate: CertificateState): boolean {
    return certificate === 'valid';
  }

  selectPatient(bsn: string): void {
    this.desk.onScreen = bsn;
  }

  /** Everything that was not done and needs somebody's attention. */
  workList(): Attention[] {
    return [...this.dossiers.attention(), ...this.migration.attention(), ...this.store.rows('attention').values()];
  }

  /** What would be done later by itself. Answers how much is still waiting. */
  async runScheduledWork(): Promise<number> {
    await Promise.all([this.dossiers.runNow(), this.migration.runNow()]);
    return this.dossiers.pending + this.migration.pending;
  }

  /** Ends what is under way: the queues stop, and every connection with Mitz is broken off. */
  halt(): void {
    this.dossiers.halt();
    this.migration.halt();
    this.client?.abort();
  }
}
