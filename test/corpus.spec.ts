import { expect } from 'chai';
import { Fhir } from 'fhir';
import type { Exchange } from '../core/transcript.js';
import { subscriptionRules } from '../mitz/abonneren/rules.js';
import type { MitzEvidence } from '../mitz/context.js';
import { migrations, openQuestions, questions, recordings, subscriptions } from '../mitz/evidence.js';
import { Example } from '../mitz/example.js';
import { disagreements } from '../mitz/fhir/second-reading.js';
import { fhirMessage } from '../mitz/fhir/message.js';
import { readFhir } from '../mitz/fhir/read.js';
import { questionMessage } from '../mitz/gesloten-autorisatievraag/question-message.js';
import { questionRules } from '../mitz/gesloten-autorisatievraag/rules.js';
import { openQuestionMessage } from '../mitz/open-autorisatievraag/question-message.js';
import { openQuestionRules } from '../mitz/open-autorisatievraag/rules.js';
import { expectOnlyFailing, judged, notPassed } from '../mitz/rules.spec.kit.js';
import type { Judged, Ruled } from '../mitz/rules.spec.kit.js';
import { defaultSpecification } from '../mitz/specification/index.js';
import { readConsents } from '../mitz/toestemming/read.js';
import { consentBundleRules, recordingRules } from '../mitz/toestemming/rules.js';
import type { Koppelvlak } from '../mitz/world.js';
import { violations } from '../schemas/index.js';
import { closedQuestion } from './corpus/closed-question.js';
import { migration, recording } from './corpus/consents.js';
import { openQuestion } from './corpus/open-question.js';
import { subscription } from './corpus/subscription.js';
import { filesOf, varied } from './corpus/table.js';
import type { Message, Table } from './corpus/table.js';

type Judge = (message: Message) => Readonly<Record<string, Judged>>;

/** How the rules of one koppelvlak judge a message. */
const judgeBy =
  <M>(koppelvlak: Koppelvlak, rules: Ruled<M>['rules'], read: Ruled<M>['read']): Judge =>
  (message) =>
    judged({ koppelvlak, rules, read, write: () => undefined }, (example) => send(example, koppelvlak, message));

const send = (example: Example, koppelvlak: Koppelvlak, { body, contentType }: Message): Exchange =>
  example.exchange(koppelvlak, 'POST', body, { 'content-type': contentType }, { status: 200, body: '' });

const tables: readonly (Table & {
  readonly judge: Judge;
  readonly meaning: (evidence: MitzEvidence) => readonly unknown[];
})[] = [
  { ...closedQuestion, judge: judgeBy('geslotenAutorisatievraag', questionRules, questionMessage), meaning: questions },
  {
    ...openQuestion,
    judge: judgeBy('openAutorisatievraag', openQuestionRules, openQuestionMessage),
    meaning: openQuestions,
  },
  {
    ...subscription,
    judge: judgeBy('abonneren', subscriptionRules, fhirMessage),
    meaning: subscriptions,
  },
  { ...migration, judge: judgeBy('migreren', consentBundleRules, fhirMessage), meaning: migrations },
  { ...recording, judge: judgeBy('registreren', recordingRules, fhirMessage), meaning: recordings },
];

const rightOf = ({ koppelvlak, right }: Table): readonly Message[] => [
  ...filesOf(koppelvlak, 'right'),
  ...right.map((one) => varied(koppelvlak, one)),
];
const wrongOf = ({ koppelvlak, wrong }: Table): readonly Message[] => [
  ...filesOf(koppelvlak, 'wrong'),
  ...wrong.map((one) => varied(koppelvlak, one)),
];
const fhirTables = tables.filter(({ koppelvlak }) => !koppelvlak.endsWith('Autorisatievraag'));
const fhir = new Fhir();

/** Whether the package `fhir` by itself takes a message for valid. */
function isValidByFhir({ body, contentType }: Message): boolean {
  try {
    const resource: unknown = contentType.includes('xml') ? fhir.xmlToObj(body) : JSON.parse(body);
    return fhir.validate(resource as object).valid;
  } catch {
    return false;
  }
}

/** Whether the JSON Schemas by themselves take a message for valid. */
function isValidByAjv(koppelvlak: Koppelvlak, { body, contentType }: Message): boolean {
  try {
    const resource = readFhir(body, contentType);
    return violations(koppelvlak === 'abonneren' ? 'subscription' : 'consent-bundle', resource).length === 0;
  } catch {
    return false;
  }
}

type Row = readonly (string | number)[];

/** How many of the wrong and the right messages each finds by itself. */
function foundByOthers(table: (typeof tables)[number]): Row {
  const [wrong, right] = [wrongOf(table), rightOf(table)];
  const byRules = wrong.filter((message) => table.judge(message)[message.finds ?? '']?.outcome === 'fail');
  const refused = (of: readonly Message[], takes: (message: Message) => boolean): number =>
    of.filter((message) => !takes(message)).length;
  const byAjv = (message: Message): boolean => isValidByAjv(table.koppelvlak, message);
  return [
    table.koppelvlak,
    wrong.length,
    byRules.length,
    refused(wrong, isValidByFhir),
    refused(wrong, byAjv),
    right.length,
    refused(right, isValidByFhir),
    refused(right, byAjv),
  ];
}

const inColumns = (rows: readonly Row[]): string =>
  rows.map((row) => `      ${row.map((cell) => String(cell).padEnd(16)).join('')}`).join('\n');

const all = (of: (table: Table) => readonly Message[]): number => tables.flatMap((table) => of(table)).length;

describe('the corpus of messages', function () {
  this.timeout(20_000);

  it('holds at least 120 wrong messages and 80 right ones, each with a name of its own', () => {
    expect(all(wrongOf)).to.be.at.least(120);
    expect(all(rightOf) + filesOf('notificeren', 'right').length).to.be.at.least(80);
    for (const table of tables) {
      const names = [
        ...wrongOf(table).map(({ name, finds }) => `${finds} ${name}`),
        ...rightOf(table).map(({ name }) => name),
      ];
      expect(names.filter((name, i) => names.indexOf(name) !== i)).to.deep.equal([]);
    }
  });

  for (const table of tables) {
    describe(table.koppelvlak, () => {
      for (const message of rightOf(table)) {
        it(`takes for right: ${message.name}`, () => {
          expect(notPassed(table.judge(message))).to.deep.equal([]);
          const example = new Example();
          send(example, table.koppelvlak, message);
          const { context, specification } = example;
          const evidence = { scenario: 'corpus', cast: {}, context, entries: example.entries(), specification };
          expect(table.meaning(evidence), 'its meaning is recognised').to.have.length(1);
        });
      }
      for (const message of wrongOf(table)) {
        it(`finds by ${message.finds ?? ''}: ${message.name}`, () => {
          expectOnlyFailing(table.judge(message), message.finds ?? '');
        });
      }
      it('has a wrong message for every rule', () => {
        const [message] = rightOf(table);
        const found = new Set(wrongOf(table).map(({ finds }) => finds));
        expect(Object.keys(table.judge(message!)).filter((id) => !found.has(id))).to.deep.equal([]);
      });
    });
  }

  it('is found by the rules alone: what fhir finds, and what the schemas find, is a part of it', () => {
    const rows = fhirTables.map(foundByOthers);
    console.log(
      inColumns([['FHIR messages', 'wrong', 'rules', 'fhir', 'ajv', 'right', 'refused by fhir', 'by ajv'], ...rows]),
    );
    for (const [, wrong, byRules, byFhir, byAjv, , rightByFhir, rightByAjv] of rows) {
      expect(byRules).to.equal(wrong);
      expect(Number(byFhir)).to.be.lessThan(Number(wrong));
      expect(Number(byAjv)).to.be.lessThan(Number(wrong));
      expect(rightByAjv, 'what is right is right by the schemas').to.equal(0);
      expect(Number(rightByFhir), 'what fhir cannot read').to.be.at.most(3);
    }
  });

  it('reads a notification as Mitz writes it', () => {
    for (const { body, contentType, name } of filesOf('notificeren', 'right')) {
      const resource = readFhir(body, contentType);
      expect(violations('consent-bundle', resource), name).to.deep.equal([]);
      expect(readConsents(resource, defaultSpecification), name).to.not.have.property('unrecognised');
    }
  });

  it('has no right FHIR message on which a second reading differs', async () => {
    for (const table of fhirTables) {
      for (const message of rightOf(table)) {
        const exchange = send(new Example(), table.koppelvlak, message);
        expect(await disagreements(exchange, defaultSpecification), message.name).to.deep.equal([]);
      }
    }
  });
});
