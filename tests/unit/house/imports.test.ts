import { beforeAll, describe, expect, it } from 'vitest';
import { cruise, type Violation } from '../../support/cruise';

/** Lawful and unlawful files side by side: one run of the rules judges them all. */
const HOUSE = {
  'shared/base/index.ts': "export { one } from './one';",
  'shared/base/one.ts': 'export const one = 1;',
  'shared/table/index.ts': "import { one } from '#shared/base'; import { load } from 'cargo'; export const two = one + load;",
  'shared/table/past-the-door.ts': "export { one } from '../base/one';",
  'shared/table/past-the-door-by-name.ts': "export { one } from '#shared/base/inner';",
  'shared/base/inner/index.ts': 'export const one = 1;',
  'renderer/ui/index.ts': 'export const ink = 1;',
  'renderer/ui/tokens.ts': 'export const paper = 1;',
  'renderer/ui/index.css': '@import "./tokens.css";',
  'renderer/ui/tokens.css': ':root { --ink: #111; }',
  'renderer/app/styles.ts': "import '../ui/index.css';",
  'renderer/app/styles-past-the-door.ts': "import '../ui/tokens.css';",
  'renderer/features/library/index.ts': "export { paper } from '../../ui/tokens';",

  'shared/query/hen.ts': "import { egg } from './egg'; export const hen = (): unknown => egg;",
  'shared/query/egg.ts': "import { hen } from './hen'; export const egg = (): unknown => hen;",
  'shared/query/door-to-itself.ts': "import { query } from './index'; export const again = query;",
  'shared/query/index.ts': "import './door-to-itself'; export const query = 1;",

  'shared/chart/nowhere.ts': "export { lost } from './missing';",
  'shared/chart/no-such-room.ts': "export { lost } from '#shared/attic';",
  'shared/chart/no-such-package.ts': "export { lost } from 'unheard-of';",
  'shared/chart/undeclared.ts': "export { load } from 'stowaway';",
  'shared/chart/development.ts': "export { load } from 'crane';",
  'electron/services/development.ts': "export { load } from 'crane';",
  'electron/cli/build.mjs': "export { load } from 'crane';",
  'renderer/app/development.ts': "export { load } from 'crane';",
  'renderer/app/bundled.ts': "export { load } from 'react';",

  'shared/package/node.ts': "import { readFileSync } from 'node:fs'; export const read = readFileSync;",
  'shared/package/bare-node.ts': "import { readFileSync } from 'fs'; export const read = readFileSync;",
  'shared/package/node-later.ts': "export const later = () => import('node:fs/promises');",
  'shared/package/node-type.ts': "import type { Stats } from 'node:fs'; export type S = Stats;",
  'shared/package/node-by-the-window.ts': "export const later = process.getBuiltinModule('node:fs');",
  'resources/samples/node.ts': "import { randomBytes } from 'node:crypto'; export const bytes = randomBytes;",
  'renderer/workers/node.ts': "import { cpus } from 'node:os'; export const cores = cpus;",
  'electron/services/node.ts': "import { readFileSync } from 'node:fs'; export const read = readFileSync;",

  'electron/services/network.ts': "import { request } from 'node:https'; export const ask = request;",
  'electron/main/network.ts': "import { connect } from 'net'; export const call = connect;",
  'electron/loopback/server.ts': "import { createServer } from 'node:http'; export const serve = createServer;",

  'electron/between-rooms.ts': "export { prop } from '../tests/support/index';",
  'tests/support/index.ts': 'export const prop = 1;',
  'tests/unit/query/egg.test.ts': "import { egg } from '../../../shared/query/egg'; import { load } from 'crane'; export const both = [egg, load];",
};

describe('the import rules', () => {
  let caught: readonly Violation[] = [];
  beforeAll(() => {
    caught = cruise(HOUSE);
  }, 60_000);

  const by = (rule: string): string[] => caught.filter((violation) => violation.startsWith(`${rule}: `)).map((violation) => violation.slice(rule.length + 2));

  it('catch every way past a room’s door', () => {
    expect(by('door')).toEqual([
      'renderer/app/styles-past-the-door.ts -> renderer/ui/tokens.css',
      'renderer/features/library/index.ts -> renderer/ui/tokens.ts',
      'shared/table/past-the-door-by-name.ts -> shared/base/inner/index.ts',
      'shared/table/past-the-door.ts -> shared/base/one.ts',
    ]);
  });

  it('catch a cycle, also one through the room’s own door', () => {
    expect(by('no cycle')).toEqual([
      'shared/query/door-to-itself.ts -> shared/query/index.ts',
      'shared/query/egg.ts -> shared/query/hen.ts',
    ]);
  });

  it('catch an import that leads nowhere', () => {
    expect(by('resolvable')).toEqual([
      'shared/chart/no-such-package.ts -> unheard-of',
      'shared/chart/no-such-room.ts -> #shared/attic',
      'shared/chart/nowhere.ts -> ./missing',
    ]);
  });

  it('catch a package that package.json does not name', () => {
    expect(by('declared dependency')).toEqual([
      'shared/chart/undeclared.ts -> node_modules/stowaway/index.js',
    ]);
  });

  it('catch a development dependency in what ships, but not in the build or in what Vite bundles', () => {
    expect(by('no development dependency')).toEqual([
      'electron/services/development.ts -> node_modules/crane/index.js',
      'renderer/app/development.ts -> node_modules/crane/index.js',
      'shared/chart/development.ts -> node_modules/crane/index.js',
    ]);
  });

  it('catch a Node built-in in a pure room, however it is brought in', () => {
    expect(by('pure of Node')).toEqual([
      'resources/samples/node.ts -> crypto',
      'shared/package/bare-node.ts -> fs',
      'shared/package/node-by-the-window.ts -> fs',
      'shared/package/node-later.ts -> fs/promises',
      'shared/package/node-type.ts -> fs',
      'shared/package/node.ts -> fs',
    ]);
  });

  it('catch a Node built-in in the page', () => {
    expect(by('page without Node')).toEqual(['renderer/workers/node.ts -> os']);
  });

  it('catch a network module everywhere but in the loopback host', () => {
    expect(by('no network module')).toEqual(['electron/main/network.ts -> net', 'electron/services/network.ts -> https']);
  });

  it('catch a test that something imports, also from outside the rooms', () => {
    expect(by('tests are last')).toEqual(['electron/between-rooms.ts -> tests/support/index.ts']);
  });

  it('let lawful imports and tests pass', () => {
    const lawful = ['shared/table/index.ts', 'renderer/app/styles.ts', 'electron/services/node.ts', 'electron/loopback/server.ts', 'electron/cli/build.mjs', 'renderer/app/bundled.ts', 'tests/unit/query/egg.test.ts'];
    expect(caught.filter((violation) => lawful.some((file) => violation.includes(`: ${file} ->`)))).toEqual([]);
  });
});
