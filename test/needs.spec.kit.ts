import Mocha from 'mocha';

/** What a runnable of mocha carries for the reporter of the run, which tells why it was left out. */
interface Lacking {
  lacking?: string;
}

/**
 * Leaves a test out where the machine lacks something, or all tests of a suite when asked in its `before`.
 *
 * @param what is lacking, such as `Chromium`: whoever reads the run sees why the test was not run
 */
export function skipWithout(what: string, isThere: boolean, context: Mocha.Context): void {
  if (isThere) return;
  const asked = context.test as (Mocha.Runnable & Lacking) | undefined;
  const leftOut: (Mocha.Suite & Lacking) | typeof asked =
    asked !== undefined && !(asked instanceof Mocha.Test) ? asked.parent : asked;
  if (leftOut) leftOut.lacking = what;
  context.skip();
}
