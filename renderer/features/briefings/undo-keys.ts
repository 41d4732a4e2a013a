import type { KeyboardEvent } from 'react';
import type { OpenDocument } from '#renderer/workbench';

/** Fields of panels are drafts: their undo is their own. */
const DRAFT = 'aside, [role="dialog"]';

/** Everything on the page is the document's, its head too: there Ctrl+Z goes to the document and not to the field. */
export function undoKeys(event: KeyboardEvent, document: OpenDocument): void {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || !/^[zy]$/i.test(event.key)) return;
  const { target } = event;
  if (!(target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement) || target.closest(DRAFT)) return;
  event.preventDefault();
  if (event.shiftKey || event.key.toLowerCase() === 'y') document.redo();
  else document.undo();
}
