import { expect } from 'chai';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { findJava } from '../reports/allure-report.js';
import { requestsOutside, withBrowser } from './browser.spec.kit.js';
import { inFolder, mitzKeur } from './command.spec.kit.js';
import { skipWithout } from './needs.spec.kit.js';

describe('the Allure report in a browser', function () {
  this.timeout(120_000);

  // Without them the report's content is judged by the specs of reports/.
  before(async function () {
    skipWithout('Java', (await findJava(process.env)) !== undefined, this);
  });
  const browser = withBrowser();

  it('shows expected and received of a red check, and asks no other host for anything', async () => {
    await inFolder(async (folder) => {
      await mitzKeur(['demo', '1.02', '--fault', 'treats-indeterminate-as-permit', '--out', folder]);
      const page = await browser().newPage({ viewport: { width: 1440, height: 900 } });
      const outside = requestsOutside(page);
      await page.goto(`${pathToFileURL(path.join(folder, 'allure-report', 'index.html')).href}#behaviors`);
      for (const title of ['1 Alle zorgaanbieders', '1.02 ', 'Op Indeterminate', '#1'])
        await page.getByText(title).first().click();
      await page.getByText('Testinhoud').waitFor();
      const text = await page.locator('body').innerText();
      expect(text).to.include('Verwacht: niets vrijgegeven').and.include('Ontvangen: GGC002');
      expect(text).to.include('1.02/indeterminate-is-not-permit');
      expect(outside).to.deep.equal([]);
      // The picture in README: made again with SCREENSHOT=docs/report.png.
      if (process.env['SCREENSHOT']) await page.screenshot({ path: process.env['SCREENSHOT'] });
    });
  });
});
