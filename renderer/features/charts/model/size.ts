import type { JsonValue } from '#shared/document';
import type { Wish } from './edit';
import { readChart } from './reading';

/** Proportions of the field on which data is drawn, width to height. */
export const PROPORTIONS = { wide: 16 / 9, photo: 3 / 2, screen: 4 / 3, square: 1 } as const;

export type Proportion = keyof typeof PROPORTIONS;

/** Pixels across of a picture whose width nobody has set, less what its axis takes. */
const USUAL_WIDTH = 600;
const [LEAST, MOST] = [40, 4_000];

/** Pixels that a spec sets; empty where the program decides. */
export function sizeText(content: JsonValue, side: 'width' | 'height'): string {
  const size = readChart(content).spec[side];
  return typeof size === 'number' ? String(size) : '';
}

/** Empty text leaves it to the program again; what is no size changes nothing. */
export function sizeWishes(content: JsonValue, side: 'width' | 'height', text: string): Wish[] {
  const path = [...readChart(content).root, side];
  if (text.trim() === '') return [{ path, value: undefined }];
  const pixels = Math.round(Number(text.trim().replace(',', '.')));
  return Number.isFinite(pixels) ? [{ path, value: Math.min(Math.max(pixels, LEAST), MOST) }] : [];
}

export function proportionOf(content: JsonValue): Proportion | 'auto' | 'own' {
  const { width, height } = readChart(content).spec;
  if (width === undefined && height === undefined) return 'auto';
  if (typeof width !== 'number' || typeof height !== 'number') return 'own';
  const names = Object.keys(PROPORTIONS) as Proportion[];
  return names.find((name) => Math.round(width / PROPORTIONS[name]) === height) ?? 'own';
}

export function proportionWishes(content: JsonValue, proportion: Proportion | 'auto'): Wish[] {
  const { root, spec } = readChart(content);
  const path = (side: string): Wish['path'] => [...root, side];
  if (proportion === 'auto') return [{ path: path('width'), value: undefined }, { path: path('height'), value: undefined }];
  const width = typeof spec.width === 'number' ? spec.width : USUAL_WIDTH;
  return [{ path: path('width'), value: width }, { path: path('height'), value: Math.round(width / PROPORTIONS[proportion]) }];
}
