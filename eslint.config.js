/**
 * What the linter holds up, beside the import rules in `.dependency-cruiser.cjs`:
 * the pure rooms stay pure, nothing outside the loopback host and the page's own
 * client can name a network API, and nothing anywhere can name `openExternal`.
 * Each of these laws is broken on purpose in `tests/unit/house/`.
 */
import { builtinModules } from 'node:module';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const CODE = ['**/*.ts', '**/*.tsx'];
const PURE = ['shared/**/*.ts', 'resources/**/*.ts'];

/** Ways out of the process. `Request`, `Response` and `Headers` are mere values and stay allowed. */
const NETWORK_GLOBALS = [
  'fetch',
  'fetchLater',
  'XMLHttpRequest',
  'WebSocket',
  'WebSocketStream',
  'WebTransport',
  'EventSource',
  'RTCPeerConnection',
  'importScripts',
];

const PAGE_GLOBALS = [
  'window',
  'self',
  'document',
  'navigator',
  'location',
  'history',
  'screen',
  'localStorage',
  'sessionStorage',
  'indexedDB',
  'caches',
  'cookieStore',
  'alert',
  'confirm',
  'prompt',
  'postMessage',
  'addEventListener',
  'removeEventListener',
  'onmessage',
  'requestAnimationFrame',
  'Worker',
  'SharedWorker',
  'BroadcastChannel',
  'DOMParser',
  'XMLSerializer',
  'Image',
  'Element',
  'HTMLElement',
  'Node',
  'FileReader',
  'FileReaderSync',
];

const NODE_GLOBALS = ['process', 'Buffer', 'global', 'require', 'module', 'exports', '__dirname', '__filename', 'setImmediate', 'clearImmediate'];

const NODE_MODULES = `^(node:|(${builtinModules.filter((name) => !name.includes('/')).join('|')})(/|$))`;

const banned = (names, message) => names.map((name) => ({ name, message }));
const restrict = (...lists) => ['error', { globals: lists.flat(), checkGlobalObject: true }];

const NO_NETWORK = banned(NETWORK_GLOBALS, 'Molo has no code path to the network.');
const NO_PAGE = banned(PAGE_GLOBALS, 'A pure room runs in every environment: only Web standards that a page, a worker and Node share.');
const NO_NODE = banned(NODE_GLOBALS, 'A pure room knows nothing of Node.');

/** Text that an expression certainly is, through `+` and templates; `null` when it depends on anything. */
function constantText(node) {
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : null;
  if (node.type === 'TemplateLiteral') {
    const holes = node.expressions.map(constantText);
    return holes.includes(null) ? null : node.quasis.map((quasi, index) => quasi.value.cooked + (holes[index] ?? '')).join('');
  }
  if (node.type !== 'BinaryExpression' || node.operator !== '+') return null;
  const [left, right] = [constantText(node.left), constantText(node.right)];
  return left === null || right === null ? null : left + right;
}

const noOpenExternal = {
  meta: { type: 'problem', messages: { found: 'Nothing in Molo opens an address outside: `openExternal` is forbidden in every form.' } },
  create(context) {
    const check = (name, node) => name === 'openExternal' && context.report({ node, messageId: 'found' });
    const checkText = (node) => check(constantText(node), node);
    return {
      Identifier: (node) => check(node.name, node),
      Literal: checkText,
      TemplateLiteral: checkText,
      BinaryExpression: checkText,
    };
  },
};

/** `globalThis.crypto` can be checked by name; a `globalThis` that is passed on, cast or indexed cannot. */
const plainGlobalThis = {
  meta: { type: 'problem', messages: { found: 'Read a named property of `globalThis` directly, so that the forbidden ones can be seen.' } },
  create: (context) => ({
    'Identifier[name="globalThis"]'(node) {
      const { parent } = node;
      const named = parent.type === 'MemberExpression' && parent.object === node && (!parent.computed || constantText(parent.property) !== null);
      const inType = parent.type === 'TSTypeQuery' || parent.type === 'TSQualifiedName';
      if (!named && !inType) context.report({ node, messageId: 'found' });
    },
  }),
};

/** A rule that is switched off says why, after ` -- ` or in the lines above. */
const reasonedDisable = {
  meta: { type: 'problem', messages: { found: 'Say why the rule is switched off: `// eslint-disable-next-line <rule> -- <reason>`.' } },
  create: (context) => ({
    Program() {
      for (const comment of context.sourceCode.getAllComments()) {
        if (/^\s*eslint-disable(?!.* -- \S)/s.test(comment.value)) context.report({ loc: comment.loc, messageId: 'found' });
      }
    },
  }),
};

const house = { rules: { 'no-open-external': noOpenExternal, 'plain-global-this': plainGlobalThis, 'reasoned-disable': reasonedDisable } };

export default tseslint.config(
  { ignores: ['out/', 'dist/', 'coverage/', 'node_modules/', 'tests/fixtures/', 'test-results/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' }, plugins: { house, '@typescript-eslint': tseslint.plugin } },

  {
    files: [...CODE, '**/*.js', '**/*.mjs', '**/*.cjs'],
    languageOptions: { ecmaVersion: 2024 },
    rules: {
      'house/no-open-external': 'error',
      'house/reasoned-disable': 'error',
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      'no-debugger': 'error',
      'no-empty': 'error',
      'no-fallthrough': 'error',
      'no-unreachable': 'error',
      'no-self-compare': 'error',
      'no-unsafe-finally': 'error',
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'], location: 'start' }],
      eqeqeq: ['error', 'always'],
      'max-lines': ['error', { max: 350, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
    },
  },

  {
    files: CODE,
    extends: [tseslint.configs.base],
    languageOptions: { parserOptions: { projectService: { allowDefaultProject: ['*.ts'] }, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': 'allow-with-description', minimumDescriptionLength: 10 }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false }],
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/no-unused-expressions': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false } }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/only-throw-error': ['error', { allowThrowingUnknown: true, allowRethrowing: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unnecessary-type-assertion': 'error',
    },
  },

  { files: ['shared/**', 'electron/**', 'renderer/**', 'resources/**'], rules: { 'no-restricted-globals': restrict(NO_NETWORK), 'house/plain-global-this': 'error' } },
  { files: ['renderer/host/**'], rules: { 'no-restricted-globals': 'off' } },
  {
    files: PURE,
    rules: {
      'no-restricted-globals': restrict(NO_NETWORK, NO_PAGE, NO_NODE),
      'no-restricted-imports': ['error', { patterns: [{ regex: NODE_MODULES, message: 'A pure room imports no Node built-in.' }] }],
      'no-console': 'error',
    },
  },

  {
    files: ['renderer/**/*.ts', 'renderer/**/*.tsx'],
    extends: [reactHooks.configs.flat.recommended],
    // The one library that it names (TanStack Virtual) is a matter of the React compiler, which is not used.
    rules: { 'react-hooks/exhaustive-deps': 'error', 'react-hooks/incompatible-library': 'off' },
  },

  { files: ['**/*.js', '**/*.mjs', '**/*.cjs'], rules: { 'no-unused-vars': 'error' } },
  // This file has to name what it forbids.
  { files: ['eslint.config.js'], rules: { 'house/no-open-external': 'off' } },
  // A test file is a list of promises: long is fine, tangled is not.
  { files: ['tests/**'], rules: { 'max-lines': ['error', 600], 'max-lines-per-function': 'off', '@typescript-eslint/no-unsafe-function-type': 'off' } },
);
