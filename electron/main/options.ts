import type { ServicesOptions } from '#electron/host';

/** The modules of Electron that Molo uses. */
export type Electron = Pick<typeof import('electron'), 'app' | 'BrowserWindow' | 'dialog' | 'Menu' | 'nativeTheme' | 'protocol' | 'screen' | 'session'>;

export interface MoloOptions extends Omit<ServicesOptions, 'host' | 'version'> {
  /** Folder of the built page. */
  readonly page: string;
  /** The built preload script. */
  readonly preload: string;
  /** The window's icon, where the system does not take it from the program. */
  readonly icon: string;
  /** The command line without the program itself. */
  readonly words: readonly string[];
  /** Where its relative paths start. */
  readonly folder: string;
  readonly platform: NodeJS.Platform;
  /** Hears of every fault of our own. */
  readonly onFault?: (fault: unknown) => void;
}
