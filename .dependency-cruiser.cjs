// Who may import whom (docs/ARCHITECTURE.md). dependency-cruiser sees TypeScript 7 sources only through swc: tools/check.ts asserts that it
// has read enough modules.
const pure = '^(protocol|scenes|server/(townhall|persona|access|crowd|mind|speech)|client/world)/';
/** Libraries that only compute. */
const computing = '(zod|@noble/hashes|@noble/curves|minisearch|immutable)';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true, dependencyTypesNot: ['type-only'] } },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '^virtual:|\\?' } },
    { name: 'protocol-stands-alone', severity: 'error', from: { path: '^protocol/' }, to: { path: '^(scenes|server|client|tools|test)/' } },
    {
      name: 'replicated-state-is-for-colyseus',
      comment: 'Only the two Colyseus adapters and their tests know the schema.',
      severity: 'error',
      from: { pathNot: '^(server/adapters/colyseus|client/adapters/colyseus|test|tools/bench)/' },
      to: { path: '^protocol/replicated-state' },
    },
    { name: 'scenes-know-protocol', severity: 'error', from: { path: '^scenes/' }, to: { path: '^(server|client|tools|test)/' } },
    {
      name: 'pure-is-pure',
      comment: 'Pure folders import each other and libraries that only compute: no SDK, no Node, no DOM.',
      severity: 'error',
      from: { path: pure, pathNot: '^protocol/replicated-state' },
      to: { pathNot: [pure, `node_modules/${computing}/`] },
    },
    { name: 'pure-server-knows-no-client', severity: 'error', from: { path: '^server/' }, to: { path: '^client/' } },
    { name: 'client-knows-no-server', severity: 'error', from: { path: '^client/' }, to: { path: '^server/' } },
    {
      name: 'core-downwards',
      comment: 'The town hall does not know who answers in it.',
      severity: 'error',
      from: { path: '^server/(townhall|persona|access|crowd)/' },
      to: { path: '^server/(mind|speech|session|leader)/' },
    },
    {
      name: 'session-drives-the-core',
      severity: 'error',
      from: { path: '^server/session/' },
      to: { path: '^server/', pathNot: '^server/(session|townhall|persona|access)/' },
    },
    {
      name: 'leader-at-the-gate',
      severity: 'error',
      from: { path: '^server/leader/' },
      to: { path: '^server/', pathNot: '^server/(leader|mind|speech|session|townhall)/' },
    },
    {
      name: 'adapters-apart',
      comment: 'One outside thing each; app.ts joins them.',
      severity: 'error',
      from: { path: '^(server|client)/adapters/([^/]+)/' },
      to: { path: '^$1/adapters/', pathNot: '^$1/adapters/$2/' },
    },
    {
      name: 'only-the-app-constructs-adapters',
      severity: 'error',
      from: { path: '^(server|client)/', pathNot: '^(server|client)/(adapters/|app\\.ts|main\\.ts|app-parts/)' },
      to: { path: '^(server|client)/adapters/' },
    },
    {
      name: 'colyseus-only-in-its-adapters',
      severity: 'error',
      from: { path: '^(server|client)/', pathNot: '^(server|client)/adapters/colyseus/' },
      to: { path: 'node_modules/@colyseus/' },
    },
    {
      name: 'babylon-only-in-its-adapter',
      severity: 'error',
      from: { path: '^client/', pathNot: '^client/adapters/babylon/' },
      to: { path: 'node_modules/@babylonjs/' },
    },
    {
      name: 'livekit-only-in-its-adapters',
      severity: 'error',
      from: { path: '^(server|client)/', pathNot: '^(server|client)/adapters/livekit/' },
      to: { path: 'node_modules/(livekit-client|livekit-server-sdk|@livekit)/' },
    },
    { name: 'no-test-in-the-product', severity: 'error', from: { path: '^(protocol|scenes|server|client)/' }, to: { path: '^(test|tools)/' } },
    { name: 'tools-without-tests', severity: 'error', from: { path: '^tools/', pathNot: '^tools/(bench|bots)/' }, to: { path: '^test/' } },
    {
      name: 'no-dev-dependency-in-the-product',
      severity: 'error',
      from: { path: '^(protocol|scenes|server|client)/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'], conditionNames: ['import', 'module', 'types', 'default'], exportsFields: ['exports'] },
  },
};
