import { parametersIn, type QueryParams } from '#shared/query';
import { STATISTICS } from '#shared/statistics';
import type { Field } from '#shared/table';
import type { Choices } from './choices';
import { type Column, type Draft, Expressions } from './expressions';
import { named, sortOf, type World } from './tables';

/** How far two answers have to be alike: `rows` where SQL leaves the order open, `count` where it leaves open which rows. */
export type Likeness = 'exact' | 'rows' | 'count';

export interface Asked {
  readonly sql: string;
  readonly params: QueryParams;
  readonly maxRows?: number;
  readonly likeness: Likeness;
  readonly traits: readonly string[];
}

interface Source {
  readonly text: string;
  readonly columns: readonly Column[];
  /** Several tables: in which order their rows come is SQLite's to choose. */
  readonly open: boolean;
}

interface Select {
  readonly text: string;
  /** Names and kinds of the results, for who asks of it. */
  readonly results: readonly Column[];
  readonly open: boolean;
}

const quoted = (name: string): string => (/^[a-z]\w*$/i.test(name) ? name : `"${name}"`);

export function statementOf(world: World, choices: Choices): Asked {
  const draft: Draft = { choices, params: {}, traits: new Set(), strange: choices.chance(25) };
  const maxRows = choices.chance(15) ? 1 + choices.below(4) : undefined;
  const { text, likeness } = new Statements(world, draft).statement();
  const sql = decorated(text, choices);
  const used = new Set(parametersIn(sql));
  const params = Object.fromEntries(Object.entries(draft.params).filter(([name]) => used.has(name)));
  return { sql, params, likeness: maxRows !== undefined && likeness === 'rows' ? 'count' : likeness, traits: [...draft.traits], ...(maxRows !== undefined && { maxRows }) };
}

/** Comments and an end that mean nothing. */
function decorated(sql: string, choices: Choices): string {
  if (choices.chance(96)) return sql;
  return choices.of([`${sql};`, sql.replace(' FROM ', ' /* from */ FROM '), `${sql} -- end`, `-- begin\n${sql}`, sql.replaceAll(' ', '\n  '), sql.replace('(', '( /* a */'), sql.toUpperCase() === sql ? sql : ` ${sql} ; `]);
}

class Statements {
  constructor(
    private readonly world: World,
    private readonly draft: Draft,
  ) {}

  statement(): { text: string; likeness: Likeness } {
    const { choices } = this;
    return choices.way([
      [45, () => this.finished(this.select(this.source()))],
      [12, () => this.nested()],
      [this.draft.strange ? 12 : 2, () => this.besides()],
    ]);
  }

  private select(source: Source): Select {
    return this.choices.way([[6, () => this.groups(source)], [4, () => this.rows(source)]]);
  }

  private source(): Source {
    const { choices, world } = this;
    const own = (alias: string | null): Column[] => named(world.t).map(({ name, sort }) => ({ text: (alias === null ? '' : `${alias}.`) + quoted(name), sort }));
    return choices.way<Source>([
      [12, () => ({ text: choices.of(['t', 'p.t', '"t"', 'T']), columns: own(null), open: false })],
      [3, () => this.aliased(choices.of(['a', 'T2', '"x y"']))],
      [8, () => this.joined()],
      [world.t.fields.some(({ categories }) => categories !== undefined) ? 30 : 0, () => this.labelled()],
      [this.draft.strange ? 2 : 0, () => ({ text: choices.of(['t AS NOT INDEXED', 't, t AS u', 'nowhere', 'main.t', 'v', 't INDEXED BY i']), columns: own('t'), open: true })],
    ]);
  }

  private aliased(alias: string): Source {
    const columns = named(this.world.t).map(({ name, sort }) => ({ text: this.choices.chance(60) ? `${alias}.${quoted(name)}` : quoted(name), sort }));
    return { text: `t ${this.choices.of(['', 'AS '])}${alias}`, columns, open: false };
  }

  /** The view that has labels beside the codes. */
  private labelled(): Source {
    this.draft.traits.add('labels');
    const columns = [...named(this.world.t).map(({ name, sort }) => ({ text: quoted(name), sort })), { text: 'k_label', sort: 'text' as const }];
    return { text: 't_labels', columns, open: false };
  }

  private joined(): Source {
    const { choices, world, draft } = this;
    draft.traits.add('join');
    const several = choices.chance(15);
    const lists = several ? [choices.of(['l', 'm']), choices.of(['l', 'm'])] : [choices.of(['l', 'l', 'm'])];
    const own = named(world.t).map(({ name, sort }) => ({ text: `t.${quoted(name)}`, sort }));
    const others = lists.flatMap((list, nth) => named(world[list as 'l' | 'm']).map(({ name, sort }) => ({ text: `${'cd'[nth]}.${name}`, sort })));
    const text = lists.map((list, nth) => this.join(list, 'cd'[nth] as string, new Expressions(draft, own), own)).join('');
    return { text: `t${text}`, columns: [...own, ...own, ...others], open: true };
  }

  private join(list: string, alias: string, expressions: Expressions, own: readonly Column[]): string {
    const { choices, draft } = this;
    const sort = sortOf(this.world[list as 'l' | 'm'].fields[0] as Field);
    const key = choices.way([[8, () => expressions.column(sort)], [1, () => (own[0] as Column).text], [1, () => expressions.any(1)]]);
    const sides = [`${alias}.code`, key];
    const on = (choices.chance(40) ? sides.reverse() : sides).join(choices.chance(5) && draft.strange ? ' IS ' : ' = ');
    const more = choices.chance(8) ? ` AND ${alias}.weight > ${choices.of(['0', '1'])}` : '';
    return ` ${choices.of(['JOIN', 'LEFT JOIN', 'INNER JOIN', 'LEFT OUTER JOIN'])} ${choices.of(['', 'p.'])}${list} ${choices.of(['', 'AS '])}${alias} ON ${on}${more}`;
  }

  private where(source: Source): string {
    const { choices, draft } = this;
    if (!choices.chance(55)) return '';
    draft.traits.add('where');
    const expressions = new Expressions(draft, source.columns);
    const truth = (): string => expressions.truth(choices.below(3));
    if (draft.strange && choices.chance(15)) {
      const within = choices.of([`${expressions.column('text')} IN (SELECT code FROM l)`, 'EXISTS (SELECT 1 FROM m WHERE m.weight > 1)', `${expressions.column('number')} > (SELECT avg(weight) FROM m)`, 'rowid > 2', '(SELECT count(*) FROM l) > 2']);
      return ` WHERE ${within}`;
    }
    return ` WHERE ${choices.list(1, 2, truth).join(' AND ')}`;
  }

  private alias(): string {
    const { choices, draft } = this;
    if (!choices.chance(45)) return '';
    return choices.of([' AS v', ' w', ' AS "w w"', ' AS v2', ' "łw"', ...(draft.strange ? [' AS k', ' AS Geo', " AS 'text'", ' key', ' AS "count(*)"'] : [])]);
  }

  private rows(source: Source): Select {
    const { choices, draft } = this;
    draft.traits.add('rows');
    const expressions = new Expressions(draft, source.columns);
    const star = draft.strange && choices.chance(20);
    const shown = star ? [{ text: '*', sort: 'mixed' as const, alias: '' }] : choices.list(1, 4, () => this.shown(expressions));
    const distinct = choices.chance(25);
    if (distinct) draft.traits.add('distinct');
    const texts = shown.map(({ text, alias }) => text + alias);
    const order = this.order(shown, () => expressions.any(choices.below(2)), shown.length);
    const text = `SELECT ${distinct ? choices.of(['DISTINCT ', 'distinct ']) : draft.strange && choices.chance(5) ? 'ALL ' : ''}${texts.join(', ')} FROM ${source.text}${this.where(source)}${order.text}`;
    return { text, results: resultsOf(shown), open: source.open && !order.total };
  }

  private shown(expressions: Expressions): { text: string; sort: Column['sort']; alias: string } {
    const { choices } = this;
    const sort = choices.of(['number', 'text', 'mixed'] as const);
    const text = choices.way([
      [5, () => expressions.column('number', 'text', 'date', 'mixed')],
      [4, () => (sort === 'number' ? expressions.number(1 + choices.below(2)) : sort === 'text' ? expressions.text(1 + choices.below(2)) : expressions.any(1 + choices.below(2)))],
      [1, () => expressions.truth(1)],
    ]);
    return { text, sort, alias: this.alias() };
  }

  private groups(source: Source): Select {
    const { choices, draft } = this;
    draft.traits.add('groups');
    const expressions = new Expressions(draft, source.columns);
    const repeated = choices.chance(10);
    const keys = choices.list(0, 3, () => ({ ...this.shownKey(expressions), by: choices.of(['text', 'text', 'ordinal', 'alias'] as const), hidden: choices.chance(20) })).filter(({ text }, nth, all) => repeated || all.findIndex((other) => other.text === text) === nth);
    const aggregates = choices.list(keys.length === 0 ? 1 : 0, 3, () => ({ text: this.aggregate(expressions, source.open), sort: 'number' as const, alias: this.alias() }));
    const visible = keys.filter(({ hidden }) => !hidden);
    const shown = [...visible, ...aggregates];
    if (shown.length === 0) shown.push({ text: 'count(*)', sort: 'number', alias: '' });
    const grouped = keys.map((key) => (key.hidden ? key.text : key.by === 'ordinal' ? String(visible.indexOf(key) + 1) : key.by === 'alias' && key.alias !== '' ? bare(key.alias) : key.text));
    const bareColumn = draft.strange && choices.chance(8) ? `, ${expressions.column()}` : '';
    const order = this.order(shown, () => this.groupTerm(keys, expressions, source.open), shown.length);
    const parts = [
      `SELECT ${choices.chance(6) ? 'DISTINCT ' : ''}${shown.map(({ text, alias }) => text + alias).join(', ')}${bareColumn} FROM ${source.text}`,
      this.where(source),
      grouped.length > 0 ? ` GROUP BY ${grouped.join(', ')}` : '',
      this.having(keys, shown, expressions, source.open),
      order.text,
    ];
    // Groups come in the order of their keys, whatever the order of the rows; what a bare column shows does not.
    return { text: parts.join(''), results: resultsOf(shown), open: source.open && bareColumn !== '' };
  }

  private shownKey(expressions: Expressions): { text: string; sort: Column['sort']; alias: string } {
    const { choices } = this;
    const text = choices.way([[6, () => expressions.column('text', 'number', 'date', 'mixed')], [3, () => expressions.any(1 + choices.below(2))]]);
    return { text, sort: 'mixed', alias: this.alias() };
  }

  private groupTerm(keys: readonly { text: string }[], expressions: Expressions, open: boolean): string {
    return keys.length > 0 && this.choices.chance(50) ? this.choices.of(keys).text : this.aggregate(expressions, open);
  }

  private having(keys: readonly { text: string }[], shown: readonly { text: string; alias: string }[], expressions: Expressions, open: boolean): string {
    const { choices, draft } = this;
    if (!choices.chance(20)) return '';
    draft.traits.add('having');
    const aliases = shown.filter(({ alias }) => alias !== '').map(({ alias }) => bare(alias));
    const term = choices.way([[3, () => this.aggregate(expressions, open)], [aliases.length > 0 ? 2 : 0, () => choices.of(aliases)], [keys.length > 0 ? 1 : 0, () => choices.of(keys).text]]);
    return ` HAVING ${term} ${choices.of(['>', '<', '=', '<>', '>='])} ${choices.of(['1', '0', '2', '0.5', "'A'"])}${choices.chance(20) ? choices.of([' AND count(*) > 1', ' OR count(*) = 2', ' IS NOT NULL']) : ''}`;
  }

  private aggregate(expressions: Expressions, open: boolean): string {
    const { choices, draft } = this;
    const simple = (): string => this.plainAggregate(expressions, open);
    return choices.way([
      [8, simple],
      [1, () => `${simple()} ${choices.of(['+', '-', '*', '/', '||', '>'])} ${choices.of(['1', '2.0', '0', '100'])}`],
      [1, () => `${choices.of(['round', 'coalesce', 'max'])}(${simple()}, ${choices.of(['1', '0'])})`],
      [1, () => `100.0 * ${simple()} / ${simple()}`],
      [draft.strange ? 1 : 0, () => choices.of(['sum(sum(1))', 'count(DISTINCT *)', 'median()', 'percentile(1, 2)', 'min()', 'sum(1) OVER ()', 'count(1, 2)', 'total(DISTINCT 1, 2)', 'sum(x'.concat("'31')")])],
    ]);
  }

  private plainAggregate(expressions: Expressions, open: boolean): string {
    const { choices, draft } = this;
    const number = (): string => expressions.number(choices.below(2));
    const call = choices.way([
      [3, () => 'count(*)'],
      [3, () => this.distinctable('count', () => expressions.any(choices.below(2)))],
      [5, () => this.distinctable(choices.of(['sum', 'avg', 'total', 'SUM']), number)],
      [4, () => this.distinctable(choices.of(['min', 'max']), () => expressions.any(choices.below(2)))],
      [5, () => this.statistic(number)],
      [draft.strange && !open ? 2 : 0, () => choices.of([`group_concat(${expressions.text(1)})`, `string_agg(${expressions.text(0)}, '+')`, `group_concat(DISTINCT ${expressions.column('text')})`, `json_group_array(${expressions.column('text')})`])],
    ]);
    if (!choices.chance(15)) return call;
    draft.traits.add('filter');
    return `${call} FILTER (WHERE ${expressions.truth(choices.below(2))})`;
  }

  private distinctable(name: string, argument: () => string): string {
    const distinct = this.choices.chance(15);
    if (distinct) this.draft.traits.add('aggregate distinct');
    return `${name}(${distinct ? 'DISTINCT ' : ''}${argument()})`;
  }

  private statistic(number: () => string): string {
    const { choices } = this;
    const statistic = choices.of(STATISTICS);
    this.draft.traits.add('statistic');
    const parameters = statistic.parameters.flatMap(({ least, most, otherwise }) => (otherwise !== undefined && choices.chance(50) ? [] : [String(choices.of([0.5, 0.9, 0.25, 1, 0].filter((value) => (value >= least && value <= most) || choices.chance(5))) ?? 0.5)]));
    return this.distinctable(statistic.name, () => [...statistic.series.map(number), ...parameters].join(', '));
  }

  /** `total`: rows that it leaves equal are the same. */
  private order(shown: readonly { text: string; alias: string }[], other: () => string, ordinals: number): { text: string; total: boolean } {
    const { choices, draft } = this;
    const direction = (): string => choices.of(['', '', ' DESC', ' ASC', ' desc', ' NULLS LAST', ' DESC NULLS FIRST', ' ASC NULLS FIRST', ' DESC NULLS LAST', ...(draft.strange ? [' COLLATE NOCASE'] : [])]);
    const limit = choices.chance(25) ? choices.of([' LIMIT 3', ' LIMIT 2 OFFSET 1', ' LIMIT 1', ' LIMIT 0', ' LIMIT 100 OFFSET 2', ' LIMIT 5', ...(draft.strange ? [' LIMIT -1', ' LIMIT 1, 2', ' LIMIT 1 + 1', ' LIMIT -1 OFFSET 3', ' LIMIT 2.0', " LIMIT 'a'"] : [])]) : '';
    if (!choices.chance(45)) return { text: limit, total: false };
    draft.traits.add('order');
    if (choices.chance(30)) return { text: ` ORDER BY ${shown.map((_, nth) => `${nth + 1}${direction()}`).join(', ')}${limit}`, total: true };
    const aliases = shown.filter(({ alias }) => alias !== '').map(({ alias }) => bare(alias));
    const term = (): string => choices.way([[3, () => String(1 + choices.below(ordinals))], [aliases.length > 0 ? 3 : 0, () => choices.of(aliases)], [2, () => choices.of(shown).text], [2, other]]);
    return { text: ` ORDER BY ${choices.list(1, 3, () => term() + direction()).join(', ')}${limit}`, total: false };
  }

  /** A statement about the answer of another one. */
  private nested(): { text: string; likeness: Likeness } {
    const { choices, draft } = this;
    const inner = this.select(this.source());
    const columns = inner.results.filter(({ text }) => text !== '');
    const common = choices.chance(50);
    draft.traits.add(common ? 'with' : 'derived');
    const source: Source = { text: common ? 'c' : `(${inner.text})${choices.of([' AS c', ' c'])}`, columns: columns.length > 0 ? columns : [{ text: '1', sort: 'number' }], open: inner.open };
    const outer = choices.way([[3, () => this.select(source)], [2, () => this.window(source)], [1, () => ({ text: `SELECT * FROM ${source.text}`, results: inner.results, open: inner.open })]]);
    return this.finished({ ...outer, open: outer.open || inner.open, text: common ? `WITH c AS ${choices.chance(10) ? 'MATERIALIZED ' : ''}(${inner.text}) ${outer.text}` : outer.text });
  }

  private window(source: Source): Select {
    const { choices, draft } = this;
    draft.traits.add('window');
    const of = choices.of(source.columns).text;
    const by = source.columns.map(({ text }) => text).join(', ');
    const call = choices.of([`sum(${of}) OVER (ORDER BY ${by})`, `row_number() OVER (ORDER BY ${by})`, `lag(${of}) OVER (ORDER BY ${by})`, `count(*) OVER ()`, `avg(${of}) OVER (ORDER BY ${by} ROWS BETWEEN 2 PRECEDING AND CURRENT ROW)`]);
    return { text: `SELECT ${by}, ${call} AS running FROM ${source.text} ORDER BY ${by}`, results: [], open: false };
  }

  /** What the kernel has no part in, or hardly: it has to be seen for what it is. */
  private besides(): { text: string; likeness: Likeness } {
    const { choices, draft } = this;
    draft.traits.add('besides');
    const expressions = new Expressions(draft, []);
    return choices.way([
      [2, () => ({ text: `SELECT ${choices.list(1, 3, () => expressions.any(2)).join(', ')}`, likeness: 'exact' as const })],
      [1, () => ({ text: `VALUES (${expressions.any(1)}, ${expressions.any(1)})`, likeness: 'exact' as const })],
      [2, () => this.compound()],
      [1, () => ({ text: `SELECT ${expressions.any(1)} AS one, count(*) FROM t`, likeness: 'exact' as const })],
      [1, () => ({ text: choices.of(['SELECT t.* FROM t', 'SELECT rowid, * FROM t', 'SELECT count(*) FROM t NATURAL JOIN l', 'SELECT k FROM t GROUP BY 2', 'SELECT k FROM t ORDER BY 2', 'SELECT nope FROM t', 'SELECT k FROM t WHERE count(*) > 1', 'SELECT max(k), n FROM t', 'SELECT count(*) FROM t, l, m', 'SELECT k AS v FROM t WHERE v = 1 GROUP BY v', 'SELECT DISTINCT k FROM t ORDER BY n', 'SELECT sum(k) FROM t HAVING 0', 'SELECT count(*) FROM t_labels']), likeness: 'count' as const })],
    ]);
  }

  private compound(): { text: string; likeness: Likeness } {
    const { choices, world, draft } = this;
    const source: Source = { text: 't', columns: named(world.t).map(({ name, sort }) => ({ text: quoted(name), sort })), open: false };
    const expressions = new Expressions(draft, source.columns);
    const part = (): string => `SELECT ${expressions.any(1)}, ${expressions.any(0)} FROM t`;
    return { text: `${part()} ${choices.of(['UNION', 'UNION ALL', 'EXCEPT', 'INTERSECT'])} ${part()} ORDER BY 1, 2`, likeness: 'rows' };
  }

  private finished({ text, open }: Select): { text: string; likeness: Likeness } {
    return { text, likeness: !open ? 'exact' : / LIMIT /i.test(text) ? 'count' : 'rows' };
  }

  private get choices(): Choices {
    return this.draft.choices;
  }
}

const bare = (alias: string): string => alias.trim().replace(/^AS /, '');

/** Results that have a plain name: others can be asked of by nobody. */
function resultsOf(shown: readonly { text: string; sort: Column['sort']; alias: string }[]): Column[] {
  const names = shown.map(({ text, alias }) => (alias !== '' ? bare(alias) : /^(?:\w+|"[^"]*")$/.test(text) ? text : ''));
  return shown.flatMap(({ sort }, nth) => {
    const name = names[nth] as string;
    return name === '' || /^\d|^'/.test(name) || names.filter((other) => other.toLowerCase() === name.toLowerCase()).length > 1 ? [] : [{ text: name, sort }];
  });
}
