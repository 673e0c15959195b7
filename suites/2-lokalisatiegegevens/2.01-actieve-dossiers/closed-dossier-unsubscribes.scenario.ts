import { demand, judgeEach, notShown } from '../../../core/outcome.js';
import { callsTo, place } from '../../../mitz/rules.js';
import { scenario } from '../../../mitz/scenario.js';
import { idGiven, subscriptionsAbout, unsubscribedAfterClosing } from '../../../mitz/checks/subscription.js';

export default scenario({
  title: {
    nl: 'Wordt een dossier gesloten, dan wordt de aanmelding opgezegd',
    en: 'When a dossier is closed, the registration is cancelled',
  },
  line: '2.01.a',
  functionalities: ['lokalisatie'],
  assumed: true,
  given: (world) => ({ leaver: world.patient(), stayer: world.patient() }),
  when: async (bed, { leaver, stayer }) => {
    await bed.register([leaver, stayer]);
    await bed.settle({ abonneren: 2 });
    await bed.act('close-dossier', { bsn: leaver.bsn });
    await bed.settle({ opzeggen: 1 });
  },
  checks: {
    'unsubscribed-after-closing': unsubscribedAfterClosing('leaver', [
      'never-unsubscribes',
      'cancels-the-registration-of-another',
    ]),
    'others-stay-registered': {
      title: {
        nl: 'De aanmelding van een ander dossier is niet opgezegd',
        en: 'The registration of another dossier was not cancelled',
      },
      level: 'MUST',
      basis: 'normative',
      trippedBy: ['cancels-the-registration-of-another'],
      judge: (evidence) => {
        const { stayer } = evidence.cast;
        const ids = subscriptionsAbout(evidence, stayer).flatMap((one) => idGiven(one) ?? []);
        if (ids.length === 0) notShown('no subscription for the other patient was accepted, so there was none to keep');
        const cancelled = callsTo(evidence, 'opzeggen');
        judgeEach(cancelled, (call) => {
          const id = call.request.path.split('/').at(-1) ?? '';
          demand(!ids.includes(id), {
            message:
              'the registration of a patient whose dossier is open was cancelled, while that of another was closed',
            expected: `no DELETE of subscription ${ids.join(' or ')}`,
            received: `a DELETE of ${id}`,
            where: place(call),
          });
        });
        if (cancelled.length === 0) notShown('nothing was cancelled, so nothing is shown of whom');
      },
    },
  },
  examples: {
    good: (example, { leaver, stayer }) => {
      example.subscribe(stayer);
      example.subscribe(leaver);
      example.action('close-dossier', { bsn: leaver.bsn }, undefined, () => { example.unsubscribe(leaver); }); // prettier-ignore
    },
    counter: {
      'unsubscribed-after-closing': (example, { leaver, stayer }) => {
        example.subscribe(stayer);
        example.subscribe(leaver);
        example.action('close-dossier', { bsn: leaver.bsn }, undefined, () => { example.unsubscribe(stayer); }); // prettier-ignore
      },
      'others-stay-registered': (example, { leaver, stayer }) => {
        example.subscribe(stayer);
        example.subscribe(leaver);
        example.action('close-dossier', { bsn: leaver.bsn }, undefined, () => { example.unsubscribe(stayer); }); // prettier-ignore
      },
    },
  },
});
