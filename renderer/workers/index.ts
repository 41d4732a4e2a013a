export type { Answered, Comparison, Loaded, Question, Reading, Survey, TableReference, TableSource, TableToRead, ToWrite, Written } from './data/contract';
export { DataClient } from './data/data-client';
export { keptBytes, type KeptDatabase } from './data/kept-table';
export { startDataClient } from './data/start';
export type { ChartToDraw, PageToWrite } from './pictures/contract';
export { PictureClient } from './pictures/picture-client';
export { startPictureClient } from './pictures/start';
