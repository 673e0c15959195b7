import { expect } from 'chai';
import { setupServer } from 'msw/node';
import { Recorder } from '../core/recorder.js';
import { isExchange } from '../core/transcript.js';
import { exampleContext } from '../mitz/example.js';
import { buildQuestion } from '../mitz/gesloten-autorisatievraag/question.js';
import { defaultSpecification } from '../mitz/specification/index.js';
import { consulter, WorldMaker } from '../mitz/world.js';
import { mitzHandlers } from './msw.js';
import { MitzState } from './state.js';

describe('the mocked Mitz in process', () => {
  const specification = defaultSpecification;
  const baseUrl = 'https://mitz.test/tst-us/mitz/';
  const maker = new WorldMaker('msw', exampleContext.company);
  const patient = maker.patient();
  maker.consent(patient, 'yes');
  const recorder = new Recorder((value) => value);
  const mitz = new MitzState(maker.world(), specification);
  const server = setupServer(...mitzHandlers(baseUrl, () => ({ mitz, recorder })));
  before(() => {
    server.listen({ onUnhandledRequest: 'error' });
  });
  after(() => {
    server.close();
  });

  it('answers as the endpoint functions do, and records without TLS facts', async () => {
    const endpoint = baseUrl + specification['path.geslotenAutorisatievraag'].value;
    const question = {
      messageId: 'urn:uuid:x',
      bsn: patient.bsn,
      holder: exampleContext.company.provider,
      dataCategories: ['GGC002'],
      consulter,
      purposeOfUse: 'TREAT',
    };
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/soap+xml' },
      body: buildQuestion(question, endpoint, specification),
    });
    expect(response.status).to.equal(200);
    expect(await response.text()).to.include('Permit');
    const [exchange] = recorder.entries().filter(isExchange);
    expect(exchange).to.include({ koppelvlak: 'geslotenAutorisatievraag', ending: 'answered', tls: null });
  });

  it('answers late, or byte by byte, as scripted', async () => {
    const ask = async (): Promise<string> => {
      const response = await fetch(baseUrl + specification['path.geslotenAutorisatievraag'].value, {
        method: 'POST',
        headers: { 'content-type': 'application/soap+xml' },
        body: `<a>${patient.bsn}</a>`,
      });
      return response.text();
    };
    const script = { koppelvlak: 'geslotenAutorisatievraag', times: 1 } as const;
    // Asked together, the late answer is overtaken by a right one that was asked for after it.
    mitz.setScripts([{ ...script, misbehaviour: { kind: 'late', ms: 50 } }]);
    const arrived: string[] = [];
    await Promise.all(['late', 'prompt'].map(async (name) => ask().then(() => arrived.push(name))));
    expect(arrived).to.deep.equal(['prompt', 'late']);
    mitz.setScripts([{ ...script, misbehaviour: { kind: 'drip', everyMs: 0 } }]);
    expect(await ask()).to.include('Fault');
    expect(recorder.entries().filter(isExchange).at(-1)).to.include({ response: null });
  });

  it('blames the caller for an interface that Mitz does not have, and lets no other host be reached', async () => {
    expect((await fetch(`${baseUrl}elders`)).status).to.equal(404);
    expect(await fetch('https://elders.test/').then(() => 'reached', () => 'refused')).to.equal('refused'); // prettier-ignore
  });
});
