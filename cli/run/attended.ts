import path from 'node:path';
import { counted } from '../../core/text.js';
import { UsageError } from '../../core/errors.js';
import type { PlacedScenario } from '../../core/scenario.js';
import { AttendedDriver } from '../../drivers/attended/driver.js';
import type { Face } from '../../drivers/attended/driver.js';
import type { Desk } from '../../drivers/attended/desk.js';
import { PageServer } from '../../drivers/attended/page-server.js';
import { TerminalFace } from '../../drivers/attended/terminal.js';
import { words } from '../../drivers/attended/words.js';
import { unclaimed } from '../../mitz/scenario.js';
import type { MitzScenario } from '../../mitz/scenario.js';
import type { MitzSpecification } from '../../mitz/specification/index.js';
import type { ActionName, Driver } from '../../mitz/xis.js';
import { writeEnvironment } from './environment-files.js';
import type { Attending, RunRequest } from './request.js';
import { actionsOf } from './steps.js';
import { companyOf } from './target.js';
import type { Target } from './target.js';

/** What is left to do, in the order in which it is done. */
export interface Plan {
  readonly scenarios: readonly PlacedScenario<MitzScenario>[];
  /** How many of them the target claims. */
  readonly own: number;
  /** How many steps that are, about; 0 where no person takes them. */
  readonly steps: number;
}

/** How much more work an action makes for a person than its one step: setting up a connector anew is the most. */
const burdens: Partial<Record<ActionName, number>> = { configure: 3, restart: 2, login: 1 };

/**
 * The order that saves a person work: what changes nothing but patients first and in the norm's own order, then what
 * needs another login, a restart, and last another set-up of the connector. A machine keeps the norm's order.
 */
export async function planOf(
  open: readonly PlacedScenario<MitzScenario>[],
  target: Target,
  specification: MitzSpecification,
): Promise<Plan> {
  if (target.driver.kind !== 'attended') return { scenarios: open, own: open.length, steps: 0 };
  const claims = { ...target, company: companyOf(target, specification) };
  const weighed = await Promise.all(
    open.map(async (placed) => {
      const actions = unclaimed(placed.scenario, claims) === undefined ? await actionsOf(placed.scenario) : [];
      return { placed, steps: actions.length, burden: Math.max(0, ...actions.map((action) => burdens[action] ?? 0)) };
    }),
  );
  const ordered = weighed.toSorted((a, b) => a.burden - b.burden);
  return {
    scenarios: ordered.map(({ placed }) => placed),
    own: open.filter(({ scenario }) => unclaimed(scenario, claims) === undefined).length,
    steps: weighed.reduce((sum, { steps }) => sum + steps, 0),
  };
}

/**
 * Opens the driver in which a person is the hands, with the face that was asked for.
 * @throws UsageError where a terminal was asked for and there is none
 */
export const attendedBy =
  (
    attending: Attending,
    { target, out, jobs, stop }: Pick<RunRequest, 'target' | 'out' | 'jobs' | 'stop'>,
    plan: Plan,
    before: number,
  ) =>
  async (): Promise<Driver> => {
    const { lang, say } = attending;
    const { attendant, screenshots } = target.driver;
    const told = {
      nl: `${counted(plan.own, 'scenario', 'scenario’s')}, ongeveer ${counted(plan.steps, 'handeling', 'handelingen')}`,
      en: `${counted(plan.own, 'scenario')}, about ${counted(plan.steps, 'action')}`,
    }[lang];
    if ((jobs ?? 1) > 1 || (target.process?.instances ?? 1) > 1)
      say('one person carries out one step at a time: one instance is used');
    say(told);
    const driver = await AttendedDriver.open(
      {
        lang,
        ...(attendant !== undefined && { attendant }),
        plan: told,
        before,
        writeSetup: (environment) => writeEnvironment(out, environment),
        ...(screenshots === 'keep' && { screenshots: { folder: path.join(out, 'screenshots'), in: 'screenshots' } }),
        onStop: attending.onStop,
      },
      (desk) => openFace(desk, target, attending),
    );
    stop.addEventListener('abort', () => driver.desk.breakOff(), { once: true });
    return driver;
  };

async function openFace(desk: Desk, { driver }: Target, { lang, page, interactive, say }: Attending): Promise<Face> {
  const face = page ? 'page' : (driver.face ?? (interactive ? 'terminal' : 'page'));
  if (face === 'terminal') {
    if (!interactive)
      throw new UsageError("driver.face 'terminal' needs a terminal; use --page for a page in the browser");
    return TerminalFace.open(desk, say);
  }
  const served = await PageServer.start(desk);
  say(`${words.openPage[lang]}: ${served.url}`);
  return served;
}
