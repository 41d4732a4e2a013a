import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserWindow, Rectangle, Screen } from 'electron';

/** Where the window was, in device-independent pixels. Nothing else is remembered of it. */
export interface WindowState extends Rectangle {
  readonly maximised: boolean;
}

const VERSION = 'window/1';

/** At least this much of the title bar has to be on a screen, so that the window can be fetched back. */
const GRIP = 64;

/** The window's place in `<home>/window.json`; a file that cannot be read or written is no loss. */
export class WindowPlace {
  readonly #path: string;

  constructor(home: string) {
    this.#path = join(home, 'window.json');
  }

  /** The last place, where the screens that are there now still show it; else `null`. */
  read(screen: Pick<Screen, 'getAllDisplays'>): WindowState | null {
    const state = this.#parsed();
    const isShown = state !== null && screen.getAllDisplays().some(({ workArea }) => holdsTitleBar(workArea, state));
    return isShown ? state : null;
  }

  write(window: Pick<BrowserWindow, 'getNormalBounds' | 'isMaximized'>): void {
    const { x, y, width, height } = window.getNormalBounds();
    const text = `${JSON.stringify({ molo: VERSION, x, y, width, height, maximised: window.isMaximized() })}\n`;
    try {
      writeFileSync(this.#path, text, { mode: 0o600 });
    } catch {
      // Next time it opens where it opened the first time.
    }
  }

  #parsed(): WindowState | null {
    try {
      const state = JSON.parse(readFileSync(this.#path, 'utf8')) as Partial<WindowState & { molo: string }> | null;
      return state?.molo === VERSION && [state.x, state.y, state.width, state.height].every(Number.isSafeInteger) ? (state as WindowState) : null;
    } catch {
      return null;
    }
  }
}

function holdsTitleBar(area: Rectangle, { x, y, width }: Rectangle): boolean {
  const isBeside = x + width < area.x + GRIP || x > area.x + area.width - GRIP;
  return !isBeside && y >= area.y && y <= area.y + area.height - GRIP;
}
