import { judgeEach, notShown } from '../../../core/outcome.js';
import type { MitzEvidence } from '../../../mitz/context.js';
import { mustNotBeElsewhere, questions, subscriptions } from '../../../mitz/evidence.js';
import type { Example } from '../../../mitz/example.js';
import type { Provider } from '../../../mitz/parties.js';
import { expectValue, place } from '../../../mitz/rules.js';
import { scenario } from '../../../mitz/scenario.js';
import type { Patient } from '../../../mitz/xis.js';

interface Cast {
  readonly here: Patient;
  /** A patient of the further provider. */
  readonly there: Patient;
}

/** Judges whom the messages name as holder: the first provider for its patient, the further one for the other. */
function judgeHolders(
  evidence: MitzEvidence<Cast>,
  judge: (named: Provider, right: Provider, where: string) => void,
): void {
  const { provider, furtherProviders } = evidence.context.company;
  const [further] = furtherProviders;
  if (!further) notShown('the target serves one provider only');
  const messages = [...subscriptions(evidence), ...questions(evidence)];
  judgeEach([[evidence.cast.here, provider] as const, [evidence.cast.there, further] as const], ([patient, right]) => {
    const about = messages.filter(({ bsn }) => bsn === patient.bsn);
    if (about.length === 0) {
      mustNotBeElsewhere(evidence, patient.bsn);
      notShown(`no message for the patient of ${right.ura} arrived`);
    }
    judgeEach(about, ({ holder, exchange }) => {
      judge(holder, right, place(exchange));
    });
  });
}

const twoPatients = (example: Example, { here, there }: Cast, holder?: Provider): void => {
  const [further] = example.context.company.furtherProviders;
  const named = holder ?? further;
  example.subscribe(here);
  example.subscribe(there, { ...(named && { holder: named }) });
};

export default scenario({
  title: {
    nl: 'Twee zorgaanbieders in één systeem: elk met de eigen URA en categorie',
    en: 'Two providers in one system: each with its own URA and category',
  },
  line: '1.04.a',
  basis: 'normative',
  functionalities: ['lokalisatie', 'gesloten'],
  needs: ['further-provider'],
  given: (world): Cast => {
    const [further] = world.company.furtherProviders;
    const here = world.patient();
    const there = world.patient({ ...(further && { holderUra: further.ura }) });
    world.consent(here, 'yes');
    if (further) world.consent(there, 'yes', { holder: { ura: further.ura }, dataCategory: further.dataCategory });
    return { here, there };
  },
  when: async (bed, { here, there }) => {
    await bed.register([here, there]);
    if (bed.functionalities.includes('lokalisatie')) await bed.settle({ abonneren: 2 });
    if (!bed.functionalities.includes('gesloten')) return;
    await bed.requestData(here);
    for (const { ura, dataCategory } of bed.company.furtherProviders.slice(0, 1))
      await bed.requestData(there, { holderUra: ura, dataCategories: [dataCategory] });
  },
  checks: {
    'each-has-its-own-ura': {
      title: { nl: 'Elk bericht noemt de URA van de eigen zorgaanbieder', en: 'Every message names its own URA' },
      level: 'MUST',
      trippedBy: ['uses-one-ura-for-all-providers'],
      judge: (evidence) => {
        judgeHolders(evidence, ({ ura }, right, where) => {
          expectValue(ura, right.ura, 'the message must name the provider whose patient it is about', where);
        });
      },
    },
    'each-has-its-own-category': {
      title: { nl: 'Elk bericht noemt de categorie van die zorgaanbieder', en: 'Every message names that category' },
      level: 'MUST',
      trippedBy: ['uses-one-provider-type-for-all'],
      judge: (evidence) => {
        judgeHolders(evidence, ({ providerType }, right, where) => {
          expectValue(providerType, right.providerType, "the message must name that provider's category", where);
        });
      },
    },
  },
  examples: {
    good: (example, cast) => {
      twoPatients(example, cast);
    },
    counter: {
      'each-has-its-own-ura': (example, cast) => {
        twoPatients(example, cast, { ura: '90000382', providerType: 'J8' });
      },
      'each-has-its-own-category': (example, cast) => {
        twoPatients(example, cast, { ura: '90000390', providerType: 'Z3' });
      },
    },
  },
});
