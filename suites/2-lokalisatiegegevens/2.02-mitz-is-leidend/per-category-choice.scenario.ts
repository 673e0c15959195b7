import { demand, judgeEach, notShown } from '../../../core/outcome.js';
import { mustBeNotified, shownOf } from '../../../mitz/checks/notification.js';
import { nothingReleased, permittedReleased } from '../../../mitz/checks/release.js';
import { scenario } from '../../../mitz/scenario.js';

const decidedAt = '2025-03-01T09:30:00Z';
/** The hospital that asks consults as the one; general practices as the other. */
const [hospitals, practices] = ['RPZAC104', 'RPZAC001'];

const choices = (yes: string, no: string) =>
  ([yes, no] as const).map((consultingCategory, i) => ({
    dataCategory: 'GGC002',
    consultingCategory,
    choice: i === 0 ? ('yes' as const) : ('no' as const),
  }));

export default scenario({
  title: {
    nl: 'Een keuze per categorie raadplegers geldt voor die categorie, en voor geen andere',
    en: 'A choice per consulting category holds for that category, and for no other',
  },
  line: '2.02.a',
  basis: 'normative',
  except: {
    'display-keeps-them-apart': { line: '2.02.b', basis: 'assumed', functionalities: ['notificaties'] },
  },
  functionalities: ['gesloten'],
  given: (world) => ({ forHospitals: world.patient(), forPractices: world.patient() }),
  when: async (bed, { forHospitals, forPractices }) => {
    await bed.register([forHospitals, forPractices]);
    await bed.settle({ abonneren: 2 });
    await bed.notify(forHospitals, { choice: 'yes', decidedAt, consultingCategories: [hospitals] });
    await bed.notify(forPractices, { choice: 'yes', decidedAt, consultingCategories: [practices] });
    await bed.settle();
    for (const patient of [forHospitals, forPractices]) {
      await bed.requestData(patient);
      await bed.tryAct('local-consent', { bsn: patient.bsn });
    }
  },
  checks: {
    'hospital-gets-nothing': nothingReleased('forPractices', ['treats-deny-as-permit']),
    'twin-is-released': permittedReleased('forHospitals', ['withholds-despite-permit']),
    'display-keeps-them-apart': {
      title: { nl: 'Het XIS houdt de keuzes per categorie uit elkaar', en: 'The XIS keeps the choices apart' },
      // A XIS need not show the parts; where it does, they must be right.
      level: 'SHOULD',
      trippedBy: ['mixes-categories-in-notifications'],
      judge: (evidence) => {
        const { forHospitals, forPractices } = evidence.cast;
        const expected = [
          { patient: forHospitals, yes: hospitals, no: practices },
          { patient: forPractices, yes: practices, no: hospitals },
        ];
        judgeEach(expected, ({ patient, yes, no }) => {
          mustBeNotified(evidence, patient);
          const { output, entry } = shownOf(evidence, patient);
          const shown = (category: string): string =>
            output.choices?.find(({ consultingCategory }) => consultingCategory === category)?.choice ??
            notShown('the XIS does not show the choice per consulting category');
          const received = `${yes} ${shown(yes)}, ${no} ${shown(no)}`;
          demand(received === `${yes} yes, ${no} no`, {
            message: 'the XIS shows a choice for another consulting category than the one it was made for',
            expected: `${yes} yes, ${no} no`,
            received,
            where: `action local-consent at ${entry.at}`,
          });
        });
      },
    },
  },
  examples: {
    good: (example, { forHospitals, forPractices }) => {
      example.notification(forHospitals, 'yes', 204, { consultingCategories: [hospitals] });
      example.notification(forPractices, 'yes', 204, { consultingCategories: [practices] });
      example.dataRequest(forHospitals, { released: ['GGC002'] }, () => { example.question(forHospitals, 'Permit'); }); // prettier-ignore
      example.action('local-consent', { bsn: forHospitals.bsn }, { source: 'mitz', choice: 'yes', choices: choices(hospitals, practices) }); // prettier-ignore
      example.dataRequest(forPractices, { released: [] }, () => { example.question(forPractices, 'Deny'); }); // prettier-ignore
      example.action('local-consent', { bsn: forPractices.bsn }, { source: 'mitz', choice: 'yes', choices: choices(practices, hospitals) }); // prettier-ignore
    },
    counter: {
      'hospital-gets-nothing': (example, { forPractices }) => {
        example.dataRequest(forPractices, { released: ['GGC002'] }, () => { example.question(forPractices, 'Deny'); }); // prettier-ignore
      },
      'twin-is-released': (example, { forHospitals }) => {
        example.dataRequest(forHospitals, { released: [] }, () => { example.question(forHospitals, 'Permit'); }); // prettier-ignore
      },
      'display-keeps-them-apart': (example, { forPractices }) => {
        example.notification(forPractices, 'yes', 204, { consultingCategories: [practices] });
        example.action('local-consent', { bsn: forPractices.bsn }, { source: 'mitz', choice: 'yes', choices: choices(hospitals, practices) }); // prettier-ignore
      },
    },
  },
});
