import { expect } from 'chai';
import { conditionOfLine, needsText, partsFor } from '../core/line.js';
import type { Claimed, Line } from '../core/line.js';
import { founded } from '../core/scenario.js';
import { exampleContext } from '../mitz/example.js';
import { functionalities, unclaimed } from '../mitz/scenario.js';
import type { Functionality } from '../mitz/scenario.js';
import { defaultSpecification } from '../mitz/specification/index.js';
import { loadSuites } from './index.js';

const { conditions, scenarios } = await loadSuites();
const lines = conditions.flatMap((condition) => condition.lines);
const checks = scenarios.flatMap((placed) =>
  Object.entries(placed.scenario.checks).map(([id, check]) => ({
    id: `${placed.id}#${id}`,
    placed,
    level: check.level,
    ...founded(id, check, placed, defaultSpecification),
  })),
);

/** The lines of the norm with what each needs of a target that claims everything, and whose it is. */
const norm = {
  '1.01.a': 'traffic + declared CM',
  '1.01.b': 'declared P',
  '1.02.a': 'declared PA',
  '1.02.b': 'declared + traffic PA',
  '1.03.a': 'declared P',
  '1.03.b': 'traffic AC',
  '1.03.c': 'seen | declared AP',
  '1.04.a': 'traffic + declared P',
  '1.05.a': 'seen | declared + traffic AP',
  '1.06.a': 'declared P',
  '1.06.b': 'traffic A',
  '1.07.a': 'declared P',
  '1.08.a': 'declared P',
  '1.08.b': 'declared + seen | stated PA',
  '1.09.a': 'declared P',
  '1.09.b': 'declared P',
  '1.09.c': 'declared P',
  '1.09.d': 'declared P',
  '1.09.e': 'declared P',
  '1.09.f': 'declared P',
  '1.09.g': 'declared P',
  '2.01.a': 'traffic A',
  '2.02.a': 'traffic A',
  '2.02.b': 'seen | stated A',
  '2.03.a': 'declared + traffic AP',
  '2.04.a': 'declared P',
  '2.05.a': 'traffic + declared P',
  '3.01.a': 'traffic + declared AM',
  '3.01.b': 'declared P',
  '3.02.a': 'declared P',
  '3.02.b': 'declared P',
  'migratiebericht.a': 'traffic A',
  'migratiebericht.b': 'traffic A',
  'migratiebericht.c': 'traffic A',
  '4.01.a': 'traffic A',
  '4.02.a': 'seen A',
  '4.03.a': 'declared P',
  '4.04.a': 'seen | declared AP',
  '4.04.b': 'seen | declared AP',
  '4.05.a': 'traffic + declared AP',
  '4.05.b': 'declared + seen | stated PA',
  '4.05.c': 'traffic + declared AP',
  '4.05.d': 'traffic + declared AP',
  '4.05.e': 'seen | stated A',
  '4.06.a': 'seen | declared AP',
  '4.07.a': 'declared A',
  '4.08.a': 'traffic | seen A',
  '4.08.b': 'traffic A',
  '4.08.c': 'declared P',
  '4.09.a': 'traffic | declared P',
} as const;

const letters = { application: 'A', connector: 'C', provider: 'P', mitz: 'M' } as const;
const facts = { dossierNote: 'wanted', recordedBy: 'niet-gezegd' };
const everything: Claimed = { functionalities, facts };

/** Each functionality by itself, each two, and all. Notifications come on top of subscriptions. */
const combinations: readonly (readonly Functionality[])[] = [
  ...functionalities.map((one) => [one]),
  ...functionalities.flatMap((one, i) => functionalities.slice(i + 1).map((other) => [one, other])),
  functionalities,
].map((claimed) => (claimed.includes('notificaties') ? [...new Set(['lokalisatie' as const, ...claimed])] : claimed));

/** Lines of the norm for which a functionality is named, with it; all others hold for everybody. */
const buttons = ['dossierhoudersknop', 'raadplegersknop'];
const only: readonly (readonly [beginning: string, functionalities: readonly string[]])[] = [
  ['3.', ['migratie']],
  ['migratiebericht', ['migratie']],
  ['4.02', buttons],
  ['4.05.e', buttons],
  ['4.09', ['samen-naar-mijnmitz']],
  ['4.', [...buttons, 'samen-naar-mijnmitz']],
];
const namedFor = ({ id }: Line): readonly string[] | undefined =>
  only.find(([beginning]) => id.startsWith(beginning))?.[1];

describe('the lines of the norm', () => {
  it('are all there, in order, each with what it needs and whose it is', () => {
    const here = lines.map((line) => [
      line.id,
      `${needsText(partsFor(line, everything))} ${line.whose.map((one) => letters[one]).join('')}`,
    ]);
    expect(Object.fromEntries(here)).to.deep.equal(norm);
    expect(here.map(([id]) => id)).to.deep.equal(Object.keys(norm));
  });

  it('stand under their condition, in both languages, with a document or what to look at where one is named', () => {
    for (const condition of conditions) {
      for (const { id, demand, parts, declaration, look } of condition.lines) {
        expect(conditionOfLine(id)).to.equal(condition.id);
        expect(demand.nl, id).to.match(/\.$/).and.not.equal(demand.en);
        expect(declaration !== undefined, id).to.equal(parts.some(({ kinds }) => kinds.includes('declared')));
        expect(look !== undefined, id).to.equal(parts.some(({ kinds }) => kinds.includes('seen')));
      }
    }
  });

  it('are named by every check, and each by something that could show it', () => {
    const ids = new Set(lines.map(({ id }) => id));
    expect(checks.filter(({ line }) => !ids.has(line)).map(({ id, line }) => `${id}: ${line}`)).to.deep.equal([]);
    const shown = new Set(checks.map(({ line }) => line));
    const lacking = lines.filter(
      ({ id, parts }) =>
        !shown.has(id) && parts.some(({ kinds }) => !kinds.includes('declared') && !kinds.includes('seen')),
    );
    expect(lacking.map(({ id }) => id)).to.deep.equal([]);
  });

  it('are those of the condition under which a check stands, but for the login of a launch', () => {
    const elsewhere = checks.filter(({ line, placed }) => conditionOfLine(line) !== placed.condition.id);
    expect([...new Set(elsewhere.map(({ placed, line }) => `${placed.id} ${line}`))]).to.deep.equal([
      '4.09/launch-needs-two-factors 1.05.a',
    ]);
  });

  it('are named with a source by every check that is published or observed', () => {
    const bare = checks.filter(
      ({ basis, sources, placed }) =>
        (basis === 'published' || basis === 'observed') &&
        placed.condition.id !== 'migratiebericht' &&
        sources.some((source) => source.startsWith('Mitz Afsprakenstelsel 1.0.2')),
    );
    expect(bare.map(({ id }) => id)).to.deep.equal([]);
  });

  for (const claimed of combinations) {
    it(`hold as the norm says for who claims ${claimed.length === functionalities.length ? 'everything' : claimed.join(' and ')}`, () => {
      const target: Claimed = { functionalities: claimed, facts };
      for (const line of lines) {
        const named = namedFor(line);
        const holds = !named || named.some((one) => claimed.some((each) => each === one));
        expect(partsFor(line, target).length > 0, line.id).to.equal(holds);
      }
    });

    it(`can each be shown by who claims ${claimed.length === functionalities.length ? 'everything' : claimed.join(' and ')}`, () => {
      const target: Claimed = { functionalities: claimed, facts };
      const claims = { ...exampleContext, functionalities: claimed, facts };
      const running = checks.filter(({ placed }) => unclaimed(placed.scenario, claims) === undefined);
      const unshown = lines.filter((line) =>
        partsFor(line, target)
          .filter(({ kinds }) => !kinds.some((kind) => kind === 'declared' || kind === 'seen'))
          .some(() => !running.some((check) => check.line === line.id && check.level === 'MUST')),
      );
      // Who does not localise says who does, or claims it too.
      const own = unshown.map(({ id }) => id).filter((id) => id !== '2.01.a' || claimed.includes('lokalisatie'));
      expect(own).to.deep.equal([]);
      // No scenario that runs is about a line that does not hold.
      const lost = running.filter(({ line: id }) => {
        const line = lines.find((one) => one.id === id);
        return !line || partsFor(line, target).length === 0;
      });
      expect([...new Set(lost.map(({ placed }) => placed.id))]).to.deep.equal([]);
    });
  }
});
