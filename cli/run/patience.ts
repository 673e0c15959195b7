import type { Finding } from '../../core/run-record.js';
import type { Patience, Target } from './target.js';

/** Within what a verdict can lean on how long was waited, in milliseconds, and what lies beyond. */
interface Bound {
  readonly least: number;
  readonly most: number;
  readonly tooShort: string;
  readonly tooLong: string;
}

/** Chosen by us: the norm names no times, and a person weighs what is found. */
const bounds: Readonly<Record<keyof Patience, Bound>> = {
  messageMs: {
    least: 500,
    most: 120_000,
    tooShort: 'a message that comes a little later counts as never sent, and silence shows little',
    tooLong: 'a message that comes this late is of no use to whoever waits for it, and passes',
  },
  quietMs: {
    least: 50,
    most: 30_000,
    tooShort: 'a message that should not have come may come after the evidence was closed',
    tooLong: 'each scenario waits this long for nothing',
  },
  actionMs: {
    least: 1000,
    most: 120_000,
    tooShort: 'a target that is merely busy looks like one that does not answer',
    tooLong: 'a target that hangs for this long passes as one that answers',
  },
  decisionMs: {
    least: 1000,
    most: 120_000,
    tooShort: 'a decision that is right is not waited for',
    tooLong: 'a decision that nobody at a screen would wait for passes',
  },
  consentMs: {
    least: 10,
    most: 60_000,
    tooShort: 'a migration of many consents looks as if it hangs',
    tooLong: 'a migration that hangs passes as one that is under way',
  },
  lateMs: {
    least: 500,
    most: 60_000,
    tooShort: 'what the target sends after the last scenarios is not seen',
    tooLong: 'the run waits this long for nothing',
  },
};

/** A finding for each time of waiting with which a verdict says less than it seems to. A person who acts takes their time. */
export function patienceFindings({ patience, driver }: Pick<Target, 'patience' | 'driver'>): readonly Finding[] {
  if (driver.kind === 'attended') return [];
  return (Object.keys(bounds) as (keyof Patience)[]).flatMap((name) => {
    const ms = patience[name];
    const { least, most, tooShort, tooLong } = bounds[name];
    const told = (why: string): Finding => ({
      kind: 'patience',
      text: `patience.${name} is ${ms} ms, and ${least} to ${most} is usual: ${why}`,
    });
    if (ms < least) return [told(tooShort)];
    return ms > most ? [told(tooLong)] : [];
  });
}
