import { demand, judgeEach, notShown } from '../../../core/outcome.js';
import type { MitzEvidence } from '../../../mitz/context.js';
import { mentions } from '../../../mitz/evidence.js';
import { leftOn, releasedAbout, restsOn } from '../../../mitz/releases.js';
import { permittedReleased, questionsAbout } from '../../../mitz/checks/release.js';
import { callsTo, place } from '../../../mitz/rules.js';
import { scenario } from '../../../mitz/scenario.js';
import type { Patient } from '../../../mitz/xis.js';
import { sources } from '../../../mitz/sources.js';

/** Without a question about the twin, silence about the other shows nothing. */
function mustHaveAsked(evidence: MitzEvidence, { bsn }: Patient): void {
  if (questionsAbout(evidence, bsn).length === 0)
    notShown('no question about the patient with a treatment relation reached Mitz, so silence shows nothing');
}

export default scenario({
  title: {
    nl: 'Zonder behandelrelatie geen vrijgave, en ook geen vraag',
    en: 'Without a treatment relation no release, and no question either',
  },
  line: '1.02.a',
  basis: 'normative',
  except: {
    'no-question': { basis: 'assumed' },
    'twin-is-released': { basis: 'published', source: sources.functions },
  },
  functionalities: ['gesloten'],
  needs: ['checks-relation'],
  given: (world) => {
    const stranger = world.patient({ treatmentRelation: false });
    const treated = world.patient();
    world.consent(stranger, 'yes');
    world.consent(treated, 'yes');
    return { stranger, treated };
  },
  when: async (bed, { stranger, treated }) => {
    await bed.register([stranger, treated]);
    await bed.requestData(stranger);
    await bed.requestData(treated);
  },
  checks: {
    'nothing-released': {
      title: { nl: 'Er is niets vrijgegeven', en: 'Nothing was released' },
      level: 'MUST',
      trippedBy: ['ignores-treatment-relation'],
      judge: (evidence) => {
        const { stranger, treated } = evidence.cast;
        const released = releasedAbout(evidence, stranger.bsn);
        const left = leftOn(released);
        demand(left.length === 0, {
          message: 'data was released to a requester without a treatment relation',
          expected: 'nothing released',
          received: left.join(', '),
          where: `action answer-data-request at ${released.request.entry.at}`,
        });
        mustHaveAsked(evidence, treated);
        restsOn(evidence, released);
      },
    },
    'no-question': {
      title: { nl: 'Er is geen vraag over de patiënt gesteld', en: 'No question about the patient was asked' },
      level: 'MUST',
      trippedBy: ['ignores-treatment-relation'],
      judge: (evidence) => {
        const { stranger, treated } = evidence.cast;
        releasedAbout(evidence, stranger.bsn);
        const asked = callsTo(evidence, 'geslotenAutorisatievraag').filter((call) => mentions(call, stranger.bsn));
        judgeEach(asked, (call) => {
          demand(false, {
            message: 'Mitz was asked about a patient with whom the requester has no treatment relation',
            expected: 'no question',
            received: 'a question',
            where: place(call),
          });
        });
        mustHaveAsked(evidence, treated);
      },
    },
    'twin-is-released': permittedReleased('treated', ['withholds-despite-permit']),
  },
  examples: {
    good: (example, { stranger, treated }) => {
      example.subscribe(stranger);
      example.dataRequest(stranger, { refused: 'geen behandelrelatie' });
      example.dataRequest(treated, { released: ['GGC002'] }, () => { example.question(treated, 'Permit'); }); // prettier-ignore
    },
    counter: {
      'nothing-released': (example, { stranger, treated }) => {
        example.dataRequest(stranger, { released: ['GGC002'] }, () => { example.question(stranger, 'Permit'); }); // prettier-ignore
        example.dataRequest(treated, { released: ['GGC002'] }, () => { example.question(treated, 'Permit'); }); // prettier-ignore
      },
      'no-question': (example, { stranger, treated }) => {
        example.dataRequest(stranger, { released: [] }, () => { example.question(stranger, 'Permit'); }); // prettier-ignore
        example.dataRequest(treated, { released: ['GGC002'] }, () => { example.question(treated, 'Permit'); }); // prettier-ignore
      },
      'twin-is-released': (example, { stranger, treated }) => {
        example.dataRequest(stranger, { refused: 'geen behandelrelatie' });
        example.dataRequest(treated, { released: [] }, () => { example.question(treated, 'Permit'); }); // prettier-ignore
      },
    },
  },
});
