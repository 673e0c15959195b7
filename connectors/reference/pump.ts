import { setTimeout as pause } from 'node:timers/promises';

import { safeMessage } from './errors.js';

/** What came of one piece of work. `later` waits for the back-off, or for as long as Mitz asked. */
export type Result = { next: 'done' } | { next: 'again' } | { next: 'later'; afterMs?: number } | { next: 'stop' };

interface Item {
  attempts: number;
  notBefore: number;
  busy: boolean;
  /** Asked for again while it was under way. */
  again: boolean;
}

const FIRST_BACK_OFF_MS = 200;
const LONGEST_BACK_OFF_MS = 5000;
const POLL_MS = 50;

/**
 * Keeps doing pieces of work, a few at a time, until each is done. What fails for a while waits longer each time;
 * when Mitz names a time, everything waits. What is to be done is rebuilt from the store after a restart.
 */
export class Pump {
  private readonly items = new Map<string, Item>();
  private active = 0;
  private epoch = 0;
  private pausedUntil = 0;
  private timer: NodeJS.Timeout | undefined;
  private readonly waiting = new Set<() => void>();
  stopped = false;

  constructor(
    private readonly step: (key: string) => Promise<Result>,
    private readonly limit: () => number = () => 8,
  ) {}

  get pending(): number {
    return this.items.size;
  }

  add(key: string): void {
    const item = this.items.get(key);
    if (item === undefined) this.items.set(key, { attempts: 0, notBefore: 0, busy: false, again: false });
    else if (item.busy) item.again = true;
    else item.notBefore = 0;
  }

  /** Forgets all work, also what is under way. */
  clear(): void {
    this.epoch += 1;
    this.items.clear();
    this.active = 0;
    this.pausedUntil = 0;
    this.stopped = false;
    clearTimeout(this.timer);
    this.wake();
  }

  /** Does now what waits for its back-off, but not what Mitz asked to be sent later. */
  hurry(): void {
    for (const item of this.items.values()) item.notBefore = 0;
  }

  resume(): void {
    this.stopped = false;
  }

  /** Starts what is due, and answers when nothing is due or under way any more, or the patience has run out. */
  async run(patienceMs: number): Promise<void> {
    this.pump();
    if (this.active > 0) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, patienceMs);
        this.waiting.add(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    }
  }

  /** As `run`, and then stays a while for what waits to be tried again. */
  async runOut(patienceMs: number, lingerMs: number): Promise<void> {
    await this.run(patienceMs);
    const until = Date.now() + lingerMs;
    while (this.items.size > 0 && !this.stopped && Date.now() < until) {
      await pause(POLL_MS);
      await this.run(Math.max(1, until - Date.now()));
    }
  }

  private pump(): void {
    while (this.active < this.limit()) {
      const key = this.nextDue();
      if (key === undefined) break;
      void this.work(key, this.epoch);
    }
    if (this.active === 0) this.wake();
    this.schedule();
  }

  private nextDue(): string | undefined {
    const now = Date.now();
    if (this.stopped || this.pausedUntil > now) return undefined;
    for (const [key, item] of this.items) if (!item.busy && item.notBefore <= now) return key;
    return undefined;
  }

  private async work(key: string, epoch: number): Promise<void> {
    const item = this.items.get(key);
    if (item === undefined) return;
    item.busy = true;
    this.active += 1;
    const result = await this.step(key).catch((error: unknown) => this.failed(error));
    if (epoch !== this.epoch) return;
    this.active -= 1;
    item.busy = false;
    this.settle(key, item, result);
    this.pump();
  }

  private settle(key: string, item: Item, result: Result): void {
    if (result.next === 'stop') this.stopped = true;
    if (result.next === 'later') {
      item.attempts += 1;
      const backOff = Math.min(FIRST_BACK_OFF_MS * 2 ** (item.attempts - 1), LONGEST_BACK_OFF_MS);
      item.notBefore = Date.now() + (result.afterMs ?? backOff);
      if (result.afterMs !== undefined) this.pausedUntil = Math.max(this.pausedUntil, item.notBefore);
    }
    if (result.next === 'done' && !item.again) this.items.delete(key);
    item.again = false;
  }

  /** What goes wrong in a piece of work is told, and the others go on. */
  failed(error: unknown): Result {
    process.stderr.write(`background work failed: ${safeMessage(error)}\n`);
    return { next: 'done' };
  }

  private schedule(): void {
    clearTimeout(this.timer);
    if (this.stopped || this.active >= this.limit()) return;
    const waiting = [...this.items.values()].filter((item) => !item.busy).map((item) => item.notBefore);
    if (waiting.length === 0) return;
    const first = Math.max(Math.min(...waiting), this.pausedUntil);
    this.timer = setTimeout(
      () => {
        this.pump();
      },
      Math.max(first - Date.now(), 1),
    );
    this.timer.unref();
  }

  private wake(): void {
    for (const resolve of this.waiting) resolve();
    this.waiting.clear();
  }
}
