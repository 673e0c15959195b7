import type { Language } from '../../core/text.js';
import type { PresetName } from '../../mitz/presets.js';
import type { Functionality } from '../../mitz/scenario.js';

export const driverKinds = ['http', 'command', 'module', 'attended'] as const;
export type DriverKind = (typeof driverKinds)[number];

export const adapterLanguages = ['typescript', 'javascript', 'python'] as const;
export type AdapterLanguage = (typeof adapterLanguages)[number];

export const pipelines = ['github', 'gitlab'] as const;
export type Pipeline = (typeof pipelines)[number];

/** All that init writes from. */
export interface Choices {
  readonly preset: PresetName;
  readonly driver: DriverKind;
  /** Of the adapter; a person at the keyboard needs none. */
  readonly adapter: AdapterLanguage;
  readonly functionalities: readonly Functionality[];
  readonly supplier: string;
  readonly application: Product;
  readonly connector: Product;
  readonly provider: { readonly ura: string; readonly name: string };
  readonly route: 'direct' | 'lsp';
  readonly ci?: Pipeline;
  /** Of the comments in the files. */
  readonly lang: Language;
}

export interface Product {
  readonly name: string;
  readonly version: string;
}

/** Whether this Node runs TypeScript by itself (22.18 and later); before, tsx does. */
const runsTypeScript = 'typescript' in process.features && process.features.typescript !== false;

/** What an adapter is written in where nothing is said. */
export const defaultAdapter: AdapterLanguage = runsTypeScript ? 'typescript' : 'javascript';

/** How an adapter is started, as the first words of a command. */
export const startOf: Readonly<Record<AdapterLanguage, readonly string[]>> = {
  typescript: runsTypeScript ? ['node', 'adapter.mts'] : ['npx', '--yes', 'tsx', 'adapter.mts'],
  javascript: ['node', 'adapter.mjs'],
  python: ['python3', 'adapter.py'],
};
