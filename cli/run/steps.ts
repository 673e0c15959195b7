import { counted } from '../../core/text.js';
import type { MitzScenario } from '../../mitz/scenario.js';
import type { Testbed } from '../../mitz/testbed.js';
import { claimedButtons, pressOf } from '../../mitz/buttons.js';
import { exampleContext, exampleMaker } from '../../mitz/example.js';
import { exampleTime } from '../../mitz/example-transcript.js';
import type { Performed, ActionName } from '../../mitz/xis.js';

/**
 * What a scenario makes the target do, found by performing it on a testbed that only writes down. Answers are those of
 * a XIS that does everything asked of it.
 */
export async function stepsOf(scenario: MitzScenario): Promise<readonly string[]> {
  const steps: string[] = [];
  const maker = exampleMaker();
  const cast = scenario.given(maker);
  for (const consent of maker.world().consents)
    steps.push(`Mitz holds: ${consent.choice} of ${consent.bsn} for ${consent.dataCategory}`);
  for (const { ura, providerType, bsn, dataCategories } of maker.world().holders)
    steps.push(`Mitz knows: URA ${ura} (${providerType}) has ${dataCategories.join(', ')} of ${bsn}`);
  for (const { koppelvlak, misbehaviour, times } of maker.world().scripts) {
    steps.push(
      `Mitz answers ${koppelvlak} with ${JSON.stringify(misbehaviour)}${times === undefined ? '' : `, ${times} time(s)`}`,
    );
  }
  await scenario.when(
    writingDown((step) => steps.push(step)),
    cast,
  );
  return steps;
}

/** The actions of the driver contract that a scenario asks for, in order; `configure` where it changes. */
export async function actionsOf(scenario: MitzScenario): Promise<readonly ActionName[]> {
  const actions: ActionName[] = [];
  const bed = writingDown(
    () => undefined,
    (...asked) => actions.push(...asked),
  );
  await scenario.when(bed, scenario.given(exampleMaker()));
  return actions;
}

const answers: Partial<Record<ActionName, unknown>> = {
  'answer-data-request': { released: [] },
  'locate-dossiers': { holders: [] },
  'start-consent-question': { questionId: 'q1', questionText: '', patientShown: '' },
  'answer-consent-question': { recorded: true },
  'start-migration': { done: true, total: 0, offered: 0, accepted: 0, rejected: 0, excluded: 0 },
  'migration-report': { done: true, total: 0, offered: 0, accepted: 0, rejected: 0, excluded: 0 },
  'run-scheduled-work': { pending: 0 },
  'work-list': { items: [] },
  'local-consent': { source: 'mitz' },
  'audit-log': { entries: [] },
  'open-mijnmitz': { launched: true },
};

function writingDown(
  write: (step: string) => void,
  asked: (...actions: readonly ActionName[]) => void = () => undefined,
): Testbed {
  const act = (action: ActionName, input: unknown): Promise<never> => {
    asked(action);
    write(`${action}${input === undefined ? '' : ` ${brief(input)}`}`);
    return Promise.resolve({ status: 'done', output: answers[action] } as Performed<ActionName> as never);
  };
  const step = async (text: string): Promise<void> => {
    write(text);
  };
  const configure = (how: string): Promise<void> => {
    asked('configure');
    return step(`configure, ${how}`);
  };
  return {
    company: exampleContext.company,
    now: () => new Date(exampleTime),
    functionalities: exampleContext.functionalities,
    formats: exampleContext.formats,
    buttons: claimedButtons(exampleContext.functionalities).map(pressOf),
    act,
    tryAct: act,
    register: async (patients, consents = []) => {
      await act('register-patients', { patients: patients.length === 1 ? patients : `${patients.length} patients` });
      if (consents.length > 0) await act('load-local-consents', { consents: counted(consents.length, 'consent') });
    },
    requestData: (patient, different) => act('answer-data-request', { bsn: patient.bsn, ...different }),
    askConsent: (patient, answer) => {
      asked('select-patient', 'start-consent-question', 'answer-consent-question');
      const question = `start-consent-question, answer-consent-question ${brief(answer)}`;
      write(`with each button that is claimed: select-patient ${patient.bsn}, ${question}`);
      return Promise.resolve();
    },
    approveMigration: (ura) => {
      write(`Mitz approves the migration${ura === undefined ? '' : ` of ${ura}`}`);
    },
    workFor: async ({ ura, providerType }) => {
      await act('reset', undefined);
      await configure(`for provider ${ura} (${providerType})`);
    },
    keepDigests: () => undefined,
    mitzRecovers: () => {
      write('Mitz answers rightly again');
    },
    meetImpostor: (impostor) => configure(`with a server in the place of Mitz: ${impostor}`),
    meetMitz: () => configure('with Mitz again'),
    useFormat: (format) => configure(`with format ${format}`),
    useQuestions: (questions) => configure(`with version ${questions[0]?.version ?? ''} of the toestemmingsvraag`),
    notify: (patient, { choice, as = 'mitz', about, spoil, ...how }) => {
      const caller = { mitz: 'Mitz', stranger: 'a stranger', nobody: 'a client without certificate' }[as];
      const what = { malformed: 'not well-formed', doctype: 'with a DOCTYPE', huge: '5 MB' };
      const said = `${caller} notifies at the address of ${patient.bsn}: ${(about ?? patient).bsn} chose ${choice}`;
      write(`${said}${spoil ? `, ${what[spoil]}` : ''} ${brief(how)}`);
      return Promise.resolve();
    },
    settle: (expecting) => step(`wait for ${expecting ? brief(expecting) : 'silence'}`),
  };
}

const brief = (value: unknown): string => {
  const text = JSON.stringify(value);
  return text.length > 160 ? `${text.slice(0, 160)}…` : text;
};
