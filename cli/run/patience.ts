import type { WrittenFinding } from '../../core/run-record.js';
import type { Text } from '../../core/text.js';
import type { Patience, Target } from './target.js';

/** Within what a verdict can lean on how long was waited, in milliseconds, and what lies beyond. */
interface Bound {
  readonly least: number;
  readonly most: number;
  readonly tooShort: Text;
  readonly tooLong: Text;
}

/** Chosen by us: the norm names no times, and a person weighs what is found. */
const bounds: Readonly<Record<keyof Patience, Bound>> = {
  messageMs: {
    least: 500,
    most: 120_000,
    tooShort: {
      en: 'a message that comes a little later counts as never sent, and silence shows little',
      nl: 'een bericht dat iets later komt telt als nooit verzonden, en stilte toont weinig aan',
    },
    tooLong: {
      en: 'a message that comes this late is of no use to whoever waits for it, and passes',
      nl: 'een bericht dat zo laat komt heeft geen nut meer voor wie erop wacht, en telt toch als goed',
    },
  },
  quietMs: {
    least: 50,
    most: 30_000,
    tooShort: {
      en: 'a message that should not have come may come after the evidence was closed',
      nl: 'een bericht dat niet had mogen komen kan komen als er niet meer wordt gekeken',
    },
    tooLong: { en: 'each scenario waits this long for nothing', nl: 'elk scenario wacht zo lang op niets' },
  },
  actionMs: {
    least: 1000,
    most: 120_000,
    tooShort: {
      en: 'a target that is merely busy looks like one that does not answer',
      nl: 'een systeem dat het alleen druk heeft lijkt er een dat niet antwoordt',
    },
    tooLong: {
      en: 'a target that hangs for this long passes as one that answers',
      nl: 'een systeem dat zo lang hangt telt als een dat antwoordt',
    },
  },
  decisionMs: {
    least: 1000,
    most: 120_000,
    tooShort: { en: 'a decision that is right is not waited for', nl: 'op een goede beslissing wordt niet gewacht' },
    tooLong: {
      en: 'a decision that nobody at a screen would wait for passes',
      nl: 'een beslissing waarop niemand achter een scherm zou wachten telt als goed',
    },
  },
  consentMs: {
    least: 10,
    most: 60_000,
    tooShort: {
      en: 'a migration of many consents looks as if it hangs',
      nl: 'een migratie van veel toestemmingen lijkt te hangen',
    },
    tooLong: {
      en: 'a migration that hangs passes as one that is under way',
      nl: 'een migratie die hangt telt als een die bezig is',
    },
  },
  lateMs: {
    least: 500,
    most: 60_000,
    tooShort: {
      en: 'what the target sends after the last scenarios is not seen',
      nl: "wat het systeem na de laatste scenario's verstuurt wordt niet gezien",
    },
    tooLong: { en: 'the run waits this long for nothing', nl: 'de toets wacht zo lang op niets' },
  },
};

/** A finding for each time of waiting with which a verdict says less than it seems to. A person who acts takes their time. */
export function patienceFindings({ patience, driver }: Pick<Target, 'patience' | 'driver'>): readonly WrittenFinding[] {
  if (driver.kind === 'attended') return [];
  return (Object.keys(bounds) as (keyof Patience)[]).flatMap((name) => {
    const ms = patience[name];
    const { least, most, tooShort, tooLong } = bounds[name];
    const told = (why: Text): WrittenFinding => ({
      kind: 'patience',
      text: `patience.${name} is ${ms} ms, and ${least} to ${most} is usual: ${why.en}`,
      nl: `patience.${name} is ${ms} ms, en ${least} tot ${most} is gebruikelijk: ${why.nl}`,
    });
    if (ms < least) return [told(tooShort)];
    return ms > most ? [told(tooLong)] : [];
  });
}
