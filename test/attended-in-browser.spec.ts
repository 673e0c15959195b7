import { expect } from 'chai';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { attendedTarget, environmentIn, withSystem } from './attended.spec.kit.js';
import type { Seen } from './attended.spec.kit.js';
import { withBrowser } from './browser.spec.kit.js';
import { inFolder, recordIn, start } from './command.spec.kit.js';
import type { Running } from './command.spec.kit.js';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

type Act = (action: string, input: unknown) => Promise<Seen>;

describe('an attended run on the page', function () {
  this.timeout(90_000);
  // Without one, the terminal's spec goes through the same desk.
  const browser = withBrowser();

  const running: Running[] = [];
  const started = (args: readonly string[]): Running => {
    const run = start(args);
    running.push(run);
    return run;
  };
  afterEach(() => {
    for (const run of running) run.signal('SIGKILL'); // gone already, unless the test failed
  });

  it('is carried through by keyboard alone: one mistake, one interruption, gone on with in English', async () => {
    await inFolder((folder) =>
      withSystem(async (act) => {
        const out = path.join(folder, 'run');
        const target = await attendedTarget(folder);
        const ids = ['2.01/new-dossier-subscribes', '1.02/deny-releases-nothing', '4.05/yes-is-recorded-as-yes'];
        const options = ['--target', target, '--no-allure', '--page'];

        const first = started(['run', ...ids, ...options, '--out', out]);
        const person = await Person.at(browser(), first, act, out);
        await person.introduce('J. Jansen');
        await person.upTo('answer-data-request');
        await person.look('nl', 'dark');
        await person.end('again', 'verkeerde patiënt gekozen');
        await person.upTo('start-consent-question');
        await person.look('nl-vraag', 'light');
        await person.end('stop');
        expect((await first.ended).code).to.equal(2);
        const partial = await recordIn(out);
        expect([partial.interrupted, partial.counts.pass]).to.deep.equal([true, 2]);
        await person.leave();

        const second = started(['run', ...options, '--resume', out, '--lang', 'en']);
        const again = await Person.at(browser(), second, act, out);
        await again.introduce('P. Pietersen');
        await again.upTo('start-consent-question');
        await again.look('en', 'light');
        await again.upTo(undefined);
        await second.ended;
        await again.leave();

        const record = await recordIn(out);
        const results = record.conditions.flatMap(({ scenarios }) => scenarios);
        expect(Object.fromEntries(results.map(({ id, outcome }) => [id, outcome]))).to.deep.equal(
          Object.fromEntries(ids.map((id) => [id, 'pass'])),
        );
        expect(record.interrupted).to.equal(undefined);
        expect(record.statements?.by).to.deep.equal(['J. Jansen', 'P. Pietersen']);
        expect(record.setAside?.map(({ scenario, by }) => [scenario, by])).to.deep.equal([
          ['1.02/deny-releases-nothing', 'J. Jansen'],
          ['4.05/yes-is-recorded-as-yes', undefined],
        ]);
        expect(record.findings.filter(({ kind }) => kind === 'set-aside')).to.have.length(2);
        expect(record.findings.filter(({ kind }) => kind === 'unknown-bsn')).to.deep.equal([]);
        for (const transcript of [...results, ...(record.setAside ?? [])].map((one) => one.transcript ?? ''))
          expect(existsSync(path.join(out, transcript)), transcript).to.equal(true);
        const asked = results
          .find(({ id }) => id === ids[1])
          ?.statements?.find(({ action }) => action === 'answer-data-request');
        expect([asked?.by, asked?.said]).to.deep.equal(['J. Jansen', { released: [] }]);
        expect(asked?.wire.join()).to.include('geslotenAutorisatievraag, 200');
      }),
    );
  });
});

/** A person at the page, with nothing but a keyboard. */
class Person {
  #questionId = '';

  private constructor(
    private readonly page: Page,
    private readonly act: Act,
    private readonly out: string,
  ) {}

  static async at(chrome: Browser, run: Running, act: Act, out: string): Promise<Person> {
    await run.until('/\n');
    const [url = ''] = /http:\/\/127\.0\.0\.1:\d+\/[\w-]+\//.exec(run.printed()) ?? [];
    const page = await chrome.newPage({ viewport: { width: 1280, height: 900 } });
    await page.goto(url);
    return new Person(page, act, out);
  }

  leave(): Promise<void> {
    return this.page.close();
  }

  async introduce(name: string): Promise<void> {
    await this.step();
    await this.type('input[type=text]', name);
    await this.submit();
  }

  /** Carries out step after step until one of this kind is asked, or until there is none. */
  async upTo(action: string | undefined): Promise<void> {
    for (;;) {
      const step = await this.step();
      if (step === action || step === undefined) {
        expect(step).to.equal(action);
        return;
      }
      await this.carryOut(step);
    }
  }

  /** @returns what is asked now; undefined where nothing will be */
  async step(): Promise<string | undefined> {
    const form = this.page.locator('form[data-step]:not([data-seen])').or(this.page.locator('[data-ended]'));
    await form.first().waitFor({ state: 'attached' });
    const step = await form.first().getAttribute('data-step');
    return step ?? undefined;
  }

  async carryOut(step: string): Promise<void> {
    // This system sends by itself: what is waited for comes without another press of a button.
    if (step === 'expect-messages')
      return this.page.locator('[data-step=expect-messages]').waitFor({ state: 'detached' });
    const instruction = await this.page.locator('#step .lines').innerText();
    if (/Vooraf:|First:/.test(instruction)) await this.act('reset', {});
    const shown = await this.page.locator('#step pre').allTextContents();
    const given = JSON.parse(shown[0] ?? '{}') as { questionId?: string };
    // The system has a number of its own for the question; nobody sees either on a screen.
    const asked = given.questionId === undefined ? {} : { questionId: this.#questionId };
    const input: unknown = step === 'configure' ? await environmentIn(this.out) : { ...given, ...asked };
    const { status, output } = await this.act(step, input);
    if (status === 409) return this.end('refused', String(output['error']));
    if (status === 501) return this.end('unsupported');
    await this.choose('done');
    const { questionText, patientShown, preselected, informationShown, recorded } = output;
    if (typeof questionText === 'string') {
      this.#questionId = String(output['questionId']);
      await this.type('textarea', questionText);
      await this.type('input[list]', String(patientShown));
      await this.choose(String(preselected));
      await this.choose(informationShown === true ? 'yes' : 'no');
    }
    if (typeof recorded === 'boolean') await this.choose(recorded ? 'yes' : 'no');
    await this.submit();
  }

  async end(ending: string, reason?: string): Promise<void> {
    await this.choose(ending);
    if (reason !== undefined) await this.type('input[type=text]:visible', reason);
    await this.submit();
  }

  /** Tabs until something that matches has the focus. */
  async reach(selector: string): Promise<void> {
    for (let tabs = 0; tabs < 60; tabs += 1) {
      if ((await this.page.locator(`${selector}:focus`).count()) > 0) return;
      await this.page.keyboard.press('Tab');
    }
    throw new Error(`the keyboard never reaches ${selector}`);
  }

  async choose(value: string): Promise<void> {
    const radio = this.page.locator(`input[type=radio][value="${value}"]:visible`).first();
    const group = await radio.getAttribute('name');
    await this.reach(`input[type=radio][name="${group}"]`);
    for (let presses = 0; presses < 12; presses += 1) {
      if ((await this.page.locator(`input[value="${value}"]:focus`).count()) > 0) break;
      await this.page.keyboard.press('ArrowDown');
    }
    await this.page.keyboard.press('Space');
    expect(await radio.isChecked(), `${value} is chosen`).to.equal(true);
  }

  async type(selector: string, text: string): Promise<void> {
    await this.reach(selector);
    await this.page.keyboard.insertText(text);
  }

  async submit(): Promise<void> {
    await this.page.evaluate("document.querySelector('form[data-step]').setAttribute('data-seen', '')");
    await this.reach('button[type=submit]');
    await this.page.keyboard.press('Enter');
  }

  /** No serious fault by axe; a picture where one is wanted. */
  async look(name: string, colorScheme: 'light' | 'dark'): Promise<void> {
    await this.page.emulateMedia({ colorScheme });
    await this.page.evaluate(await readFile(axe, 'utf8'));
    const serious = await this.page.evaluate(async () => {
      const { violations } = await (globalThis as unknown as { axe: { run(): Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }> } }).axe.run(); // prettier-ignore
      return violations
        .filter(({ impact }) => ['serious', 'critical'].includes(impact))
        .map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
    });
    expect(serious, name).to.deep.equal([]);
    const folder = process.env['SCREENSHOTS'];
    if (folder) await this.page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true });
  }
}
