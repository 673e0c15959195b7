import { judgeEach, notShown } from '../../../core/outcome.js';
import { subscriptions } from '../../../mitz/evidence.js';
import { expectValue, place } from '../../../mitz/rules.js';
import { scenario } from '../../../mitz/scenario.js';
import type { MitzCheck } from '../../../mitz/scenario.js';

/** An OID with or without `urn:oid:`: how it is written is for the rules on the form of the message. */
const oid = (value: string): string => value.replace(/^urn:oid:/i, '');

const systemAsDeclared = (
  system: 'gatewaySystem' | 'sourceSystem',
  rest: Pick<MitzCheck, 'title' | 'reads' | 'trippedBy'>,
): MitzCheck => ({
  ...rest,
  level: 'MUST',
  judge: (evidence) => {
    const declared = evidence.context.company[system] ?? notShown(`the target file declares no connector.${system}`);
    const sent = subscriptions(evidence);
    if (sent.length === 0) notShown('no subscription arrived');
    judgeEach(sent, ({ exchange, [system]: named }) => {
      if (named === undefined) notShown(`${place(exchange)} names no ${system}`);
      expectValue(oid(named), oid(declared), `the subscription must name the declared ${system}`, place(exchange));
    });
  },
});

export default scenario({
  title: {
    nl: 'Gateway- en bronsysteem zijn zoals opgegeven',
    en: 'Gateway system and source system are as declared',
  },
  line: '1.01.a',
  functionalities: ['lokalisatie'],
  observable: true,
  needs: ['declared-systems'],
  given: (world) => ({ patient: world.patient() }),
  when: async (bed, { patient }) => {
    await bed.register([patient]);
    await bed.settle({ abonneren: 1 });
  },
  checks: {
    'gateway-system-as-declared': systemAsDeclared('gatewaySystem', {
      title: { nl: 'GatewaySystem is het opgegeven systeem', en: 'GatewaySystem is the declared system' },
      reads: ['abonnement.gateway'],
      trippedBy: ['declares-another-gateway-system'],
    }),
    'source-system-as-declared': systemAsDeclared('sourceSystem', {
      title: { nl: 'SourceSystem is het opgegeven systeem', en: 'SourceSystem is the declared system' },
      reads: ['abonnement.source'],
      trippedBy: ['declares-another-source-system'],
    }),
  },
  examples: {
    good: (example, { patient }) => {
      example.subscribe(patient);
    },
    counter: {
      'gateway-system-as-declared': (example, { patient }) => {
        example.subscribe(patient, { mutate: (body) => body.replace('2.4.6.6.1"', '2.4.6.6.99"') });
      },
      'source-system-as-declared': (example, { patient }) => {
        example.subscribe(patient, { mutate: (body) => body.replace('2.4.6.6.90000017"', '2.4.6.6.98"') });
      },
    },
  },
});
