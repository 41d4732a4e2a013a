/**
 * A key combination: modifiers, then the key, joined by `+`: `Mod+K`, `Mod+Shift+Z`, `Escape`, `F6`.
 * `Mod` is Ctrl, on a Mac Command. Keys are named as `KeyboardEvent.key` names them.
 * Ctrl+Alt is never used: on a Polish keyboard that is AltGr, which writes ą and ż.
 */
export type Shortcut = string;

export interface Chord {
  readonly mod: boolean;
  readonly shift: boolean;
  readonly alt: boolean;
  readonly key: string;
}

/** What is read of a keyboard event. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

export function parseShortcut(shortcut: Shortcut): Chord {
  const parts = shortcut.split('+');
  const key = parts.pop() ?? '';
  return { mod: parts.includes('Mod'), shift: parts.includes('Shift'), alt: parts.includes('Alt'), key };
}

/** Whether the press is this combination exactly. Letters and digits also match by their place on the keyboard, for layouts that write other letters. */
export function matchesShortcut(shortcut: Shortcut, press: KeyPress, mac: boolean): boolean {
  const chord = parseShortcut(shortcut);
  const mod = mac ? press.metaKey : press.ctrlKey;
  const other = mac ? press.ctrlKey : press.metaKey;
  if (mod !== chord.mod || other || press.altKey !== chord.alt || press.shiftKey !== chord.shift) return false;
  if (press.key.toLowerCase() === chord.key.toLowerCase()) return true;
  return /^[A-Z]$/i.test(chord.key) ? press.code === `Key${chord.key.toUpperCase()}` : /^\d$/.test(chord.key) && press.code === `Digit${chord.key}`;
}

const MAC_SIGNS: Readonly<Record<string, string>> = { Mod: '⌘', Shift: '⇧', Alt: '⌥' };
const SIGNS: Readonly<Record<string, string>> = {
  Mod: 'Ctrl',
  Escape: 'Esc',
  Enter: '↵',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Delete: 'Del',
  PageUp: 'PgUp',
  PageDown: 'PgDn',
};

/** What is printed on the keys. */
export function shownKeys(shortcut: Shortcut, mac: boolean): string[] {
  return shortcut.split('+').map((part) => (mac ? MAC_SIGNS[part] : undefined) ?? SIGNS[part] ?? part);
}

/** The combination as `aria-keyshortcuts` writes it. */
export function ariaShortcut(shortcut: Shortcut, mac: boolean): string {
  return shortcut.replace('Mod', mac ? 'Meta' : 'Control');
}

/** A Mac has Command where others have Ctrl. */
export const ON_MAC = typeof navigator !== 'undefined' && /mac/i.test(navigator.platform);
