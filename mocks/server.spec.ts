import { expect } from 'chai';
import https from 'node:https';
import { setTimeout as wait } from 'node:timers/promises';
import { isExchange } from '../core/transcript.js';
import type { Entry, Exchange, RefusedConnection } from '../core/transcript.js';
import { buildSubscription } from '../mitz/abonneren/subscription.js';
import { exampleContext } from '../mitz/example.js';
import { buildConsentBundle } from '../mitz/toestemming/bundle.js';
import { tellsPeerChains } from './peer-chain.js';
import { Bench, specification } from './server.spec.kit.js';

const words = (body: string): string[] => [...body.matchAll(/Decision>(\w+)</g)].map(([, word]) => word ?? '');
const paths = {
  vraag: specification['path.geslotenAutorisatievraag'].value,
  abonneren: specification['path.abonneren'].value,
  migreren: specification['path.migreren'].value,
};
const fhirJson = 'application/fhir+json';

describe('the mocked Mitz over mutual TLS', () => {
  let bench: Bench;
  before(async () => {
    bench = await Bench.open();
  });
  after(() => bench.mock.close());

  const exchanges = (): readonly Exchange[] => bench.recorder.entries().filter(isExchange);
  const refused = (entries: readonly Entry[]): readonly RefusedConnection[] =>
    entries.filter((one) => one.kind === 'refused-connection');

  describe('the gesloten autorisatievraag', () => {
    it('answers each category: a yes for treatment data covers the lower ones', async () => {
      bench.scene((world) => { world.consent(world.patient({ bsn: '999990019' }), 'yes'); }); // prettier-ignore
      const { status, body } = await bench.ask({ bsn: '999990019', dataCategories: ['GGC002', 'GGC012', 'GGC013'] });
      expect(status).to.equal(200);
      expect(words(body)).to.deep.equal(['Permit', 'Permit', 'Permit']);
    });

    it('does not let a yes for a lower category cover the higher', async () => {
      bench.scene((world) => { world.consent(world.patient({ bsn: '999990019' }), 'yes', { dataCategory: 'GGC013' }); }); // prettier-ignore
      const { body } = await bench.ask({ bsn: '999990019', dataCategories: ['GGC013', 'GGC002'] });
      expect(words(body)).to.deep.equal(['Permit', 'Deny']);
    });

    it('takes no choice for no, and a no for no', async () => {
      bench.scene((world) => { world.consent(world.patient({ bsn: '999990020' }), 'no'); }); // prettier-ignore
      expect(words((await bench.ask({ bsn: '999990019' })).body)).to.deep.equal(['Deny']);
      expect(words((await bench.ask({ bsn: '999990020' })).body)).to.deep.equal(['Deny']);
    });

    it('lets an individual choice decide over a categorical one', async () => {
      const categorical = {
        holder: { group: 'Huisartsen en huisartsenposten' },
        decidedAt: '2026-01-01T00:00:00Z',
      } as const;
      bench.scene((world) => {
        const patient = world.patient({ bsn: '999990019' });
        world.consent(patient, 'yes', categorical);
      });
      expect(words((await bench.ask({ bsn: '999990019' })).body)).to.deep.equal(['Permit']);
      bench.scene((world) => {
        const patient = world.patient({ bsn: '999990019' });
        world.consent(patient, 'yes', categorical);
        world.consent(patient, 'no');
      });
      expect(words((await bench.ask({ bsn: '999990019' })).body)).to.deep.equal(['Deny']);
    });

    it('counts a consent only for the consulting categories it names', async () => {
      bench.scene((world) => { world.consent(world.patient({ bsn: '999990019' }), 'yes', { consultingCategories: ['RPZAC005'] }); }); // prettier-ignore
      expect(words((await bench.ask({ bsn: '999990019' })).body)).to.deep.equal(['Deny']);
    });

    it('says Indeterminate of codes it does not know, and echoes patient, holder and category', async () => {
      bench.scene();
      const { body } = await bench.ask({ bsn: '999990019', holder: { ura: '90000382', providerType: 'QQ9' } });
      expect(words(body)).to.deep.equal(['Indeterminate']);
      expect(body).to.include('extension="999990019"').and.include('extension="90000382"').and.include('code="GGC002"');
    });

    it('is scripted to misbehave as often as asked, and then answers rightly', async () => {
      bench.scene((world) => {
        const patient = world.patient({ bsn: '999990019' });
        world.consent(patient, 'yes');
        world.script(
          'geslotenAutorisatievraag',
          { kind: 'decision', word: 'Indeterminate' },
          { about: patient, times: 1 },
        );
      });
      expect(words((await bench.ask({ bsn: '999990019' })).body)).to.deep.equal(['Indeterminate']);
      expect(words((await bench.ask({ bsn: '999990019' })).body)).to.deep.equal(['Permit']);
    });
  });

  describe('abonneren and migreren', () => {
    const subscription = (bsn: string): string =>
      JSON.stringify(
        buildSubscription(
          {
            bsn,
            holder: exampleContext.company.provider,
            sourceSystem: 'urn:oid:1.2',
            endpoint: 'https://localhost/n',
          },
          specification,
        ),
      );
    const migration = (decidedAt: string): string =>
      JSON.stringify(
        buildConsentBundle(
          {
            bsn: '999990019',
            birthDate: '1970-01-01',
            holder: exampleContext.company.provider,
            consents: [{ choice: 'no', dataCategory: 'GGC002', consultingCategories: ['RPZAC001'], decidedAt }],
          },
          specification,
        ),
      );

    it('gives 202 with a Location, the same for the same patient, another for another', async () => {
      bench.scene();
      const [first, again, other] = [
        await bench.call(paths.abonneren, { body: subscription('999990019'), type: fhirJson }),
        await bench.call(paths.abonneren, { body: subscription('999990019'), type: fhirJson }),
        await bench.call(paths.abonneren, { body: subscription('999990020'), type: fhirJson }),
      ];
      expect(first.status).to.equal(202);
      expect(first.headers['location']).to.match(/^Subscription\/[0-9a-f-]{36}$/);
      expect(again.headers['location']).to.equal(first.headers['location']);
      expect(other.headers['location']).not.to.equal(first.headers['location']);
      const id = String(first.headers['location']).split('/')[1] ?? '';
      expect((await bench.call(`${paths.abonneren}/${id}`, { method: 'DELETE' })).status).to.equal(204);
      expect((await bench.call(`${paths.abonneren}/${id}`, { method: 'DELETE' })).status).to.equal(404);
      expect(bench.mitz.subscriptions().map(({ bsn }) => bsn)).to.deep.equal(['999990020']);
    });

    it('refuses a migration until it is approved, and lets a newer choice stand', async () => {
      bench.scene();
      expect(
        (await bench.call(paths.migreren, { body: migration('2020-01-01T12:00:00Z'), type: fhirJson })).status,
      ).to.equal(403);
      expect(bench.mitz.consents()).to.have.length(0);
      bench.mitz.approve('90000382');
      const accepted = await bench.call(paths.migreren, { body: migration('2020-01-01T12:00:00Z'), type: fhirJson });
      expect(accepted.body).to.include('201 Created').and.not.include('409 Conflict');
      expect(bench.mitz.consents()[0]).to.include({ bsn: '999990019', choice: 'no', source: 'migratie' });
      const older = await bench.call(paths.migreren, { body: migration('2019-01-01T12:00:00Z'), type: fhirJson });
      expect(older.body).to.include('409 Conflict');
      expect(bench.mitz.consents()).to.have.length(1);
    });
  });

  describe('what it records', () => {
    it('has protocol, cipher, subject and fingerprint of the client, also on a resumed session and a kept connection', async () => {
      bench.scene();
      const agent = new https.Agent({ keepAlive: true, maxCachedSessions: 10 });
      for (let i = 0; i < 2; i += 1)
        await bench.call(paths.vraag, { body: '<a/>', type: 'application/soap+xml', agent });
      agent.destroy();
      for (let i = 0; i < 2; i += 1)
        await bench.call(paths.vraag, {
          body: '<a/>',
          type: 'application/soap+xml',
          agent: new https.Agent({ maxCachedSessions: 10 }),
        });
      expect(exchanges()).to.have.length(4);
      for (const { tls } of exchanges()) {
        expect(tls?.protocol).to.equal('TLSv1.3');
        expect(tls?.clientFingerprint).to.equal(bench.identities.client.fingerprint);
        expect(tls?.clientSubject).to.include('CN=mitz-connector');
      }
    });

    it('has a caller without a certificate as a refused connection, once', async () => {
      bench.scene();
      const failed = await bench.call(paths.vraag, { certificate: 'none', body: '<a/>' }).then(() => false, () => true); // prettier-ignore
      await wait(50);
      expect(failed).to.equal(true);
      expect(exchanges()).to.have.length(0);
      expect(refused(bench.recorder.entries()).map(({ reason }) => reason)).to.deep.equal([
        'TLS handshake failed: ERR_SSL_PEER_DID_NOT_RETURN_A_CERTIFICATE',
      ]);
    });

    for (const version of ['TLSv1.2', 'TLSv1.3'] as const) {
      for (const certificate of ['leaf', 'leaf-and-root'] as const) {
        it(`serves the declared certificate that comes as ${certificate} over ${version}, with a remark`, async () => {
          bench.scene();
          const trust = { minVersion: version, maxVersion: version } as const;
          expect((await bench.call('ergens', { certificate, trust })).status).to.equal(404);
          await bench.settled();
          expect(refused(bench.recorder.entries())).to.deep.equal([]);
          const [exchange] = exchanges();
          expect(exchange?.tls?.clientFingerprint).to.equal(bench.identities.client.fingerprint);
          // Some versions of Node keep from a server what came beside the certificate.
          const remark = exchange?.remarks?.join();
          if (await tellsPeerChains(bench.identities))
            expect(remark).to.include('without the certificate of its issuer');
          else expect(remark).to.equal(undefined);
          expect((await bench.call('ergens', { trust })).status).to.equal(404);
          await bench.settled();
          expect(exchanges()[1]?.remarks, 'with its intermediate there is nothing to remark').to.equal(undefined);
        });
      }
    }

    it('tells of each refused certificate its own reason', async () => {
      bench.scene();
      for (const certificate of ['none', 'foreign'] as const)
        await bench.call(paths.vraag, { certificate, body: '<a/>' }).catch(() => undefined);
      for (let i = 0; i < 50 && bench.recorder.entries().length < 2; i += 1) await wait(20);
      const [none, foreign] = refused(bench.recorder.entries()).map(({ reason }) => reason);
      expect(none).to.include('PEER_DID_NOT_RETURN_A_CERTIFICATE');
      expect(foreign).to.match(/^the client certificate is not trusted: .+ \([A-Z_]+\)$/);
    });

    it('has a call to anything else as a fault of the caller', async () => {
      bench.scene();
      expect((await bench.call('ergens/anders')).status).to.equal(404);
      expect((await bench.call(paths.vraag, { method: 'GET' })).status).to.equal(405);
      expect(exchanges().map(({ koppelvlak, callerFault }) => [koppelvlak, callerFault !== undefined])).to.deep.equal([
        [null, true],
        ['geslotenAutorisatievraag', true],
      ]);
    });
  });

  describe('bad input', () => {
    const bad: readonly [string, string, string | Buffer, string, number][] = [
      ['malformed XML', paths.vraag, '<a><b></a>', 'application/soap+xml', 400],
      [
        'a DOCTYPE',
        paths.vraag,
        '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
        'application/soap+xml',
        400,
      ],
      ['20 MB', paths.vraag, Buffer.alloc(20 * 1024 * 1024, 'a'), 'application/soap+xml', 413],
      ['depth 10,000', paths.vraag, '<a>'.repeat(10_000), 'application/soap+xml', 400],
      ['the wrong content type', paths.vraag, '<a/>', 'image/png', 415],
      ['no content type', paths.abonneren, '{}', '', 415],
      ['the wrong namespace', paths.vraag, '<Envelope xmlns="urn:wrong"/>', 'application/soap+xml', 400],
      ['malformed JSON', paths.abonneren, '{"a":', fhirJson, 400],
      ['deep JSON', paths.abonneren, '['.repeat(10_000) + ']'.repeat(10_000), fhirJson, 400],
      ['another resource', paths.abonneren, '{"resourceType":"Patient"}', fhirJson, 400],
      ['invalid UTF-8', paths.migreren, Buffer.from([0xff, 0xfe, 0x00]), fhirJson, 400],
    ];
    for (const [name, path, body, type, status] of bad) {
      it(`answers ${name} with ${status}, records it, leaks no stack, and stays up`, async () => {
        bench.scene();
        const answer = await bench.call(path, { body, type });
        expect(answer.status).to.equal(status);
        expect(answer.body).not.to.match(/\bat .*\.(js|ts):\d+/);
        const [exchange] = exchanges();
        expect(exchange?.request.bodyBytes).to.equal(Buffer.byteLength(body));
        expect(exchange?.callerFault, 'the caller is blamed').to.be.a('string');
        expect(exchange?.harnessError).to.equal(undefined);
        expect((await bench.ask({})).status).to.equal(200);
      });
    }

    it('takes any address that a caller can write, and hides who authenticates how', async () => {
      bench.scene();
      const request = (target: string): string =>
        `GET ${target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nCookie: JSESSIONID=geheim\r\nX-Api-Key: geheim\r\n\r\n`;
      for (const target of ['//', '//tst-us/mitz/', '/%', '/?', 'https://localhost/tst-us/mitz/elders', '*']) {
        expect(await bench.raw(request(target), 1000), target).to.match(/^HTTP\/1.1 40\d /);
      }
      expect(exchanges()).to.have.length(6);
      expect(JSON.stringify(exchanges())).not.to.include('geheim');
      expect((await bench.ask({})).status).to.equal(200);
    });

    it('survives chunked nonsense, a client that hangs up, and a client without TLS', async () => {
      bench.scene();
      const head = `POST /tst-us/mitz/${paths.vraag} HTTP/1.1\r\nHost: localhost\r\n`;
      expect(await bench.raw(`${head}Transfer-Encoding: chunked\r\n\r\nZZZ\r\n`, 300)).to.include('400');
      await bench.raw(`${head}Content-Length: 100\r\n\r\n<half`, 50);
      await bench.plain('GET / HTTP/1.1\r\n\r\n');
      await wait(50);
      const reasons = refused(bench.recorder.entries()).map(({ reason }) => reason);
      expect(reasons.some((reason) => reason.startsWith('not an HTTP message') || reason.startsWith('TLS'))).to.equal(
        true,
      );
      expect(exchanges().some(({ ending }) => ending.includes('hung up'))).to.equal(true);
      expect((await bench.ask({})).status).to.equal(200);
    });
  });
});
