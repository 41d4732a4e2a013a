import { EventEmitter } from 'node:events';
import type { DownloadItem, OnBeforeRequestListenerDetails, Protocol, SaveDialogOptions, Session, USBDevice, WebContents, WebRequest } from 'electron';
import { anEvent } from './event';

type SessionPart = Pick<Session, 'setCertificateVerifyProc' | 'setDevicePermissionHandler' | 'setPermissionCheckHandler' | 'setPermissionRequestHandler' | 'setSpellCheckerEnabled'>;
type HandlerOf<Setter extends keyof SessionPart> = NonNullable<Parameters<SessionPart[Setter]>[0]>;
type RequestFilter = NonNullable<Parameters<WebRequest['onBeforeRequest']>[0]>;

export class StandInSession extends EventEmitter implements SessionPart {
  readonly handlers = new Map<string, (request: Request) => Response | Promise<Response>>();
  readonly protocol = { handle: (scheme, handler) => void this.handlers.set(scheme, handler) } satisfies Pick<Protocol, 'handle'>;
  readonly webRequest = { onBeforeRequest: (filter: RequestFilter) => void (this.#filter = filter) };
  isSpellChecked = true;
  verifyCertificate: HandlerOf<'setCertificateVerifyProc'> | null = null;
  #filter: RequestFilter | null = null;
  #onRequest: HandlerOf<'setPermissionRequestHandler'> | null = null;
  #onCheck: HandlerOf<'setPermissionCheckHandler'> | null = null;
  #onDevice: HandlerOf<'setDevicePermissionHandler'> | null = null;

  setCertificateVerifyProc(verify: HandlerOf<'setCertificateVerifyProc'> | null): void {
    this.verifyCertificate = verify;
  }

  setPermissionRequestHandler(handler: HandlerOf<'setPermissionRequestHandler'> | null): void {
    this.#onRequest = handler;
  }

  setPermissionCheckHandler(handler: HandlerOf<'setPermissionCheckHandler'> | null): void {
    this.#onCheck = handler;
  }

  setDevicePermissionHandler(handler: HandlerOf<'setDevicePermissionHandler'> | null): void {
    this.#onDevice = handler;
  }

  setSpellCheckerEnabled(enable: boolean): void {
    this.isSpellChecked = enable;
  }

  /** Whether a request for this address gets further than the filter. */
  lets(url: string): boolean {
    let cancelled = false;
    this.#filter?.({ url } as OnBeforeRequestListenerDetails, (answer) => (cancelled = answer.cancel === true));
    return !cancelled;
  }

  /** What is granted of a permission in any of the three ways in which Electron asks. Without a handler Electron grants it. */
  grants(permission: string, requestingUrl: string): { readonly asked: boolean; readonly checked: boolean; readonly device: boolean } {
    let asked = this.#onRequest === null;
    const name = permission as Parameters<HandlerOf<'setPermissionCheckHandler'>>[1];
    this.#onRequest?.(null as unknown as WebContents, name, (granted) => (asked = granted), { isMainFrame: true, requestingUrl });
    // Electron tells the check an origin with its slash.
    const checked = this.#onCheck?.(null, name, `${requestingUrl.split('/').slice(0, 3).join('/')}/`, { isMainFrame: true }) ?? true;
    const device = this.#onDevice?.({ deviceType: 'usb', origin: requestingUrl, device: {} as USBDevice }) ?? true;
    return { asked, checked, device };
  }

  /** A download as Electron announces it: `null` when it is refused, else what the save dialog is told. */
  download(url: string, fileName: string): SaveDialogOptions | null {
    const event = anEvent();
    let options: SaveDialogOptions = {};
    const item: Pick<DownloadItem, 'getFilename' | 'getURL' | 'setSaveDialogOptions'> = { getURL: () => url, getFilename: () => fileName, setSaveDialogOptions: (given) => void (options = given) };
    this.emit('will-download', event, item, null);
    return event.defaultPrevented ? null : options;
  }
}
