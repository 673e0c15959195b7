import { messageOf } from '../../core/errors.js';
import { Recorder } from '../../core/recorder.js';
import type { Text } from '../../core/text.js';
import { patientWords } from '../../drivers/attended/instructions.js';
import { mitzDoor } from '../../mitz/door.js';
import { consulter, WorldMaker } from '../../mitz/world.js';
import type { Scene } from '../../mitz/xis.js';
import { MockServer } from '../../mocks/server.js';
import { MitzState } from '../../mocks/state.js';
import { writeEnvironment } from '../run/environment-files.js';
import { environmentOf } from '../run/lane.js';
import { mitzLines } from '../run/mitz-lines.js';
import { identitiesFor } from '../run/session.js';
import { chooseSpecification } from '../run/specification.js';
import { companyOf } from '../run/target.js';
import type { Target } from '../run/target.js';

/** A mocked Mitz to look with: it holds choices of some patients, and shows what arrives. */
export interface MockToLookAt {
  /** What a person needs to know of it before they look. */
  readonly lines: readonly Text[];
  readonly scene: Pick<Scene, 'entries' | 'mitz'>;
  close(): Promise<void>;
}

/**
 * Starts a mocked Mitz for the system under test, with synthetic patients, where it is set up to be. A person can look
 * without it too: where it cannot be started, that is said and nothing more.
 * @param out where the certificates and addresses are written @throws UsageError for a set that cannot be read
 */
export async function startMock(target: Target, out: string): Promise<MockToLookAt> {
  const { values } = await chooseSpecification(target.mitz.specification, undefined);
  const company = companyOf(target, values);
  const maker = new WorldMaker('attest', company);
  const [agreed, refused, silent] = [maker.patient(), maker.patient(), maker.patient()];
  maker.consent(agreed, 'yes');
  maker.consent(refused, 'no');
  const patients = [agreed, refused, silent];
  const world = maker.world();
  const issued = new Set<string>([consulter.professional.extension]);
  for (const { bsn, name } of patients) for (const one of [bsn, name]) if (one !== undefined) issued.add(one);
  const recorder = new Recorder(mitzDoor(issued));
  const mitz = new MitzState(world, values);
  const held = { entries: () => recorder.entries(), mitz: () => mitzLines(mitz, world) };
  const told = patients.map((patient) => patientWords(patient));
  const who: Text = {
    nl: `Testpatiënten: ${told.map(({ nl }) => nl.replace(/^patiënt /, '')).join('; ')}`,
    en: `Test patients: ${told.map(({ en }) => en.replace(/^patient /, '')).join('; ')}`,
  };
  try {
    const identities = await identitiesFor({ target, out });
    const { host, bind, port } = target.mitz;
    const mock = await MockServer.start({ identities, specification: values, host, bind, port });
    mock.play({ mitz, recorder });
    const files = await writeEnvironment(out, environmentOf(target, identities, values, mock));
    const where: Text = {
      nl: `Mitz wordt nagespeeld op ${mock.baseUrl}; de certificaten en alle adressen staan in ${files[0] ?? out}`,
      en: `Mitz is played at ${mock.baseUrl}; the certificates and all addresses are in ${files[0] ?? out}`,
    };
    return { lines: [where, who], scene: held, close: () => mock.close() };
  } catch (thrown) {
    const why = messageOf(thrown);
    const without: Text = {
      nl: `Mitz kan hier niet worden nagespeeld (${why}); kijk met een andere nagespeelde Mitz (mitz-keur mock)`,
      en: `Mitz cannot be played here (${why}); look with another mocked Mitz (mitz-keur mock)`,
    };
    return { lines: [without], scene: held, close: () => Promise.resolve() };
  }
}
