export { runDemo } from './demo/run';
export { runMolo } from './program';
export type { Terminal } from './terminal';
