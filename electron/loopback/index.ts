export { type Loopback, type LoopbackOptions, startLoopback } from './start';
