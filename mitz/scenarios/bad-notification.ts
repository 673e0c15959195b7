import type { Example } from '../example.js';
import { nothingChanged, stillAlive } from '../checks/notification.js';
import type { Cast } from '../checks/release.js';
import { scenario } from '../scenario.js';
import type { ExampleWriter, MitzCheck, MitzScenario } from '../scenario.js';
import type { SpoiltNotification } from '../toestemming/notification.js';

/** Who got the bad notification, and who the right one after it. */
export type BadNotificationCast = Cast<'kept' | 'next'>;

/** A scenario in which a notification is wrong, and must change nothing. */
export interface BadNotificationDefinition<Id extends string> {
  readonly title: MitzScenario['title'];
  readonly spoil: SpoiltNotification;
  /** What the target answers to it, in examples. */
  readonly status: number;
  /** The faults with which the connector takes it over. */
  readonly trippedBy: MitzCheck['trippedBy'];
  /** What is judged beside that nothing changed and that the next is taken. */
  readonly checks: { readonly [K in Id]: MitzCheck<BadNotificationCast> };
  readonly counter: { readonly [K in NoInfer<Id>]: ExampleWriter<BadNotificationCast> };
}

const decidedAt = '2025-03-01T09:30:00Z';

/** Two patients of whom no choice is known, and what Mitz says of the second: yes. */
function badNotification(
  example: Example,
  { kept, next }: BadNotificationCast,
  spoil: SpoiltNotification,
  status: number,
  then: { readonly taken?: true; readonly nextStatus?: number } = {},
): void {
  example.notification(kept, 'yes', status, { spoil });
  example.notification(next, 'yes', then.nextStatus ?? 204);
  const leads = then.taken ? ({ source: 'mitz', choice: 'yes' } as const) : ({ source: 'none' } as const);
  example.action('local-consent', { bsn: kept.bsn }, leads);
  example.action('local-consent', { bsn: next.bsn }, { source: 'mitz', choice: 'yes' });
}

/** Declares such a scenario: the bad notification says yes where nothing is known, and the next, right one also says yes. */
export function badNotificationScenario<const Id extends string>(
  definition: BadNotificationDefinition<Id>,
): MitzScenario {
  const { title, spoil, status, trippedBy, checks, counter } = definition;
  return scenario<BadNotificationCast, string>({
    title,
    line: '2.02.a',
    basis: 'assumed',
    except: { 'nothing-changed': { line: '2.02.b' } },
    functionalities: ['notificaties'],
    given: (world) => ({ kept: world.patient(), next: world.patient() }),
    when: async (bed, { kept, next }) => {
      const both = [kept, next];
      await bed.register(both);
      await bed.settle({ abonneren: both.length });
      await bed.notify(kept, { choice: 'yes', decidedAt, spoil });
      await bed.notify(next, { choice: 'yes', decidedAt });
      await bed.settle();
      for (const { bsn } of both) await bed.tryAct('local-consent', { bsn });
    },
    checks: {
      ...checks,
      'nothing-changed': nothingChanged('kept', 'next', 'yes', trippedBy),
      'still-alive': stillAlive('kept', 'next', ['stops-taking-notifications-after-a-bad-one']),
    },
    examples: {
      good: (example, cast) => {
        badNotification(example, cast, spoil, status);
      },
      counter: {
        ...counter,
        'nothing-changed': (example, cast) => {
          badNotification(example, cast, spoil, 204, { taken: true });
        },
        'still-alive': (example, cast) => {
          badNotification(example, cast, spoil, status, { nextStatus: 503 });
        },
      },
    },
  });
}
