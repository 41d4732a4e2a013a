import { MoloError } from '#shared/base';
import type { Table } from '#shared/table';
import type { Input } from '../input';
import type { ReadJob, ReadResult } from '../reader';
import { Blocks } from './blocks';
import { detectDelimiter } from './dialect';
import { detectCentralEuropean, strictDecoder } from './encoding';
import { checkHeader, type Header, isLastUnnamed, isReadable, namesOf, readHeader } from './header';
import { TableBuilder } from './table-builder';
import { openText } from './text';

const ROWS_BETWEEN_REPORTS = 65_536;
const UTF8 = 'utf-8';

/**
 * Reads delimited text (RFC 4180 and its relatives).
 * @param usual the delimiter of this format, where it has one
 * @throws MoloError `package.table`, `package.limit`, `package.encoding`, `cancelled`
 */
export async function readDelimited(input: Input, job: ReadJob, usual?: string): Promise<Omit<ReadResult, 'reader'>> {
  const text = openText(input, job.encoding);
  const delimiter = job.delimiter ?? usual ?? detectDelimiter(text.sample, text.sampleIsWhole);
  const blocks = new Blocks(text.bytes, delimiter, { file: input.name, cellBytes: job.limits.cellBytes });
  const header = await readHeader(blocks, input.name, job);
  if (job.fields !== undefined && isReadable(header)) checkHeader(header, job.fields, strictDecoder(UTF8, input.name), input.name);

  // Which encoding a text has is found from all of it, so that nothing can be passed over before that is known.
  const wanted = text.encoding === null ? undefined : job.wanted;
  const builder = new TableBuilder(header.cells.length, job.fields, job.limits, wanted);
  await readRecords(blocks, builder, input);

  const detected = text.encoding === null ? detectEncoding(header, builder) : UTF8;
  const table = finishTable(builder, header, strictDecoder(detected, input.name), input, job);
  return { table, encoding: text.encoding ?? detected, delimiter, header: header.present };
}

async function readRecords(blocks: Blocks, builder: TableBuilder, input: Input): Promise<void> {
  let reported = 0;
  while (await blocks.next()) {
    builder.add(blocks);
    input.checkCancelled();
    if (builder.rows - reported < ROWS_BETWEEN_REPORTS) continue;
    reported = builder.rows;
    await input.report(builder.rows);
  }
  await input.report(builder.rows);
}

/** All encodings that are detected agree on ASCII, so the text could be cut into cells before this is asked. */
function detectEncoding(header: Header, builder: TableBuilder): string {
  if (isReadable(header) && builder.isUtf8()) return UTF8;
  return detectCentralEuropean([...header.cells, ...builder.textBytes()]);
}

function finishTable(builder: TableBuilder, header: Header, decoder: TextDecoder, input: Input, job: ReadJob): Table {
  try {
    const names = namesOf(header, job.fields, decoder);
    const dropsLast = isLastUnnamed(header) && builder.lastIsEmpty();
    if (job.fields !== undefined) checkHeader(header, job.fields, decoder, input.name, dropsLast);
    return builder.finish(dropsLast ? names.slice(0, header.cells.length - 1) : names, decoder);
  } catch (error) {
    if (error instanceof TypeError) throw new MoloError('package.encoding', { file: input.name }, { cause: error });
    throw error;
  }
}
