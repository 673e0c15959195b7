/** The analytical engine that joins, counts and sorts: DuckDB in memory, which spills to a private folder. */
import { totalmem } from 'node:os';
import { BIGINT, DOUBLE, DuckDBDataChunk, DuckDBInstance, INTEGER, TINYINT, VARCHAR } from '@duckdb/node-api';
import type { DuckDBAppender, DuckDBConnection, DuckDBType, DuckDBValue } from '@duckdb/node-api';
import { isOutOfMemory } from './no-space.js';
import { batchRows, tables } from './tables.js';
import type { Batch, TableName } from './tables.js';

const types: Readonly<Record<string, DuckDBType>> = {
  tiny: TINYINT,
  int: INTEGER,
  long: BIGINT,
  double: DOUBLE,
  text: VARCHAR,
};

/** Rows wait outside of the memory limit until they are flushed: no more of them than so many chunks. */
const waitingChunks = 8;

/** Of the machine, or of the part of it that this process was given. */
const halfOfMemoryMb = (): number => Math.min(totalmem(), process.constrainedMemory() || Infinity) / 2e6;

/** Where an appender is, and the chunk that it fills again and again. */
interface Sink {
  readonly appender: DuckDBAppender;
  readonly chunk: DuckDBDataChunk;
  /** How many chunks it holds that are not in the table yet. */
  waiting: number;
}

export class Store {
  readonly #sinks = new Map<TableName, Sink>();
  #lists = 0;

  private constructor(
    private readonly instance: DuckDBInstance,
    private readonly connection: DuckDBConnection,
    private memoryMb: number,
    private readonly mostMb: number,
  ) {}

  /**
   * @param spill a private folder for what does not fit in memory; it holds pseudonyms only
   * @param mostMb up to where it takes more memory where a query needs it
   */
  static async open(spill: string, memoryMb: number, threads: number, mostMb = halfOfMemoryMb()): Promise<Store> {
    const instance = await DuckDBInstance.create(':memory:', {
      memory_limit: `${memoryMb}MB`,
      temp_directory: spill,
      threads: String(threads),
      // No extension is looked for, and no file but those of the spill folder is touched.
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
      preserve_insertion_order: 'false',
      // Small blocks: some of every column stand in memory at any time.
      default_block_size: '32768',
    });
    const store = new Store(instance, await instance.connect(), memoryMb, mostMb);
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
    await this.connection.run(`set memory_limit = '${memoryMb}MB'`);
    this.memoryMb = memoryMb;
  }

  /** Adds rows; they are there for queries after `settle`. */
  async prepare(): Promise<void> {
    for (const name of Object.keys(tables) as TableName[]) {
      const columnTypes = Object.values<string>(tables[name]).map((kind) => types[kind] ?? VARCHAR);
      const appender = await this.connection.createAppender(name);
      this.#sinks.set(name, { appender, chunk: DuckDBDataChunk.create(columnTypes, batchRows), waiting: 0 });
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
    sink.waiting += 1;
    if (sink.waiting < waitingChunks) return;
    sink.appender.flushSync();
    sink.waiting = 0;
  }

  /** Ends the appending. */
  settle(): void {
    for (const { appender } of this.#sinks.values()) appender.closeSync();
    this.#sinks.clear();
  }

  async run(sql: string): Promise<void> {
    await this.#withRoom(() => this.connection.run(sql));
  }

  /** All rows of a small result, a value for each column. */
  async rows(sql: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
    return (await this.#withRoom(() => this.connection.runAndReadAll(sql))).getRowObjects();
  }

  /**
   * The rows of a result of any size in its order, some thousands at a time. The result is made first, and counted: where
   * a result fails while it is fetched, the bindings take that for its end.
   * @throws Error where fewer rows came than there are
   */
  async *stream(sql: string): AsyncGenerator<readonly Readonly<Record<string, unknown>>[]> {
    const listed = `listed_${(this.#lists += 1)}`;
    await this.connection.run('set preserve_insertion_order = true');
    await this.run(`create table ${listed} as ${sql}`);
    const [all] = await this.rows(`select count(*) as n from ${listed}`);
    let came = 0;
    for await (const rows of (await this.connection.stream(`select * from ${listed}`)).yieldRowObjects()) {
      came += rows.length;
      yield rows;
    }
    if (came !== Number(all?.['n']))
      throw new Error(`of a list of ${String(all?.['n'])} rows only ${came} could be read: out of memory, or of disk`);
    await this.run(`drop table ${listed}`);
    await this.connection.run('set preserve_insertion_order = false');
  }

  /** Does it again with twice the memory where that was not enough: to sort many findings takes more than to join good rows. */
  async #withRoom<T>(act: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await act();
      } catch (thrown) {
        const twice = this.memoryMb * 2;
        if (!isOutOfMemory(thrown) || twice > this.mostMb) throw thrown;
        await this.allow(twice);
      }
    }
  }

  close(): void {
    this.connection.closeSync();
    this.instance.closeSync();
  }
}
