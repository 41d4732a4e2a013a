/**
 * Names: what people are shown must be what it looks like, and what becomes a
 * file name must be one on every system and never leave its folder.
 */

/** Invisible, reordering or unprintable: controls, formats, private use, lone surrogates, fillers, joiners, variation selectors. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;

/** Spaces that are not the ordinary one: several of them have no width or look like two. The blank of Braille is one in all but its category. */
const ODD_SPACE = /[^\S ]|\u2800/u;

const NAME_LENGTH = 200;

/** Whether a person's, an institution's or a table's name can be shown as it is. */
export function isPlainName(text: string): boolean {
  return (
    text.length > 0 &&
    text.length <= NAME_LENGTH &&
    text === text.trim() &&
    text === text.normalize('NFC') &&
    !UNSEEN.test(text) &&
    !ODD_SPACE.test(text)
  );
}

/** `name` of a package: with the publisher's fingerprint it is the package's identity. */
export const PACKAGE_NAME = /^[a-z0-9][a-z0-9._-]{0,99}$/;

/**
 * Path of a resource in a sealed package: below `data/`, in POSIX's portable characters only.
 * No segment begins with a dot or a hyphen, so none is `..`, hidden or taken for an option.
 */
export const RESOURCE_PATH = /^(?=.{6,200}$)data(?:\/[A-Za-z0-9_][A-Za-z0-9._-]*)+$/;

/** Path of a companion: one name below `files/`, of the same characters. */
export const COMPANION_PATH = /^(?=.{7,200}$)files\/[A-Za-z0-9_][A-Za-z0-9._-]*$/;

const LETTERS_WITHOUT_DECOMPOSITION: Readonly<Record<string, string>> = { ł: 'l', đ: 'd', ø: 'o', ß: 'ss', æ: 'ae', ı: 'i' };

/** Any text as the nearest package name: `Wnioski 2024 (Łódź)` becomes `wnioski-2024-lodz`. Never empty. */
export function slugOf(text: string): string {
  const plain = text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[łđøßæı]/g, (letter) => LETTERS_WITHOUT_DECOMPOSITION[letter] as string);
  const slug = plain.replace(/[^a-z0-9._]+/g, '-').replace(/^[^a-z0-9]+|[^a-z0-9]+$/g, '');
  return slug.slice(0, 80) || 'package';
}

/** `data/<slug>.<format>` for each resource that names no path of its own; repeats get `_2`, `_3` ... */
export function resourcePaths(resources: readonly { readonly name: string; readonly format: string; readonly path?: string }[]): string[] {
  const taken = new Set(resources.flatMap(({ path }) => (path !== undefined && RESOURCE_PATH.test(path) ? [path.toLowerCase()] : [])));
  return resources.map(({ name, format, path }) => {
    if (path !== undefined && RESOURCE_PATH.test(path)) return path;
    const stem = `data/${slugOf(name)}`;
    const extension = slugOf(format);
    for (let copy = 1; ; copy++) {
      const candidate = `${stem}${copy === 1 ? '' : `_${copy}`}.${extension}`;
      if (taken.has(candidate)) continue;
      taken.add(candidate);
      return candidate;
    }
  });
}
