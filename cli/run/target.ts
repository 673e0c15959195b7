import { closest } from 'fastest-levenshtein';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { isMap, isScalar, LineCounter, parseDocument } from 'yaml';
import type { Document, Node } from 'yaml';
import { messageOf, UsageError } from '../../core/errors.js';
import { keepSecret, keepSecretsOf } from '../../core/known-secrets.js';
import type { Planning } from '../../core/run-record.js';
import type { Functionality } from '../../mitz/scenario.js';
import type { Provider } from '../../mitz/parties.js';
import { groupOf } from '../../mitz/specification/index.js';
import type { MitzSpecification } from '../../mitz/specification/index.js';
import type { Company } from '../../mitz/world.js';
import type { KeyKind } from '../../mocks/certificates.js';
import { violations } from '../../schemas/index.js';
import type { SchemaName, Violation } from '../../schemas/index.js';

/** How long the harness waits, in milliseconds. See the target file in the command line's contract. */
export interface Patience {
  readonly messageMs: number;
  readonly quietMs: number;
  readonly actionMs: number;
  readonly decisionMs: number;
  /** For each patient or consent that an action is about, on top of actionMs: registering, loading, migrating. */
  readonly consentMs: number;
  /** How long is looked after the last scenario for what comes late; before that, until the end of the run. */
  readonly lateMs: number;
}

/** The target file: who is tested, what it claims, how it is driven. */
export interface Target {
  readonly supplier: string;
  readonly application: { readonly name: string; readonly version: string };
  readonly connector: {
    readonly name: string;
    readonly version: string;
    readonly gatewaySystem?: string;
    readonly sourceSystem?: string;
  };
  readonly provider: Provider;
  readonly providers: readonly Provider[];
  readonly zorgAb?: Provider;
  readonly functionalities: readonly Functionality[];
  readonly driver: {
    readonly kind: 'http' | 'command' | 'module' | 'attended';
    /** http */
    readonly url?: string;
    readonly token?: string;
    /** Over https: the file with the certificates (PEM) of whoever vouches for the driver, relative to the target file. */
    readonly ca?: string;
    /** command: the action's name is added as the last word; `{port}` is that of the instance's process. */
    readonly command?: readonly string[];
    /** module: the file, relative to the target file. */
    readonly module?: string;
    /** Of an attended driver: who carries the steps out, where, and whether screenshots are kept whole. */
    readonly attendant?: string;
    readonly face?: 'page' | 'terminal';
    readonly screenshots?: 'digest' | 'keep';
  };
  readonly process?: {
    readonly command: readonly string[];
    readonly ready: string;
    readonly readyMs?: number;
    readonly instances?: number;
  };
  readonly formats: readonly ('json' | 'xml')[];
  readonly mitz: {
    readonly host: string;
    readonly bind: string;
    readonly port: number;
    readonly specification: string;
    readonly identity?: string;
    /** The kind of all keys; rsa unless said. */
    readonly keys?: KeyKind;
  };
  readonly patience: Patience;
  /** The way to Mitz, and who makes the migration message. Absent: direct. */
  readonly chain?: { readonly route: string; readonly name?: string; readonly migrationMessageBy?: string };
  readonly declarations?: string;
  readonly attestations?: string;
  /** Who made the connector: a third party to the provider (also a supplier with its own), or the provider itself. */
  readonly connectorOf?: 'derde' | 'zorgaanbieder';
  /** Without `gesloten`: who asks Mitz before data is released. */
  readonly askedBy?: string;
  /** Without `lokalisatie`: which other system records localisation data, or `geen-dossierhouder`. */
  readonly recordedBy?: string;
  /** By the agreement that is declared for 1.02.a: who checks the treatment relation. Not in the file itself. */
  readonly relationCheckedBy?: string;
  /** Whether the provider wants proof of a recorded choice in the dossier. */
  readonly dossierNote?: 'wanted' | 'not-wanted';
  readonly planning?: Planning;
  /** The folder that relative names in the file are relative to. */
  readonly folder: string;
}

const defaultPatience: Patience = {
  messageMs: 5000,
  quietMs: 300,
  actionMs: 15_000,
  decisionMs: 30_000,
  consentMs: 250,
  lateMs: 5000,
};
const defaultMitz: Target['mitz'] = { host: 'localhost', bind: '127.0.0.1', port: 0, specification: '3.8' };

/**
 * Reads a target file.
 * @param use what the file is read for: `watching` does not make the target act, and so needs no driver
 * @throws UsageError naming the file, and the line of each thing that is wrong with it
 */
export async function readTarget(file: string, use: Use = 'running'): Promise<Target> {
  const text = await readFile(file, 'utf8').catch((thrown: unknown) => {
    throw new UsageError(`the target file '${file}' cannot be read: ${messageOf(thrown)}`);
  });
  return parseTarget(text, file, process.env, use);
}

type Use = 'running' | 'watching';

/** As `readTarget`, for text that was already read. */
export function parseTarget(text: string, file: string, environment: NodeJS.ProcessEnv, use: Use = 'running'): Target {
  const raw = readYaml(text, file, 'target', environment) as Omit<
    Target,
    'folder' | 'providers' | 'formats' | 'driver'
  > &
    Partial<Target>;
  // Without a driver a person is the hands, as is the case while one only watches.
  const driver = raw.driver ?? (use === 'watching' ? ({ kind: 'attended' } as const) : undefined);
  if (!driver)
    throw new UsageError(
      `${file}: it has no 'driver', which says how the target is made to act: add driver: { kind: http, url: … } (or command, module, attended). Without one, mitz-keur observe --target ${file} judges what the connector sends by itself`,
    );
  keepSecretsIn({ ...raw, driver });
  return {
    ...raw,
    driver,
    providers: raw.providers ?? [],
    formats: raw.formats ?? ['json'],
    mitz: { ...defaultMitz, ...raw.mitz },
    patience: { ...defaultPatience, ...raw.patience },
    folder: path.dirname(path.resolve(file)),
  };
}

/** What opens something is hidden from now on, whoever repeats it: a driver, a process, a message, an error. */
function keepSecretsIn({ driver, process: started }: Pick<Target, 'driver' | 'process'>): void {
  if (driver.kind === 'http') {
    if (driver.token !== undefined) keepSecret(driver.token);
    if (driver.url !== undefined) keepSecretsOf(driver.url);
  }
  if (started) keepSecretsOf(started.ready);
}

/** What a target file tells of itself in the record, whether it comes from the environment or not. */
const told: ReadonlySet<string> = new Set([
  'supplier',
  'application',
  'connector',
  'provider',
  'providers',
  'zorgAb',
  'functionalities',
  'formats',
  'mitz',
  'patience',
  'chain',
  'planning',
  'declarations',
  'attestations',
]);

/** The answers in a target file that decide which lines of the norm hold for it, and what they need. */
export const factsOf = ({
  connectorOf = 'derde',
  recordedBy,
  dossierNote,
  askedBy,
  zorgAb,
  chain,
  relationCheckedBy = notSaid,
}: Target): Readonly<Record<string, string>> => ({
  connectorOf,
  askedBy: askedBy ?? notSaid,
  recordedBy: recordedBy === undefined || recordedBy === noHolder ? (recordedBy ?? notSaid) : 'ander-systeem',
  dossierNote: dossierNote ?? notSaid,
  zorgAb: zorgAb ? 'gezegd' : notSaid,
  relationCheckedBy,
  route: chain?.route ?? 'direct',
});

const notSaid = 'niet-gezegd';
const noHolder = 'geen-dossierhouder';

/** The provider under test, with what follows from its type. @throws UsageError for a type that no set knows */
export function companyOf(target: Target, specification: MitzSpecification): Company {
  return {
    provider: target.provider,
    gatewaySystem: target.connector.gatewaySystem,
    sourceSystem: target.connector.sourceSystem,
    dataCategory: dataCategoryOf(target.provider, 'provider', specification),
    furtherProviders: target.providers.map((provider, i) => ({
      ...provider,
      dataCategory: dataCategoryOf(provider, `providers.${i}`, specification),
    })),
  };
}

function dataCategoryOf({ providerType }: Provider, key: string, specification: MitzSpecification): string {
  const group = groupOf(specification, providerType);
  if (group) return group.dataCategory;
  const known = specification['codes.holderGroups'].value.flatMap(({ types }) => types);
  throw new UsageError(
    `${key}.providerType '${providerType}' is no zorgaanbiedercategorie of the set; did you mean '${closest(providerType, known)}'?`,
  );
}

/**
 * Reads a YAML file by its schema; `${NAME}` in a value is taken from the environment.
 * @throws UsageError with the line of each fault, and the nearest key for one that is unknown
 */
export function readYaml(text: string, file: string, schema: SchemaName, environment: NodeJS.ProcessEnv): unknown {
  const lines = new LineCounter();
  // Braces mean something else to YAML; names from the environment pass it in brackets of their own, as long as theirs.
  const document = parseDocument(text.replace(/\$\{(\w+)\}/g, '\uE000\uE000$1\uE001'), { lineCounter: lines });
  const [error] = document.errors;
  if (error)
    throw new UsageError(
      `${file}: ${error.message.replace(/\uE000{2}(\w+)\uE001/g, (_, name: string) => `\${${name}}`)}`,
    );
  const data = filled(document.toJS() as unknown, file, environment, (value, key) => {
    if (schema === 'target' && !told.has(key)) keepSecret(value);
  });
  const wrong = violations(schema, data);
  if (wrong.length === 0) return data;
  const sentences = wrong.map((one) => `${file}, line ${lineOf(document, one.path, lines)}: ${sentence(one)}`);
  throw new UsageError([...new Set(sentences)].join('\n'));
}

function sentence({ path: keys, message, unknownKey }: Violation): string {
  if (!unknownKey) return `${keys.join('.') || 'the file'} ${message}`;
  const where = keys.length > 1 ? ` in '${keys.slice(0, -1).join('.')}'` : '';
  const near = unknownKey.known.length > 0 ? `; did you mean '${closest(unknownKey.key, [...unknownKey.known])}'?` : '';
  return `${message}${where}${near}`;
}

function lineOf(document: Document.Parsed, keys: readonly string[], lines: LineCounter): number {
  let node: unknown = document.contents;
  let offset = 0;
  for (const key of keys) {
    const pair = isMap(node) ? node.items.find((one) => isScalar(one.key) && String(one.key.value) === key) : undefined;
    const next: unknown = pair
      ? pair.value
      : (node as { get?: (key: unknown, keep: boolean) => unknown } | null)?.get?.(Number(key), true);
    const range = ((pair?.key ?? next) as Node | undefined)?.range;
    if (range) offset = range[0];
    node = next;
  }
  return lines.linePos(offset).line;
}

/** @param onFilled is told of each value of the environment, and under which key of the file itself it stands */
function filled(
  value: unknown,
  file: string,
  environment: NodeJS.ProcessEnv,
  onFilled: (value: string, key: string) => void,
  key = '',
): unknown {
  if (typeof value === 'string') {
    return value.replace(/\uE000{2}(\w+)\uE001/g, (_, name: string) => {
      const found = environment[name];
      if (found === undefined)
        throw new UsageError(`${file}: the environment has no ${name}, which the file asks for as \${${name}}`);
      // A port, or another small number, is no secret, and stands everywhere.
      if (!/^\d{1,5}$/.test(found)) onFilled(found, key);
      return found;
    });
  }
  if (Array.isArray(value)) return value.map((one) => filled(one, file, environment, onFilled, key));
  if (value !== null && typeof value === 'object') {
    const fields = Object.entries(value).map(([name, inner]) => [
      name,
      filled(inner, file, environment, onFilled, key === '' ? name : key),
    ]);
    return Object.fromEntries(fields) as unknown;
  }
  return value;
}
