import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Display, Rectangle } from 'electron';
import { beforeEach, describe, expect, it } from 'vitest';
import { WindowPlace } from '../../../electron/main/window-state';
import { temporaryFolder } from '../../support/packages';

const screenOf = (...areas: Rectangle[]) => ({ getAllDisplays: () => areas.map((workArea) => ({ workArea }) as Display) });
const ONE = screenOf({ x: 0, y: 0, width: 1920, height: 1080 });
const LEFT_AND_RIGHT = screenOf({ x: -1280, y: 0, width: 1280, height: 1024 }, { x: 0, y: 0, width: 1920, height: 1080 });

const windowAt = (bounds: Rectangle, maximised = false) => ({ getNormalBounds: () => bounds, isMaximized: () => maximised });

describe('the place of the window', () => {
  let home: string;
  beforeEach(async () => {
    home = await temporaryFolder();
  });

  it('is none before there was one', () => {
    expect(new WindowPlace(home).read(ONE)).toBeNull();
  });

  it('is where it was, as large as it was', () => {
    new WindowPlace(home).write(windowAt({ x: 10, y: 20, width: 1300, height: 900 }, true));
    expect(new WindowPlace(home).read(ONE)).toMatchObject({ x: 10, y: 20, width: 1300, height: 900, maximised: true });
  });

  it.each([
    ['on a screen that is gone', { x: -1000, y: 100, width: 900, height: 800 }],
    ['with its title bar above the screen', { x: 100, y: -40, width: 1300, height: 900 }],
    ['below the screen', { x: 100, y: 1060, width: 1300, height: 900 }],
    ['beside the screen', { x: 1900, y: 100, width: 1300, height: 900 }],
  ])('is forgotten %s', (_where, bounds) => {
    new WindowPlace(home).write(windowAt(bounds));
    expect(new WindowPlace(home).read(ONE)).toBeNull();
  });

  it('may lie on a second screen', () => {
    new WindowPlace(home).write(windowAt({ x: -1000, y: 100, width: 900, height: 800 }));
    expect(new WindowPlace(home).read(LEFT_AND_RIGHT)).toMatchObject({ x: -1000 });
  });

  it.each(['', 'null', '{}', '[1]', '{"molo":"window/2","x":0,"y":0,"width":1,"height":1}', '{"molo":"window/1","x":"0","y":0,"width":1,"height":1}', '{"molo":"window/1","x":0,"y":0,"width":1e99,"height":1}'])('is forgotten where the file says %s', async (text) => {
    await writeFile(join(home, 'window.json'), text);
    expect(new WindowPlace(home).read(ONE)).toBeNull();
  });

  it('that cannot be written keeps nothing from closing', () => {
    expect(() => new WindowPlace(join(home, 'none')).write(windowAt({ x: 0, y: 0, width: 1, height: 1 }))).not.toThrow();
  });
});
