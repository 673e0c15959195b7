import type { Driver } from '../mitz/xis.js';

/** The same driver, with another way to perform. */
export const wrapped = (driver: Driver, perform: Driver['perform']): Driver => ({
  perform,
  close: () => driver.close(),
  get output() {
    return driver.output ?? [];
  },
  get unsound() {
    return driver.unsound;
  },
  ...(driver.person && { person: driver.person }),
});
