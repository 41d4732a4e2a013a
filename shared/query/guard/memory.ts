import type { Instruction } from './program';

/** A table that a program opens. */
export interface TableSize {
  readonly rows: number;
  /** Bytes that the values of a column take in all records together. */
  bytesOf(column: number): number;
}

/** Bytes beside a record's values: what SQLite's sorter keeps of each (`SorterRecord`), about what a page does, and the record's own header. */
const PER_RECORD = 8;
const PER_VALUE = 1;

/** What makes values, and lets the program go on to the next instruction whatever they are. */
const STRAIGHT = new Set(
  (
    'Transaction Integer Int64 Real String String8 Null Blob Variable Copy SCopy Move Rowid RealAffinity Affinity Cast CollSeq Concat Add Subtract Multiply Divide Remainder ' +
    'BitAnd BitOr BitNot ShiftLeft ShiftRight Not And Or Function PureFunc Explain Noop FilterAdd Sequence NewRowid OpenPseudo Abortable CursorHint ReleaseReg TypeCheck'
  ).split(' '),
);
const FILLED = new Set(['SorterOpen', 'OpenEphemeral', 'OpenAutoindex']);
const INSERTING = new Set(['SorterInsert', 'IdxInsert', 'Insert']);

/**
 * Bytes that a program will certainly take for sorting and for what it keeps on the way. It is followed as it runs, over tables of known size; where it
 * depends on a value whether rows are kept, none count. So it is a lower bound: who refuses by it refuses nothing that would have fitted.
 */
export function certainBytes(program: readonly Instruction[], sizeOf: (database: number, root: number) => TableSize | undefined): number {
  return new Walk(program, sizeOf).bytes();
}

/** A loop over a cursor's rows, by the address at which it begins and that of its `Next`. */
interface Loop {
  readonly cursor: number;
  readonly rows: number;
  readonly end: number;
}

class Walk {
  private total = 0;
  private loops: Loop[] = [];
  /** Loops around a part that runs once, and where it ends. */
  private readonly once: { readonly until: number; readonly loops: Loop[] }[] = [];
  private readonly returns: number[] = [];
  private readonly tables = new Map<number, TableSize>();
  /** Rows that are in what the program fills itself. */
  private readonly filled = new Map<number, number>();
  /** Average bytes of the value in a register. */
  private readonly widths = new Map<number, number>();

  constructor(
    private readonly program: readonly Instruction[],
    private readonly sizeOf: (database: number, root: number) => TableSize | undefined,
  ) {}

  bytes(): number {
    let at: number | null = 0;
    // Every instruction is passed twice at most (a subroutine's); more would be a program that goes in circles.
    for (let steps = 0; at !== null && steps < 4 * this.program.length; steps++) {
      while (this.once.length > 0 && at >= (this.once.at(-1)?.until as number)) this.loops = this.once.pop()?.loops as Loop[];
      at = this.step(at);
    }
    return this.total;
  }

  /** The address that comes next; `null` where nothing more is certain. */
  private step(at: number): number | null {
    const instruction = this.program[at];
    if (instruction === undefined) return null;
    const { opcode, p1, p2, p3 } = instruction;
    if (FILLED.has(opcode)) this.filled.set(p1, 0);
    else if (opcode === 'OpenRead') this.open(p1, this.sizeOf(p3, p2));
    else if (opcode === 'Column') this.widths.set(p3, this.widthOf(p1, p2));
    else if (opcode === 'MakeRecord') this.widths.set(p3, this.recordBytes(p1, p2));
    else if (INSERTING.has(opcode)) this.insert(p1, p2);
    else if (STRAIGHT.has(opcode)) this.widths.delete(p2);
    else return this.jump(at, instruction);
    return at + 1;
  }

  private jump(at: number, { opcode, p1, p2 }: Instruction): number | null {
    switch (opcode) {
      case 'Init':
      case 'Goto':
        return p2;
      case 'Gosub':
        this.returns.push(at + 1);
        return p2;
      case 'Return':
        return this.returns.pop() ?? null;
      case 'Once':
        this.once.push({ until: p2, loops: this.loops });
        this.loops = [];
        return at + 1;
      case 'Rewind':
        return this.rewind(at, p1, p2);
      case 'Next':
        return this.loops.pop()?.cursor === p1 ? at + 1 : null;
      default:
        return this.leave(p2);
    }
  }

  private open(cursor: number, size: TableSize | undefined): void {
    if (size) this.tables.set(cursor, size);
  }

  private rewind(at: number, cursor: number, empty: number): number | null {
    const rows = this.tables.get(cursor)?.rows ?? this.filled.get(cursor);
    const end = this.program.findIndex(({ opcode, p1, p2 }, address) => address > at && opcode === 'Next' && p1 === cursor && p2 > at);
    if (rows === undefined || end < 0) return null;
    if (rows === 0) return empty;
    this.loops.push({ cursor, rows, end });
    return at + 1;
  }

  /** What depends on a value: in a loop its rest may be passed over, as long as nothing leads out of it. */
  private leave(target: number): number | null {
    const [outermost] = this.loops;
    if (outermost === undefined || target > outermost.end + 1) return null;
    this.loops = [];
    return outermost.end + 1;
  }

  private insert(cursor: number, record: number): void {
    const rows = this.loops.reduce((product, loop) => product * loop.rows, 1);
    this.filled.set(cursor, (this.filled.get(cursor) ?? 0) + rows);
    this.total += rows * (PER_RECORD + (this.widths.get(record) ?? 0));
  }

  private widthOf(cursor: number, column: number): number {
    const table = this.tables.get(cursor);
    return table && table.rows > 0 ? table.bytesOf(column) / table.rows : 0;
  }

  private recordBytes(first: number, count: number): number {
    let bytes = 1;
    for (let register = first; register < first + count; register++) bytes += PER_VALUE + (this.widths.get(register) ?? 0);
    return bytes;
  }
}
