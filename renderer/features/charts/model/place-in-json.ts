/** A stretch of a text; UTF-16 units, `to` exclusive. */
export interface Place {
  readonly from: number;
  readonly to: number;
}

/** Where in a JSON text a pointer (RFC 6901) leads; where the text is no JSON, the place at which it ceases to be. */
export function placeInJson(text: string, pointer: string): Place {
  const reader = new Reader(text, pointer === '/' ? '' : pointer);
  try {
    reader.document();
  } catch (fault) {
    if (!(fault instanceof NoJson)) throw fault;
    return { from: Math.min(fault.at, Math.max(0, text.length - 1)), to: Math.min(fault.at + 1, text.length) };
  }
  return reader.found ?? { from: 0, to: Math.min(1, text.length) };
}

class NoJson extends Error {
  constructor(readonly at: number) {
    super();
  }
}

const SPACE = /[\t\n\r \ufeff]*/y;
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/y;
const PLAIN = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/** Walks over the text once; the deepest place on the way to the pointer is the one to show. */
class Reader {
  found: Place | null = null;
  private at = 0;
  private depth = 0;

  constructor(
    private readonly text: string,
    private readonly pointer: string,
  ) {}

  document(): void {
    this.value('');
    this.skip(SPACE);
    if (this.at < this.text.length) throw new NoJson(this.at);
  }

  private value(path: string, named?: Place): void {
    this.skip(SPACE);
    const from = this.at;
    const next = this.text[from];
    if (next === '{') this.members(path);
    else if (next === '[') this.items(path);
    else if (!this.skip(next === '"' ? STRING : PLAIN)) throw new NoJson(from);
    const isBelow = this.pointer === path || this.pointer.startsWith(`${path}/`);
    const depth = path.split('/').length;
    if (!isBelow || depth <= this.depth) return;
    this.depth = depth;
    // A part that holds others is shown by its name: underlining half a file helps nobody.
    const isLong = next === '{' || next === '[';
    this.found = isLong ? (named ?? { from, to: from + 1 }) : { from: named?.from ?? from, to: this.at };
  }

  private members(path: string): void {
    this.expect('{');
    if (this.take('}')) return;
    do {
      this.skip(SPACE);
      const from = this.at;
      if (!this.skip(STRING)) throw new NoJson(from);
      const named = { from, to: this.at };
      const name = JSON.parse(this.text.slice(from, this.at)) as string;
      this.skip(SPACE);
      this.expect(':');
      this.value(`${path}/${name.replace(/~/g, '~0').replace(/\//g, '~1')}`, named);
    } while (this.take(','));
    this.skip(SPACE);
    this.expect('}');
  }

  private items(path: string): void {
    this.expect('[');
    if (this.take(']')) return;
    let index = 0;
    do this.value(`${path}/${index++}`);
    while (this.take(','));
    this.skip(SPACE);
    this.expect(']');
  }

  private take(sign: string): boolean {
    this.skip(SPACE);
    if (this.text[this.at] !== sign) return false;
    this.at++;
    return true;
  }

  private expect(sign: string): void {
    if (this.text[this.at] !== sign) throw new NoJson(this.at);
    this.at++;
  }

  private skip(pattern: RegExp): boolean {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.text);
    if (match) this.at += match[0].length;
    return match !== null;
  }
}
