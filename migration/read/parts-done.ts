/** Keeps what became of the parts of the input. */
import { byBytes } from '../tell/order.js';
import { PartSums } from './input-digest.js';
import type { RegisterNotes } from './register-notes.js';
import type { Part, PartDone, PartProblem } from './thread-messages.js';
import { toldProblems } from '../result.js';
import type { HolderSelection, InputDigests, InputProblem } from '../result.js';
import type { Store } from '../judge/store.js';
import { batchRows, emptyBatch } from '../judge/tables.js';

/** What was read. */
export interface Read {
  readonly messages: number;
  readonly unrecognised: number;
  readonly rows: number;
  /** What was about holders that are not judged. */
  readonly passedOver: HolderSelection['passedOver'];
  /** The first hundred, in the order of file and line. */
  readonly problems: readonly InputProblem[];
  readonly problemCount: number;
  /** Whether there is a register to lay the messages beside: it was given, and its header or a row of it was read. */
  readonly hasRegister: boolean;
  /** How the register was read; absent where none was given. */
  readonly notes?: RegisterNotes;
  /** Whether something of the register could not be read of which nobody knows about whom it is. */
  readonly registerLost: boolean;
  /** Whether something of the messages could not be read of which nobody knows about whom it is. */
  readonly messagesLost: boolean;
  /** How large all input is together, standard input left out. */
  readonly bytes: number;
  /** What was seen, by its content. */
  readonly digests: Pick<InputDigests, 'messages' | 'register'>;
}

/** Keeps what became of each part, and so on which line of its file each part begins. */
export class PartsDone {
  /** Of files that were read in ranges: the lines of each, in order. */
  readonly #ranges = new Map<string, { readonly id: number; readonly lines: number; readonly start: number }[]>();
  /** Of parts with problems. */
  readonly #placeOf = new Map<number, { readonly file: string; readonly start: number }>();
  readonly #toldOfFiles = new Set<string>();
  #batch = emptyBatch('parts');
  #problems: PartProblem[] = [];
  #problemCount = 0;
  #messages = 0;
  #unrecognised = 0;
  #rows = 0;
  readonly #passedOver = { messages: 0, register: 0 };
  #hasRegister = false;
  readonly #lost = { messages: false, register: false };
  #notes: RegisterNotes | undefined;
  readonly #sums = new PartSums();

  constructor(private readonly store: Store) {}

  done(given: readonly Part[], parts: readonly PartDone[]): void {
    for (const [i, one] of parts.entries()) {
      const { id, lines, records, unrecognised, problems, problemCount } = one;
      const part = given[i];
      if (part?.id !== id) throw new Error(`a thread answered for part ${id}, which it was not given`);
      this.#sums.add(part.kind, one);
      if (part.kind === 'messages') this.#messages += records;
      else this.#rows += records;
      this.#passedOver[part.kind] += one.passedOver;
      this.#hasRegister ||= part.kind === 'register' && one.isUnderstood;
      this.#lost[part.kind] ||= one.lostSomebody;
      if (one.notes) this.#notes = together(this.#notes, one.notes);
      if (part.range) {
        const ranges = this.#ranges.get(part.shown) ?? [];
        ranges.push({ id, lines, start: part.range.start });
        this.#ranges.set(part.shown, ranges);
      } else this.#begins(id, part.shown, 0);
      this.#unrecognised += unrecognised;
      const again = problems.filter((problem) => this.#isToldOf(part, problem));
      this.#problemCount += problemCount - again.reduce((sum, { times }) => sum + times, 0);
      this.#problems.push(...problems.filter((problem) => !again.includes(problem)));
      if (problems.length > 0) this.#placeOf.set(id, { file: part.shown, start: part.range?.start ?? 0 });
    }
    if (this.#problems.length > 100 * toldProblems) this.#problems = this.#firstProblems();
  }

  /** What is about a file as a whole every range of it can tell. */
  #isToldOf({ shown, range }: Part, { line, text }: PartProblem): boolean {
    if (range === undefined || line > 0) return false;
    const known = `${shown}\n${text}`;
    if (this.#toldOfFiles.has(known)) return true;
    this.#toldOfFiles.add(known);
    return false;
  }

  /** Something about a file as a whole, that shows when all was read. */
  problem({ id, shown, kind }: Part, text: string): void {
    this.#placeOf.set(id, { file: shown, start: 0 });
    this.#lost[kind] = true;
    this.#problems.push({ part: id, line: 0, text, times: 1 });
    this.#problemCount += 1;
  }

  /** Where every part begins is known now. */
  close(): Omit<Read, 'bytes'> {
    const bases = new Map<number, number>();
    for (const [file, ranges] of this.#ranges) {
      let base = 0;
      for (const { id, lines, start } of ranges.sort((a, b) => a.id - b.id)) {
        if (start === 0) base = 0; // a file that was given twice begins again
        bases.set(id, base);
        this.#begins(id, file, base);
        base += lines;
      }
    }
    if (this.#batch.rows > 0) this.store.append(this.#batch);
    this.store.settle();
    const problems = this.#firstProblems().map(({ part, line, text, times }) => ({
      file: this.#placeOf.get(part)?.file ?? '',
      ...(line > 0 && { line: (bases.get(part) ?? 0) + line }),
      text,
      ...(times > 1 && { times }),
    }));
    return {
      messages: this.#messages,
      unrecognised: this.#unrecognised,
      rows: this.#rows,
      passedOver: { messages: this.#passedOver.messages, registerRows: this.#passedOver.register },
      hasRegister: this.#hasRegister,
      ...(this.#notes && { notes: this.#notes }),
      registerLost: this.#lost.register,
      messagesLost: this.#lost.messages,
      problems,
      problemCount: this.#problemCount,
      digests: this.#sums.end(),
    };
  }

  /** In the order of file, line and text: whatever the order of the input. */
  #firstProblems(): PartProblem[] {
    const place = (part: number) => this.#placeOf.get(part) ?? { file: '', start: 0 };
    const order = (a: PartProblem, b: PartProblem): number => {
      const [left, right] = [place(a.part), place(b.part)];
      return byBytes(left.file, right.file) || left.start - right.start || a.line - b.line || byBytes(a.text, b.text);
    };
    return this.#problems.sort(order).slice(0, toldProblems);
  }

  #begins(part: number, file: string, base: number): void {
    const { columns, rows } = this.#batch;
    columns.part[rows] = part;
    columns.base[rows] = base;
    columns.file[rows] = file;
    if (++this.#batch.rows < batchRows) return;
    this.store.append(this.#batch);
    this.#batch = emptyBatch('parts');
  }
}

/** What is told of two parts of a register, or of two registers, as of one. */
export function together(a: RegisterNotes | undefined, b: RegisterNotes): RegisterNotes {
  if (!a) return b;
  const all = (of: (one: RegisterNotes) => readonly string[]): readonly string[] => [...new Set([...of(a), ...of(b)])];
  return {
    columnsNotRead: all(({ columnsNotRead }) => columnsNotRead),
    encodings: all(({ encodings }) => encodings),
    passedOver: a.passedOver + b.passedOver,
    localTimes: a.localTimes + b.localTimes,
    twice: a.twice + b.twice,
  };
}
