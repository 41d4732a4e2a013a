import type { WebContents } from 'electron';
import { isOwn } from './scheme';

/** Keeps a page where it is: it opens no window, goes nowhere else, holds no other page, and reveals no address by WebRTC. */
export function hardenContents(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-attach-webview', (event) => event.preventDefault());
  for (const navigation of ['will-navigate', 'will-frame-navigate', 'will-redirect'] as const) {
    // The listeners differ in what else they are told.
    contents.on(navigation as 'will-navigate', (event) => {
      if (!isOwn(event.url)) event.preventDefault();
    });
  }
  // The one way out that neither the policy nor the request filter sees.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}
