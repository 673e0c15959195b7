import { counted } from '../../../core/text.js';
import { demand, judgeEach, notShown } from '../../../core/outcome.js';
import type { Example } from '../../../mitz/example.js';
import {
  accepts,
  answerWords,
  demandShows,
  isWhole,
  mustBeNotified,
  shownOf,
} from '../../../mitz/checks/notification.js';
import { lastAction, mentions, notifications } from '../../../mitz/evidence.js';
import { place } from '../../../mitz/rules.js';
import { scenario } from '../../../mitz/scenario.js';
import type { Patient } from '../../../mitz/xis.js';
import { sources } from '../../../mitz/sources.js';

const no = { choice: 'no', decidedAt: '2025-03-01T09:30:00Z' } as const;

interface Outage {
  readonly before: Patient;
  readonly during: Patient;
  readonly after: Patient;
}

const all = ({ before, during, after }: Outage): readonly Patient[] => [before, during, after];

function outage(example: Example, { before, during, after }: Outage): void {
  example.notification(before, 'no', 204);
  example.action('local-consent', { bsn: before.bsn }, { source: 'mitz', choice: 'no' });
  example.action('restart', undefined, undefined, () => { example.notification(during, 'no', undefined); }); // prettier-ignore
  example.notification(during, 'no', 204);
  example.notification(after, 'no', 204);
}

export default scenario({
  title: {
    nl: 'Is de ontvanger even weg, dan komt de notificatie alsnog aan en gaat geen keuze verloren',
    en: 'When the receiver is away for a moment the notification arrives after all, and no choice is lost',
  },
  line: '2.02.a',
  basis: 'published',
  source: sources.functions,
  except: {
    'nothing-lost': { line: '2.02.b', basis: 'assumed' },
  },
  functionalities: ['notificaties'],
  given: (world): Outage => ({ before: world.patient(), during: world.patient(), after: world.patient() }),
  when: async (bed, cast) => {
    const { before, during, after } = cast;
    await bed.register(all(cast));
    await bed.settle({ abonneren: 3 });
    await bed.notify(before, no);
    await bed.tryAct('local-consent', { bsn: before.bsn });
    // At the same time; what went wrong with either is told once both have ended.
    const together = await Promise.allSettled([
      bed.act('restart', undefined),
      bed.notify(during, { ...no, untilTaken: true }),
    ]);
    for (const one of together) if (one.status === 'rejected') throw one.reason;
    await bed.notify(after, { ...no, untilTaken: true });
    await bed.settle();
    for (const { bsn } of all(cast)) await bed.tryAct('local-consent', { bsn });
  },
  checks: {
    'taken-in-the-end': {
      title: { nl: 'Ook de notificaties tijdens en na de storing zijn aangenomen', en: 'All were taken in the end' },
      level: 'MUST',
      trippedBy: ['listens-elsewhere-after-a-restart'],
      judge: (evidence) => {
        const { before, during, after } = evidence.cast;
        if (lastAction(evidence, 'restart').refusal !== undefined) notShown('the target was not restarted');
        mustBeNotified(evidence, before);
        judgeEach([during, after], ({ bsn }) => {
          const sent = notifications(evidence).filter((exchange) => mentions(exchange, bsn));
          const last = sent.at(-1) ?? notShown('Mitz sent no notification about this patient');
          demand(last.response !== null && accepts(last.response) && isWhole(last), {
            message: 'the target took no notification any more after it was restarted',
            expected: 'a 2xx status',
            received: answerWords(last),
            where: `${place(last)}, the last of ${counted(sent.length, 'attempt')}`,
          });
        });
      },
    },
    'nothing-lost': {
      title: { nl: 'Elke aangenomen keuze geldt', en: 'Every choice that was taken holds' },
      level: 'MUST',
      trippedBy: ['forgets-notifications-at-a-restart'],
      judge: (evidence) => {
        if (lastAction(evidence, 'restart').refusal !== undefined) notShown('the target was not restarted');
        const { before } = evidence.cast;
        const { output: was } = shownOf(evidence, before, 'first');
        const { output: is, entry } = shownOf(evidence, before);
        demand(was.source !== 'mitz' || is.source === 'mitz', {
          message: 'what Mitz had notified before the restart is lost',
          expected: `source mitz, choice ${was.choice ?? 'no'}`,
          received: `source ${is.source}, choice ${is.choice ?? 'not told'}`,
          where: `action local-consent at ${entry.at}`,
        });
        judgeEach(all(evidence.cast), (patient) => {
          mustBeNotified(evidence, patient);
          demandShows(evidence, patient, 'no');
        });
      },
    },
  },
  examples: {
    good: (example, cast) => {
      outage(example, cast);
      for (const { bsn } of all(cast)) example.action('local-consent', { bsn }, { source: 'mitz', choice: 'no' });
    },
    counter: {
      'taken-in-the-end': (example, { before, during, after }) => {
        example.notification(before, 'no', 204);
        example.action('restart', undefined, undefined);
        for (const patient of [during, after]) example.notification(patient, 'no', undefined);
      },
      'nothing-lost': (example, cast) => {
        outage(example, cast);
        for (const { bsn } of all(cast)) example.action('local-consent', { bsn }, { source: 'none' });
      },
    },
  },
});
