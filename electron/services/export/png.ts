import { createRequire } from 'node:module';
import { MoloError } from '#shared/base';

/** The weights and slopes that charts use, from the one font of the house. */
const FONT_FILES = [
  '400Regular/Inter_400Regular.ttf',
  '400Regular_Italic/Inter_400Regular_Italic.ttf',
  '500Medium/Inter_500Medium.ttf',
  '600SemiBold/Inter_600SemiBold.ttf',
  '700Bold/Inter_700Bold.ttf',
];

/** A picture at most this wide and high, in pixels: beyond it memory grows into gigabytes. */
const MAX_PIXELS = 16_384;

/**
 * Draws an SVG as PNG without a window. The same fonts on every computer, so the same picture;
 * nothing outside `svg` is read, neither a file nor an address.
 * @param scale pixels per SVG unit, default 1
 * @throws MoloError `chart.malformed` when it is no SVG or too large
 */
export async function svgToPng(svg: string, { scale = 1 }: { readonly scale?: number } = {}): Promise<Uint8Array> {
  // resvg reads files that an <image> names, and a DOCTYPE could spell one in entities; the charts of the house have neither.
  if (/<!doctype|<(?:[^\s<>/]+:)?(?:image|feImage)\b/i.test(svg)) throw new MoloError('chart.forbidden', { pointer: 'image' });
  const { Resvg } = await import('@resvg/resvg-js');
  const font = { loadSystemFonts: false, fontFiles: fontFiles(), defaultFontFamily: 'Inter', sansSerifFamily: 'Inter' };
  try {
    const picture = new Resvg(svg, { font, fitTo: { mode: 'zoom', value: scale } });
    if (Math.max(picture.width, picture.height) * scale > MAX_PIXELS) throw new RangeError('too large a picture');
    return picture.render().asPng();
  } catch (cause) {
    throw new MoloError('chart.malformed', { pointer: 'svg' }, { cause });
  }
}

function fontFiles(): string[] {
  const { resolve } = createRequire(import.meta.url);
  return FONT_FILES.map((file) => onDisk(resolve(`@expo-google-fonts/inter/${file}`)));
}

/** In a packaged program our own code reads out of the archive; native code finds only what lies unpacked beside it. */
function onDisk(path: string): string {
  return path.replace(/(?<=[\\/]app\.asar)(?=[\\/])/, '.unpacked');
}
