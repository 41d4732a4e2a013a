import { onPath } from '../../run/chromium.mjs';

/** The browser that the tests drive; `undefined` where there is none, and then they skip. */
export const CHROMIUM: string | undefined = process.env.MOLO_CHROMIUM ?? onPath(['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']);

export const NO_CHROMIUM = 'There is no Chromium: install one, or name its program in MOLO_CHROMIUM.';
