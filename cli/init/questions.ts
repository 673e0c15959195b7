import { UsageError } from '../../core/errors.js';
import type { Language, Text } from '../../core/text.js';
import { presets } from '../../mitz/presets.js';
import type { PresetName } from '../../mitz/presets.js';
import { functionalities } from '../../mitz/scenario.js';
import { defaultAdapter, driverKinds } from './choices.js';
import type { AdapterLanguage, Choices, DriverKind, Pipeline, Product } from './choices.js';

/** What was said on the command line; the rest is asked, or taken from the preset. */
export type Given = { readonly [K in keyof Choices]?: Choices[K] | undefined } & {
  readonly lang: Language;
};

const presetNames = Object.keys(presets) as PresetName[];

/** The choices without a question: what was not said is an example. @throws UsageError naming what must be said */
export function withoutAsking(given: Given): Choices {
  const { preset, driver } = given;
  const lacking = [
    ...(preset ? [] : [`--preset (${presetNames.join(', ')})`]),
    ...(driver ? [] : [`--driver (${driverKinds.join(', ')})`]),
  ];
  if (!preset || !driver)
    throw new UsageError(`init asks on a terminal, and this is none; give ${lacking.join(' and ')} (see init --help)`);
  return { ...proposal(preset), driver, ...definite(given) };
}

/** What a preset proposes, for whatever was not said. */
const proposal = (preset: PresetName): Omit<Choices, 'driver' | 'lang'> => ({
  preset,
  adapter: defaultAdapter,
  functionalities: presets[preset].functionalities,
  supplier: 'Voorbeeld B.V.',
  application: { name: presets[preset].application, version: '1.0.0' },
  connector: { name: 'Voorbeeld MC', version: '1.0.0' },
  provider: presets[preset].provider,
  route: 'direct',
});

/** Without what was not said, which would hide a proposal. */
const definite = ({ lang, ...given }: Given): Pick<Choices, 'lang'> & Partial<Omit<Choices, 'lang'>> => ({
  lang,
  ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
});

/** Asks at the keyboard for what was not said. @throws UsageError when the questions are left: nothing is written */
export async function asking(given: Given): Promise<Choices> {
  // Loaded where it is used: no other command asks anything.
  const prompts = await import('@inquirer/prompts');
  const { lang } = given;
  const say = (text: Text): string => text[lang];
  const pick = <T extends string>(message: Text, titles: Readonly<Record<T, Text>>, before?: T): Promise<T> =>
    prompts.select({
      message: say(message),
      choices: (Object.keys(titles) as T[]).map((value) => ({ value, name: `${value}: ${say(titles[value])}` })),
      ...(before !== undefined && { default: before }),
    });
  const text = (message: Text, before: string, fits = /\S/): Promise<string> =>
    prompts.input({ message: say(message), default: before, validate: (one) => fits.test(one) || say(asked.again) });
  const product = async (message: Text, before: Product): Promise<Product> => ({
    name: await text(message, before.name),
    version: await text(asked.version, before.version),
  });
  try {
    const preset = given.preset ?? (await pick(asked.preset, titlesOf(presets)));
    const proposed = proposal(preset);
    const claimed =
      given.functionalities ??
      (await prompts.checkbox({
        message: say(asked.functionalities),
        choices: functionalities.map((value) => ({ value, checked: proposed.functionalities.includes(value) })),
        required: true,
      }));
    const driver = given.driver ?? (await pick<DriverKind>(asked.driver, drivers));
    const adapter =
      given.adapter ?? (await adapterFor(driver, (titles) => pick(asked.adapter, titles, defaultAdapter)));
    const supplier = given.supplier ?? (await text(asked.supplier, proposed.supplier));
    const application = given.application ?? (await product(asked.application, proposed.application));
    const connector = given.connector ?? (await product(asked.connector, proposed.connector));
    const provider = given.provider ?? {
      name: await text(asked.provider, proposed.provider.name),
      ura: await text(asked.ura, proposed.provider.ura, /^\d{8}$/),
    };
    const route = given.route ?? (await pick(asked.route, routes));
    const ci = given.ci ?? (await pick(asked.ci, services));
    const all = {
      lang,
      preset,
      functionalities: claimed,
      driver,
      adapter,
      supplier,
      application,
      connector,
      provider,
      route,
    };
    return ci === 'none' ? all : { ...all, ci };
  } catch (thrown) {
    if (thrown instanceof Error && thrown.name === 'ExitPromptError')
      throw new UsageError('the questions were left before the last; nothing was written');
    throw thrown;
  }
}

/** A person needs no adapter, and a module is no Python. */
async function adapterFor(
  driver: DriverKind,
  pick: (titles: Readonly<Record<AdapterLanguage, Text>>) => Promise<AdapterLanguage>,
): Promise<AdapterLanguage> {
  if (driver === 'attended') return defaultAdapter;
  const { python, ...others } = languages;
  return pick((driver === 'module' ? others : { ...others, python }) as typeof languages);
}

const titlesOf = <T extends string>(all: Readonly<Record<T, { readonly title: Text }>>): Readonly<Record<T, Text>> =>
  Object.fromEntries((Object.keys(all) as T[]).map((one) => [one, all[one].title])) as Record<T, Text>;

const asked = {
  preset: { nl: 'Wat voor systeem wordt getoetst?', en: 'What kind of system is tested?' },
  functionalities: { nl: 'Welke functionaliteiten claimt het?', en: 'Which functionalities does it claim?' },
  driver: { nl: 'Hoe wordt het bediend?', en: 'How is it operated?' },
  adapter: { nl: 'In welke taal komt de adapter?', en: 'In which language is the adapter?' },
  supplier: { nl: 'Leverancier', en: 'Supplier' },
  application: { nl: 'Applicatie (XIS)', en: 'Application (XIS)' },
  connector: { nl: 'Mitz Connector', en: 'Mitz Connector' },
  version: { nl: 'Versie', en: 'Version' },
  provider: { nl: 'Zorgaanbieder', en: 'Provider' },
  ura: { nl: 'URA van de zorgaanbieder (acht cijfers)', en: "The provider's URA (eight digits)" },
  route: { nl: 'Langs welke weg gaat het naar Mitz?', en: 'Which way does it go to Mitz?' },
  ci: { nl: 'Bij elke build toetsen?', en: 'Run with every build?' },
  again: { nl: 'Dat past hier niet; probeer het opnieuw.', en: 'That does not fit here; try again.' },
} as const satisfies Record<string, Text>;

const drivers: Readonly<Record<DriverKind, Text>> = {
  http: { nl: 'een adapter met een POST per actie', en: 'an adapter with a POST per action' },
  command: { nl: 'een programma per actie', en: 'a program for each action' },
  module: {
    nl: 'een JavaScript- of TypeScript-connector in hetzelfde proces',
    en: 'a JavaScript or TypeScript connector in the same process',
  },
  attended: { nl: 'een mens voert de stappen uit', en: 'a person carries out the steps' },
};

const languages: Readonly<Record<AdapterLanguage, Text>> = {
  typescript: { nl: 'Node 22.18 of hoger, of met tsx', en: 'Node 22.18 or later, or with tsx' },
  javascript: { nl: 'Node 20 of hoger', en: 'Node 20 or later' },
  python: { nl: 'Python 3.8 of hoger', en: 'Python 3.8 or later' },
};

const routes = {
  direct: { nl: 'rechtstreeks, met een eigen Mitz Connector', en: 'directly, with a Mitz Connector of its own' },
  lsp: { nl: 'via het LSP', en: 'through the LSP' },
} as const;

const services = {
  none: { nl: 'nee', en: 'no' },
  github: { nl: 'GitHub Actions', en: 'GitHub Actions' },
  gitlab: { nl: 'GitLab CI', en: 'GitLab CI' },
} as const satisfies Record<Pipeline | 'none', Text>;
