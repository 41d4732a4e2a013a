import { checked } from './checked';
import { type Json, json, type Language, language, z } from './schemas';

/** How the holder likes the workbench. No data, no names of files. */
export interface Settings {
  /** `null`: as the system says. */
  readonly language: Language | null;
  readonly theme: 'system' | 'light' | 'dark';
  /** Arrangement of the panels by screen, in the layout library's own form. */
  readonly layouts: Readonly<Record<string, Json>>;
  /** Small choices by name: a hint that was dismissed, a panel that stays closed. */
  readonly flags: Readonly<Record<string, boolean>>;
}

export const DEFAULT_SETTINGS: Settings = { language: null, theme: 'system', layouts: {}, flags: {} };

const key = z.string().regex(/^[a-zA-Z][\w.-]{0,63}$/);

const members = {
  language: language.nullable(),
  theme: z.enum(['system', 'light', 'dark']),
  layouts: z.record(key, json),
  flags: z.record(key, z.boolean()),
};

export const settings: z.ZodType<Settings> = z.strictObject(members);

/** Some of the settings; the others stay as they are. */
export const settingsChange: z.ZodType<Partial<Settings>> = z.strictObject({
  language: members.language.exactOptional(),
  theme: members.theme.exactOptional(),
  layouts: members.layouts.exactOptional(),
  flags: members.flags.exactOptional(),
});

/** Settings after a change. Layouts and flags change one by one; a layout of `null` is forgotten. */
export function changed(before: Settings, change: Partial<Settings>): Settings {
  const layouts = Object.entries({ ...before.layouts, ...change.layouts }).filter(([, layout]) => layout !== null);
  return { ...before, ...change, layouts: Object.fromEntries(layouts), flags: { ...before.flags, ...change.flags } };
}

const SETTINGS_VERSION = 'settings/1';
const file = z.strictObject({ molo: z.literal(SETTINGS_VERSION), ...members });

/** Settings as their file holds them. */
export function writeSettings(current: Settings): Json {
  return { molo: SETTINGS_VERSION, ...current };
}

/** @throws MoloError `host.malformed` for a file that no version of Molo has written */
export function readSettings(value: unknown): Settings {
  const { molo: _version, ...current } = checked(file, value);
  return current;
}
