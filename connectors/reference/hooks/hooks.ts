import type { Connector } from '../connector.js';
import type { DriverServer } from '../driver-server.js';
import type { MitzClient } from '../mitz-client.js';
import type { NotificationListener } from '../notification-listener.js';

/** The parts of the connector whose decisions may be hooked: each of their methods that is not private. */
export interface Parts {
  readonly connector: Connector;
  readonly store: Connector['store'];
  readonly audit: Connector['audit'];
  readonly identities: Connector['identities'];
  readonly messages: Connector['messages'];
  readonly closedAnswers: Connector['closedAnswers'];
  readonly openAnswers: Connector['openAnswers'];
  readonly consents: Connector['consents'];
  readonly dossiers: Connector['dossiers'];
  readonly dataRequests: Connector['dataRequests'];
  readonly offers: Connector['offers'];
  readonly migration: Connector['migration'];
  readonly buttons: Connector['buttons'];
  readonly consulting: Connector['consulting'];
  /** Made anew at each configuration: a hook is laid on each of them. */
  readonly client: MitzClient;
  readonly listener: NotificationListener;
  /** Absent where the connector runs inside another program. */
  readonly driver: DriverServer;
}

type Method = (...given: never[]) => unknown;

/** What is done in the place of a sound decision, which may still be asked. */
type Hook<Decision> = (sound: Decision) => Decision;

/** Hooks at named decisions: by part, and by the name of the method that decides. */
export type Hooks = {
  readonly [P in keyof Parts]?: {
    readonly [M in keyof Parts[P] as Parts[P][M] extends Method ? M : never]?: Hook<Parts[P][M]>;
  };
};
