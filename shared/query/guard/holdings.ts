import type { Instruction } from './program';

/** A table that a program opens. */
export interface TableSize {
  readonly rows: number;
  /** Bytes that the values of a column take in all records together. */
  bytesOf(column: number): number;
  /** How many values of a column differ, and the bytes of those; both at least. */
  distinctOf(column: number): DistinctValues;
}

export interface DistinctValues {
  readonly count: number;
  readonly bytes: number;
}

/** What repeats the instructions in it: for each row of a table, or as often as another part has a row. */
export interface Repetition {
  readonly rows: number;
  /** The addresses in it. */
  readonly body: ReadonlySet<number>;
  /** The table whose rows, each once, it goes through. */
  readonly table?: TableSize | undefined;
}

/** What SQLite keeps beside a record's bytes: `SorterRecord` of its sorter; a cell's pointer, length and key in a page. */
const PER_SORTED = 8;
const PER_CELL = 5;
/** The length of a record's header, and a type for each value in it. */
const PER_RECORD = 1;
const PER_VALUE = 1;

const EMPTYING = new Set(['Delete', 'ResetSorter', 'Close']);

/** What is known of a register: its value's average bytes, the column that it is from, or the values that a record is made of. */
interface Value {
  readonly width: number;
  readonly from?: { readonly table: TableSize; readonly column: number };
  readonly parts?: readonly Value[];
}

const UNKNOWN: Value = { width: 0 };

/** What a program fills itself: a sorter, a table, an index. */
interface Filled {
  readonly kind: string;
  /** Whether its keys are compared byte by byte. */
  readonly isBinary: boolean;
  /** What repeats its being made. */
  readonly within: readonly Repetition[];
  rows: number;
  bytes: number;
  parts: readonly Value[] | undefined;
}

/** What a program that is followed holds by certain: its registers, cursors, and the bytes of what it fills. */
export class Holdings {
  /** The most bytes that were held at a time. */
  peak = 0;
  private readonly tables = new Map<number, TableSize>();
  private readonly filled = new Map<number, Filled>();
  private readonly registers = new Map<number, Value>();
  /** By a cursor over the record in a register, what the records are from. */
  private readonly records = new Map<number, number>();

  constructor(private readonly program: readonly Instruction[]) {}

  /** Rows of a table or of what was filled, as a lower bound; `undefined` where nothing is known of the cursor. */
  rowsOf(cursor: number): number | undefined {
    return this.tables.get(cursor)?.rows ?? this.filled.get(cursor)?.rows;
  }

  tableAt(cursor: number): TableSize | undefined {
    return this.tables.get(cursor);
  }

  openTable(cursor: number, size: TableSize | undefined): void {
    this.filled.delete(cursor);
    if (size) this.tables.set(cursor, size);
    else this.tables.delete(cursor);
  }

  openFilled({ opcode, p1, p4 }: Instruction, within: readonly Repetition[]): void {
    this.tables.delete(p1);
    this.filled.set(p1, { kind: opcode, isBinary: /^k\(\d+(,-?B?)+\)$/.test(p4 ?? ''), within, rows: 0, bytes: 0, parts: undefined });
  }

  openAgain(cursor: number, same: number): void {
    const filled = this.filled.get(same);
    if (filled) this.filled.set(cursor, filled);
  }

  /** A sorter gives up its records as they are read. */
  giveUp(cursor: number): void {
    const filled = this.filled.get(cursor);
    if (filled?.kind === 'SorterOpen') filled.bytes = 0;
  }

  /** What an instruction that only computes leaves in the registers. */
  compute({ opcode, p1, p2, p3, p4 }: Instruction): void {
    const { registers } = this;
    if (opcode === 'Column') registers.set(p3, this.valueOf(p1, p2));
    else if (opcode === 'MakeRecord') registers.set(p3, this.recordOf(p1, p2, p4));
    else if (opcode === 'SorterData') this.records.set(p3, p1);
    else if (opcode === 'Copy' || opcode === 'SCopy' || opcode === 'Move') {
      const count = opcode === 'Copy' ? p3 + 1 : opcode === 'Move' ? p3 : 1;
      const values = this.valuesIn(p1, count);
      values.forEach((value, nth) => registers.set(p2 + nth, value));
    } else if (opcode === 'Null' || opcode === 'Affinity') {
      const [first, last] = opcode === 'Null' ? [p2, Math.max(p2, p3)] : [p1, p1 + p2 - 1];
      for (let register = first; register <= last; register++) registers.delete(register);
    } else for (const register of [opcode === 'Cast' ? p1 : p2, p3]) registers.delete(register);
  }

  /** @param repeated what repeats the insertion */
  insert({ opcode, p1, p2 }: Instruction, repeated: readonly Repetition[]): void {
    const filled = this.filled.get(p1);
    const { width, parts = [] } = this.registers.get(p2) ?? UNKNOWN;
    if (opcode === 'IdxInsert' && filled?.kind === 'OpenEphemeral') this.insertDistinct(p1, parts, repeated);
    else if (filled) this.add(filled, this.timesOf(filled, repeated), width, parts);
  }

  /** Puts values into an index that takes equal ones once: those of one column differ at least. */
  insertDistinct(cursor: number, values: readonly Value[], repeated: readonly Repetition[]): void {
    const filled = this.filled.get(cursor);
    if (!filled?.isBinary) return;
    const most = this.timesOf(filled, repeated);
    const distinct = values.map(({ from }) => (from && isGoneThrough(from.table, filled, repeated) ? from.table.distinctOf(from.column) : NONE));
    const { count, bytes } = distinct.reduce((one, other) => (other.count > one.count ? other : one), NONE);
    if (count > 0 && count <= most) this.add(filled, count, bytes / count + PER_RECORD + values.length * PER_VALUE, []);
  }

  valuesIn(first: number, count: number): Value[] {
    return Array.from({ length: count }, (_, nth) => this.registers.get(first + nth) ?? UNKNOWN);
  }

  private add(filled: Filled, rows: number, width: number, parts: readonly Value[]): void {
    filled.rows += rows;
    filled.bytes += rows * (width + (filled.kind === 'SorterOpen' ? PER_SORTED : PER_CELL));
    filled.parts = filled.parts?.map((part, nth) => (part.width <= (parts[nth] ?? UNKNOWN).width ? part : (parts[nth] ?? UNKNOWN))) ?? parts;
    this.peak = Math.max(this.peak, [...new Set(this.filled.values())].reduce((sum, { bytes }) => sum + bytes, 0));
  }

  /** How often something is put into what was opened before; 0 where some of it is taken out meanwhile. */
  private timesOf(filled: Filled, repeated: readonly Repetition[]): number {
    const own = repeated.filter((repetition) => !filled.within.includes(repetition));
    const cursors = new Set([...this.filled].flatMap(([other, same]) => (same === filled ? [other] : [])));
    const isEmptied = own.some(({ body }) => [...body].some((at) => EMPTYING.has(this.program[at]?.opcode as string) && cursors.has(this.program[at]?.p1 as number)));
    return isEmptied ? 0 : product(own);
  }

  private valueOf(cursor: number, column: number): Value {
    const table = this.tables.get(cursor);
    if (table) return { width: table.rows > 0 ? table.bytesOf(column) / table.rows : 0, from: { table, column } };
    const { width } = this.filled.get(this.records.get(cursor) ?? cursor)?.parts?.[column] ?? UNKNOWN;
    return { width };
  }

  private recordOf(first: number, count: number, affinities: string | null): Value {
    // A conversion may make values shorter, and equal.
    const parts = this.valuesIn(first, count).map((value, nth) => (affinities === null || affinities[nth] === 'A' ? value : UNKNOWN));
    return { width: parts.reduce((sum, { width }) => sum + PER_VALUE + width, PER_RECORD), parts };
  }
}

const NONE: DistinctValues = { count: 0, bytes: 0 };

const isGoneThrough = (table: TableSize, { within }: Filled, repeated: readonly Repetition[]): boolean => repeated.some((repetition) => repetition.table === table && !within.includes(repetition));

const product = (repeated: readonly Repetition[]): number => repeated.reduce((times, { rows }) => times * rows, 1);
