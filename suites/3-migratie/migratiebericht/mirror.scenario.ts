import { demand, judgeEach, notShown } from '../../../core/outcome.js';
import { sameBirthDate, sameChoice, sameHolder, sameMoment, sameScope } from '../../../mitz/checks/migration-fields.js';
import { decidedAreSent, sentAsDecided } from '../../../mitz/checks/migration.js';
import { migrations } from '../../../mitz/evidence.js';
import { place } from '../../../mitz/rules.js';
import { decided, localConsent, migrateApproved } from '../../../mitz/scenarios/migration-run.js';
import { scenario } from '../../../mitz/scenario.js';
import type { LocalConsent } from '../../../mitz/xis.js';

/** Days and moments at which a conversion goes wrong: a leap day, the turn of a year, the hour that comes twice. */
const birthDates = ['1932-02-29', '1971-04-12', '2000-01-01', '1985-12-31', '1996-10-27'] as const;
const moments = [
  '2019-07-01T00:30:00+02:00',
  '2022-12-31T23:45:10+01:00',
  '2024-02-29T12:00:00+01:00',
  '2023-10-29T02:30:00+01:00',
  '2020-06-15T08:05:59Z',
  '2021-03-04T15:20:00.250+01:00',
  '2018-01-01T00:00:00+01:00',
] as const;
const scopes = [['RPZAC001'], ['RPZAC103', 'RPZAC104'], ['RPZAC001', 'RPZAC003', 'RPZAC004', 'RPZAC005', 'RPZAC200']];

/** The kind of consent that comes at this place: yes, no, restricted and none take turns. */
function differenceAt(i: number): { choice: LocalConsent['choice']; rest: Partial<LocalConsent> } {
  const decidedAt = moments[i % moments.length] ?? moments[0];
  if (i % 6 === 5) return { choice: 'none', rest: {} };
  if (i % 6 === 2 || i % 6 === 4) return { choice: 'no', rest: { decidedAt } };
  if (i % 6 !== 3) return { choice: 'yes', rest: { decidedAt } };
  return {
    choice: 'yes',
    rest: { decidedAt, futureProof: false, consultingCategories: scopes[i % scopes.length] ?? [] },
  };
}

const total = 36;

/** A consent as an example offers it: as the register has it. */
const asDecided = ({ choice, decidedAt, consultingCategories }: LocalConsent): object => ({
  choice,
  decidedAt,
  ...(consultingCategories && { consultingCategories }),
});

export default scenario({
  title: {
    nl: 'Spiegeltest: elke toestemming staat in Mitz zoals in het register, veld voor veld',
    en: 'Mirror test: every consent is in Mitz as in the register, field for field',
  },
  line: 'migratiebericht.a',
  basis: 'published',
  except: {
    'none-missing': { line: 'migratiebericht.b' },
    'same-restriction': { line: 'migratiebericht.c' },
  },
  functionalities: ['migratie'],
  given: (world) => {
    const patients = Array.from({ length: total }, (_, i) =>
      world.patient({ birthDate: birthDates[i % birthDates.length] ?? birthDates[0] }),
    );
    const consents = patients.map((patient, i) => {
      const { choice, rest } = differenceAt(i);
      return localConsent(patient, choice, rest);
    });
    const { provider, dataCategory } = world.company;
    return { patients, consents, holder: { ...provider, dataCategory } };
  },
  when: migrateApproved,
  checks: {
    'none-missing': decidedAreSent(['forgets-the-last-consent']),
    'none-unexpected': {
      title: {
        nl: 'Niets is aangeboden wat het register niet heeft, en niets twee keer verschillend',
        en: 'Nothing was offered that the register has not, and nothing twice in different ways',
      },
      level: 'MUST',
      trippedBy: ['sends-no-decision-as-no'],
      judge: (evidence) => {
        const messages = migrations(evidence);
        if (messages.length === 0) notShown('no migration message arrived');
        const known = new Set(decided(evidence.cast.consents).map(({ bsn }) => bsn));
        judgeEach(messages, ({ bsn, exchange }) => {
          demand(known.has(bsn), {
            message: 'a consent was offered that the register does not have',
            expected: 'only decisions that the register holds',
            received: `a consent of ${bsn}`,
            where: place(exchange),
          });
        });
      },
    },
    'same-choice': sentAsDecided({
      title: { nl: 'Keuze: ja of nee, zoals in het register', en: 'Choice: yes or no, as in the register' },
      trippedBy: ['reverses-the-choice-in-migration'],
      compare: sameChoice,
    }),
    'same-moment': sentAsDecided({
      title: {
        nl: 'Moment van de beslissing, zoals in het register',
        en: 'Moment of the decision, as in the register',
      },
      trippedBy: ['overwrites-the-decision-date'],
      compare: sameMoment,
    }),
    'same-restriction': sentAsDecided({
      title: { nl: 'Reikwijdte van een beperkte toestemming', en: 'Scope of a restricted consent' },
      trippedBy: ['drops-the-restriction', 'sends-no-consulting-category'],
      of: ({ futureProof }) => futureProof === false,
      compare: (sent, local, { specification }) => {
        sameScope(sent, local, specification);
      },
    }),
    'same-birth-date': sentAsDecided({
      title: { nl: 'Geboortedatum, zoals in het register', en: 'Birth date, as in the register' },
      trippedBy: ['sends-another-birth-date'],
      compare: (sent, { bsn }, { cast }) => {
        const patient = cast.patients.find((one) => one.bsn === bsn);
        if (patient) sameBirthDate(sent, patient);
      },
    }),
    'same-holder': sentAsDecided<{ readonly holder: Parameters<typeof sameHolder>[1] }>({
      title: { nl: 'Dossierhouder en gegevenscategorie', en: 'Holder and data category' },
      trippedBy: ['sends-another-ura', 'sends-another-provider-type'],
      compare: (sent, _, { cast }) => {
        sameHolder(sent, cast.holder);
      },
    }),
  },
  examples: {
    good: (example, { patients, consents }) => {
      const offered = decided(consents).length;
      const counts = { total, offered, accepted: offered, excluded: total - offered };
      example.startMigration(true, counts, () => {
        for (const [i, patient] of patients.entries()) {
          const consent = consents[i];
          if (consent && consent.choice !== 'none') example.migrate(patient, asDecided(consent));
        }
      });
    },
    counter: {
      'none-missing': (example, { patients: [first] }) => {
        example.startMigration(true, { total }, () => {
          if (first) example.migrate(first);
        });
      },
      'none-unexpected': (example, { patients }) => {
        for (const patient of patients) example.migrate(patient);
      },
      'same-choice': (example, { patients: [first] }) => {
        if (first) example.migrate(first, { choice: 'no' });
      },
      'same-moment': (example, { patients: [first] }) => {
        if (first) example.migrate(first, { decidedAt: '2026-11-21T10:00:00Z' });
      },
      'same-restriction': (example, { patients, consents }) => {
        for (const [i, patient] of patients.entries()) if (consents[i]?.futureProof === false) example.migrate(patient);
      },
      'same-birth-date': (example, { patients: [first] }) => {
        if (first) example.migrate({ ...first, birthDate: '1932-01-01' });
      },
      'same-holder': (example, { patients: [first] }) => {
        if (first) example.migrate(first, {}, { holder: { ura: '90009999', providerType: 'Z3' } });
      },
    },
  },
});
