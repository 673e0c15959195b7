import { counted } from '../../core/text.js';
import type { Text } from '../../core/text.js';
import type { Professional, Provider } from '../../mitz/parties.js';
import type { ActionName, Patient, XisActions } from '../../mitz/xis.js';
import { words } from './words.js';

/** What a person must do for an action, in plain words, a line each. */
type Instruction<A extends ActionName> = (input: XisActions[A]['input'], who: Who) => readonly Text[];

/** The patients of the scenario, by their BSN, as they can be found on the screen. */
export type Who = (bsn: string) => Text;

/** The actions that a person is asked. `reset` goes before the first step of a scenario. */
export type Asked = Exclude<ActionName, 'reset'>;

const same = (text: string): Text => ({ nl: text, en: text });

/** What goes before the first step of a scenario: the contract's `reset`, as far as a person can do it. */
export const beforeScenario: readonly Text[] = [
  {
    nl: 'Begin schoon: sluit wat nog openstaat, stop wat nog wacht op verzending, en log in met twee factoren.',
    en: 'Begin clean: close what is open, stop what still waits to be sent, and log in with two factors.',
  },
];

const many = 10;

const representatives: Readonly<Record<'absent' | 'agrees' | 'disagrees', Text>> = {
  absent: { nl: 'Er is geen vertegenwoordiger bij.', en: 'No representative is present.' },
  agrees: {
    nl: 'Een ouder of wettelijk vertegenwoordiger is erbij en stemt in.',
    en: 'A parent or legal representative is present and agrees.',
  },
  disagrees: {
    nl: 'Een ouder of wettelijk vertegenwoordiger is erbij en stemt niet in.',
    en: 'A parent or legal representative is present and does not agree.',
  },
};

export const instructions: { readonly [A in Asked]: Instruction<A> } = {
  configure: ({ baseUrl, format, provider }) => [
    { nl: `Richt de Mitz Connector op Mitz: ${baseUrl}`, en: `Point the Mitz Connector at Mitz: ${baseUrl}` },
    {
      nl: `Zorgaanbieder ${named(provider)}; FHIR-formaat ${format ?? 'json'}.`,
      en: `Provider ${named(provider)}; FHIR format ${format ?? 'json'}.`,
    },
  ],
  'register-patients': ({ patients }) => [
    {
      nl: `Zet ${these(patients.length, 'deze patiënt', 'deze patiënten')} in uw systeem:`,
      en: `Put ${these(patients.length, 'this patient', 'these patients')} in your system:`,
    },
    ...patients.slice(0, many).map(described),
    ...(patients.length > many
      ? [
          {
            nl: `… en nog ${patients.length - many}; allemaal bij “${words.input.nl}”.`,
            en: `… and ${patients.length - many} more; all of them under “${words.input.en}”.`,
          },
        ]
      : []),
  ],
  'open-dossier': ({ bsn }, who) => [about(bsn, who, 'Open het dossier van', 'Open the dossier of')],
  'close-dossier': ({ bsn }, who) => [
    about(bsn, who, 'Sluit het dossier (uitgeschreven) van', 'Close the dossier (no longer a patient) of'),
  ],
  'answer-data-request': ({ bsn, requester, dataCategories, purposeOfUse, holderUra }, who) => [
    about(bsn, who, 'Laat een andere zorgaanbieder gegevens opvragen van', 'Let another provider ask for data of'),
    {
      nl: `Opvrager: URA ${requester.ura} (${requester.providerType}), ${person(requester.professional).nl}.`,
      en: `Requester: URA ${requester.ura} (${requester.providerType}), ${person(requester.professional).en}.`,
    },
    {
      nl: `Gevraagd: ${dataCategories.join(', ')}, doel ${purposeOfUse}${holderUra === undefined ? '' : `, aan URA ${holderUra}`}.`,
      en: `Asked: ${dataCategories.join(', ')}, purpose ${purposeOfUse}${holderUra === undefined ? '' : `, of URA ${holderUra}`}.`,
    },
  ],
  'locate-dossiers': ({ bsn, professional }, who) => [
    about(bsn, who, 'Zoek op welke dossierhouders gegevens hebben van', 'Look up which holders have data of'),
    { nl: `Als ${person(professional).nl}.`, en: `As ${person(professional).en}.` },
  ],
  login: ({ professional, factors, level, certificate = 'valid', userCertificate }) => [
    {
      nl: `Log uit, en log in als ${person(professional).nl}, met ${factors === 1 ? 'één factor (alleen een wachtwoord)' : 'twee factoren'}.`,
      en: `Log out, and log in as ${person(professional).en}, with ${factors === 1 ? 'one factor (a password only)' : 'two factors'}.`,
    },
    ...(certificate === 'valid'
      ? []
      : [
          {
            nl: `Gebruik een UZI-pas die is ${certificate === 'expired' ? 'verlopen' : 'ingetrokken'}.`,
            en: `Use a UZI card that is ${certificate}.`,
          },
        ]),
    ...(level === undefined
      ? []
      : [{ nl: `Met een inlogmiddel van niveau ${level}.`, en: `With a means of login of level ${level}.` }]),
    ...(userCertificate === undefined
      ? []
      : [
          {
            nl: 'Gebruik het testcertificaat dat bij de invoer staat, in plaats van een UZI-pas.',
            en: 'Use the test certificate that stands in the input, in the place of a UZI card.',
          },
        ]),
  ],
  'select-patient': ({ bsn }, who) => [about(bsn, who, 'Breng in beeld:', 'Bring on the screen:')],
  'start-consent-question': ({ button, holder }) => [
    {
      nl: `Druk op de ${button} voor de patiënt die in beeld is. Beantwoord de vraag nog niet.`,
      en: `Press the ${button} for the patient on the screen. Do not answer the question yet.`,
    },
    ...(holder
      ? [{ nl: `De andere dossierhouder: ${named(holder)}.`, en: `The other holder: ${named(holder)}.` }]
      : []),
  ],
  'answer-consent-question': ({ choice, representativePresent = false, representative, folderOffered = true }) => [
    choices[choice],
    representatives[representative ?? (representativePresent ? 'agrees' : 'absent')],
    folderOffered
      ? { nl: 'De folder is aangeboden.', en: 'The folder was offered.' }
      : { nl: 'De folder is niet aangeboden.', en: 'The folder was not offered.' },
  ],
  'open-mijnmitz': () => [
    {
      nl: 'Druk op Samen-naar-MijnMitz voor de patiënt die in beeld is.',
      en: 'Press Samen-naar-MijnMitz for the patient on the screen.',
    },
  ],
  'local-consent': ({ bsn }, who) => [
    about(
      bsn,
      who,
      'Kijk welke toestemming uw systeem toont als leidend voor',
      'See which consent your system shows as leading for',
    ),
  ],
  'load-local-consents': ({ consents }, who) => [
    {
      nl: `Zet ${these(consents.length, 'deze toestemming', 'deze toestemmingen')} in het eigen register van uw systeem, zoals van vóór Mitz:`,
      en: `Put ${these(consents.length, 'this consent', 'these consents')} in the register of your own system, as it was before Mitz:`,
    },
    ...consents.slice(0, many).map(({ bsn, choice, decidedAt, futureProof = true, consultingCategories = [] }) => ({
      nl: `${who(bsn).nl}: ${{ yes: 'ja', no: 'nee', none: 'nooit gevraagd' }[choice]}${decidedAt === undefined ? '' : `, besloten ${decidedAt}`}${futureProof ? '' : `, alleen voor ${consultingCategories.join(', ')}`}`,
      en: `${who(bsn).en}: ${{ yes: 'yes', no: 'no', none: 'never asked' }[choice]}${decidedAt === undefined ? '' : `, decided ${decidedAt}`}${futureProof ? '' : `, for ${consultingCategories.join(', ')} only`}`,
    })),
    ...(consents.length > many
      ? [
          {
            nl: `… en nog ${consents.length - many}; allemaal bij “${words.input.nl}”.`,
            en: `… and ${consents.length - many} more; all of them under “${words.input.en}”.`,
          },
        ]
      : []),
  ],
  'start-migration': ({ approved, bsns }) => [
    {
      nl: `Start de migratie (of hervat haar)${bsns ? ` voor ${counted(bsns.length, 'patiënt', 'patiënten')}: ${bsns.join(', ')}` : ''}.`,
      en: `Start the migration (or resume it)${bsns ? ` for ${counted(bsns.length, 'patient')}: ${bsns.join(', ')}` : ''}.`,
    },
    approved
      ? { nl: 'In uw systeem staat dat Mitz haar heeft goedgekeurd.', en: 'Your system has it that Mitz approved it.' }
      : {
          nl: 'In uw systeem staat dat Mitz haar nog niet heeft goedgekeurd.',
          en: 'Your system has it that Mitz has not approved it yet.',
        },
  ],
  'migration-report': () => [
    { nl: 'Open het rapport van de laatste migratie.', en: 'Open the report of the latest migration.' },
  ],
  'run-scheduled-work': () => [
    {
      nl: 'Laat uw systeem nu doen wat het anders later zou doen: wachtende berichten verzenden, en wat mislukte opnieuw proberen.',
      en: 'Let your system do now what it would do later: send messages that wait, and try again what failed.',
    },
  ],
  'work-list': () => [
    {
      nl: 'Open de werklijst, of waar uw systeem toont wat niet gelukt is en aandacht vraagt.',
      en: 'Open the work list, or wherever your system shows what did not succeed and needs attention.',
    },
  ],
  restart: () => [
    { nl: 'Stop de connector hard, en start hem weer.', en: 'Stop the connector hard, and start it again.' },
  ],
  'audit-log': (input) => [
    {
      nl: `Open de logging (NEN 7513) van wat met Mitz te maken had${period(input).nl}.`,
      en: `Open the audit log (NEN 7513) of what concerned Mitz${period(input).en}.`,
    },
  ],
};

const choices: Readonly<Record<XisActions['answer-consent-question']['input']['choice'], Text>> = {
  yes: { nl: 'Leg vast: de patiënt zegt ja.', en: 'Enter: the patient says yes.' },
  no: { nl: 'Leg vast: de patiënt zegt nee.', en: 'Enter: the patient says no.' },
  none: { nl: 'De patiënt neemt geen besluit: vul dat zo in.', en: 'The patient takes no decision: enter that.' },
  cancel: { nl: 'Breek de vraag af, zonder antwoord.', en: 'Leave the question, without an answer.' },
};

const about = (bsn: string, who: Who, nl: string, en: string): Text => ({
  nl: `${nl} ${who(bsn).nl}.`,
  en: `${en} ${who(bsn).en}.`,
});

/** A patient, with everything that is out of the ordinary. */
function described(patient: Patient): Text {
  const odd: readonly (readonly [boolean, Text])[] = [
    [patient.activeDossier === false, { nl: 'geen actief dossier', en: 'no active dossier' }],
    [patient.bsnVerified === false, { nl: 'BSN niet geverifieerd', en: 'BSN not verified' }],
    [patient.birthDateVerified === false, { nl: 'geboortedatum niet geverifieerd', en: 'date of birth not verified' }],
    [patient.deceased === true, { nl: 'overleden', en: 'deceased' }],
    [
      patient.treatmentRelation === false,
      { nl: 'geen behandelrelatie met de opvrager', en: 'no treatment relation with the requester' },
    ],
    [patient.registered === false, { nl: 'hier niet ingeschreven', en: 'not registered here' }],
    [patient.holderUra !== undefined, same(`URA ${patient.holderUra ?? ''}`)],
  ];
  const records = (patient.records ?? []).map(({ dataCategory, content }) => `${dataCategory} “${content}”`).join(', ');
  const told = (lang: keyof Text): string =>
    [
      patientWords(patient)[lang],
      ...odd.filter(([holds]) => holds).map(([, text]) => text[lang]),
      ...(records === '' ? [] : [`${lang === 'nl' ? 'in het dossier' : 'in the dossier'}: ${records}`]),
    ].join('; ');
  return { nl: told('nl'), en: told('en') };
}

/** How a patient is found on the screen. */
export const patientWords = ({ name, bsn, birthDate }: Patient): Text => ({
  nl: `patiënt ${name ?? ''}, BSN ${bsn}, geboren ${birthDate}`,
  en: `patient ${name ?? ''}, BSN ${bsn}, born ${birthDate}`,
});

const named = ({ name, ura, providerType }: Provider): string =>
  `${name === undefined ? '' : `${name}, `}URA ${ura} (${providerType})`;

function person({ extension, roleCode, mandated }: Professional): Text {
  const responsible = mandated?.extension ?? '';
  return {
    nl: `medewerker ${extension}, rol ${roleCode}${mandated ? `, in opdracht van ${responsible}` : ''}`,
    en: `staff member ${extension}, role ${roleCode}${mandated ? `, mandated by ${responsible}` : ''}`,
  };
}

const period = ({ bsn, from, to }: XisActions['audit-log']['input']): Text => ({
  nl: `${bsn === undefined ? '' : ` over BSN ${bsn}`}${from === undefined ? '' : `, vanaf ${from}`}${to === undefined ? '' : `, tot ${to}`}`,
  en: `${bsn === undefined ? '' : ` about BSN ${bsn}`}${from === undefined ? '' : `, from ${from}`}${to === undefined ? '' : `, to ${to}`}`,
});

/** `deze patiënt`, `deze 3 patiënten` */
const these = (count: number, one: string, more: string): string =>
  count === 1 ? one : more.replace(' ', ` ${count} `);
