import { expect } from 'chai';
import { parse } from 'yaml';
import { UsageError } from '../../core/errors.js';
import { defaultSpecification } from '../../mitz/specification/index.js';
import { overlaid } from '../../mitz/specification/overlay.js';
import { openQuestions, questionsByKey } from '../../mitz/specification/questions.js';
import { loadSuites } from '../../suites/index.js';
import { questionsPage } from './questions-page.js';
import { answered, questionsOf, questionsYaml } from './questions.js';
import type { Question } from './questions.js';

const { scenarios } = await loadSuites();

const shipped = { set: '3.8', values: defaultSpecification };

describe('what is assumed, as questions', function () {
  this.timeout(60_000);
  let questions: readonly Question[] = [];
  before(() => {
    questions = questionsOf(defaultSpecification, scenarios);
  });

  const assumed = Object.entries(defaultSpecification)
    .filter(([, { basis }]) => basis === 'assumed')
    .map(([key]) => key);

  it('is asked of every assumed value and of nothing else, and then what no value holds', () => {
    expect(questions.map(({ of }) => of)).to.deep.equal([...assumed, ...Object.keys(openQuestions)]);
    expect(Object.keys(questionsByKey).sort()).to.deep.equal([...assumed].sort());
    for (const { text } of questions) for (const said of [text.nl, text.en]) expect(said).to.match(/\?$/);
  });

  it('says what each source is, and where most of it stands in a message', () => {
    const values = questions.filter(({ expected }) => expected !== undefined);
    for (const { of, sources } of values) expect(sources, of).not.to.deep.equal([]);
    expect(values.filter(({ example }) => example).length).to.be.greaterThan(values.length / 2);
    for (const { of, example } of values)
      if (example)
        expect(
          example.lines.some(({ assumed: keys }) => keys.includes(of)),
          of,
        ).to.be.true;
  });

  /** The form with all that is asked of values answered so. */
  const filledIn = (answer: string, value: unknown = ''): string => {
    const form = parse(questionsYaml('3.8', questions, 'nl')) as { questions: { of: string }[] };
    for (const one of form.questions)
      if (assumed.includes(one.of)) Object.assign(one, { answer, value, document: 'Handleiding 3.8.2', section: '§4' });
    return JSON.stringify(form);
  };

  it('becomes an overlay that settles all of it, without a word of editing', () => {
    const { overlay, settled, unanswered, faults } = answered(filledIn('goed'), 'v.yaml', shipped);
    expect([settled, unanswered, faults]).to.deep.equal([assumed, Object.keys(openQuestions), []]);
    const whole = overlaid(defaultSpecification, overlay, 'o.yaml');
    expect(Object.values(whole).filter(({ basis }) => basis === 'assumed')).to.deep.equal([]);
    expect(whole['path.migreren']).to.deep.equal({ value: 'migratie/fhir/', basis: 'published', source: 'Handleiding 3.8.2, §4' }); // prettier-ignore
  });

  it('takes what is different, and keeps what no value holds as a remark', () => {
    const text = `questions:
  - { of: path.migreren, answer: Anders, value: migratie/fhir/v2/, document: Gids 4, section: '' }
  - { of: minor-migrated, answer: anders, value: 'ja, ook dan', document: Gids 4 }
  - { of: path.launch, answer: '', value: iets }`;
    const { overlay, settled, remarks, unanswered, faults } = answered(text, 'v.yaml', shipped);
    expect([settled, unanswered, faults]).to.deep.equal([['path.migreren'], ['path.launch'], []]);
    expect(remarks).to.deep.equal(['minor-migrated: anders, ja, ook dan (Gids 4)']);
    expect(overlaid(defaultSpecification, overlay, 'o.yaml')['path.migreren'].value).to.equal('migratie/fhir/v2/');
  });

  it('takes what was typed as a text where the set has a text', () => {
    const text = 'questions: [{ of: toestemming.purpose, answer: anders, value: 3.8, document: Gids 4 }]';
    const { overlay } = answered(text, 'v.yaml', shipped);
    expect(overlaid(defaultSpecification, overlay, 'o.yaml')['toestemming.purpose'].value).to.equal('3.8');
  });

  it('refuses answers to the questions of another set: right is right there', () => {
    expect(() => answered('set: 3.8 + o.yaml\nquestions: []', 'v.yaml', shipped)).to.throw(
      UsageError,
      /questions of set "3\.8 \+ o\.yaml"/,
    );
  });

  it('refuses, with the line, what cannot be used', () => {
    const faultOf = (item: string): readonly string[] => answered(`questions:\n  - ${item}`, 'v.yaml', shipped).faults;
    expect(faultOf('{ of: path.migreren, answer: goed }').join()).to.match(/^v\.yaml, line 2: .*names no document/);
    expect(faultOf('{ of: path.migreren, answer: misschien, document: d }').join()).to.include(
      "'misschien' is no answer",
    );
    expect(faultOf('{ of: path.migreren, answer: anders, document: d }').join()).to.include(
      "'value' does not say how it is",
    );
    expect(faultOf('{ of: path.migrern, answer: goed, document: d }').join()).to.include("no question 'path.migrern'");
    expect(faultOf('{ answer: goed }').join()).to.include("without 'of'");
    for (const wrong of ['x: 1', 'questions: 3', '{'])
      expect(() => answered(wrong, 'v.yaml', shipped), wrong).to.throw(UsageError, /^v\.yaml: /);
  });

  it('is a page that fetches nothing, in both languages, and hides no question', () => {
    for (const lang of ['nl', 'en'] as const) {
      const page = questionsPage('3.8', questions, lang);
      expect(page.match(/<section class="card"/g)).to.have.length(questions.length);
      expect(page).to.include("default-src 'none'").and.include('<mark>');
    }
  });
});
