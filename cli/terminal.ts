import { withoutKnownSecrets } from '../core/known-secrets.js';
import { visibleJson, visibleOnTerminal } from '../core/visible.js';
import type { Language } from '../core/text.js';
import { progressLine } from '../reports/terminal.js';
import type { ScenarioResult } from '../core/run-record.js';

/** Where the program speaks: results on standard output, progress and messages on standard error. */
export interface Terminal {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** A value as JSON, on standard output. */
  readonly json: (value: unknown) => void;
  readonly colour: boolean;
  readonly interactive: boolean;
}

/** No colour where nobody looks, or where NO_COLOR asks for none. */
const colour = process.stdout.isTTY && !process.env['NO_COLOR'];

export const showable = (text: string): string => visibleOnTerminal(withoutKnownSecrets(text), colour);

/** The real one. */
export const terminal: Terminal = {
  out: (text) => void process.stdout.write(`${showable(text)}\n`),
  err: (text) => void process.stderr.write(`${showable(text)}\n`),
  json: (value) => void process.stdout.write(`${withoutKnownSecrets(visibleJson(value))}\n`),
  colour,
  interactive: process.stderr.isTTY && !process.env['CI'],
};

/** One line for each scenario as it ends, with how many there are. */
export const showProgress =
  ({ err, colour }: Terminal, lang: Language) =>
  (result: ScenarioResult, done: number, all: number): void => {
    err(`${String(done).padStart(String(all).length)}/${all} ${progressLine(result, { colour, lang })}`);
  };

/** As it was before a connector in process was kept from it. */
const exit = process.exit.bind(process);

/** A signal for Ctrl-C: the first asks to stop and keeps what was judged, the second ends at once. */
export function stopOnInterrupt(say: (text: string) => void): {
  readonly signal: AbortSignal;
  /** As the first Ctrl-C, for a stop that is asked for otherwise. */
  readonly stop: () => void;
  done(): void;
} {
  const controller = new AbortController();
  const onSignal = (): void => {
    if (controller.signal.aborted) exit(2);
    say('stopping: what was judged so far is being written (press Ctrl-C again to stop at once)');
    controller.abort();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, onSignal);
  return {
    signal: controller.signal,
    stop: onSignal,
    done: () => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, onSignal);
    },
  };
}
