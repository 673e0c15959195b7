import { demand, judgeEach, notShown } from '../../../core/outcome.js';
import type { MitzEvidence } from '../../../mitz/context.js';
import { actions, mentions, mustNotBeElsewhere, recordings } from '../../../mitz/evidence.js';
import type { DoneAction } from '../../../mitz/evidence.js';
import { callsTo, place } from '../../../mitz/rules.js';
import { buttons, scenario } from '../../../mitz/scenario.js';
import { defaultProfessional } from '../../../mitz/world.js';
import type { ActionName } from '../../../mitz/xis.js';

/** What the user did with the button after each of the two logins. */
function sessions(evidence: MitzEvidence): {
  readonly oneFactor: readonly DoneAction<ActionName>[];
  readonly twoFactors: readonly DoneAction<ActionName>[];
} {
  const [first, second] = actions(evidence, 'login');
  if (!first || !second) notShown('nobody logged in with one factor and again with two');
  const used = (['login', 'start-consent-question', 'answer-consent-question'] as const).flatMap((name) =>
    actions<ActionName>(evidence, name),
  );
  if (used.length === 2) notShown('the button was not used');
  return {
    oneFactor: used.filter(({ entry }) => entry.begun < second.entry.begun),
    twoFactors: used.filter(({ entry }) => entry.begun >= second.entry.begun),
  };
}

const refusalIn = (session: readonly DoneAction<ActionName>[]): string | undefined =>
  session.find(({ refusal }) => refusal !== undefined)?.refusal;

export default scenario({
  title: {
    nl: 'Met één factor ingelogd blijft de knop dicht, met twee factoren gaat hij open',
    en: 'Logged in with one factor the button stays closed, with two factors it opens',
  },
  functionalities: buttons,
  given: (world) => ({ first: world.patient(), second: world.patient() }),
  when: async (bed, { first, second }) => {
    await bed.register([first, second]);
    await bed.act('login', { professional: defaultProfessional, factors: 1 });
    await bed.askConsent(first, { choice: 'yes' });
    await bed.act('login', { professional: defaultProfessional, factors: 2 });
    await bed.askConsent(second, { choice: 'yes' });
    await bed.settle({ registreren: 1 });
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
        const { oneFactor } = sessions(evidence);
        judgeEach(
          callsTo(evidence, 'registreren').filter((call) => mentions(call, first.bsn)),
          (call) => {
            demand(false, {
              message: 'a choice was recorded by a user who was logged in with one factor',
              expected: 'nothing sent',
              received: `a recording, answered ${call.response?.status ?? 'not at all'}`,
              where: place(call),
            });
          },
        );
        demand(refusalIn(oneFactor) !== undefined, {
          message: 'a user who was logged in with one factor could use the button',
          expected: 'a refusal (409)',
          received: `${oneFactor.map(({ entry }) => entry.name).join(', ')}: carried out`,
          where: `action ${oneFactor.at(-1)?.entry.name ?? ''} at ${oneFactor.at(-1)?.entry.at ?? ''}`,
        });
        if (!recordings(evidence).some(({ bsn }) => bsn === second.bsn))
          notShown('with two factors nothing was recorded either, so the refusal cannot be laid to the one factor');
      },
    },
    'two-factors-are-enough': {
      title: { nl: 'Met twee factoren is de keuze vastgelegd', en: 'With two factors the choice was recorded' },
      level: 'MUST',
      trippedBy: ['refuses-two-factors-too'],
      judge: (evidence) => {
        const { second } = evidence.cast;
        const { twoFactors } = sessions(evidence);
        // A recording that Mitz did not take is no matter of logging in.
        if (callsTo(evidence, 'registreren').some((call) => mentions(call, second.bsn))) return;
        const refusal = refusalIn(twoFactors);
        demand(refusal === undefined, {
          message: 'a user who was logged in with two factors could not use the button',
          expected: 'the choice recorded',
          received: `refused: ${refusal ?? ''}`,
          where: `action ${twoFactors.at(-1)?.entry.name ?? ''} at ${twoFactors.at(-1)?.entry.at ?? ''}`,
        });
        mustNotBeElsewhere(evidence, second.bsn);
        notShown('nothing was refused, and no recording reached Mitz');
      },
    },
  },
  examples: {
    good: (example, { first, second }) => {
      example.action('login', { professional: defaultProfessional, factors: 1 }, undefined);
      example.action('select-patient', { bsn: first.bsn }, undefined);
      example.action(
        'start-consent-question',
        { button: 'dossierhoudersknop' },
        { refused: 'log in met twee factoren' },
      );
      example.action('login', { professional: defaultProfessional, factors: 2 }, undefined);
      example.consentQuestion(second, { choice: 'yes' }, { recorded: true }, () => { example.recording(second, 'yes'); }); // prettier-ignore
    },
    counter: {
      'refused-with-one-factor': (example, { first, second }) => {
        example.action('login', { professional: defaultProfessional, factors: 1 }, undefined);
        example.consentQuestion(first, { choice: 'yes' }, { recorded: true }, () => { example.recording(first, 'yes'); }); // prettier-ignore
        example.action('login', { professional: defaultProfessional, factors: 2 }, undefined);
        example.consentQuestion(second, { choice: 'yes' }, { recorded: true }, () => { example.recording(second, 'yes'); }); // prettier-ignore
      },
      'two-factors-are-enough': (example, { first, second }) => {
        for (const [factors, patient] of [
          [1, first],
          [2, second],
        ] as const) {
          // prettier-ignore
          example.action('login', { professional: defaultProfessional, factors }, undefined);
          example.action('select-patient', { bsn: patient.bsn }, undefined);
          example.action('start-consent-question', { button: 'dossierhoudersknop' }, { refused: 'niet toegestaan' });
        }
      },
    },
  },
});
