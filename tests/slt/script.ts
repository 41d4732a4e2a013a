/** A script in the format of sqllogictest (https://www.sqlite.org/sqllogictest/doc/trunk/about.wiki), record by record. */

export type SortMode = 'nosort' | 'rowsort' | 'valuesort';

/** What a record asks for. `hash-threshold` is none: whether a result is hashed can be seen at what is expected of it. */
export type Order =
  | { readonly kind: 'statement'; readonly sql: string; readonly expected: 'ok' | 'error' }
  | {
      readonly kind: 'query';
      readonly sql: string;
      /** One of I, R, T for each column. */
      readonly types: string;
      readonly sort: SortMode;
      readonly label: string | null;
      /** The lines behind `----`; `null` where there is no such line. */
      readonly expected: readonly string[] | null;
    }
  | { readonly kind: 'halt' }
  | { readonly kind: 'faulty'; readonly problem: string };

export interface ScriptRecord {
  /** Of its first line, from 1. */
  readonly line: number;
  /** Why the record is for others than SQLite (`skipif sqlite`, `onlyif mysql`), else `null`. */
  readonly forOthers: string | null;
  readonly order: Order;
}

interface Line {
  readonly number: number;
  readonly text: string;
}

/** The records of a script. A line that begins with # is a comment wherever it stands, as in the reference program. */
export function recordsOf(script: string): ScriptRecord[] {
  const lines = script.split(/\r?\n/).map((text, index): Line => ({ number: index + 1, text }));
  const records: ScriptRecord[] = [];
  let block: Line[] = [];
  const end = (): void => {
    const record = recordOf(block);
    if (record !== null) records.push(record);
    block = [];
  };
  for (const line of lines) {
    if (line.text.startsWith('#')) continue;
    if (line.text.trim() === '') end();
    else block.push(line);
  }
  end();
  return records;
}

const wordsOf = (text: string): string[] => text.trim().split(/\s+/);

function recordOf(block: readonly Line[]): ScriptRecord | null {
  const conditions = block.findIndex(({ text }) => !/^(?:skipif|onlyif)\s/.test(text));
  const first = block[conditions];
  if (first === undefined) return null;
  const excluding = block.slice(0, conditions).find(({ text }) => excludesSqlite(wordsOf(text)));
  const order = orderOf(first.text, block.slice(conditions + 1).map(({ text }) => text));
  return order && { line: first.number, forOthers: excluding === undefined ? null : wordsOf(excluding.text).slice(0, 2).join(' '), order };
}

function excludesSqlite([condition, database]: readonly string[]): boolean {
  return (condition === 'skipif') === (database?.toLowerCase() === 'sqlite');
}

function orderOf(first: string, body: readonly string[]): Order | null {
  const words = wordsOf(first);
  switch (words[0]) {
    case 'statement':
      return words[1] === 'ok' || words[1] === 'error' ? { kind: 'statement', sql: body.join('\n'), expected: words[1] } : { kind: 'faulty', problem: "a statement is 'ok' or 'error'" };
    case 'query':
      return queryOf(words, body);
    case 'hash-threshold':
      return null;
    case 'halt':
      return { kind: 'halt' };
    // Published scripts forget the words before a statement (`DROP TABLE IF EXISTS`): what is none fails as one.
    default:
      return { kind: 'statement', sql: [first, ...body].join('\n'), expected: 'ok' };
  }
}

function queryOf(words: readonly string[], body: readonly string[]): Order {
  const comment = words.findIndex((word) => word.startsWith('#'));
  const [, types = '', sort = 'nosort', label = null] = comment < 0 ? words : words.slice(0, comment);
  if (!/^[TIR]+$/.test(types)) return { kind: 'faulty', problem: `unknown types: ${types}` };
  if (sort !== 'nosort' && sort !== 'rowsort' && sort !== 'valuesort') return { kind: 'faulty', problem: `unknown sort mode: ${sort}` };
  const rule = body.indexOf('----');
  return { kind: 'query', sql: (rule < 0 ? body : body.slice(0, rule)).join('\n'), types, sort, label, expected: rule < 0 ? null : body.slice(rule + 1) };
}
