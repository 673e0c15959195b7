import { demand, judgeEach, notShown } from '../../../core/outcome.js';
import { header } from '../../../core/transcript.js';
import { attemptsAbout } from '../../../mitz/checks/queue.js';
import { place } from '../../../mitz/rules.js';
import { scenario } from '../../../mitz/scenario.js';
import { demandRegistered } from '../../../mitz/checks/subscription.js';

export default scenario({
  title: {
    nl: 'Het abonnement wordt in elk opgegeven formaat verstuurd, zoals ingesteld',
    en: 'The Subscription is sent in each format that is claimed, as configured',
  },
  line: '2.01.a',
  basis: 'normative',
  functionalities: ['lokalisatie'],
  needs: ['both-formats'],
  given: (world) => ({ json: world.patient(), xml: world.patient() }),
  when: async (bed, cast) => {
    for (const [i, format] of bed.formats.entries()) {
      await bed.useFormat(format);
      await bed.register([cast[format]]);
      await bed.settle({ abonneren: i + 1 });
    }
  },
  checks: {
    'sent-in-the-configured-format': {
      title: { nl: 'Elk bericht heeft het ingestelde formaat', en: 'Every message is in the configured format' },
      level: 'MUST',
      reads: ['fhir.mediaTypes'],
      trippedBy: ['sends-json-when-xml-is-asked'],
      judge: (evidence) => {
        const { cast, context, specification } = evidence;
        const known = specification['fhir.mediaTypes'].value;
        judgeEach(context.formats, (format) => {
          const expected =
            known.find((type) => type.endsWith(format)) ?? notShown(`the set knows no type for ${format}`);
          const attempts = attemptsAbout(evidence, cast[format]);
          if (attempts.length === 0) notShown(`no subscription arrived while ${format} was configured`);
          judgeEach(attempts, (exchange) => {
            const received = header(exchange.request, 'content-type') ?? 'no Content-Type';
            demand(received.split(';')[0]?.trim().toLowerCase() === expected, {
              message: `the connector was configured to send ${format}`,
              expected,
              received,
              where: place(exchange, 'Content-Type'),
            });
          });
        });
      },
    },
    'registered-in-each': {
      title: { nl: 'In elk formaat staat er wie aangemeld moest worden', en: 'Each format says whom to register' },
      level: 'MUST',
      trippedBy: ['sends-nothing-when-xml-is-asked'],
      judge: (evidence) => {
        demandRegistered(
          evidence,
          evidence.context.formats.map((format) => evidence.cast[format]),
        );
      },
    },
  },
  examples: {
    good: (example, { json, xml }) => {
      example.subscribe(json);
      example.subscribe(xml, { format: 'xml' });
    },
    counter: {
      'sent-in-the-configured-format': (example, { json, xml }) => {
        example.subscribe(json);
        example.subscribe(xml);
      },
      'registered-in-each': (example, { json }) => {
        example.subscribe(json);
      },
    },
  },
});
