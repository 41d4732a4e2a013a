import { dependenciesFit, installLocked } from '../../electron/start/dependencies.mjs';
import { failed, nothing } from './outcome.mjs';

export async function installDependencies() {
  if (dependenciesFit()) {
    console.log('node_modules fits package-lock.json.');
    return nothing();
  }
  console.log('Installing what package-lock.json names (npm ci) ...');
  const { ok, reason } = await installLocked();
  return ok ? nothing() : failed('dependencies', `npm ci: ${reason}. A registry has to be reachable once; later runs need none.`);
}
