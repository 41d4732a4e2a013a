import type { Block } from '#shared/briefing';
import { wholeBlock } from './whole';

export type ChartBlock = Extract<Block, { type: 'chart' }>;

export const chart = wholeBlock<ChartBlock>('chart');
