import { expect } from 'chai';
import { harText, transcriptOfHar } from '../core/har.js';
import { judgeScenario } from '../core/judging.js';
import { Recorder } from '../core/recorder.js';
import { evidenceOf } from '../core/scenario.js';
import { isExchange } from '../core/transcript.js';
import { mitzDoor } from '../mitz/door.js';
import { Example, exampleContext, exampleMaker } from '../mitz/example.js';
import { passesElevenTest } from '../mitz/identifiers.js';
import { defaultSpecification } from '../mitz/specification/index.js';
import { consulter } from '../mitz/world.js';
import { loadSuites } from './index.js';

describe('a professional whose number passes the eleven-test', () => {
  it('is judged as any other, live and again from the transcript', async () => {
    const { scenarios } = await loadSuites();
    const placed = scenarios.find(({ id }) => id === '1.02/question-form') ?? expect.fail('there is no such scenario');
    const cast = placed.scenario.given(exampleMaker());
    const professional = { ...consulter.professional, extension: '123456782' };
    expect(passesElevenTest(professional.extension)).to.equal(true);
    const example = new Example();
    const patient = exampleMaker().patient();
    example.question(patient, 'Permit', { consulter: { ...consulter, professional } });
    const recorder = new Recorder(mitzDoor(new Set([patient.bsn])));
    for (const entry of example.entries().filter(isExchange)) recorder.beginExchange().end(entry);
    const live = { scenario: placed.id, cast, context: exampleContext, entries: recorder.entries() };
    const read = transcriptOfHar(
      JSON.parse([...harText(live, { name: 'x', version: '1' }, exampleContext.baseUrl)].join('')),
    );
    const [first, again] = [live, read].map((one) =>
      judgeScenario(
        placed,
        { evidence: evidenceOf(one, defaultSpecification) },
        { specification: defaultSpecification, policy: 'default' },
      ),
    );
    expect(again).to.deep.equal(first);
    expect(first?.checks.filter(({ outcome }) => outcome !== 'pass' && outcome !== 'not-shown')).to.deep.equal([]);
    expect(JSON.stringify(recorder.entries())).to.include(professional.extension);
  });
});
