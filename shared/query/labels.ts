import { type Language, LIMITS, type LocalText } from '#shared/base';
import { type Cell, cellAt, type Column, dictionaryFrom, type Field, rowsOf } from '#shared/table';
import { describeTables, type NamedTable, type TableDescription, type TableListing } from './named-table';
import { distinctNames, tableNames } from './names';

export interface LabelledTables {
  /** The tables as they came, and behind them those that show their labels. */
  readonly tables: readonly NamedTable[];
  readonly descriptions: readonly TableDescription[];
  /** By table, what it shows; `null` for a table as it came. */
  readonly shows: readonly (Shown | null)[];
}

/** What a view shows. */
export interface Shown {
  /** Position of the table. */
  readonly base: number;
  /** By field of the view, the position of the table's field. */
  readonly fields: readonly number[];
}

/** Tables, with a view for each whose codes have labels. `labelViews` says the same of the views without any column. */
export function withLabels(base: readonly NamedTable[]): LabelledTables {
  const views = base.flatMap((table, nth) => {
    const view = labelView(table);
    return view ? [{ table: view.table, shown: { base: nth, fields: view.shows } }] : [];
  });
  const tables = [...base, ...views.map(({ table }) => table)];
  const shows = [...base.map(() => null), ...views.map(({ shown }) => shown)];
  const described = describeTables(tables);
  const descriptions = described.map((description, nth) => {
    const shown = shows[nth];
    return shown ? { ...description, base: (described[shown.base] as TableDescription).name } : description;
  });
  return { tables, descriptions, shows };
}

/** What the views will be called and hold that an engine makes for the tables of one alias, in their order; `base` names the table. */
export function labelViews(base: readonly TableDescription[]): TableDescription[] {
  const views = base.flatMap(({ name, fields, rows }): TableDescription[] => {
    const shown = shownWithLabels(fields);
    return shown ? [{ name: viewName(name), base: name, fields: shown.map(({ field }) => field), ...(rows !== undefined && { rows }) }] : [];
  });
  const names = tableNames([...base, ...views].map(({ name }) => name)).slice(base.length);
  return views.map((view, nth) => ({ ...view, name: names[nth] as string }));
}

/**
 * What is read of the tables as they came, by table: whoever reads a view reads what it shows. `null` for a table of which nothing is.
 * @param readOf positions of the fields that are read of a table or view, `undefined` where it is not
 */
export function readBelow(shows: LabelledTables['shows'], readOf: (table: number) => ReadonlySet<number> | undefined): (ReadonlySet<number> | null)[] {
  return shows.flatMap((ofView, base) => {
    if (ofView) return [];
    const throughViews = shows.flatMap((shown, view) => {
      const read = shown?.base === base ? readOf(view) : undefined;
      return shown && read ? [[...read].map((field) => shown.fields[field] as number)] : [];
    });
    const own = readOf(base);
    const read = own ? [[...own], ...throughViews] : throughViews;
    return [read.length === 0 ? null : new Set(read.flat())];
  });
}

/** The names of the tables of a database that answer for what was read, in their order: a view's table for the view, each once. */
export function tablesBelow({ alias, tables }: { readonly alias: string; readonly tables: readonly TableDescription[] }, reads: readonly Pick<TableListing, 'alias' | 'name'>[]): string[] {
  const bases = new Set(tables.flatMap(({ name, base = name }) => (reads.some((read) => read.alias === alias && read.name === name) ? [base] : [])));
  return tables.flatMap(({ name }) => (bases.has(name) ? [name] : []));
}

/** A table with labels beside its codes, and where its columns come from. */
interface LabelView {
  readonly table: NamedTable;
  /** By field: the position in the table below of what it shows. */
  readonly shows: readonly number[];
}

/** A field of labels, and each label by its code. */
interface Labels {
  /** Position of the coded field. */
  readonly of: number;
  readonly field: Field;
  readonly labels: ReadonlyMap<string, string>;
}

/** A field of a view: the table's own, or the labels of its codes. */
interface ShownField {
  /** Position in the table below of what it shows. */
  readonly of: number;
  readonly field: Field;
  readonly labels: Labels['labels'] | null;
}

/** What tells a code's title from that of its labels, in the title's own language. */
const CODE: Readonly<Record<Language | '', string>> = { '': 'code', en: 'code', pl: 'kod', cs: 'kód', sk: 'kód', hu: 'kód' };

/**
 * The fields of a table, codes followed by what they mean: `geo` by `geo_label` and, where labels come in several languages, by a
 * field for each (`geo_label_pl`). `null` where no field has labels.
 */
function shownWithLabels(fields: readonly Field[]): readonly ShownField[] | null {
  const labels = fields.flatMap((field, of) => labelsOf(field, of));
  if (labels.length === 0 || fields.length + labels.length > LIMITS.fields) return null;
  // A field that is called like a label keeps its name.
  const names = distinctNames([...fields, ...labels.map(({ field }) => field)].map((field) => field.name));
  return fields.flatMap((field, of): ShownField[] => [
    { of, field: { ...(labels.some((own) => own.of === of) ? asCode(field) : field), name: names[of] as string }, labels: null },
    ...labels.flatMap((own, nth) => (own.of === of ? [{ of, field: { ...own.field, name: names[fields.length + nth] as string }, labels: own.labels }] : [])),
  ]);
}

/** The labels bear the title, since they are what is shown of the field; beside them the code says that it is one. */
const asCode = ({ title, ...field }: Field): Field => (title ? { ...field, title: marked(title, (language) => CODE[language]) } : field);

/** Each language of a title, with a word behind it in brackets. */
const marked = (title: LocalText, word: (language: Language | '') => string): LocalText =>
  Object.fromEntries(Object.entries(title).map(([language, text]) => [language, `${text} (${word(language as Language | '')})`]));

const viewName = (table: string): string => `${table}_labels`;

/**
 * A table as `<name>_labels`. A code that the descriptor does not tell of has NULL. `null` where no field has labels.
 * Nothing is computed before somebody reads a label, and codes are shared, not copied.
 */
function labelView({ name, table, ...read }: NamedTable): LabelView | null {
  const { fields, columns, rows } = table;
  const shown = shownWithLabels(fields);
  if (shown === null) return null;
  const { loaded } = read;
  const loadedHere = loaded && new Set(shown.flatMap(({ of, field }) => (loaded.has((fields[of] as Field).name) ? [field.name] : [])));
  const shownColumns = shown.map(({ of, labels }) => (labels ? labelled(columns[of] as Column, labels) : (columns[of] as Column)));
  return {
    table: { name: viewName(name), ...read, ...(loadedHere && { loaded: loadedHere }), table: { rows, fields: shown.map(({ field }) => field), columns: shownColumns } },
    shows: shown.map(({ of }) => of),
  };
}

/** The package's own words first, then each language where there are several. */
function labelsOf({ name, title, categories = [] }: Field, of: number): Labels[] {
  const coded = categories.flatMap(({ value, label }) => (label === undefined ? [] : [{ code: String(value), label }]));
  const languages = [...new Set(coded.flatMap(({ label }) => Object.keys(label) as (keyof LocalText)[]))];
  const labelsIn = (language: Language | null, textOf: (label: LocalText) => string | undefined): Labels => ({
    of,
    field: { name: language === null ? `${name}_label` : `${name}_label_${language}`, type: 'string', ...(title && { title: language === null ? title : marked(title, () => language) }) },
    labels: new Map(coded.flatMap(({ code, label }) => wordOf(code, textOf(label)))),
  });
  if (languages.length === 0) return [];
  const own = labelsIn(null, (label) => Object.values(label)[0]);
  return languages.length === 1 ? [own] : [own, ...languages.flatMap((language) => (language === '' ? [] : [labelsIn(language, (label) => label[language])]))];
}

const wordOf = (code: string, text: string | undefined): [string, string][] => (text === undefined ? [] : [[code, text]]);

/** The labels of a coded column's rows, made when they are first read. */
function labelled(column: Column, labels: ReadonlyMap<string, string>): Column {
  let made: Column & { kind: 'dictionary' } | undefined;
  const make = (): Column & { kind: 'dictionary' } => (made ??= labelColumn(column, labels));
  return {
    kind: 'dictionary',
    get codes() {
      return make().codes;
    },
    get dictionary() {
      return make().dictionary;
    },
  };
}

/** With the column's own codes, where each of them has a label of its own. */
function labelColumn(column: Column, labels: ReadonlyMap<string, string>): Column & { kind: 'dictionary' } {
  const labelOf = (cell: Cell): string | null => (cell === null ? null : (labels.get(String(cell)) ?? null));
  if (column.kind !== 'dictionary') return dictionaryFrom(Array.from({ length: rowsOf(column) }, (_, row) => labelOf(cellAt(column, row))));
  const words = column.dictionary.map(labelOf);
  const dictionary = [...new Set(words)];
  if (dictionary.length === words.length) return { kind: 'dictionary', codes: column.codes, dictionary };
  const codeOf = new Map(dictionary.map((word, code) => [word, code]));
  const codes = words.map((word) => codeOf.get(word) as number);
  return { kind: 'dictionary', codes: column.codes.map((code) => codes[code] as number), dictionary };
}
