/** Children of a test run are those of `npm start`: what either needs before anything is installed stands there. */
export { endChildren, npm, ROOT, run, runPackage } from '../../electron/start/child.mjs';
