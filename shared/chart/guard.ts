import { type ErrorCode, MoloError } from '#shared/base';
import { judgeExpression } from './expression';
import { type ChartSpec, isObject, pointerTo } from './spec';
import { ENDLESS_FORMAT } from './utc';
import { ALLOWED_WORDS, MARKS } from './vocabulary';

/** Far above any honest spec; below them everything that Vega does with a spec stays quick. */
const BOUNDS = { depth: 40, members: 50_000, text: 20_000, inlineRows: 1_000 };

/** Numbers that say how much work is done, not what is drawn. */
const GREATEST: Readonly<Record<string, number>> = {
  columns: 100,
  count: 256,
  height: 10_000,
  maxbins: 1_000,
  maxsteps: 1_000,
  minsteps: 1_000,
  quantileCount: 256,
  quantizeCount: 256,
  steps: 1_000,
  tickCount: 200,
  width: 10_000,
};

/** Keys whose text is a Vega expression; `and`, `or` and `not` join the tests of a filter. */
const EXPRESSIONS: ReadonlySet<string> = new Set(['and', 'calculate', 'expr', 'filter', 'labelExpr', 'not', 'or', 'test']);
/** Keys whose text people read; anything else may end as a colour or a style. */
const READ_ALOUD: ReadonlySet<string> = new Set(['description', 'subtitle', 'text', 'title']);
const FORMATS: ReadonlySet<string> = new Set(['format', 'normalizedNumberFormat', 'numberFormat', 'timeFormat', 'tooltipFormat']);
const FORMAT_TYPES: ReadonlySet<string> = new Set(['number', 'time']);

const IDENTIFIER = /^[A-Za-z_]\w{0,63}$/;
const VEGA_LITE = /^https:\/\/vega\.github\.io\/schema\/vega-lite\/v\d[\w.-]*\.json$/;
/** Ticks this fine over years are millions. */
const FINE_INTERVALS: ReadonlySet<unknown> = new Set(['millisecond', 'second', 'minute', 'hour']);

/**
 * Lets a Vega-Lite spec through when every key in it is a word of {@link ALLOWED_WORDS}, its expressions
 * call only harmless functions, and its data is either the query's or a few inline rows.
 * @param at where the spec lies in its file (JSON pointer), for messages
 * @returns the same spec without `$schema`, which is never fetched
 * @throws MoloError `chart.forbidden` or `chart.malformed`, with `pointer`
 */
export function checkSpec(spec: unknown, at: string): ChartSpec {
  if (!isObject(spec)) throw new MoloError('chart.malformed', { pointer: at || '/' });
  const { $schema, ...rest } = spec;
  if ($schema !== undefined && !(typeof $schema === 'string' && VEGA_LITE.test($schema))) {
    throw new MoloError('chart.forbidden', { pointer: pointerTo(at, '$schema') });
  }
  new Guard(namesOfParams(rest)).object(rest, at, 'spec', 0);
  return rest as ChartSpec;
}

function namesOfParams(spec: unknown): ReadonlySet<string> {
  const params = isObject(spec) && Array.isArray(spec.params) ? (spec.params as unknown[]) : [];
  return new Set(params.map((param) => (isObject(param) ? String(param.name) : '')).filter((name) => IDENTIFIER.test(name)));
}

/** One walk over one spec; counts what it meets. */
class Guard {
  private members = 0;

  constructor(private readonly params: ReadonlySet<string>) {}

  /** @param key the nearest member name above, through arrays: it says what a text or number means */
  private value(value: unknown, at: string, key: string, depth: number): void {
    if (depth > BOUNDS.depth || ++this.members > BOUNDS.members) fail('chart.malformed', at);
    if (Array.isArray(value)) value.forEach((item, index) => this.value(item, pointerTo(at, index), key, depth + 1));
    else if (isObject(value)) this.object(value, at, key, depth);
    else if (typeof value === 'string') this.text(value, at, key);
    else if (typeof value === 'number') this.number(value, at, key);
  }

  object(object: Readonly<Record<string, unknown>>, at: string, key: string, depth: number): void {
    if (key === 'tickCount' && FINE_INTERVALS.has(object.interval)) fail('chart.forbidden', pointerTo(at, 'interval'));
    for (const [name, value] of Object.entries(object)) {
      const place = pointerTo(at, name);
      if (!ALLOWED_WORDS.has(name)) fail('chart.forbidden', place);
      if (name === 'data') this.data(value, place);
      else if (name === 'mark') this.mark(value, place, depth);
      else if (name === 'parse' || (name === 'style' && key === 'config')) this.freeNames(value, place, depth);
      else if (name === 'keyvals' && !Array.isArray(value)) fail('chart.forbidden', place);
      else this.value(value, place, name, depth + 1);
    }
  }

  private text(text: string, at: string, key: string): void {
    if (text.length > BOUNDS.text) fail('chart.malformed', at);
    if (!READ_ALOUD.has(key) && /url\s*\(/i.test(text)) fail('chart.forbidden', at);
    if (EXPRESSIONS.has(key)) {
      const verdict = judgeExpression(text, this.params);
      if (verdict !== 'allowed') fail(`chart.${verdict}`, at);
    }
    if (key === 'tickCount' && FINE_INTERVALS.has(text)) fail('chart.forbidden', at);
    if (FORMATS.has(key) && ENDLESS_FORMAT.test(text)) fail('chart.forbidden', at);
    if (/^(format|numberFormat|timeFormat|normalizedNumberFormat)Type$/.test(key) && !FORMAT_TYPES.has(text)) fail('chart.forbidden', at);
    if ((key === 'param' || at.match(/\/params\/\d+\/name$/)) && !IDENTIFIER.test(text)) fail('chart.malformed', at);
  }

  private number(number: number, at: string, key: string): void {
    if (!Number.isFinite(number) || number > (GREATEST[key] ?? Infinity)) fail('chart.forbidden', at);
  }

  private mark(mark: unknown, at: string, depth: number): void {
    const type = isObject(mark) ? mark.type : mark;
    if (typeof type !== 'string') fail('chart.malformed', at);
    if (!MARKS.has(type)) fail('chart.forbidden', isObject(mark) ? pointerTo(at, 'type') : at);
    this.value(mark, at, 'mark', depth + 1);
  }

  /** Objects keyed by names of fields or styles instead of words. */
  private freeNames(object: unknown, at: string, depth: number): void {
    if (!isObject(object)) fail('chart.malformed', at);
    for (const [name, value] of Object.entries(object)) {
      if (name === '__proto__') fail('chart.forbidden', at);
      this.value(value, pointerTo(at, name), 'parse', depth + 1);
    }
  }

  /** `{"name": ...}`, or a few rows written into the spec (a target line, a legend's order). */
  private data(data: unknown, at: string): void {
    if (data === null) return;
    if (!isObject(data)) fail('chart.malformed', at);
    const { name, values, format, ...other } = data;
    for (const word of Object.keys(other)) fail('chart.forbidden', pointerTo(at, word));
    if (name !== undefined && typeof name !== 'string') fail('chart.malformed', pointerTo(at, 'name'));
    if (values !== undefined) this.rows(values, pointerTo(at, 'values'));
    if (format !== undefined) this.object({ format }, at, 'data', 1);
  }

  private rows(rows: unknown, at: string): void {
    if (!Array.isArray(rows) || rows.length > BOUNDS.inlineRows) fail('chart.malformed', at);
    rows.forEach((row: unknown, index) => {
      const cells = isObject(row) ? Object.entries(row) : [['', row] as const];
      for (const [name, cell] of cells) {
        if (++this.members > BOUNDS.members || name === '__proto__') fail('chart.malformed', pointerTo(at, index));
        if (typeof cell === 'object' && cell !== null) fail('chart.malformed', pointerTo(pointerTo(at, index), name));
        if (typeof cell === 'string' && cell.length > BOUNDS.text) fail('chart.malformed', pointerTo(pointerTo(at, index), name));
      }
    });
  }
}

function fail(code: Extract<ErrorCode, `chart.${string}`>, pointer: string): never {
  throw new MoloError(code, { pointer });
}
