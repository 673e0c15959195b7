import type { Pump } from '../pump.js';

/** A fault had nothing to break. Never swallowed: a fault that does nothing would prove nothing. */
export class FaultMissed extends Error {}

/** The part of a message that a fault means to change. */
export function must<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new FaultMissed(`the message has no ${what}`);
  return value;
}

/** A queue goes on where a piece of work fails. A fault that had nothing to break must not be lost by that. */
export function tellWhatWasMissed(pump: Pump): void {
  let missed: FaultMissed | undefined;
  const failed = pump.failed.bind(pump);
  const run = pump.run.bind(pump);
  const clear = pump.clear.bind(pump);
  pump.failed = (error) => {
    if (error instanceof FaultMissed) missed = error;
    return failed(error);
  };
  pump.clear = () => {
    missed = undefined;
    clear();
  };
  pump.run = async (patienceMs) => {
    await run(patienceMs);
    const thrown = missed;
    missed = undefined;
    if (thrown !== undefined) throw thrown;
  };
}
