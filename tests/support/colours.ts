/** sRGB, 0 to 255, and opacity from 0 to 1. */
export interface Rgb {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
  readonly alpha: number;
}

/** The colours among the custom properties of a style sheet, as one theme sees them: hexadecimal, `light-dark()`, `color-mix(in srgb, ...)`. */
export function tokensOf(css: string, theme: 'light' | 'dark'): Map<string, Rgb> {
  const texts = new Map([...css.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name, value]) => [name as string, (value as string).trim()]));
  const colours = new Map<string, Rgb>();
  for (const [name, text] of texts) {
    const colour = colourOf(text, texts, theme);
    if (colour) colours.set(name, colour);
  }
  return colours;
}

function colourOf(text: string, texts: ReadonlyMap<string, string>, theme: 'light' | 'dark'): Rgb | null {
  const of = (part: string): Rgb | null => colourOf(part.trim(), texts, theme);
  if (text === 'transparent') return { red: 0, green: 0, blue: 0, alpha: 0 };
  const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/.exec(text);
  if (hex) return { red: parseInt(hex[1] as string, 16), green: parseInt(hex[2] as string, 16), blue: parseInt(hex[3] as string, 16), alpha: 1 };
  const pair = /^light-dark\(([^,]+),([^,]+)\)$/.exec(text);
  if (pair) return of((theme === 'light' ? pair[1] : pair[2]) as string);
  const reference = /^var\(--([\w-]+)\)$/.exec(text);
  if (reference) return of(texts.get(reference[1] as string) ?? '');
  const mix = /^color-mix\(in srgb, (.+) (\d+)%, (.+)\)$/.exec(text);
  const [first, second] = mix ? [of(mix[1] as string), of(mix[3] as string)] : [null, null];
  return first && second ? mixed(first, Number(mix?.[2]) / 100, second) : null;
}

/** CSS Color 5, with premultiplied opacity. */
function mixed(a: Rgb, share: number, b: Rgb): Rgb {
  const alpha = a.alpha * share + b.alpha * (1 - share);
  const part = (name: 'red' | 'green' | 'blue'): number => (alpha === 0 ? 0 : (a[name] * a.alpha * share + b[name] * b.alpha * (1 - share)) / alpha);
  return { red: part('red'), green: part('green'), blue: part('blue'), alpha };
}

/** A translucent colour laid over an opaque one. */
export function over(front: Rgb, back: Rgb): Rgb {
  const part = (name: 'red' | 'green' | 'blue'): number => front[name] * front.alpha + back[name] * (1 - front.alpha);
  return { red: part('red'), green: part('green'), blue: part('blue'), alpha: 1 };
}

/** Contrast ratio of WCAG 2.2, from 1 to 21. */
export function contrast(a: Rgb, b: Rgb): number {
  const [darker, lighter] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance({ red, green, blue }: Rgb): number {
  const [r, g, b] = [red, green, blue].map((part) => part / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
