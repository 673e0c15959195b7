import { expect } from 'chai';
import { spawn, spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { attendedTarget, environmentIn, withSystem } from './attended.spec.kit.js';
import { inFolder, recordIn } from './command.spec.kit.js';
import { skipWithout } from './needs.spec.kit.js';

const here = fileURLToPath(import.meta.url);
const program = path.resolve(path.dirname(here), `../cli/main${path.extname(here)}`);

/** Gives a program a terminal of its own, and passes on what is typed and printed. */
const terminal = 'import os, pty, sys; sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:])))';
const hasTerminal = spawnSync('python3', ['-c', 'import os, pty; os.waitstatus_to_exitcode']).status === 0;

const [enter, down] = ['\r', '\u001b[B'];

/** All that were opened: what a test that ran out of time leaves is ended with it. */
const keyboards = new Set<Keyboard>();

/** `mitz-keur` in a pseudo-terminal, with a person who reads the screen and types. */
class Keyboard {
  #screen = '';
  #read = 0;
  readonly #wake = new Set<() => void>();
  #isOver = false;
  readonly ended: Promise<number | null>;
  readonly type: (keys: string) => void;
  readonly kill: () => void;

  constructor(args: readonly string[]) {
    const child = spawn('python3', ['-c', terminal, process.execPath, ...process.execArgv, program, ...args], {
      env: { ...process.env, NO_COLOR: '1', TERM: 'xterm', CI: '' },
      stdio: 'pipe',
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        this.#screen += text;
        for (const wake of this.#wake) wake();
      });
    }
    this.ended = new Promise((resolve) => child.on('close', resolve));
    void this.ended.then(() => {
      this.#isOver = true;
      for (const wake of this.#wake) wake();
    });
    this.type = (keys) => child.stdin.write(keys);
    this.kill = () => child.kill('SIGKILL');
    keyboards.add(this);
  }

  /** Waits until one of these is newly on the screen. @returns which, with what was printed up to there */
  async sees(...wanted: readonly RegExp[]): Promise<{ readonly which: number; readonly text: string }> {
    for (;;) {
      const fresh = this.#screen.slice(this.#read);
      const found = wanted.map((one) => one.exec(fresh)).map((match, which) => ({ which, match }));
      const first = found.find(({ match }) => match);
      if (first?.match) {
        this.#read += first.match.index + first.match[0].length;
        return { which: first.which, text: fresh.slice(0, first.match.index + first.match[0].length) };
      }
      if (this.#isOver) throw new Error(`the program ended before ${wanted.join(' or ')} was on the screen:\n${fresh}`);
      await new Promise<void>((resolve) => {
        const wake = (): void => {
          this.#wake.delete(wake);
          resolve();
        };
        this.#wake.add(wake);
      });
    }
  }
}

/** Waits for messages to be told, after each of which the question is written anew: a key that is typed meanwhile is lost. */
async function messages(keyboard: Keyboard, count: number): Promise<void> {
  for (let i = 0; i < count; i += 1) await keyboard.sees(/about BSN \d{9}: 20\d/);
  if (count > 0) await keyboard.sees(/go on later[\s\S]*?select/);
}

describe('an attended run at the keyboard', function () {
  this.timeout(180_000);
  afterEach(() => {
    for (const keyboard of keyboards) keyboard.kill();
    keyboards.clear();
  });

  it('is carried through: one mistake, one interruption by Ctrl-C, gone on with', async function () {
    // Without it, the page's spec goes through the same desk.
    skipWithout('python3 with pty', hasTerminal, this);
    await inFolder((folder) =>
      withSystem(async (act) => {
        const out = path.join(folder, 'run');
        const ids = ['1.02/deny-releases-nothing', '2.01/new-dossier-subscribes'];
        const target = await attendedTarget(folder, ", face: terminal, attendant: 'J. Jansen'");
        const options = ['--target', target, '--no-allure', '--lang', 'en'];

        const carryOut = async (keyboard: Keyboard, text: string): Promise<void> => {
          const bsn = / of patient [^\n]*?BSN (\d{9})/.exec(text)?.[1] ?? '';
          if (text.includes('First:')) await act('reset', {});
          if (text.includes('Set up the connector')) await act('configure', await environmentIn(out));
          if (text.includes('Make the patients ready')) {
            const patients = text.split('•').flatMap((line) => {
              const [, name, bsn, birthDate] = /patient (.*?), BSN (\d{9}), born ([\d-]+)/.exec(line) ?? [];
              return bsn === undefined
                ? []
                : [{ name, bsn, birthDate, activeDossier: !line.includes('no active dossier') }];
            });
            await act('register-patients', { patients });
            await messages(keyboard, patients.filter(({ activeDossier }) => activeDossier).length);
          }
          if (text.includes('Open a dossier')) {
            await act('open-dossier', { bsn });
            await messages(keyboard, 1);
          }
          const asked = text.includes('Let data be asked for');
          if (asked) {
            const { output } = await act('answer-data-request', dataRequest(bsn));
            await messages(keyboard, 1);
            keyboard.type(enter);
            await keyboard.sees(/Which texts/);
            keyboard.type((output['released'] as string[]).includes('GGC002') ? ` ${enter}` : enter);
            await keyboard.sees(/Reason that/);
          }
          keyboard.type(enter);
        };

        const first = new Keyboard(['run', ...ids, ...options, '--out', out]);
        const question = /What happened\?[\s\S]*?go on later/;
        try {
          let mistakes = 0;
          let hasSeenInput = false;
          for (;;) {
            const { text } = await first.sees(question);
            if (text.includes('Make the patients ready') && !hasSeenInput) {
              hasSeenInput = true;
              first.type(down.repeat(6) + enter);
              await first.sees(/"patients": \[/);
              await first.sees(question);
            }
            if (text.includes('Let data be asked for') && mistakes === 0) {
              mistakes = 1;
              first.type(down.repeat(4) + enter);
              await first.sees(/What went wrong\?/);
              first.type(`wrong patient${enter}`);
            } else if (text.includes('Open a dossier')) {
              first.type('\u0003');
              break;
            } else if (!text.includes('Make your system send')) await carryOut(first, text);
          }
          expect(await first.ended).to.equal(2);
        } finally {
          first.kill();
        }
        const second = new Keyboard(['run', ...options, '--resume', out]);
        try {
          for (;;) {
            const { which, text } = await second.sees(question, /run\.json/);
            if (which === 1) break;
            if (!text.includes('Make your system send')) await carryOut(second, text);
          }
          await second.ended;
        } finally {
          second.kill();
        }
        const record = await recordIn(out);
        const results = record.conditions.flatMap(({ scenarios }) => scenarios);
        expect(results.map(({ id, outcome }) => [id, outcome])).to.have.deep.members(ids.map((id) => [id, 'pass']));
        expect(record.setAside?.map(({ scenario, reason }) => `${scenario}: ${reason}`)[0]).to.equal(
          '1.02/deny-releases-nothing: wrong patient',
        );
        expect(record.setAside).to.have.length(2);
        expect(record.statements?.by).to.deep.equal(['J. Jansen']);
      }),
    );
  });
});

const dataRequest = (bsn: string): unknown => ({
  bsn,
  requester: {
    ura: '90000697',
    providerType: 'V4',
    professional: { root: '2.16.528.1.1007.3.1', extension: '900027308', roleCode: '01.016' },
  },
  dataCategories: ['GGC002'],
  purposeOfUse: 'TREAT',
});
