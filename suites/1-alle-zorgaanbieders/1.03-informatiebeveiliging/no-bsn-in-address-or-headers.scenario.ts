import { demand, judgeEach, NotShown, notShown } from '../../../core/outcome.js';
import type { Exchange } from '../../../core/transcript.js';
import type { MitzEvidence } from '../../../mitz/context.js';
import { everyCall, migrations, openQuestions, questions, recordings, subscriptions } from '../../../mitz/evidence.js';
import { everyInterfaceInUse, exerciseExample } from '../../../mitz/scenarios/exercise.js';
import { place } from '../../../mitz/rules.js';
import { scenario } from '../../../mitz/scenario.js';
import type { MitzCheck } from '../../../mitz/scenario.js';
import { sources } from '../../../mitz/sources.js';

/** Where a log of a server or a proxy would keep what stands in it. */
type Place = (call: Exchange) => readonly { readonly name: string; readonly text: string }[];

const nowhereIn = (where: Place, rest: Pick<MitzCheck, 'title' | 'trippedBy'>): MitzCheck => ({
  ...rest,
  level: 'MUST',
  judge: (evidence) => {
    const calls = everyCall(evidence);
    const bsns = bsnsIn(evidence);
    if (bsns.length === 0) notShown('no patient is known, so no BSN can be looked for');
    const anyBsn = new RegExp(`(?<!\\d)(${bsns.join('|')})(?!\\d)`);
    judgeEach(calls, (call) => {
      judgeEach(where(call), ({ name, text }) => {
        demand(!anyBsn.test(text), {
          message: `a BSN stands in ${name}, which servers and proxies write to their logs`,
          expected: 'a BSN in the body only',
          received: `a BSN in ${name}`,
          where: place(call, name),
        });
      });
    });
  },
});

/** The BSNs of who plays, and of whom the messages are about. */
function bsnsIn(evidence: MitzEvidence): readonly string[] {
  const cast = Object.values((evidence.cast ?? {}) as Readonly<Record<string, { readonly bsn?: string }>>);
  const messages = [questions, openQuestions, subscriptions, migrations, recordings].flatMap((read) => {
    try {
      return read(evidence).map(({ bsn }) => bsn);
    } catch (thrown) {
      if (thrown instanceof NotShown) return []; // a message that was not recognised tells of no patient
      throw thrown;
    }
  });
  return [...new Set([...cast.flatMap(({ bsn }) => bsn ?? []), ...messages])];
}

/** As the address reads once `%39` is a 9 again. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path; // no right encoding: then it reads as it stands
  }
}

export default scenario({
  title: {
    nl: 'Het BSN staat niet in een adres of een header',
    en: 'The BSN stands in no address and no header',
  },
  line: '1.03.b',
  basis: 'published',
  source: sources.apiDesignRules,
  except: {
    'no-bsn-in-headers': { basis: 'assumed' },
  },
  ...everyInterfaceInUse,
  checks: {
    'no-bsn-in-address': nowhereIn(({ request }) => [{ name: 'the address', text: decoded(request.path) }], {
      title: { nl: 'Het BSN staat in geen enkel adres', en: 'The BSN stands in no address' },
      trippedBy: ['puts-bsn-in-the-query-string'],
    }),
    'no-bsn-in-headers': nowhereIn(
      ({ request }) => request.headers.map(([name, text]) => ({ name: `header ${name}`, text })),
      {
        title: { nl: 'Het BSN staat in geen enkele header', en: 'The BSN stands in no header' },
        trippedBy: ['puts-bsn-in-a-header'],
      },
    ),
  },
  examples: {
    good: (example, { patient }) => {
      exerciseExample(example, patient);
    },
    counter: {
      'no-bsn-in-address': (example, { patient }) => {
        example.question(patient, 'Permit', { query: `?bsn=${patient.bsn}` });
      },
      'no-bsn-in-headers': (example, { patient }) => {
        example.subscribe(patient, { headers: { 'x-patient': patient.bsn } });
      },
    },
  },
});
