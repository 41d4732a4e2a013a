import type { OpenData } from '#renderer/workbench';
import { type Language, textIn } from '#shared/base';
import { localText, type Manifest, TLP_LEVELS, type TlpLevel } from '#shared/package';
import type { SealForm } from './form';

/** What the marking and the rules of what goes in ask of the whole: the strictest of each. What was written by hand stays, where it is stricter. */
export function carried(form: SealForm, data: readonly OpenData[]): Partial<SealForm> {
  const manifests = data.flatMap(({ manifest }) => manifest ?? []);
  const markings = manifests.flatMap(({ molo }) => molo.marking ?? []);
  const rules = manifests.flatMap(({ molo }) => molo.disclosure ?? []);
  const lines = [...new Set([form.line, ...markings.map(({ line = '' }) => line)].filter((line) => line !== ''))];
  return {
    line: lines.join(' · '),
    tlp: strictest([form.tlp, ...markings.map(({ tlp }) => tlp ?? null)]),
    synthetic: manifests.length > 0 && manifests.length === data.length && markings.length === manifests.length && markings.every(({ synthetic }) => synthetic === true),
    validUntil: [form.validUntil, ...manifests.map(({ molo }) => molo.validUntil ?? '')].filter((day) => day !== '').sort()[0] ?? '',
    minimumCount: highest([form.minimumCount, ...rules.map(({ minimumCount }) => minimumCount)]),
    rounding: highest([form.rounding, ...rules.map(({ rounding }) => rounding)]),
    dominance: rules.find(({ dominance }) => dominance !== undefined)?.dominance ?? form.dominance,
    note: [...new Set([form.note, ...rules.map(({ note }) => textIn(note, form.language) ?? '')].filter((note) => note !== ''))].join('\n'),
  };
}

/** The texts, marking and rules of an edition before, for the next one. */
export function continued(manifest: Manifest): Partial<SealForm> {
  const { languages = [], marking = {}, disclosure = {} } = manifest.molo;
  const language = languages[0] ?? 'en';
  const titles = localText(manifest, 'title', [language]) ?? {};
  const known = Object.entries(titles).filter((entry): entry is [Language, string] => entry[1] !== undefined);
  return {
    language,
    titles: { [language]: '', ...Object.fromEntries(known) },
    description: manifest.description ?? '',
    name: manifest.name,
    line: marking.line ?? '',
    tlp: marking.tlp ?? null,
    minimumCount: String(disclosure.minimumCount ?? ''),
    rounding: String(disclosure.rounding ?? ''),
    dominance: disclosure.dominance ?? null,
    note: textIn(disclosure.note, language) ?? '',
  };
}

function strictest(levels: readonly (TlpLevel | null)[]): TlpLevel | null {
  const ranks = levels.flatMap((level) => (level === null ? [] : [TLP_LEVELS.indexOf(level)]));
  return ranks.length === 0 ? null : (TLP_LEVELS[Math.max(...ranks)] ?? null);
}

function highest(values: readonly (string | number | undefined)[]): string {
  const numbers = values.map(Number).filter((value) => Number.isInteger(value) && value > 0);
  return numbers.length === 0 ? '' : String(Math.max(...numbers));
}
