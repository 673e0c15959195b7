import { demand, notShown } from '../../../core/outcome.js';
import { asksOnlyWhatWasRequested } from '../../../mitz/checks/category.js';
import { mustBeReadable, releasedAbout, restsOn } from '../../../mitz/releases.js';
import { questionsAbout } from '../../../mitz/checks/release.js';
import { scenario } from '../../../mitz/scenario.js';

export default scenario({
  title: {
    nl: 'Er wordt niet meer gevraagd en vrijgegeven dan is opgevraagd',
    en: 'No more is asked and released than was requested',
  },
  line: '2.03.a',
  basis: 'normative',
  functionalities: ['gesloten'],
  given: (world) => {
    const patient = world.patient();
    world.consent(patient, 'yes');
    return { patient };
  },
  when: async (bed, { patient }) => {
    await bed.register([patient]);
    // Of a holder of treatment data only the results are requested: its consent covers them. Others hold one category.
    const { dataCategory } = bed.company;
    await bed.requestData(patient, { dataCategories: [dataCategory === 'GGC002' ? 'GGC012' : dataCategory] });
  },
  checks: {
    'question-covers-only-the-request': asksOnlyWhatWasRequested('patient', ['asks-every-category']),
    'release-stays-within-the-request': {
      title: { nl: 'Alleen het opgevraagde is vrijgegeven', en: 'Only what was requested was released' },
      level: 'MUST',
      trippedBy: ['releases-more-than-was-asked'],
      judge: (evidence) => {
        const { bsn } = evidence.cast.patient;
        const released = releasedAbout(evidence, bsn);
        const { dataCategories, request } = released;
        const extra = dataCategories.filter((category) => !request.input.dataCategories.includes(category));
        demand(extra.length === 0, {
          message: 'data was released that nobody requested',
          expected: request.input.dataCategories.join(', '),
          received: dataCategories.join(', '),
          where: `action answer-data-request at ${request.entry.at}`,
        });
        mustBeReadable(released);
        if (dataCategories.length === 0) notShown('nothing was released, so it does not show what is kept back');
        if (questionsAbout(evidence, bsn).length === 0) notShown('no question about this patient reached Mitz');
        restsOn(evidence, released);
      },
    },
  },
  examples: {
    good: (example, { patient }) => {
      const dataCategories = ['GGC012'];
      example.dataRequest(
        patient,
        { released: ['GGC012'] },
        () => { example.question(patient, 'Permit', { dataCategories }); }, // prettier-ignore
        { dataCategories },
      );
    },
    counter: {
      'question-covers-only-the-request': (example, { patient }) => {
        example.dataRequest(
          patient,
          { released: ['GGC012'] },
          () => { example.question(patient, 'Permit', { dataCategories: ['GGC002', 'GGC012', 'GGC013'] }); }, // prettier-ignore
          { dataCategories: ['GGC012'] },
        );
      },
      'release-stays-within-the-request': (example, { patient }) => {
        const dataCategories = ['GGC012'];
        example.dataRequest(
          patient,
          { released: ['GGC002', 'GGC012', 'GGC013'] },
          () => { example.question(patient, 'Permit', { dataCategories }); }, // prettier-ignore
          { dataCategories },
        );
      },
    },
  },
});
