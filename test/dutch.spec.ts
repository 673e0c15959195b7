import { expect } from 'chai';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { shortcomingOf } from '../core/outcome.js';
import { evidenceOf } from '../core/scenario.js';
import type { AnyScenario, Check, PlacedScenario, Scenario } from '../core/scenario.js';
import { Example, exampleContext, exampleMaker } from '../mitz/example.js';
import { catalogue, inDutch } from '../reports/dutch/dutch.js';
import { packageRoot } from '../schemas/index.js';
import { loadSuites } from '../suites/index.js';

/** Where checks and what keeps evidence from them are written. */
const rooms = ['mitz', 'suites', 'core', 'cli/run'];

/** What is filled in while the program runs. */
const gap = '\u0001';

/** The sentences that an expression can come to: of each choice in it both sides. */
function sentences(node: ts.Expression): readonly string[] {
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (ts.isParenthesizedExpression(node)) return sentences(node.expression);
  if (ts.isConditionalExpression(node)) return [...sentences(node.whenTrue), ...sentences(node.whenFalse)];
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken) {
    // An empty text in the place of what cannot be absent is no sentence of its own.
    const otherwise = sentences(node.right).filter((one) => one !== '');
    return [...sentences(node.left), ...otherwise];
  }
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken)
    return sentences(node.left).flatMap((left) => sentences(node.right).map((right) => left + right));
  if (ts.isTemplateExpression(node))
    return node.templateSpans.reduce<readonly string[]>(
      (begun, { expression, literal }) =>
        begun.flatMap((one) => sentences(expression).map((inner) => one + inner + literal.text)),
      [node.head.text],
    );
  return [gap];
}

/** What is called to say something, and which of its arguments are said. */
const speaking: readonly (readonly [name: RegExp, said: readonly number[]])[] = [
  [/^(?:notShown|NotShown|Unreadable)$/, [0]],
  [/^expectValue$/, [2]],
  [/^(?:this\.)?faults\.(?:wrong|ambiguous)$/, [1, 2, 3]],
];

/** What checks say in a source: what is wrong, expected and received, and which evidence is lacking. */
function saidIn(file: string): readonly string[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const said: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAssignment(node) && /^(?:message|expected|received)$/.test(node.name.getText()))
      said.push(...sentences(node.initializer));
    if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
      const which = speaking.find(([name]) => name.test(node.expression.getText()))?.[1] ?? [];
      said.push(...which.flatMap((place) => node.arguments?.[place] ?? []).flatMap(sentences));
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return said;
}

/** The same for every sentence with the same words, whatever is filled in. */
const shapeOf = (sentence: string): string => sentence.replaceAll(gap, '{}').replaceAll(/\{(?:\d|#)\}/g, '{}');

type Open = PlacedScenario<Scenario<unknown, unknown, unknown, Example>>;

/** What the checks of a scenario say of each of its examples, and where nothing happened. */
function messagesOf(placed: PlacedScenario<AnyScenario>): readonly string[] {
  const { scenario } = placed as unknown as Open;
  const { good, counter } = scenario.examples;
  const nothing = (): void => undefined;
  return [good, nothing, ...Object.values<typeof good>(counter)].flatMap((write) => {
    const example = new Example();
    const cast = scenario.given(exampleMaker());
    write(example, cast);
    const evidence = { scenario: placed.id, cast, context: exampleContext, entries: example.entries() };
    return Object.values(scenario.checks).flatMap((check: Check<never, never>) => {
      try {
        check.judge(evidenceOf(evidence, example.specification) as never);
        return [];
      } catch (thrown) {
        return [shortcomingOf(thrown).message];
      }
    });
  });
}

describe('what checks say', function () {
  this.timeout(30_000);

  const files = rooms.flatMap((room) =>
    readdirSync(path.join(packageRoot, room), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.includes('.spec.'))
      .map((file) => path.join(packageRoot, room, file)),
  );
  const said = new Set(
    files
      .flatMap(saidIn)
      .filter((sentence) => /[a-z]{2}/i.test(sentence.replaceAll(gap, '')))
      .map(shapeOf),
  );

  it('is all there in Dutch', () => {
    expect(said.size).to.be.greaterThan(500);
    const known = new Set(Object.keys(catalogue).map(shapeOf));
    const lacking = [...said].filter((sentence) => !known.has(sentence));
    expect(lacking, 'add these to reports/dutch/').to.deep.equal([]);
  });

  it('is said in Dutch of every counter-example, and where nothing happened', async () => {
    const { scenarios } = await loadSuites();
    const english = scenarios.flatMap((placed) => messagesOf(placed)).flatMap((message) => message.split(' | '));
    expect(english.length).to.be.greaterThan(500);
    expect([...new Set(english.filter((message) => inDutch(message) === message))]).to.deep.equal([]);
  });

  it('is in Dutch whole: what is filled in comes back', () => {
    const places = (text: string): readonly string[] => text.match(/\{(?:\d|#)\}/g) ?? [];
    for (const [english, dutch] of Object.entries(catalogue)) {
      const numbers = places(english).map((_, i) => `{${i + 1}}`);
      expect([...new Set(places(dutch))].sort(), english).to.deep.equal(numbers.sort());
    }
  });
});
