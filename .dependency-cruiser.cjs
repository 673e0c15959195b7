/**
 * Who may know whom. The layers, from the outside in:
 *
 *   cli → reports, suites, mocks, drivers, migration, evidence → mitz → schemas;  all of them may use core
 *         reports, migration → results
 *
 * A rule that stops you has a comment that says where the code belongs. CONTRIBUTING.md has the same in prose.
 */

const layers = [
  'core',
  'schemas',
  'mitz',
  'suites',
  'mocks',
  'drivers',
  'connectors',
  'results',
  'reports',
  'migration',
  'evidence',
  'cli',
];
const testing = ['test', 'bench'];
const spec = '\\.spec\\.ts$';
/** Specs, and what specs in one folder share. */
const specOrKit = '\\.spec\\.(kit\\.)?ts$';

/** Modules of `folder` know these folders of ours, and no other. Holds for its specs too, which may also use test/. */
function knowsOnly(name, folder, known, comment) {
  const others = [...layers, ...testing].filter((layer) => layer !== folder && !known.includes(layer));
  return {
    name,
    comment,
    severity: 'error',
    from: { path: `^${folder}/` },
    to: { path: inside(others), pathNot: '^test/' },
  };
}

const inside = (folders) => `^(${folders.join('|')})/`;

const layerRules = [
  knowsOnly(
    'core-knows-nothing-of-ours',
    'core',
    [],
    'The engine knows no Mitz and no carrier. What is about Mitz belongs in mitz/; what starts things belongs in cli/.',
  ),
  knowsOnly(
    'schemas-know-nothing-of-ours',
    'schemas',
    [],
    'A schema is data with a compiled validator. What a valid message means belongs in mitz/.',
  ),
  knowsOnly(
    'mitz-knows-core-and-schemas-only',
    'mitz',
    ['core', 'schemas'],
    'The domain does not know who carries its messages. Answering belongs in mocks/, acting in drivers/, judging one condition in suites/.',
  ),
  knowsOnly(
    'suites-know-mitz-and-core-only',
    'suites',
    ['mitz', 'core'],
    'A scenario speaks to the testbed only, so that it runs over any driver and carrier. Extend the testbed in mitz/, and its realisation in cli/, mocks/ or drivers/.',
  ),
  knowsOnly(
    'mocks-know-mitz-schemas-and-core-only',
    'mocks',
    ['mitz', 'schemas', 'core'],
    'The mocked Mitz answers; it does not judge (suites/) and does not act (drivers/). What both sides need belongs in mitz/.',
  ),
  knowsOnly(
    'drivers-know-mitz-schemas-and-core-only',
    'drivers',
    ['mitz', 'schemas', 'core'],
    'A driver makes the target act. What Mitz answers belongs in mocks/; bringing the two together belongs in cli/.',
  ),
  knowsOnly(
    'results-know-core-only',
    'results',
    ['core'],
    'The folder of results knows how something is kept, not what is in it. What a run or a check writes there belongs in cli/, reports/ or migration/.',
  ),
  knowsOnly(
    'reports-know-results-and-core-only',
    'reports',
    ['results', 'core'],
    'A report is a pure function of the run record. What a report lacks belongs in the record (core/run-record.ts), filled in by cli/.',
  ),
  knowsOnly(
    'connectors-know-nothing-of-ours',
    'connectors',
    [],
    'The reference connector is a second reading of the specification. Shared code would let one misreading pass as two that agree: write it anew in connectors/.',
  ),
  knowsOnly(
    'migration-knows-results-mitz-schemas-and-core-only',
    'migration',
    ['results', 'mitz', 'schemas', 'core'],
    'Checking a migration in bulk is about messages and registers. Rules that a scenario needs too belong in mitz/.',
  ),
  knowsOnly(
    'evidence-knows-suites-mitz-schemas-and-core-only',
    'evidence',
    ['suites', 'mitz', 'schemas', 'core'],
    'A pack is judged again from what it holds: no mock, no driver. Serving and running belong in cli/.',
  ),
];

/** HTTP in every form in which Node or a package offers it. */
const httpClients = '^(node:)?(http|https|http2|net|tls)$|node_modules/(undici|msw|nock)/';

const leftovers = { path: '(^|/)(utils?|helpers?|common)(/|\\.[cm]?[jt]s$)', pathNot: 'node_modules' };
const noLeftovers = {
  name: 'no-folder-for-leftovers',
  comment:
    'utils, helpers and common say nothing. Name the file after what it is about, in the layer that it is about.',
  severity: 'error',
};

module.exports = {
  forbidden: [
    ...layerRules,
    {
      name: 'suites-do-no-http',
      comment: 'A scenario asks the testbed to act; only mocks/ and drivers/ touch the network.',
      severity: 'error',
      from: { path: '^suites/' },
      to: { path: httpClients },
    },
    {
      name: 'nock-stays-in-its-own-specs',
      comment:
        'nock and msw cannot be active in one process. A spec that needs nock is named *.nock.spec.ts and gets a process of its own.',
      severity: 'error',
      from: { pathNot: '\\.nock\\.spec\\.ts$' },
      to: { path: 'node_modules/nock/' },
    },
    {
      name: 'msw-stays-in-its-carrier',
      comment:
        'msw patches the process it is loaded in. It belongs in mocks/msw.ts, which drivers/module* may load; specs with it are named *.msw.spec.ts.',
      severity: 'error',
      from: { pathNot: ['^bench/', '^mocks/msw\\.ts$', '^drivers/module[^/]*', '\\.msw\\.spec\\.ts$'] },
      to: { path: 'node_modules/msw/' },
    },
    {
      name: 'the-sound-connector-knows-no-faults',
      comment:
        'The reference connector is an example for suppliers. A fault hooks a decision of it from outside (connectors/reference/faults/); only the two programs that start it lay the hooks.',
      severity: 'error',
      from: { path: '^connectors/reference/[^/]+$', pathNot: ['/(main|module)\\.ts$', specOrKit] },
      to: { path: '^connectors/reference/faults/' },
    },
    {
      name: 'product-does-not-know-its-tests',
      comment: 'What both a spec and the product need belongs in the layer of the product; test/ is for specs only.',
      severity: 'error',
      from: { path: inside(layers), pathNot: specOrKit },
      to: { path: [specOrKit, inside(testing)] },
    },
    {
      name: 'specs-do-not-know-each-other',
      comment:
        'What two specs share belongs in test/, in a *.spec.kit.ts beside them, or in the layer where it is of use by itself.',
      severity: 'error',
      from: { path: [specOrKit, inside(testing)] },
      to: { path: spec },
    },
    {
      name: 'product-needs-no-development-package',
      comment:
        'Users do not get the devDependencies. Move the package to dependencies (with a line in decisions/), or the code to a spec.',
      severity: 'error',
      // The self-test makes defects in the sources: it loads what that takes when it is asked to, and says so where it is not there.
      from: { path: inside(layers), pathNot: [specOrKit, '^cli/self-test/'] },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'packages-are-declared',
      comment:
        'A package that is only there because another one brought it can vanish: add it to package.json at an exact version.',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'every-import-resolves',
      comment: 'The file or package is not there. Relative imports end in .js, also for a .ts source.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-cycles',
      comment: 'Two modules that need each other are one module, or hide a third that both should import.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      comment: 'Nobody imports it and it imports nothing: dead, or a fact that belongs beside what uses it.',
      severity: 'error',
      from: {
        orphan: true,
        pathNot: [spec, '^suites/.+/condition\\.ts$', '^(test|bench)/', '^drivers/attended/page/', '\\.d\\.ts$'],
      },
      to: {},
    },
    {
      name: 'every-folder-has-its-layer',
      comment: 'A folder at the top that is not in this file: add it, with what it may know, and to CONTRIBUTING.md.',
      severity: 'error',
      from: {},
      to: { path: '/', pathNot: inside([...layers, ...testing]), dependencyTypes: ['local'] },
    },
    { ...noLeftovers, from: leftovers, to: {} },
    { ...noLeftovers, from: {}, to: leftovers },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|coverage|mitz-keur-out)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    // A type that is imported is knowledge too.
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
