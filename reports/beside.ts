/** What was laid beside the run, a line each: whether the harness was controlled, what others made of the messages. */
import type { ControlRecord, FhirPackageRecord, OracleRecord, RunRecord } from '../core/run-record.js';
import { counted } from '../core/text.js';
import type { Language, Text } from '../core/text.js';

/** One line: what it is, and what it said. */
export interface BesideLine {
  readonly name: string;
  readonly text: string;
  /** Whether somebody must look at it: then it has not held. */
  readonly held: boolean;
}

const words = {
  patience: { nl: 'Geduld van de toets', en: 'Patience of the run' },
  control: { nl: 'Controle van de toets', en: 'Control of the harness' },
  oracle: { nl: 'FHIR-validator van HL7', en: 'FHIR validator of HL7' },
  fhirPackage: { nl: 'FHIR-pakket', en: 'FHIR package' },
} as const satisfies Readonly<Record<string, Text>>;

/** In the order in which they are read; none where nothing was laid beside it. */
export function besideLines(record: RunRecord, lang: Language): readonly BesideLine[] {
  const { control, oracle, fhirPackage, patience = {} } = record;
  return [
    ...(Object.keys(patience).length > 0
      ? [{ name: words.patience[lang], text: patienceText(patience)[lang], held: true }]
      : []),
    ...(control
      ? [{ name: words.control[lang], text: controlText(control)[lang], held: control.problems.length === 0 }]
      : []),
    ...(oracle
      ? [
          {
            name: words.oracle[lang],
            text: oracleText(oracle)[lang],
            held: oracle.problem === undefined && oracle.errors === 0,
          },
        ]
      : []),
    ...(fhirPackage
      ? [
          {
            name: words.fhirPackage[lang],
            text: packageText(fhirPackage)[lang],
            held: fhirPackage.objections === 0 && fhirPackage.judged > 0,
          },
        ]
      : []),
  ];
}

/** How long was waited: verdicts about silence lean on it. */
function patienceText({ lateMs, ...waited }: Readonly<Record<string, number>>): Text {
  const times = (lang: Language): string =>
    Object.entries(waited)
      .map(([name, ms]) => `${(ms / 1000).toLocaleString(lang)} s ${patienceWords[name]?.[lang] ?? name}`)
      .join('; ');
  if (lateMs === undefined) return { nl: times('nl'), en: times('en') };
  return {
    nl: `${times('nl')}; na het laatste scenario is nog ${(lateMs / 1000).toLocaleString('nl')} s gekeken of er iets kwam`,
    en: `${times('en')}; after the last scenario it was looked for ${(lateMs / 1000).toLocaleString('en')} s more whether anything came`,
  };
}

const patienceWords: Readonly<Record<string, Text>> = {
  messageMs: { nl: 'voor een bericht dat moet komen', en: 'for a message that must come' },
  quietMs: { nl: 'stilte voordat iets is afgelopen', en: 'of quiet before something is over' },
  actionMs: { nl: 'voor een handeling van het systeem', en: 'for an action of the system' },
  consentMs: { nl: 'per toestemming bij een migratie', en: 'for each consent of a migration' },
  decisionMs: {
    nl: 'waarin het systeem zonder antwoord van Mitz moet hebben besloten',
    en: 'within which the system must decide without an answer of Mitz',
  },
};

function controlText({ sound, faulty, problems, seconds, specification }: ControlRecord): Text {
  const { length } = problems;
  const [first = ''] = problems;
  if (length > 0)
    return {
      nl: `niet geslaagd, dus is niets beoordeeld (${counted(length, 'oorzaak', 'oorzaken')}): ${first}`,
      en: `did not hold, so nothing is judged (${counted(length, 'cause')}): ${first}`,
    };
  return {
    nl: `geslaagd in ${String(seconds)} s, set ${specification}: de goede referentieconnector doorstond alle ${counted(sound, 'scenario', 'scenario’s')}, en van elk scenario werd een foute gevonden (${counted(faulty.length, 'fout', 'fouten')})`,
    en: `held in ${String(seconds)} s, set ${specification}: the sound reference connector passed all ${counted(sound, 'scenario')}, and for each scenario a faulty one was found (${counted(faulty.length, 'fault')})`,
  };
}

/** The digest in short: the whole stands in the record. */
const short = (digest: string): string => `sha256 ${digest.slice(0, 12)}…`;

function oracleText({ version, sha256, messages, forms, errors, warnings, problem }: OracleRecord): Text {
  if (problem !== undefined) return { nl: `gaf geen oordeel: ${problem}`, en: `gave no opinion: ${problem}` };
  return {
    nl: `${version} (${short(sha256)}): ${counted(errors, 'fout', 'fouten')} en ${counted(warnings, 'waarschuwing', 'waarschuwingen')} in ${counted(forms, 'vorm', 'vormen')} van ${counted(messages, 'bericht', 'berichten')}; beslist niets`,
    en: `${version} (${short(sha256)}): ${counted(errors, 'error')} and ${counted(warnings, 'warning')} in ${counted(forms, 'form')} of ${counted(messages, 'message')}; decides nothing`,
  };
}

function packageText(record: FhirPackageRecord): Text {
  const { name, version, sha256, judged, objections, unjudged, profiles } = record;
  const what = `${name} ${version} (${short(sha256)})`;
  const left = unjudged.length;
  return {
    nl: `${what}: ${counted(objections, 'bezwaar', 'bezwaren')} tegen ${counted(judged, 'resource', 'resources')}, volgens ${counted(profiles, 'profiel', 'profielen')}; daarvan niet beoordeeld: ${counted(left, 'eis', 'eisen')}; beslist niets`,
    en: `${what}: ${counted(objections, 'objection')} to ${counted(judged, 'resource')}, by ${counted(profiles, 'profile')}; not judged of those: ${counted(left, 'demand')}; decides nothing`,
  };
}
