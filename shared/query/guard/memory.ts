import { type Known, STRAIGHT, wayTo } from './flow';
import { Holdings, type Repetition, type TableSize } from './holdings';
import type { Instruction } from './program';

export type { TableSize } from './holdings';

const FILLED = new Set(['SorterOpen', 'OpenEphemeral', 'OpenAutoindex']);
const OPENING = /^(Re)?Open|^SorterOpen$/;
const INSERTING = new Set(['SorterInsert', 'IdxInsert', 'Insert']);
const NEXT: Readonly<Record<string, string>> = { Rewind: 'Next', SorterSort: 'SorterNext' };

/**
 * Bytes that a program will certainly hold at a time for sorting and for what it keeps on the way. It is followed as it runs, over tables of known size; where it
 * depends on a value whether rows are kept, none count. So it is a lower bound: who refuses by it refuses nothing that would have fitted.
 * @param areAllRowsTaken whether the program runs to its end, however many rows the result has
 */
export function certainBytes(program: readonly Instruction[], sizeOf: (database: number, root: number) => TableSize | undefined, areAllRowsTaken = true): number {
  return new Walk(program, sizeOf, areAllRowsTaken).bytes();
}

/** A part of the program that is repeated: for each row of a cursor, or for each that a coroutine yields. */
interface Loop extends Repetition {
  readonly cursor?: number;
  /** The address of what repeats it, and of what comes when all is done. */
  readonly end: number;
  readonly exit: number;
  /** The coroutine that goes on then. */
  readonly yielded?: Call & { readonly rest: Place };
}

/** Where the program is, and in which loops, outermost first. */
interface Place {
  readonly at: number;
  readonly loops: readonly Loop[];
}

/** A coroutine at work, and the `Yield` of who waits for its rows; behind the last one that goes on at `done`. */
interface Call {
  readonly routine: number;
  readonly from: Place;
  readonly done: number;
}

class Walk {
  private loops: readonly Loop[] = [];
  /** Loops around a part that runs once, and where it ends. */
  private readonly once: { readonly until: number; readonly loops: readonly Loop[] }[] = [];
  /** By register: where a subroutine returns to, where a coroutine goes on. */
  private readonly returns = new Map<number, number>();
  private readonly routines = new Map<number, Place>();
  private readonly calls: Call[] = [];
  private readonly holdings: Holdings;
  private readonly known: Known;

  constructor(
    private readonly program: readonly Instruction[],
    private readonly sizeOf: (database: number, root: number) => TableSize | undefined,
    areAllRowsTaken: boolean,
  ) {
    this.holdings = new Holdings(program);
    const opened = program.filter(({ opcode }) => OPENING.test(opcode)).map(({ opcode, p1, p2, p3 }) => ({ cursor: p1, rows: (opcode === 'OpenRead' && sizeOf(p3, p2)?.rows) || 0 }));
    const empty = new Set(opened.flatMap(({ cursor, rows }) => (rows > 0 ? [] : [cursor])));
    this.known = { areAllRowsTaken, full: new Set(opened.flatMap(({ cursor }) => (empty.has(cursor) ? [] : [cursor]))) };
  }

  bytes(): number {
    let at: number | null = 0;
    // Instructions are passed a few times at most (those of subroutines); more would be a program that goes in circles.
    for (let steps = 0; at !== null && steps < 4 * this.program.length; steps++) {
      if (this.once.at(-1)?.until === at) this.loops = this.once.pop()?.loops as Loop[];
      at = this.step(at);
    }
    return this.holdings.peak;
  }

  /** The address that comes next; `null` where nothing more is certain. */
  private step(at: number): number | null {
    const instruction = this.program[at];
    if (instruction === undefined) return null;
    const { opcode, p1, p2, p3 } = instruction;
    if (!STRAIGHT.has(opcode)) return this.jump(at, instruction);
    if (FILLED.has(opcode)) this.holdings.openFilled(instruction, this.loops);
    else if (opcode === 'OpenRead') this.holdings.openTable(p1, this.sizeOf(p3, p2));
    else if (opcode === 'OpenDup') this.holdings.openAgain(p1, p2);
    else if (INSERTING.has(opcode)) this.holdings.insert(instruction, this.loops);
    else if (opcode === 'BeginSubrtn') this.returns.delete(p2);
    else if (opcode === 'ResultRow' && !this.known.areAllRowsTaken) return null;
    else this.holdings.compute(instruction);
    return at + 1;
  }

  private jump(at: number, instruction: Instruction): number | null {
    const { opcode, p1, p2, p3 } = instruction;
    switch (opcode) {
      case 'Init':
        return p2;
      case 'Goto':
        return this.loops.at(-1)?.end === at ? this.resume(this.loops.at(-1) as Loop) : p2;
      case 'Gosub':
        this.returns.set(p1, at + 1);
        return p2;
      case 'Return':
        return this.returns.get(p1) ?? (p3 === 1 ? at + 1 : null);
      case 'Once':
        this.once.push({ until: p2, loops: this.loops });
        this.loops = [];
        return at + 1;
      case 'InitCoroutine':
        this.routines.set(p1, { at: p3, loops: this.loops });
        return p2 === 0 ? at + 1 : p2;
      case 'Yield':
        return this.calls.at(-1)?.routine === p1 ? this.handOver(at, this.calls.pop() as Call) : this.call(at, p1, p2);
      case 'EndCoroutine':
        return this.calls.at(-1)?.routine === p1 ? this.goOn({ at: this.calls.at(-1)?.done as number, loops: (this.calls.pop() as Call).from.loops }) : null;
      case 'Rewind':
      case 'SorterSort':
        return this.goThrough(at, instruction);
      case 'Next':
      case 'SorterNext':
        return this.loops.at(-1)?.end === at ? this.goOn({ at: at + 1, loops: this.loops.slice(0, -1) }) : null;
      case 'Found':
        return this.keepDistinct(at, instruction);
      default:
        return this.leave(at);
    }
  }

  private goOn({ at, loops }: Place): number {
    this.loops = loops;
    return at;
  }

  private way(from: number, to: number): ReadonlySet<number> | null {
    return wayTo(this.program, from, to, this.known);
  }

  private isYielding(way: ReadonlySet<number> | null): boolean {
    return way !== null && [...way].some((address) => this.program[address]?.opcode === 'Yield');
  }

  /** Every row of a cursor. */
  private goThrough(at: number, { opcode, p1: cursor, p2: empty }: Instruction): number | null {
    const { holdings } = this;
    const rows = holdings.rowsOf(cursor);
    if (rows === undefined) return null;
    if (rows === 0) return holdings.tableAt(cursor) ? empty : this.leave(at, empty);
    const end = this.program.findIndex((next, address) => address > at && next.opcode === NEXT[opcode] && next.p1 === cursor && next.p2 > at);
    if (end < 0) return null;
    // What may break off a loop leaves no more certain than its first row.
    const body = this.way(at + 1, end);
    const loop = body ? { rows, body, table: holdings.tableAt(cursor) } : { rows: 1, body: new Set<number>() };
    if (!this.isYielding(body)) holdings.giveUp(cursor);
    return this.goOn({ at: at + 1, loops: [...this.loops, { ...loop, cursor, end, exit: end + 1 }] });
  }

  /** What wants a row of a coroutine: it runs until it has one. */
  private call(at: number, routine: number, done: number): number | null {
    const place = this.routines.get(routine);
    // One that was begun outside of a loop may have no rows left when that comes round again.
    if (place === undefined || this.calls.some((call) => call.routine === routine) || place.loops.length !== this.loops.length) return null;
    this.calls.push({ routine, from: { at, loops: this.loops }, done });
    return this.goOn(place);
  }

  /** Rows go to who waits for them. Where those come back for the next one, all of them do. */
  private handOver(at: number, call: Call): number {
    const { routine, from } = call;
    const end = this.program.findIndex(({ opcode, p2 }, address) => address > from.at && opcode === 'Goto' && p2 === from.at);
    const body = end < 0 ? null : this.way(from.at + 1, end);
    this.routines.delete(routine);
    if (body === null) return this.goOn({ at: from.at + 1, loops: from.loops });
    const own = this.loops.slice(from.loops.length);
    for (const { cursor } of own) if (cursor !== undefined) this.holdings.giveUp(cursor);
    const rows = own.reduce((product, loop) => product * loop.rows, 1);
    return this.goOn({ at: from.at + 1, loops: [...from.loops, { rows, body, end, exit: from.at, yielded: { ...call, rest: { at: at + 1, loops: this.loops } } }] });
  }

  private resume({ yielded, exit }: Loop): number {
    if (yielded === undefined) return exit;
    this.calls.push(yielded);
    return this.goOn(yielded.rest);
  }

  /** `SELECT DISTINCT` and `count(DISTINCT ...)`: what was not there yet is put in, and goes on. */
  private keepDistinct(at: number, { p1: cursor, p3: first, p4 }: Instruction): number | null {
    const [record, insertion] = [this.program[at + 1], this.program[at + 2]];
    if (record?.opcode === 'MakeRecord' && record.p1 === first && insertion?.opcode === 'IdxInsert' && insertion.p1 === cursor) {
      this.holdings.insertDistinct(cursor, this.holdings.valuesIn(first, Number(p4)), this.loops);
    }
    return this.leave(at);
  }

  /** What depends on a value: the rest of what is repeated may be passed over, as long as nothing leads out of it. */
  private leave(at: number, target?: number): number | null {
    const [outermost] = this.loops;
    const end = target ?? outermost?.exit;
    const way = end === undefined ? null : this.way(at, end);
    if (way === null || this.isYielding(way)) return null;
    if (target !== undefined) return target;
    this.loops = [];
    return this.resume(outermost as Loop);
  }
}
