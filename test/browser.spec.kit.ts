import axe from 'axe-core';
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';

/** Where a browser is, if there is one: specs that need it are skipped without. */
export const browser = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((one) =>
  existsSync(one),
);

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: browser ?? '',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });

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
