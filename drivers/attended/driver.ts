import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Language, Text } from '../../core/text.js';
import type { Screenshot, Statement } from '../../core/transcript.js';
import type { ActionName, Driver, MitzEnvironment, Patient, Performed, Person, XisActions } from '../../mitz/xis.js';
import { outputViolations } from '../../schemas/driver-contract.js';
import { Desk } from './desk.js';
import type { Picture, Reply } from './desk.js';
import { fieldsOf, outputOf } from './fields.js';
import type { Field, Option } from './fields.js';
import { beforeScenario, instructions, patientWords } from './instructions.js';
import type { Asked } from './instructions.js';
import { actionTitles, words } from './words.js';

export interface AttendedOptions {
  readonly lang: Language;
  /** Who carries out the steps; absent: asked once. */
  readonly attendant?: string;
  /** How much work it is, in a sentence. */
  readonly plan: string;
  /** How many scenarios were done in an earlier sitting. */
  readonly before: number;
  /** Writes what the connector must be set up with. @returns the files, to show the person */
  readonly writeSetup: (environment: MitzEnvironment) => Promise<readonly string[]>;
  /** The person stops, to go on later. */
  readonly onStop: () => void;
  /** Where the content of screenshots is kept; absent: only their digests. `in` is what the record names it by. */
  readonly screenshots?: { readonly folder: string; readonly in: string };
}

/** A face shows the desk to the person and brings back what they answer. */
export interface Face {
  close(): Promise<void>;
}

/** How often is looked whether something arrived. */
const lookMs = 250;

/** The attended form of the driver contract: the same actions, with a person as the hands. */
export class AttendedDriver implements Driver {
  readonly desk: Desk;
  readonly person: Person;
  readonly #never = new Set<ActionName>();
  readonly #patients = new Map<string, Patient>();
  #introduction: Promise<void> | undefined;
  #setUp: string | undefined;
  #afresh = true;
  #questions = 0;
  #face: Face | undefined;
  readonly #looking: NodeJS.Timeout;

  private constructor(private readonly options: AttendedOptions) {
    this.desk = new Desk(options.lang, options.plan, options.before, options.onStop);
    this.desk.attendant = options.attendant ?? '';
    this.person = {
      watch: (scene) => this.desk.begin(scene),
      untilArrived: (expected) => this.#untilArrived(expected),
    };
    this.#looking = setInterval(() => this.desk.look(), lookMs);
  }

  static async open(options: AttendedOptions, openFace: (desk: Desk) => Promise<Face>): Promise<AttendedDriver> {
    const driver = new AttendedDriver(options);
    try {
      driver.#face = await openFace(driver.desk);
    } catch (thrown) {
      await driver.close();
      throw thrown;
    }
    return driver;
  }

  /** No limit of time: a person is not slow, they are at work. */
  async perform<A extends ActionName>(action: A, input: XisActions[A]['input']): Promise<Performed<A>> {
    if (action === 'reset') {
      this.#afresh = true;
      this.#patients.clear();
      return done(undefined);
    }
    if (action === 'configure') return this.#configure(input);
    if (action === 'register-patients') {
      for (const patient of (input as XisActions['register-patients']['input']).patients)
        this.#patients.set(patient.bsn, patient);
    }
    return this.#never.has(action) ? { status: 'unsupported' } : this.#asked(action, input);
  }

  async close(): Promise<void> {
    clearInterval(this.#looking);
    this.desk.end(words.ended[this.options.lang]);
    await this.#face?.close();
  }

  /** Asked once for each environment: as long as nothing changes, the connector stays as it was set up. */
  async #configure(input: unknown): Promise<Performed<'configure'>> {
    const environment = input as MitzEnvironment;
    const wanted = JSON.stringify(environment);
    if (this.#setUp === wanted) return done<'configure'>(undefined);
    const files = await this.options.writeSetup(environment);
    const { lang } = this.options;
    const more = [`${words.files[lang]}: ${files.join(', ')}`];
    const performed = await this.#asked('configure', environment, more);
    // Who cannot set it up now will not be asked again for the same.
    if (performed.status !== 'refused') this.#setUp = wanted;
    return performed;
  }

  async #asked<A extends ActionName>(
    action: A,
    input: XisActions[A]['input'],
    more: readonly string[] = [],
  ): Promise<Performed<A>> {
    await this.#introduced();
    const { lang } = this.options;
    const covers = this.#afresh ? ['reset'] : [];
    const first = this.#afresh ? beforeScenario.map((line) => `${words.before[lang]}: ${line[lang]}`) : [];
    const instruct = instructions[action as Asked] as (input: unknown, who: (bsn: string) => Text) => readonly Text[];
    const fields = fieldsOf(action, lang, (name) => this.#atHand(name, input));
    const reply = await this.desk.ask({
      name: action,
      title: actionTitles[action]?.[lang] ?? action,
      lines: [...first, ...instruct(input, (bsn) => this.#who(bsn)).map((line) => line[lang]), ...more],
      fields,
      endings: ['done', 'refused', 'unsupported', 'again', 'stop'],
      ...(input !== undefined && action !== 'configure' && { input }),
      problem: ({ values = {} }) => this.#problem(action, fields, values),
    });
    if (!reply) throw new Error(`the step '${action}' ended without an answer`);
    this.#afresh = false;
    const statement = await this.#statement(reply, covers);
    return this.#performed(action, reply, fields, statement);
  }

  #performed<A extends ActionName>(
    action: A,
    reply: Reply,
    fields: readonly Field[],
    statement: Statement,
  ): Performed<A> {
    if (reply.ending === 'refused') return { status: 'refused', reason: reply.reason?.trim() ?? '', statement };
    if (reply.ending === 'unsupported') {
      if (reply.always) this.#never.add(action);
      this.desk.answerAlike(action, reply);
      return { status: 'unsupported', statement };
    }
    const output = fields.length > 0 ? this.#output(action, fields, reply.values ?? {}) : undefined;
    if (action === 'start-consent-question') this.#questions += 1;
    return { ...done<A>(output as XisActions[A]['output']), statement };
  }

  /** A person sees no identifier of a question: the driver numbers them. */
  #output(action: string, fields: readonly Field[], values: Reply['values'] = {}): Record<string, unknown> {
    const own = action === 'start-consent-question' ? { questionId: `attended-${this.#questions + 1}` } : {};
    return { ...own, ...outputOf(fields, values) };
  }

  #problem(action: string, fields: readonly Field[], values: Reply['values']): string | undefined {
    if (fields.length === 0) return undefined;
    const wrong = outputViolations(action, this.#output(action, fields, values));
    if (wrong.length === 0) return undefined;
    const told = wrong.map(({ path: keys, message }) => {
      const label = fields.find(({ name }) => name.split('.')[0] === keys[0])?.label ?? '';
      return `${[label, ...keys.slice(1)].join(' ')} ${message}`.trim();
    });
    const { lang } = this.options;
    const lacking = fields
      .filter(({ required, name }) => required && values?.[name] === undefined)
      .map(({ label }) => label);
    return `${words.notRight[lang]}: ${[...new Set(lacking.length > 0 ? lacking : told)].join('; ')}`;
  }

  /** What the person can choose from instead of typing it. */
  #atHand(name: string, input: unknown): readonly Option[] {
    if (/patientShown|patientLaunched/.test(name))
      return [...this.#patients.values()].map((patient) => ({
        value: patient.bsn,
        label: patientWords(patient)[this.options.lang],
      }));
    const { bsn } = (input ?? {}) as { bsn?: string };
    if (name !== 'released' || bsn === undefined) return [];
    const records = this.#patients.get(bsn)?.records ?? [];
    return records.map(({ dataCategory, content }) => ({ value: dataCategory, label: `“${content}”` }));
  }

  #who(bsn: string): Text {
    const patient = this.#patients.get(bsn);
    return patient ? patientWords(patient) : { nl: `patiënt met BSN ${bsn}`, en: `patient with BSN ${bsn}` };
  }

  /** The first thing that is asked: who are you? Once, unless the target file says it. */
  async #introduced(): Promise<void> {
    this.#introduction ??= this.desk.attendant === '' ? this.#introduce() : Promise.resolve();
    await this.#introduction;
  }

  async #introduce(): Promise<void> {
    const { lang } = this.options;
    const reply = await this.desk.ask({
      name: 'introduce',
      title: words.whoTitle[lang],
      lines: [words.whoLine[lang], this.options.plan],
      fields: [{ name: 'name', label: words.name[lang], kind: 'text', required: true }],
      endings: ['done', 'stop'],
      problem: ({ values }) => (nameIn(values) === '' ? words.nameNeeded[lang] : undefined),
    });
    this.desk.attendant = nameIn(reply?.values);
  }

  async #untilArrived(expected: () => readonly Text[]): Promise<Statement | undefined> {
    const { lang } = this.options;
    const waiting = (): readonly string[] => expected().map((line) => line[lang]);
    if (waiting().length === 0) return undefined;
    const reply = await this.desk.ask({
      name: 'expect-messages',
      title: words.expectTitle[lang],
      lines: [words.expectLine[lang]],
      fields: [],
      endings: ['never-comes', 'again', 'stop'],
      waiting,
    });
    return reply && this.#statement(reply, []);
  }

  async #statement({ remark = '', picture }: Reply, covers: readonly string[]): Promise<Statement> {
    return {
      by: this.desk.attendant,
      at: new Date().toISOString(),
      ...(covers.length > 0 && { covers }),
      ...(remark.trim() !== '' && { remark: remark.trim() }),
      ...(picture && { screenshot: await this.#kept(picture) }),
    };
  }

  async #kept({ name, content }: Picture): Promise<Screenshot> {
    const sha256 = createHash('sha256').update(content).digest('hex');
    const known = { name: path.basename(name), sha256, bytes: content.length };
    const { screenshots } = this.options;
    if (!screenshots) return known;
    const file = `${sha256}${/\.(png|jpe?g|webp)$/i.exec(name)?.[0].toLowerCase() ?? ''}`;
    await mkdir(screenshots.folder, { recursive: true });
    await writeFile(path.join(screenshots.folder, file), content);
    return { ...known, file: path.posix.join(screenshots.in, file) };
  }
}

const done = <A extends ActionName>(output: XisActions[A]['output']): Performed<A> => ({ status: 'done', output });

const nameIn = (values: Reply['values']): string => {
  const name = values?.['name'];
  return typeof name === 'string' ? name.trim() : '';
};
