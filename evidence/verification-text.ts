import pc from 'picocolors';
import type { RunRecord } from '../core/run-record.js';
import { scopeWords, verdictTerms } from '../core/terms.js';
import { counted } from '../core/text.js';
import type { Language, Text } from '../core/text.js';
import type { Verification } from './verify.js';
import type { InNameOfMitz } from './word-of-mitz.js';

/** Who reads it, and with what it was verified. */
export interface Told {
  readonly version: string;
  readonly colour: boolean;
  readonly lang: Language;
}

/** What was found, for people: the doubts first, then what the pack shows, and how far that can be believed. */
export function verificationText(verification: Verification, { version, colour, lang }: Told): string {
  const { bold, green, red } = pc.createColors(colour);
  const { doubts } = verification;
  const more = doubts.length - shown;
  return [
    bold(doubts.length === 0 ? green(verified[lang]) : red(doubted(doubts.length)[lang])),
    ...doubts.slice(0, shown).map(({ kind, text }) => `  ${kind.padEnd(12)} ${plain(text)}`),
    ...(more > 0 ? [{ nl: `  en nog ${more} (--json toont alles)`, en: `  and ${more} more (--json shows all)` }[lang]] : []), // prettier-ignore
    ...runLines(verification).map((line) => plain(line[lang])),
    '',
    ...caveats(verification, version).map((line) => `  ${plain(line[lang])}`),
    ...otherLines(verification).map((line) => plain(line[lang])),
  ].join('\n');
}

const shown = 25;

const verified: Text = { nl: '✓ GEVERIFIEERD', en: '✓ VERIFIED' };
const doubted = (n: number): Text => ({
  nl: `✗ NIET TE GELOVEN: ${counted(n, 'twijfel', 'twijfels')} (in het Engels)`,
  en: `✗ NOT TO BE BELIEVED: ${counted(n, 'doubt')}`,
});

/** What a foreign pack says must not speak to the terminal. */
const plain = (text: string): string => text.replace(/[\p{Cc}\p{Cf}]/gu, '?');

const same = (text: string): Text => ({ nl: text, en: text });

function runLines({ record, checks, sealedAs, older }: Verification): readonly Text[] {
  if (older !== undefined)
    return [
      same(''),
      {
        nl: `  Dit pakket heeft een verslag van een ouder schema (${older}). Digests, journaal en handtekening zijn nagelopen; het is niet opnieuw beoordeeld. Wie er nu op wil bouwen, laat opnieuw toetsen.`,
        en: `  This pack has a record of an older schema (${older}). Digests, journal and signature were followed; it was not judged again. Whoever wants to build on it now lets the application be tested again.`,
      },
    ];
  if (!record) return [];
  const { target, verdict, scope, specification, policy, tool, started, finished } = record;
  const { name, version } = target.application;
  const { word } = verdictTerms[verdict];
  return [
    same(''),
    same(`  ${target.supplier}: ${name} ${version}, ${target.functionalities.join(', ')}`),
    {
      nl: `  verklaard ${word.nl} (${scopeWords[scope].nl}), set ${specification.set}, beleid ${policy}, door mitz-keur ${tool.version}`,
      en: `  stated ${word.en} (${scopeWords[scope].en}), set ${specification.set}, policy ${policy}, by mitz-keur ${tool.version}`,
    },
    {
      nl: `  run van ${started} tot ${finished}; ${counted(checks, 'check')} opnieuw beoordeeld`,
      en: `  run from ${started} to ${finished}; ${counted(checks, 'check')} judged again`,
    },
    ...(sealedAs === 'part'
      ? [
          {
            nl: '  Bewijs van een deel: het kwalificeert voor niets.',
            en: '  Evidence of a part: it qualifies for nothing.',
          },
        ]
      : []),
  ];
}

/** In so many words: whose key, which request, what was witnessed. */
const caveats = (
  { key, challenge, envelope, isStamped, record, attempt, otherValues, ofMitz }: Verification,
  version: string,
): readonly Text[] => [
  keyLine(key),
  challenge === undefined
    ? {
        nl: 'Challenge: geen. De run kan van elk moment zijn, en gekozen uit vele.',
        en: 'Challenge: none. The run may be from any moment, and chosen from many.',
      }
    : {
        nl: `Challenge: '${challenge}'. De patiënten in de transcripten zijn ermee gemaakt; tenzij zij zijn verzonnen, kwam de run dus nadat hij was gegeven.`,
        en: `Challenge: '${challenge}'. The patients in the transcripts were made with it, so unless they were invented the run came after it was given.`,
      },
  isStamped
    ? {
        nl: `Tijdstempel: het bestand ernaast (.tsr) bevat de digest van dit pakket. Meer is er hier niet van bekeken: niet wie het maakte, niet wanneer, niet of de handtekening klopt. Wel met: openssl ts -verify -digest ${envelope} -in <pakket>.tsr -CAfile <roots>`,
        en: `Time stamp: the file beside it (.tsr) holds the digest of this pack. Nothing more of it was looked at here: not who made it, not when, not whether its signature holds. That does: openssl ts -verify -digest ${envelope} -in <pack>.tsr -CAfile <roots>`,
      }
    : {
        nl: 'Tijdstempel: geen. Wanneer het is verzegeld, is niet aangetoond.',
        en: 'Time stamp: none. When it was sealed is not shown.',
      },
  {
    nl: 'Getuigen: niemand behalve de sleutelhouder. Het pakket toont dat de oordelen uit zijn transcripten volgen, niet dat de transcripten niet zijn verzonnen.',
    en: 'Witnessed: by nobody but the key holder. The pack shows that verdicts follow from its transcripts, not that the transcripts were not invented.',
  },
  ...ofMitz.map(wordOfMitz),
  ...controlLine(record),
  ...resumedLine(record),
  ...(attempt > 1
    ? [
        {
          nl: `Pogingen: dit is run ${attempt} in dezelfde map.`,
          en: `Attempts: this is run ${attempt} in the same directory.`,
        },
      ]
    : []),
  ...(record && record.tool.version !== version
    ? [
        {
          nl: `Versie: de oordelen zijn van mitz-keur ${record.tool.version}; hier oordeelde versie ${version} opnieuw.`,
          en: `Version: the verdicts are of mitz-keur ${record.tool.version}; here version ${version} judged again.`,
        },
      ]
    : []),
  ...(otherValues.length > 0
    ? [
        {
          nl: 'Overlay: er golden andere waarden dan die van de set:',
          en: 'Overlay: values other than those of the set held:',
        },
        ...otherValues.map((one) => same(`  ${one}`)),
      ]
    : []),
];

function keyLine({ id, trust }: Verification['key']): Text {
  if (trust === 'given')
    return {
      nl: `Sleutel: die u gaf (${id ?? 'geen'}). Wie de geheime helft ervan heeft, staat voor deze run in.`,
      en: `Key: the one that you gave (${id ?? 'none'}). Whoever holds its private half answers for this run.`,
    };
  return {
    nl: `Sleutel: ${id ?? 'geen'} staat alleen in het pakket, en iedereen kan hem hebben gemaakt: wie dit verzegelde, is niet aangetoond (--key).`,
    en: `Key: ${id ?? 'none'} stands only in the pack, and anybody can have made it: who sealed this is not shown (--key).`,
  };
}

function resumedLine(record: RunRecord | undefined): readonly Text[] {
  if (!record?.resumed) return [];
  const moments = record.resumed.join(', ');
  return [
    {
      nl: `Hervat: de run was afgebroken en ging verder op ${moments}. Wat daarvoor was beoordeeld, is toen in dit journaal geschreven, en is hier opnieuw beoordeeld zoals de rest.`,
      en: `Resumed: the run was broken off and gone on with at ${moments}. What was judged before that was written into this journal then, and is judged again here like the rest.`,
    },
  ];
}

function controlLine(record: RunRecord | undefined): readonly Text[] {
  if (!record?.control) return [];
  const { problems, faulty } = record.control;
  const held = problems.length === 0;
  return [
    {
      nl: `Controle: de run zegt dat zij ${held ? 'klopte' : 'niet klopte'} (${counted(faulty.length, 'referentieconnector', 'referentieconnectoren')} met een fout); meeverzegeld, en hier niet opnieuw uitgevoerd.`,
      en: `Control: the run says that it ${held ? 'held' : 'did not hold'} (${counted(faulty.length, 'faulty reference connector')}); sealed with it, and not run again here.`,
    },
  ];
}

function otherLines({ other, record }: Verification): readonly Text[] {
  if (!other) return [];
  const { name, verdict, differences } = other;
  const { word } = verdictTerms[verdict];
  const stated = record && record.verdict !== verdict ? verdictTerms[record.verdict].word : undefined;
  return [
    same(''),
    {
      nl: `  Beoordeeld met ${name}: ${word.nl}, ${stated ? `en niet ${stated.nl}` : 'zoals verklaard'}`,
      en: `  Judged by ${name}: ${word.en}, ${stated ? `and not ${stated.en}` : 'as stated'}`,
    },
    ...(differences.length === 0
      ? [{ nl: '  geen uitkomst verschilt', en: '  no outcome differs' }]
      : differences.map((one) => same(`  ${one}`))),
  ];
}

const wordOfMitz = ({ of, document, signed }: InNameOfMitz): Text =>
  signed
    ? {
        nl: `In naam van Mitz, en ondertekend met de sleutel van Mitz die u gaf: ${of} ('${document}').`,
        en: `In the name of Mitz, and signed with the key of Mitz that you gave: ${of} ('${document}').`,
      }
    : {
        nl: `In naam van Mitz, volgens de leverancier: ${of} ('${document}'). Er is geen handtekening van Mitz over dit document die met een gegeven sleutel klopt (--key mitz=<pem>).`,
        en: `In the name of Mitz, as the supplier says: ${of} ('${document}'). There is no signature of Mitz over this document that holds by a key that was given (--key mitz=<pem>).`,
      };
