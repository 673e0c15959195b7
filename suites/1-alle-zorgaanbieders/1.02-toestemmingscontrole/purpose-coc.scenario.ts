import { judgeEach, notShown } from '../../../core/outcome.js';
import type { Example } from '../../../mitz/example.js';
import { nothingReleased, permittedReleased, questionsAbout } from '../../../mitz/checks/release.js';
import { expectValue, place } from '../../../mitz/rules.js';
import { scenario } from '../../../mitz/scenario.js';
import type { Patient } from '../../../mitz/xis.js';
import { sources } from '../../../mitz/sources.js';

const coc = { purposeOfUse: 'COC' } as const;

const request = (
  example: Example,
  patient: Patient,
  answer: string,
  released: readonly string[],
  asked = coc,
): void => {
  example.dataRequest(patient, { released }, () => { example.question(patient, answer, asked); }, coc); // prettier-ignore
};

export default scenario({
  title: {
    nl: 'Bij veronderstelde toestemming (COC) staat dat doel in de vraag, en telt het antwoord van Mitz',
    en: 'With presumed consent (COC) the question gives that purpose, and the answer of Mitz counts',
  },
  line: '1.02.b',
  basis: 'assumed',
  except: {
    'permit-releases': { basis: 'published', source: sources.functions },
  },
  functionalities: ['gesloten'],
  given: (world) => {
    const consenter = world.patient();
    const refuser = world.patient();
    world.consent(consenter, 'yes');
    world.consent(refuser, 'no');
    return { consenter, refuser };
  },
  when: async (bed, { consenter, refuser }) => {
    await bed.register([consenter, refuser]);
    await bed.requestData(consenter, coc);
    await bed.requestData(refuser, coc);
  },
  checks: {
    'purpose-as-requested': {
      title: {
        nl: 'Het doel in de vraag is dat van de aanvraag',
        en: 'The purpose in the question is that of the request',
      },
      level: 'MUST',
      trippedBy: ['asks-everything-as-treat'],
      judge: (evidence) => {
        const { consenter, refuser } = evidence.cast;
        const asked = [consenter, refuser].flatMap(({ bsn }) => questionsAbout(evidence, bsn));
        if (asked.length === 0) notShown('no question about these patients reached Mitz');
        judgeEach(asked, ({ purposeOfUse, exchange }) => {
          expectValue(purposeOfUse, coc.purposeOfUse, 'the question must give the purpose of the request', place(exchange)); // prettier-ignore
        });
      },
    },
    'permit-releases': permittedReleased('consenter', ['withholds-despite-permit']),
    'deny-releases-nothing': nothingReleased('refuser', [
      'releases-on-coc-whatever-mitz-says',
      'treats-deny-as-permit',
    ]),
  },
  examples: {
    good: (example, { consenter, refuser }) => {
      request(example, consenter, 'Permit', ['GGC002']);
      request(example, refuser, 'Deny', []);
    },
    counter: {
      'purpose-as-requested': (example, { consenter }) => {
        example.dataRequest(consenter, { released: ['GGC002'] }, () => { example.question(consenter, 'Permit'); }, coc); // prettier-ignore
      },
      'permit-releases': (example, { consenter }) => {
        request(example, consenter, 'Permit', []);
      },
      'deny-releases-nothing': (example, { refuser }) => {
        request(example, refuser, 'Deny', ['GGC002']);
      },
    },
  },
});
