/** The files of one synthetic migration while they are written. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { asSent } from './faults/fault.js';
import type { FaultKind, RuleId, Tools } from './faults/fault.js';
import { LinesFile, MessageFiles } from './files.js';
import type { Place, Sink } from './files.js';
import type { MessageWriter } from './message.js';
import { isToBeSent } from './register.js';
import type { Holder, Registered } from './register.js';
import type { RegisterText } from './register-text.js';
import { Tally } from './tally.js';
import type { HolderCounts } from './tally.js';

/** One line of `planted.ndjson`: where something is wrong, what, and which rule must say so there. */
export interface Planted extends Place {
  readonly kind: string;
  /** The rule that names it. */
  readonly rule: RuleId;
  /** Other rules by which the same place is wrong. */
  readonly also: readonly RuleId[];
  /** The place is also among the problems with the input. */
  readonly unreadable: boolean;
  readonly ura: string;
}

/** What a batch amounts to. */
export interface Written {
  readonly messages: number;
  readonly registerRows: number;
  readonly faults: number;
  readonly holders: readonly HolderCounts[];
}

export class Batch {
  readonly #approved: string[] = [];
  readonly #tally: Tally;
  #messages: Sink | undefined;
  #furtherHolders = 0;

  private constructor(
    readonly out: string,
    readonly writer: MessageWriter,
    readonly register: RegisterText,
    readonly files: { readonly register: LinesFile; readonly planted: LinesFile },
  ) {
    this.#tally = new Tally(writer.specification);
  }

  static async create(out: string, writer: MessageWriter, register: RegisterText): Promise<Batch> {
    const files = {
      register: await LinesFile.create(out, register.file),
      planted: await LinesFile.create(out, 'planted.ndjson'),
    };
    if (register.header !== undefined) files.register.add(register.header);
    return new Batch(out, writer, register, files);
  }

  /** Opens the messages of a holder that Mitz has approved. */
  async begin({ ura }: Holder, { perLine, gzip }: { perLine: boolean; gzip: boolean }): Promise<void> {
    this.#approved.push(ura);
    this.#messages = perLine
      ? await LinesFile.create(this.out, path.join('messages', `${ura}.ndjson`), { gzipped: gzip })
      : new MessageFiles(this.out, path.join('messages', ura), this.writer.format, gzip);
  }

  /** Writes a patient: the row, the message if there is to be one; or what a fault makes of it. */
  add(row: Registered, fault: FaultKind | undefined, stranger: Tools['stranger']): void {
    if (!fault) {
      this.#row(row);
      if (isToBeSent(row)) this.#message(this.writer.write(asSent(row)), row.holder.ura);
      return;
    }
    const furtherHolder = (): { ura: string } => ({ ura: String(90_900_000 + this.#furtherHolders++) });
    const { rows, messages, wrong } = fault.plant(row, { writer: this.writer, stranger, furtherHolder });
    const { ura } = rows[0]?.holder ?? row.holder;
    const inRegister = rows.map((one) => this.#row(one));
    const inMessages = messages.map((message) => this.#message(message, ura));
    const place = 'row' in wrong ? inRegister[wrong.row] : inMessages[wrong.message];
    if (!place) throw new Error(`'${fault.name}' does not tell where it is planted`);
    const { name: kind, rule, also = [], unreadable = false } = fault;
    this.files.planted.add(JSON.stringify({ ...place, kind, rule, also, unreadable, ura } satisfies Planted));
  }

  /** Writes what waits. */
  async flush(): Promise<void> {
    await Promise.all([this.files.register.flush(), this.files.planted.flush(), this.#messages?.flush()]);
  }

  /** Closes the messages of the holder. */
  async end(): Promise<void> {
    await this.#messages?.close();
    this.#messages = undefined;
  }

  /** Closes all files, whole or not. */
  async close(): Promise<void> {
    await this.end();
    await this.files.register.close();
    await this.files.planted.close();
  }

  /** Closes all files, and writes the approvals. */
  async finish(faults: number): Promise<Written> {
    await this.close();
    await writeFile(path.join(this.out, 'approved.txt'), this.#approved.map((ura) => `${ura}\n`).join(''));
    const holders = this.#tally.holders();
    return {
      messages: holders.reduce((sum, { messages }) => sum + messages, 0),
      registerRows: holders.reduce((sum, { register }) => sum + register.total, 0),
      faults,
      holders,
    };
  }

  #row(row: Registered): Place {
    this.#tally.row(row);
    return this.files.register.add(this.register.line(row));
  }

  #message(message: string | Buffer, ura: string): Place {
    if (!this.#messages) throw new Error('a message without a holder in whose batch it is');
    this.#tally.message(ura);
    return this.#messages.add(message);
  }
}
