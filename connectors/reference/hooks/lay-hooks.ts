import type { Connector } from '../connector.js';
import type { DriverServer } from '../driver-server.js';
import type { Hooks, Parts } from './hooks.js';

type AnyMethod = (...given: unknown[]) => unknown;

/**
 * Lays hooks over the parts of a sound connector. A hook stands on the part itself, in front of the method that it hooks
 * and that it is given; of several on one method the last stands in front.
 */
export function layHooks(hooks: readonly Hooks[], connector: Connector, driver?: DriverServer): void {
  const lay = <T extends object>(name: keyof Parts, part: T): T => {
    for (const given of hooks) layOne(name, part, given[name] ?? {});
    return part;
  };
  const { store, audit, identities, messages, closedAnswers, openAnswers, consents, dossiers } = connector;
  const { dataRequests, offers, migration, buttons, consulting } = connector;
  const parts = {
    ...{ connector, store, audit, identities, messages, closedAnswers, openAnswers, consents, dossiers },
    ...{ dataRequests, offers, migration, buttons, consulting, ...(driver && { driver }) },
  };
  for (const [name, part] of Object.entries(parts)) lay(name as keyof Parts, part);
  // The client and the listener are made anew by the connector at each configuration.
  const makeClient = connector.makeClient.bind(connector);
  const makeListener = connector.makeListener.bind(connector);
  connector.makeClient = (...given) => lay('client', makeClient(...given));
  connector.makeListener = (...given) => lay('listener', makeListener(...given));
}

function layOne(name: string, part: object, hooks: object): void {
  for (const [method, hook] of Object.entries(hooks)) {
    const target = part as Record<string, AnyMethod>;
    const sound = target[method]?.bind(part);
    if (sound === undefined) throw new Error(`${name} has no ${method} to hook`);
    target[method] = (hook as (sound: AnyMethod) => AnyMethod)(sound);
  }
}
