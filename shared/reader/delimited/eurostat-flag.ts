import { numberOf, type NumberValue } from './number-text';

/** A cell of Eurostat's: `12 p`, `:`, `: c`, `12 ` (its TSV files end every cell with a blank). */
export interface FlaggedValue {
  /** `null` for `:`, not available. */
  readonly value: NumberValue | null;
  readonly flag: string | null;
  /** Whether a blank stands before the flag. Without it `12b` may as well be a house number. */
  readonly spaced: boolean;
}

/** Eurostat's observation flags: break, confidential, definition differs, estimated, forecast, see metadata, ... */
const FLAGGED = /^(:|-?[\d.]+)( ?)([bcdefimnprsuz]{0,3}) ?$/;

export function flaggedValueOf(text: string): FlaggedValue | null {
  const match = FLAGGED.exec(text);
  if (match === null) return null;
  const [, number, blank, flags] = match as unknown as [string, string, string, string];
  const value = number === ':' ? null : numberOf(number);
  if (number !== ':' && value === null) return null;
  return { value, flag: flags === '' ? null : flags, spaced: blank !== '' };
}

/**
 * Whether the flagged cells of a column mean Eurostat's notation and not, say, lengths or house
 * numbers: beside them stands at least one number without a flag or one `:`, and flags that
 * touch their number are believed only where `:` occurs too.
 */
export function isEurostatColumn(flagged: readonly FlaggedValue[], hasPlainNumber: boolean): boolean {
  const missing = flagged.some(({ value }) => value === null);
  const plain = hasPlainNumber || flagged.some(({ value, flag }) => value !== null && flag === null);
  const touching = flagged.some(({ value, flag, spaced }) => value !== null && flag !== null && !spaced);
  const number = hasPlainNumber || flagged.some(({ value }) => value !== null);
  return number && (missing || (plain && !touching));
}
