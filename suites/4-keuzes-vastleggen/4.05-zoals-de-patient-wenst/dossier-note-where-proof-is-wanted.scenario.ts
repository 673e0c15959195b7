import { demand, notShown } from '../../../core/outcome.js';
import { answerPlace, isSentWith, judgeQuestions, refusalOf } from '../../../mitz/checks/asked-questions.js';
import { buttons, scenario } from '../../../mitz/scenario.js';

export default scenario({
  title: {
    nl: 'Van een vastgelegde keuze komt een aantekening in het dossier',
    en: 'Of a choice that was recorded a note is made in the dossier',
  },
  line: '4.05.e',
  basis: 'normative',
  functionalities: buttons,
  needs: ['dossier-note'],
  given: (world) => ({ patient: world.patient() }),
  when: async (bed, { patient }) => {
    await bed.register([patient]);
    await bed.askConsent(patient, { choice: 'yes' });
  },
  checks: {
    'note-in-the-dossier': {
      title: { nl: 'De aantekening is er, en is niet leeg', en: 'The note is there, and is not empty' },
      level: 'MUST',
      trippedBy: ['writes-an-empty-note-in-the-dossier'],
      judge: (evidence) => {
        judgeQuestions(evidence, (asked) => {
          const { bsn } = evidence.cast.patient;
          const { recorded, dossierNote } = asked.answer?.output ?? { recorded: false };
          if (!recorded || !isSentWith(asked.button, bsn, evidence))
            notShown(`no choice was recorded, so there was nothing to note: ${refusalOf(asked) ?? 'no message'}`);
          if (dossierNote === undefined) notShown('the driver does not say what was noted in the dossier');
          demand(dossierNote.trim() !== '', {
            message: 'where proof is wanted, a note of the choice must stand in the dossier',
            expected: 'a note',
            received: 'an empty one',
            where: answerPlace(asked),
          });
        });
      },
    },
  },
  examples: {
    good: (example, { patient }) => {
      const dossierNote = '2026-11-21 patiënt zei ja; vastgelegd in Mitz';
      example.consentQuestion(patient, { choice: 'yes' }, { recorded: true, dossierNote }, () => { example.recording(patient, 'yes'); }); // prettier-ignore
    },
    counter: {
      'note-in-the-dossier': (example, { patient }) => {
        example.consentQuestion(patient, { choice: 'yes' }, { recorded: true, dossierNote: ' ' }, () => { example.recording(patient, 'yes'); }); // prettier-ignore
      },
    },
  },
});
