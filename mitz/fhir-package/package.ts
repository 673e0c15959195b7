/** An official FHIR package: profiles, value sets and code systems in the form in which package registries hand them out. */
import { messageOf, UsageError } from '../../core/errors.js';
import { at, listAt, textAt } from '../fhir/json.js';
import type { Json } from '../fhir/json.js';
import { filesInTgz } from './tar.js';

export interface FhirPackage {
  readonly name: string;
  readonly version: string;
  /** What a package says of a resource or an extension, by canonical address. */
  readonly profiles: ReadonlyMap<string, Profile>;
  readonly valueSets: ReadonlyMap<string, Json>;
  readonly codeSystems: ReadonlyMap<string, Json>;
}

/** A StructureDefinition that constrains a type. */
export interface Profile {
  readonly url: string;
  readonly type: string;
  /** Nothing is meant to follow it by itself. */
  readonly isAbstract: boolean;
  /** The profile that this one is about, where it stands in the package too. */
  readonly base: string | undefined;
  /** What it says by itself (the differential), or all that holds (the snapshot) where it says nothing by itself. */
  readonly elements: readonly Json[];
}

/**
 * Reads a package. Of what is in it, only JSON files in its own folder count; examples are left alone.
 * @param file how it is named to people
 * @throws UsageError for what is no such package, is not about FHIR R4, or holds no profile
 */
export function readFhirPackage(content: Buffer, file: string): FhirPackage {
  const files = filesInTgz(content, file);
  const manifest = files.get('package/package.json');
  if (!manifest) throw new UsageError(`'${file}' has no package/package.json: it is no FHIR package`);
  const about = parsed(manifest, 'package/package.json', file);
  const [name, version] = [textAt(about, 'name'), textAt(about, 'version')];
  if (name === undefined || version === undefined)
    throw new UsageError(`'${file}': package/package.json has no name and version`);
  const versions = [...listAt(about, 'fhirVersions'), ...listAt(about, 'fhir-version-list')].map(String);
  if (versions.length > 0 && !versions.some((one) => one.startsWith('4.0')))
    throw new UsageError(`'${file}' is about FHIR ${versions.join(', ')}; the messages are of FHIR R4 (4.0.1)`);
  const resources = [...files].flatMap(([path, bytes]) =>
    /^package\/[^/]+\.json$/.test(path) && !/^package\/(package|\.index)\.json$/.test(path)
      ? [parsed(bytes, path, file)]
      : [],
  );
  const profiles = byUrl(resources, 'StructureDefinition', profileOf);
  if (profiles.size === 0) throw new UsageError(`'${file}' holds no StructureDefinition that constrains a type`);
  return {
    name,
    version,
    profiles,
    valueSets: byUrl(resources, 'ValueSet', (one) => one),
    codeSystems: byUrl(resources, 'CodeSystem', (one) => one),
  };
}

function parsed(bytes: Buffer, path: string, file: string): Json {
  try {
    return JSON.parse(bytes.toString('utf8').replace(/^\uFEFF/, '')) as Json;
  } catch (thrown) {
    throw new UsageError(`'${file}': ${path} is no JSON: ${messageOf(thrown)}`);
  }
}

function byUrl<T>(resources: readonly Json[], type: string, read: (resource: Json) => T | undefined): Map<string, T> {
  return new Map(
    resources.flatMap((resource) => {
      const url = textAt(resource, 'url');
      const one = textAt(resource, 'resourceType') === type && url !== undefined ? read(resource) : undefined;
      return one !== undefined && url !== undefined ? [[url, one] as const] : [];
    }),
  );
}

function profileOf(definition: Json): Profile | undefined {
  const [url, type] = [textAt(definition, 'url'), textAt(definition, 'type')];
  if (url === undefined || type === undefined || textAt(definition, 'derivation') !== 'constraint') return undefined;
  const own = listAt(definition, 'differential', 'element');
  return {
    url,
    type,
    isAbstract: at(definition, 'abstract') === true,
    base: canonical(textAt(definition, 'baseDefinition')),
    elements: own.length > 0 ? own : listAt(definition, 'snapshot', 'element'),
  };
}

/** A canonical address without the version that may stand behind it. */
export const canonical = (url: string | undefined): string | undefined => url?.split('|')[0];
