import { expect } from 'chai';
import { execFile, execFileSync } from 'node:child_process';
import { readFile, stat, writeFile } from 'node:fs/promises';
import http from 'node:http';
import path from 'node:path';
import { inFolder, start } from './command.spec.kit.js';
import { skipWithout } from './needs.spec.kit.js';

/** A mock that is served by the program, with what it printed. */
interface Served {
  readonly folder: string;
  readonly printed: string;
  /** The two patients whose choices it holds. */
  readonly yes: string;
  readonly no: string;
  readonly control: (request: Partial<Asked>) => Promise<Said>;
  /** The decision on the question that stands in vraag.xml, asked by the command that was printed. */
  readonly curl: (change?: (command: string) => string) => Promise<string>;
}

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string | undefined>>;
}

interface Said {
  readonly status: number;
  readonly body: unknown;
}

const hasCurl = ((): boolean => {
  try {
    execFileSync('curl', ['--version'], { stdio: 'ignore' });
    return process.platform !== 'win32';
  } catch {
    return false;
  }
})();

async function served(use: (mock: Served) => Promise<void>, options: readonly string[] = []): Promise<void> {
  await inFolder(async (folder) => {
    const running = start(['mock', '--out', folder, ...options]);
    try {
      await running.until('Mitz holds: yes of');
      const printed = running.printed();
      const [, url = ''] = /Control +(http:\S+)/.exec(printed) ?? [];
      const [, yes = '', no = ''] = /yes of (\d{9}), no of (\d{9})/.exec(printed) ?? [];
      const token = await readFile(path.join(folder, 'control.token'), 'utf8');
      await use({
        folder,
        printed,
        yes,
        no,
        control: (request) => ask(url, { authorization: `Bearer ${token}`, ...request.headers }, request),
        curl: (change = (command) => command) => shell(change(commandIn(printed))),
      });
    } finally {
      running.signal('SIGINT');
      await running.ended;
    }
  });
}

/** The first curl command that was printed, which may go on over several lines. */
const commandIn = (printed: string): string => /^ {2}curl --cacert[^]*?(?=\nSee what)/m.exec(printed)?.[0].trim() ?? '';

const shell = (command: string): Promise<string> =>
  new Promise((resolve, reject) => {
    execFile('sh', ['-c', command.replace(/^curl/, 'curl -sS --max-time 20')], (error, stdout, stderr) => {
      if (error && stdout === '') reject(new Error(stderr));
      else resolve(stdout);
    });
  });

function ask(
  url: string,
  headers: Asked['headers'],
  { method = 'GET', path: where = '/state', body }: Partial<Asked>,
): Promise<Said> {
  const sent = Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== undefined)) as Record<
    string,
    string
  >;
  return new Promise((resolve, reject) => {
    const request = http.request(new URL(where, url), { method, headers: sent, agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => (text += part));
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, body: JSON.parse(text) as unknown });
      });
    });
    request.on('error', reject);
    request.end(body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body));
  });
}

const decisionIn = (answer: string): string | undefined => /Decision>(\w+)</.exec(answer)?.[1];

describe('mitz-keur mock', function () {
  this.timeout(60_000);

  it('answers the command that it printed, as it printed it', async function () {
    skipWithout('curl', hasCurl, this);
    await served(async ({ curl, control, yes }) => {
      expect(decisionIn(await curl()), `the question is about ${yes}, who said yes`).to.equal('Permit');
      const { body } = await control({ path: '/transcript' });
      const [exchange] = body as readonly { kind: string; koppelvlak: string; tls: { clientSubject: string } }[];
      expect(exchange).to.deep.include({ kind: 'exchange', koppelvlak: 'geslotenAutorisatievraag' });
      expect(exchange?.tls.clientSubject).to.be.a('string');
    });
  });

  it('writes PKCS#12 files, on a curve where asked, and keeps them where told', async function () {
    skipWithout('curl', hasCurl, this);
    await inFolder(async (kept) => {
      const options = ['--keys', 'ec', '--identity', path.join(kept, 'identity')];
      const held = (): Promise<string> => readFile(path.join(kept, 'identity', 'client.pem'), 'utf8');
      await served(async ({ folder, curl }) => {
        const withStore = (command: string): string =>
          command.replace(/--cert \S+ --key \S+/, `--cert-type P12 --cert ${path.join(folder, 'client.p12')}:mitzkeur`);
        expect(decisionIn(await curl(withStore))).to.equal('Permit');
        expect(await readFile(path.join(folder, 'client.pem'), 'utf8')).to.equal(await held());
      }, options);
      const first = await held();
      await served(async ({ folder }) => {
        expect(await readFile(path.join(folder, 'client.pem'), 'utf8')).to.equal(first);
      }, options);
    });
  });

  it('holds the choice of a patient of the user’s own, and shows them readable', async function () {
    skipWithout('curl', hasCurl, this);
    await served(
      async ({ folder, curl, control, yes }) => {
        const question = path.join(folder, 'vraag.xml');
        const text = (await readFile(question, 'utf8')).replace(yes, '999990019');
        await writeFile(question, text);
        expect(decisionIn(await curl())).to.equal('Permit');
        expect(JSON.stringify((await control({ path: '/transcript' })).body)).to.include('999990019');
      },
      ['--patient', '999990019=yes'],
    );
  });

  it('writes samples that it answers itself beside its certificates', async function () {
    skipWithout('curl', hasCurl, this);
    await served(async ({ folder, curl }) => {
      const sample = path.join(folder, 'samples', 'geslotenAutorisatievraag.question.xml');
      expect(await readFile(path.join(folder, 'samples', 'registreren.txt'), 'utf8')).to.include('◀ assumed: ');
      expect(decisionIn(await curl((command) => command.replace(/@\S*vraag\.xml/, `@${sample}`)))).to.equal('Permit');
    });
  });

  it('prints a command with which the transcript is read', async function () {
    skipWithout('curl', hasCurl, this);
    await served(async ({ printed }) => {
      const command = /^ {2}(curl -H "Authorization.*)$/m.exec(printed)?.[1] ?? '';
      expect(JSON.parse(await shell(command))).to.deep.equal([]);
    });
  });

  it('answers by what was told to the control API', async function () {
    skipWithout('curl', hasCurl, this);
    await served(async ({ curl, control, yes, no }) => {
      const consent = { bsn: yes, choice: 'no', ura: '90000382', decidedAt: '2026-11-21T09:00:00Z' };
      expect((await control({ method: 'POST', path: '/consents', body: consent })).status).to.equal(200);
      expect(decisionIn(await curl()), 'a newer no').to.equal('Deny');
      const state = (await control({})).body as { consents: readonly { bsn: string }[] };
      expect(state.consents.map(({ bsn }) => bsn)).to.include.members([yes, no]);

      const scripted = (misbehaviour: unknown): Promise<Said> =>
        control({
          method: 'POST',
          path: '/scripts',
          body: { scripts: [{ koppelvlak: 'geslotenAutorisatievraag', misbehaviour, times: 1 }] },
        });
      expect((await scripted({ kind: 'decision', word: 'Misschien' })).status).to.equal(200);
      expect(decisionIn(await curl()), 'as scripted').to.equal('Misschien');
      expect(decisionIn(await curl()), 'once').to.equal('Deny');
      await scripted({ kind: 'status', status: 503 });
      expect(await curl((command) => `${command} -o /dev/null -w '%{http_code}'`)).to.equal('503');
      await scripted({ kind: 'wrong', answer: 'html' });
      expect(await curl()).to.include('<html');
      await scripted({ kind: 'reset' });
      expect(await curl().catch((thrown: unknown) => String(thrown))).to.match(/curl: \((35|52|56)\)/);
    });
  });

  it('refuses at the control API what cannot be done, in one sentence', async () => {
    await served(async ({ control }) => {
      const post = (where: string, body: unknown): Promise<Said> => control({ method: 'POST', path: where, body });
      const script = (misbehaviour: unknown): unknown => ({ scripts: [{ koppelvlak: 'abonneren', misbehaviour }] });
      const table: readonly (readonly [string, unknown, RegExp])[] = [
        ['/consents', { bsn: '12', choice: 'yes', ura: '90000382' }, /'bsn'/],
        ['/consents', 'geen JSON', /no JSON/],
        ['/approvals', { ura: '1' }, /'ura'/],
        ['/scripts', {}, /'scripts' must be a list/],
        ['/scripts', script({ kind: 'explode' }), /'kind'/],
        ['/scripts', script({ kind: 'status', status: 'stuk' }), /'status' must be a whole number/],
        ['/scripts', script({ kind: 'decision' }), /'word'/],
        ['/scripts', script({ kind: 'wrong', answer: 'x' }), /'answer'/],
      ];
      for (const [where, body, sentence] of table) {
        const said = await post(where, body);
        expect(said.status, where).to.equal(400);
        expect((said.body as { error: string }).error).to.match(sentence);
      }
      expect((await control({ path: '/elders' })).status).to.equal(404);
    });
  });

  it('takes no word from a web page, from another Host, or without its token', async () => {
    await served(async ({ control, folder }) => {
      const refused: readonly Readonly<Record<string, string | undefined>>[] = [
        { origin: 'http://127.0.0.1' },
        { origin: 'null' },
        { host: 'mitz.example.nl' },
        { authorization: undefined },
        { authorization: 'Bearer x' },
        { authorization: 'Basic eDp5' },
      ];
      for (const headers of refused) expect((await control({ headers })).status, JSON.stringify(headers)).to.equal(403);
      expect((await control({})).status).to.equal(200);
      for (const name of ['environment.json', 'client.key', 'server.key', 'control.token'])
        if (process.platform !== 'win32') expect((await stat(path.join(folder, name))).mode & 0o777).to.equal(0o600);
    });
  });
});
