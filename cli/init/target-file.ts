import { stringify } from 'yaml';
import type { Text } from '../../core/text.js';
import { presets } from '../../mitz/presets.js';
import { functionalities } from '../../mitz/scenario.js';
import type { Functionality } from '../../mitz/scenario.js';
import { defaultSpecification, groupOf } from '../../mitz/specification/index.js';
import { answers } from './answers.js';
import type { Line } from './answers.js';
import { startOf } from './choices.js';
import type { AdapterLanguage, Choices, DriverKind } from './choices.js';

/** Where the comments begin. */
const column = 44;

const claimed: Readonly<Record<Functionality, Text>> = {
  lokalisatie: {
    nl: 'abonneren: lokalisatiegegevens vastleggen (categorie 2, verplicht)',
    en: 'subscribing: recording localisation data (category 2, mandatory)',
  },
  notificaties: {
    nl: 'notificaties van keuzes ontvangen, naast lokalisatie',
    en: 'receiving notifications of choices, beside lokalisatie',
  },
  gesloten: { nl: 'gesloten autorisatievraag, als dossierhouder', en: 'closed question, as holder' },
  open: { nl: 'open autorisatievraag, als raadpleger', en: 'open question, as consulter' },
  migratie: { nl: 'bestaande toestemmingen migreren (categorie 3)', en: 'migrating existing consents (category 3)' },
  dossierhoudersknop: {
    nl: 'keuze vastleggen voor de eigen zorgaanbieder (categorie 4)',
    en: "recording a choice about one's own provider (category 4)",
  },
  raadplegersknop: {
    nl: 'keuze vastleggen voor een andere dossierhouder (categorie 4)',
    en: 'recording a choice about another holder (category 4)',
  },
  'samen-naar-mijnmitz': {
    nl: 'samen met de patiënt naar MijnMitz (categorie 4)',
    en: 'to MijnMitz together (category 4)',
  },
};

/** The target file for these choices, each line explained. */
export function targetFile(choices: Choices): string {
  const { lang, preset } = choices;
  const title = presets[preset].title[lang];
  const head = {
    nl: [
      `Doelbestand van mitz-keur: wie wordt getoetst, wat wordt geclaimd, en hoe het systeem wordt bediend (${title}).`,
      'Toetsen: mitz-keur run --target target.yaml',
    ],
    en: [
      `Target file of mitz-keur: who is tested, what is claimed, and how the system is operated (${title}).`,
      'Run: mitz-keur run --target target.yaml',
    ],
  }[lang];
  const lines: readonly Line[] = [
    ...systems(choices),
    ...provider(choices),
    ...claims(choices),
    ...answers(choices),
    ...drivers[choices.driver](choices),
    ...surroundings(choices),
  ];
  const told = lines.map(([yaml, comment]) => {
    if (!comment) return yaml;
    return yaml === '' ? `  # ${comment[lang]}:` : `${yaml.padEnd(column)} # ${comment[lang]}`;
  });
  return [...head.map((one) => `# ${one}`), '', ...told, ''].join('\n');
}

const scalar = (value: string): string => stringify(value, { lineWidth: 0 }).trimEnd();

const systems = ({ supplier, application, connector }: Choices): Line[] => [
  [
    `supplier: ${scalar(supplier)}`,
    { nl: 'de leverancier, zoals in de rapporten', en: 'the supplier, as in the reports' },
  ],
  ['application:', { nl: 'het XIS', en: 'the care information system (XIS)' }],
  [`  name: ${scalar(application.name)}`],
  [`  version: ${quoted(application.version)}`, { nl: 'de versie die wordt getoetst', en: 'the version under test' }],
  ['connector:', { nl: 'de Mitz Connector', en: 'the Mitz Connector' }],
  [`  name: ${scalar(connector.name)}`],
  [`  version: ${quoted(connector.version)}`],
  [
    '',
    {
      nl: 'de opgegeven OIDs; zijn beide er, dan wordt getoetst of de berichten ze dragen',
      en: 'the declared OIDs; with both of them it is checked that messages carry them',
    },
  ],
  ['  # gatewaySystem: urn:oid:2.16.840.1.113883.2.4.6.6.1'],
  ['  # sourceSystem: urn:oid:2.16.840.1.113883.2.4.6.6.90000017'],
];

function provider({ preset, provider: { ura, name } }: Choices): Line[] {
  const { providerType } = presets[preset];
  const group = groupOf(defaultSpecification, providerType);
  if (!group) throw new Error(`preset ${preset}: no set knows provider type ${providerType}`);
  const { name: groupName, dataCategory } = group;
  return [
    [
      'provider:',
      {
        nl: 'de zorgaanbieder voor wie het systeem in de toets werkt',
        en: 'the provider that the system works for in the run',
      },
    ],
    [`  ura: ${quoted(ura)}`, { nl: 'URA, acht cijfers', en: 'URA, eight digits' }],
    [
      `  providerType: ${providerType}`,
      {
        nl: `zorgaanbiedertype: ${groupName}; gegevenscategorie ${dataCategory}`,
        en: `provider type: ${groupName}; data category ${dataCategory}`,
      },
    ],
    [`  name: ${scalar(name)}`],
    [
      'providers: []',
      {
        nl: 'meer zorgaanbieders in hetzelfde systeem: elk { ura, providerType, name }',
        en: 'more providers in the same system: { ura, providerType, name } each',
      },
    ],
    [
      '# zorgAb:',
      {
        nl: 'zoek de zorgaanbieder op in ZORG-AB en vul in wat daar staat; voorwaarde 2.05 vergelijkt',
        en: 'look the provider up in ZORG-AB and fill in what stands there; condition 2.05 compares',
      },
    ],
    ["#   ura: '...'"],
    ['#   providerType: ...'],
    ['#   name: ...'],
    [''],
  ];
}

const claims = (choices: Choices): Line[] => [
  [
    'functionalities:',
    {
      nl: 'wat u claimt; wat er niet staat is niet van toepassing',
      en: 'what you claim; what is not here is not applicable',
    },
  ],
  ...functionalities.map((one): Line => [
    `  ${choices.functionalities.includes(one) ? '' : '# '}- ${one}`,
    claimed[one],
  ]),
  [''],
];

const driving: Line = [
  'driver:',
  { nl: 'hoe het harnas het systeem laat handelen', en: 'how the harness makes the system act' },
];

const startWords = (adapter: AdapterLanguage): string => startOf[adapter].join(', ');

const drivers: Readonly<Record<DriverKind, (choices: Choices) => Line[]>> = {
  http: ({ adapter }) => [
    driving,
    ['  kind: http', { nl: 'een adapter met een POST per actie', en: 'an adapter with a POST per action' }],
    [
      `  url: 'http://127.0.0.1:{port}'`,
      { nl: '{port}: een vrije poort per instantie', en: '{port}: a free port for each instance' },
    ],
    [
      `  # token: \${DRIVER_TOKEN}`,
      {
        nl: 'uit de omgeving; dan bij elke actie meegestuurd',
        en: 'from the environment; then sent with every action',
      },
    ],
    [
      'process:',
      {
        nl: 'het harnas start en stopt de adapter; weg te laten als hij al draait',
        en: 'the harness starts and stops the adapter; leave out if it runs already',
      },
    ],
    [`  command: [${startWords(adapter)}, --port, '{port}']`],
    [
      `  ready: 'http://127.0.0.1:{port}/ready'`,
      { nl: 'antwoordt 2xx zodra de adapter kan handelen', en: 'answers 2xx once the adapter can act' },
    ],
    [
      '  instances: 1',
      {
        nl: "meer: scenario's tegelijk, elk met een eigen instantie",
        en: 'more: scenarios side by side, one instance each',
      },
    ],
    [''],
  ],
  command: ({ adapter }) => [
    driving,
    [
      '  kind: command',
      { nl: 'een programma per actie, JSON in en uit', en: 'a program for each action, JSON in and out' },
    ],
    [
      `  command: [${startWords(adapter)}]`,
      { nl: 'de naam van de actie komt erachter', en: "the action's name is added" },
    ],
    [''],
  ],
  module: ({ adapter }) => [
    driving,
    [
      '  kind: module',
      {
        nl: 'een connector in het proces van het harnas; wat TLS vraagt blijft niet aangetoond',
        en: "a connector in the harness's own process; what needs TLS stays not shown",
      },
    ],
    [
      `  module: ./actions.${adapter === 'typescript' ? 'mts' : 'mjs'}`,
      { nl: 'een functie per actie', en: 'a function for each action' },
    ],
    [''],
  ],
  attended: () => [
    driving,
    ['  kind: attended', { nl: 'een mens voert de stappen uit', en: 'a person carries out the steps' }],
    [''],
  ],
};

const surroundings = ({ route }: Choices): Line[] => [
  [
    'formats: [json]',
    {
      nl: 'FHIR-formaten die de connector kan sturen: json, xml',
      en: 'FHIR formats that the connector can send: json, xml',
    },
  ],
  ['chain:'],
  [
    `  route: ${route}`,
    { nl: 'direct, of het uitwisselingssysteem ertussen: lsp', en: 'direct, or the exchange system in between: lsp' },
  ],
  ['mitz:', { nl: 'de nagespeelde Mitz', en: 'the mocked Mitz' }],
  ['  host: localhost', { nl: 'de naam in het certificaat', en: 'the name in the certificate' }],
  [
    '  port: 0',
    {
      nl: '0: elke vrije poort; een vaste als de connector met de hand is ingesteld',
      en: '0: any free port; a fixed one if the connector is configured by hand',
    },
  ],
  [`  specification: '3.8'`, { nl: 'de specificatieset', en: 'the specification set' }],
  [
    '  # identity: ./mitz-identity',
    {
      nl: 'bewaart de certificaten; bevat sleutels, niet publiceren',
      en: 'keeps the certificates; holds keys, do not publish',
    },
  ],
  ['  # keys: ec', { nl: 'sleutels op een kromme, in plaats van RSA', en: 'keys on a curve, in place of RSA' }],
  ['patience:', { nl: 'hoe lang er wordt gewacht, in milliseconden', en: 'how long is waited, in milliseconds' }],
  ['  messageMs: 5000', { nl: 'op een bericht', en: 'for a message' }],
  ['  quietMs: 300', { nl: 'tot stilte ook stilte is', en: 'until silence is silence' }],
  ['  actionMs: 15000', { nl: 'op een actie van de adapter', en: 'for an action of the adapter' }],
  ['  decisionMs: 30000', { nl: 'op een besluit als Mitz zwijgt', en: 'for a decision when Mitz is silent' }],
  [
    '  consentMs: 250',
    {
      nl: 'op elke toestemming van een migratie, boven op actionMs',
      en: 'for each consent of a migration, on top of actionMs',
    },
  ],
  ['  lateMs: 5000', { nl: 'op wat na het laatste scenario nog komt', en: 'for what comes after the last scenario' }],
  ['declarations: declarations.yaml', { nl: 'wat alleen op papier te zien is', en: 'what only paper can show' }],
  [
    '# attestations: attestations.yaml',
    {
      nl: 'wat iemand zag en waarvoor hij instaat; mitz-keur attest schrijft het',
      en: 'what somebody saw and stands for; mitz-keur attest writes it',
    },
  ],
  [
    '# planning:',
    { nl: 'voor het overzicht van de gecontroleerde livegang', en: 'for the overview of controlled go-lives' },
  ],
  ['#   glg: 2026-W51'],
  ['#   region: Noord-Nederland'],
  [`#   phase: '1'`, { nl: '1, 2.1, 2.2 of 3', en: '1, 2.1, 2.2 or 3' }],
];

/** Versions and URAs read as numbers to YAML. */
const quoted = (value: string): string => `'${value.replaceAll("'", "''")}'`;
