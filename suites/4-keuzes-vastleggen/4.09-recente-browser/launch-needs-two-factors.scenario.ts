import { demand, judgeEach, notShown } from '../../../core/outcome.js';
import { launched } from '../../../mitz/checks/launch.js';
import type { Launched } from '../../../mitz/checks/launch.js';
import { loginBefore } from '../../../mitz/checks/session.js';
import type { MitzEvidence } from '../../../mitz/context.js';
import { callsAbout, heldAgainstWhatArrived, mustNotBeElsewhere, restsOnSilenceAt } from '../../../mitz/evidence.js';
import { place } from '../../../mitz/rules.js';
import { openMijnMitz } from '../../../mitz/scenarios/exercise.js';
import { scenario } from '../../../mitz/scenario.js';
import { defaultProfessional } from '../../../mitz/world.js';

const login = (factors: 1 | 2): { professional: typeof defaultProfessional; factors: 1 | 2 } => ({
  professional: defaultProfessional,
  factors,
});

const launchOf = (evidence: MitzEvidence, bsn: string): Launched =>
  launched(evidence).find((launch) => launch.bsn === bsn) ?? notShown('MijnMitz was not opened for this patient');

/** Why the user could not open MijnMitz: not let in, or refused. undefined where it was opened. */
const refusalTo = (evidence: MitzEvidence, { action }: Launched): string | undefined =>
  loginBefore(evidence, action.entry).refusal ?? action.refusal;

export default scenario({
  title: {
    nl: 'Met één factor ingelogd gaat MijnMitz niet open, met twee factoren wel',
    en: 'Logged in with one factor MijnMitz does not open, with two factors it does',
  },
  line: '1.05.a',
  basis: 'normative',
  functionalities: ['samen-naar-mijnmitz'],
  given: (world) => ({
    first: world.patient({ activeDossier: false }),
    second: world.patient({ activeDossier: false }),
  }),
  when: async (bed, { first, second }) => {
    await bed.register([first, second]);
    await bed.act('login', login(1));
    await openMijnMitz(bed, first);
    await bed.settle();
    await bed.act('login', login(2));
    await openMijnMitz(bed, second);
    await bed.settle({ launch: 1 });
  },
  checks: {
    'refused-with-one-factor': {
      title: {
        nl: 'Met één factor is geweigerd en niets verzonden',
        en: 'With one factor it was refused and nothing was sent',
      },
      level: 'MUST',
      trippedBy: ['accepts-one-factor'],
      judge: (evidence) => {
        const { first, second } = evidence.cast;
        restsOnSilenceAt(evidence, 'launch');
        const held = heldAgainstWhatArrived(evidence);
        const launch = launchOf(held, first.bsn);
        judgeEach(callsAbout(evidence, first.bsn), (call) => {
          demand(false, {
            message: 'MijnMitz was opened for a user who was logged in with one factor',
            expected: 'nothing sent',
            received: `${call.request.method} to ${call.koppelvlak ?? 'an address that the set does not know'}`,
            where: `${place(call)}; ${launch.where}`,
          });
        });
        demand(refusalTo(held, launch) !== undefined, {
          message: 'a user who was logged in with one factor could open MijnMitz',
          expected: 'a refusal (409)',
          received: 'opened',
          where: launch.where,
        });
        if (launchOf(held, second.bsn).sent.length === 0)
          notShown('with two factors nothing was sent either, so the refusal cannot be laid to the one factor');
      },
    },
    'two-factors-are-enough': {
      title: { nl: 'Met twee factoren is MijnMitz geopend', en: 'With two factors MijnMitz was opened' },
      level: 'MUST',
      trippedBy: ['refuses-the-launch-with-two-factors-too'],
      judge: (evidence) => {
        const { bsn } = evidence.cast.second;
        const launch = launchOf(evidence, bsn);
        if (launch.sent.length > 0) return;
        const refusal = refusalTo(evidence, launch);
        demand(refusal === undefined, {
          message: 'a user who was logged in with two factors could not open MijnMitz',
          expected: 'a launch',
          received: `refused: ${refusal ?? ''}`,
          where: launch.where,
        });
        mustNotBeElsewhere(evidence, bsn);
        notShown('nothing was refused, and no launch reached Mitz');
      },
    },
  },
  examples: {
    good: (example, { first, second }) => {
      example.action('login', login(1), undefined);
      example.launch(first, { refused: 'log in met twee factoren' });
      example.action('login', login(2), undefined);
      example.launch(second);
    },
    counter: {
      'refused-with-one-factor': (example, { first, second }) => {
        example.action('login', login(1), undefined);
        example.launch(first);
        example.action('login', login(2), undefined);
        example.launch(second);
      },
      'two-factors-are-enough': (example, { first, second }) => {
        example.action('login', login(1), undefined);
        example.launch(first, { refused: 'niet toegestaan' });
        example.action('login', login(2), undefined);
        example.launch(second, { refused: 'niet toegestaan' });
      },
    },
  },
});
