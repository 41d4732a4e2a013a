import type { IpcRenderer, WebUtils } from 'electron';
import type { Bridge, FromPage, ToPage } from '#shared/host';

/** The bridge over Electron's own messages. The page never sees a channel, an event or a sender. */
export function createBridge(ipc: Pick<IpcRenderer, 'on' | 'off' | 'send'>, webUtils: Pick<WebUtils, 'getPathForFile'>): Bridge {
  const tell = <Channel extends keyof FromPage>(channel: Channel, message: FromPage[Channel]): void => ipc.send(channel, message);

  const hear = (channel: keyof ToPage, callback: (text: string) => void): (() => void) => {
    const listener = (_event: unknown, message: unknown): void => {
      if (typeof message === 'string') callback(message);
    };
    ipc.on(channel, listener);
    return () => void ipc.off(channel, listener);
  };

  return {
    pathForFile: (file) => webUtils.getPathForFile(file) || null,
    onOpenFile(callback) {
      const stop = hear('molo:open-file', callback);
      tell('molo:ready', null);
      return stop;
    },
    onCommand: (callback) => hear('molo:command', callback),
    setUnsaved: (unsaved) => tell('molo:unsaved', unsaved),
  };
}
