import { LIMITS, MoloError } from '#shared/base';
import { type Cell, columnFrom, type Table } from '#shared/table';
import { describeTables, type NamedTable, type TableDescription } from '../named-table';
import { quoteName } from '../names';
import type { ColumnEncoding } from './column-encoding';
import { declaredTypeOf } from './declared-type';
import { encodingOf } from './encoding-of';
import { HEADER_BYTES, writeFileHeader } from './file-header';
import { nullEncoding } from './null-encoding';
import { type Allocate, PageFile, pageNumber } from './page-file';
import { pagesOf, planTree, type TreePlan } from './tree-plan';
import { INTERIOR_TABLE_PAGE, LEAF_TABLE_PAGE, writePageHeader, writeTree } from './tree-writer';

/** Measured (README): larger pages mean fewer calls out of WASM, and beyond this nothing more is won. */
const PAGE_SIZE = 32_768;

/** What of the tables is written, and where to. */
export interface WriteOptions {
  /** By table: positions of the fields whose values are written, the others are NULL; `null`: not a row. Absent: everything. */
  readonly fields?: readonly (ReadonlySet<number> | null)[];
  readonly allocate?: Allocate;
}

/**
 * A SQLite database file (https://sqlite.org/fileformat2.html) that holds the tables
 * with the names of `describeTables`, rows in their order and rowids from 1.
 *
 * @throws MoloError `query.fields` for a table without fields or with more than SQLite takes,
 *   `query.memory` where the file would be larger than this process can hold
 */
export function writeDatabase(tables: readonly NamedTable[], options?: WriteOptions): Uint8Array {
  return writeDatabasePages(tables, PAGE_SIZE, options);
}

/** As `writeDatabase`, in pages of 512 to 65,536 bytes. */
export function writeDatabasePages(tables: readonly NamedTable[], pageSize: number, { fields = [], allocate }: WriteOptions = {}): Uint8Array {
  const descriptions = describeTables(tables);
  const encodings = tables.map((table, nth) => encodingsOf(table, fields[nth]));
  const plans = tables.map(({ table }, nth) => planTree(fields[nth] === null ? 0 : table.rows, encodings[nth] as ColumnEncoding[], pageSize));

  const starts: number[] = [];
  let index = 1;
  for (const plan of plans) {
    starts.push(index);
    index += pagesOf(plan);
  }
  const roots = plans.map((plan, nth) => rootOf(plan, starts[nth] as number, pageSize));
  const schema = planSchema(descriptions, encodings, roots, pageSize);
  const file = new PageFile(pageSize, pageNumber(index + (schema.rows > 0 ? pagesOf(schema) : 0) - 1, pageSize), allocate);

  plans.forEach((plan, nth) => writeTree(plan, file, starts[nth] as number));
  writeFirstPage(file, schema.rows > 0 ? writeTree(schema, file, index) : null);
  return file.bytes;
}

/** @throws MoloError `query.fields` */
export function checkFields({ name, table: { columns } }: NamedTable): void {
  if (columns.length === 0 || columns.length > LIMITS.fields) throw new MoloError('query.fields', { table: name, fields: columns.length, most: LIMITS.fields });
}

function encodingsOf(named: NamedTable, written?: ReadonlySet<number> | null): ColumnEncoding[] {
  checkFields(named);
  const { fields, columns } = named.table;
  return columns.map((column, position) => {
    const field = fields[position] as Table['fields'][number];
    return written === undefined || written?.has(position) ? encodingOf(column, field) : nullEncoding(declaredTypeOf(column, field.type));
  });
}

/** Where `writeTree` will put the root: the last page before the overflow pages. */
function rootOf(plan: TreePlan, firstIndex: number, pageSize: number): number {
  return pageNumber(firstIndex + pagesOf(plan) - plan.overflowPages - 1, pageSize);
}

/** `sqlite_schema` is a table like any other: type, name, tbl_name, rootpage, sql. */
function planSchema(descriptions: readonly TableDescription[], encodings: readonly ColumnEncoding[][], roots: readonly number[], pageSize: number): TreePlan {
  const names = descriptions.map(({ name }) => name);
  const statements = descriptions.map((description, nth) => createTable(description, encodings[nth] as ColumnEncoding[]));
  const columns: Cell[][] = [names.map(() => 'table'), names, names, [...roots], statements];
  return planTree(
    names.length,
    columns.map((cells) => encodingOf(columnFrom(cells), { name: '', type: 'any' })),
    pageSize,
  );
}

function createTable({ name, fields }: TableDescription, encodings: readonly ColumnEncoding[]): string {
  const columns = fields.map((field, index) => `${quoteName(field.name)} ${(encodings[index] as ColumnEncoding).declaredType}`.trimEnd());
  return `CREATE TABLE ${quoteName(name)}(${columns.join(', ')})`;
}

/**
 * Page 1 holds the file's header and must be the root of `sqlite_schema`. It is written as
 * an interior page with nothing but its right-most child: SQLite allows that on this page
 * alone, because the header leaves it less room than a child may need. Without tables there
 * is no such child, and it is an empty leaf.
 */
function writeFirstPage(file: PageFile, schemaRoot: number | null): void {
  writeFileHeader(file);
  writePageHeader(file, HEADER_BYTES, schemaRoot === null ? LEAF_TABLE_PAGE : INTERIOR_TABLE_PAGE, 0, file.pageSize);
  if (schemaRoot !== null) file.view.setUint32(HEADER_BYTES + 8, schemaRoot);
}
