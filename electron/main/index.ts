export type { Electron, MoloOptions } from './options';
export { startMolo } from './start';
