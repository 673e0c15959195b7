import { expect } from 'chai';
import nock from 'nock';
import { DriverError, Overdue, UsageError } from '../core/errors.js';
import type { Performed } from '../mitz/xis.js';
import { mitzDoor } from '../mitz/door.js';
import { HttpDriver } from './http.js';

const url = 'http://127.0.0.1:9000';
const request = {
  bsn: '999990019',
  requester: {
    ura: '90000697',
    providerType: 'V4',
    professional: { root: '2.16.528.1.1007.3.1', extension: '900027308', roleCode: '01.016' },
  },
  dataCategories: ['GGC002'],
  purposeOfUse: 'TREAT',
} as const;
const driver = (
  options: { readonly token?: string; readonly actionMs?: number; readonly url?: string } = {},
): HttpDriver => new HttpDriver({ url, actionMs: 5000, door: mitzDoor(), ...options });
const ask = (one = driver()): Promise<Performed<'answer-data-request'>> => one.perform('answer-data-request', request);

/** What the driver broke, where it did. */
async function breach(performing: Promise<unknown>): Promise<DriverError> {
  try {
    await performing;
  } catch (thrown) {
    expect(thrown).to.be.instanceOf(DriverError);
    return thrown as DriverError;
  }
  throw new Error('the driver held');
}

describe('the HTTP driver', () => {
  before(() => {
    nock.disableNetConnect();
  });
  afterEach(() => {
    const unasked = nock.pendingMocks();
    nock.abortPendingRequests();
    nock.cleanAll();
    expect(unasked).to.deep.equal([]);
  });
  after(() => {
    nock.enableNetConnect();
    nock.restore();
  });

  const answers = (status: number, body?: nock.Body, action = 'answer-data-request'): nock.Scope =>
    nock(url).post(`/actions/${action}`).reply(status, body);

  describe('asks', () => {
    it('by POST, with the input as JSON, and without a token where there is none', async () => {
      nock(url, { badheaders: ['authorization'] })
        .post('/actions/answer-data-request', request)
        .matchHeader('content-type', 'application/json')
        .reply(200, { released: [] });
      await ask();
    });

    it('with an empty object where the action has no input', async () => {
      nock(url).post('/actions/reset', '{}').reply(204);
      expect(await driver().perform('reset', undefined)).to.deep.equal({ status: 'done', output: undefined });
    });

    it('with the token of the target file', async () => {
      nock(url).post('/actions/reset').matchHeader('authorization', 'Bearer s3cret').reply(204);
      await driver({ token: 's3cret' }).perform('reset', undefined);
    });

    it('under the path that the target file names, with a slash at its end or without', async () => {
      for (const base of [`${url}/adapter`, `${url}/adapter/`]) {
        nock(url).post('/adapter/actions/reset').reply(204);
        await driver({ url: base }).perform('reset', undefined);
      }
    });

    it('each action at its own address', async () => {
      answers(200, { pending: 3 }, 'run-scheduled-work');
      const { output } = (await driver().perform('run-scheduled-work', undefined)) as { output: unknown };
      expect(output).to.deep.equal({ pending: 3 });
    });
  });

  describe('understands', () => {
    it('200 with the output, whatever more is in it', async () => {
      answers(200, { released: ['GGC002'], reason: 'r', own: { extra: 1 } });
      expect(await ask()).to.deep.equal({
        status: 'done',
        output: { released: ['GGC002'], reason: 'r', own: { extra: 1 } },
      });
    });

    it('204, and 200 with whatever body, of an action without output', async () => {
      answers(204, undefined, 'open-dossier');
      answers(200, '<html>done</html>', 'open-dossier');
      for (let times = 0; times < 2; times += 1)
        expect(await driver().perform('open-dossier', { bsn: '999990019' })).to.deep.equal({
          status: 'done',
          output: undefined,
        });
    });

    it('409 with a reason as a refusal of the XIS, on any action', async () => {
      for (const action of ['answer-data-request', 'reset'] as const) {
        answers(409, { error: 'Het BSN is niet geverifieerd', code: 7 }, action);
        expect(await driver().perform(action, request)).to.deep.equal({
          status: 'refused',
          reason: 'Het BSN is niet geverifieerd',
        });
      }
    });

    it('501 as beyond this adapter, whatever it says with it', async () => {
      for (const body of [undefined, 'not implemented', { error: 'no' }]) {
        answers(501, body);
        expect(await ask()).to.deep.equal({ status: 'unsupported' });
      }
    });
  });

  describe('is broken, never the target, by', () => {
    const table: Readonly<Record<string, readonly [status: number, body: nock.Body | undefined, words: RegExp]>> = {
      '204 where there must be an output': [
        204,
        undefined,
        /204, where the contract gives 'answer-data-request' an output/,
      ],
      '200 without a body': [200, '', /an output that is no JSON/],
      '200 with rubbish': [200, '<html>oops</html>', /no JSON: <html>oops/],
      '200 with half a JSON': [200, '{"released":["GGC0', /no JSON/],
      '200 with an output that lacks something': [
        200,
        {},
        /against the contract: output must have required property 'released'/,
      ],
      '200 with an output of another type': [200, { released: ['GGC999'] }, /released\.0 must be one of GGC002/],
      '200 with null': [200, 'null', /against the contract/],
      '409 without a reason': [409, {}, /409 without \{error\}/],
      '409 with an empty reason': [409, { error: '' }, /409 without \{error\}/],
      '409 with a reason that is no text': [409, { error: { text: 'x' } }, /409 without \{error\}/],
      '409 without a body': [409, '', /409 without \{error\}/],
      '409 with null': [409, 'null', /409 without \{error\}/],
      '409 with rubbish': [409, 'Conflict', /409 without \{error\}: Conflict/],
      '201': [201, { released: [] }, /status 201/],
      '400, with what it says': [400, 'no such patient', /status 400: no such patient/],
      '401': [401, '', /status 401$/],
      '404': [404, undefined, /status 404$/],
      '500': [500, { error: 'a reason' }, /status 500/],
      '503': [503, '', /status 503$/],
    };
    for (const [what, [status, body, words]] of Object.entries(table)) {
      it(what, async () => {
        answers(status, body);
        const { message } = await breach(ask());
        expect(message).to.match(words).and.to.contain("action 'answer-data-request'").and.to.contain(url);
      });
    }

    it('an answer of which it tells no half of a BSN or a token, wherever it is cut', async () => {
      for (let length = 170; length <= 200; length += 1) {
        answers(500, `${'x'.repeat(length)} 123456782 Bearer abcdefghijklmnop`);
        expect((await breach(ask())).message).to.not.match(/1234|abcd/);
      }
    });

    it('an answer that it tells of in short, however long', async () => {
      answers(500, 'x'.repeat(100_000));
      expect((await breach(ask())).message.length).to.be.lessThan(500);
    });

    it('a redirect, which is not followed: it could carry the key elsewhere', async () => {
      for (const status of [301, 302, 307, 308]) {
        const elsewhere = nock('http://127.0.0.1:9001').post('/actions/reset').reply(204);
        nock(url).post('/actions/reset').reply(status, '', { location: 'http://127.0.0.1:9001/actions/reset' });
        expect((await breach(driver({ token: 't' }).perform('reset', undefined))).message).to.contain(
          `status ${status}`,
        );
        expect(elsewhere.isDone()).to.be.false;
        nock.cleanAll();
      }
    });

    it('no answer within the time: that is Overdue, which a scenario may judge', async () => {
      nock(url).post('/actions/answer-data-request').delay(60_000).reply(200, { released: [] });
      const error = await breach(ask(driver({ actionMs: 30 })));
      expect(error).to.be.instanceOf(Overdue);
      expect(error.message).to.contain('no answer within 30 ms');
    });

    it('no answer within the time of this one action', async () => {
      nock(url).post('/actions/answer-data-request').delay(60_000).reply(200, { released: [] });
      expect(await breach(driver().perform('answer-data-request', request, 30))).to.be.instanceOf(Overdue);
    });

    it('a reset, a refused connection, a name that does not resolve: each by its cause, none of them Overdue', async () => {
      for (const [code, message] of [
        ['ECONNRESET', 'read ECONNRESET'],
        ['ECONNREFUSED', 'connect ECONNREFUSED 127.0.0.1:9000'],
        ['ENOTFOUND', 'getaddrinfo ENOTFOUND adapter'],
      ] as const) {
        nock(url)
          .post('/actions/answer-data-request')
          .replyWithError(Object.assign(new Error(message), { code }));
        const error = await breach(ask());
        expect(error.message).to.contain(`no answer: ${message}`);
        expect(error).not.to.be.instanceOf(Overdue);
      }
    });

    it('and tells no token in what it says', async () => {
      answers(500, 'no');
      expect((await breach(ask(driver({ token: 's3cret-token' })))).message).not.to.contain('s3cret-token');
    });
  });

  describe('takes no address', () => {
    it('that is none, or of another protocol', () => {
      for (const wrong of ['', 'localhost:9000', '/actions', 'ftp://127.0.0.1/', 'file:///tmp', 'http://'])
        expect(() => driver({ url: wrong }), wrong).to.throw(UsageError, 'is no http(s) address');
    });

    it('on another machine without TLS: configure carries a private key', () => {
      const others = [
        'adapter.example',
        '10.0.0.5',
        '0.0.0.0',
        '128.0.0.1',
        '[::2]',
        '127.0.0.1.example.nl',
        'localhost.example.nl',
        'mijnlocalhost',
      ];
      for (const host of others)
        expect(() => driver({ url: `http://${host}:9000` }), host).to.throw(UsageError, 'over https only');
    });

    it('but any of loopback, and any with TLS', () => {
      for (const right of [
        'http://localhost:9000',
        'http://127.0.0.1',
        'http://127.9.8.7:1',
        'http://[::1]:9000/x',
        'HTTP://LOCALHOST',
        'https://adapter.example/xis',
      ])
        expect(() => driver({ url: right }), right).not.to.throw();
    });
  });

  it('has nothing to close, and says so at once', async () => {
    await driver().close();
  });
});
