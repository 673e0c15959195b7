import { nothingReleased, permittedReleased } from '../../../mitz/checks/release.js';
import { registerWithLocalYes } from '../../../mitz/scenarios/temptation.js';
import { scenario } from '../../../mitz/scenario.js';
import { sources } from '../../../mitz/sources.js';

export default scenario({
  title: {
    nl: 'Heeft de patiënt niets gekozen, dan wordt niets vrijgegeven',
    en: 'When the patient made no choice, nothing is released',
  },
  line: '1.02.b',
  basis: 'normative',
  except: {
    'twin-is-released': { basis: 'published', source: sources.functions },
  },
  functionalities: ['gesloten'],
  given: (world) => {
    const undecided = world.patient();
    const consenter = world.patient();
    world.consent(consenter, 'yes');
    return { undecided, consenter };
  },
  when: async (bed, { undecided, consenter }) => {
    await registerWithLocalYes(bed, [undecided, consenter], [undecided]);
    await bed.requestData(undecided);
    await bed.requestData(consenter);
  },
  checks: {
    'nothing-released': nothingReleased('undecided', ['treats-deny-as-permit', 'lets-local-consent-overrule-mitz']),
    'twin-is-released': permittedReleased('consenter', ['withholds-despite-permit', 'stays-closed-after-a-deny']),
  },
  examples: {
    good: (example, { undecided, consenter }) => {
      example.dataRequest(undecided, { released: [] }, () => { example.question(undecided, 'Deny'); }); // prettier-ignore
      example.dataRequest(consenter, { released: ['GGC002'] }, () => { example.question(consenter, 'Permit'); }); // prettier-ignore
    },
    counter: {
      'nothing-released': (example, { undecided }) => {
        example.dataRequest(undecided, { released: ['GGC002'] }, () => { example.question(undecided, 'Deny'); }); // prettier-ignore
      },
      'twin-is-released': (example, { consenter }) => {
        example.dataRequest(consenter, { released: [] }, () => { example.question(consenter, 'Permit'); }); // prettier-ignore
      },
    },
  },
});
