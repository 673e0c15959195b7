import { expect } from 'chai';
import { X509Certificate } from 'node:crypto';
import net from 'node:net';
import tls from 'node:tls';
import { setTimeout as wait } from 'node:timers/promises';
import { isExchange, isRefusedConnection } from '../core/transcript.js';
import type { RefusedConnection } from '../core/transcript.js';
import { impostors, untrustedClient } from '../mitz/world.js';
import type { Impostor } from '../mitz/world.js';
import { makeIdentities } from './certificates.js';
import type { Identities } from './certificates.js';
import { Bench } from './server.spec.kit.js';

const refusedIn = ({ recorder }: Bench): readonly RefusedConnection[] => recorder.entries().filter(isRefusedConnection);

/** Waits until something was recorded, or long enough to know that nothing is. */
async function recorded({ recorder }: Bench): Promise<void> {
  for (let round = 0; round < 25 && recorder.entries().length === 0; round += 1) await wait(10);
}

const failing = (call: Promise<unknown>): Promise<string | undefined> =>
  call.then(
    () => undefined,
    (thrown: unknown) => (thrown as NodeJS.ErrnoException).code ?? String(thrown),
  );

describe('servers in the place of Mitz', () => {
  let identities: Identities;
  let bench: Bench;
  before(async () => {
    identities = await makeIdentities('localhost');
  });
  const meet = async (impostor: Impostor): Promise<void> => {
    bench = await Bench.open(impostor, identities);
    bench.scene();
  };
  afterEach(() => bench.mock.close());

  /** Why a caller that looks refuses each of them. */
  const reasons: Readonly<Record<Impostor, RegExp>> = {
    'untrusted-issuer':
      /^(UNABLE_TO_GET_ISSUER_CERT_LOCALLY|UNABLE_TO_VERIFY_LEAF_SIGNATURE|SELF_SIGNED_CERT_IN_CHAIN)$/,
    expired: /^CERT_HAS_EXPIRED$/,
    'not-yet-valid': /^CERT_NOT_YET_VALID$/,
    'wrong-host': /^ERR_TLS_CERT_ALTNAME_INVALID$/,
    'tls-1.1-only': /^(EPROTO|ERR_SSL_.*)$/,
  };

  for (const impostor of impostors) {
    it(`${impostor}: a caller that looks refuses it for that reason alone, and the attempt is recorded`, async () => {
      await meet(impostor);
      expect(await failing(bench.call('geslotenautorisatievraag/xacml3', { body: 'geheim' }))).to.match(
        reasons[impostor],
      );
      await recorded(bench);
      expect(bench.recorder.entries().filter(isExchange)).to.deep.equal([]);
      expect(refusedIn(bench).map((one) => one.impostor)).to.deep.equal([impostor]);
    });

    it(`${impostor}: a caller that does not look is answered as by Mitz, and found out`, async () => {
      await meet(impostor);
      const old: tls.ConnectionOptions = { minVersion: 'TLSv1', ciphers: 'DEFAULT@SECLEVEL=0' };
      const trust = impostor === 'tls-1.1-only' ? old : { rejectUnauthorized: false };
      expect((await bench.call('ergens', { body: 'geheim', trust })).status).to.equal(404);
      const [exchange] = bench.recorder.entries().filter(isExchange);
      expect(exchange).to.include({ impostor, by: 'target' });
      expect(exchange?.tls?.protocol).to.equal(impostor === 'tls-1.1-only' ? 'TLSv1.1' : 'TLSv1.3');
      await wait(30);
      expect(refusedIn(bench)).to.deep.equal([]);
    });
  }

  it('stay what they are for as long as identities are kept', () => {
    const [early, late, client] = [
      identities.impostors['not-yet-valid'],
      identities.impostors.expired,
      identities.client,
    ].map(({ certificate }) => new X509Certificate(certificate));
    expect(Date.parse(early?.validFrom ?? '')).to.be.greaterThan(Date.parse(client?.validTo ?? ''));
    expect(Date.parse(late?.validTo ?? '')).to.be.lessThan(Date.now());
  });

  it('record whoever hangs up before, during and after the handshake', async () => {
    await meet('expired');
    const { port } = new URL(bench.mock.baseUrl);
    const silent = net.connect(Number(port), '127.0.0.1', () => silent.destroy());
    await recorded(bench);
    bench.scene();
    await failing(bench.call('ergens', { trust: { checkServerIdentity: () => new Error('not this one') } }));
    await recorded(bench);
    expect(refusedIn(bench)).to.have.length(1);
    bench.scene();
    const { certificate, key } = identities.client;
    const shaken = tls.connect(
      { port: Number(port), host: 'localhost', cert: certificate, key, rejectUnauthorized: false },
      () => shaken.end(),
    );
    await recorded(bench);
    expect(refusedIn(bench)[0]?.reason).to.include('after the TLS handshake');
  });
});

describe('callers of Mitz whom nobody knows', () => {
  let bench: Bench;
  before(async () => {
    bench = await Bench.open();
  });
  after(() => bench.mock.close());

  it('with a certificate of another CA are refused, and leave their reason', async () => {
    bench.scene();
    expect(await failing(bench.call('ergens', { certificate: 'foreign', body: 'x' }))).to.be.a('string');
    await recorded(bench);
    expect(bench.recorder.entries().filter(isExchange)).to.deep.equal([]);
    expect(refusedIn(bench)).to.have.length(1);
    expect(refusedIn(bench)[0]?.reason).to.match(new RegExp(`^${untrustedClient}: `));
    expect(refusedIn(bench)[0]).to.not.have.property('impostor');
  });

  it('that hang up without a word leave no trace', async () => {
    bench.scene();
    const { port } = new URL(bench.mock.baseUrl);
    const { client, ca } = bench.identities;
    const silent = net.connect(Number(port), '127.0.0.1', () => silent.destroy());
    const shaken = tls.connect(
      { port: Number(port), host: 'localhost', ca, cert: client.certificate, key: client.key },
      () => shaken.destroy(),
    );
    await recorded(bench);
    expect(bench.recorder.entries()).to.deep.equal([]);
  });
});
