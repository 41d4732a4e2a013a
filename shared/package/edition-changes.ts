import type { LocalText } from '#shared/base';
import type { Companion, DisclosureRules, Manifest, Resource } from './descriptor';
import { fieldsOf, localText } from './schema-fields';

/** What is said of a package, a table or a field, before and after; absent where nothing was said. */
export interface TextChange {
  readonly what: 'title' | 'description' | 'marking' | 'tlp' | 'validUntil';
  readonly table?: string;
  readonly field?: string;
  readonly before?: LocalText | string;
  readonly after?: LocalText | string;
}

/** A table that both editions have, by its name. */
export interface KeptTable {
  readonly name: string;
  /** The bytes and the schema are the same: there is nothing to compare. */
  readonly isSame: boolean;
  /** What the later edition declares as the primary key. */
  readonly key: readonly string[];
}

/** What changed between two editions of a package, apart from the rows of its tables. */
export interface EditionChanges {
  readonly texts: readonly TextChange[];
  readonly disclosure: { readonly before: DisclosureRules | null; readonly after: DisclosureRules | null } | null;
  readonly tables: { readonly added: readonly string[]; readonly removed: readonly string[]; readonly kept: readonly KeptTable[] };
  /** By path: notes, method sheets and other companions. */
  readonly files: { readonly added: readonly Companion[]; readonly removed: readonly Companion[]; readonly changed: readonly Companion[] };
}

export function editionChanges(before: Manifest, after: Manifest): EditionChanges {
  const [rulesBefore, rulesAfter] = [before.molo.disclosure ?? null, after.molo.disclosure ?? null];
  const pairs = after.resources.flatMap((resource) => {
    const old = before.resources.find(({ name }) => name === resource.name);
    return old ? [{ old, now: resource }] : [];
  });
  return {
    texts: [...packageTexts(before, after), ...pairs.flatMap(({ old, now }) => tableTexts(old, now, before, after))],
    disclosure: isEqual(rulesBefore, rulesAfter) ? null : { before: rulesBefore, after: rulesAfter },
    tables: {
      added: missingFrom(before.resources, after.resources),
      removed: missingFrom(after.resources, before.resources),
      kept: pairs.map(({ old, now }) => ({ name: now.name, isSame: old.hash === now.hash && isEqual(old.schema ?? null, now.schema ?? null), key: keyOf(now) })),
    },
    files: fileChanges(before.molo.companions ?? [], after.molo.companions ?? []),
  };
}

function packageTexts(before: Manifest, after: Manifest): TextChange[] {
  const [was, is] = [before.molo, after.molo];
  return [
    ...changed({ what: 'title' }, localText(before, 'title', was.languages), localText(after, 'title', is.languages)),
    ...changed({ what: 'description' }, localText(before, 'description', was.languages), localText(after, 'description', is.languages)),
    ...changed({ what: 'marking' }, was.marking?.line, is.marking?.line),
    ...changed({ what: 'tlp' }, was.marking?.tlp, is.marking?.tlp),
    ...changed({ what: 'validUntil' }, was.validUntil, is.validUntil),
  ];
}

function tableTexts(old: Resource, now: Resource, { molo: was }: Manifest, { molo: is }: Manifest): TextChange[] {
  const table = now.name;
  const fieldsBefore = new Map(fieldsOf(old.schema, was.languages).map((field) => [field.name, field]));
  const fields = fieldsOf(now.schema, is.languages).filter(({ name }) => fieldsBefore.has(name));
  return [
    ...(['title', 'description'] as const).flatMap((what) => changed({ what, table }, localText(old, what, was.languages), localText(now, what, is.languages))),
    ...fields.flatMap((field) =>
      (['title', 'description'] as const).flatMap((what) => changed({ what, table, field: field.name }, fieldsBefore.get(field.name)?.[what], field[what])),
    ),
  ];
}

function changed(place: Pick<TextChange, 'what' | 'table' | 'field'>, before: LocalText | string | undefined, after: LocalText | string | undefined): TextChange[] {
  if (isEqual(before ?? null, after ?? null)) return [];
  return [{ ...place, ...(before !== undefined && { before }), ...(after !== undefined && { after }) }];
}

function fileChanges(before: readonly Companion[], after: readonly Companion[]): EditionChanges['files'] {
  const hashes = new Map(before.map(({ path, hash }) => [path, hash]));
  const paths = new Set(after.map(({ path }) => path));
  return {
    added: after.filter(({ path }) => !hashes.has(path)),
    removed: before.filter(({ path }) => !paths.has(path)),
    changed: after.filter(({ path, hash }) => hashes.has(path) && hashes.get(path) !== hash),
  };
}

function missingFrom(resources: readonly Resource[], others: readonly Resource[]): string[] {
  const names = new Set(resources.map(({ name }) => name));
  return others.flatMap(({ name }) => (names.has(name) ? [] : [name]));
}

function keyOf({ schema }: Resource): readonly string[] {
  return [schema?.primaryKey ?? []].flat();
}

/** Values of JSON; the order of members says nothing. */
function isEqual(one: unknown, other: unknown): boolean {
  return canonical(one) === canonical(other);
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, member: unknown) =>
    typeof member === 'object' && member !== null && !Array.isArray(member) ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1))) : member,
  );
}
