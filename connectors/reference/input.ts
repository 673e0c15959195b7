import { Malformed } from './errors.js';

/** Reads an action's JSON input by name and type. What is missing or of another type is a `Malformed` that names it. */
export class Fields {
  private readonly fields: Record<string, unknown>;

  constructor(
    value: unknown,
    private readonly where = 'input',
  ) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw new Malformed(`${where} must be an object`);
    }
    this.fields = value as Record<string, unknown>;
  }

  has(name: string): boolean {
    return this.fields[name] !== undefined && this.fields[name] !== null;
  }

  text(name: string): string {
    const value = this.fields[name];
    if (typeof value !== 'string' || value === '') throw new Malformed(`${this.where}.${name} must be a text`);
    return value;
  }

  /** A text that must be there but may be empty. */
  anyText(name: string): string {
    const value = this.fields[name];
    if (typeof value !== 'string') throw new Malformed(`${this.where}.${name} must be a text`);
    return value;
  }

  matching(name: string, pattern: RegExp, meaning: string): string {
    const value = this.text(name);
    if (!pattern.test(value)) throw new Malformed(`${this.where}.${name} must be ${meaning}`);
    return value;
  }

  flag(name: string, otherwise: boolean): boolean {
    if (!this.has(name)) return otherwise;
    const value = this.fields[name];
    if (typeof value !== 'boolean') throw new Malformed(`${this.where}.${name} must be true or false`);
    return value;
  }

  count(name: string): number {
    const value = this.fields[name];
    if (typeof value !== 'number' || !Number.isInteger(value) || value < 0) {
      throw new Malformed(`${this.where}.${name} must be a whole number`);
    }
    return value;
  }

  oneOf<T extends string | number>(name: string, allowed: readonly T[]): T {
    const found = allowed.find((option) => option === this.fields[name]);
    if (found === undefined) throw new Malformed(`${this.where}.${name} must be one of ${allowed.join(', ')}`);
    return found;
  }

  object(name: string): Fields {
    return new Fields(this.fields[name], `${this.where}.${name}`);
  }

  list<T>(name: string, read: (item: unknown, where: string) => T): T[] {
    const value = this.fields[name];
    if (!Array.isArray(value)) throw new Malformed(`${this.where}.${name} must be a list`);
    return value.map((item, index) => read(item, `${this.where}.${name}[${index}]`));
  }

  objects<T>(name: string, read: (fields: Fields) => T): T[] {
    return this.list(name, (item, where) => read(new Fields(item, where)));
  }

  texts(name: string): string[] {
    return this.list(name, (item, where) => {
      if (typeof item !== 'string') throw new Malformed(`${where} must be a text`);
      return item;
    });
  }

  /** The value that `read` finds under this name, or undefined when it is absent. */
  optional<T>(name: string, read: (name: string) => T): T | undefined {
    return this.has(name) ? read(name) : undefined;
  }
}

/** `{ [name]: value }`, or nothing at all when there is no value: optional properties stay absent. */
export function given<K extends string, V>(name: K, value: V | undefined): { [P in K]?: V } {
  return value === undefined ? {} : ({ [name]: value } as { [P in K]?: V });
}
