import { Field as ArrowField, type DataType } from 'apache-arrow';
import { isLanguage } from '#shared/base';
import type { Column } from './column';
import type { Field, FieldType } from './field';

const TYPE = 'molo.type';
const TEXTS = ['title', 'description'] as const;

/**
 * Field types that a column's values may carry without being of another kind:
 * a date is text, a year or a boolean an integer. Metadata that claims more is ignored.
 */
const TYPES_OF_KIND: Readonly<Record<Column['kind'], readonly FieldType[]>> = {
  dictionary: ['string', 'date', 'time', 'datetime', 'yearmonth', 'duration', 'any'],
  int32: ['integer', 'number', 'boolean', 'year', 'any'],
  int64: ['integer', 'number', 'year', 'any'],
  float64: ['number', 'any'],
};

/** Name and, in Arrow's field metadata, what Arrow has no place for: `molo.type`, `molo.title.pl`, `molo.description.pl`. */
export function toArrowField(field: Field, type: DataType): ArrowField {
  const metadata = new Map<string, string>([[TYPE, field.type]]);
  for (const text of TEXTS) {
    for (const [language, words] of Object.entries(field[text] ?? {})) {
      metadata.set(language === '' ? `molo.${text}` : `molo.${text}.${language}`, words);
    }
  }
  return new ArrowField(field.name, type, true, metadata);
}

/** The field of a column that was read as `kind` with the field type `found`. */
export function fromArrowField(field: ArrowField, kind: Column['kind'], found: FieldType): Field {
  const claimed = field.metadata.get(TYPE) as FieldType | undefined;
  const type = claimed !== undefined && TYPES_OF_KIND[kind].includes(claimed) ? claimed : found;
  const texts = TEXTS.flatMap((text) => {
    const local = localText(field, `molo.${text}`);
    return local === null ? [] : [[text, local]];
  });
  return { name: field.name, type, ...Object.fromEntries(texts) };
}

function localText(field: ArrowField, key: string): Record<string, string> | null {
  const local: Record<string, string> = {};
  for (const [name, words] of field.metadata) {
    if (name === key) local[''] = words;
    else if (name.startsWith(`${key}.`)) {
      const language = name.slice(key.length + 1);
      if (isLanguage(language)) local[language] = words;
    }
  }
  return Object.keys(local).length > 0 ? local : null;
}
