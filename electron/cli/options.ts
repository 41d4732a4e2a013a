import { defaultHome } from '#electron/services';

export const HOME_OPTION = '--home <dir>';
export const PASSPHRASE_FILE_OPTION = '--passphrase-file <file>';
export const OUT_OPTION = '-o, --output <file>';

/** The keyring's folder: `--home`, else where this platform keeps it (design, section 6). */
export function homeOf(options: { readonly home?: string | undefined }): string {
  return options.home ?? defaultHome();
}
