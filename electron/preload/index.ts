export { createBridge } from './bridge';
