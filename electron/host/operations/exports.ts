import { fonts, svgToPng } from '#electron/services';
import type { Handler } from '../handlers';

export const picturePng: Handler<'picture.png'> = (_services, { svg, scale }) => svgToPng(svg, { scale });

/** A face of an exported briefing, with the name by which its bytes are had. */
type NamedFont = Awaited<ReturnType<typeof fonts>>[number] & { readonly name: string };

let faces: Promise<readonly NamedFont[]> | undefined;

export function namedFonts(): Promise<readonly NamedFont[]> {
  faces ??= fonts().then((all) => all.map((font, index) => ({ ...font, name: `${index}.woff2` })));
  return faces;
}

export const fontList: Handler<'font.list'> = async () => (await namedFonts()).map(({ woff2: _bytes, ...facts }) => facts);
