import type { Instruction } from './program';

/** Instructions behind which the next one comes, whatever the values are. All others may jump to `p2`; 0 stands for nowhere. */
export const STRAIGHT: ReadonlySet<string> = new Set(
  (
    'Transaction Integer Int64 Real String String8 Null Blob Variable Copy SCopy Move IntCopy Rowid RealAffinity Affinity Cast CollSeq Concat Add Subtract Multiply Divide Remainder ' +
    'BitAnd BitOr BitNot ShiftLeft ShiftRight Not And Or IsTrue ZeroOrNull Function PureFunc Explain Noop FilterAdd Sequence NewRowid OpenPseudo Abortable CursorHint ReleaseReg TypeCheck ' +
    'AggStep AggStep1 AggInverse AggValue AggFinal Compare Permutation NullRow Close Delete ResetSorter SorterOpen OpenEphemeral OpenAutoindex OpenDup OpenRead ReopenIdx ' +
    'Column MakeRecord SorterInsert IdxInsert Insert SorterData RowData BeginSubrtn ResultRow AddImm ClrSubtype GetSubtype SetSubtype Offset IdxRowid DeferredSeek'
  ).split(' '),
);

/** An instruction that ends what it stands in; what comes after is not certain. */
const ENDING = new Set(['Halt', 'EndCoroutine']);

/** What is known of a program before it is followed. */
export interface Known {
  /** Whether the program runs to its end, however many rows the result has. */
  readonly areAllRowsTaken: boolean;
  /** Cursors over tables that have rows. */
  readonly full: ReadonlySet<number>;
}

/**
 * The addresses that a program may pass from `from` on until it comes to `to`, those of the subroutines that it calls included; `null` where it may not come there.
 * A row that it hands to a coroutine's caller is taken, as is one of the result unless there may be enough of them.
 */
export function wayTo(program: readonly Instruction[], from: number, to: number, { areAllRowsTaken, full }: Known): ReadonlySet<number> | null {
  const passed = new Set<number>();
  const called = new Set<number>();
  const next = [from];
  for (let at = next.pop(); at !== undefined; at = next.pop()) {
    if (at === to || passed.has(at)) continue;
    const instruction = program[at];
    if (instruction === undefined || ENDING.has(instruction.opcode) || (instruction.opcode === 'ResultRow' && !areAllRowsTaken)) return null;
    passed.add(at);
    if (instruction.opcode === 'Gosub') called.add(instruction.p1);
    next.push(...(instruction.opcode === 'Rewind' && full.has(instruction.p1) ? [at + 1] : followers(at, instruction)));
  }
  const isCalled = (at: number): boolean => program[at]?.opcode !== 'Return' || program[at]?.p3 === 1 || called.has(program[at]?.p1);
  return [...passed].every(isCalled) ? passed : null;
}

function followers(at: number, { opcode, p1, p2, p3 }: Instruction): number[] {
  if (STRAIGHT.has(opcode)) return [at + 1];
  switch (opcode) {
    case 'Goto':
    case 'Init':
      return [p2];
    case 'Jump':
      return [p1, p2, p3];
    // Where a subroutine was not called but come upon, its end leads on.
    case 'Return':
      return p3 === 1 ? [at + 1] : [];
    default:
      return p2 === 0 ? [at + 1] : [at + 1, p2];
  }
}
