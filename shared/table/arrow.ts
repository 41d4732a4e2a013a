export { fromArrow } from './from-arrow';
export { toArrow } from './to-arrow';
