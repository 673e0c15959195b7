import { expect } from 'chai';
import type { Page } from 'playwright-core';
import type { Language } from '../core/text.js';
import { dossier } from '../reports/dossier.js';
import { fixture } from '../reports/fixture.js';
import { overviewOf } from '../reports/overview-rows.js';
import { overviewPage } from '../reports/overview.js';
import { forty, planning } from '../reports/overview.spec.kit.js';
import { requestsOutside, seriousFaults, withBrowser } from './browser.spec.kit.js';

const made = new Date('2026-11-21T12:00:00.000Z');
const overview = overviewOf(forty, planning, made);
/** A row of each kind: axe looks at every cell, and takes its time. */
const few = overviewOf(
  forty.slice(0, 10),
  { applications: planning.applications.slice(-1), providers: planning.providers.slice(0, 6) },
  made,
);
const pages: Readonly<Record<string, (lang: Language) => string>> = {
  dossier: (lang) => dossier(fixture, lang),
  overview: (lang) => overviewPage(few, lang),
};

describe('the pages in a browser', function () {
  this.timeout(60_000);
  const browser = withBrowser();
  let page: Page;

  beforeEach(async () => {
    page = await browser().newPage({ viewport: { width: 1440, height: 900 } });
  });
  afterEach(() => page.close());

  for (const [name, make] of Object.entries(pages))
    for (const lang of ['nl', 'en'] as const)
      it(`the ${name} (${lang}) has no serious fault for who sees or uses it otherwise, and asks nobody for anything`, async () => {
        const outside = requestsOutside(page);
        const wrong: unknown[] = [];
        page.on('pageerror', (thrown) => wrong.push(thrown));
        await page.setContent(make(lang));
        expect(await seriousFaults(page)).to.deep.equal([]);
        expect([outside, wrong]).to.deep.equal([[], []]);
      });

  it('the dossier of a green run is two pages of A4, and what follows are annexes', async () => {
    const met = fixture.conditions.find(({ verdict }) => verdict === 'declared');
    if (!met) throw new Error('the fixture has no such condition');
    const title = { nl: 'Informatiebeveiliging (NEN 7510, 7512, 7513)', en: 'Information security (NEN 7510)' };
    const conditions = Array.from({ length: 26 }, (_, index) => {
      const id = `${String((index % 4) + 1)}.${String(index + 10)}`;
      const lines = met.lines.map((line) => ({ ...line, id: `${id}.a` }));
      return { ...met, id, title, lines, verdict: 'declared' as const };
    });
    const green = { ...fixture, verdict: 'accepted' as const, conditions, patience: { messageMs: 5000, lateMs: 500 } };
    // A4 without its margins, in pixels of 96 to the inch.
    const [width, height] = [680, 994];
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ media: 'print' });
    const ends = async (made: string): Promise<number> => {
      await page.setContent(made);
      return (await page.locator('.annexes').boundingBox())?.y ?? Infinity;
    };
    expect(await ends(dossier(green, 'nl'))).to.be.within(height, 2 * height);
    expect(await ends(dossier({ ...green, conditions: [...conditions, ...conditions] }, 'nl'))).to.be.above(2 * height);
    expect(await page.evaluate(`getComputedStyle(document.querySelector('.annexes')).breakBefore`)).to.equal('page');
  });

  it('a fault that is planted is found, in spite of the policy of the page', async () => {
    const planted = overviewPage(few, 'nl').replace('<main>', '<main><img src="data:,">');
    await page.setContent(planted);
    expect((await seriousFaults(page)).join()).to.match(/^image-alt: <img/);
  });

  const shown = (): Promise<string[]> =>
    page.locator('table[data-panel=applications-choices] tbody tr:not(.group):visible').allInnerTexts();

  it('the overview is filtered and sorted with the keyboard alone', async () => {
    await page.setContent(overviewPage(overview, 'nl'));
    expect(await shown()).to.have.length(42);
    await page.getByLabel('Zoeken').first().focus();
    await page.keyboard.type('huisartssysteem');
    // Past whether it may go live, and the supplier, to the verdict.
    for (let i = 0; i < 3; i += 1) await page.keyboard.press('Tab');
    await page.keyboard.type('zegt');
    expect(await shown()).to.have.length(2);
    expect(await page.getByRole('status').first().innerText()).to.equal('2 van 42 getoond');
    await page.getByRole('button', { name: 'Laatste toets' }).press('Enter');
    const dates = async (): Promise<string[]> =>
      (await shown()).map((row) => /\d+ (okt|nov) 2026/.exec(row)?.[0] ?? '');
    expect(await dates()).to.deep.equal(['16 okt 2026', '5 nov 2026']);
    await page.keyboard.press('Enter');
    expect(await dates()).to.deep.equal(['5 nov 2026', '16 okt 2026']);
    expect(await page.locator('th[aria-sort=descending]').count()).to.equal(1);
  });

  it('the overview shows all without its script', async () => {
    await page.setContent(overviewPage(overview, 'en').replace(/<script>[^]*<\/script>/, ''));
    expect(await shown()).to.have.length(42);
    expect(await page.locator('.choices:visible, thead button').count()).to.equal(0);
  });
});
