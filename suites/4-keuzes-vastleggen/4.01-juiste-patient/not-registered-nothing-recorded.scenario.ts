import { demandNoneSentAbout, isSentWith } from '../../../mitz/checks/asked-questions.js';
import { notShown } from '../../../core/outcome.js';
import { recordedAs } from '../../../mitz/checks/recording.js';
import { pressOf } from '../../../mitz/buttons.js';
import { actions, mustNotBeElsewhere, restsOnSilenceAt } from '../../../mitz/evidence.js';
import { scenario } from '../../../mitz/scenario.js';
import { sources } from '../../../mitz/sources.js';

const press = pressOf('dossierhoudersknop');

export default scenario({
  title: {
    nl: 'Van wie hier niet is ingeschreven legt de dossierhoudersknop niets vast',
    en: 'Of who is not registered with the provider the dossierhoudersknop records nothing',
  },
  line: '4.01.a',
  basis: 'published',
  source: sources.buttonPage,
  except: {
    'twin-is-recorded': { basis: 'normative' },
  },
  functionalities: ['dossierhoudersknop'],
  given: (world) => ({ passerBy: world.patient({ registered: false }), twin: world.patient() }),
  when: async (bed, { passerBy, twin }) => {
    await bed.register([passerBy, twin]);
    await bed.act('select-patient', { bsn: passerBy.bsn });
    const question = await bed.act('start-consent-question', press);
    if (question.status === 'done') {
      await bed.act('answer-consent-question', { questionId: question.output.questionId, choice: 'yes' });
      await bed.settle();
    }
    await bed.askConsent(twin, { choice: 'yes' });
  },
  checks: {
    'nothing-recorded': {
      title: { nl: 'Er is niets vastgelegd', en: 'Nothing was recorded' },
      level: 'MUST',
      trippedBy: ['records-for-whoever-is-known'],
      judge: (evidence) => {
        const { passerBy, twin } = evidence.cast;
        demandNoneSentAbout(
          evidence,
          passerBy.bsn,
          "a choice was recorded of who is no patient of this provider (an adapter that cannot register such a patient, 'registered: false' of driver contract 1.1, answers 501)",
        );
        mustNotBeElsewhere(evidence, passerBy.bsn);
        restsOnSilenceAt(evidence, 'registreren');
        if (!actions(evidence, 'start-consent-question').some(({ input }) => input.button === press.button))
          notShown('the dossierhoudersknop was not pressed');
        if (!isSentWith(press.button, twin.bsn, evidence))
          notShown('no message about the patient who is registered arrived either, so silence shows nothing');
      },
    },
    'twin-is-recorded': recordedAs('twin', 'yes', ['records-yes-as-no']),
  },
  examples: {
    good: (example, { passerBy, twin }) => {
      example.action('select-patient', { bsn: passerBy.bsn }, undefined);
      example.action('start-consent-question', press, { refused: 'niet ingeschreven' });
      example.recorded(twin);
    },
    counter: {
      'nothing-recorded': (example, { passerBy, twin }) => {
        const shown = example.shownQuestion(press, passerBy);
        example.action('select-patient', { bsn: passerBy.bsn }, undefined);
        example.action('start-consent-question', press, shown);
        example.action('answer-consent-question', { questionId: shown.questionId, choice: 'yes' }, { recorded: true }, () => { example.recording(passerBy, 'yes'); }); // prettier-ignore
        example.recorded(twin);
      },
      'twin-is-recorded': (example, { twin }) => {
        example.consentQuestion(twin, { choice: 'yes' }, { recorded: false });
      },
    },
  },
});
