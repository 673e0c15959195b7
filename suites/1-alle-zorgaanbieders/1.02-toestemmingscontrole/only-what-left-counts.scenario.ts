import { contentOfThePatient, contentOfThePermittedCategory } from '../../../mitz/checks/content.js';
import type { Example } from '../../../mitz/example.js';
import { scenario } from '../../../mitz/scenario.js';
import { consulter } from '../../../mitz/world.js';
import type { Company } from '../../../mitz/world.js';
import type { Patient } from '../../../mitz/xis.js';

/** A category that covers no other: of what the holder has, the smallest part. */
const narrow = ({ dataCategory }: Pick<Company, 'dataCategory'>): string =>
  dataCategory === 'GGC002' ? 'GGC013' : dataCategory;

/** A request for the narrow category, on which this record of this patient reaches the requester. */
function delivered(
  example: Example,
  patient: Patient,
  record: { readonly of: Patient; readonly category: string },
): void {
  const dataCategories = [narrow(example.context.company)];
  const content = record.of.records?.find(({ dataCategory }) => dataCategory === record.category)?.content ?? '';
  const asked = (): void => {
    example.question(patient, 'Permit', { dataCategories });
    example.delivery(patient, dataCategories[0] ?? '', `Brief: ${content}.`);
  };
  // prettier-ignore
  example.action('answer-data-request', { bsn: patient.bsn, requester: consulter, dataCategories, purposeOfUse: 'TREAT' }, { released: dataCategories }, asked);
}

export default scenario({
  title: {
    nl: 'Wat de aanvrager bereikt is naar zijn inhoud wat Mitz toestond',
    en: 'What reaches the requester is, by its content, what Mitz permitted',
  },
  line: '1.02.b',
  basis: 'normative',
  functionalities: ['gesloten'],
  given: (world) => {
    const patient = world.patient();
    const other = world.patient();
    world.consent(patient, 'yes', { dataCategory: narrow(world.company) });
    world.consent(other, 'no');
    return { patient, other };
  },
  when: async (bed, { patient, other }) => {
    await bed.register([patient, other]);
    await bed.requestData(patient, { dataCategories: [narrow(bed.company)] });
  },
  checks: {
    'content-of-the-patient': contentOfThePatient(['sends-content-of-another-patient']),
    'content-of-the-permitted-category': contentOfThePermittedCategory(['sends-content-of-another-category']),
  },
  examples: {
    good: (example, { patient }) => {
      delivered(example, patient, { of: patient, category: 'GGC013' });
    },
    counter: {
      'content-of-the-patient': (example, { patient, other }) => {
        delivered(example, patient, { of: other, category: 'GGC013' });
      },
      'content-of-the-permitted-category': (example, { patient }) => {
        delivered(example, patient, { of: patient, category: 'GGC002' });
      },
    },
  },
});
