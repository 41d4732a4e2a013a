import type { Bridge } from '#shared/host';
import type { Workbench } from './workbench';

/** What Electron gives the page beside the host's operations; `null` in a browser. */
export function desktop(page: Window): Bridge | null {
  return (page as Window & { readonly molo?: Bridge }).molo ?? null;
}

/** Lets the desktop open packages, choose commands from its own menu, and ask before work is lost. */
export function connectDesktop(bridge: Bridge, { session, router, commands, unsaved }: Workbench): void {
  bridge.onCommand((id) => {
    const command = commands.find(id);
    if (command) commands.run(command);
  });
  bridge.onOpenFile((path) => {
    router.go('library');
    void session.openPath(path);
  });
  unsaved.subscribe(({ documents }) => bridge.setUnsaved(documents.size > 0));
}
