export { type Reader, type ReadLimits, type ReadOptions, type ReadResult } from './reader';
export { read, READERS, tableName } from './registry';
export { type Source, sourceOf } from './source';
export { writeArrow } from './writers/arrow';
export { writeCsv } from './writers/csv';
export { writeParquet } from './writers/parquet';
