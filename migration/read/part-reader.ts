/** Reads parts of the input into rows of the tables: what a thread of a check does. */
import type { MitzSpecification } from '../../mitz/specification/index.js';
import { acceptor, acceptXml } from '../judge/accept.js';
import type { Acceptor } from '../judge/accept.js';
import { bsnsIn, judgeMessage, onlyOne } from '../judge/judge-message.js';
import type { JudgedMessage, MessageFormat } from '../judge/judge-message.js';
import { SafeTexts } from '../judge/show-safely.js';
import { leavesUnsaid } from '../judge/sent-message.js';
import type { SentConsent, SentMessage } from '../judge/sent-message.js';
import { dayAt, dayInDigits } from './dates.js';
import type { Part, PartDone, WorkerSetup } from './thread-messages.js';
import { Pseudonyms } from './pseudonym.js';
import { RegisterPart, unreadColumns } from './register-part.js';
import { toldProblems } from '../result.js';
import { RowWriter } from './row-writer.js';
import type { Batches } from './row-writer.js';
import { ruleIds } from '../judge/rules.js';

const noConsent: SentConsent = { choice: 'yes', dataCategory: '', categories: -1, decidedMs: NaN, unit: 0 };

/** Spreadsheets and older databases on Windows write it, and its letters mean the same in every one of them that we know. */
const windows1252 = new TextDecoder('windows-1252');

/** The indexes by which the tables name codes of the specification set. */
export interface CodeIndex {
  readonly providerTypes: readonly string[];
  readonly dataCategories: readonly string[];
}

export const codeIndex = (specification: MitzSpecification): CodeIndex => ({
  providerTypes: specification['codes.holderGroups'].value.flatMap(({ types }) => types),
  dataCategories: Object.keys(specification['codes.dataCategories'].value),
});

/** Takes the lines of one part after the other, and writes what they say. */
export class PartReader {
  readonly #specification: MitzSpecification;
  readonly #now: Date;
  readonly #accept: Acceptor;
  readonly #safeTexts: SafeTexts;
  /** The holders that are judged; all where it is absent. */
  readonly #holders: ReadonlySet<string> | undefined;
  readonly #write: RowWriter;
  readonly #register: RegisterPart;
  readonly #types: ReadonlyMap<string, number>;
  readonly #categories: ReadonlyMap<string, number>;
  #part: Part | undefined;
  #line = 0;
  #records = 0;
  #unrecognised = 0;
  #passedOver = 0;
  /** By their text. */
  readonly #problems = new Map<string, { line: number; times: number }>();
  #problemCount = 0;
  #lostSomebody = false;

  constructor({ specification, now, key, rows, holders }: WorkerSetup, batches: Batches) {
    const pseudonyms = new Pseudonyms(Buffer.from(key));
    const index = codeIndex(specification);
    this.#specification = specification;
    this.#now = new Date(now);
    this.#accept = acceptor(specification, this.#now);
    this.#safeTexts = new SafeTexts(pseudonyms, specification);
    this.#holders = holders && new Set(holders);
    this.#write = new RowWriter(pseudonyms, batches);
    this.#types = new Map(index.providerTypes.map((type, i) => [type, i]));
    this.#categories = new Map(index.dataCategories.map((category, i) => [category, i]));
    this.#register = new RegisterPart(specification, this.#now, this.#types, rows, {
      row: (row, line) => {
        if (!this.#isJudged(row.ura)) return;
        this.#records += 1;
        const at = { part: this.#begun.id, line, ura: Number(row.ura), bsn: row.bsn };
        this.#write.register(at, this.#register.columnsOf(row));
      },
      fault: ({ message, about }, line) => {
        if (about && !this.#isJudged(about.ura)) return;
        const at = { part: this.#begun.id, line, ura: Number(about?.ura ?? -1), bsn: about?.bsn ?? '' };
        if (about) this.#write.register(at, unreadColumns);
        else this.#lostSomebody = true;
        this.problem(line, message);
      },
    });
  }

  begin(part: Part): void {
    this.#part = part;
    this.#register.begin(part.format);
    this.#line = 0;
    this.#records = 0;
    this.#unrecognised = 0;
    this.#passedOver = 0;
    this.#problems.clear();
    this.#problemCount = 0;
    this.#lostSomebody = false;
  }

  /** The rest of this part cannot be read. */
  brokenOff(text: string): void {
    this.#lostSomebody = true;
    this.problem(this.#line === 0 ? 0 : this.#line + 1, text);
  }

  /** How many messages or rows there were so far in this part. */
  get records(): number {
    return this.#records;
  }

  end(lines: number): Omit<PartDone, 'content'> {
    const { id, kind } = this.#begun;
    if (kind === 'register') this.#register.end();
    return {
      id,
      lines,
      records: this.#records,
      unrecognised: this.#unrecognised,
      passedOver: this.#passedOver,
      problems: [...this.#problems].map(([text, where]) => ({ part: id, text, ...where })),
      problemCount: this.#problemCount,
      isUnderstood: this.#register.isUnderstood,
      lostSomebody: this.#lostSomebody,
      ...(kind === 'register' && { notes: this.#register.notes }),
    };
  }

  /** Hands over what was not handed over yet. */
  flush(): void {
    this.#write.flush();
  }

  line(text: string, line: number): void {
    const { kind, format } = this.#begun;
    this.#line = line;
    if (kind === 'register') this.#register.line(text, line);
    else if (text !== '' && text !== '\r' && text.trim() !== '')
      this.message(text, format === 'xml' ? 'xml' : 'json', line);
  }

  /** The register is written in another encoding than UTF-8, in which it can be read. */
  readAs(encoding: string): void {
    this.#register.readAs(encoding);
  }

  notUtf8(bytes: Buffer, line: number): void {
    this.#line = line;
    if (this.#begun.kind === 'register' && !bytes.includes(0)) {
      this.#register.readAs('Windows-1252');
      this.#register.line(windows1252.decode(bytes), line);
      return;
    }
    const text = bytes.toString('utf8');
    this.problem(line, 'it is no valid UTF-8, but perhaps UTF-16 or Latin-1; write the file again as UTF-8');
    if (this.#begun.kind !== 'messages') {
      this.#lostSomebody = true;
      return;
    }
    // Whoever it is about was not forgotten.
    const bsns = bsnsIn(text.replaceAll('\0', ''));
    this.#mentioned('', bsns, line);
    const at = { part: this.#begun.id, line, ura: -1, bsn: onlyOne(bsns) };
    this.#write.found(at, ruleIds.indexOf('is-a-bundle'), 'Bundle', 'no valid UTF-8', '');
  }

  tooLong(line: number): void {
    this.#line = line;
    const isRegister = this.#begun.kind === 'register';
    this.#lostSomebody = true;
    const what = isRegister ? 'row; put each row' : 'message; put each Bundle';
    this.problem(line, `the line is longer than 5 MiB, more than any ${what} on a line of its own`);
  }

  /** Something of this part could not be read. */
  problem(line: number, text: string): void {
    this.#problemCount += 1;
    if (line === 0) this.#lostSomebody = true;
    const known = this.#problems.get(text);
    if (known) known.times += 1;
    else if (this.#problems.size < toldProblems) this.#problems.set(text, { line, times: 1 });
  }

  get #begun(): Part {
    if (!this.#part) throw new Error('no part was begun');
    return this.#part;
  }

  /** Counts what is about a holder that is not judged. Whoever names none may be any of them. */
  #isJudged(ura: string): boolean {
    if (this.#holders === undefined || ura === '' || this.#holders.has(ura)) return true;
    this.#passedOver += 1;
    return false;
  }

  /** Judges one message. */
  message(text: string, format: MessageFormat, line: number): void {
    const good = this.#fast(text, format);
    if (good) {
      if (this.#isJudged(good.ura)) this.#sent(good, line);
      return;
    }
    let look: JudgedMessage;
    try {
      look = judgeMessage(text, format, this.#specification, this.#now, this.#safeTexts);
    } catch (thrown) {
      // An error of ours, which no message may cause: it is told, and the others are judged.
      this.problem(
        line,
        `the message could not be judged: ${thrown instanceof Error ? thrown.name : 'error'} in a rule`,
      );
      return;
    }
    const { message, findings, mentioned, about } = look;
    if (!this.#isJudged(message.ura)) return;
    if (message.consents.length > 0) this.#sent(message, line);
    else this.#mentioned(message.ura, mentioned, line);
    if (leavesUnsaid(message)) this.#unrecognised += 1;
    if (message.consents.length === 0 && findings.length === 0) {
      this.problem(
        line,
        look.unjudged ??
          'the message was not recognised, so it proves nothing about meaning; if this is the official form, put it in an overlay (--spec)',
      );
    }
    const at = { part: this.#begun.id, line, ura: numberOf(message.ura), bsn: about };
    for (const { rule, expected, received, where } of findings) {
      this.#write.found(at, ruleIds.indexOf(rule), expected, received, where);
    }
  }

  #fast(text: string, format: MessageFormat): SentMessage | undefined {
    try {
      if (format === 'xml') return acceptXml(text, this.#accept);
      return this.#accept(JSON.parse(text), text);
    } catch {
      // Not well-formed: the reader of the slow path says why.
      return undefined;
    }
  }

  #sent(message: SentMessage, line: number): void {
    const at = { part: this.#begun.id, line, ura: numberOf(message.ura), bsn: message.bsn };
    const type = this.#types.get(message.providerType) ?? -1;
    this.#records += 1;
    for (const [i, consent] of message.consents.entries()) {
      const day = Number.isNaN(consent.decidedMs) ? 0 : dayInDigits(dayAt(consent.decidedMs));
      this.#write.sent(at, {
        type,
        birthDate: message.birthDate,
        choice: consent.choice === 'yes' ? 1 : 2,
        category: this.#categories.get(consent.dataCategory) ?? -1,
        categories: consent.categories,
        decided: consent.decidedMs,
        unit: consent.unit,
        day,
        sentAt: message.sentMs,
        first: i === 0 ? 1 : 0,
      });
    }
  }

  /** A message that says nothing for certain: it counts, and whom it mentions is not called missing. */
  #mentioned(ura: string, bsns: readonly string[], line: number): void {
    this.#records += 1;
    this.#unrecognised += 1;
    for (const [i, bsn] of (bsns.length > 0 ? bsns : ['']).entries()) {
      this.#write.sent(
        { part: this.#begun.id, line, ura: numberOf(ura), bsn },
        {
          ...noConsent,
          type: -1,
          birthDate: '',
          choice: 0,
          category: -1,
          decided: NaN,
          day: 0,
          sentAt: NaN,
          first: i === 0 ? 1 : 0,
        },
      );
    }
  }
}

const numberOf = (ura: string): number => (ura === '' ? -1 : Number(ura));
