import { homedir } from 'node:os';
import { posix, win32 } from 'node:path';

/** What the choice of a home folder depends on. */
export interface Surroundings {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly userFolder: string;
}

/**
 * Where keys, contacts and marks live unless `--home` says otherwise: `MOLO_HOME`, else the
 * platform's folder for data of applications (XDG Base Directory on Linux).
 */
export function defaultHome(surroundings?: Surroundings): string {
  const { platform, env, userFolder } = surroundings ?? { platform: process.platform, env: process.env, userFolder: homedir() };
  if (env.MOLO_HOME) return env.MOLO_HOME;
  if (platform === 'win32') return win32.join(env.APPDATA || win32.join(userFolder, 'AppData', 'Roaming'), 'Molo');
  if (platform === 'darwin') return posix.join(userFolder, 'Library', 'Application Support', 'Molo');
  // The standard has relative paths ignored.
  const data = env.XDG_DATA_HOME?.startsWith('/') ? env.XDG_DATA_HOME : posix.join(userFolder, '.local', 'share');
  return posix.join(data, 'molo');
}
