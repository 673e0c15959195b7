import { demand, notShown } from '../../../core/outcome.js';
import { header, isExchange } from '../../../core/transcript.js';
import { judgeLaunches } from '../../../mitz/checks/launch.js';
import { openMijnMitz } from '../../../mitz/scenarios/exercise.js';
import { browserOf } from '../../../mitz/samen-naar-mijnmitz/browser.js';
import { scenario } from '../../../mitz/scenario.js';

const launchedIn = (browser: string): { launched: true; userAgent: string } => ({
  launched: true,
  userAgent: `Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) ${browser} Safari/537.36`,
});

export default scenario({
  title: { nl: 'MijnMitz wordt geopend in een recente browser', en: 'MijnMitz is opened in a recent browser' },
  line: '4.09.a',
  functionalities: ['samen-naar-mijnmitz'],
  given: (world) => ({ patient: world.patient() }),
  when: async (bed, { patient }) => {
    await bed.register([patient]);
    await openMijnMitz(bed, patient);
    await bed.settle({ launch: 1 });
  },
  checks: {
    'browser-in-the-table': {
      title: {
        nl: 'De browser staat in die versie in de Browser and Device Table',
        en: 'The browser is in the Browser and Device Table in that version',
      },
      level: 'MUST',
      reads: ['launch.browsers'],
      trippedBy: ['launches-in-an-old-browser'],
      judge: (evidence) => {
        // What the browser said of itself where it was seen; otherwise what the driver says of it.
        const visit = evidence.entries.filter(isExchange).find(({ by }) => by === 'browser');
        judgeLaunches(evidence, ({ action, where }) => {
          const seen = visit && header(visit.request, 'user-agent');
          const userAgent =
            seen ?? action.output?.userAgent ?? notShown('it is not known in which browser it was opened');
          const { name, isSupported, table } = browserOf(userAgent, evidence.specification);
          demand(isSupported, {
            message: 'MijnMitz must be opened in a browser of the Browser and Device Table',
            expected: table,
            received: name,
            where: visit ? `exchange ${visit.id}, User-Agent` : where,
          });
        });
      },
    },
  },
  examples: {
    good: (example, { patient }) => {
      for (const browser of ['Chrome/152.0.0.0', 'Chrome/150.0.0.0 Edg/150.0.0.0', 'Version/26.1'])
        example.launch(patient, launchedIn(browser));
    },
    counter: {
      'browser-in-the-table': (example, { patient }) => {
        example.launch(patient, launchedIn('Chrome/152.0.0.0 Edg/109.0.0.0'));
      },
    },
  },
});
