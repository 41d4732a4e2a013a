export { type Electron, type MoloOptions, startMolo } from './start';
