import { demand, notShown } from '../../../core/outcome.js';
import { lastAction, mustNotBeElsewhere, subscriptions } from '../../../mitz/evidence.js';
import { place } from '../../../mitz/rules.js';
import { scenario } from '../../../mitz/scenario.js';
import { subscriptionsAbout } from '../../../mitz/checks/subscription.js';
import { sources } from '../../../mitz/sources.js';

export default scenario({
  title: {
    nl: 'Wordt een dossier geopend, dan wordt de patiënt aangemeld, en niet eerder',
    en: 'When a dossier is opened the patient is registered, and not before',
  },
  line: '2.01.a',
  basis: 'normative',
  except: {
    'not-subscribed-before-opening': { basis: 'published', source: sources.functions },
  },
  functionalities: ['lokalisatie'],
  given: (world) => ({ known: world.patient(), fresh: world.patient({ activeDossier: false }) }),
  when: async (bed, { known, fresh }) => {
    await bed.register([known, fresh]);
    await bed.settle({ abonneren: 1 });
    await bed.act('open-dossier', { bsn: fresh.bsn });
    await bed.settle({ abonneren: 2 });
  },
  checks: {
    'subscribed-after-opening': {
      title: { nl: 'Na het openen is de patiënt aangemeld', en: 'After the opening the patient was registered' },
      level: 'MUST',
      trippedBy: ['opens-dossier-without-subscribing'],
      judge: (evidence) => {
        const { fresh } = evidence.cast;
        const opening = lastAction(evidence, 'open-dossier');
        if (opening.refusal !== undefined) notShown(`the dossier was not opened: ${opening.refusal}`);
        if (subscriptions(evidence).length === 0) notShown('no subscription at all arrived');
        mustNotBeElsewhere(evidence, fresh.bsn);
        const about = subscriptionsAbout(evidence, fresh);
        demand(about.length > 0, {
          message: 'a dossier was opened, and the patient was not registered at Mitz',
          expected: 'a subscription for the patient',
          received: 'subscriptions for others only',
          where: `after action open-dossier at ${opening.entry.at}`,
        });
        // Registered before there was a dossier: the other check tells that, and the opening shows nothing any more.
        if (about.every(({ exchange }) => exchange.begun < opening.entry.begun))
          notShown('the patient was registered before the dossier was opened');
      },
    },
    'not-subscribed-before-opening': {
      title: {
        nl: 'Voor het openen was de patiënt niet aangemeld',
        en: 'Before the opening the patient was not registered',
      },
      level: 'MUST',
      trippedBy: ['subscribes-patients-without-a-dossier'],
      judge: (evidence) => {
        const { known, fresh } = evidence.cast;
        const { begun } = lastAction(evidence, 'open-dossier').entry;
        const early = subscriptionsAbout(evidence, fresh).find(({ exchange }) => exchange.begun < begun);
        demand(early === undefined, () => ({
          message: 'a patient without an active dossier was registered at Mitz',
          expected: 'no subscription before the dossier was opened',
          received: 'a subscription',
          where: early ? place(early.exchange) : '',
        }));
        if (!subscriptionsAbout(evidence, known).some(({ exchange }) => exchange.begun < begun))
          notShown('the patient who has a dossier was not registered by then either, so silence shows nothing');
      },
    },
  },
  examples: {
    good: (example, { known, fresh }) => {
      example.subscribe(known);
      example.action('open-dossier', { bsn: fresh.bsn }, undefined, () => { example.subscribe(fresh); }); // prettier-ignore
    },
    counter: {
      'subscribed-after-opening': (example, { known, fresh }) => {
        example.subscribe(known);
        example.action('open-dossier', { bsn: fresh.bsn }, undefined);
      },
      'not-subscribed-before-opening': (example, { known, fresh }) => {
        example.subscribe(known);
        example.subscribe(fresh);
        example.action('open-dossier', { bsn: fresh.bsn }, undefined);
      },
    },
  },
});
