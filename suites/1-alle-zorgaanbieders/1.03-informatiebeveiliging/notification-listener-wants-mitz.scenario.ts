import { demand, judgeEach, notShown } from '../../../core/outcome.js';
import type { Example } from '../../../mitz/example.js';
import { mentions, notifications } from '../../../mitz/evidence.js';
import { accepts, mustBeNotified, notificationAccepted, nothingChanged } from '../../../mitz/checks/notification.js';
import { place } from '../../../mitz/rules.js';
import { scenario } from '../../../mitz/scenario.js';
import type { MitzCheck } from '../../../mitz/scenario.js';
import type { Patient } from '../../../mitz/xis.js';
import { sources } from '../../../mitz/sources.js';

interface Callers {
  /** Whom others than Mitz send notifications about. */
  readonly kept: Patient;
  /** Whom Mitz sends the same about. */
  readonly told: Patient;
}

const yes = { choice: 'yes', decidedAt: '2025-03-01T09:30:00Z' } as const;

function refused(
  as: 'stranger' | 'nobody',
  title: MitzCheck['title'],
  trippedBy: MitzCheck['trippedBy'],
): MitzCheck<Callers> {
  return {
    title,
    level: 'MUST',
    trippedBy,
    judge: (evidence) => {
      const { kept, told } = evidence.cast;
      const sent = notifications(evidence, as).filter((exchange) => mentions(exchange, kept.bsn));
      if (sent.length === 0) notShown('nobody but Mitz sent a notification');
      judgeEach(sent, (exchange) => {
        demand(!exchange.response || !accepts(exchange.response), {
          message: 'the target took a notification that did not come from Mitz',
          expected: 'refused: no connection, or no 2xx status',
          received: `status ${exchange.response?.status ?? 0}`,
          where: place(exchange),
        });
      });
      // Whoever cannot be reached at all refuses everybody.
      mustBeNotified(evidence, told);
    },
  };
}

function calls(example: Example, { kept, told }: Callers, status: number, mitz: number, taken?: 'taken'): void {
  for (const as of ['stranger', 'nobody'] as const) example.notification(kept, 'yes', status, { as });
  example.notification(told, 'yes', mitz);
  example.action('local-consent', { bsn: kept.bsn }, taken ? { source: 'mitz', choice: 'yes' } : { source: 'none' });
  example.action('local-consent', { bsn: told.bsn }, { source: 'mitz', choice: 'yes' });
}

export default scenario({
  title: {
    nl: 'Alleen Mitz wordt geloofd als het om notificaties gaat',
    en: 'Only Mitz is believed when it comes to notifications',
  },
  line: '1.03.b',
  basis: 'published',
  source: sources.channel,
  except: {
    'nothing-changed': { basis: 'assumed' },
  },
  functionalities: ['notificaties'],
  given: (world): Callers => ({ kept: world.patient(), told: world.patient() }),
  when: async (bed, { kept, told }) => {
    const both = [kept, told];
    await bed.register(both);
    await bed.settle({ abonneren: both.length });
    await bed.notify(kept, { ...yes, as: 'stranger' });
    await bed.notify(kept, { ...yes, as: 'nobody' });
    await bed.notify(told, yes);
    await bed.settle();
    for (const { bsn } of both) await bed.tryAct('local-consent', { bsn });
  },
  checks: {
    'stranger-is-refused': refused(
      'stranger',
      {
        nl: 'Een ander met een certificaat van dezelfde CA wordt geweigerd',
        en: 'Another client of the CA is refused',
      },
      ['takes-notifications-from-any-client-of-the-ca', 'takes-notifications-from-anybody'],
    ),
    'nobody-is-refused': refused(
      'nobody',
      { nl: 'Wie geen certificaat heeft wordt geweigerd', en: 'A client without certificate is refused' },
      ['takes-notifications-from-anybody'],
    ),
    'nothing-changed': nothingChanged('kept', 'told', 'yes', [
      'takes-notifications-from-any-client-of-the-ca',
      'takes-notifications-from-anybody',
    ]),
    'mitz-is-taken': notificationAccepted('told', ['refuses-notifications']),
  },
  examples: {
    good: (example, cast) => {
      calls(example, cast, 403, 204);
    },
    counter: {
      'stranger-is-refused': (example, cast) => {
        calls(example, cast, 204, 204);
      },
      'nobody-is-refused': (example, cast) => {
        calls(example, cast, 204, 204);
      },
      'nothing-changed': (example, cast) => {
        calls(example, cast, 403, 204, 'taken');
      },
      'mitz-is-taken': (example, cast) => {
        calls(example, cast, 403, 403);
      },
    },
  },
});
