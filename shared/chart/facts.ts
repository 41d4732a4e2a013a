import { type Language, textIn } from '#shared/base';
import { type Cell, cellAt, type Column, type Field, type FieldType, type Table } from '#shared/table';
import type { Aggregate, ChartField } from './fields';
import { instantOf } from './instant';
import { readsAsYear } from './years';

/** What drawing needs to know of a result's column before Vega sees its rows. */
export interface FieldFacts {
  readonly name: string;
  readonly type: FieldType;
  /** In the reader's language, as the package's schema gives it. */
  readonly title: string | undefined;
  /** How SQL made it, where the plan moved an aggregate there. */
  readonly aggregate: Aggregate | undefined;
  /** The distinct texts, when the column holds text only; `null` when it holds anything else or very many. */
  readonly texts: readonly string[] | null;
  readonly hasNull: boolean;
  /** First and last instant of a field of years or months (milliseconds, UTC); `null` for any other. */
  readonly span: readonly [number, number] | null;
}

export type Facts = ReadonlyMap<string, FieldFacts>;

const MANY_TEXTS = 500;

/** @param known titles and aggregates from the plan; they go before the result's own */
export function factsOf(answer: Table, known: readonly ChartField[], language: Language): Facts {
  const table = described(answer, known);
  return new Map(
    table.fields.map((field, index) => {
      const plan = known.find((each) => each.name === field.name);
      const { texts, hasNull } = valuesOf(table.columns[index] as Column);
      const title = textIn(field.title, language);
      const { type } = field;
      const span = type === 'year' || type === 'yearmonth' ? spanOf(table.columns[index] as Column, table.rows) : null;
      return [field.name, { name: field.name, type, title, aggregate: plan?.aggregate, texts, hasNull, span }];
    }),
  );
}

/**
 * An answer's table with what is known of its columns: titles, and types as far as the values bear them out (a name
 * can come to mean something else in a query). Columns stay as they are.
 */
export function described(answer: Table, known: readonly ChartField[]): Table {
  const fields = answer.fields.map((field, index) => {
    const plan = known.find(({ name }) => name === field.name);
    const title = plan?.title ?? field.title;
    return { ...field, ...(title && { title }), type: typeOf(field, plan?.type, answer.columns[index] as Column) };
  });
  return { ...answer, fields };
}

const IN_TIME: ReadonlySet<FieldType | undefined> = new Set<FieldType>(['year', 'yearmonth', 'date', 'datetime']);

function typeOf(field: Field, declared: FieldType | undefined, column: Column): FieldType {
  if (readsAsYear(field, column)) return 'year';
  if (declared === undefined || declared === field.type || !IN_TIME.has(declared)) return field.type;
  if (column.kind !== 'dictionary') return declared === 'year' && column.kind === 'int32' ? declared : field.type;
  return column.dictionary.every((value) => value === null || instantOf(value) !== null) ? declared : field.type;
}

function spanOf(column: Column, rows: number): readonly [number, number] | null {
  let [first, last] = [Infinity, -Infinity];
  for (let row = 0; row < rows; row++) {
    const instant = instantOf(cellAt(column, row));
    if (instant === null) continue;
    first = Math.min(first, instant);
    last = Math.max(last, instant);
  }
  return first <= last ? [first, last] : null;
}

function valuesOf(column: Column): { texts: readonly string[] | null; hasNull: boolean } {
  if (column.kind !== 'dictionary') return { texts: null, hasNull: column.validity !== null };
  const used = new Set(column.codes);
  const values: Cell[] = [...used].map((code) => column.dictionary[code] as Cell);
  const rest = values.filter((value) => value !== null);
  const isText = rest.length <= MANY_TEXTS && rest.every((value) => typeof value === 'string');
  return { texts: isText ? (rest) : null, hasNull: rest.length < values.length };
}
