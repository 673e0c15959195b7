import https from 'node:https';
import path from 'node:path';
import { X509Certificate } from 'node:crypto';
import { DriverError, messageOf, UsageError } from '../../core/errors.js';
import { NotShown } from '../../core/outcome.js';
import { mitzDoor } from '../../mitz/door.js';
import type { World } from '../../mitz/world.js';
import type { ActionName } from '../../mitz/xis.js';
import { makeIdentities } from '../../mocks/certificates.js';
import type { Identities } from '../../mocks/certificates.js';
import { keptFor } from './environment-files.js';
import { MockServer } from '../../mocks/server.js';
import type { Functionality } from '../../mitz/scenario.js';
import { loadSuites } from '../../suites/index.js';
import { directCall } from '../../drivers/direct-call.js';
import { toldOfEnvironment } from './environment-variables.js';
import { actionCosts, capabilityTable, toldOfCost } from './action-costs.js';
import { Lane } from './lane.js';
import { caIn } from './open-driver.js';
import { declarationsOf } from './perform.js';
import { chooseSpecification } from './specification.js';
import type { ChosenSpecification } from './specification.js';
import { companyOf, readTarget } from './target.js';
import type { Target } from './target.js';

/** What was found in one place. A fault says what to do about it; a note is to be known, and stands in no one's way. */
export interface Diagnosis {
  readonly place: string;
  readonly state: 'well' | 'note' | 'fault';
  readonly text: string;
}

/** How far the clocks of the harness and of the target may be apart: more makes every time in a message wrong. */
const clockSkewMs = 60_000;
const nobody: World = { patients: [], consents: [], scripts: [], holders: [], approved: [] };
/** Actions without an effect on Mitz: which of them a driver can do, tells how far it has come. */
const harmless = ['run-scheduled-work', 'work-list', 'audit-log'] as const;

/**
 * Looks at everything that must be right before a run says anything about a target, and judges nothing of the target
 * itself. Where something is wrong, what depends on it is not looked at.
 */
export async function examine(
  file: string,
  spec: string | undefined,
  tell: (diagnosis: Diagnosis) => void,
): Promise<void> {
  const look = async <T>(
    place: string,
    at: () => Promise<readonly [found: T, text: string]>,
  ): Promise<T | undefined> => {
    try {
      const [found, text] = await at();
      tell({ place, state: 'well', text });
      return found;
    } catch (thrown) {
      if (!(thrown instanceof UsageError || thrown instanceof DriverError)) throw thrown;
      tell({ place, state: 'fault', text: messageOf(thrown) });
      return undefined;
    }
  };
  const target = await look('target file', () => targetIn(file));
  const specification = target && (await look('specification set', () => specificationOf(target, spec)));
  if (!target || !specification) return;
  for (const text of toldOfEnvironment(process.env, target)) tell({ place: 'environment', state: 'note', text });
  await look('claims', () => claims(target));
  await look('declarations', () => declared(target));
  const identities = await look('certificates', () => certificates(target));
  await look('clock', () => clock(target));
  const reachable = identities && (await look('mocked Mitz', () => mockedMitz(target, identities, specification)));
  const able = identities && reachable && (await look('driver', () => driver(target, identities, specification)));
  if (able) await tellOfActions(able, target, specification, tell);
}

async function targetIn(file: string): Promise<readonly [Target, string]> {
  const target = await readTarget(file);
  const { application, supplier, functionalities } = target;
  return [target, `${application.name} ${application.version} (${supplier}), claims ${functionalities.join(', ')}`];
}

async function specificationOf(
  target: Target,
  spec: string | undefined,
): Promise<readonly [ChosenSpecification, string]> {
  const chosen = await chooseSpecification(target.mitz.specification, spec);
  const { dataCategory } = companyOf(target, chosen.values);
  const overlays = chosen.overlays.length > 0 ? ` with ${chosen.overlays.join(', ')}` : '';
  return [chosen, `${chosen.set}${overlays}; ${target.provider.providerType} holds ${dataCategory}`];
}

/**
 * What a target claims and leaves out: a combination that cannot be accepted is a fault; what the file does not say and
 * decides which lines of the norm hold is told.
 */
function claims(target: Target): Promise<readonly [true, string]> {
  const { functionalities, recordedBy, askedBy, dossierNote } = target;
  const has = (one: Functionality): boolean => functionalities.includes(one);
  const faults = [
    ...(has('migratie') && !has('lokalisatie')
      ? ["'migratie' comes on top of 'lokalisatie': claim both, or line 2.01.a can never be shown"]
      : []),
    ...(has('notificaties') && !has('lokalisatie')
      ? ["'notificaties' comes beside 'lokalisatie': who subscribes to nothing is sent nothing; claim both, or neither"]
      : []),
    ...(!has('lokalisatie') && !has('migratie') && recordedBy === undefined
      ? [
          "without 'lokalisatie' the file must say with recordedBy which other system records localisation data, or that the provider holds no dossiers (geen-dossierhouder): line 2.01.a",
        ]
      : []),
    ...(!has('gesloten') && askedBy === undefined
      ? [
          "without 'gesloten' the file must say with askedBy who asks Mitz before data is released: lines 1.02.b and 2.02.a",
        ]
      : []),
  ];
  if (faults.length > 0) throw new UsageError(faults.join('; '));
  const silent = [
    ...(has('lokalisatie') && !has('notificaties')
      ? ["not 'notificaties': nothing of them is judged; ask Mitz whether they are owed"]
      : []),
    ...((has('dossierhoudersknop') || has('raadplegersknop')) && dossierNote === undefined
      ? ['no dossierNote (wanted or not-wanted): line 4.05.e is not judged']
      : []),
  ];
  return Promise.resolve([true, silent.length > 0 ? silent.join('; ') : 'complete']);
}

async function declared(target: Target): Promise<readonly [true, string]> {
  if (target.declarations === undefined)
    return [true, 'none: what only a document can show stays not shown (mitz-keur init writes a file to begin with)'];
  await declarationsOf({ target, policy: 'default' }, await loadSuites());
  return [true, target.declarations];
}

async function certificates({ mitz, folder }: Target): Promise<readonly [Identities, string]> {
  if (mitz.identity === undefined)
    return [
      await makeIdentities(mitz.host, mitz.keys),
      'made anew for each run: the driver must be able to `configure` them',
    ];
  const kept = await keptFor(path.resolve(folder, mitz.identity), mitz);
  const { validTo } = new X509Certificate(kept.client.certificate);
  return [kept, `kept in ${mitz.identity}, for ${mitz.host}, valid to ${validTo}`];
}

/** An HTTP driver tells its time with every answer; of the others nothing is known. */
async function clock({ driver: how, process, folder }: Target): Promise<readonly [true, string]> {
  const now = new Date();
  const { kind, url } = how;
  if (kind !== 'http' || url === undefined || process) return [true, `${now.toISOString()}, on this machine`];
  const ca = await caIn({ driver: how, folder });
  const answer = await directCall(url, { limitMs: 5000, maxBytes: 1 << 20, ...(ca !== undefined && { ca }) }).catch(
    () => undefined,
  );
  const told = Date.parse(answer?.headers.date ?? '');
  if (Number.isNaN(told)) return [true, `${now.toISOString()}; the driver does not tell its own`];
  const apart = Math.abs(told - now.getTime());
  if (apart > clockSkewMs) {
    const [here, there] = [now.toISOString(), new Date(told).toISOString()];
    throw new UsageError(
      `here it is ${here}, at the driver ${there}: set both clocks by the same time server, or every time in a message is wrong`,
    );
  }
  return [true, `${now.toISOString()}, and so it is at the driver`];
}

/** Calls the mocked Mitz as a connector would: by its name, over TLS, with the client's certificate. */
async function mockedMitz(
  target: Target,
  identities: Identities,
  specification: ChosenSpecification,
): Promise<readonly [true, string]> {
  const { host, bind, port } = target.mitz;
  const mock = await MockServer.start({ identities, specification: specification.values, host, bind, port });
  try {
    await new Promise<void>((resolve, reject) => {
      const { ca, client } = identities;
      const identity = { ca, cert: client.certificate, key: client.key, rejectUnauthorized: true };
      const call = https.get(mock.baseUrl, { ...identity, agent: false, timeout: 5000 }, (response) => {
        response.resume().on('end', resolve);
      });
      call.on('timeout', () => call.destroy(new Error('no answer within 5 s'))).on('error', reject);
    }).catch((thrown: unknown) => {
      throw new UsageError(
        `the mocked Mitz listens on ${bind}, and is not reached at ${mock.baseUrl}: ${messageOf(thrown)}. Let mitz.host be a name that leads to mitz.bind (localhost does), for example by a line in the hosts file`,
      );
    });
    return [true, `listens on ${bind}, reached at ${mock.baseUrl} over mutual TLS`];
  } finally {
    await mock.close();
  }
}

/** Which of the harmless actions an adapter can do, and which not; a person is asked nothing. */
interface Able {
  readonly can: readonly ActionName[];
  readonly cannot: readonly ActionName[];
}

/** What each action that lacks costs, and a table of all that the scenarios of this target ask for. */
async function tellOfActions(
  { can, cannot }: Able,
  target: Target,
  { values }: ChosenSpecification,
  tell: (diagnosis: Diagnosis) => void,
): Promise<void> {
  if (target.driver.kind === 'attended') return;
  const costs = await actionCosts(await loadSuites(), target, values);
  for (const action of cannot) tell({ place: 'action', state: 'note', text: toldOfCost(action, costs, target) });
  tell({ place: 'capabilities', state: 'well', text: capabilityTable(costs, can, cannot) });
}

/** Starts the target where the harness is to do so, and asks the driver what has no effect on Mitz. */
async function driver(
  target: Target,
  identities: Identities,
  { values: specification }: ChosenSpecification,
): Promise<readonly [Able, string]> {
  const nothing = { can: [], cannot: [] };
  if (target.driver.kind === 'attended') return [nothing, 'a person carries out the steps: nobody is asked beforehand'];
  const door = mitzDoor();
  const company = companyOf(target, specification);
  const lane = await Lane.open({ target, company, identities, specification, door, port: target.mitz.port });
  try {
    const stage = await lane.stage({ id: 'doctor', title: { nl: '', en: '' } }, nobody, () => undefined);
    const cannot: ActionName[] = [];
    for (const action of harmless) {
      await stage.act(action, {}).catch((thrown: unknown) => {
        if (!(thrown instanceof NotShown)) throw thrown;
        cannot.push(action);
      });
    }
    if (lane.unsound !== undefined) throw new DriverError(lane.unsound);
    const asked: readonly ActionName[] = ['reset', 'configure', ...harmless];
    if (!stage.isConfigured) cannot.unshift('configure');
    const can = asked.filter((action) => !cannot.includes(action));
    const lacking = cannot.length > 0 ? `; cannot (501): ${cannot.join(', ')}` : '';
    return [{ can, cannot }, `kind ${target.driver.kind} speaks the contract: ${can.join(', ')}${lacking}`];
  } catch (thrown) {
    if (!(thrown instanceof NotShown)) throw thrown;
    throw new UsageError(`${messageOf(thrown)}: without it no scenario can begin; let the adapter empty the XIS`);
  } finally {
    await lane.close();
  }
}
