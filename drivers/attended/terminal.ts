import type * as prompts from '@inquirer/prompts';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { messageOf } from '../../core/errors.js';
import type { Desk, Ending, Reply, View } from './desk.js';
import type { Face } from './driver.js';
import type { Field, Values } from './fields.js';

type Prompts = typeof prompts;
type ShownTask = NonNullable<View['task']>;

/** What can be chosen at a step: how it ended, that it ended with something to add, or to see the input to the letter. */
type Choice = Ending | 'done-with-more' | 'seen-with-more' | 'see-input';

/** The keyboard face: prints the step, asks what happened, and shows traffic as it arrives. */
export class TerminalFace implements Face {
  readonly #closing = new AbortController();
  readonly #stopWatching: () => void;
  #wake: () => void = () => undefined;
  #printed = 0;
  #scenario = '';
  #shownTask = 0;

  private constructor(
    private readonly desk: Desk,
    private readonly say: (line: string) => void,
    private readonly prompts: Prompts,
  ) {
    this.#stopWatching = desk.onChange(() => this.#wake());
  }

  static async open(desk: Desk, say: (line: string) => void): Promise<TerminalFace> {
    const face = new TerminalFace(desk, say, await import('@inquirer/prompts'));
    void face.#attend();
    return face;
  }

  close(): Promise<void> {
    this.#closing.abort();
    this.#stopWatching();
    this.#wake();
    return Promise.resolve();
  }

  async #attend(): Promise<void> {
    while (!this.#closing.signal.aborted) {
      const view = this.desk.view();
      this.#printTraffic(view);
      if (view.task) await this.#attendTo(view.task, view);
      else await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }

  async #attendTo(task: ShownTask, view: View): Promise<void> {
    if (this.#shownTask !== task.id) this.#printTask(task, view);
    this.#shownTask = task.id;
    try {
      const choice = await this.#choose(task, view);
      if (choice === undefined) return;
      if (choice === 'see-input') {
        this.#line(JSON.stringify(task.input, null, 2));
        return;
      }
      const problem = this.desk.answer(task.id, await this.#reply(task, choice, view));
      if (problem !== undefined) this.#line(`! ${problem}`);
    } catch (thrown) {
      const { name } = thrown as Error;
      // Ctrl-C at a prompt is a key, not a signal.
      if (name === 'ExitPromptError') this.desk.answer(task.id, { ending: 'stop' });
      else if (name !== 'AbortPromptError') this.#line(`! ${messageOf(thrown)}`);
    }
  }

  /** @returns undefined where there is something new to show first, or the task is over */
  async #choose(task: ShownTask, { words }: View): Promise<Choice | undefined> {
    if (task.name === 'introduce') return 'done';
    const interrupt = new AbortController();
    const lines = this.#printed;
    this.#wake = () => {
      const now = this.desk.view();
      if (now.task?.id !== task.id || now.arrived !== lines) interrupt.abort();
    };
    try {
      return await this.prompts.select<Choice>(
        {
          message: words.whatHappened,
          choices: [
            ...task.endings.flatMap(({ value, label }) => [
              { value, name: label },
              ...(value === 'done' ? [{ value: 'done-with-more' as const, name: words.withMore }] : []),
              ...(value === 'seen' ? [{ value: 'seen-with-more' as const, name: words.seenWithMore }] : []),
            ]),
            ...(task.input === undefined ? [] : [{ value: 'see-input' as const, name: words.input }]),
          ],
        },
        { ...this.#context, signal: AbortSignal.any([interrupt.signal, this.#closing.signal]) },
      );
    } catch (thrown) {
      if ((thrown as Error).name === 'AbortPromptError') return undefined;
      throw thrown;
    } finally {
      this.#wake = () => undefined;
    }
  }

  async #reply(task: ShownTask, choice: Exclude<Choice, 'see-input'>, view: View): Promise<Reply> {
    const { words } = view;
    const withMore = choice === 'done-with-more' || choice === 'seen-with-more';
    const ending = choice === 'done-with-more' ? 'done' : choice === 'seen-with-more' ? 'seen' : choice;
    const values = ending === 'done' ? await this.#fill(task.fields, view) : {};
    const asksReason = ending === 'refused' || ending === 'again';
    const reason = asksReason ? await this.#text(words[ending === 'again' ? 'reasonAgain' : 'reasonRefused']) : '';
    const always = ending === 'unsupported' && (await this.#yes(words.always));
    const more = withMore || ['refused', 'not-seen', 'otherwise'].includes(ending);
    const remark = more ? await this.#text(words.remark) : '';
    const file = more ? await this.#text(words.fileName) : '';
    const picture = file === '' ? undefined : { name: path.basename(file), content: await readFile(file) };
    return { ending, values, reason, always, remark, ...(picture && { picture }) };
  }

  async #fill(fields: readonly Field[], view: View): Promise<Values> {
    const values: Record<string, unknown> = {};
    for (const field of fields) values[field.name] = await this.#field(field, view);
    return values;
  }

  async #field(field: Field, view: View): Promise<unknown> {
    const { words } = view;
    const notSeen = field.required ? [] : [{ value: undefined, name: words.notSeen }];
    const options = (field.options ?? []).map(({ value, label }) => ({ value, name: label }));
    const message = field.label;
    switch (field.kind) {
      case 'yes-no': {
        const choices = [{ value: 'yes', name: words.yes }, { value: 'no', name: words.no }, ...notSeen];
        return this.prompts.select<string | undefined>({ message, choices }, this.#context);
      }
      case 'one-of':
        return this.prompts.select<string | undefined>({ message, choices: [...options, ...notSeen] }, this.#context);
      case 'some-of':
        return this.prompts.checkbox({ message, choices: options }, this.#context);
      case 'number':
        return this.prompts.number({ message, min: 0, required: field.required }, this.#context);
      case 'rows': {
        const rows: Values[] = [];
        this.#line(field.label);
        while (await this.#yes(rows.length === 0 ? words.addRow : words.anotherRow))
          rows.push(await this.#fill(field.columns ?? [], view));
        return rows;
      }
      case 'text': {
        if (options.length === 0) return this.#text(message);
        const choices = [...options, { value: undefined, name: words.otherValue }];
        return (
          (await this.prompts.select<string | undefined>({ message, choices }, this.#context)) ?? this.#text(message)
        );
      }
    }
  }

  #text(message: string): Promise<string> {
    return this.prompts.input({ message }, this.#context);
  }

  #yes(message: string): Promise<boolean> {
    return this.prompts.confirm({ message, default: false }, this.#context);
  }

  /** Prompts go where progress goes: standard output is for results. */
  get #context(): { readonly signal: AbortSignal; readonly output: NodeJS.WritableStream } {
    return { signal: this.#closing.signal, output: process.stderr };
  }

  #printTask(task: ShownTask, { scenario, words, mitz }: View): void {
    if (scenario && scenario.id !== this.#scenario) {
      this.#scenario = scenario.id;
      this.#line(`\n── ${words.scenario} ${scenario.number}: ${scenario.id}, ${scenario.title}`);
    }
    this.#line(`\n${task.title}`);
    for (const line of task.lines) this.#line(`  • ${line}`);
    for (const line of mitz) this.#line(`  Mitz: ${line}`);
    if (task.waiting.length > 0) this.#line(`  ${words.waiting}: ${task.waiting.join(', ')}`);
    if (task.alike > 0) this.#line(`  ${words.alike}: ${task.alike}`);
  }

  #printTraffic({ traffic, arrived }: View): void {
    if (arrived < this.#printed) this.#printed = 0; // another scenario began
    if (arrived > this.#printed) for (const line of traffic.slice(this.#printed - arrived)) this.#line(`  ${line}`);
    this.#printed = arrived;
  }

  /** Nothing that came from elsewhere moves the cursor. */
  #line(text: string): void {
    this.say(text.replace(/(?!\n)\p{Cc}/gu, ' '));
  }
}
