import { onPath } from '../../electron/start/programs.mjs';
import { aptInstall, mayInstall } from './debian.mjs';
import { nothing } from './outcome.mjs';

/** Stock programs that know nothing of Molo and judge its work -> the Debian package that brings each. */
export const TOOLS = { sqlite3: 'sqlite3', age: 'age', unzip: 'unzip', pdftotext: 'poppler-utils', strace: 'strace', ip: 'iproute2' };

const absent = () => Object.keys(TOOLS).filter((tool) => onPath([tool]) === undefined);

/** Installs what may be installed; a test whose tool stays absent skips and says so. */
export async function installTools() {
  let missing = absent();
  if (missing.length > 0 && mayInstall()) {
    console.log(`Installing ${missing.join(', ')} ...`);
    await aptInstall(missing.map((tool) => TOOLS[tool]), 300);
    missing = absent();
  }
  console.log(missing.length === 0 ? `${Object.keys(TOOLS).join(', ')}: all here.` : `Absent: ${missing.join(', ')}. Tests that compare with them skip.`);
  return nothing();
}
