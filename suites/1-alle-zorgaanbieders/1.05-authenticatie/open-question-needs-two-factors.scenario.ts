import { counted } from '../../../core/text.js';
import { demand, judgeEach, notShown } from '../../../core/outcome.js';
import type { MitzEvidence } from '../../../mitz/context.js';
import {
  actions,
  callsAbout,
  heldAgainstWhatArrived,
  mustNotBeElsewhere,
  openQuestions,
  restsOnSilenceAt,
} from '../../../mitz/evidence.js';
import type { DoneAction } from '../../../mitz/evidence.js';
import { aLocation, locateDossiers, lookedUp } from '../../../mitz/open-autorisatievraag/example.js';
import { otherHolders } from '../../../mitz/scenarios/other-holders.js';
import { place } from '../../../mitz/rules.js';
import { scenario } from '../../../mitz/scenario.js';
import { defaultProfessional } from '../../../mitz/world.js';

const login = (factors: 1 | 2): { professional: typeof defaultProfessional; factors: 1 | 2 } => ({
  professional: defaultProfessional,
  factors,
});
const lookUpBy = (evidence: MitzEvidence, bsn: string): DoneAction<'locate-dossiers'> =>
  actions(evidence, 'locate-dossiers').find(({ input }) => input.bsn === bsn) ??
  notShown('nobody looked up holders of this patient');

const refused = { refused: 'log in met twee factoren' };

export default scenario({
  title: {
    nl: 'Met één factor ingelogd kan de open vraag niet worden gesteld, met twee factoren wel',
    en: 'Logged in with one factor the open question cannot be asked, with two factors it can',
  },
  line: '1.05.a',
  basis: 'normative',
  functionalities: ['open'],
  given: (world) => {
    const first = world.patient({ activeDossier: false });
    const second = world.patient({ activeDossier: false });
    for (const patient of [first, second]) otherHolders(world, patient, 'yes');
    return { first, second };
  },
  when: async (bed, { first, second }) => {
    await bed.register([first, second]);
    await bed.act('login', login(1));
    await bed.act('locate-dossiers', { bsn: first.bsn, professional: defaultProfessional });
    await bed.act('login', login(2));
    await bed.act('locate-dossiers', { bsn: second.bsn, professional: defaultProfessional });
  },
  checks: {
    'refused-with-one-factor': {
      title: {
        nl: 'Met één factor is geweigerd en niets verzonden',
        en: 'With one factor it was refused and nothing was sent',
      },
      level: 'MUST',
      trippedBy: ['looks-up-with-one-factor', 'accepts-one-factor'],
      judge: (evidence) => {
        const { first, second } = evidence.cast;
        restsOnSilenceAt(evidence, 'openAutorisatievraag');
        const looked = lookUpBy(heldAgainstWhatArrived(evidence), first.bsn);
        const where = `action locate-dossiers at ${looked.entry.at}`;
        judgeEach(callsAbout(evidence, first.bsn), (call) => {
          demand(false, {
            message: 'an open question was asked for a user who was logged in with one factor',
            expected: 'nothing sent',
            received: `${call.request.method} to ${call.koppelvlak ?? 'an address that the set does not know'}`,
            where: `${place(call)}; ${where}`,
          });
        });
        demand(looked.refusal !== undefined, {
          message: 'a user who was logged in with one factor could look up holders',
          expected: 'a refusal (409)',
          received: counted(looked.output?.holders.length ?? 0, 'holder'),
          where,
        });
        if (!openQuestions(evidence).some(({ bsn }) => bsn === second.bsn))
          notShown('with two factors nothing was asked either, so the refusal cannot be laid to the one factor');
      },
    },
    'two-factors-are-enough': {
      title: { nl: 'Met twee factoren is de vraag gesteld', en: 'With two factors the question was asked' },
      level: 'MUST',
      trippedBy: ['refuses-the-open-question-with-two-factors-too'],
      judge: (evidence) => {
        const { bsn } = evidence.cast.second;
        const { refusal, entry } = lookUpBy(evidence, bsn);
        const asked = openQuestions(evidence).some((question) => question.bsn === bsn);
        mustNotBeElsewhere(evidence, bsn);
        demand(asked || refusal === undefined, {
          message: 'a user who was logged in with two factors could not look up holders',
          expected: 'the open question',
          received: `refused: ${refusal ?? ''}`,
          where: `action locate-dossiers at ${entry.at}`,
        });
        if (!asked) notShown('nothing was refused, and no open question reached Mitz');
      },
    },
  },
  examples: {
    good: (example, { first, second }) => {
      example.action('login', login(1), undefined);
      locateDossiers(example, first, refused);
      example.action('login', login(2), undefined);
      lookedUp(example, second, [aLocation], { holders: [aLocation] });
    },
    counter: {
      'refused-with-one-factor': (example, { first, second }) => {
        example.action('login', login(1), undefined);
        lookedUp(example, first, [aLocation], { holders: [aLocation] });
        example.action('login', login(2), undefined);
        lookedUp(example, second, [aLocation], { holders: [aLocation] });
      },
      'two-factors-are-enough': (example, { first, second }) => {
        example.action('login', login(1), undefined);
        locateDossiers(example, first, refused);
        example.action('login', login(2), undefined);
        locateDossiers(example, second, refused);
      },
    },
  },
});
