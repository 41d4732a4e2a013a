import { basename } from 'node:path';
import type { Content } from '#electron/services';
import { MoloError } from '#shared/base';
import { COMPANION_ROLES, type CompanionRole, type DraftCompanion, type DraftDescriptor, type DraftProperties, PACKAGE_NAME, slugOf, TLP_LEVELS, type TlpLevel } from '#shared/package';
import type { NamedTable } from '#shared/query';
import { fileSource } from './files';
import { plainDescriptor, type UnwrittenDescriptor } from './packing';

/** What `molo pack` is told of the package in options; each goes before what a descriptor says. */
export interface Description {
  readonly title?: string;
  readonly name?: string;
  readonly marking?: string;
  readonly tlp?: string;
  readonly validUntil?: string;
  readonly minimumCount?: string;
  readonly output: string;
}

/** Files that come along, by their path in the package. */
export interface Companions {
  readonly drafts: readonly DraftCompanion[];
  readonly contents: Readonly<Record<string, Content>>;
}

export function draftOf(options: Description, tables: readonly NamedTable[], companions: readonly DraftCompanion[], described?: DraftDescriptor): UnwrittenDescriptor {
  const name = options.name ?? described?.name ?? slugOf(basename(options.output).replace(/\.molo$/i, ''));
  if (!PACKAGE_NAME.test(name)) throw new MoloError('usage.invalid', { argument: `--name ${name}` });
  const draft = described ?? plainDescriptor(name, options.title ?? name, tables);
  const molo = propertiesOf(options, companions, draft.molo);
  return { ...draft, name, ...(options.title !== undefined && { title: options.title }), ...(Object.keys(molo).length > 0 && { molo }) };
}

function propertiesOf({ marking: line, tlp, validUntil, minimumCount }: Description, companions: readonly DraftCompanion[], molo: DraftProperties = {}): DraftProperties {
  const all = [...(molo.companions ?? []), ...companions];
  const marking = { ...molo.marking, ...(line !== undefined && { line }), ...(tlp !== undefined && { tlp: tlpLevel(tlp) }) };
  const disclosure = { ...molo.disclosure, ...(minimumCount !== undefined && { minimumCount: wholeNumber(minimumCount, '--minimum-count') }) };
  return {
    ...molo,
    ...(Object.keys(marking).length > 0 && { marking }),
    ...(validUntil !== undefined && { validUntil: day(validUntil) }),
    ...(Object.keys(disclosure).length > 0 && { disclosure }),
    ...(all.length > 0 && { companions: all }),
  };
}

/** `--with notes=release.md`: what the file is for, and the file. @throws MoloError `usage.invalid`, `storage.*` */
export async function companionsOf(words: readonly string[]): Promise<Companions> {
  const drafts: DraftCompanion[] = [];
  const contents: Record<string, Content> = {};
  for (const word of words) {
    const [, role, file] = /^([a-z]+)=(.+)$/s.exec(word) ?? [];
    if (file === undefined || !COMPANION_ROLES.includes(role as CompanionRole)) throw new MoloError('usage.invalid', { argument: `--with ${word}` });
    const path = companionPath(file);
    if (path in contents) throw new MoloError('usage.invalid', { argument: `--with ${word}` });
    drafts.push({ role: role as CompanionRole, path });
    contents[path] = await fileSource(file);
  }
  return { drafts, contents };
}

function companionPath(file: string): string {
  const name = basename(file);
  const suffix = /\.[A-Za-z0-9]{1,8}$/.exec(name)?.[0] ?? '';
  return `files/${slugOf(name.slice(0, name.length - suffix.length))}${suffix.toLowerCase()}`;
}

function tlpLevel(word: string): TlpLevel {
  const level = TLP_LEVELS.find((known) => known === word.toUpperCase());
  if (level === undefined) throw new MoloError('usage.invalid', { argument: `--tlp ${word}` });
  return level;
}

function day(word: string): string {
  const valid = /^\d{4}-\d\d-\d\d$/.test(word) && new Date(word).toString() !== 'Invalid Date' && new Date(word).toISOString().startsWith(word);
  if (!valid) throw new MoloError('usage.invalid', { argument: `--valid-until ${word}` });
  return word;
}

function wholeNumber(word: string, option: string): number {
  if (!/^[1-9]\d{0,8}$/.test(word)) throw new MoloError('usage.invalid', { argument: `${option} ${word}` });
  return Number(word);
}
