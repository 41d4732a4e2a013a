import type { Cell } from '#shared/table';
import type { Choices } from './choices';
import type { Sort } from './tables';

/** A column, or an alias, as a statement may write it. */
export interface Column {
  readonly text: string;
  readonly sort: Sort;
}

/** What a statement is made of while it is being made. */
export interface Draft {
  readonly choices: Choices;
  readonly params: Record<string, Cell>;
  /** What it does, so that can be told how often the kernel did it. */
  readonly traits: Set<string>;
  /** Whether what the kernel hardly knows may come in: whatever is nearly its own has to be left to SQLite. */
  readonly strange: boolean;
}

const VALUES: readonly Cell[] = [1, 'PL', 0, -1, 0.5, '1', 2.5, '', null, 2n ** 60n, 2 ** 40, -0, 'Ł', 7, '%a%', 1e300, '2022-02-01', 'lodz'];
const NUMBERS = ['1', '0', '2', '3', '-1', '10', '0.5', '2.5', '0.1', '100', '1e3', '- 3', '.5', '1.', '2147483648', '9007199254740993', '9223372036854775807', '-0.0', '1e400', '0x1F', '9223372036854775808', '1_000'];
const TEXTS = ["'PL'", "'a'", "''", "'A'", "'Ł'", "'1'", "'łódź'", "'it''s'", "'NaN'", "'2022-02-01'", "'12abc'", "'1e3'", "' 7'"];
const PATTERNS = ["'%'", "'a%'", "'%a'", "'%A%'", "'_'", "'P_'", "'%ł%'", "'a\\_%'", "''", "'%a%b%'", "'2022-%'", "'1%'", "'__'", "'%%'", "'ab'", "'%1.0'", "'%Ł%'", "'É'", "'%Ó%'"];
const GLOBS = ["'*'", "'a*'", "'*a'", "'?'", "'[ab]*'", "'[^a]*'", "'P?'", "'[a-z]*'", "'*[0-9]'", "'[z-a]*'", "'[]-a]'", "'[^a-]?'", "'[]'", "'[Łł]*'", "'*a*b*'", "''"];

/** Expressions over columns: of every kind of value, of every operator, to a depth that ends. */
export class Expressions {
  constructor(
    private readonly draft: Draft,
    private readonly columns: readonly Column[],
  ) {}

  any(depth: number): string {
    return this.choices.way([
      [4, () => this.column()],
      [3, () => this.number(depth)],
      [3, () => this.text(depth)],
      [1, () => this.truth(depth)],
    ]);
  }

  column(...sorts: readonly Sort[]): string {
    const fitting = this.columns.filter(({ sort }) => sorts.includes(sort));
    const from = fitting.length > 0 && !this.choices.chance(6) ? fitting : this.columns;
    if (from.length === 0) return this.literal();
    return this.choices.of(from).text;
  }

  literal(): string {
    const { choices, draft } = this;
    return choices.way([
      [3, () => choices.of(NUMBERS.slice(0, draft.strange ? NUMBERS.length : 17))],
      [3, () => choices.of(TEXTS)],
      [1, () => 'NULL'],
      [1, () => this.parameter()],
      [draft.strange ? 1 : 0, () => choices.of(["x'61'", 'true', 'FALSE', 'current_date', "'\u0001'"])],
    ]);
  }

  parameter(): string {
    const { choices, draft } = this;
    const value = choices.of(VALUES);
    const name = `p${Object.keys(draft.params).length}`;
    draft.params[name] = value;
    draft.traits.add('parameter');
    return choices.of([':', '@', '$']) + name;
  }

  number(depth: number): string {
    const { choices } = this;
    if (depth <= 0) return choices.way([[4, () => this.column('number')], [1, () => choices.of(NUMBERS.slice(0, 12))]]);
    const one = (): string => this.number(depth - 1);
    return choices.way([
      [5, () => this.column('number')],
      [5, () => this.joined(one(), choices.of(['+', '-', '*', '/', '%']), one())],
      [1, () => this.joined(one(), choices.of(['&', '|', '<<', '>>']), one())],
      [1, () => this.joined(one(), '||', one())],
      [1, () => `${choices.of(['-', '+', '~', '- -'])}${this.bracketed(one())}`],
      [3, () => this.numericCall(depth - 1)],
      [2, () => `CAST(${this.any(depth - 1)} AS ${choices.of(['INTEGER', 'REAL', 'NUMERIC', 'INT', 'FLOAT', 'DECIMAL(8,2)'])})`],
      [2, () => this.case(one, depth - 1)],
      [2, () => this.choice(one, depth - 1)],
      [1, () => choices.of(NUMBERS)],
      [1, () => `(${this.truth(depth - 1)})`],
      [1, () => this.literal()],
    ]);
  }

  private numericCall(depth: number): string {
    const { choices } = this;
    const number = (): string => this.number(depth);
    const text = (): string => this.text(depth);
    return choices.way([
      [2, () => `abs(${number()})`],
      [2, () => `round(${number()})`],
      [2, () => `round(${number()}, ${choices.of(['1', '2', '0', '-1', '15', '20'])})`],
      [2, () => `length(${this.any(depth)})`],
      [1, () => `instr(${text()}, ${text()})`],
      [1, () => `unicode(${text()})`],
      [1, () => `sign(${this.any(depth)})`],
      [1, () => `${choices.of(['min', 'max'])}(${number()}, ${this.any(depth)})`],
      [1, () => `quarter(${this.column('date')})`],
      [1, () => `CAST(substr(${this.column('date')}, 1, 4) AS INTEGER)`],
      [this.draft.strange ? 1 : 0, () => choices.of([`ceil(${number()})`, `sqrt(${number()})`, `floor(${number()})`, `octet_length(${text()})`, `likely(${number()})`, `(random() * 0)`, `ln(${number()})`, `mod(${number()}, ${number()})`])],
    ]);
  }

  text(depth: number): string {
    const { choices } = this;
    if (depth <= 0) return choices.way([[4, () => this.column('text', 'date')], [1, () => choices.of(TEXTS)]]);
    const one = (): string => this.text(depth - 1);
    return choices.way([
      [5, () => this.column('text', 'date')],
      [3, () => this.joined(this.any(depth - 1), '||', this.any(depth - 1))],
      [5, () => this.textCall(depth - 1)],
      [1, () => `CAST(${this.any(depth - 1)} AS ${choices.of(['TEXT', 'VARCHAR(3)', 'text'])})`],
      [2, () => this.case(one, depth - 1)],
      [2, () => this.choice(one, depth - 1)],
      [1, () => choices.of(TEXTS)],
      [1, () => this.literal()],
    ]);
  }

  private textCall(depth: number): string {
    const { choices } = this;
    const text = (): string => this.text(depth);
    const place = (): string => choices.of(['1', '2', '-1', '0', '-2', '3', '9', '-9']);
    return choices.way([
      [2, () => `${choices.of(['lower', 'upper', 'LOWER'])}(${this.any(depth)})`],
      [2, () => `${choices.of(['substr', 'substring'])}(${this.any(depth)}, ${place()}, ${place()})`],
      [1, () => `substr(${text()}, ${place()})`],
      [1, () => `replace(${text()}, ${text()}, ${text()})`],
      [1, () => `${choices.of(['trim', 'ltrim', 'rtrim'])}(${text()})`],
      [1, () => `${choices.of(['trim', 'ltrim', 'rtrim'])}(${text()}, ${choices.of(["'a'", "'aA'", "'Ł '", "''"])})`],
      [1, () => `typeof(${this.any(depth)})`],
      [2, () => `fold(${text()})`],
      [1, () => `date_trunc(${choices.of(["'month'", "'year'", "'quarter'", "'week'", "'day'"])}, ${this.column('date')})`],
      [1, () => `iso_week(${this.column('date')})`],
      [1, () => `hex(${text()})`],
      [this.draft.strange ? 1 : 0, () => choices.of([`printf('%5.2f', ${this.number(depth)})`, `quote(${this.any(depth)})`, `char(${this.number(0)})`, `date(${this.column('date')})`, `strftime('%Y', ${this.column('date')})`, `sort_key(${text()}, 'pl')`, `concat(${text()}, ${text()})`])],
    ]);
  }

  truth(depth: number): string {
    const { choices } = this;
    if (depth <= 0) return this.comparison(0);
    const one = (): string => this.truth(depth - 1);
    return choices.way([
      [6, () => this.comparison(depth - 1)],
      [3, () => this.joined(one(), 'AND', one())],
      [3, () => this.joined(one(), choices.of(['OR', 'or']), one())],
      [2, () => `NOT ${this.bracketed(one())}`],
      [2, () => this.membership(depth - 1)],
      [2, () => `${this.bracketed(this.any(depth - 1))} ${choices.of(['IS NULL', 'IS NOT NULL', 'ISNULL', 'NOTNULL', 'NOT NULL', 'is not null'])}`],
      [3, () => this.pattern(depth - 1)],
      [2, () => this.between(depth - 1)],
      [1, () => this.any(depth - 1)],
      [1, () => `${this.bracketed(one())} ${choices.of(['IS TRUE', 'IS NOT TRUE', 'IS FALSE', 'IS NOT FALSE'])}`],
      [1, () => this.case(one, depth - 1)],
    ]);
  }

  /** A value and others that it may be compared with: mostly of its own kind, since SQLite converts the others. */
  private comparable(depth: number): { one: string; other: () => string } {
    const { choices } = this;
    return choices.way([
      [5, () => ({ one: this.number(depth), other: () => choices.way([[4, () => choices.of(NUMBERS)], [2, () => this.number(depth)], [1, () => this.parameter()]]) })],
      [5, () => ({ one: this.text(depth), other: () => choices.way([[4, () => choices.of(TEXTS)], [2, () => this.text(depth)], [1, () => this.parameter()]]) })],
      [2, () => ({ one: this.any(depth), other: () => choices.way([[3, () => this.literal()], [1, () => this.any(depth)], [1, () => 'NULL']]) })],
      // A sign takes a column's affinity away: nothing is converted any more.
      [1, () => ({ one: `+${this.column()}`, other: () => this.literal() })],
    ]);
  }

  private comparison(depth: number): string {
    const { choices } = this;
    const operator = choices.of(['=', '<', '>', '<>', '<=', '>=', '==', '!=', 'IS', 'IS NOT', 'IS DISTINCT FROM', 'IS NOT DISTINCT FROM']);
    const { one, other } = this.comparable(depth);
    const sides = [one, other()];
    const text = (choices.chance(12) ? sides.reverse() : sides).join(` ${operator} `);
    return this.draft.strange && choices.chance(10) ? `${text} COLLATE ${choices.of(['NOCASE', 'BINARY', 'RTRIM'])}` : text;
  }

  private between(depth: number): string {
    const { one, other } = this.comparable(depth);
    return `${this.bracketed(one)} ${this.choices.of(['BETWEEN', 'NOT BETWEEN'])} ${this.bracketed(other())} AND ${this.bracketed(other())}`;
  }

  private membership(depth: number): string {
    const { choices } = this;
    const { one, other } = this.comparable(depth);
    const list = choices.list(1, 4, () => (choices.chance(6) ? 'NULL' : other()));
    return `${this.bracketed(one)} ${choices.of(['IN', 'NOT IN'])} (${list.join(', ')})`;
  }

  private pattern(depth: number): string {
    const { choices } = this;
    this.draft.traits.add('pattern');
    const of = this.bracketed(choices.way([[3, () => this.text(depth)], [1, () => this.any(depth)]]));
    if (choices.chance(30)) return `${of} ${choices.of(['GLOB', 'NOT GLOB'])} ${choices.of(GLOBS)}`;
    const escape = choices.chance(15) ? ` ESCAPE ${choices.of(["'\\'", "'a'", "'%'"])}${choices.chance(10) ? choices.of([' > 0', ' || 1', ' = 1']) : ''}` : '';
    return `${of} ${choices.of(['LIKE', 'NOT LIKE', 'like'])} ${choices.chance(8) ? this.any(0) : choices.of(PATTERNS)}${escape}`;
  }

  private case(value: () => string, depth: number): string {
    const { choices } = this;
    this.draft.traits.add('case');
    const otherwise = choices.chance(60) ? ` ELSE ${value()}` : '';
    const base = choices.chance(40) ? this.comparable(depth) : null;
    const whens = choices.list(1, 3, () => `WHEN ${base === null ? this.truth(depth) : base.other()} THEN ${value()}`);
    return `CASE ${base === null ? '' : `${base.one} `}${whens.join(' ')}${otherwise} END`;
  }

  private choice(value: () => string, depth: number): string {
    return this.choices.way([
      [2, () => `coalesce(${value()}, ${value()})`],
      [1, () => `coalesce(${value()}, ${this.any(depth)}, ${value()})`],
      [1, () => `ifnull(${value()}, ${value()})`],
      [2, () => `nullif(${value()}, ${this.choices.chance(40) ? value() : this.literal()})`],
      [1, () => `iif(${this.truth(depth)}, ${value()}, ${value()})`],
    ]);
  }

  /** With brackets or without: where there are none, who binds tighter has to be known. */
  private joined(one: string, operator: string, other: string): string {
    const text = `${one} ${operator} ${other}`;
    return this.choices.chance(50) ? `(${text})` : text;
  }

  private bracketed(text: string): string {
    return /^(?:\w+|"[^"]*"|'[^']*'|\w+\([^()]*\))$/.test(text) || this.choices.chance(30) ? text : `(${text})`;
  }

  private get choices(): Choices {
    return this.draft.choices;
  }
}
