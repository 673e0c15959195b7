import { expect } from 'chai';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { testBsns } from '../mitz/identifiers.js';
import { unzipped } from '../evidence/zip.js';
import { inFolder, mitzKeur, recordIn } from './command.spec.kit.js';

const strange = testBsns('leaky').next().value;
const grouped = `${strange.slice(0, 3)}.${strange.slice(3, 6)}.${strange.slice(6)}`;
const token = 'q7Zr0T9mVx3kLw8sYb2n';
const keyLine = 'MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg';
const family = 'Duijvendak';
/** Known for a secret by the names that it stands under. */
const named = 'Zeer-geheim9';
/** Known for a secret since the target file took it from the environment. */
const argument = 'paard batterij nietje';
const utf16 = [...strange].join('\0');
const base64 = Buffer.from(`patient ${strange}`).toString('base64');
/** What nobody may find in anything that a run leaves behind. */
const secrets = [
  strange,
  grouped,
  token,
  keyLine,
  family,
  utf16,
  base64,
  named,
  argument,
  Buffer.from(argument).toString('base64'),
  argument.replaceAll(' ', '+'),
];

const planted = [
  strange,
  grouped,
  utf16,
  base64,
  `Bearer ${token}`,
  `-----BEGIN PRIVATE KEY-----\n${keyLine}\n-----END PRIVATE KEY-----`,
  `<name><family>${family}</family></name>`,
  JSON.stringify({ name: [{ family }] }),
  `mevrouw ${family}`,
  JSON.stringify({ pwd: named, d: `${named}${named}` }),
  `<wachtwoord>${named}</wachtwoord>`,
  `login with pw=${named} failed`,
  argument,
  `?${new URLSearchParams({ q: argument }).toString()}`,
  Buffer.from(argument).toString('base64'),
].join(' ; ');

/** A driver that tells all it should keep to itself, in every field that it has, and sends it to Mitz too. */
const leaky = `
import { readFileSync, writeFileSync } from 'node:fs';
import https from 'node:https';
const planted = ${JSON.stringify(planted)};
const action = process.argv[3];
const input = JSON.parse(readFileSync(0, 'utf8') || '{}');
const kept = new URL('./kept.json', import.meta.url);
const send = ({ baseUrl, ca, clientCertificate: cert, clientKey: key }) => new Promise((resolve) => {
  const headers = { authorization: 'Bearer ${token}', cookie: 'id=${token}', 'x-patient': '${strange}', 'x-patient-name': '${family}', 'x-session': '${named}', 'content-type': 'application/soap+xml' };
  const where = new URL('geslotenautorisatievraag/xacml3/${strange}?bsn=${[...strange].map((digit) => `%3${digit}`).join('')}&family=${family}&access_token=${token}', baseUrl);
  https.request(where, { method: 'POST', ca, cert, key, agent: false, headers }, (answer) => answer.resume().on('end', resolve)).on('error', resolve).end(planted);
});
process.stderr.write(planted + '\\n');
if (['reset', 'load-patients', 'open-dossier', 'load-local-consents'].includes(action)) process.exit(0);
if (action === 'configure') { writeFileSync(kept, JSON.stringify(input)); process.exit(0); }
await send(JSON.parse(readFileSync(kept, 'utf8')));
if (action === 'answer-data-request') {
  process.stdout.write(JSON.stringify({ released: [], reason: planted, name: '${family}', bsn: '${strange}', ['${strange}']: [{ patientName: '${family}' }] }));
  process.exit(0);
}
process.stdout.write(JSON.stringify({ error: planted }));
process.exit(action === 'work-list' ? 3 : 65);
`;

const target = `supplier: Proef B.V.
application: { name: Proef, version: '1' }
connector: { name: Proef, version: '1' }
provider: { ura: '90000382', providerType: Z3, name: De Proef }
functionalities: [gesloten]
driver: { kind: command, command: [node, leaky.mjs, '\${LEAKY_ARGUMENT}'] }
patience: { actionMs: 6000 }
`;

async function everythingIn(folder: string): Promise<readonly { name: string; text: string }[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return Promise.all(
    files.map(async ({ parentPath, name }) => ({ name, text: await readFile(path.join(parentPath, name), 'utf8') })),
  );
}

describe('a target that tells all it should keep to itself', function () {
  this.timeout(60_000);

  it('leaves nothing of it in transcripts, journal, reports, pack, or on the screen', async () => {
    await inFolder(async (folder) => {
      await writeFile(path.join(folder, 'leaky.mjs'), leaky);
      await writeFile(path.join(folder, 'target.yaml'), target);
      const out = path.join(folder, 'out');
      const ran = await mitzKeur([
        'run', '1.02/permit-releases',
        '--target', path.join(folder, 'target.yaml'), '--out', out, '--no-allure',
      ], { LEAKY_ARGUMENT: argument }); // prettier-ignore
      expect(ran.code, ran.stderr).to.be.oneOf([1, 2]);
      await recordIn(out);
      const files = await everythingIn(out);
      const kept = files.map(({ text }) => text).join('\n');
      expect(kept, 'it was sent, and was seen').to.match(/bsn-[0-9a-f]{8}-valid/);
      expect(kept).to.match(/name-[0-9a-f]{8}/);
      expect(kept).to.contain('[private key hidden]');
      expect(kept, 'the output of the action').to.match(/"patientName": "name-[0-9a-f]{8}"/);

      expect((await mitzKeur(['keygen', '--out', path.join(folder, 'keys')])).code).to.equal(0);
      const pack = path.join(folder, 'pack.zip');
      const key = path.join(folder, 'keys', 'mitz-keur-private.pem');
      const sealed = await mitzKeur(['seal', out, '--part', '--key', key, '--out', pack]);
      expect(sealed.code, sealed.stderr).to.equal(0);
      const { files: inPack } = await unzipped(await readFile(pack), pack);
      const packed = [...inPack].map(([name, content]) => ({ name, text: content.toString('utf8') }));
      expect(packed.length).to.be.greaterThan(3);

      const shown = [...files, ...packed, { name: 'stdout', text: ran.stdout }, { name: 'stderr', text: ran.stderr }];
      for (const { name, text } of shown)
        for (const secret of secrets) expect(text.includes(secret), `${name} holds ${secret}`).to.be.false;
    });
  });
});
