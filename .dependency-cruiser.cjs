/**
 * Who may import whom: `.rooms.cjs` is the law, the rules here are made from it,
 * and `tests/unit/house/` breaks every one of them on purpose.
 */

const ROOMS = require('./.rooms.cjs');

/** Rooms that run in every environment: no Node built-in, no network, no page. */
const PURE = '^(shared|resources)/';

/** Node's ways to the network; only the loopback host, bound to 127.0.0.1, has a use for one. */
const NETWORK_MODULES = '^(node:)?(http|https|http2|net|tls|dgram|dns|dns/promises|undici|ws|axios|node-fetch)$|^node_modules/(undici|ws|axios|node-fetch)/';

/** Development dependencies that reach the product all the same: Vite puts them into the page, electron-builder supplies Electron. */
const BUNDLED = '^node_modules/(react|react-dom|electron)/|^electron$';

/** Build tooling that lives in the room that it builds. */
const TOOLING = '^(electron/cli/build|resources/icons/draw)\\.mjs$';

const TOP = '^(shared|electron|renderer|resources)/';
const A_ROOM = '(?:shared|electron|resources)/[^/]+|renderer/features/[^/]+|renderer/(?!features/)[^/]+';

const pattern = (room) => `^${room.replace(' (types)', '').replace('*', '[^/]+')}/`;

function directionRules([room, allowed]) {
  const from = { path: `^(${room.replace('*', '[^/]+')})/` };
  const own = '^$1/';
  const typesOnly = allowed.filter((other) => other.endsWith(' (types)'));
  const direction = {
    name: `direction: ${room}`,
    comment: `${room} may import ${allowed.join(', ') || 'no other room'}.`,
    severity: 'error',
    from,
    to: { path: TOP, pathNot: [own, ...allowed.map(pattern)] },
  };
  const types = {
    name: `types only: ${room}`,
    comment: `${room} may import from ${typesOnly.join(', ')} and nothing that runs.`,
    severity: 'error',
    from,
    to: { path: typesOnly.map(pattern), dependencyTypesNot: ['type-only'] },
  };
  return typesOnly.length > 0 ? [direction, types] : [direction];
}

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...Object.entries(ROOMS).flatMap(directionRules),
    {
      name: 'door',
      comment: 'A room is entered through its index.ts; its style sheets through its index.css.',
      severity: 'error',
      from: { path: `^(${A_ROOM})/` },
      to: { path: `^(${A_ROOM})/`, pathNot: ['^$1/', `^(${A_ROOM})/index\\.(tsx?|css)$`] },
    },
    {
      name: 'tests are last',
      comment: 'Nothing that ships imports a test or its support.',
      severity: 'error',
      from: { path: TOP },
      to: { path: '^tests/' },
    },
    { name: 'no cycle', comment: 'What needs each other is one thing, or lacks a third.', severity: 'error', from: {}, to: { circular: true } },
    { name: 'resolvable', comment: 'Every import leads somewhere.', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'declared dependency',
      comment: 'Only packages that package.json names, so that a pinned version is behind each.',
      severity: 'error',
      from: { pathNot: '^node_modules/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'no development dependency',
      comment: 'What ships runs after `npm ci --omit=dev`.',
      severity: 'error',
      from: { path: TOP, pathNot: TOOLING },
      to: { dependencyTypes: ['npm-dev'], pathNot: BUNDLED },
    },
    {
      name: 'pure of Node',
      comment: 'A pure room runs in a page and a worker as well.',
      severity: 'error',
      from: { path: PURE, pathNot: TOOLING },
      to: { dependencyTypes: ['core', 'process-get-builtin-module'] },
    },
    {
      name: 'page without Node',
      comment: 'The page is sandboxed: it has no Node.',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'no network module',
      comment: 'Molo has no code path to the network; the loopback host alone listens, on 127.0.0.1.',
      severity: 'error',
      from: { path: TOP, pathNot: ['^electron/loopback/'] },
      to: { path: NETWORK_MODULES },
    },
  ],
  options: {
    doNotFollow: { path: '^node_modules/' },
    exclude: { path: '^(\\.git|out|dist|coverage|test-results)/|^[^/]+\\.(js|cjs|mjs|ts)$' },
    tsPreCompilationDeps: true,
    detectProcessBuiltinModuleCalls: true,
    combinedDependencies: false,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
      mainFields: ['module', 'main', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.json', '.d.ts'],
    },
    cache: false,
  },
};
