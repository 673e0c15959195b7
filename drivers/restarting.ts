import type { ActionName, Driver, Performed } from '../mitz/xis.js';
import type { TargetProcess } from './process.js';
import { wrapped } from './wrapped.js';

/** A driver for a target whose process the harness started: what it cannot restart itself, the harness restarts. */
export const restarting = (driver: Driver, process: TargetProcess): Driver =>
  wrapped(
    driver,
    async <A extends ActionName>(...parts: Parameters<typeof driver.perform<A>>): Promise<Performed<A>> => {
      const performed = await driver.perform<A>(...parts);
      if (parts[0] !== 'restart' || performed.status !== 'unsupported') return performed;
      await process.restart();
      return { status: 'done', output: undefined };
    },
  );
