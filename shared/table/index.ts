export { fromArrow, toArrow } from './arrow';
export { allValid, type Bitmap, isValid, setInvalid } from './bitmap';
export { columnFrom, dictionaryFrom, nullColumn } from './build';
export {
  type Cell,
  cellAt,
  type Codes,
  type Column,
  type DictionaryColumn,
  type Float64Column,
  type Int32Column,
  type Int64Column,
  narrowCodes,
  narrowInteger,
  type NumberColumn,
  rowsOf,
} from './column';
export { type ChangedRow, type CompareOptions, compareTables, type FieldChanges, type RowList, type TableChanges } from './compare/compare-tables';
export type { Category, Field, FieldType } from './field';
export { Interner } from './intern';
export { AGGREGATES } from './kernel/aggregates';
export { answerQuery, type KernelAnswer } from './kernel/answer-query';
export { areUnique, lookUp, type LookedUp } from './kernel/look-up';
export { type Operation, OPERATIONS } from './kernel/operations';
export type { KernelAggregate, KernelExpression, KernelOrdering, KernelQuery } from './kernel/query';
export type { ScalarFunction } from './kernel/scalar-function';
export type { Stored } from './kernel/stored';
export { numberLook } from './number-look';
export type { Bin, Counted, FieldProfile, Flags, Histogram } from './profile/profile';
export { profileField, profileInTable, type ProfileOptions } from './profile/profile-field';
export { columnOf, records, rowAt, type Table } from './table';
export { readsAsYear } from './years';
