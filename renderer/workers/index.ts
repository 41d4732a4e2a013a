export type { KeptDatabase, Loaded, Question, Reading, TableSource, TableToRead } from './data/contract';
export { DataClient } from './data/data-client';
export { startDataClient } from './data/start';
