import { judgeEach, fail, notShown } from '../../../core/outcome.js';
import { lastAction } from '../../../mitz/evidence.js';
import { callsTo, place } from '../../../mitz/rules.js';
import { scenario } from '../../../mitz/scenario.js';
import { idGiven, subscriptionsAbout } from '../../../mitz/checks/subscription.js';
import type { Exchange } from '../../../core/transcript.js';

const isTaken = ({ response }: Exchange): boolean =>
  response !== null && response.status >= 200 && response.status < 300;

export default scenario({
  title: {
    nl: 'Een dossier dat tijdens een storing is gesloten, blijft daarna niet bij Mitz aangemeld',
    en: 'A dossier that was closed during an outage does not stay registered at Mitz afterwards',
  },
  line: '2.01.a',
  functionalities: ['lokalisatie'],
  assumed: true,
  given: (world) => {
    const leaver = world.patient();
    world.script('abonneren', { kind: 'status', status: 503 }, { about: leaver, times: 1 });
    return { leaver, stayer: world.patient() };
  },
  when: async (bed, { leaver, stayer }) => {
    await bed.register([leaver]);
    await bed.act('close-dossier', { bsn: leaver.bsn });
    await bed.register([stayer]);
    await bed.settle({ abonneren: 2 });
    await bed.tryAct('run-scheduled-work', undefined);
    await bed.settle();
  },
  checks: {
    'closed-dossier-is-not-registered': {
      title: {
        nl: 'Het gesloten dossier staat niet bij Mitz aangemeld',
        en: 'The closed dossier is not registered at Mitz',
      },
      level: 'MUST',
      basis: 'assumed',
      trippedBy: ['forgets-a-closing-while-registering', 'never-unsubscribes'],
      judge: (evidence) => {
        const { leaver, stayer } = evidence.cast;
        const closing = lastAction(evidence, 'close-dossier');
        if (closing.refusal !== undefined) notShown(`the dossier was not closed: ${closing.refusal}`);
        const about = subscriptionsAbout(evidence, leaver);
        if (about.length === 0) notShown('no subscription for this patient arrived');
        const cancelled = new Set(callsTo(evidence, 'opzeggen').map(({ request }) => request.path.split('/').at(-1)));
        judgeEach(
          about.filter(({ exchange }) => isTaken(exchange)),
          (one) => {
            const id = idGiven(one);
            if (id === undefined || cancelled.has(id)) return;
            fail({
              message: 'a dossier was closed before Mitz had taken its registration, and stays registered',
              expected: `no registration, or a DELETE of subscription ${id}`,
              received: 'a registration that stands',
              where: place(one.exchange),
            });
          },
        );
        if (!subscriptionsAbout(evidence, stayer).some(({ exchange }) => isTaken(exchange)))
          notShown('no registration of another patient was accepted either, so silence shows nothing');
      },
    },
  },
  examples: {
    good: (example, { leaver, stayer }) => {
      example.subscribe(leaver, { status: 503 });
      example.action('close-dossier', { bsn: leaver.bsn }, undefined);
      example.subscribe(stayer);
    },
    counter: {
      'closed-dossier-is-not-registered': (example, { leaver, stayer }) => {
        example.subscribe(leaver, { status: 503 });
        example.action('close-dossier', { bsn: leaver.bsn }, undefined);
        example.subscribe(stayer);
        example.subscribe(leaver);
      },
    },
  },
});
