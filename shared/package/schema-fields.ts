import type { Language, LocalText } from '#shared/base';
import type { Category, Field, FieldType } from '#shared/table';
import type { MissingValues, SchemaCategory, SchemaField, TableSchema, Translations } from './descriptor';

/** What the table room knows; the other types of Table Schema keep their values as text. */
const FIELD_TYPES: ReadonlySet<string> = new Set<FieldType>([
  'string', 'integer', 'number', 'boolean', 'date', 'time', 'datetime', 'year', 'yearmonth', 'duration', 'any',
]); // prettier-ignore

type Described = { readonly title?: string; readonly description?: string; readonly molo?: Translations };

/**
 * A title or description in all its languages. The plain property is in the package's first
 * language; where the package names none, it is kept under `''`.
 */
export function localText(described: Described, property: 'title' | 'description', languages: readonly Language[] = []): LocalText | undefined {
  const plain = described[property];
  const translated = described.molo?.[property];
  if (plain === undefined && translated === undefined) return undefined;
  return { ...translated, ...(plain !== undefined && { [languages[0] ?? '']: plain }) };
}

/** Table Schema -> fields of a table. No schema: no fields, the reader finds them. */
export function fieldsOf(schema: TableSchema | undefined, languages?: readonly Language[]): Field[] {
  return (schema?.fields ?? []).map((own) => {
    const title = localText(own, 'title', languages);
    const description = localText(own, 'description', languages);
    const type = own.type ?? 'string';
    const categories = (own.categories ?? []).map((category) => categoryOf(category, languages?.[0] ?? ''));
    const missing = missingOf(own.missingValues ?? schema?.missingValues, languages?.[0] ?? '');
    return {
      name: own.name,
      type: FIELD_TYPES.has(type) ? (type as FieldType) : 'string',
      ...(title && { title }),
      ...(description && { description }),
      ...(categories.length > 0 && { categories }),
      ...(missing.length > 0 && { missing }),
    };
  });
}

/** A code with its label in the package's own language first. */
function categoryOf(category: string | number | SchemaCategory, main: Language | ''): Category {
  if (typeof category !== 'object') return { value: category };
  const { value, label, molo } = category;
  return label === undefined && molo?.label === undefined ? { value } : { value, label: { ...(label !== undefined && { [main]: label }), ...molo?.label } };
}

/** Only what says more than that a value is missing. */
function missingOf(values: MissingValues | undefined, main: Language | ''): Category[] {
  return (values ?? []).flatMap((value) => (typeof value === 'object' && value.label !== undefined ? [categoryOf(value, main)] : []));
}

/** Fields of a table -> Table Schema, texts in the package's first language plain and the others beside them. */
export function schemaOf(fields: readonly Field[], languages?: readonly Language[]): TableSchema {
  return { fields: fields.map((field) => schemaField(field, languages?.[0] ?? '')) };
}

function schemaField(field: Field, main: Language | ''): SchemaField {
  const title = split(field.title, main);
  const description = split(field.description, main);
  const molo = { ...(title.others && { title: title.others }), ...(description.others && { description: description.others }) };
  return {
    name: field.name,
    type: field.type,
    ...(title.plain !== undefined && { title: title.plain }),
    ...(description.plain !== undefined && { description: description.plain }),
    ...(field.categories && { categories: field.categories.map((category) => schemaCategory(category, main)) }),
    ...(Object.keys(molo).length > 0 && { molo }),
  };
}

function schemaCategory({ value, label }: Category, main: Language | ''): string | number | SchemaCategory {
  const { plain, others } = split(label, main);
  if (label === undefined) return value as string | number;
  return { value: value as string | number, ...(plain !== undefined && { label: plain }), ...(others && { molo: { label: others } }) };
}

function split(text: LocalText | undefined, main: Language | ''): { plain?: string; others?: LocalText } {
  const { [main]: plain, ...others } = text ?? {};
  return { ...(plain !== undefined && { plain }), ...(Object.keys(others).length > 0 && { others }) };
}
