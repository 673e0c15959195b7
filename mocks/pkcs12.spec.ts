import { expect } from 'chai';
import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import tls from 'node:tls';
import { certificatesIn, keyKinds, makeIdentities } from './certificates.js';
import type { Identities } from './certificates.js';
import { keyStore, trustStore } from './pkcs12.js';

const password = 'mitzkeur';

function isHere(program: string, ...args: readonly string[]): boolean {
  try {
    execFileSync(program, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

const hasOpenssl = isHere('openssl', 'version');
const hasKeytool = isHere('keytool', '-help');

describe('PKCS#12 files', function () {
  this.timeout(60_000);

  for (const kind of keyKinds) {
    describe(`with ${kind} keys`, () => {
      let folder: string;
      let identities: Identities;

      before(async () => {
        folder = await mkdtemp(path.join(tmpdir(), 'mitz-keur-p12-'));
        identities = await makeIdentities('localhost', kind);
      });
      after(() => rm(folder, { recursive: true, force: true }));

      const store = async (encryption: 'modern' | 'older'): Promise<string> => {
        const { client, ca } = identities;
        const chain = [...certificatesIn(client.certificate), ca];
        const file = path.join(folder, `${encryption}.p12`);
        await writeFile(file, keyStore({ name: 'mitz-connector', key: client.key, chain }, password, encryption));
        return file;
      };
      const trust = async (encryption: 'modern' | 'older'): Promise<string> => {
        const file = path.join(folder, `trust-${encryption}.p12`);
        await writeFile(file, trustStore([identities.ca], password, encryption));
        return file;
      };

      it('load in Node, modern: the key fits the certificate', async () => {
        const { client, ca } = identities;
        const chain = [...certificatesIn(client.certificate), ca];
        const pfx = keyStore({ name: 'mitz-connector', key: client.key, chain }, password, 'modern');
        expect(() => tls.createSecureContext({ pfx, passphrase: password })).not.to.throw();
        expect(() => tls.createSecureContext({ pfx, passphrase: 'geraden' })).to.throw(/mac verify failure/i);
      });

      for (const encryption of ['modern', 'older'] as const) {
        it(`load in OpenSSL, ${encryption}: the key, its certificate and the chain to the root`, async function () {
          if (!hasOpenssl) this.skip();
          const args = ['pkcs12', '-in', await store(encryption), '-passin', `pass:${password}`, '-nodes'];
          const out = execFileSync('openssl', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
          const [own, ...issuers] = certificatesIn(out).map((pem) => new X509Certificate(pem));
          expect(own?.fingerprint256).to.equal(identities.client.fingerprint);
          expect(issuers).to.have.length(2);
          expect(out).to.include('friendlyName: mitz-connector').and.include('PRIVATE KEY');
        });

        it(`load in Java, ${encryption}: one key with three certificates, and a root to trust`, async function () {
          if (!hasKeytool) this.skip();
          const list = (file: string): string =>
            execFileSync(
              'keytool',
              ['-J-Duser.language=en', '-list', '-v', '-keystore', file, '-storepass', password],
              {
                encoding: 'utf8',
              },
            );
          expect(list(await store(encryption)))
            .to.include('Entry type: PrivateKeyEntry')
            .and.include('Certificate chain length: 3');
          expect(list(await trust(encryption))).to.include('Entry type: trustedCertEntry');
        });
      }
    });
  }
});
