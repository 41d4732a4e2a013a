import type { Written } from '#renderer/workers';
import { type Language, LANGUAGES, type LocalText } from '#shared/base';
import { type DraftCompanion, type DraftDescriptor, type DraftProperties, type DraftResource, fieldsOf, localText, schemaOf, type TableSchema } from '#shared/package';
import type { Field } from '#shared/table';
import { type Enclosure, type Item, mainTitle, type SealForm } from './form';
import { enclosurePath } from './items';
import { packageName } from './problems';

/** An enclosed file and the place that it gets in the package. */
export interface PlacedEnclosure {
  readonly path: string;
  readonly enclosure: Enclosure;
}

export function placed(enclosures: readonly Enclosure[]): PlacedEnclosure[] {
  const places: PlacedEnclosure[] = [];
  for (const enclosure of enclosures) places.push({ enclosure, path: enclosurePath(enclosure.file.name, places.map(({ path }) => path)) });
  return places;
}

/**
 * The form as the descriptor that is signed.
 * @param written each item's table as it was written, in their order
 */
export function descriptorOf(form: SealForm, written: readonly Written[]): DraftDescriptor {
  const { language } = form;
  const description = form.description.trim();
  return {
    name: packageName(form),
    title: mainTitle(form),
    ...(description !== '' && { description }),
    resources: form.items.map((item, index) => resourceOf(item, (written[index] as Written).fields, language)),
    molo: propertiesOf(form),
  };
}

function propertiesOf(form: SealForm): DraftProperties {
  const { language, titles, tlp, synthetic, validUntil } = form;
  const others = LANGUAGES.flatMap((id) => (id === language || !titles[id]?.trim() ? [] : [[id, titles[id].trim()] as const]));
  const line = form.line.trim();
  const marking = { ...(line !== '' && { line }), ...(tlp !== null && { tlp }), ...(synthetic && { synthetic }) };
  const disclosure = disclosureOf(form);
  const companions = placed(form.enclosures).map((enclosure) => companionOf(enclosure, language));
  return {
    languages: [language, ...others.map(([id]) => id)],
    ...(others.length > 0 && { title: Object.fromEntries(others) }),
    ...(Object.keys(marking).length > 0 && { marking }),
    ...(validUntil !== '' && { validUntil }),
    ...(Object.keys(disclosure).length > 0 && { disclosure }),
    ...(companions.length > 0 && { companions }),
  };
}

function disclosureOf({ minimumCount, rounding, dominance, note, language }: SealForm): NonNullable<DraftProperties['disclosure']> {
  return {
    ...(minimumCount.trim() !== '' && { minimumCount: Number(minimumCount) }),
    ...(rounding.trim() !== '' && { rounding: Number(rounding) }),
    ...(dominance !== null && dominance !== undefined && { dominance }),
    ...(note.trim() !== '' && { note: { [language]: note.trim() } }),
  };
}

function companionOf({ path, enclosure: { file, role } }: PlacedEnclosure, language: Language): DraftCompanion {
  const mediatype = /\.(md|markdown)$/i.test(path) ? 'text/markdown' : /\.txt$/i.test(path) ? 'text/plain' : file.type;
  return { role, path, ...(/^[^/\s]+\/[^/\s]+$/.test(mediatype) && { mediatype }), title: { [language]: file.name } };
}

function resourceOf(item: Item, written: readonly Field[], language: Language): DraftResource {
  const { described, sources } = item;
  const [title, description] = [item.title.trim(), item.description.trim()];
  return {
    name: item.name,
    format: 'parquet',
    ...(title !== '' && { title }),
    ...(description !== '' && { description }),
    schema: schemaFor(item, written, language),
    ...(sources.length > 0 && { sources }),
    ...(described?.resource.licenses && { licenses: described.resource.licenses }),
    ...translations(described, language),
  };
}

/** Fields as they were written, with what the publisher declared of them and what is said of them here. */
function schemaFor(item: Item, written: readonly Field[], language: Language): TableSchema {
  const { resource: { schema } = {}, languages } = item.described ?? {};
  const declared = new Map(schema?.fields.map((field) => [field.name, field]));
  const known = new Map(fieldsOf(schema, languages).map((field) => [field.name, field]));
  const fields = written.map(({ name, type }): Field => {
    const own = item.fields.find((field) => field.name === name);
    const title = localised(known.get(name)?.title, own?.title ?? '', language);
    const description = localised(known.get(name)?.description, own?.description ?? '', language);
    return { name, type: known.get(name)?.type ?? type, ...(title && { title }), ...(description && { description }) };
  });
  const { primaryKey, missingValues } = schema ?? {};
  return {
    fields: schemaOf(fields, [language]).fields.map((field) => {
      const { constraints, categories, format } = declared.get(field.name) ?? {};
      return { ...field, ...(format !== undefined && { format }), ...(constraints && { constraints }), ...(categories && { categories }) };
    }),
    ...(primaryKey !== undefined && { primaryKey }),
    ...(missingValues && { missingValues }),
  };
}

/** A text in all its languages, that of the main one as it is written here. */
function localised(known: LocalText | undefined, text: string, language: Language): LocalText | null {
  const { [language]: _main, ...others } = known ?? {};
  const all: LocalText = { ...others, ...(text.trim() !== '' && { [language]: text.trim() }) };
  return Object.keys(all).length > 0 ? all : null;
}

/** What a publisher said in other languages goes along. */
function translations(described: Item['described'], language: Language): Pick<DraftResource, 'molo'> {
  if (described === undefined) return {};
  const others = (['title', 'description'] as const).flatMap((property) => {
    const { [language]: _main, ...rest } = localText(described.resource, property, described.languages) ?? {};
    return Object.keys(rest).length > 0 ? [[property, rest]] : [];
  });
  return others.length > 0 ? { molo: Object.fromEntries(others) as NonNullable<DraftResource['molo']> } : {};
}
