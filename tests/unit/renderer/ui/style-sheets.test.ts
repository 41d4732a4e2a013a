import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { REPOSITORY } from '../../../support/repository';

const RENDERER = `${REPOSITORY}/renderer`;
const files = readdirSync(RENDERER, { recursive: true, encoding: 'utf8' }).map((file) => join(RENDERER, file));
const sheets = files.filter((file) => file.endsWith('.module.css'));
const components = files.filter((file) => file.endsWith('.tsx'));

/** Classes that a module defines, apart from those of libraries. */
function definedIn(sheet: string): Set<string> {
  const css = readFileSync(sheet, 'utf8').replace(/\/\*.*?\*\//gs, '').replace(/:global\([^)]*\)/g, '').replace(/:\s*[^;{}]+;/g, ';');
  return new Set([...css.matchAll(/\.([a-zA-Z][\w-]*)/g)].map(([, name]) => name as string));
}

/** Classes that components take from a module; `null` when one is chosen at run time. */
function usedOf(sheet: string): { names: Set<string>; isOpen: boolean } {
  const names = new Set<string>();
  let isOpen = false;
  for (const component of components) {
    const text = readFileSync(component, 'utf8');
    const body = text.replace(/^import .*$/gm, '');
    for (const [, variable, path] of text.matchAll(/import (\w+) from '(\.[^']+\.module\.css)'/g)) {
      if (join(dirname(component), path as string) !== sheet) continue;
      for (const [, name] of body.matchAll(new RegExp(`\\b${variable}\\.(\\w+)`, 'g'))) names.add(name as string);
      isOpen ||= new RegExp(`\\b${variable}\\[`).test(body);
    }
  }
  return { names, isOpen };
}

describe('the style sheets', () => {
  it.each(sheets.map((sheet) => [sheet.slice(RENDERER.length + 1), sheet] as const))('%s defines what is used of it, and nothing besides', (_, sheet) => {
    const { names, isOpen } = usedOf(sheet);
    const defined = definedIn(sheet);
    expect([...names].filter((name) => !defined.has(name)), 'used but not defined').toEqual([]);
    if (!isOpen) expect([...defined].filter((name) => !names.has(name)), 'defined but not used').toEqual([]);
  });

  it('take every colour from the tokens', () => {
    const own = sheets.filter((sheet) => /#[0-9a-f]{3,8}\b/i.test(readFileSync(sheet, 'utf8')));
    expect(own.map((sheet) => sheet.slice(RENDERER.length + 1))).toEqual([]);
  });

  it('name only tokens that exist', () => {
    const tokens = new Set([...readFileSync(`${RENDERER}/ui/tokens.css`, 'utf8').matchAll(/--([\w-]+):/g)].map(([, name]) => name));
    /** Set by a component or a library, not by the theme. */
    const local = new Set(['tone', 'gutter', 'trigger-width']);
    for (const sheet of sheets) {
      const text = readFileSync(sheet, 'utf8');
      const used = [...text.matchAll(/var\(--([\w-]+)/g)].map(([, name]) => name as string);
      expect(used.filter((name) => !tokens.has(name) && !local.has(name)), sheet).toEqual([]);
    }
  });

  it('load no font that is not there', () => {
    const fonts = [...readFileSync(`${RENDERER}/ui/fonts.css`, 'utf8').matchAll(/url\('([^']+)'\)/g)].map(([, path]) => `${REPOSITORY}/node_modules/${path as string}`);
    expect(fonts.length).toBe(8);
    expect(fonts.filter((font) => !existsSync(font))).toEqual([]);
  });
});
