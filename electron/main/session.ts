import { basename } from 'node:path';
import type { DownloadItem, Event, Session } from 'electron';
import { isOwn, ORIGIN } from './scheme';

/** Chromium's net::ERR_FAILED side of `setCertificateVerifyProc`: the certificate does not hold. */
const CERTIFICATE_REFUSED = -2;

/** Writes a text that the page already has where the person asked for it; reads nothing. Everything else stays denied. */
const GRANTED = 'clipboard-sanitized-write';

/** Leaves a session nothing but the page itself: no network, no devices, no permission, no download that is not an export. */
export function hardenSession(session: Session): void {
  session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !mayLoad(url) }));
  session.setPermissionRequestHandler((_contents, permission, answer, { requestingUrl }) => answer(permission === GRANTED && isOwn(requestingUrl)));
  session.setPermissionCheckHandler((_contents, permission, origin) => permission === GRANTED && isOwn(origin.replace(/\/$/, '')));
  session.setDevicePermissionHandler(() => false);
  session.setCertificateVerifyProc((_request, answer) => answer(CERTIFICATE_REFUSED));
  // The spell checker fetches its dictionaries from a server.
  session.setSpellCheckerEnabled(false);
  session.on('will-download', onlyExports);
}

/** The page's own origin, what the page made itself, and what stands in the address itself. */
function mayLoad(address: string): boolean {
  return isOwn(address) || isOwnBlob(address) || address.startsWith('data:');
}

function isOwnBlob(address: string): boolean {
  return address.startsWith(`blob:${ORIGIN}/`);
}

/** An export is a blob that the page made; the person says in the system's dialog where it goes, or that it does not. */
function onlyExports(event: Event, item: DownloadItem): void {
  if (isOwnBlob(item.getURL())) item.setSaveDialogOptions({ defaultPath: basename(item.getFilename()), properties: ['showOverwriteConfirmation'] });
  else event.preventDefault();
}
