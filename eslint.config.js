import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** All rules on; each exception below has its reason. */
export default defineConfig(
  { ignores: ['dist/', 'coverage/', 'mitz-keur-out/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },

  ...tseslint.configs.strictTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // A promise that nobody awaits is a false green.
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',

      // Of the core rules those that neither the compiler nor the rules above cover.
      eqeqeq: 'error',
      'no-constant-binary-expression': 'error',
      'no-control-regex': 'error',
      'no-empty': 'error',
      'no-misleading-character-class': 'error',
      'no-self-compare': 'error',
      'no-template-curly-in-string': 'error',
      'no-unsafe-finally': 'error',
      'no-unsafe-optional-chaining': 'error',
      'no-useless-escape': 'error',
      'no-var': 'error',
      'object-shorthand': 'error',
      'prefer-const': 'error',
      'preserve-caught-error': 'error',

      // What does not fit here has more than one subject.
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],

      // A number in a text reads the same however it is written; objects, null and undefined stay forbidden.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // `() => example.question(patient, 'Deny')` reads best as one line; elsewhere a void value is still a mistake.
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // A BSN, a code or a name taken apart into its characters.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      // `{ refused, ...kept }` is how a field is left out.
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      // A mapped type says in one breath that it is readonly or optional; Record needs a wrapper for each.
      '@typescript-eslint/consistent-indexed-object-style': 'off',
      // `async` without await is how a function promises that what it throws becomes a rejection.
      '@typescript-eslint/require-await': 'off',
    },
  },
  {
    // A scenario speaks to the testbed only; the imports are held by .dependency-cruiser.cjs.
    files: ['suites/**/*.ts'],
    rules: { 'no-restricted-globals': ['error', 'fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource'] },
  },
  {
    // It follows the proxy variables of the environment, on some versions of Node: see drivers/direct-call.ts.
    files: ['cli/**/*.ts', 'drivers/**/*.ts', 'mocks/**/*.ts', 'connectors/**/*.ts'],
    ignores: ['**/*.spec.ts', '**/*.spec.kit.ts'],
    rules: { 'no-restricted-globals': ['error', 'fetch'] },
  },
  {
    // What a scenario or a rule makes of the day must be the same when it is judged again: `world.now`, `bed.now()`, or
    // the moment of the message. In mitz/world.ts that clock is set.
    files: ['suites/**/*.ts', 'mitz/**/*.ts'],
    ignores: ['mitz/world.ts', '**/*.spec.ts', '**/*.spec.kit.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: 'Ask the world or the testbed.' },
        {
          selector: 'CallExpression[callee.object.name="Date"][callee.property.name="now"]',
          message: 'Ask the world or the testbed.',
        },
      ],
    },
  },
  {
    files: ['**/*.spec.ts', '**/*.spec.kit.ts', 'test/**/*.ts'],
    rules: {
      // A describe is a table of contents, not a function.
      'max-lines-per-function': 'off',
      // chai's `expect(x).to.be.true` is an expression.
      '@typescript-eslint/no-unused-expressions': 'off',
      // A spec may say "this is there" of a fixture that it made itself.
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  {
    // A list of sentences has one subject, however many there are.
    files: ['reports/dutch/*.ts'],
    rules: { 'max-lines': 'off' },
  },
  {
    // A template is filled in by somebody else: what an action gets is named before anything uses it.
    files: ['cli/init/templates/*.mts'],
    rules: { '@typescript-eslint/no-unused-vars': 'off' },
  },
  {
    // Tooling in plain JavaScript: outside tsconfig.json, so without types.
    files: ['**/*.{js,mjs,cjs}'],
    ...tseslint.configs.disableTypeChecked,
    rules: {
      ...tseslint.configs.disableTypeChecked.rules,
      '@typescript-eslint/no-require-imports': 'off',
      '@typescript-eslint/explicit-module-boundary-types': 'off',
    },
  },
);
