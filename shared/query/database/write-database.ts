import { LIMITS, MoloError } from '#shared/base';
import { type Cell, columnFrom, type Table } from '#shared/table';
import { describeTables, type NamedTable, type TableDescription } from '../named-table';
import { quoteName } from '../names';
import type { ColumnEncoding } from './column-encoding';
import { encodingOf } from './encoding-of';
import { HEADER_BYTES, writeFileHeader } from './file-header';
import { PageFile, pageNumber } from './page-file';
import { pagesOf, planTree, type TreePlan } from './tree-plan';
import { INTERIOR_TABLE_PAGE, LEAF_TABLE_PAGE, writePageHeader, writeTree } from './tree-writer';

/** Measured (README): larger pages mean fewer calls out of WASM, and beyond this nothing more is won. */
const PAGE_SIZE = 32_768;

/**
 * A SQLite database file (https://sqlite.org/fileformat2.html) that holds the tables
 * with the names of `describeTables`, rows in their order and rowids from 1.
 *
 * @throws MoloError `query.fields` for a table without fields or with more than SQLite takes,
 *   `query.memory` where the file would be larger than this process can hold
 */
export function writeDatabase(tables: readonly NamedTable[]): Uint8Array<ArrayBuffer> {
  return writeDatabasePages(tables, PAGE_SIZE);
}

/** As `writeDatabase`, in pages of 512 to 65,536 bytes. */
export function writeDatabasePages(tables: readonly NamedTable[], pageSize: number): Uint8Array<ArrayBuffer> {
  const descriptions = describeTables(tables);
  const encodings = tables.map(({ name, table }) => encodingsOf(name, table));
  const plans = tables.map(({ table }, index) => planTree(table.rows, encodings[index] as ColumnEncoding[], pageSize));

  const starts: number[] = [];
  let index = 1;
  for (const plan of plans) {
    starts.push(index);
    index += pagesOf(plan);
  }
  const roots = plans.map((plan, nth) => rootOf(plan, starts[nth] as number, pageSize));
  const schema = planSchema(descriptions, encodings, roots, pageSize);
  const file = new PageFile(pageSize, pageNumber(index + (schema.rows > 0 ? pagesOf(schema) : 0) - 1, pageSize));

  plans.forEach((plan, nth) => writeTree(plan, file, starts[nth] as number));
  writeFirstPage(file, schema.rows > 0 ? writeTree(schema, file, index) : null);
  return file.bytes;
}

function encodingsOf(name: string, table: Table): ColumnEncoding[] {
  const { length } = table.columns;
  if (length === 0 || length > LIMITS.fields) throw new MoloError('query.fields', { table: name, fields: length, most: LIMITS.fields });
  return table.columns.map((column, index) => encodingOf(column, table.fields[index] as Table['fields'][number]));
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
