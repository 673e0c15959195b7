import { header, isExchange } from '../../../core/transcript.js';
import { entryFields } from '../../../mitz/checks/audit-entry.js';
import type { LoggedCast } from '../../../mitz/checks/audit-entry.js';
import { mentions } from '../../../mitz/evidence.js';
import type { Example } from '../../../mitz/example.js';
import { scenario } from '../../../mitz/scenario.js';
import { consulter } from '../../../mitz/world.js';
import type { AuditEntry } from '../../../mitz/xis.js';
import { sources } from '../../../mitz/sources.js';

/** Two questions, one of them not answered, and the log of them; each entry changed in the same way. */
function logged(example: Example, { answered, unanswered }: LoggedCast, different: Partial<AuditEntry> = {}): void {
  example.dataRequest(answered, { released: ['GGC002'] }, () => { example.question(answered, 'Permit'); }); // prettier-ignore
  example.dataRequest(unanswered, { released: [] }, () => { example.question(unanswered, { status: 503 }); }); // prettier-ignore
  const entries = example
    .entries()
    .filter(isExchange)
    .map((exchange): AuditEntry => {
      const wasAnswered = mentions(exchange, answered.bsn);
      return {
        at: exchange.at,
        event: 'closed-question',
        professional: consulter.professional.extension,
        bsn: wasAnswered ? answered.bsn : unanswered.bsn,
        requestId: header(exchange.request, 'x-request-id') ?? '',
        outcome: wasAnswered ? 'success' : 'error',
        ...different,
      };
    });
  example.auditLog({}, undefined, entries);
}

export default scenario({
  title: {
    nl: 'Een regel in het log zegt wie, over welke patiënt, wat, wanneer, met welke uitkomst en bij welk bericht',
    en: 'An entry in the log says who, about which patient, what, when, with what outcome and in which message',
  },
  line: '1.03.c',
  basis: 'published',
  source: sources.logging,
  except: {
    'names-the-message': { basis: 'assumed' },
  },
  functionalities: ['gesloten'],
  given: (world): LoggedCast => {
    const cast = { answered: world.patient(), unanswered: world.patient() };
    for (const patient of Object.values(cast)) world.consent(patient, 'yes');
    world.script('geslotenAutorisatievraag', { kind: 'status', status: 503 }, { about: cast.unanswered });
    return cast;
  },
  when: async (bed, { answered, unanswered }) => {
    await bed.register([answered, unanswered]);
    await bed.requestData(answered);
    await bed.requestData(unanswered);
    await bed.settle();
    // Of all times, so that an entry with a wrong moment is found; of both, so that one about the wrong patient is.
    for (const { bsn } of [answered, unanswered]) await bed.act('audit-log', { bsn });
  },
  checks: entryFields,
  examples: {
    good: (example, cast) => {
      logged(example, cast);
    },
    counter: {
      'names-the-message': (example, cast) => {
        logged(example, cast, { requestId: '0b0f6c5e-8f3a-4a83-9a5e-52a0a4a1c001' });
      },
      'names-the-professional': (example, cast) => {
        logged(example, cast, { professional: '' });
      },
      'names-the-patient': (example, cast) => {
        logged(example, cast, { bsn: cast.unanswered.bsn });
      },
      'names-the-event': (example, cast) => {
        logged(example, cast, { event: 'subscribe' });
      },
      'tells-when': (example, cast) => {
        logged(example, cast, { at: '2026-11-21T09:00:00.000Z' });
      },
      'tells-the-outcome': (example, cast) => {
        logged(example, cast, { outcome: 'success' });
      },
    },
  },
});
