import { acceptedAbout, demandArrived, othersGoOn, struckBy } from '../../../mitz/checks/queue.js';
import type { DisturbedCast } from '../../../mitz/checks/queue.js';
import { lastAction } from '../../../mitz/evidence.js';
import { scenario } from '../../../mitz/scenario.js';

const html = '<html><body>Welkom';

export default scenario({
  title: {
    nl: 'Op een onleesbaar antwoord gaat geen aanmelding verloren, en de rest gaat door',
    en: 'On an unreadable answer no registration is lost, and the rest goes on',
  },
  line: '2.01.a',
  basis: 'normative',
  functionalities: ['lokalisatie'],
  given: (world): DisturbedCast => {
    const about = world.patient();
    // As a proxy answers that never asked Mitz.
    const page = { kind: 'status', status: 200, headers: { 'content-type': 'text/html' }, body: html } as const;
    world.script('abonneren', page, { about, times: 1 });
    return { struck: [about], spared: world.patients(2) };
  },
  when: async (bed, { struck, spared }) => {
    await bed.register(struck);
    await bed.settle({ abonneren: 2 });
    await bed.register(spared);
    await bed.settle({ abonneren: 2 + spared.length });
    await bed.tryAct('work-list', undefined);
  },
  checks: {
    'nothing-lost': {
      title: {
        nl: 'De aanmelding is opnieuw verstuurd, of staat op de werklijst',
        en: 'The registration was sent again, or stands in the work-list',
      },
      level: 'MUST',
      trippedBy: ['believes-any-answer'],
      judge: (evidence) => {
        const { struck } = evidence.cast;
        struckBy(evidence, struck, ({ response }) => response?.status === 200);
        for (const patient of struck) {
          if (acceptedAbout(evidence, patient).length > 0) continue;
          const items = lastAction(evidence, 'work-list').output?.items ?? [];
          if (!items.some(({ bsn }) => bsn === patient.bsn)) demandArrived(evidence, patient);
        }
      },
    },
    'others-go-on': othersGoOn(['stops-after-an-unreadable-answer']),
  },
  examples: {
    good: (example, { struck: [about], spared }) => {
      if (!about) return;
      example.subscribe(about, { status: 200, responseBody: html });
      example.subscribe(about);
      for (const patient of spared) example.subscribe(patient);
      example.action('work-list', undefined, { items: [] });
    },
    counter: {
      'nothing-lost': (example, { struck: [about] }) => {
        if (!about) return;
        example.subscribe(about, { status: 200, responseBody: html });
        example.action('run-scheduled-work', undefined, { pending: 0 });
        example.action('work-list', undefined, { items: [] });
      },
      'others-go-on': (example, { struck: [about] }) => {
        if (about) example.subscribe(about, { status: 200, responseBody: html });
      },
    },
  },
});
