import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { REPOSITORY } from '../../support/repository';
import { ROOMS } from '../../support/room-table';

const SOURCE = /\.(ts|tsx|mjs|cjs|js)$/;

const sources = ['shared', 'electron', 'renderer', 'resources'].flatMap((top) => {
  if (!existsSync(`${REPOSITORY}/${top}`)) return [];
  const files = readdirSync(`${REPOSITORY}/${top}`, { recursive: true, encoding: 'utf8' });
  return files.filter((file) => SOURCE.test(file)).map((file) => `${top}/${file.replaceAll('\\', '/')}`);
});

const roomOf = (file: string): string | undefined => ROOMS.map((room) => new RegExp(`^${room.replace('*', '[^/]+')}(?=/)`).exec(file)?.[0]).find((room) => room !== undefined);

/** Programs are started, not imported: they have an entry instead of a door. */
const PROGRAMS = ['electron/cli', 'electron/main', 'electron/preload', 'electron/start', 'renderer/app', 'resources/icons'];

describe('the house', () => {
  it('has every source file in a room that the table of directions names', () => {
    expect(sources.filter((file) => roomOf(file) === undefined)).toEqual([]);
  });

  it('has a door to every room that others may enter', () => {
    const rooms = [...new Set(sources.map((file) => roomOf(file) ?? file))].filter((room) => !PROGRAMS.includes(room));
    expect(rooms.filter((room) => !/^index\.tsx?$/m.test(readdirSync(`${REPOSITORY}/${room}`).join('\n')))).toEqual([]);
  });

  it('names files beside the code only from two folders deep, where source and build agree on the way up', () => {
    const climbing = sources.filter((file) => /new URL\((['"`])\.\.\//.test(readFileSync(`${REPOSITORY}/${file}`, 'utf8')));
    expect(climbing.filter((file) => file.split('/').length !== 3)).toEqual([]);
  });

  it('has no further folder at the top', () => {
    const allowed = ['electron', 'renderer', 'shared', 'resources', 'tests', 'node_modules', 'out', 'dist', 'coverage', 'test-results'];
    const folders = readdirSync(REPOSITORY, { withFileTypes: true }).filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'));
    expect(folders.map((folder) => folder.name).filter((name) => !allowed.includes(name))).toEqual([]);
  });
});
