import { nothingReleased, permittedReleased } from '../../../mitz/checks/release.js';
import { scenario } from '../../../mitz/scenario.js';
import { registerWithLocalYes } from '../../../mitz/scenarios/temptation.js';
import { sources } from '../../../mitz/sources.js';

export default scenario({
  title: { nl: 'Weigert Mitz, dan wordt niets vrijgegeven', en: 'When Mitz says Deny, nothing is released' },
  line: '1.02.b',
  basis: 'normative',
  except: {
    'twin-is-released': { basis: 'published', source: sources.functions },
  },
  functionalities: ['gesloten'],
  given: (world) => {
    const refuser = world.patient();
    const consenter = world.patient();
    world.consent(refuser, 'no');
    world.consent(consenter, 'yes');
    return { refuser, consenter };
  },
  when: async (bed, { refuser, consenter }) => {
    await registerWithLocalYes(bed, [refuser, consenter], [refuser]);
    await bed.requestData(refuser);
    await bed.requestData(consenter);
  },
  checks: {
    'nothing-released': nothingReleased('refuser', ['treats-deny-as-permit', 'lets-local-consent-overrule-mitz']),
    'twin-is-released': permittedReleased('consenter', ['stays-closed-after-a-deny']),
  },
  examples: {
    good: (example, { refuser, consenter }) => {
      example.dataRequest(refuser, { released: [] }, () => { example.question(refuser, 'Deny'); }); // prettier-ignore
      example.dataRequest(consenter, { released: ['GGC002'] }, () => { example.question(consenter, 'Permit'); }); // prettier-ignore
    },
    counter: {
      'nothing-released': (example, { refuser }) => {
        example.dataRequest(refuser, { released: ['GGC002'] }, () => { example.question(refuser, 'Deny'); }); // prettier-ignore
      },
      'twin-is-released': (example, { consenter }) => {
        example.dataRequest(consenter, { released: [] }, () => { example.question(consenter, 'Permit'); }); // prettier-ignore
      },
    },
  },
});
