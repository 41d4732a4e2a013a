import { createEngine, type Engine, loadSqlite } from '#shared/query';
import { answerQuery, type Cell, type Column, type KernelAnswer, type KernelExpression, type KernelQuery, rowAt, type Stored, type Table } from '#shared/table';

/** Questions put to the kernel, and the same in SQL to SQLite. */
export interface Rivals {
  /** What the kernel answers; `null` where it leaves the question to SQLite. */
  kernel(query: KernelQuery): KernelAnswer | null;
  /** The same question's answer by SQLite, column by column; a message where it fails. */
  sqlite(query: KernelQuery): readonly Column[] | string;
  close(): void;
}

/** Whole numbers are REAL where the field is a `number`, as in the database that is written of it. */
export function storedOf(table: Table): Stored[] {
  return table.columns.map((column, at) => ({ column, real: column.kind === 'float64' || (table.fields[at]?.type === 'number' && column.kind === 'dictionary') }));
}

export async function rivals(table: Table): Promise<Rivals> {
  const engine: Engine = createEngine(await loadSqlite());
  engine.attach('p', [{ name: 't', table }]);
  const names = table.fields.map(({ name }) => name);
  const columns = storedOf(table);
  return {
    kernel: (query) => answerQuery(query, columns, table.rows),
    sqlite: (query) => {
      try {
        return engine.query(sqlOf(query, names), {}, { kernel: 'off' }).table.columns;
      } catch (error) {
        return String(error);
      }
    },
    close: () => engine.close(),
  };
}

export const column = (position: number): KernelExpression => ({ kind: 'column', column: position });
export const literal = (value: Cell, real = false): KernelExpression => ({ kind: 'literal', value, real });
export const call = (operation: string, ...given: KernelExpression[]): KernelExpression => ({ kind: 'call', operation, arguments: given });

export const PLAIN: KernelQuery = { where: null, grouping: null, having: null, outputs: [], distinct: false, order: [], limit: Infinity, offset: 0 };

/** The rows of an answer, with each cell's class where that is to be told. */
export function rowsOf(columns: readonly Column[], rows: number): Cell[][] {
  return Array.from({ length: rows }, (_, row) => rowAt({ rows, fields: [], columns }, row));
}

const INFIX = new Set(['+', '-', '*', '/', '%', '&', '|', '||', '=', '<>', '<', '<=', '>', '>=', 'and', 'or', 'is', 'isNot']);

/** The SQL that a question was. */
export function sqlOf({ where, grouping, having, outputs, distinct, order, limit, offset }: KernelQuery, names: readonly string[]): string {
  const ofRow = (expression: KernelExpression): string => expressionOf(expression, (position) => `"${names[position]}"`);
  const aggregates = grouping?.aggregates.map((own) => {
    const given = own.arguments.length === 0 ? '*' : own.arguments.map(ofRow).join(', ');
    return `${own.name}(${own.distinct ? 'distinct ' : ''}${given})${own.filter === null ? '' : ` filter (where ${ofRow(own.filter)})`}`;
  });
  const keys = grouping?.keys.map(ofRow) ?? [];
  const inner = [...keys, ...(aggregates ?? [])];
  const shown = grouping === null ? ofRow : (expression: KernelExpression): string => expressionOf(expression, (position) => inner[position] as string);
  const parts = [
    `select ${distinct ? 'distinct ' : ''}${outputs.map(shown).join(', ')} from t`,
    where && `where ${ofRow(where)}`,
    keys.length > 0 && `group by ${keys.join(', ')}`,
    having && `having ${shown(having)}`,
    order.length > 0 && `order by ${order.map(({ by, descending, nullsFirst }) => `${shown(by)} ${descending ? 'desc' : 'asc'} nulls ${nullsFirst ? 'first' : 'last'}`).join(', ')}`,
    (limit !== Infinity || offset > 0) && `limit ${limit === Infinity ? -1 : limit} offset ${offset}`,
  ];
  return parts.filter(Boolean).join(' ');
}

function expressionOf(expression: KernelExpression, nameOf: (position: number) => string): string {
  switch (expression.kind) {
    // Where it is an operand, a column's affinity would convert what it is compared with; `+` takes that away.
    case 'column':
      return nameOf(expression.column);
    case 'literal':
      return literalOf(expression.value, expression.real);
    case 'call': {
      const { operation, arguments: given } = expression;
      const written = given.map((argument) => (argument.kind === 'column' ? `(+${nameOf(argument.column)})` : expressionOf(argument, nameOf)));
      return `(${callOf(operation, written)})`;
    }
  }
}

function callOf(operation: string, given: readonly string[]): string {
  const [first, second, ...others] = given;
  if (INFIX.has(operation)) return `${first} ${operation === 'isNot' ? 'is not' : operation} ${second}`;
  switch (operation) {
    case '~':
    case 'not':
      return `${operation} ${first}`;
    case 'negate':
      return `- ${first}`;
    case 'isTrue':
    case 'isFalse':
      return `${first} is ${operation.slice(2)}`;
    case 'in':
      return `${first} in (${given.slice(1).join(', ')})`;
    case 'like':
    case 'glob':
      return `${first} ${operation} ${second}${others.length > 0 ? ` escape ${others[0]}` : ''}`;
    case 'case':
      return caseOf(given);
    default:
      return operation.startsWith('cast:') ? `+cast(${first} as ${operation.slice(5)})` : `${operation}(${given.join(', ')})`;
  }
}

function caseOf(given: readonly string[]): string {
  const pairs = Array.from({ length: given.length >> 1 }, (_, nth) => ` when ${given[2 * nth]} then ${given[2 * nth + 1]}`);
  return `case${pairs.join('')}${given.length % 2 === 1 ? ` else ${given.at(-1)}` : ''} end`;
}

function literalOf(value: Cell, real: boolean): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return `'${value.replaceAll("'", "''")}'`;
  const digits = real && Number.isInteger(value) ? `${String(value)}.0` : String(value);
  return digits.startsWith('-') ? `(${digits})` : digits;
}
