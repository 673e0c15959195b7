import { demand, judgeEach, notShown } from '../../../core/outcome.js';
import type { Example } from '../../../mitz/example.js';
import { place } from '../../../mitz/rules.js';
import { scenario } from '../../../mitz/scenario.js';
import { subscriptionsAbout } from '../../../mitz/checks/subscription.js';
import type { Patient } from '../../../mitz/xis.js';

const withoutBirthDate = (example: Example, patient: Patient): void => {
  example.subscribe(patient, {
    mutate: (body) => body.replace(/\{"url":"[^"]*Patient.birthDate","valueDate":"[^"]*"\},/, ''),
  });
};

export default scenario({
  title: {
    nl: 'De geboortedatum gaat mee als zij geverifieerd is, en anders niet',
    en: 'The birth date goes along when it was verified, and otherwise not',
  },
  line: '1.06.b',
  functionalities: ['lokalisatie'],
  given: (world) => ({ verified: world.patient(), unverified: world.patient({ birthDateVerified: false }) }),
  when: async (bed, { verified, unverified }) => {
    await bed.register([verified, unverified]);
    await bed.settle({ abonneren: 2 });
  },
  checks: {
    'unverified-stays-inside': {
      title: { nl: 'Een niet-geverifieerde datum blijft binnen', en: 'A date that was not verified stays inside' },
      level: 'MUST',
      reads: ['abonnement.birthDate'],
      trippedBy: ['sends-an-unverified-birth-date'],
      judge: (evidence) => {
        const about = subscriptionsAbout(evidence, evidence.cast.unverified);
        if (about.length === 0) notShown('no registration of this patient arrived');
        judgeEach(about, ({ birthDate, exchange }) => {
          demand(birthDate === undefined, {
            message: 'a birth date went to Mitz that nobody has verified',
            expected: 'no birth date',
            received: birthDate ?? '',
            where: place(exchange, 'Subscription.extension'),
          });
        });
      },
    },
    'verified-goes-along': {
      title: { nl: 'Een geverifieerde datum gaat mee', en: 'A date that was verified goes along' },
      level: 'MUST',
      reads: ['abonnement.birthDate'],
      trippedBy: ['never-sends-a-birth-date'],
      judge: (evidence) => {
        const { verified } = evidence.cast;
        const about = subscriptionsAbout(evidence, verified);
        if (about.length === 0) notShown('no registration of this patient arrived');
        judgeEach(about, ({ birthDate, exchange }) => {
          demand(birthDate === verified.birthDate, {
            message: 'the registration must hold the verified birth date: Mitz derives from it who may decide',
            expected: verified.birthDate,
            received: birthDate ?? 'no birth date',
            where: place(exchange, 'Subscription.extension'),
          });
        });
      },
    },
  },
  examples: {
    good: (example, { verified, unverified }) => {
      example.subscribe(verified);
      withoutBirthDate(example, unverified);
    },
    counter: {
      'unverified-stays-inside': (example, { verified, unverified }) => {
        example.subscribe(verified);
        example.subscribe(unverified);
      },
      'verified-goes-along': (example, { verified, unverified }) => {
        withoutBirthDate(example, verified);
        withoutBirthDate(example, unverified);
      },
    },
  },
});
