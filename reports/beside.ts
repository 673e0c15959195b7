/** What was laid beside the run, a line each: whether the harness was controlled, what others made of the messages. */
import type { ControlRecord, FhirPackageRecord, OracleRecord, RunRecord } from '../core/run-record.js';
import type { Language, Text } from '../core/text.js';

/** One line: what it is, and what it said. */
export interface BesideLine {
  readonly name: string;
  readonly text: string;
  /** Whether somebody must look at it: then it has not held. */
  readonly held: boolean;
}

const words = {
  control: { nl: 'Controle van de toets', en: 'Control of the harness' },
  oracle: { nl: 'FHIR-validator van HL7', en: 'FHIR validator of HL7' },
  fhirPackage: { nl: 'FHIR-pakket', en: 'FHIR package' },
} as const satisfies Readonly<Record<string, Text>>;

/** In the order in which they are read; none where nothing was laid beside it. */
export function besideLines(record: RunRecord, lang: Language): readonly BesideLine[] {
  const { control, oracle, fhirPackage } = record;
  return [
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

function controlText({ sound, faulty, problems, seconds, specification }: ControlRecord): Text {
  const [faults, took] = [String(faulty.length), String(seconds)];
  const { length } = problems;
  if (length > 0)
    return {
      nl: `niet geslaagd, dus is niets beoordeeld (${String(length)} ${length === 1 ? 'oorzaak' : 'oorzaken'}): ${problems[0] ?? ''}`,
      en: `did not hold, so nothing is judged (${String(length)} ${length === 1 ? 'cause' : 'causes'}): ${problems[0] ?? ''}`,
    };
  return {
    nl: `geslaagd in ${took} s, set ${specification}: de goede referentieconnector doorstond alle ${String(sound)} scenario's, en van elk scenario werd een foute gevonden (${faults} fouten)`,
    en: `held in ${took} s, set ${specification}: the sound reference connector passed all ${String(sound)} scenarios, and for each scenario a faulty one was found (${faults} faults)`,
  };
}

/** The digest in short: the whole stands in the record. */
const short = (digest: string): string => digest.slice(0, 12);

function oracleText({ version, sha256, messages, forms, errors, warnings, problem }: OracleRecord): Text {
  if (problem !== undefined) return { nl: `gaf geen oordeel: ${problem}`, en: `gave no opinion: ${problem}` };
  const [of, all, wrong, warned] = [forms, messages, errors, warnings].map(String);
  return {
    nl: `${version} (sha256 ${short(sha256)}…): ${wrong ?? ''} fouten en ${warned ?? ''} waarschuwingen in ${of ?? ''} vormen van ${all ?? ''} berichten; beslist niets`,
    en: `${version} (sha256 ${short(sha256)}…): ${wrong ?? ''} errors and ${warned ?? ''} warnings in ${of ?? ''} forms of ${all ?? ''} messages; decides nothing`,
  };
}

function packageText(record: FhirPackageRecord): Text {
  const { name, version, sha256, judged, objections, unjudged, profiles } = record;
  const what = `${name} ${version} (sha256 ${short(sha256)}…)`;
  const [count, wrong, left, all] = [judged, objections, unjudged.length, profiles].map(String);
  return {
    nl: `${what}: ${wrong ?? ''} bezwaren tegen ${count ?? ''} resources, volgens ${all ?? ''} profielen; ${left ?? ''} eisen daarvan zijn niet beoordeeld; beslist niets`,
    en: `${what}: ${wrong ?? ''} objections to ${count ?? ''} resources, by ${all ?? ''} profiles; ${left ?? ''} demands of those were not judged; decides nothing`,
  };
}
