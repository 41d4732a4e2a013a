import { beforeAll, describe, expect, it } from 'vitest';
import { cruise, type Violation } from '../../support/cruise';
import { ROOM_TABLE, ROOMS } from '../../support/room-table';

const TYPES = / \(types\)$/;

/** Rooms of a fixture house: a row with `*` stands for two sister rooms. */
const FIXTURE_ROOMS = ROOMS.flatMap((room) => (room.includes('*') ? ['library', 'trust'].map((name) => room.replace('*', name)) : [room]));

const rowOf = (room: string): string => (room in ROOM_TABLE ? room : room.replace(/[^/]+$/, '*'));
const matches = (entry: string, room: string): boolean => new RegExp(`^${entry.replace(TYPES, '').replace('*', '[^/]+')}$`).test(room);

function entryFor(from: string, to: string): string | undefined {
  return ROOM_TABLE[rowOf(from)]?.find((entry) => matches(entry, to));
}

/** Every room imports every other, in one file to run it and in another for its types only. */
function houseOfAllImports(): Record<string, string> {
  const files: Record<string, string> = { 'tests/index.ts': 'export const load = 1;' };
  for (const from of FIXTURE_ROOMS) {
    const others = FIXTURE_ROOMS.filter((to) => to !== from);
    const upToTests = `${from.replace(/[^/]+/g, '..')}/tests/index`;
    files[`${from}/index.ts`] = 'export const load = 1;';
    files[`${from}/runs.ts`] = [...others.map((to) => `export * from '#${to}';`), `export * from '${upToTests}';`].join('\n');
    files[`${from}/types.ts`] = others.map((to, index) => `import type { load as load${index} } from '#${to}';`).join('\n');
  }
  return files;
}

describe('the table of directions', () => {
  let caught: readonly Violation[] = [];
  beforeAll(() => {
    caught = cruise(houseOfAllImports());
  }, 60_000);

  it.each(FIXTURE_ROOMS)('lets %s import what its row names, and catches every other import', (from) => {
    const row = rowOf(from);
    const forbidden = (file: string, to: string): Violation => `direction: ${row}: ${from}/${file}.ts -> ${to}/index.ts`;
    const expected = FIXTURE_ROOMS.filter((to) => to !== from).flatMap((to) => {
      const entry = entryFor(from, to);
      if (entry === undefined) return [forbidden('runs', to), forbidden('types', to)];
      return TYPES.test(entry) ? [`types only: ${row}: ${from}/runs.ts -> ${to}/index.ts`] : [];
    });
    expected.push(`tests are last: ${from}/runs.ts -> tests/index.ts`);
    expect(caught.filter((violation) => violation.includes(`: ${from}/`))).toEqual(expected.sort());
  });
});

describe('the table itself', () => {
  const mayReach = (from: string, to: RegExp): string[] => (ROOM_TABLE[from] ?? []).filter((entry) => to.test(entry));

  it('keeps the base under everything: it imports no room', () => {
    expect(ROOM_TABLE['shared/base']).toEqual([]);
  });

  it('keeps what is shared free of what is privileged and of the page', () => {
    const pure = ROOMS.filter((room) => /^(shared|resources)\//.test(room));
    expect(pure.filter((room) => mayReach(room, /^(electron|renderer)\//).length > 0)).toEqual([]);
  });

  it('keeps the page away from keys and files', () => {
    const page = ROOMS.filter((room) => room.startsWith('renderer/'));
    expect(page.filter((room) => mayReach(room, /^electron\//).length > 0)).toEqual([]);
  });

  it('keeps a feature of the page from its sisters', () => {
    expect(mayReach('renderer/features/*', /^renderer\/(features|app)/)).toEqual([]);
  });

  it('keeps Electron itself in two rooms that nothing else imports', () => {
    expect(ROOMS.filter((room) => mayReach(room, /^electron\/(main|preload)/).length > 0)).toEqual([]);
  });

  it('keeps services free of every host', () => {
    expect(mayReach('electron/services', /^electron\//)).toEqual([]);
  });
});
