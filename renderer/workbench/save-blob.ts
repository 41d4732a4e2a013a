/** Hands a file to the browser's own "save"; both hosts allow it. Nothing is kept. */
export function saveBlob(blob: Blob, fileName: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = fileName;
  link.click();
  // Chromium has taken the bytes over by the next task.
  setTimeout(() => URL.revokeObjectURL(link.href), 0);
}
