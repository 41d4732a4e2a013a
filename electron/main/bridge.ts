import type { WebContents } from 'electron';
import type { FromPage, ToPage } from '#shared/host';
import { isOwn } from './scheme';

/** The main process' end of the bridge to one page. */
export interface PageBridge {
  tell<Channel extends keyof ToPage>(channel: Channel, message: ToPage[Channel]): void;
  /** Hears what the page itself says; what any other frame says, or what is not in the contract, is ignored. */
  hear<Channel extends keyof FromPage>(channel: Channel, act: (message: FromPage[Channel]) => void): void;
}

const FITS: { readonly [Channel in keyof FromPage]: (message: unknown) => message is FromPage[Channel] } = {
  'molo:unsaved': (message) => typeof message === 'boolean',
  'molo:ready': (message) => message === null,
};

export function bridgeTo(contents: WebContents): PageBridge {
  return {
    tell: (channel, message) => contents.send(channel, message),
    hear: (channel, act) => {
      contents.ipc.on(channel, ({ senderFrame }, message: unknown) => {
        const isPage = senderFrame !== null && senderFrame.parent === null && isOwn(senderFrame.url);
        if (isPage && FITS[channel](message)) act(message);
      });
    },
  };
}
