import { appendFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { build, isStale, PARTS } from '../../../electron/start/parts.mjs';
import { type FixtureTree, plantTree } from '../../support/fixture-tree';

describe('a part that is built', () => {
  let tree: FixtureTree;
  const at = (path: string): string => join(tree.root, path);
  const part = (work: () => void = () => undefined, ok = true) => ({
    ...PARTS[1]!,
    sources: ['src', 'config.ts'],
    entry: 'src/main.ts',
    output: ['out/page'],
    build: async () => {
      work();
      return { ok, reason: '' };
    },
  });

  beforeEach(() => {
    tree = plantTree({ 'src/main.ts': '1', 'src/deep/other.ts': '2', 'config.ts': '3', 'out/page/index.html': '<p>', 'unrelated.ts': '4' });
  });
  afterEach(() => tree.dispose());

  it('is stale before it was, and fresh afterwards', async () => {
    expect(isStale(part(), tree.root)).toBe(true);
    await build(part(), tree.root);
    expect(isStale(part(), tree.root)).toBe(false);
  });

  it.each([
    ['a source changes', () => appendFileSync(at('src/deep/other.ts'), ' ')],
    ['a source comes', () => writeFileSync(at('src/new.ts'), '')],
    ['a source goes', () => rmSync(at('src/deep'), { recursive: true })],
    ['its configuration changes', () => writeFileSync(at('config.ts'), 'other')],
    ['somebody else builds it otherwise', () => writeFileSync(at('out/page/index.html'), '<q>')],
    ['its output goes', () => rmSync(at('out/page'), { recursive: true })],
  ])('is stale when %s', async (_what, change) => {
    await build(part(), tree.root);
    change();
    expect(isStale(part(), tree.root)).toBe(true);
  });

  it('stays fresh whatever else changes', async () => {
    await build(part(), tree.root);
    writeFileSync(at('unrelated.ts'), 'changed');
    expect(isStale(part(), tree.root)).toBe(false);
  });

  it('stays stale when building it failed, or a source changed meanwhile', async () => {
    await build(part(() => undefined, false), tree.root);
    expect(isStale(part(), tree.root)).toBe(true);
    await build(part(() => appendFileSync(at('src/main.ts'), 'changed')), tree.root);
    expect(isStale(part(), tree.root)).toBe(true);
  });

  it('is none where its entry is not there', () => {
    expect(isStale({ ...part(), entry: 'src/none.ts' }, tree.root)).toBe(false);
  });
});
