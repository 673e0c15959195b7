import { demand, notShown } from '../../../core/outcome.js';
import type { MitzEvidence } from '../../../mitz/context.js';
import { lastAction, mustNotBeElsewhere } from '../../../mitz/evidence.js';
import { acceptedAbout } from '../../../mitz/checks/queue.js';
import { callsTo } from '../../../mitz/rules.js';
import { scenario } from '../../../mitz/scenario.js';
import { idGiven } from '../../../mitz/checks/subscription.js';
import type { Patient } from '../../../mitz/xis.js';

/** The place in the order of what happened at which Mitz last took a cancellation of this patient's registration. */
function cancelledAt(evidence: MitzEvidence, patient: Patient): number {
  const ids = acceptedAbout(evidence, patient).flatMap((exchange) => idGiven({ exchange }) ?? []);
  const taken = callsTo(evidence, 'opzeggen').filter(
    ({ request, response }) =>
      response !== null && response.status < 300 && ids.includes(request.path.split('/').at(-1) ?? ''),
  );
  return Math.max(0, ...taken.map(({ begun }) => begun));
}

export default scenario({
  title: {
    nl: 'Wordt een gesloten dossier heropend, dan staat de patiënt weer bij Mitz',
    en: 'When a closed dossier is opened again, the patient stands at Mitz again',
  },
  line: '2.01.a',
  basis: 'normative',
  functionalities: ['lokalisatie'],
  given: (world) => ({ patient: world.patient() }),
  when: async (bed, { patient }) => {
    await bed.register([patient]);
    await bed.settle({ abonneren: 1 });
    await bed.act('close-dossier', { bsn: patient.bsn });
    await bed.settle();
    await bed.act('open-dossier', { bsn: patient.bsn });
    await bed.settle();
    await bed.settle();
  },
  checks: {
    'registered-after-reopening': {
      title: { nl: 'Na het heropenen staat de patiënt bij Mitz', en: 'After the reopening the patient stands at Mitz' },
      level: 'MUST',
      trippedBy: ['does-not-subscribe-again-after-reopening'],
      judge: (evidence) => {
        const { patient } = evidence.cast;
        const { refusal, entry } = lastAction(evidence, 'open-dossier');
        if (refusal !== undefined) notShown(`the dossier was not opened again: ${refusal}`);
        const accepted = acceptedAbout(evidence, patient);
        if (accepted.length === 0) notShown('no registration of this patient was accepted');
        mustNotBeElsewhere(evidence, patient.bsn);
        const gone = cancelledAt(evidence, patient);
        demand(
          accepted.some(({ begun }) => begun > gone),
          {
            message: 'a dossier was opened again, and the patient no longer stands at Mitz',
            expected: 'a registration after the one that was cancelled',
            received: 'none',
            where: `after action open-dossier at ${entry.at}`,
          },
        );
      },
    },
  },
  examples: {
    good: (example, { patient }) => {
      example.subscribe(patient);
      example.action('close-dossier', { bsn: patient.bsn }, undefined, () => { example.unsubscribe(patient); }); // prettier-ignore
      example.action('open-dossier', { bsn: patient.bsn }, undefined, () => { example.subscribe(patient); }); // prettier-ignore
    },
    counter: {
      'registered-after-reopening': (example, { patient }) => {
        example.subscribe(patient);
        example.action('close-dossier', { bsn: patient.bsn }, undefined, () => { example.unsubscribe(patient); }); // prettier-ignore
        example.action('open-dossier', { bsn: patient.bsn }, undefined);
      },
    },
  },
});
