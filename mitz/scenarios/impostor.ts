import { demand, judgeEach, notShown } from '../../core/outcome.js';
import { isExchange, isRefusedConnection } from '../../core/transcript.js';
import type { Exchange } from '../../core/transcript.js';
import type { MitzEvidence } from '../context.js';
import { mentions } from '../evidence.js';
import { leftOn, releasesAbout, restsOn } from '../releases.js';
import type { Example } from '../example.js';
import { demandReleased, questionsAbout } from '../checks/release.js';
import { place } from '../rules.js';
import { scenario } from '../scenario.js';
import type { MitzCheck, MitzScenario } from '../scenario.js';
import type { Impostor } from '../world.js';
import type { Patient } from '../xis.js';
import { sources } from '../sources.js';
import { registerWithLocalYes } from './temptation.js';

/** A scenario in which the target is pointed at a server in the place of Mitz that it must not talk to. */
export interface ImpostorDefinition {
  readonly title: MitzScenario['title'];
  readonly impostor: Impostor;
  /** The fault with which the connector talks to it all the same. */
  readonly trippedBy: string;
  /** The values on which it depends that the server must not be talked to, where it is more than the norm itself. */
  readonly reads?: MitzCheck['reads'];
}

type ImpostorCheck = MitzCheck<{ readonly patient: Patient }>;

/** What reached the server. @throws NotShown where nobody as much as tried */
function reached(evidence: MitzEvidence, impostor: Impostor): readonly Exchange[] {
  const there = evidence.entries.filter(isExchange).filter((one) => one.by === 'target' && one.impostor === impostor);
  const tried = evidence.entries.some((entry) => isRefusedConnection(entry) && entry.impostor === impostor);
  if (there.length === 0 && !tried) notShown('no connection to the server in the place of Mitz was tried');
  return there;
}

const nothingSent = ({ impostor, trippedBy, reads }: ImpostorDefinition): ImpostorCheck => ({
  title: { nl: 'Geen byte van het BSN is verzonden', en: 'Not one byte of the BSN was sent' },
  level: 'MUST',
  ...(reads && { reads }),
  trippedBy: [trippedBy],
  judge: (evidence) => {
    const { bsn } = evidence.cast.patient;
    judgeEach(reached(evidence, impostor), (exchange) => {
      demand(false, {
        message: 'a message was sent to a server that is not Mitz',
        expected: `no message to a server that must not be trusted (${impostor})`,
        received: `${exchange.request.method} ${exchange.request.path}, ${mentions(exchange, bsn) ? 'with' : 'without'} the BSN, over ${exchange.tls?.protocol ?? 'no TLS'}`,
        where: place(exchange),
      });
    });
  },
});

const nothingReleased = ({ impostor, trippedBy, reads }: ImpostorDefinition): ImpostorCheck => ({
  title: { nl: 'Er is niets vrijgegeven', en: 'Nothing was released' },
  level: 'MUST',
  ...(reads && { reads }),
  trippedBy: [trippedBy, 'releases-on-a-broken-connection', 'falls-back-on-a-local-yes'],
  judge: (evidence) => {
    const [first] = releasesAbout(evidence, evidence.cast.patient.bsn);
    if (!first) notShown('no data request about this patient was carried out and answered');
    reached(evidence, impostor);
    const left = leftOn(first);
    demand(left.length === 0, {
      message: 'data was released although Mitz could not be asked',
      expected: 'nothing released',
      received: left.join(', '),
      where: `action answer-data-request at ${first.request.entry.at}`,
    });
    restsOn(evidence, first);
  },
});

const twinReleased: ImpostorCheck = {
  title: {
    nl: 'Dezelfde aanvraag is met Mitz zelf beantwoord',
    en: 'The same request was answered with Mitz itself',
  },
  level: 'MUST',
  trippedBy: ['stays-closed-after-a-bad-answer'],
  judge: (evidence) => {
    const { bsn } = evidence.cast.patient;
    const [, second] = releasesAbout(evidence, bsn);
    if (!second) notShown('data was not requested again, with Mitz itself');
    const asked = questionsAbout(evidence, bsn).filter(
      ({ exchange }) => exchange.begun > second.request.entry.begun && exchange.impostor === undefined,
    );
    if (asked.length === 0) notShown('no question about this patient reached Mitz');
    demandReleased(evidence, second, asked);
  },
};

/**
 * Declares such a scenario: to the impostor nothing is sent and nothing is released; with Mitz in its place, and all
 * else the same, the request is answered.
 */
export function impostorScenario(definition: ImpostorDefinition): MitzScenario {
  const { title, impostor } = definition;
  const requested = (example: Example, patient: Patient, released: readonly string[], during: () => void): void => {
    example.dataRequest(patient, { released }, during);
  };
  const hangsUp = (example: Example) => (): void => {
    example.refusedConnection('the caller hung up after the TLS handshake, without a message', impostor);
  };
  return scenario({
    title,
    line: '1.03.b',
    basis: 'published',
    source: sources.channel,
    except: {
      'not-one-byte-of-the-bsn': { basis: 'published', source: sources.channel },
      'nothing-released': { basis: 'published', source: sources.channel },
      'twin-is-released': { basis: 'published', source: sources.functions },
    },
    functionalities: ['gesloten'],
    given: (world) => {
      const patient = world.patient();
      world.consent(patient, 'yes');
      // Registered while the impostor is there: not only questions carry a BSN.
      return { patient, newcomer: world.patient() };
    },
    when: async (bed, { patient, newcomer }) => {
      await registerWithLocalYes(bed, [patient], [patient]);
      await bed.settle();
      await bed.meetImpostor(impostor);
      await bed.register([newcomer]);
      await bed.requestData(patient);
      await bed.meetMitz();
      await bed.requestData(patient);
    },
    checks: {
      'not-one-byte-of-the-bsn': nothingSent(definition),
      'nothing-released': nothingReleased(definition),
      'twin-is-released': twinReleased,
    },
    examples: {
      good: (example, { patient }) => {
        requested(example, patient, [], hangsUp(example));
        requested(example, patient, ['GGC002'], () => { example.question(patient, 'Permit'); }); // prettier-ignore
      },
      counter: {
        'not-one-byte-of-the-bsn': (example, { patient }) => {
          requested(example, patient, [], () => { example.question(patient, 'Permit', { impostor }); }); // prettier-ignore
        },
        'nothing-released': (example, { patient }) => {
          requested(example, patient, ['GGC002'], hangsUp(example));
        },
        'twin-is-released': (example, { patient }) => {
          requested(example, patient, [], hangsUp(example));
          requested(example, patient, [], () => { example.question(patient, 'Permit'); }); // prettier-ignore
        },
      },
    },
  });
}
