import type { Block } from '#shared/briefing';
import { wholeBlock } from './whole';

export type TableBlock = Extract<Block, { type: 'table' }>;

export const table = wholeBlock<TableBlock>('table');
