import { describe, expect, it } from 'vitest';
import { type ChartColours, COLOURS, DARK, darkCounterparts, LIGHT } from '#shared/chart';
import { contrast, difference, lightness, VISIONS } from '../../support/colour';

const THEMES = Object.entries<ChartColours>(COLOURS);

function pairs<T>(items: readonly T[]): [T, T][] {
  return items.flatMap((one, index) => items.slice(index + 1).map((other): [T, T] => [one, other]));
}

describe.each(THEMES)('the categorical palette of the %s theme', (_, { category, paper }) => {
  it('has eight colours', () => {
    expect(new Set(category).size).toBe(8);
  });

  it.each(VISIONS)('keeps any two apart for %s vision (CIEDE2000)', (vision) => {
    const smallest = Math.min(...pairs(category).map(([one, other]) => difference(one, other, vision)));
    expect(smallest).toBeGreaterThan(vision === 'full' ? 20 : 11);
  });

  it('keeps any two apart in grey print', () => {
    const levels = category.map(lightness).toSorted((a, b) => a - b);
    expect(Math.min(...levels.slice(1).map((level, index) => level - (levels[index] as number)))).toBeGreaterThan(4);
  });

  it('stands out from the paper by 3:1', () => {
    expect(Math.min(...category.map((colour) => contrast(colour, paper)))).toBeGreaterThan(3);
  });
});

describe.each(THEMES)('the %s theme', (_, { ink, quiet, paper, sequential, accent }) => {
  it('writes with a contrast of at least 4.5:1', () => {
    expect(Math.min(contrast(ink, paper), contrast(quiet, paper), contrast(accent, paper))).toBeGreaterThan(4.5);
  });

  it('has a sequence whose lightness only ever goes one way', () => {
    const steps = sequential.map(lightness);
    const differences = steps.slice(1).map((step, index) => step - (steps[index] as number));
    expect(new Set(differences.map(Math.sign)).size).toBe(1);
  });
});

it('every colour of the light theme has a counterpart in the dark one', () => {
  const map = darkCounterparts();
  for (const colour of [...LIGHT.category, ...LIGHT.sequential, ...LIGHT.diverging, LIGHT.ink, LIGHT.quiet, LIGHT.line, LIGHT.paper]) expect(map.has(colour)).toBe(true);
  expect(map.get(LIGHT.ink)).toBe(DARK.ink);
});
