import { MoloError } from '#shared/base';
import type { QueryParams } from '#shared/query';
import type { Cell } from '#shared/table';

/** The rule for cells of plain files (design, section 6) holds for parameters too: `007` and `+5` are text. */
const NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/;
const INTEGER = /^-?(0|[1-9]\d*)$/;
const INT64_MAX = 2n ** 63n - 1n;

/** `--param k=v` words as named parameters; what looks like a plain number is one. */
export function parameters(words: readonly string[]): QueryParams {
  const params: Record<string, Cell> = Object.create(null) as Record<string, Cell>;
  for (const word of words) {
    const [, name, text] = /^[:@$]?([^=]+)=(.*)$/s.exec(word) ?? [];
    if (name === undefined || text === undefined) throw new MoloError('usage.invalid', { argument: word });
    params[name] = valueOf(text);
  }
  return params;
}

function valueOf(text: string): Cell {
  if (!NUMBER.test(text)) return text;
  if (!INTEGER.test(text)) return Number(text);
  const integer = BigInt(text);
  if (Number.isSafeInteger(Number(text))) return Number(text);
  return integer <= INT64_MAX && integer >= -INT64_MAX - 1n ? integer : text;
}
