import { AuditLog } from './audit.js';
import { Buttons } from './buttons.js';
import { Consents } from './consents.js';
import { Consulting } from './consulting.js';
import type { Context, Desk } from './context.js';
import { DataRequests } from './data-requests.js';
import type { Environment, Professional } from './domain.js';
import { Dossiers } from './dossiers.js';
import { Refusal } from './errors.js';
import type { Faults } from './faults.js';
import { Migration } from './migration.js';
import { MitzClient } from './mitz-client.js';
import { NotificationListener } from './notification-listener.js';
import { applyNotification } from './notifications.js';
import type { Attention, Store } from './store.js';

const DEFAULT_USER: Professional = { root: '2.16.528.1.1007.3.1', extension: '900000009', roleCode: '01.015' };

/** How long Mitz may take for a whole answer to the closed question. After that nothing is released. */
const DECISION_DEADLINE_MS = 5000;

function emptyDesk(): Desk {
  return { questions: new Map() };
}

/** A small XIS with its Mitz Connector: the parts, and what concerns all of them at once. */
export class Connector implements Context {
  readonly audit: AuditLog;
  readonly consents: Consents;
  readonly dossiers: Dossiers;
  readonly dataRequests: DataRequests;
  readonly migration: Migration;
  readonly buttons: Buttons;
  readonly consulting: Consulting;
  desk: Desk = emptyDesk();
  private client: MitzClient | undefined;
  private listener: NotificationListener | undefined;

  constructor(
    readonly store: Store,
    readonly faults: Faults,
    decisionDeadlineMs = DECISION_DEADLINE_MS,
    private readonly verifiesServer = true,
  ) {
    this.audit = new AuditLog(store, faults);
    this.consents = new Consents(this);
    this.dossiers = new Dossiers(this);
    this.dataRequests = new DataRequests(this, this.consents, decisionDeadlineMs);
    this.migration = new Migration(this, this.consents, this.dossiers);
    this.buttons = new Buttons(this, this.consents);
    this.consulting = new Consulting(this);
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
    const selfMade = this.faults.has('uses-a-certificate-of-another-ca')
      ? await import('./self-made-identity.js')
      : undefined;
    const identity = await selfMade?.selfMadeIdentity();
    this.client = new MitzClient(environment, this.faults, identity, this.verifiesServer);
    if (this.listener?.suits(environment) !== true) await this.listen(environment);
    this.dossiers.resume();
    this.migration.resume();
  }

  private async listen(environment: Environment): Promise<void> {
    await this.listener?.stop();
    this.listener = new NotificationListener(environment, this.faults, (notification, requestId, address) =>
      applyNotification(this, this.consents, notification, requestId, address),
    );
    const elsewhere = this.faults.has('listens-elsewhere-after-a-restart');
    await this.listener.start(elsewhere ? undefined : this.store.get('listenerPort', 'latest'));
    if (this.listener.port !== undefined) this.store.put('listenerPort', 'latest', this.listener.port);
  }

  async configure(environment: Environment): Promise<void> {
    this.store.put('environment', 'current', environment);
    await this.wake();
  }

  /** Empties the XIS and cancels what is under way. Nothing is sent; configuration and audit log stay. */
  reset(): void {
    this.halt();
    this.listener?.forget();
    this.store.reset();
    this.desk = { ...emptyDesk(), session: { professional: DEFAULT_USER, factors: 2 } };
  }

  /** A hard stop and a new start: who was logged in and what was on screen is gone. */
  async restart(): Promise<void> {
    await this.stop();
    this.desk = emptyDesk();
    this.store.reload();
    if (this.faults.has('forgets-notifications-at-a-restart')) {
      for (const key of [...this.store.rows('leading').keys()]) this.store.remove('leading', key);
    }
    await this.wake();
  }

  /** Ends all work and closes all connections. */
  async stop(): Promise<void> {
    this.halt();
    await this.listener?.stop();
    this.listener = undefined;
  }

  login(professional: Professional, factors: 1 | 2, certificate: 'valid' | 'expired' | 'revoked'): void {
    const { session: _, loginRefused: __, ...rest } = this.desk;
    const isAccepted =
      certificate === 'valid' ||
      (certificate === 'expired' && this.faults.has('accepts-an-expired-certificate')) ||
      (certificate === 'revoked' && this.faults.has('accepts-a-revoked-certificate'));
    this.desk = isAccepted ? { ...rest, session: { professional, factors } } : { ...rest, loginRefused: true };
    if (!isAccepted) throw new Refusal(`The certificate of this user is ${certificate}.`);
  }

  selectPatient(bsn: string): void {
    const { onScreen } = this.desk;
    if (onScreen !== undefined && onScreen !== bsn) this.desk.previousOnScreen = onScreen;
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

  private halt(): void {
    this.dossiers.halt();
    this.migration.halt();
    this.dataRequests.forget();
    this.consulting.forget();
    this.client?.abort();
  }
}
