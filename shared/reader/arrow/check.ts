import { MessageHeader } from 'apache-arrow';
import { checkCells } from '../cells';
import { startsWith } from '../input';
import { Malformed } from '../malformed';
import { Batch, checkApart, count, int64 } from './batch';
import { rootOf, type Table } from './flatbuffer';
import { checkMetadata, type FieldLayout, type Layout, layoutsOf } from './layout';

/** `ARROW1` opens the file format and ends it; a stream begins with the continuation mark of its first message. */
export const FILE_MAGIC = [0x41, 0x52, 0x52, 0x4f, 0x57, 0x31] as const;
export const STREAM_MAGIC = [0xff, 0xff, 0xff, 0xff] as const;

const BLOCK_BYTES = 24;
/** MetadataVersion V4: what was written since 2017. */
const OLDEST_VERSION = 3;

/** What a file or stream holds, as far as its metadata tells. */
export interface Extent {
  readonly fields: number;
  readonly rows: number;
}

/** A message: its metadata, and the body behind it. */
interface Message {
  readonly table: Table;
  readonly body: Uint8Array;
  readonly start: number;
  readonly end: number;
}

/**
 * Checks everything that Arrow JS, which believes what it reads, will follow: every offset, every
 * length, every buffer against the rows that it has to hold. What passes is read in time and memory in proportion to its bytes.
 * @throws Malformed, MoloError `package.unsupported`, `package.truncated`, `package.limit`
 */
export function checkIpc(bytes: Uint8Array, file: string): Extent {
  const contents = new Contents(file);
  if (startsWith(bytes, FILE_MAGIC)) checkFile(bytes, contents);
  else checkStream(bytes, contents);
  const { fields, rows } = contents;
  checkCells(rows + contents.entries, fields + 1, bytes.length, file);
  return { fields, rows };
}

function checkFile(bytes: Uint8Array, contents: Contents): void {
  const tail = bytes.length - FILE_MAGIC.length - 4;
  const start = tail - new DataView(bytes.buffer, bytes.byteOffset).getInt32(tail, true);
  if (start < FILE_MAGIC.length || start >= tail) throw new Malformed('no footer');
  const footer = rootOf(bytes.subarray(start, tail));
  checkVersion(footer.int16(0, 0));
  contents.schema(footer.table(1));
  const messages = [2, 3].flatMap((field) => footer.structs(field, BLOCK_BYTES).map((block) => messageAt(bytes, int64(block, 0)) ?? nothing()));
  checkApart(messages.map((message) => ({ start: message.start, length: message.end - message.start })), start);
  for (const message of messages) contents.batch(message);
}

function checkStream(bytes: Uint8Array, contents: Contents): void {
  for (let at = 0; ; ) {
    const message = messageAt(bytes, at);
    if (message === null) return;
    if (at === 0) contents.schema(headerOf(message, MessageHeader.Schema));
    else contents.batch(message);
    at = message.end;
  }
}

/** The message at `at`; `null` at the end of a stream. */
function messageAt(bytes: Uint8Array, at: number): Message | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isMarked = startsWith(bytes, STREAM_MAGIC, at);
  const start = at + (isMarked ? 8 : 4);
  if (at === bytes.length) return null;
  if (at < 0 || start > bytes.length) throw new Malformed('a message that is cut off');
  const length = view.getInt32(start - 4, true);
  if (length === 0) return null;
  if (length < 0 || length > bytes.length - start) throw new Malformed('a message beyond the end');
  const table = rootOf(bytes.subarray(start, start + length));
  const bodyLength = count(table.int64(3, 0));
  const end = start + length + bodyLength;
  if (end > bytes.length) throw new Malformed('a body beyond the end');
  checkVersion(table.int16(0, 0));
  checkMetadata(table, 4);
  return { table, body: bytes.subarray(start + length, end), start: at, end };
}

function headerOf({ table }: Message, type: MessageHeader): Table {
  const header = table.int8(1, 0) === (type as number) ? table.table(2) : null;
  if (header === null) throw new Malformed('a message of another kind');
  return header;
}

function nothing(): never {
  throw new Malformed('a block without a message');
}

function checkVersion(version: number): void {
  if (version < OLDEST_VERSION) throw new Malformed('metadata of a version of old');
}

/** What has been seen of a file: its fields, and how many rows and dictionary entries came after them. */
class Contents {
  rows = 0;
  entries = 0;
  #fields: readonly FieldLayout[] = [];

  constructor(private readonly file: string) {}

  get fields(): number {
    return this.#fields.length;
  }

  schema(schema: Table | null): void {
    if (schema === null) throw new Malformed('no schema');
    this.#fields = layoutsOf(schema, this.file);
  }

  /** A record batch or a batch of dictionary entries. */
  batch(message: Message): void {
    if (message.table.int8(1, 0) === (MessageHeader.DictionaryBatch as number)) return this.#dictionary(message);
    const batch = new Batch(headerOf(message, MessageHeader.RecordBatch), message.body, this.file);
    batch.check(this.#fields.map(({ layout }) => layout));
    this.rows += batch.rows;
  }

  #dictionary(message: Message): void {
    const header = headerOf(message, MessageHeader.DictionaryBatch);
    const data = header.table(1);
    if (data === null) throw new Malformed('a dictionary without entries');
    const batch = new Batch(data, message.body, this.file);
    batch.check([this.#dictionaryLayout(header.int64(0, 0))]);
    this.entries += batch.rows;
  }

  #dictionaryLayout(id: number): Layout {
    const field = this.#fields.find(({ dictionary }) => dictionary?.id === id);
    if (field?.dictionary === undefined) throw new Malformed('a dictionary of no field');
    return field.dictionary.layout;
  }
}
