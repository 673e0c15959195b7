import { expect } from 'chai';
import type { EvidenceKind } from '../core/line.js';
import type { LineResult, LineVerdict, RunRecord, RunVerdict } from '../core/run-record.js';
import type { Language } from '../core/text.js';
import { fixture } from './fixture.js';
import { markdown } from './markdown.js';
import { firstSentence, standingLines, standingOf } from './standing.js';
import { terminal } from './terminal.js';

const line = (id: string, verdict: LineVerdict, kinds: readonly EvidenceKind[] = [], more = {}): LineResult => ({
  id,
  demand: { nl: `eis ${id}`, en: `demand ${id}` },
  verdict,
  needs: 'traffic',
  whose: ['application'],
  shownBy: kinds.map((kind) => ({ kind, what: 'x' })),
  open: '',
  ...(['met', 'declared', 'not-applicable'].includes(verdict)
    ? {}
    : { toDo: { nl: `wat ${id} aantoont.`, en: `what shows ${id}.` } }),
  ...more,
});

const [base] = fixture.conditions;
const record = (verdict: RunVerdict, lines: readonly LineResult[]): RunRecord => ({
  ...fixture,
  verdict,
  application: 'accepted',
  conditions: base ? [{ ...base, lines, scenarios: [] }] : [],
});

describe('the first screen', () => {
  const open = record('not-accepted', [
    line('1.a', 'met', ['traffic', 'declared']),
    line('1.b', 'met', ['seen'], { restsOnAssumption: true }),
    line('1.c', 'declared', ['declared'], { whose: ['provider'] }),
    line('1.d', 'stated', ['stated']),
    line('1.e', 'not-shown', ['traffic'], { whose: ['provider'] }),
    line('1.f', 'not-applicable'),
  ]);

  it('counts each line once, under the strongest evidence; what is open is not counted as shown', () => {
    const { by, all, application, onAssumption } = standingOf(open);
    expect(by).to.deep.equal({ traffic: 1, seen: 1, declared: 1, stated: 1 });
    expect([all, application]).to.deep.equal([
      { holds: 5, done: 3 },
      { holds: 3, done: 2 },
    ]);
    expect(onAssumption).to.deep.equal(['1.b']);
  });

  const unjudged = line('1.g', 'not-judged');
  const wrong = line('1.h', 'not-met');
  const cases: readonly (readonly [string, RunRecord, Language, string])[] = [
    ['accepted', record('accepted', [line('1.a', 'met')]), 'nl', 'Aan elke regel die geldt, wordt voldaan: 1 regel, elk aangetoond of verklaard.'], // prettier-ignore
    ['not shown comes before stated', open, 'nl', 'Regel 1.e (eis 1.e): niet aangetoond. wat 1.e aantoont.'],
    ['not judged before not shown', record('not-judged', [...open.conditions[0]?.lines ?? [], unjudged]), 'en', 'Line 1.g (demand 1.g): not judged. what shows 1.g.'], // prettier-ignore
    ['not met before all', record('not-accepted', [unjudged, wrong]), 'en', 'Line 1.h (demand 1.h): not met. what shows 1.h.'], // prettier-ignore
    ['red by a line of another condition', record('not-accepted', [line('1.a', 'met')]), 'nl', 'Voorwaarde 1.02 (Toestemmingscontrole): voldoet niet.'], // prettier-ignore
    ['nothing was run', { ...record('not-judged', []), conditions: [] }, 'nl', 'De toets is niet afgemaakt: er is geen oordeel.'], // prettier-ignore
  ];
  for (const [name, run, lang, sentence] of cases)
    it(`says in its first sentence why: ${name}`, () => expect(firstSentence(run, lang)).to.equal(sentence));

  it('claims no functionality for a run of part', () => {
    for (const scope of ['partial', 'observed'] as const)
      for (const lang of ['nl', 'en'] as const)
        for (const one of standingLines({ ...open, scope }, lang)) expect(one).to.not.match(/gesloten|lokalisatie/);
  });

  it('does not say its verdict twice', () => {
    const toDo = { nl: 'Te bespreken met Mitz: x.', en: 'To be settled with Mitz: x.' };
    const run = record('not-accepted', [line('1.z', 'unsettled', [], { toDo })]);
    expect(firstSentence(run, 'nl')).to.equal('Regel 1.z (eis 1.z): Te bespreken met Mitz: x.');
  });

  it('says for which functionalities, by all and by the application alone, in terminal and summary', () => {
    const said = standingLines(open, 'nl');
    expect(said[0]).to.equal('Alle partijen samen: niet geaccepteerd voor gesloten, lokalisatie (3 van 5 regels).');
    expect(said[1]).to.equal('De applicatie met haar connector: geaccepteerd voor gesloten, lokalisatie (2 van 3 regels).'); // prettier-ignore
    const screen = terminal(open, { lang: 'nl', colour: false, out: 'out' }).split('\n').slice(0, 6);
    for (const one of said) expect(screen).to.include(`  ${one}`);
    expect(markdown(open, 'nl').split('\n')[2]).to.match(
      /^\*\*Regel 1\.e .*niet aangetoond\. wat 1\.e aantoont\.\*\*$/,
    );
  });
});
