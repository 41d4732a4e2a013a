import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

export function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** Where a program of one of these names lies on the PATH. */
export function onPath(names, path = process.env.PATH ?? '') {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return names.flatMap((name) => path.split(delimiter).map((folder) => join(folder, name + suffix))).find(isProgram);
}
