import { BrokenOff } from '../../core/errors.js';
import type { Language } from '../../core/text.js';
import type { Scene } from '../../mitz/xis.js';
import type { Field, Option, Values } from './fields.js';
import { trafficLine } from './traffic.js';
import { words } from './words.js';
import type { Word } from './words.js';

/** How a step can end, as the person says. */
export type Ending =
  | 'done'
  | 'refused'
  | 'unsupported'
  | 'never-comes'
  | 'again'
  | 'stop'
  // What a person found who was asked to look at something.
  | 'seen'
  | 'not-seen'
  | 'otherwise';

/** One thing that is asked of the person. */
export interface TaskDraft {
  /** The action of the driver contract, or what else is asked. */
  readonly name: string;
  readonly title: string;
  readonly lines: readonly string[];
  readonly fields: readonly Field[];
  readonly endings: readonly Ending[];
  /** The input of the action, to the letter, for who needs it. */
  readonly input?: unknown;
  /** What has yet to arrive; none any more: the task is over. */
  readonly waiting?: () => readonly string[];
  /** What is wrong with a reply, in a sentence. */
  readonly problem?: (reply: Reply) => string | undefined;
}

export interface Picture {
  readonly name: string;
  readonly content: Buffer;
}

/** What the person answered. */
export interface Reply {
  readonly ending: Ending;
  readonly values?: Values;
  /** Of a refusal, what the system said; of a mistake, what went wrong. */
  readonly reason?: string;
  /** Of what the system cannot do: it never can, so do not ask again. */
  readonly always?: boolean;
  readonly remark?: string;
  readonly picture?: Picture;
}

/** The person made a mistake: this attempt at a scenario is set aside, and the scenario begins again. */
export class SetAside extends Error {
  constructor(
    readonly by: string,
    readonly at: string,
    readonly reason: string,
  ) {
    super(`set aside by ${by}: ${reason}`);
  }
}

/** All that a face shows, as text in the person's language. */
export interface View {
  readonly lang: Language;
  readonly words: Readonly<Record<Word, string>>;
  readonly attendant: string;
  readonly plan: string;
  readonly scenario?: { readonly id: string; readonly title: string; readonly number: number };
  readonly task?: Omit<TaskDraft, 'problem' | 'waiting' | 'endings'> & {
    readonly id: number;
    readonly endings: readonly (Option & { readonly value: Ending })[];
    readonly waiting: readonly string[];
    /** How many more like it follow at once. */
    readonly alike: number;
  };
  readonly mitz: readonly string[];
  /** The last lines, and how many there were in all. */
  readonly traffic: readonly string[];
  readonly arrived: number;
  /** Set when there is nothing left to do. */
  readonly ended?: string;
}

interface Task {
  readonly id: number;
  readonly draft: TaskDraft;
  readonly resolve: (reply: Reply | undefined) => void;
  readonly reject: (thrown: Error) => void;
}

/** How many lines of traffic are shown: what is older stands in the transcript. */
const shownTraffic = 40;

/** What is asked of the person, one thing at a time, with what they need to see: the one model behind both faces. */
export class Desk {
  attendant = '';
  #tasks: Task[] = [];
  #count = 0;
  #scenes = 0;
  #scene: Scene | undefined;
  #spoiled: Error | undefined;
  #ended: string | undefined;
  readonly #listeners = new Set<() => void>();

  constructor(
    readonly lang: Language,
    private readonly plan: string,
    /** How many scenarios were done before this sitting. */
    private readonly before: number,
    /** The person stops, to go on later. */
    private readonly onStop: () => void,
  ) {}

  /** Calls back whenever there may be something new to see. @returns what ends that */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Another scenario begins, or the same one again: what was asked before counts no more. */
  begin(scene: Scene): void {
    if (this.#scene?.scenario.id !== scene.scenario.id) this.#scenes += 1;
    this.#scene = scene;
    if (!(this.#spoiled instanceof BrokenOff)) this.#spoiled = undefined;
    this.#drop(new Error('another scenario began'));
  }

  get scene(): Scene | undefined {
    return this.#scene;
  }

  /**
   * Asks the person, after what was asked before.
   * @returns undefined where what the task waited for has arrived
   * @throws SetAside, BrokenOff
   */
  async ask(draft: TaskDraft): Promise<Reply | undefined> {
    if (this.#spoiled) throw this.#spoiled;
    const reply = new Promise<Reply | undefined>((resolve, reject) => {
      this.#tasks.push({ id: (this.#count += 1), draft, resolve, reject });
    });
    this.changed();
    return reply;
  }

  /** Takes the person's answer. @returns what is wrong with it, in a sentence; undefined where it was taken */
  answer(id: number, reply: Reply): string | undefined {
    const task = this.#tasks.find((one) => one.id === id);
    const say = (word: Word): string => words[word][this.lang];
    if (!task || task !== this.#tasks[0]) return say('over');
    const { draft } = task;
    if (!draft.endings.includes(reply.ending)) return say('over');
    if (['refused', 'again'].includes(reply.ending) && (reply.reason ?? '').trim() === '') return say('reasonNeeded');
    const problem = reply.ending === 'done' ? draft.problem?.(reply) : undefined;
    if (problem !== undefined) return problem;
    if (reply.ending === 'again')
      this.#spoil(new SetAside(this.attendant, new Date().toISOString(), reply.reason?.trim() ?? ''));
    else if (reply.ending === 'stop') this.onStop();
    else this.#finish(task, reply);
    return undefined;
  }

  /** Whatever waits for what has arrived by now is over. */
  look(): void {
    for (const task of this.#tasks) if (task.draft.waiting?.().length === 0) this.#finish(task, undefined);
    this.changed();
  }

  /** The run stops: what is under way is left out. */
  breakOff(): void {
    this.#spoil(new BrokenOff('stopped by the person who carried it out'));
  }

  /** Ends all that is asked, and all that will be until another scenario begins; after `BrokenOff` for good. */
  #spoil(thrown: Error): void {
    this.#spoiled = thrown;
    this.#drop(thrown);
  }

  /** Answers the same to all that wait for this action: what the system cannot do once it cannot do again. */
  answerAlike(name: string, reply: Reply): void {
    for (const task of this.#tasks.filter(({ draft }) => draft.name === name)) this.#finish(task, reply);
  }

  end(text: string): void {
    this.#ended = text;
    this.#spoil(new BrokenOff('the run is over'));
  }

  changed(): void {
    for (const listener of this.#listeners) listener();
  }

  view(): View {
    const { lang } = this;
    const [task, ...more] = this.#tasks;
    const scene = this.#scene;
    const traffic = scene?.entries().flatMap((entry) => trafficLine(entry, lang)) ?? [];
    return {
      lang,
      words: Object.fromEntries(Object.entries(words).map(([key, text]) => [key, text[lang]])) as View['words'],
      attendant: this.attendant,
      plan: this.plan,
      ...(scene && {
        scenario: {
          id: scene.scenario.id,
          title: scene.scenario.title[lang],
          number: this.before + this.#scenes,
        },
      }),
      ...(task && { task: this.#shown(task, more) }),
      mitz: scene?.mitz().map((line) => line[lang]) ?? [],
      traffic: traffic.slice(-shownTraffic),
      arrived: traffic.length,
      ...(this.#ended !== undefined && { ended: this.#ended }),
    };
  }

  #shown({ id, draft }: Task, more: readonly Task[]): NonNullable<View['task']> {
    const { problem: _, waiting, endings, ...shown } = draft;
    return {
      ...shown,
      id,
      endings: endings.map((value) => ({ value, label: words[value][this.lang] })),
      waiting: waiting?.() ?? [],
      alike: more.filter((one) => one.draft.name === draft.name).length,
    };
  }

  #finish(task: Task, reply: Reply | undefined): void {
    this.#tasks = this.#tasks.filter((one) => one !== task);
    task.resolve(reply);
    this.changed();
  }

  #drop(thrown: Error): void {
    const dropped = this.#tasks;
    this.#tasks = [];
    for (const task of dropped) task.reject(thrown);
    this.changed();
  }
}
