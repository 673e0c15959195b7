import { demand, judgeEach } from '../../../core/outcome.js';
import type { Exchange } from '../../../core/transcript.js';
import type { MitzEvidence } from '../../../mitz/context.js';
import { decidedAreSent } from '../../../mitz/checks/migration.js';
import { reportedRejected } from '../../../mitz/checks/migration-report.js';
import { shownOf } from '../../../mitz/checks/notification.js';
import { acceptedAbout, attemptsAbout, migrating, struckBy } from '../../../mitz/checks/queue.js';
import { place } from '../../../mitz/rules.js';
import { localConsent, migrateApproved } from '../../../mitz/scenarios/migration-run.js';
import type { MigrationCast } from '../../../mitz/scenarios/migration-run.js';
import { scenario } from '../../../mitz/scenario.js';
import { fateOf } from '../../../mitz/toestemming/answer.js';
import type { Patient } from '../../../mitz/xis.js';

interface Newer extends MigrationCast {
  /** Who chose otherwise in Mitz since. */
  readonly struck: readonly Patient[];
}

/** The answers that a newer choice stands. @throws NotShown where there was none */
const superseded = (evidence: MitzEvidence<Newer>): readonly Exchange[] =>
  struckBy(
    evidence,
    evidence.cast.struck,
    (exchange) => fateOf(exchange, evidence.specification) === 'superseded',
    migrating,
  );

const rejected = reportedRejected('struck', ['counts-superseded-as-accepted']);
const reason = 'In Mitz staat een nieuwere keuze.';

export default scenario({
  title: {
    nl: 'Een nieuwere keuze in Mitz blijft staan, en de connector legt zich daarbij neer',
    en: 'A newer choice in Mitz stands, and the connector goes by it',
  },
  line: 'migratiebericht.a',
  basis: 'published',
  except: {
    'not-sent-again': { basis: 'assumed' },
    'reported-as-rejected': { basis: 'assumed' },
    'own-choice-does-not-lead': { basis: 'assumed' },
    'twin-is-sent': { line: 'migratiebericht.b' },
  },
  functionalities: ['migratie'],
  given: (world): Newer => {
    const [newer, twin] = [world.patient(), world.patient()];
    // Both chose in Mitz as well: the one after the local decision, the other long before.
    world.consent(newer, 'no', { decidedAt: '2025-03-01T09:30:00Z' });
    world.consent(twin, 'yes', { decidedAt: '2018-03-01T09:30:00Z' });
    const consents = [localConsent(newer, 'yes'), localConsent(twin, 'no')];
    return { struck: [newer], patients: [newer, twin], consents };
  },
  when: async (bed, cast) => {
    await migrateApproved(bed, cast);
    for (let night = 0; night < 3; night += 1) await bed.settle();
    for (const { bsn } of cast.struck) await bed.tryAct('local-consent', { bsn });
  },
  checks: {
    'newer-choice-is-not-overwritten': {
      title: {
        nl: 'De oudere keuze is niet als een nieuwere aangeboden',
        en: 'The older choice did not pass for a newer',
      },
      level: 'MUST',
      trippedBy: ['overwrites-the-decision-date'],
      judge: (evidence) => {
        judgeEach(evidence.cast.struck, (patient) => {
          const [taken] = acceptedAbout(evidence, patient, migrating);
          demand(taken === undefined, () => ({
            message: 'an older local choice went over the newer one that the patient made in Mitz',
            expected: 'an answer of Mitz that a newer choice stands',
            received: 'accepted: the message gave it a later date',
            where: taken ? place(taken) : '',
          }));
        });
        superseded(evidence);
      },
    },
    'not-sent-again': {
      title: {
        nl: 'De toestemming is daarna niet opnieuw aangeboden',
        en: 'The consent was not offered again after that',
      },
      level: 'MUST',
      reads: ['migratie.newerStands'],
      trippedBy: ['retries-what-mitz-superseded'],
      judge: (evidence) => {
        const [first] = superseded(evidence);
        const again = evidence.cast.struck
          .flatMap((patient) => attemptsAbout(evidence, patient, migrating))
          .filter(({ begun }) => begun > (first?.ended ?? Infinity));
        demand(again.length === 0, {
          message: 'Mitz said that a newer choice stands, and the older one was offered again',
          expected: 'no further message about this patient',
          received: `${again.length} more`,
          where: again.map((exchange) => place(exchange)).join(', '),
        });
      },
    },
    'reported-as-rejected': {
      ...rejected,
      reads: ['migratie.newerStands'],
      judge: (evidence) => {
        superseded(evidence);
        rejected.judge(evidence);
      },
    },
    'own-choice-does-not-lead': {
      title: { nl: 'De eigen, oudere keuze geldt niet meer', en: 'The own, older choice does not lead any more' },
      level: 'MUST',
      reads: ['migratie.newerStands'],
      trippedBy: ['keeps-its-own-choice-after-a-newer-one'],
      judge: (evidence) => {
        superseded(evidence);
        judgeEach(evidence.cast.struck, (patient) => {
          const { output, entry } = shownOf(evidence, patient);
          demand(output.source !== 'local' && output.choice !== 'yes', {
            message: 'the XIS goes by its own choice, though Mitz said that a newer one stands',
            expected: 'source mitz, another choice than yes',
            received: `source ${output.source}, choice ${output.choice ?? 'not told'}`,
            where: `action local-consent at ${entry.at}`,
          });
        });
      },
    },
    'twin-is-sent': decidedAreSent(['forgets-the-last-consent', 'never-calls-mitz']),
  },
  examples: {
    good: (example, { struck: [newer], patients: [, twin] }) => {
      if (!newer || !twin) return;
      const items = [{ bsn: newer.bsn, status: 'rejected', reason }] as const;
      example.startMigration(true, { total: 2, offered: 2, accepted: 1, rejected: 1, items }, () => {
        example.migrate(newer, {}, { superseded: true });
        example.migrate(twin, { choice: 'no' });
      });
      example.action('local-consent', { bsn: newer.bsn }, { source: 'mitz', choice: 'unknown' });
    },
    counter: {
      'newer-choice-is-not-overwritten': (example, { patients }) => {
        for (const patient of patients) example.migrate(patient, { decidedAt: '2026-11-21T10:00:00Z' });
      },
      'not-sent-again': (example, { struck }) => {
        for (const patient of [...struck, ...struck]) example.migrate(patient, {}, { superseded: true });
      },
      'reported-as-rejected': (example, { struck }) => {
        const items = struck.map(({ bsn }) => ({ bsn, status: 'accepted' as const }));
        example.startMigration(true, { total: 2, offered: 2, accepted: 2, items }, () => {
          for (const patient of struck) example.migrate(patient, {}, { superseded: true });
        });
      },
      'own-choice-does-not-lead': (example, { struck }) => {
        for (const patient of struck) {
          example.migrate(patient, {}, { superseded: true });
          example.action('local-consent', { bsn: patient.bsn }, { source: 'local', choice: 'yes' });
        }
      },
      'twin-is-sent': (example, { struck }) => {
        example.startMigration(true, { total: 2, offered: 1, rejected: 1, excluded: 1 }, () => {
          for (const patient of struck) example.migrate(patient, {}, { superseded: true });
        });
      },
    },
  },
});
