import { demand, judgeEach } from '../../../core/outcome.js';
import type { Exchange } from '../../../core/transcript.js';
import type { MitzEvidence } from '../../../mitz/context.js';
import { everyCall } from '../../../mitz/evidence.js';
import { everyInterfaceInUse, exerciseExample } from '../../../mitz/scenarios/exercise.js';
import { place } from '../../../mitz/rules.js';
import { scenario } from '../../../mitz/scenario.js';

/** The address below the base of Mitz, without its query. */
function addressOf({ request }: Exchange, { context }: MitzEvidence): string {
  const { origin, pathname } = new URL(request.path, context.baseUrl);
  // Only of a connector in process is seen that it calls another host.
  if (origin !== new URL(context.baseUrl).origin) return request.path;
  const base = new URL(context.baseUrl).pathname;
  return pathname.startsWith(base) ? pathname.slice(base.length) : pathname;
}

/** Interfaces that a connector may do without: what goes there is kept, and not judged. */
function isOptional(address: string, { specification }: MitzEvidence): boolean {
  // Sending a Subscription again with its id is the one thing, beside ending it, that is done at its own address.
  if (address.startsWith(`${specification['path.abonneren'].value}/`)) return true;
  return specification['path.optional'].value.some((one) => address.includes(one));
}

export default scenario({
  title: {
    nl: 'Alleen bekende koppelvlakken van Mitz worden aangeroepen',
    en: 'Only known interfaces of Mitz are called',
  },
  line: '1.01.a',
  assumed: true,
  ...everyInterfaceInUse,
  checks: {
    'known-interfaces-only': {
      title: { nl: 'Elke aanroep is aan een bekend koppelvlak', en: 'Every call is to a known interface' },
      level: 'MUST',
      basis: 'assumed',
      trippedBy: ['calls-an-unknown-interface'],
      judge: (evidence) => {
        // A call that was broken off before it was whole was taken nowhere.
        const whole = everyCall(evidence).filter(
          ({ koppelvlak, response, callerFault }) => koppelvlak ?? response ?? callerFault,
        );
        judgeEach(whole, (call) => {
          const address = addressOf(call, evidence);
          demand(call.koppelvlak !== null || isOptional(address, evidence), {
            message:
              'a call went to an address that the specification set does not know; if it is official, put it in an overlay and ask Mitz',
            expected: 'calls to the interfaces of the set',
            received: `${call.request.method} ${address}`,
            where: place(call),
          });
        });
      },
    },
  },
  examples: {
    good: (example, { patient }) => {
      exerciseExample(example, patient);
    },
    counter: {
      'known-interfaces-only': (example, { patient }) => {
        exerciseExample(example, patient);
        example.exchange(null, 'GET', '', {}, { status: 404, body: '' });
      },
    },
  },
});
