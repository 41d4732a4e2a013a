import { describe, expect, it } from 'vitest';
import { ariaShortcut, type KeyPress, matchesShortcut, shownKeys } from '../../../../renderer/ui/shortcut/keys';

const press = (key: string, held: Partial<KeyPress> = {}): KeyPress => ({ key, code: `Key${key.toUpperCase()}`, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...held });

describe('a shortcut', () => {
  it('is its keys and no others', () => {
    expect(matchesShortcut('Mod+K', press('k', { ctrlKey: true }), false)).toBe(true);
    expect(matchesShortcut('Mod+K', press('k'), false)).toBe(false);
    expect(matchesShortcut('Mod+K', press('k', { ctrlKey: true, shiftKey: true }), false)).toBe(false);
    expect(matchesShortcut('Mod+K', press('k', { ctrlKey: true, altKey: true }), false)).toBe(false);
  });

  it('is Command on a Mac', () => {
    expect(matchesShortcut('Mod+K', press('k', { metaKey: true }), true)).toBe(true);
    expect(matchesShortcut('Mod+K', press('k', { ctrlKey: true }), true)).toBe(false);
  });

  it('takes a letter that Shift made a capital', () => {
    expect(matchesShortcut('Mod+Shift+Z', press('Z', { ctrlKey: true, shiftKey: true }), false)).toBe(true);
  });

  it('works on a keyboard that writes other letters', () => {
    expect(matchesShortcut('Mod+K', press('л', { code: 'KeyK', ctrlKey: true }), false)).toBe(true);
    expect(matchesShortcut('Mod+2', press('é', { code: 'Digit2', ctrlKey: true }), false)).toBe(true);
  });

  it('leaves AltGr alone, which writes Polish letters', () => {
    expect(matchesShortcut('Mod+Z', press('ż', { code: 'KeyZ', ctrlKey: true, altKey: true }), false)).toBe(false);
  });

  it('is shown as it is printed on the keys', () => {
    expect(shownKeys('Mod+Shift+Z', false)).toEqual(['Ctrl', 'Shift', 'Z']);
    expect(shownKeys('Mod+Shift+Z', true)).toEqual(['⌘', '⇧', 'Z']);
    expect(ariaShortcut('Mod+Enter', false)).toBe('Control+Enter');
  });
});
