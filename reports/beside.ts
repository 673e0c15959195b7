/** What was laid beside the run, a line each: whether the harness was controlled, what others made of the messages. */
import type { ControlRecord, RunRecord } from '../core/run-record.js';
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
} as const satisfies Readonly<Record<string, Text>>;

/** In the order in which they are read; none where nothing was laid beside it. */
export function besideLines(record: RunRecord, lang: Language): readonly BesideLine[] {
  const { control } = record;
  return [
    ...(control
      ? [{ name: words.control[lang], text: controlText(control)[lang], held: control.problems.length === 0 }]
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
