import { escapeXml } from '#shared/chart';

export const escapeHtml = escapeXml;

/** Marks that turn the order of what follows (UAX 9). Their effect ends with the element that holds them. */
const TURNS_ORDER = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;
const EVERY_TURN = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** Text from outside among other text: whatever order it asks for stays inside it. */
export function isolated(text: string): string {
  return TURNS_ORDER.test(text) ? `<bdi>${escapeHtml(text)}</bdi>` : escapeHtml(text);
}

/** Code as it runs: no mark may show it in another order. */
export function codeHtml(code: string): string {
  return escapeHtml(code.replace(EVERY_TURN, '\ufffd'));
}

/** ` name="value"`, or nothing for a value that is not there. */
export function attribute(name: string, value: string | undefined): string {
  return value === undefined ? '' : ` ${name}="${escapeHtml(value)}"`;
}
