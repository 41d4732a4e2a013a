/** So many files of a dropped folder are looked at: more are no package, and a whole disk may be dropped by mistake. */
const FILES = 1_024;

/** Paths of files that came in a folder. Browsers tell them of chosen folders only. */
const paths = new WeakMap<File, string>();

/** A file's path in the folder with which it came, the folder's name first; alone its name. */
export function pathInFolder(file: File): string {
  return paths.get(file) ?? (file.webkitRelativePath || file.name);
}

/** What was dropped: the files, and those in folders. To be called while the event is handled, since afterwards nothing is there any more. */
export async function droppedFiles(dropped: DataTransfer): Promise<File[]> {
  const loose = [...dropped.files];
  const entries = [...dropped.items].filter(({ kind }) => kind === 'file').map((item) => item.webkitGetAsEntry());
  const folders = entries.filter((entry) => entry?.isDirectory) as FileSystemDirectoryEntry[];
  if (folders.length === 0) return loose;
  const files: File[] = [];
  for (const [index, entry] of entries.entries()) {
    if (entry?.isDirectory) await collect(entry as FileSystemDirectoryEntry, files);
    else if (loose[index]) files.push(loose[index]);
  }
  return files;
}

async function collect(folder: FileSystemDirectoryEntry, files: File[]): Promise<void> {
  for (const entry of await entriesOf(folder)) {
    if (files.length >= FILES) return;
    if (entry.isDirectory) await collect(entry as FileSystemDirectoryEntry, files);
    else files.push(await fileOf(entry as FileSystemFileEntry));
  }
}

/** A folder tells its entries a hundred at a time. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const entries: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0 || entries.length > FILES) return entries;
    entries.push(...some);
  }
}

async function fileOf(entry: FileSystemFileEntry): Promise<File> {
  const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
  paths.set(file, entry.fullPath.replace(/^\//, ''));
  return file;
}
