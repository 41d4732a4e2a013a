import { ESLint, type Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import tseslint from 'typescript-eslint';
import { REPOSITORY } from '../../support/repository';

// The files below exist only as text: rules that ask the type checker are left out.
const eslint = new ESLint({ cwd: REPOSITORY, overrideConfig: tseslint.configs.disableTypeChecked as Linter.Config });

/** Names of the rules that `code` breaks as the file `path`. */
async function broken(path: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath: `${REPOSITORY}/${path}` });
  return [...new Set(result?.messages.map((message) => message.ruleId ?? message.message))];
}

const EVERYWHERE = ['shared/base/x.ts', 'electron/services/x.ts', 'renderer/app/x.tsx', 'resources/samples/x.ts', 'tests/unit/x.test.ts', 'tests/run/x.mjs', 'electron/cli/x.mjs'];
const PURE = ['shared/base/x.ts', 'resources/samples/x.ts'];

describe('an address outside', () => {
  const FORMS = [
    'shell.openExternal(address);',
    "shell['openExternal'](address);",
    'shell[`openExternal`](address);',
    "shell['open' + 'External'](address);",
    "shell[`open${'External'}`](address);",
    'shell?.openExternal?.(address);',
    'const { openExternal } = shell; openExternal(address);',
    'const { openExternal: show } = shell; show(address);',
    "import { openExternal as show } from 'somewhere'; show(address);",
    "export { openExternal } from 'somewhere';",
    "Reflect.get(shell, 'openExternal')(address);",
    'export const handlers = { openExternal: true };',
  ];

  it.each(FORMS)('is caught as %s', async (code) => {
    expect(await broken('electron/main/x.ts', code)).toContain('house/no-open-external');
  });

  it.each(EVERYWHERE)('is caught in %s', async (path) => {
    expect(await broken(path, FORMS[0] as string)).toContain('house/no-open-external');
  });
});

describe('the network', () => {
  const APIS = [
    'fetch(address);',
    'new XMLHttpRequest();',
    'new WebSocket(address);',
    'new EventSource(address);',
    'new WebTransport(address);',
    'new RTCPeerConnection();',
    'importScripts(address);',
    'globalThis.fetch(address);',
    "globalThis['fetch'](address);",
    'const ask = fetch; ask(address);',
  ];

  it.each(PURE.flatMap((path) => APIS.map((code) => [path, code] as const)))('cannot be named in %s: %s', async (path, code) => {
    expect(await broken(path, code)).toEqual(['no-restricted-globals']);
  });

  it.each(['electron/services/x.ts', 'electron/cli/x.ts', 'renderer/app/x.tsx', 'renderer/workers/x.ts'])('cannot be named in %s either', async (path) => {
    expect(await broken(path, 'fetch(address);')).toEqual(['no-restricted-globals']);
  });

  it('is left to the page’s client of its own host', async () => {
    expect(await broken('renderer/host/x.ts', "fetch('/op/open');")).toEqual([]);
  });

  it.each(['const { fetch: ask } = globalThis; ask(address);', 'const world = globalThis; world.fetch(address);', 'globalThis[name](address);', '(globalThis as Page).fetch(address);'])(
    'cannot be reached around the corner: %s',
    async (code) => {
      expect(await broken('shared/base/x.ts', code)).toEqual(['house/plain-global-this']);
    },
  );
});

describe('a pure room', () => {
  const PAGE = ['document.title;', 'window.name;', 'self.name;', 'self.postMessage(1);', 'navigator.language;', 'localStorage.clear();', 'new Worker(address);', 'new DOMParser();', 'indexedDB.open(name);', 'globalThis.document;'];
  const NODE = ['process.env;', "Buffer.from('');", "require('fs');", '__dirname;', 'global.gc;', 'setImmediate(work);', 'globalThis.process;'];

  it.each(PURE.flatMap((path) => [...PAGE, ...NODE].map((code) => [path, code] as const)))('%s does not know %s', async (path, code) => {
    expect(await broken(path, `${code}`)).toContain('no-restricted-globals');
  });

  it.each(["import 'node:fs';", "import { join } from 'path';", "import type { Stats } from 'node:fs';", "export * from 'fs/promises';"])('does not import Node: %s', async (code) => {
    expect(await broken('shared/base/x.ts', code)).toEqual(['no-restricted-imports']);
  });

  it('prints nothing by itself', async () => {
    expect(await broken('shared/base/x.ts', "console.log('here');")).toEqual(['no-console']);
  });

  it('may use the Web standards that every environment has', async () => {
    const lawful = [
      "export const digest = (bytes: Uint8Array<ArrayBuffer>) => crypto.subtle.digest('SHA-256', bytes);",
      'export const random = () => globalThis.crypto.getRandomValues(new Uint8Array(8));',
      'export const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);',
      'export const whole = (body: ReadableStream<Uint8Array<ArrayBuffer>>) => new Response(body).arrayBuffer();',
      'export const gzip = () => new CompressionStream("gzip");',
      "export { url } from './url';",
      'export const location = (row: number) => { const document = row; return document; };',
    ];
    expect(await broken('shared/base/x.ts', lawful.join('\n'))).toEqual([]);
  });

  it('is a matter of shared and resources: the privileged side has Node', async () => {
    expect(await broken('electron/services/x.ts', "import { readFileSync } from 'node:fs'; export const home = process.env.HOME ?? readFileSync;")).toEqual([]);
  });
});

describe('every file', () => {
  it.each([
    ['eval(text);', 'no-eval'],
    ['new Function(text);', 'no-new-func'],
    ['// TODO: later', 'no-warning-comments'],
    ['export const row: any = 1;', '@typescript-eslint/no-explicit-any'],
    ['// @ts-ignore\nexport const row = 1;', '@typescript-eslint/ban-ts-comment'],
    ['// eslint-disable-next-line no-console\nconsole.log(1);', 'house/reasoned-disable'],
    [`export const row = 1;\n${'export {};\n'.repeat(360)}`, 'max-lines'],
  ])('cannot hold %j', async (code, rule) => {
    expect(await broken('shared/base/x.ts', code)).toContain(rule);
  });

  it('may switch a rule off where it says why', async () => {
    expect(await broken('shared/base/x.ts', "// eslint-disable-next-line no-console -- the test wants it\nconsole.log('here');")).toEqual([]);
  });
});
