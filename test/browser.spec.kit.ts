import axe from 'axe-core';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { skipWithout } from './needs.spec.kit.js';

/** Where a browser is, if there is one on the path. */
const browser = (process.env['PATH'] ?? '')
  .split(path.delimiter)
  .flatMap((folder) => ['chromium', 'chromium-browser', 'google-chrome'].map((name) => path.join(folder, name)))
  .find((one) => existsSync(one));

/** Gives all tests of a suite a browser, or leaves them out where this machine has none. */
export function withBrowser(): () => Browser {
  let opened: Browser | undefined;
  before(async function () {
    skipWithout('Chromium', browser !== undefined, this);
    opened = await chromium.launch({
      executablePath: browser ?? '',
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    });
  });
  // Mocha runs this where the tests were left out as well.
  after(() => opened?.close());
  return () => {
    if (opened === undefined) throw new Error('no browser was opened before this test');
    return opened;
  };
}

/** All that a page asks for that is not on this machine, from now on. */
export function requestsOutside(page: Page): readonly string[] {
  const outside: string[] = [];
  page.on('request', (request) => {
    if (!/^(file|data|blob|about):/.test(request.url())) outside.push(request.url());
  });
  return outside;
}

/** What axe finds of serious and critical faults in a page, as `rule: element`. */
export async function seriousFaults(page: Page): Promise<readonly string[]> {
  const source = `(async () => {
    const { violations } = await axe.run(document, { resultTypes: ['violations'] });
    return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html));
  })()`;
  // Given by the browser itself: the page's own policy lets no script in but its own.
  await page.evaluate(axe.source);
  return page.evaluate<readonly string[]>(source);
}
