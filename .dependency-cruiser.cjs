// Who may import whom (docs/ARCHITECTURE.md). test/architecture/imports.test.ts shows that each rule bites; tools/check.ts asserts that enough
// modules were read, because rules that see no files are green for ever.

/** Each pure folder, and the pure folders below it. All of them may import protocol and scenes. */
const pureServer = {
  'server/townhall': [],
  'server/persona': ['server/townhall'],
  'server/access': [],
  'server/crowd': [],
  'server/documents': ['server/mind', 'server/speech'],
  'server/mind': ['server/speech'],
  'server/rehearsal': ['server/mind', 'server/speech'],
  'server/speech': [],
};

/** Each adapter: the libraries of its one outside thing, and the core that it drives or whose ports it implements. */
const adapters = {
  'server/adapters/colyseus': {
    libraries: ['@colyseus'],
    core: ['server/session', 'server/townhall', 'server/access', 'server/crowd'],
  },
  'server/adapters/documents': {
    libraries: ['csv-parse', 'htmlparser2', 'marked', 'postal-mime', 'unpdf'],
    core: ['server/documents'],
  },
  'server/adapters/embeddings': { libraries: ['@energetic-ai'], core: ['server/mind', 'server/speech'] },
  'server/adapters/http': { libraries: [], core: ['server/session', 'server/access', 'server/speech'] },
  'server/adapters/jose': { libraries: ['jose'], core: ['server/session'] },
  'server/adapters/livekit': {
    libraries: ['livekit-server-sdk', '@livekit'],
    core: ['server/session', 'server/speech'],
  },
  'server/adapters/node': { libraries: [], core: ['server/session', 'server/rehearsal'] },
  'server/adapters/oidc': { libraries: ['openid-client'], core: ['server/access'] },
  'server/adapters/openai': { libraries: ['openai'], core: ['server/mind', 'server/speech'] },
  'server/adapters/sql': { libraries: ['kysely'], core: ['server/session', 'server/access'] },
  'server/adapters/stt': {
    libraries: ['@moonshine-ai', 'onnxruntime-web', 'llama-tokenizer-js'],
    core: ['server/speech'],
  },
  'server/adapters/tts': { libraries: ['@echogarden'], core: ['server/speech'] },
  'server/adapters/x509': { libraries: ['@peculiar', 'reflect-metadata'], core: [] },
  'client/adapters/babylon': { libraries: ['@babylonjs', 'meshoptimizer'], core: ['client/world'] },
  'client/adapters/colyseus': { libraries: ['@colyseus'], core: ['client/world', 'client/live'] },
  'client/adapters/http': { libraries: [], core: ['client/world', 'client/live'] },
  'client/adapters/livekit': { libraries: ['livekit-client'], core: ['client/world', 'client/live'] },
  'client/adapters/sound': { libraries: ['@met4citizen'], core: ['client/world', 'client/live'] },
};

const any = (names) => `(${names.join('|')})`;
const folders = (names) => `^${any(names)}/`;
const packages = (names) => `node_modules/${any(names)}/`;

const pureFolders = ['protocol', 'scenes', ...Object.keys(pureServer), 'client/world'];
/** Libraries that only compute. */
const computing = ['zod', '@noble/hashes', '@noble/curves', 'minisearch', 'immutable'];
/** Libraries that any adapter may use beside its own. */
const everywhere = ['zod', 'pino', '@noble/hashes', '@noble/curves'];
const outside = [...new Set(Object.values(adapters).flatMap(({ libraries }) => libraries))];
const product = ['protocol', 'scenes', 'server', 'client'];
/** The one file of the protocol that is written in a library's terms. */
const schema = '^protocol/replicated-state\\.ts$';

const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    rule('no-cycles', 'Of types neither: what cannot be read apart cannot be changed apart.', {}, { circular: true }),
    rule('resolvable', 'Every import leads somewhere.', {}, { couldNotResolve: true, pathNot: '\\?' }),

    rule(
      'pure-is-pure',
      'Pure folders import each other and libraries that only compute: no SDK, no Node, no DOM.',
      { path: folders(pureFolders), pathNot: schema },
      { pathNot: [folders(pureFolders), packages(computing)] },
    ),
    rule(
      'protocol-is-the-ground',
      'The protocol stands on schemas and hashes alone; its Colyseus schema on Colyseus’s.',
      { path: '^protocol/' },
      { pathNot: ['^protocol/', packages(['zod', '@noble/hashes', '@noble/curves', '@colyseus/schema'])] },
    ),
    rule(
      'scenes-know-the-protocol',
      'A hall is data.',
      { path: '^scenes/' },
      { pathNot: ['^(scenes|protocol)/', packages(['zod'])] },
    ),
    rule(
      'world-knows-the-protocol',
      'What a page knows comes over the wire.',
      { path: '^client/world/' },
      { pathNot: [folders(['client/world', 'protocol', 'scenes']), packages(['zod'])] },
    ),
    ...Object.entries(pureServer).map(([folder, below]) =>
      rule(
        `${folder.replace('server/', '')}-downwards`,
        'Pure folders of the server import only those below them.',
        { path: `^${folder}/` },
        { path: '^(server|client)/', pathNot: folders([folder, ...below]) },
      ),
    ),
    rule(
      'schema-is-for-colyseus',
      'Only the two Colyseus adapters, and what tests and measures them, know the replicated schema.',
      { path: folders([...product, 'tools']), pathNot: '^((server|client)/adapters/colyseus|tools/(bench|bots))/' },
      { path: schema },
    ),

    rule(
      'session-drives-the-core',
      'The serial loop knows the gate and its ports.',
      { path: '^server/session/' },
      {
        path: '^server/',
        pathNot: folders(['server/session', 'server/townhall', 'server/persona', 'server/access', 'server/rehearsal']),
      },
    ),
    rule(
      'leader-at-the-gate',
      'The leader is one more actor: it thinks, speaks, and asks the session by its ports.',
      { path: '^server/leader/' },
      {
        path: '^server/',
        pathNot: [
          folders(['server/leader', 'server/mind', 'server/speech', 'server/townhall']),
          '^server/session/[a-z-]*ports\\.ts$',
        ],
      },
    ),
    rule(
      'live-knows-ports',
      'What lives in a page is driven by ports, shown by pages, and knows neither.',
      { path: '^client/live/' },
      { path: '^(server|client)/', pathNot: folders(['client/live', 'client/world']) },
    ),
    rule(
      'pages-show',
      'Pages show what is known; they reach nothing outside themselves.',
      { path: '^client/pages/' },
      { path: '^(server|client)/', pathNot: folders(['client/pages', 'client/live', 'client/world']) },
    ),

    ...Object.entries(adapters).map(([folder, { libraries, core }]) =>
      rule(
        `adapter-${folder.replace('/adapters/', '-')}`,
        'An adapter knows the libraries of its one outside thing, and the core that it serves.',
        { path: `^${folder}/` },
        {
          dependencyTypesNot: ['core'],
          pathNot: [
            folders([folder, ...core, 'protocol', 'scenes', 'assets']),
            packages([...libraries, ...everywhere]),
          ],
        },
      ),
    ),
    rule(
      'adapters-are-listed',
      'A new adapter gets a line in the table above.',
      { path: '^(server|client)/adapters/', pathNot: folders(Object.keys(adapters)) },
      {},
    ),
    rule(
      'outside-behind-adapters',
      'What comes from outside is behind a port.',
      { path: '^(server|client)/', pathNot: '^(server|client)/adapters/' },
      { path: packages(outside) },
    ),
    rule(
      'only-the-app-knows-adapters',
      'One place on each side wires; the page’s is split where it is loaded, and each part of a hall is put together in a file of its own, `hall-…`.',
      {
        path: folders(product),
        pathNot:
          '^((server|client)/adapters/|(server|client)/(app|main|hall-[a-z]+)\\.ts$|client/(open-townhall|open-organise|lone-pages)\\.ts$)',
      },
      { path: '^(server|client)/adapters/' },
    ),

    rule('server-knows-no-client', 'They meet in the protocol.', { path: '^server/' }, { path: '^client/' }),
    rule('client-knows-no-server', 'They meet in the protocol.', { path: '^client/' }, { path: '^server/' }),
    rule('no-node-in-the-page', 'A browser has none.', { path: '^client/' }, { dependencyTypes: ['core'] }),
    rule(
      'product-stands-alone',
      'The product knows neither its tests nor its tools.',
      { path: folders(product) },
      { path: '^(test|tools)/' },
    ),
    rule(
      'tools-without-tests',
      'Only benchmarks, bots and pictures start the product as tests do.',
      { path: '^tools/', pathNot: '^tools/(bench|bots|pictures)/' },
      { path: '^test/' },
    ),
    rule(
      'benches-use-support',
      'Of the tests, benchmarks, bots and pictures know what starts the product.',
      { path: '^tools/(bench|bots|pictures)/' },
      { path: '^test/', pathNot: '^test/support/' },
    ),
    rule(
      'no-dev-dependency-in-the-product',
      'What runs in production is installed there.',
      { path: folders(product) },
      { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    ),
  ],
  options: {
    // TypeScript 7 has no API to parse with; swc reads the files instead.
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
      conditionNames: ['import', 'module', 'types', 'default'],
      exportsFields: ['exports'],
    },
  },
};
