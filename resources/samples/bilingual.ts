import type { SchemaField } from '#shared/package';
import type { FieldType } from '#shared/table';

/** Languages of every title and description here; English is the plain one, Polish stands under `molo`. */
export const SAMPLE_LANGUAGES = ['en', 'pl'] as const;

/** A title and a description in both languages. */
export interface Words {
  readonly title: string;
  readonly description: string;
  readonly pl: { readonly title: string; readonly description: string };
}

/** A code with its names in both languages. */
export interface Coded {
  readonly code: string;
  readonly en: string;
  readonly pl: string;
}

interface FieldOptions {
  readonly constraints?: Readonly<Record<string, unknown>>;
  /** The codes, where they are few enough to be listed with the field itself. */
  readonly codes?: readonly Coded[];
  readonly categoriesOrdered?: boolean;
}

/** Words as a descriptor holds them (design, section 6). */
export function described({ title, description, pl }: Words) {
  return { title, description, molo: { title: { pl: pl.title }, description: { pl: pl.description } } };
}

/** A field of a Table Schema. Codes become `categories` as the standard has them; the Polish label of each is under its `molo.label`. */
export function field(name: string, type: FieldType, words: Words, { codes, ...options }: FieldOptions = {}): SchemaField {
  const { molo, ...text } = described(words);
  if (codes === undefined) return { name, type, ...text, ...options, molo };
  const categories = codes.map(({ code, en, pl }) => ({ value: code, label: en, molo: { label: { pl } } }));
  return { name, type, ...text, ...options, categories, molo };
}
