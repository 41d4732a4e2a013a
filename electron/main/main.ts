import { fileURLToPath } from 'node:url';
import { app, BrowserWindow, dialog, Menu, nativeTheme, protocol, screen, session } from 'electron';
import { defaultHome } from '#electron/services';
import { startMolo } from './start';

// Two folders below the root in the source and in the build alike.
const page = new URL('../../out/page', import.meta.url);
const preload = new URL('../../out/preload/preload.cjs', import.meta.url);
const icon = new URL('../../resources/icons/512x512.png', import.meta.url);

const onFault = (fault: unknown): void => {
  if (process.env.MOLO_DEBUG) console.error(fault);
};

// Not awaited here: Electron becomes ready only after this file has run to its end.
void startMolo(
  { app, BrowserWindow, dialog, Menu, nativeTheme, protocol, screen, session },
  {
    home: defaultHome(),
    page: fileURLToPath(page),
    preload: fileURLToPath(preload),
    icon: fileURLToPath(icon),
    // A packaged program is its own first word; in development the folder of the app is the second.
    words: process.argv.slice(app.isPackaged ? 1 : 2),
    folder: process.cwd(),
    platform: process.platform,
    onFault,
  },
);
