/** The analytical engine that joins, counts and sorts: DuckDB in memory, which spills to a private folder. */
import { DOUBLE, DuckDBDataChunk, DuckDBInstance, INTEGER, BIGINT, VARCHAR } from '@duckdb/node-api';
import type { DuckDBAppender, DuckDBConnection, DuckDBType, DuckDBValue } from '@duckdb/node-api';
import { batchRows, tables } from './tables.js';
import type { Batch, TableName } from './tables.js';

const types: Readonly<Record<string, DuckDBType>> = { int: INTEGER, long: BIGINT, double: DOUBLE, text: VARCHAR };

/** Where an appender is, and the chunk that it fills again and again. */
interface Sink {
  readonly appender: DuckDBAppender;
  readonly chunk: DuckDBDataChunk;
}

export class Store {
  readonly #sinks = new Map<TableName, Sink>();

  private constructor(
    private readonly instance: DuckDBInstance,
    private readonly connection: DuckDBConnection,
  ) {}

  /** @param spill a private folder for what does not fit in memory; it holds pseudonyms only */
  static async open(spill: string, memoryMb: number, threads: number): Promise<Store> {
    const instance = await DuckDBInstance.create(':memory:', {
      memory_limit: `${memoryMb}MB`,
      temp_directory: spill,
      threads: String(threads),
      // No extension is looked for, and no file but those of the spill folder is touched.
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
      preserve_insertion_order: 'false',
    });
    const store = new Store(instance, await instance.connect());
    for (const [name, columns] of Object.entries(tables)) {
      const list = Object.entries<string>(columns).map(
        ([column, kind]) => `"${column}" ${types[kind]?.toString() ?? ''}`,
      );
      await store.run(`create table ${name} (${list.join(', ')})`);
    }
    return store;
  }

  /** From here on it may hold so much in memory. */
  async allow(memoryMb: number): Promise<void> {
    await this.run(`set memory_limit = '${memoryMb}MB'`);
  }

  /** Adds rows; they are there for queries after `settle`. */
  async prepare(): Promise<void> {
    for (const name of Object.keys(tables) as TableName[]) {
      const columnTypes = Object.values<string>(tables[name]).map((kind) => types[kind] ?? VARCHAR);
      const appender = await this.connection.createAppender(name);
      this.#sinks.set(name, { appender, chunk: DuckDBDataChunk.create(columnTypes, batchRows) });
    }
  }

  append({ table, rows, columns }: Batch): void {
    const sink = this.#sinks.get(table);
    if (!sink) throw new Error(`nothing is appended to '${table}' any more`);
    sink.chunk.reset();
    sink.chunk.rowCount = rows;
    for (const [i, name] of Object.keys(tables[table]).entries()) {
      const values = (columns as unknown as Readonly<Record<string, ArrayLike<DuckDBValue>>>)[name];
      const vector = sink.chunk.getColumnVector(i);
      for (let row = 0; row < rows; row += 1) vector.setItem(row, values?.[row] ?? null);
      vector.flush();
    }
    sink.appender.appendDataChunk(sink.chunk);
  }

  /** Ends the appending. */
  settle(): void {
    for (const { appender } of this.#sinks.values()) appender.closeSync();
    this.#sinks.clear();
  }

  async run(sql: string): Promise<void> {
    await this.connection.run(sql);
  }

  /** All rows of a small result, a value for each column. */
  async rows(sql: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
    return (await this.connection.runAndReadAll(sql)).getRowObjects();
  }

  /** The rows of a result of any size, some thousands at a time. */
  async *stream(sql: string): AsyncGenerator<readonly Readonly<Record<string, unknown>>[]> {
    yield* (await this.connection.stream(sql)).yieldRowObjects();
  }

  close(): void {
    this.connection.closeSync();
    this.instance.closeSync();
  }
}
