import type { ChartParams } from '#shared/chart';
import type { JsonValue } from '#shared/document';
import type { Content, Figure, Inline, StyledText } from './inline';

/**
 * A run of text with what is set alike in one piece: the same words are always written in the same way.
 * Nothing of what is read or bound changes.
 */
export function tidyContent(content: Content): Content {
  const tidy: Inline[] = [];
  for (const inline of content) {
    const text = textOf(inline);
    const before = tidy.at(-1);
    const last = before === undefined ? null : textOf(before);
    if (text === null) tidy.push('footnote' in (inline as object) ? { footnote: tidyContent((inline as { footnote: Content }).footnote) } : inline);
    else if (last !== null && isSetAlike(last, text)) tidy[tidy.length - 1] = written({ ...last, text: last.text + text.text });
    else if (text.text !== '') tidy.push(written(text));
  }
  return tidy;
}

/** A run of text as its file holds it. */
export function writeContent(content: Content): JsonValue {
  return tidyContent(content).map((inline) => {
    if (typeof inline === 'string') return inline;
    if ('figure' in inline) return { figure: writeFigure(inline.figure) };
    return 'footnote' in inline ? { footnote: writeContent(inline.footnote) } : { ...inline };
  });
}

function writeFigure({ sql, params, format, decimals, label }: Figure): JsonValue {
  return {
    sql,
    ...writeParams(params),
    ...(format === undefined ? {} : { format }),
    ...(decimals === undefined ? {} : { decimals }),
    ...(label === undefined ? {} : { label }),
  };
}

/** Parameters as a file holds them; none are left out. */
export function writeParams(params: ChartParams): { params?: JsonValue } {
  // `parseParams` let texts, numbers and null through.
  return Object.keys(params).length === 0 ? {} : { params: params as JsonValue };
}

function textOf(inline: Inline): StyledText | null {
  if (typeof inline === 'string') return { text: inline };
  return 'text' in inline ? inline : null;
}

function isSetAlike(one: StyledText, other: StyledText): boolean {
  return (one.bold ?? false) === (other.bold ?? false) && (one.italic ?? false) === (other.italic ?? false) && one.link === other.link;
}

/** Plain text is a string. */
function written({ text, bold = false, italic = false, link }: StyledText): Inline {
  if (!bold && !italic && link === undefined) return text;
  return { text, ...(bold ? { bold } : {}), ...(italic ? { italic } : {}), ...(link === undefined ? {} : { link }) };
}
