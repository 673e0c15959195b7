import { demand, notShown } from '../../../core/outcome.js';
import { permittedReleased, questionsAbout } from '../../../mitz/checks/release.js';
import { leftOn, releasesAbout, restsOn } from '../../../mitz/releases.js';
import { place } from '../../../mitz/rules.js';
import { scenario } from '../../../mitz/scenario.js';
import { registerWithLocalYes } from '../../../mitz/scenarios/temptation.js';
import { sources } from '../../../mitz/sources.js';

export default scenario({
  title: {
    nl: 'Valt Mitz uit na een Permit, dan geldt dat Permit niet voor de volgende aanvraag',
    en: 'When Mitz fails after a Permit, that Permit does not hold for the next request',
  },
  line: '1.02.b',
  basis: 'normative',
  except: {
    'next-good-answer-releases': { basis: 'published', source: sources.functions },
  },
  functionalities: ['gesloten'],
  given: (world) => {
    const twice = world.patient();
    const next = world.patient();
    world.consent(twice, 'yes');
    world.consent(next, 'yes');
    // The first answer is right; from the second on Mitz is out.
    world.script('geslotenAutorisatievraag', { kind: 'late', ms: 1 }, { about: twice, times: 1 });
    world.script('geslotenAutorisatievraag', { kind: 'status', status: 503 }, { about: twice });
    return { twice, next };
  },
  when: async (bed, { twice, next }) => {
    await registerWithLocalYes(bed, [twice, next], [twice]);
    await bed.requestData(twice);
    await bed.requestData(twice);
    await bed.requestData(next);
  },
  checks: {
    'nothing-released-without-mitz': {
      title: {
        nl: 'Bij de tweede aanvraag is niets vrijgegeven',
        en: 'On the second request nothing was released',
      },
      level: 'MUST',
      trippedBy: ['falls-back-on-an-earlier-permit', 'falls-back-on-a-local-yes', 'releases-when-mitz-is-unavailable'],
      judge: (evidence) => {
        const { bsn } = evidence.cast.twice;
        const [first, second] = releasesAbout(evidence, bsn);
        if (!first || !second) notShown('the data was not requested twice');
        const asked = questionsAbout(evidence, bsn).filter(
          ({ exchange }) => exchange.begun > second.request.entry.begun,
        );
        const left = leftOn(second);
        demand(left.length === 0, {
          message: 'data was released without an answer of Mitz, after an earlier Permit',
          expected: 'nothing released on the second request',
          received: left.join(', '),
          where: [
            `action answer-data-request at ${second.request.entry.at}`,
            ...asked.map(({ exchange }) => place(exchange)),
          ].join(', '),
        });
        if (asked.length === 0)
          notShown('no question reached Mitz on the second request, so that nothing left shows nothing');
        if (leftOn(first).length === 0)
          notShown('nothing was released on the Permit before, so nothing could be repeated');
        restsOn(evidence, second);
      },
    },
    'next-good-answer-releases': permittedReleased('next', ['stays-closed-after-a-bad-answer']),
  },
  examples: {
    good: (example, { twice, next }) => {
      example.dataRequest(twice, { released: ['GGC002'] }, () => { example.question(twice, 'Permit'); }); // prettier-ignore
      example.dataRequest(twice, { released: [] }, () => { example.question(twice, 'reset'); }); // prettier-ignore
      example.dataRequest(next, { released: ['GGC002'] }, () => { example.question(next, 'Permit'); }); // prettier-ignore
    },
    counter: {
      'nothing-released-without-mitz': (example, { twice }) => {
        example.dataRequest(twice, { released: ['GGC002'] }, () => { example.question(twice, 'Permit'); }); // prettier-ignore
        example.dataRequest(twice, { released: ['GGC002'] }, () => { example.question(twice, 'reset'); }); // prettier-ignore
      },
      'next-good-answer-releases': (example, { next }) => {
        example.dataRequest(next, { released: [] }, () => { example.question(next, 'Permit'); }); // prettier-ignore
      },
    },
  },
});
