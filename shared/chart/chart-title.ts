import { wrapped } from './measure';
import { type ChartSpec, isObject, type Json } from './spec';

/** Sizes of the theme, in pixels. */
const TITLE_SIZE = 15;
const SUBTITLE_SIZE = 12;
/** The title is set bolder than the widths that are measured. */
const BOLD = 1.06;

/** The spec with its title and subtitle on as many lines as they need: Vega would let them run off the picture. */
export function withTitleOnLines(spec: ChartSpec, width: number): ChartSpec {
  const { title } = spec;
  if (typeof title === 'string') return { ...spec, title: onLines(title, width, TITLE_SIZE * BOLD) };
  if (!isObject(title)) return spec;
  const { text, subtitle } = title;
  return {
    ...spec,
    title: {
      ...title,
      ...(text === undefined ? {} : { text: onLines(text, width, TITLE_SIZE * BOLD) }),
      ...(subtitle === undefined ? {} : { subtitle: onLines(subtitle, width, SUBTITLE_SIZE) }),
    },
  };
}

/** A text that fits stays one; what its author has set on lines stays on them. */
function onLines(text: Json, width: number, fontSize: number): Json {
  if (typeof text !== 'string') return text;
  const lines = wrapped(text, width, fontSize);
  return lines.length > 1 ? lines : text;
}
