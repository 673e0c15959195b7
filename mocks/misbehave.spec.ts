import { expect } from 'chai';
import { setTimeout as wait } from 'node:timers/promises';
import { isExchange } from '../core/transcript.js';
import type { Exchange } from '../core/transcript.js';
import { strangerBsn } from '../mitz/identifiers.js';
import { readXml, XmlFault } from '../mitz/xml.js';
import { wrongAnswers } from '../mitz/world.js';
import type { Misbehaviour, WrongAnswer } from '../mitz/world.js';
import { Bench } from './server.spec.kit.js';

const bsn = '999990020';
const decided = (body: string): string[] => [...body.matchAll(/<x:Decision>([^<]*)</g)].map(([, word]) => word ?? '');

describe('the mocked Mitz that misbehaves', () => {
  let bench: Bench;
  before(async () => {
    bench = await Bench.open();
  });
  after(() => bench.mock.close());

  const scripted = (misbehaviour: Misbehaviour, times?: number): void => {
    bench.scene((world) => {
      const patient = world.patient({ bsn });
      world.consent(patient, 'yes');
      world.script('geslotenAutorisatievraag', misbehaviour, {
        about: patient,
        ...(times !== undefined && { times }),
      });
    });
  };
  const wrongly = async (answer: WrongAnswer): Promise<{ status: number; body: string; type: unknown }> => {
    scripted({ kind: 'wrong', answer });
    const { status, body, headers } = await bench.ask({ bsn });
    return { status, body, type: headers['content-type'] };
  };
  const exchanges = (): readonly Exchange[] => bench.recorder.entries().filter(isExchange);

  describe('with a wrong answer', () => {
    for (const answer of wrongAnswers) {
      it(`${answer}: tempts with a Permit, is recorded whole or counted, and the next one is right`, async () => {
        scripted({ kind: 'wrong', answer }, 1);
        const wrong = await bench.ask({ bsn });
        expect(wrong.status).to.equal(200);
        if (answer !== 'no-result') expect(wrong.body).to.include('Permit');
        const [exchange] = exchanges();
        expect(exchange?.response?.bodyBytes).to.equal(Buffer.byteLength(wrong.body));
        expect(exchange?.harnessError).to.equal(undefined);
        expect(decided((await bench.ask({ bsn })).body)).to.deep.equal(['Permit']);
      }).timeout(20_000);
    }

    it('names another patient, or another holder, and changes nothing else', async () => {
      scripted({ kind: 'late', ms: 1 });
      const right = (await bench.ask({ bsn })).body;
      expect((await wrongly('about-another-patient')).body).to.equal(right.replace(bsn, strangerBsn));
      expect((await wrongly('about-another-holder')).body).to.equal(right.replace('90000382', '90000999'));
    });

    it('has two results that contradict each other, no result, or one that was not asked for', async () => {
      expect(decided((await wrongly('two-results-for-one-category')).body)).to.deep.equal(['Permit', 'Deny']);
      expect(decided((await wrongly('two-results-deny-first')).body)).to.deep.equal(['Deny', 'Permit']);
      expect(decided((await wrongly('no-result')).body)).to.deep.equal([]);
      const { body } = await wrongly('result-for-an-unasked-category');
      expect(body).to.include('code="GGC013"').and.not.include('GGC002');
    });

    it('is XML that nobody should read, each for its own reason', async () => {
      const reasons: Partial<Record<WrongAnswer, RegExp>> = {
        truncated: /not well-formed: .*unclosed/,
        malformed: /not well-formed: .*un(matched|expected)/,
        'external-entity': /DOCTYPE/,
        'entity-expansion': /DOCTYPE/,
        oversize: /larger/,
        'deeply-nested': /deeper/,
      };
      for (const [answer, reason] of Object.entries(reasons)) {
        const { body } = await wrongly(answer as WrongAnswer);
        expect(() => readXml(body), answer).to.throw(XmlFault, reason);
      }
    }).timeout(20_000);

    it('is 20 MiB, of which the record keeps a part', async () => {
      const { body } = await wrongly('oversize');
      expect(body.length).to.be.greaterThan(20 * 1024 * 1024);
      expect(exchanges()[0]?.response?.body.length).to.equal(1024 * 1024);
    }).timeout(20_000);

    it('is a page, with a status and a word as if all were well', async () => {
      const { status, type, body } = await wrongly('html');
      expect([status, type]).to.deep.equal([200, 'text/html']);
      expect(body).to.include('Permit');
    });

    it('points its entity at the mock itself, where a fetch is seen', async () => {
      const { body } = await wrongly('external-entity');
      const [, address = ''] = /SYSTEM "([^"]*)"/.exec(body) ?? [];
      expect(address).to.equal(`${bench.mock.baseUrl}entiteit`);
      expect((await bench.call('entiteit', { method: 'GET' })).status).to.equal(404);
      expect(exchanges().at(-1)).to.include({ koppelvlak: null });
    });
  });

  describe('with the channel', () => {
    it('redirects to another origin, where what follows is seen', async () => {
      scripted({ kind: 'redirect' });
      const { status, headers } = await bench.ask({ bsn });
      expect(status).to.equal(307);
      const location = new URL(String(headers['location']));
      expect(location.origin).to.not.equal(new URL(bench.mock.baseUrl).origin);
      expect((await bench.call(location.href, { body: bsn })).status).to.equal(404);
      expect(exchanges().map(({ koppelvlak }) => koppelvlak)).to.deep.equal(['geslotenAutorisatievraag', null]);
    });

    it('answers rightly and late, so that answers come in another order than their questions', async () => {
      bench.scene((world) => {
        for (const [number, ms] of [
          ['999990020', 120],
          ['999990032', 10],
        ] as const) {
          const patient = world.patient({ bsn: number });
          world.consent(patient, 'yes');
          world.script('geslotenAutorisatievraag', { kind: 'late', ms }, { about: patient });
        }
      });
      const arrived: string[] = [];
      const ask = async (number: string): Promise<void> => {
        expect(decided((await bench.ask({ bsn: number })).body)).to.deep.equal(['Permit']);
        arrived.push(number);
      };
      await Promise.all([ask('999990020'), ask('999990032')]);
      expect(arrived).to.deep.equal(['999990032', '999990020']);
      while (exchanges().length < 2) await wait(5);
      const [first, second] = exchanges();
      expect(second?.begun).to.be.lessThan(first?.ended ?? 0);
    });

    it('forgets a late answer to who has gone, and stays up', async () => {
      scripted({ kind: 'late', ms: 200 });
      const body = '<a/>';
      await bench.raw(
        `POST /tst-us/mitz/geslotenautorisatievraag/xacml3 HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/xml\r\nContent-Length: ${body.length + bsn.length + 7}\r\n\r\n<!--${bsn}-->${body}`,
        50,
      );
      expect((await bench.ask({ bsn: '999990032' })).status).to.equal(200);
      expect(exchanges()[0]?.ending).to.include('hung up');
    });

    it('drips an answer that is right, and counts it as none: nobody should wait so long', async () => {
      scripted({ kind: 'drip', everyMs: 1 });
      const asked = bench.ask({ bsn });
      const { body } = await asked;
      expect(decided(body)).to.deep.equal(['Permit']);
      expect(exchanges()[0]).to.deep.include({ response: null });
      expect(exchanges()[0]?.ending).to.include('one byte every 1 ms');
    }).timeout(20_000);

    it('says nothing, or cuts the connection', async () => {
      scripted({ kind: 'reset' });
      const cut = (thrown: unknown): unknown => (thrown as NodeJS.ErrnoException).code;
      expect(await bench.ask({ bsn }).then(() => 'answered', cut)).to.equal('ECONNRESET');
      scripted({ kind: 'silence' });
      const silence = new Promise((resolve) => setTimeout(() => { resolve('silence'); }, 100)); // prettier-ignore
      expect(await Promise.race([bench.ask({ bsn }).catch(() => 'cut'), silence])).to.equal('silence');
      expect(exchanges()).to.have.length(1);
      expect(exchanges()[0]?.response).to.equal(null);
    });
  });

  it('gives faults and statuses as scripted', async () => {
    for (const [code, status] of [
      ['Sender', 400],
      ['Receiver', 500],
    ] as const) {
      scripted({ kind: 'fault', code });
      const answer = await bench.ask({ bsn });
      expect(answer.status).to.equal(status);
      expect(answer.body).to.include(`soap:${code}`);
    }
    scripted({ kind: 'status', status: 429, headers: { 'retry-after': '1' } });
    const { status, headers } = await bench.ask({ bsn });
    expect([status, headers['retry-after']]).to.deep.equal([429, '1']);
  });
});
