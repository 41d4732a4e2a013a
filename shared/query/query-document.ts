import { isReal, type Real, realValue } from './param-value';

/** A query as its document holds it. */
export interface QueryDocument {
  readonly title: string;
  /** One statement or several, as they are typed. */
  readonly sql: string;
  /** Values by parameter name, of the statements together. */
  readonly params: Readonly<Record<string, QueryParam>>;
}

/** What JSON can hold of a value; it does not tell 3.0 from 3. */
export type QueryParam = string | number | null | Real;

export const QUERY_VERSION = 'query/1';

/** The document's file: `{"molo":"query/1","title":...,"sql":...,"params":{...}}`. */
export function writeQuery({ title, sql, params }: QueryDocument): { readonly molo: string } & QueryDocument {
  return { molo: QUERY_VERSION, title, sql, params };
}

/** What a file says of a query. It only reads and is always shown first, so that what does not fit may be left out. */
export function readQuery(json: unknown): QueryDocument {
  const file = isObject(json) ? json : {};
  const params = isObject(file.params) ? Object.entries(file.params).filter((entry): entry is [string, QueryParam] => isParam(entry[1])) : [];
  return {
    title: typeof file.title === 'string' ? file.title : '',
    sql: typeof file.sql === 'string' ? file.sql : '',
    params: Object.fromEntries(params),
  };
}

/** What a person means by the text of a value: a plain number is one, as on the command line, and `3.0` no integer; what stands in single quotes is text. */
export function paramFrom(text: string): QueryParam {
  const quoted = /^'(.*)'$/s.exec(text);
  if (quoted) return quoted[1] as string;
  if (!/^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/.test(text)) return text;
  if (!/^-?\d+$/.test(text)) return realValue(Number(text));
  return Number.isSafeInteger(Number(text)) ? Number(text) + 0 : text;
}

/** The text by which a person would give that value. */
export function paramText(value: QueryParam | undefined): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return String(value);
  if (isReal(value)) return String(value.real).includes('e') ? String(value.real) : value.real.toFixed(1);
  return value !== '' && paramFrom(value) === value ? value : `'${value}'`;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isParam(value: unknown): value is QueryParam {
  return value === null || typeof value === 'string' || typeof value === 'number' || isReal(value);
}
