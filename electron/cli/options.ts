import { defaultHome } from '#electron/services';
import type { Acceptance } from '#shared/package';

export const HOME_OPTION = '--home <dir>';
export const PASSPHRASE_FILE_OPTION = '--passphrase-file <file>';
export const EARLIER_OPTION = '--earlier';
export const EXPIRED_OPTION = '--expired';
export const OUT_OPTION = '-o, --output <file>';

/** The keyring's folder: `--home`, else where this platform keeps it (design, section 6). */
export function homeOf(options: { readonly home?: string | undefined }): string {
  return options.home ?? defaultHome();
}

/** What a person says yes to beforehand: `--earlier`, `--expired`. */
export interface AcceptanceOptions {
  readonly earlier?: boolean;
  readonly expired?: boolean;
}

export function acceptanceOf({ earlier, expired }: AcceptanceOptions): Acceptance {
  return [...(earlier ? (['earlier'] as const) : []), ...(expired ? (['expired'] as const) : [])];
}
