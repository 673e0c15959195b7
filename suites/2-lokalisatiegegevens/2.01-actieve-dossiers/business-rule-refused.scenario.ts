import type { Example } from '../../../mitz/example.js';
import { demandShown, notForEver, othersGoOn, struckBy } from '../../../mitz/checks/queue.js';
import type { DisturbedCast } from '../../../mitz/checks/queue.js';
import { scenario } from '../../../mitz/scenario.js';

const item = (cast: DisturbedCast): { bsn: string; reason: string }[] =>
  cast.struck.map(({ bsn }) => ({ bsn, reason: 'Mitz weigert deze aanmelding (422).' }));

const refused = (example: Example, { struck, spared }: DisturbedCast): void => {
  for (const patient of struck) example.subscribe(patient, { status: 422 });
  for (const patient of spared) example.subscribe(patient);
  example.action('run-scheduled-work', undefined, { pending: 0 });
};

export default scenario({
  title: {
    nl: 'Weigert Mitz een aanmelding (422), dan wordt die getoond en niet eindeloos herhaald',
    en: 'When Mitz refuses a registration (422) it is shown, and not repeated for ever',
  },
  line: '2.01.a',
  basis: 'normative',
  except: {
    'not-retried-for-ever': { basis: 'assumed' },
    'shown-in-the-work-list': { basis: 'assumed' },
  },
  functionalities: ['lokalisatie'],
  given: (world): DisturbedCast => {
    const about = world.patient();
    const body =
      '{"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"business-rule","diagnostics":"rejected"}]}';
    const headers = { 'content-type': 'application/fhir+json' };
    world.script('abonneren', { kind: 'status', status: 422, headers, body }, { about });
    return { struck: [about], spared: world.patients(3) };
  },
  when: async (bed, { struck, spared }) => {
    await bed.register(struck);
    await bed.settle({ abonneren: 1 });
    await bed.register(spared);
    await bed.settle({ abonneren: 1 + spared.length });
    // The work of several nights.
    for (let night = 0; night < 6; night += 1) await bed.settle();
    await bed.tryAct('work-list', undefined);
  },
  checks: {
    'not-retried-for-ever': notForEver(
      ['retries-a-refusal-for-ever'],
      { nl: 'De geweigerde aanmelding wordt niet eindeloos herhaald', en: 'What was refused is not repeated for ever' },
      'a registration that Mitz refused (422) is sent again and again',
    ),
    'shown-in-the-work-list': {
      title: { nl: 'De weigering staat op de werklijst', en: 'The refusal stands in the work-list' },
      level: 'MUST',
      trippedBy: ['hides-refusals-from-the-work-list'],
      judge: (evidence) => {
        struckBy(evidence, evidence.cast.struck, ({ response }) => response?.status === 422);
        for (const patient of evidence.cast.struck)
          demandShown(evidence, 'Mitz refused a registration, and the work-list does not show it', patient);
      },
    },
    'others-go-on': othersGoOn(['stops-all-on-one-refusal']),
  },
  examples: {
    good: (example, cast) => {
      refused(example, cast);
      example.action('work-list', undefined, { items: item(cast) });
    },
    counter: {
      'not-retried-for-ever': (example, cast) => {
        for (let night = 0; night < 6; night += 1) refused(example, { ...cast, spared: [] });
      },
      'shown-in-the-work-list': (example, cast) => {
        refused(example, cast);
        example.action('work-list', undefined, { items: [] });
      },
      'others-go-on': (example, cast) => {
        refused(example, { ...cast, spared: cast.spared.slice(1) });
      },
    },
  },
});
