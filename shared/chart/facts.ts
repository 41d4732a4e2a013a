import { type Language, textIn } from '#shared/base';
import type { Cell, Column, FieldType, Table } from '#shared/table';
import type { Aggregate, ChartField } from './fields';
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
}

export type Facts = ReadonlyMap<string, FieldFacts>;

const MANY_TEXTS = 500;

/** @param known titles and aggregates from the plan; they go before the result's own */
export function factsOf(table: Table, known: readonly ChartField[], language: Language): Facts {
  return new Map(
    table.fields.map((field, index) => {
      const plan = known.find((each) => each.name === field.name);
      const { texts, hasNull } = valuesOf(table.columns[index] as Column);
      const title = textIn(plan?.title ?? field.title, language);
      const type = readsAsYear(field, table.columns[index] as Column) ? 'year' : field.type;
      return [field.name, { name: field.name, type, title, aggregate: plan?.aggregate, texts, hasNull }];
    }),
  );
}

function valuesOf(column: Column): { texts: readonly string[] | null; hasNull: boolean } {
  if (column.kind !== 'dictionary') return { texts: null, hasNull: column.validity !== null };
  const used = new Set(column.codes);
  const values: Cell[] = [...used].map((code) => column.dictionary[code] as Cell);
  const rest = values.filter((value) => value !== null);
  const isText = rest.length <= MANY_TEXTS && rest.every((value) => typeof value === 'string');
  return { texts: isText ? (rest) : null, hasNull: rest.length < values.length };
}
