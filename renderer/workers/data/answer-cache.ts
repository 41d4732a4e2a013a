import type { Cell, Table } from '#shared/table';
import type { Answered, Question } from './contract';

/** Bytes that the kept answers take together. */
const MOST_BYTES = 2 ** 27;

interface Kept {
  readonly answer: Answered;
  readonly maxRows: number;
  readonly bytes: number;
}

/**
 * Answers that the page has already, by what was asked; as long as the same tables are attached, equal words are the same question.
 * Kept are answers that know which question they answer (`QueryResult.question`): one that may be another the next time does not.
 */
export class AnswerCache {
  /** What was used last stands last. */
  readonly #kept = new Map<string, Kept>();
  #bytes = 0;
  /** Goes up whenever the tables change: what was asked before that is an answer about other tables. */
  #age = 0;

  constructor(private readonly mostBytes = MOST_BYTES) {}

  /** To be handed back with the answer (`keep`). */
  get age(): number {
    return this.#age;
  }

  /** The answer as it was given, with the time that it took then. The same object each time. */
  find(question: Question): Answered | undefined {
    const key = keyOf(question);
    const kept = this.#kept.get(key);
    if (kept === undefined || !serves(kept, question)) return undefined;
    this.#kept.delete(key);
    this.#kept.set(key, kept);
    return kept.answer;
  }

  keep(question: Question, answer: Answered, age: number): void {
    const bytes = bytesOf(answer.table);
    if (answer.question === null || age !== this.#age || bytes > this.mostBytes) return;
    const key = keyOf(question);
    this.#drop(key);
    this.#kept.set(key, { answer: { ...answer, cached: true }, maxRows: question.maxRows ?? Infinity, bytes });
    this.#bytes += bytes;
    for (const oldest of this.#kept.keys()) {
      if (this.#bytes <= this.mostBytes) break;
      this.#drop(oldest);
    }
  }

  /** The tables are others now. */
  clear(): void {
    this.#kept.clear();
    this.#bytes = 0;
    this.#age++;
  }

  #drop(key: string): void {
    this.#bytes -= this.#kept.get(key)?.bytes ?? 0;
    this.#kept.delete(key);
  }
}

/** Equal for equal questions, whatever kind of number a parameter is. */
function keyOf({ sql, params = {}, kernel = 'auto' }: Question): string {
  const exact = (_: string, value: unknown): unknown => (typeof value === 'bigint' || typeof value === 'number' ? [typeof value, Object.is(value, -0) ? '-0' : String(value)] : value);
  return JSON.stringify([sql, kernel, params], exact);
}

/** Whether an answer has everything that is wanted now: no digest that was not worked out, and as many rows as there may be. */
function serves({ answer, maxRows: asked }: Kept, { maxRows = Infinity, digest = false }: Question): boolean {
  if (digest && answer.digest === undefined) return false;
  return answer.truncated ? maxRows === asked : answer.table.rows <= maxRows;
}

/** About as many as a browser takes: two for each code unit of text, and what it costs to have one. */
function bytesOf({ columns }: Table): number {
  const bytesOfEntries = (cells: readonly Cell[]): number => cells.reduce<number>((sum, cell) => sum + 16 + (typeof cell === 'string' ? 2 * cell.length : 8), 0);
  return columns.reduce((sum, column) => sum + (column.kind === 'dictionary' ? column.codes.byteLength + bytesOfEntries(column.dictionary) : column.values.byteLength), 0);
}
