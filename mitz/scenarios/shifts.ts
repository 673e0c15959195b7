/** Scenarios in which users log in one after the other, and each records a choice: whom do the messages name? */
import { notShown } from '../../core/outcome.js';
import { askedQuestions, judgeQuestions, sentFor } from '../checks/asked-questions.js';
import type { Asked } from '../checks/asked-questions.js';
import { placeIn } from '../checks/sent-choices.js';
import { loginBefore } from '../checks/session.js';
import type { MitzEvidence } from '../context.js';
import type { Example } from '../example.js';
import type { Professional } from '../parties.js';
import { buttons, footingsIn, scenario } from '../scenario.js';
import type { ExampleWriter, Footings, MitzCheck, MitzScenario } from '../scenario.js';
import type { ReceivedConsents } from '../toestemming/read.js';
import type { Patient } from '../xis.js';

type Person = NonNullable<NonNullable<ReceivedConsents['recording']>['professional']>;

/** Whom a message names, beside who was logged in when the question was asked. */
export interface Named {
  readonly user: Professional;
  readonly professional: Person;
  readonly mandated: Person | undefined;
  readonly where: string;
}

/** Somebody's identifier as people read it. */
export const written = ({ root, extension }: Person): string => `${extension} (${root})`;

interface NamedCheck extends Pick<MitzCheck, 'title' | 'reads' | 'trippedBy'> {
  /** @param all those that the other messages name, this one included */
  readonly judge: (named: Named, evidence: MitzEvidence, all: () => readonly Named[]) => void;
  /** Whom a message names where that is wrong, in the place of this user. */
  readonly wrong: (user: Professional, i: number) => Professional;
}

export interface ShiftsDefinition<Id extends string> extends Footings {
  readonly title: MitzScenario['title'];
  /** Who logs in, in order. */
  readonly users: readonly Professional[];
  readonly checks: { readonly [K in Id]: NamedCheck };
}

interface Cast {
  /** Each is asked by the user of the same number. */
  readonly patients: readonly Patient[];
}

/** Declares such a scenario: its checks judge every message, with each button. */
export function shiftsScenario<const Id extends string>(definition: ShiftsDefinition<Id>): MitzScenario {
  const { title, users, checks } = definition;
  const write = (example: Example, { patients }: Cast, named: NamedCheck['wrong'] = (user) => user): void => {
    for (const [i, professional] of users.entries()) {
      const patient = patients[i];
      if (!patient) continue;
      example.action('login', { professional, factors: 2 }, undefined);
      example.consentQuestion(patient, { choice: 'yes' }, { recorded: true }, () => {
        example.recording(patient, 'yes', { professional: named(professional, i) });
      });
    }
  };
  const each = <T>(make: (check: NamedCheck) => T): { readonly [K in Id]: T } =>
    Object.fromEntries(Object.entries<NamedCheck>(checks).map(([id, check]) => [id, make(check)])) as {
      readonly [K in Id]: T;
    };
  return scenario<Cast, Id>({
    title,
    ...footingsIn(definition),
    functionalities: buttons,
    given: (world) => ({ patients: world.patients(users.length) }),
    when: async (bed, { patients }) => {
      await bed.register(patients);
      for (const [i, professional] of users.entries()) {
        await bed.act('login', { professional, factors: 2 });
        const patient = patients[i];
        if (patient) await bed.askConsent(patient, { choice: 'yes' });
      }
    },
    checks: each<MitzCheck<Cast>>(({ judge, wrong: _, ...rest }) => ({
      ...rest,
      level: 'MUST',
      judge: (evidence) => {
        const all = (): readonly Named[] => askedQuestions(evidence).flatMap((asked) => namedFor(evidence, asked));
        judgeQuestions(evidence, (asked) => {
          for (const named of namedFor(evidence, asked)) judge(named, evidence, all);
        });
      },
    })),
    examples: {
      good: (example, cast) => {
        write(example, cast);
      },
      counter: each<ExampleWriter<Cast>>(({ wrong }) => (example, cast) => {
        write(example, cast, wrong);
      }),
    },
  });
}

/** Whom the messages of one question name. @throws NotShown where there is none, or one names nobody */
function namedFor(evidence: MitzEvidence, asked: Asked): readonly Named[] {
  const { input } = loginBefore(evidence, asked.start.entry);
  return sentFor(evidence, asked).map((message) => {
    const where = placeIn(message, 'Provenance', 'agent[0].who.identifier');
    const professional = message.recording?.professional ?? notShown(`${where}: the message names no professional`);
    return { user: input.professional, professional, mandated: message.recording?.mandated, where };
  });
}
